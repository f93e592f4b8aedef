"""Laws whose status waits for a person."""

from planforge.findings import Severity
from planforge.laws import Status
from planforge.lint.citing import counted, gathered
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule


@rule("PF410", "law-to-verify", "效力还没有核实的法规", Severity.INFO)
def to_verify(context: Context) -> Found:
    """A law is cited whose status could not be settled.

    问题：引用的法规近来有新法出台或者新版公布，它本身是否还有效、哪一版有效没有查实。
    为什么：新旧交替的时候最容易引错，机器没有把握就不下结论。
    改法：请人工核对官方文本，核对后写进“检查”的“自有法规”，以后不再提示。

    反例：
        编制背景: {编制依据: 根据《危险化学品安全管理条例》，制定本预案。}

    正例：
        检查: {自有法规: [{名称: 危险化学品安全管理条例, 来源: 单位法务核对}]}
        编制背景: {编制依据: 根据《危险化学品安全管理条例》，制定本预案。}
    """
    for cited in gathered(one for one in context.cited if not one.past).values():
        law = cited[0].law
        if law is not None and law.review and law.status is not Status.REPEALED:
            yield Problem(
                cited[0].at,
                f"{counted(f'{law.cited}的效力没有核实，请人工核对', len(cited))}。",
                f"{law.note}。" if law.note else None,
                words=cited[0].mention.words,
                also=tuple(one.where for one in cited[1:]),
            )
