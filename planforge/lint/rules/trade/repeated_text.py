"""Sentences that stand twice, word for word."""

from planforge.findings import Severity, Where
from planforge.lint.context import Context
from planforge.lint.hits import cut, in_template
from planforge.lint.prose import Prose
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.base import Entry

Said = tuple[Prose, str]
"""Words with the text they stand in."""
_LONG = 12
_CLAUSE = 9
_WHOLE = 24
"""A sentence so long is not said twice in one chapter by chance."""
_ONCE = frozenset({"recovery", "communication", "resources", "implementation", "training"})
_OFTEN = 3
_DEEP = 3
"""Paths of chapters are no longer than that."""
_CUSTOM = ("交办的其他", "其他工作", "以下简称", "见附件", "自发布之日", "自印发之日")
_EMPTY = ("加强", "提高", "完善", "确保", "做好", "强化", "落实", "密切")


@rule("PF673", "repeated-text", "逐字重复", Severity.WARNING)
def repeated_text(context: Context) -> Found:
    """A sentence or a set phrase stands in several places.

    问题：同一句话在两处一字不差，或者同一句套话反复出现。
    为什么：不知道是哪一步、由谁做；以后改一处漏一处。
    改法：只在最合适的一处写，写明责任人和时限，别处删去或者引用。

    反例：
        应急响应:
          - 标题: 处理措施
            步骤: ["对投诉事件进行总结，分析原因，提出改进措施。"]
        后期处置:
          - 对投诉事件进行总结，分析原因，提出改进措施。
        标题: 示例公司应急预案

    正例：
        应急响应:
          - 标题: 处理措施
            步骤: [市场部一小时内汇总投诉情况报总经理。]
        后期处置:
          - 总经理在一周内组织总结，提出改进措施。
        标题: 示例公司应急预案
    """
    if context.facts.formal:
        return
    twice = {key: found for key, found in _sentences(context).items() if _doubled(found)}
    for found in twice.values():
        yield _problem(found, "一字不差")
    told = "".join(twice)
    for words, found in _phrases(context).items():
        parts = {text.part for text, _ in found} - {"sections"}
        if _places(found) >= _OFTEN and len(parts) > 1 and words not in told:
            yield _problem(found, "反复出现", Severity.INFO)


def _sentences(context: Context) -> dict[str, list[Said]]:
    found: dict[str, list[Said]] = {}
    for text in context.prose:
        if len(text.text) >= _LONG and _counts(text):
            for one in text.sentences:
                key = one.words.rstrip("。；;！!")
                if len(key) >= _LONG and key[-1] not in "：:":
                    found.setdefault(key, []).append((text, one.words))
    return found


def _phrases(context: Context) -> dict[str, list[Said]]:
    """Clauses that begin with words that say little."""
    found: dict[str, list[Said]] = {}
    for text in context.having(_EMPTY):
        for words in map(str.strip, cut().split(text.text) if _counts(text) else ()):
            if len(words) >= _CLAUSE and words.startswith(_EMPTY):
                found.setdefault(words, []).append((text, words))
    return found


def _counts(text: Prose) -> bool:
    return (
        text.field in {"text", "action"}
        and isinstance(text.owner, Entry)
        and "\t" not in text.text
        and not in_template(text)
        and text.part not in {"opening", "closing", "grading"}
    )


def _doubled(found: list[Said]) -> bool:
    """In two parts of the plan, or twice in one list; parallel chapters may say the same."""
    if any(word in found[0][1] for word in _CUSTOM):
        return False
    parts = {text.part for text, _ in found} - {"sections"}
    lists = [text.at[:-2] for text, _ in found if len(text.at) > _DEEP]
    once = bool(parts) and parts <= _ONCE and len(found[0][1]) >= _WHOLE
    duties = parts == {"organization"} and all("duties" in text.at for text, _ in found)
    return _places(found) > 1 and (len(parts) > 1 or len(set(lists)) < len(lists) or duties or once)


def _places(found: list[Said]) -> int:
    return len({text.at for text, _ in found})


def _problem(found: list[Said], how: str, severity: Severity | None = None) -> Problem:
    (first, words), rest = found[0], found[1:]
    shown = words if len(words) <= 40 else words[:40] + "……"
    message = f"“{shown.rstrip('。；;')}”有 {len(found)} 处{how}。"
    also = tuple(Where(text.at, said) for text, said in rest)
    return Problem(first.at, message, words=words, also=also, severity=severity)
