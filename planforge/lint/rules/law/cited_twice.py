"""Laws that the basis lists twice."""

from planforge.findings import Severity
from planforge.laws.names import bare_title
from planforge.lint.citing import Cited
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule


@rule("PF412", "law-listed-twice", "编制依据重复列出", Severity.INFO)
def cited_twice(context: Context) -> Found:
    """The basis lists the same law twice.

    问题：编制依据把同一部法规列了两次。
    为什么：一般是几份旧稿拼在一起留下的，两处的文号、版本还容易不一致。
    改法：保留一处。

    反例：
        编制背景: {编制依据: 根据《中华人民共和国安全生产法》《消防法》《安全生产法》，制定本预案。}

    正例：
        编制背景: {编制依据: 根据《中华人民共和国安全生产法》《消防法》，制定本预案。}
    """
    found: dict[str, list[Cited]] = {}
    for one in context.cited:
        if one.in_basis and one.mention.quoted and not one.past and one.at[-1] != "note":
            key = one.law.id if one.law is not None else bare_title(one.mention.title)
            found.setdefault(f"{key} {one.mention.articles}", []).append(one)
    for cited in found.values():
        if len(cited) > 1:
            yield Problem(
                cited[1].at,
                f"编制依据里《{cited[1].mention.title}》列了 {len(cited)} 次。",
                words=cited[1].mention.words,
                also=tuple(one.where for one in (cited[0], *cited[2:])),
            )
