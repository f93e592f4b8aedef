"""Parties and events of the scope that nothing comes to."""

import re

from planforge.findings import Path, Severity, Where
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.background import Scope

_WORKING = frozenset(
    {
        "organization", "response", "measures", "reporting", "recovery", "communication",
        "drills", "monitoring", "grading", "risks", "resources", "sections", "annexes", "training",
    }
)  # fmt: skip
_TAIL = (
    r"(?:类|型)?(?:突发)?(?:类|事件|事故|灾害|故障|投诉|问题|风险|"
    r"企业|机构|公司|单位|部门|平台|组织|人员|者|等)+$"
)
_VAGUE = frozenset({"相关", "有关", "其他", "突发", "各类", "社会", "消费", "公众", "本", "各"})
_FEW = 2


@rule("PF664", "scope-unserved", "范围里写了，后面没有下文", Severity.WARNING)
def scope_unserved(context: Context) -> Found:
    """A party or an event named in the scope has no unit, step or drill.

    问题：适用范围列了某一方或者某一类事件，后面的分工、处置、演练里再也没有出现。
    为什么：范围写了就是承诺管，出了这类事却没有人、没有办法。
    改法：补上这一方的职责或者这一类事件的处置；管不到的，从范围里删去。

    反例：
        适用范围:
          正文: 本预案适用于自然灾害、网络攻击。
          适用事件: [自然灾害, 网络攻击]
        应急响应:
          响应程序:
            阶段:
              - {标题: 自然灾害, 步骤: [停止收货，转移货物。, 清点人员。, 向总经理报告。]}
        标题: 示例公司综合应急预案

    正例：
        适用范围:
          正文: 本预案适用于自然灾害、网络攻击。
          适用事件: [自然灾害, 网络攻击]
        应急响应:
          响应程序:
            阶段:
              - {标题: 自然灾害, 步骤: [停止收货，转移货物。]}
              - {标题: 网络攻击, 步骤: [断开受攻击的服务器，改用备用线路。]}
        标题: 示例公司综合应急预案
    """
    scope = context.plan.scope
    if scope is None or context.facts.formal:
        return
    working = _working(context)
    if not working:
        return
    own = {"platform": "平台", "tmall_shop": "店"}.get(context.facts.type, "本单位")
    parties = [one for one in scope.parties if own not in one and _lost(one, working)]
    if parties:
        at, words = _place(scope, "parties", scope.parties, parties[0])
        named = "、".join(f"“{one}”" for one in parties)
        message = f"范围里有{named}，后面的职责、处置、演练里却没有一处写到。"
        yield Problem(at, message, words=words)
    yield from _events(scope, working)
    yield from _kinds(scope, working)


def _events(scope: Scope, working: str) -> Found:
    events = [one for one in scope.events if _lost(one, working)]
    if not events:
        return
    at, words = _place(scope, "events", scope.events, events[0])
    named = "、".join(f"“{one}”" for one in events)
    all_ = len(events) == len(scope.events) and len(events) > _FEW
    if all_:
        message = f"范围里列了{named}，后面没有一类写到怎么处置。"
    else:
        message = f"范围里有{named}，后面没有写到怎么处置。"
    rest = [_place(scope, "events", scope.events, one) for one in events[1:]]
    also = tuple(Where(place, told) for place, told in rest if place != at)
    severity = Severity.INFO if all_ else None
    yield Problem(at, message, words=words, also=also, severity=severity)


def _kinds(scope: Scope, working: str) -> Found:
    """Kinds of events that the scope lists as items: 系统类, 交易类."""
    kinds = [
        (index, item.title)
        for index, item in enumerate(scope.items)
        if item.title and item.title.endswith(("类", "事件"))
    ]
    lost = [(index, title) for index, title in kinds if _lost(title, working)]
    if not lost or 2 * len(lost) > len(kinds):
        return
    named = "、".join(f"“{title}”" for _, title in lost)
    at = [("scope", "items", index, "title") for index, _ in lost]
    also = tuple(Where(one) for one in at[1:])
    yield Problem(at[0], f"范围里有{named}，后面没有写到怎么处置。", words=lost[0][1], also=also)


def _working(context: Context) -> str:
    """The words of the parts that do something, without lists of members."""
    texts = [
        text.text
        for text in context.prose
        if text.part in _WORKING
        and text.field not in {"members", "holder", "leader"}
        and not (text.part == "organization" and text.text.startswith(("包括", "由")))
    ]
    return "\n".join(texts)


def _lost(name: str, working: str) -> bool:
    """Neither the name nor its core occurs."""
    core = re.sub(_TAIL, "", re.sub(r"^(?:各类|各级|相关|有关|本)", "", name)).strip()
    if len(core) < _FEW or core in _VAGUE:
        return False
    return core not in working and not (len(core) > _FEW + 1 and core[:_FEW] in working)


def _place(scope: Scope, field: str, names: tuple[str, ...], name: str) -> tuple[Path, str]:
    """In the scope's text where it stands there, else in the list."""
    if scope.text and name in scope.text:
        return ("scope", "text"), name
    return ("scope", field, names.index(name)), name
