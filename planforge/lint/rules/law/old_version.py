"""Laws that are cited in an earlier version."""

import re

from planforge.findings import Severity
from planforge.laws import Law, Status
from planforge.laws.names import document_key, order_of
from planforge.lint.citing import Cited, counted, day_words
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule


@rule("PF408", "old-law-version", "注明的版本年份是旧版本", Severity.WARNING)
def old_version(context: Context) -> Found:
    """A law is cited with the year of a version that was amended since.

    问题：法规后面注明的修正、修订年份或者主席令文号，是已经被修改的旧版本的。
    为什么：旧版本的条文和条号可能都变了，注明旧年份等于按旧法编制。
    改法：改为现行版本的年份，引用的条号按现行文本核定。

    反例：
        编制背景: {编制依据: 根据《中华人民共和国安全生产法》（2014年修正），制定本预案。}

    反例：
        编制背景:
          编制依据:
            依据: [{标识: law.wangan, 名称: 中华人民共和国网络安全法, 版本年份: 2016}]

    正例：
        编制背景: {编制依据: 根据《中华人民共和国安全生产法》（2021年修正），制定本预案。}

    正例：
        编制背景: {编制依据: 根据《突发事件应对法》（2007年通过，2024年修订），制定本预案。}
    """
    found: dict[str, list[Cited]] = {}
    for one in context.cited:
        if one.law is not None and not one.past and _old(one, one.law, context):
            found.setdefault(one.law.id, []).append(one)
    for cited in found.values():
        law, mention = cited[0].law, cited[0].mention
        assert law is not None
        assert law.amended is not None
        now = law.amended.date or law.amended.effective
        assert now is not None
        told = mention.version or mention.number
        since = law.amended.effective
        holds = f"，{day_words(since)}起施行" if since is not None else ""
        kind = "修订" if "修订" in law.amended.kind else "修正"
        message = f"《{law.title}》注明的是“{told}”，现行文本是{now.year}年{kind}的{holds}"
        first = cited[0].place(told)
        yield Problem(
            first.at,
            f"{counted(message, len(cited))}。",
            words=first.words,
            also=tuple(one.where for one in cited[1:]),
            severity=None if law.confirmed else Severity.INFO,
        )


def _old(one: Cited, law: Law, context: Context) -> bool:
    amended = law.amended
    if amended is None or law.status is Status.REPEALED or "代号" in amended.kind:
        return False
    day = amended.effective or amended.date
    if day is None or day > context.as_of:
        return False
    passed = amended.date or day
    if one.mention.years:
        return max(one.mention.years) < passed.year
    return _order_year(one.mention.number) < passed.year or _other_order(one, law)


def _other_order(one: Cited, law: Law) -> bool:
    """An order of the President with another number than that of the version in force."""
    issuer, count = order_of(document_key(one.mention.number))
    known = issuer == "主席" and "修" in law.number
    return known and count not in re.findall(r"\d+", law.number)


def _order_year(number: str) -> int:
    """The year in the number of an order of the President: 主席令〔2014〕第13号."""
    match = re.search(r"主席令[^\d]{0,3}((?:19|20)\d{2})", number)
    return int(match[1]) if match else 9999
