"""Words that lean on something the plan does not have: 根据事件等级, 按照职责分工."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.prose import Prose
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.head import Kind

_LEAST = 2


@rule("PF454", "notion-without-substance", "悬空的说法", Severity.WARNING)
def notion_without_substance(context: Context) -> Found:
    """A sentence leans on grades or duties that stand nowhere in the plan.

    问题：正文说“根据事件等级”“按照职责分工”，全文却没有分级，也没有给部门分工。
    为什么：执行的人到这一步要去查等级、查分工，查不到就只能临时商量。
    改法：补上分级标准或者部门职责；不打算分的，删去这半句，直接写怎么做。

    反例：
        应急响应:
          - 标题: 响应
            步骤:
              - 根据事件等级，启动相应的应急响应措施。

    反例：
        组织机构:
          - {名称: 应急指挥部, 职责: 统一指挥。}
        应急响应:
          - 标题: 响应
            步骤:
              - 各部门按照职责分工，迅速开展处置。

    正例：
        组织机构:
          - {名称: 应急指挥部, 职责: 统一指挥。}
          - {名称: 客服部, 职责: 负责受理投诉。}
        应急响应:
          - 标题: 响应
            步骤:
              - 各部门按照职责分工，迅速开展处置。
    """
    if context.plan.kind in {Kind.FORMAL_TEXT, Kind.CARD}:
        return
    if not _graded(context) and context.coverage.missing("levels") is None:
        yield from _told(
            context,
            _grade(),
            "但全文没有分级",
            "补写分级标准：用数量、金额、时长、伤害后果写出各级的条件。",
        )
    yield from _set_before(context)
    if not _divided(context):
        yield from _told(
            context,
            _duty(),
            "但全文没有给部门分工",
            "在组织机构里逐个部门写明职责，或者在这里直接写谁做什么。",
        )


def _set_before(context: Context) -> Found:
    """按照预先设定的物资分配方案: what was laid down before stands nowhere in the plan."""
    for text in context.having(("预先", "事先", "既定")):
        for match in _laid_down().finditer(text.text):
            noun = match["what"]
            if context.text.count(noun) == context.text.count(match["how"] + noun):
                message = f"说了“{match[0]}”，但全文没有这个{noun[-2:]}。"
                hint = f"把{noun}写出来，或者作为附件附上。"
                yield Problem(text.at, message, hint, words=match[0], severity=Severity.INFO)


@cache
def _laid_down() -> re.Pattern[str]:
    return re.compile(
        r"按照?(?P<how>(?:预先|事先)(?:设定|制定|确定|规定|约定)的|既定的)"
        r"(?P<what>[^\W\d_a-zA-Z]{2,8}?(?:方案|流程|程序|权限|标准|名单|路线))"
    )


def _told(context: Context, pattern: re.Pattern[str], lack: str, hint: str) -> Found:
    found: list[tuple[Prose, str]] = []
    for text in context.prose:
        if text.part not in {"drills", "annexes"} and ("根据" in text.text or "按" in text.text):
            found += [(text, match[0]) for match in pattern.finditer(text.text)]
    if not found:
        return
    (text, words), *rest = found
    more = f"等 {len(found)} 处，" if rest else "，"
    also = tuple(other.where(said) for other, said in rest)
    yield Problem(text.at, f"说了“{words}”{more}{lack}。", hint, words=words, also=also)


def _graded(context: Context) -> bool:
    if any(len(ladder.levels) >= _LEAST for ladder in context.ladders):
        return True
    grading = context.plan.grading
    return (grading is not None) or _level().search(context.text) is not None


def _divided(context: Context) -> bool:
    for body in context.bodies.units:
        duties = getattr(body.model, "duties", ())
        if duties and body.core is None and _department().search(body.name):
            return True
    return _charged().search(context.text) is not None


@cache
def _grade() -> re.Pattern[str]:
    return re.compile(
        r"(?:根据|按照?|依据|依照|视)[^，,。；;]{0,8}?(?:(?:事件|事故|响应|预警|突发事件|风险|灾害|故障)的?)"
        r"(?:等级|级别)"
    )


@cache
def _level() -> re.Pattern[str]:
    """Signs of a grading in running text."""
    return re.compile(
        r"(?:分为|划分为|分成)[^，。；]{0,12}(?:[二三四两234]个?(?:级|等级|档)|特别重大)|[ⅠⅡⅢⅣ]级|"
        r"(?:一|二|三|四)级(?:应急)?(?:响应|预警|事件)|[红橙黄蓝]色预警|特别重大[、（(]|P[0-3]级?"
    )


@cache
def _duty() -> re.Pattern[str]:
    return re.compile(
        r"(?:各|有关|相关)(?:有关|相关|职能)?(?:部门|单位|部门、单位|方面)+(?:要|应)?按照?(?:各自)?(?:的)?职责分工"
    )


@cache
def _department() -> re.Pattern[str]:
    return re.compile(r"(?:部|局|委|办|处|科|室|中心|部门|公司|分局|所|站|店|岗|客服|运营)$")


@cache
def _charged() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?<!指挥)部|局|委|办|处|科|(?<!指挥)中心|部门|公司)(?:负责人|经理)?[：:]?(?:主要)?(?:负责(?!人|同志)|承担|牵头)"
    )
