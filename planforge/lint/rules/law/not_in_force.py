"""Laws that do not hold yet."""

from planforge.findings import Severity
from planforge.laws import Law, Status
from planforge.lint.citing import Cited, counted, day_words, gathered
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule

_LATER = ("施行后", "实施后", "生效后", "起施行", "起实施", "将于", "届时")


@rule("PF402", "law-not-in-force", "引用尚未施行的法规", Severity.WARNING)
def not_in_force(context: Context) -> Found:
    """A law is cited that does not hold yet on the plan's day.

    问题：引用的法规或者版本已经公布，但是在预案发布之日还没有施行。
    为什么：没有施行的法规不能作依据，过渡期内仍按原来的规定执行。
    改法：改引现行的文本，或者写明从哪一天起按新的规定执行。

    反例：
        发布日期: 2026-03-01
        编制背景: {编制依据: 根据《中华人民共和国生态环境法典》，制定本预案。}

    反例：
        编制背景: {编制依据: 根据《中华人民共和国商标法》（2026年修订），制定本预案。}

    正例：
        发布日期: 2026-09-01
        编制背景: {编制依据: 根据《中华人民共和国生态环境法典》，制定本预案。}

    正例：
        发布日期: 2026-03-01
        附则: {正文: 《中华人民共和国生态环境法典》施行后，本预案相应修订。}
    """
    meant = (one for one in context.cited if not one.past)
    kept = (one for one in meant if not any(word in one.around for word in _LATER))
    for cited in gathered(kept).values():
        law = cited[0].law
        assert law is not None
        if law.status is not Status.REPEALED and law.amended is None and law.effective:
            if law.effective > context.as_of:
                day = day_words(law.effective)
                message = f"{law.cited}{day}起施行，{day_words(context.as_of)}还没有生效"
                yield _problem(message, cited, law)
        elif pending := [one for one in cited if _pending(one, law, context)]:
            assert law.pending is not None
            day, now = day_words(law.pending.effective), day_words(context.as_of)
            version = pending[0].mention.version
            message = f"{law.cited}的{version}文本{day}起施行，{now}还没有生效"
            yield _problem(message, pending, law)


def _pending(one: Cited, law: Law, context: Context) -> bool:
    later = law.pending
    if later is None or not one.mention.years or context.as_of >= later.effective:
        return False
    days = [day for day in (later.promulgated, later.effective) if day is not None]
    return max(one.mention.years) in {day.year for day in days}


def _problem(message: str, cited: list[Cited], law: Law) -> Problem:
    return Problem(
        cited[0].at,
        f"{counted(message, len(cited))}。",
        words=cited[0].mention.words,
        also=tuple(one.where for one in cited[1:]),
        severity=None if law.confirmed else Severity.INFO,
    )
