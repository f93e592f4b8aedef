"""Drills and revisions that come regularly, and nobody knows when."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.prose import Prose
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.head import Kind

_HOW = ("定期", "适时", "经常")
_SHOP = (
    "写明哪一天做、谁来做：大促前推演一次超卖、错价、客服排队；备份写明备哪些、多久一次、放在哪里。"
)
_OTHER = {Kind.FORMAL_TEXT, Kind.CARD}


@rule("PF472", "no-period", "只说定期、适时，没有写多久一次", Severity.INFO)
def no_period(context: Context) -> Found:
    """Drills or revisions are to come regularly, and no period is told.

    问题：只写“定期演练”“适时修订”，全文没有写多久一次、什么情形下做。
    为什么：没有周期就没有人安排，也没有人能说已经过期。
    改法：写明周期、责任部门，以及哪些情形出现时要立即修订。

    反例：
        应急演练: {演练安排: 定期组织应急演练，提高处置能力。}

    正例：
        应急演练: {演练安排: 每年至少组织一次应急演练，提高处置能力。}
    """
    if context.plan.kind.drill or context.plan.kind in _OTHER or context.facts.one_off.value:
        return
    if not any(word in context.text for word in _HOW):
        return
    official = context.applies(Regime.OFFICIAL)
    found: list[tuple[Prose, str]] = []
    for text in context.prose:
        if any(word in text.text for word in _HOW):
            for match in _vague().finditer(text.text):
                what = match["what"]
                if official and match["how"] == "定期":
                    continue  # house style of offices, which plan by the year
                if _period(what).search(context.text) is None:
                    found.append((text, match[0]))
    if not found:
        return
    (text, words), *rest = found
    more = f"等 {len(found)} 处" if rest else ""
    message = f"“{words}”{more}没有写多久一次，也没有写由谁安排。"
    also = tuple(other.where(said) for other, said in rest)
    hint = _SHOP if context.applies(Regime.SHOP) else None
    yield Problem(text.at, message, hint, words, also)


@cache
def _vague() -> re.Pattern[str]:
    return re.compile(
        r"(?P<how>定期|适时|经常|不定期)(?:对|组织|开展|进行)?"
        r"[^，。；,;]{0,10}?(?P<what>演练|修订|评估|备份)"
    )


@cache
def _period(what: str) -> re.Pattern[str]:
    """A period of that kind anywhere in the plan, or a case in which it is due."""
    cases = r"|有下列情形[^。]{0,20}修订|出现下列[^。]{0,20}修订" if what != "演练" else ""
    every = r"每[^，。；]{0,5}(?:年|季度?|月)"
    return re.compile(rf"{every}[^。；]{{0,24}}{what}{cases}|{what}[^。；]{{0,12}}{every}")
