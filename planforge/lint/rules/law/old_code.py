"""Standards under a code that changed."""

from planforge.findings import Fix, Severity
from planforge.laws import Law
from planforge.laws.names import standard_key
from planforge.lint.citing import Cited, counted
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule


@rule("PF406", "old-standard-code", "标准用了调整前的代号", Severity.INFO)
def old_code(context: Context) -> Found:
    """A standard is cited by a code that changed while its text stayed the same.

    问题：标准的代号已经调整，引用的还是旧代号，例如安全生产行业标准由AQ改为YJ。
    为什么：内容没有变，仍然能用；按旧代号查不到现行标准，换版时顺手改过来。
    改法：改用新代号。

    反例：
        编制背景: {编制依据: 演练按照AQ/T 9007-2019执行。}

    正例：
        编制背景: {编制依据: 演练按照YJ/T 9007-2019执行。}
    """
    renamed = context.laws.by_id("norm.yj2025")
    day = renamed.promulgated if renamed is not None else None
    if day is not None and context.as_of < day:
        return
    found: dict[str, list[Cited]] = {}
    for one in context.cited:
        if one.law is not None and not one.past and _old(one, one.law):
            found.setdefault(one.law.id, []).append(one)
    for cited in found.values():
        law, number = cited[0].law, cited[0].mention.number
        assert law is not None
        message = f"{number}的代号已经调整为{law.standard}，内容没有变"
        first = cited[0].place(number)
        yield Problem(
            first.at,
            f"{counted(message, len(cited))}。",
            f"改为{law.standard}。",
            words=first.words,
            also=tuple(one.place(one.mention.number) for one in cited[1:]),
            fixes=tuple(_fix(one, law) for one in cited),
        )


def _old(one: Cited, law: Law) -> bool:
    """The number names an old code; without a year it must be that code and not the new one."""
    series, year = standard_key(one.mention.number)
    return any(
        series == old and (not year or year == when)
        for old, when in map(standard_key, law.old_codes)
    )


def _fix(one: Cited, law: Law) -> Fix:
    return Fix(one.place(one.mention.number).at, one.mention.number, law.standard, safe=False)
