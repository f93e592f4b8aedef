"""Laws that the registry does not know."""

from planforge.findings import Severity
from planforge.laws.names import of_state
from planforge.lint.citing import Cited, alike
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule


@rule("PF403", "unknown-law", "法规库里没有的法规或者版本", Severity.WARNING)
def unknown_law(context: Context) -> Found:
    """A law is cited that the registry does not know, or a standard of a year that it never had.

    问题：引用的国家法律、行政法规不在法规库里，没有办法核对它是否现行；或者标准没有这一年的版本。
    为什么：写错的、并不存在的名称在成稿里最难发现，专家一查就是硬伤。
    改法：到国家法律法规数据库或者国家标准全文公开系统核对；核对过的写进“检查”的“自有法规”。

    反例：
        编制背景: {编制依据: 根据《中华人民共和国网络直播促进法》，制定本预案。}

    反例：
        编制背景: {编制依据: 按照GB/T 29639-2018编制本预案。}

    正例：
        编制背景: {编制依据: 根据《公路法》《示例市安全生产条例》《公司值班办法》，制定本预案。}

    正例：
        检查: {自有法规: [{名称: 中华人民共和国网络直播促进法, 来源: 单位法务核对}]}
        编制背景: {编制依据: 根据《中华人民共和国网络直播促进法》，制定本预案。}
    """
    unknown = [one for one in context.cited if _unknown(one, context)]
    if unknown:
        titles = dict.fromkeys(one.named for one in unknown)
        names = "".join(list(titles)[:3])
        rest = f"等 {len(titles)} 部法规" if len(titles) > 1 else ""
        yield Problem(
            unknown[0].at,
            f"{names}{rest}不在法规库里，没有核对是否现行。",
            words=unknown[0].mention.words,
            also=tuple(one.where for one in unknown[1:]),
            severity=Severity.INFO,
        )
    yield from _editions(context)


def _unknown(one: Cited, context: Context) -> bool:
    mention = one.mention
    if one.law is not None or one.past or not mention.quoted or not of_state(mention.title):
        return False
    laws = context.laws
    return not laws.known(mention.title) and laws.meant(mention.title) is None


def _editions(context: Context) -> Found:
    told = set()
    for one in context.cited:
        number = one.mention.number
        editions = context.laws.by_series(number)
        if not number or not editions or context.laws.by_standard(number) or number in told:
            continue
        title = one.mention.title
        if title and not any(alike(title, law.title) for law in editions):
            continue
        told.add(number)
        current = next((law for law in editions if law.held(context.as_of)), editions[0])
        place = one.place(number)
        yield Problem(
            place.at,
            f"没有查到{number}这一版，现行的是{current.standard}。",
            f"核对标准号和年号；引用现行版本写{current.standard}。",
            words=place.words,
            severity=Severity.WARNING if current.confirmed else Severity.INFO,
        )
