"""Titles and numbers that do not belong together."""

import re

from planforge.document.quick import quick
from planforge.findings import Severity
from planforge.laws import Law, Registry
from planforge.laws.names import document_key, order_of, standard_key
from planforge.lint.citing import Cited, alike, counted
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule


@rule("PF404", "title-number-mismatch", "法规名称与文号、标准号对不上", Severity.WARNING)
def title_number(context: Context) -> Found:
    """A citation's title and number belong to different laws.

    问题：法规或者标准的名称与旁边的文号、标准号（或者法规标识）不是同一份文件的。
    为什么：照着文号查到的是另一份文件，评审人一查就知道依据没有核对过。
    改法：对照原文核定名称和文号，两个都对上再写。

    反例：
        编制背景: {编制依据: 依据《生产安全事故应急预案管理办法》（AQ/T 9007-2019）制定。}

    反例：
        编制背景: {编制依据: 演练评估按照YJ/T 9007-2019《生产安全事故应急演练评估规范》执行。}

    反例：
        编制背景:
          编制依据:
            依据: [{标识: law.tufa, 名称: 中华人民共和国安全生产法}]

    正例：
        编制背景: {编制依据: 依据《生产安全事故报告和调查处理条例》（国务院令第493号）制定。}

    正例：
        编制背景: {编制依据: 依据《突发事件应急预案管理办法》（国办发〔2024〕5号）制定。}
    """
    found: dict[str, list[tuple[Cited, _Clash]]] = {}
    for one in context.cited:
        clash = None if one.past else _clash(one, context.laws)
        if clash is not None:
            found.setdefault(clash.message, []).append((one, clash))
    for message, places in found.items():
        one, clash = places[0]
        first = one.place(one.mention.number) if clash.number else one.where
        yield Problem(
            first.at,
            f"{counted(message, len(places))}。",
            words=first.words,
            also=tuple(one.where for one, _ in places[1:]),
            severity=None if clash.sure else Severity.INFO,
        )


@quick
class _Clash:
    message: str
    sure: bool
    number: bool = True


def _clash(one: Cited, laws: Registry) -> _Clash | None:
    title, number = one.mention.title, one.mention.number
    if one.entry is not None and one.entry[1].id and title:
        law = laws.by_id(one.entry[1].id)
        wrong = _identity(one.entry[1].id, title, law, laws) if law is not None else None
        if wrong is not None:
            return wrong
    if not title or not number:
        return None
    editions = laws.by_title(title)
    if standard_key(number)[0]:
        return _standard(title, number, editions, laws)
    owner = laws.by_number(number)
    if owner is not None and owner not in editions:
        if not editions and alike(title, owner.title):
            return None
        return _Clash(f"{number}是{owner.cited}的文号，不是《{title}》的", owner.confirmed)
    return _order(number, editions[0]) if len(editions) == 1 else None


def _identity(name: str, title: str, law: Law, laws: Registry) -> _Clash | None:
    editions = laws.by_title(title)
    same = law in editions if editions else alike(title, law.title)
    if same or laws.misnamed(title) is law:
        return None
    message = f"标识{name}是{law.cited}，名称写的却是《{title}》"
    return _Clash(message, law.confirmed, number=False)


def _standard(title: str, number: str, editions: tuple[Law, ...], laws: Registry) -> _Clash | None:
    owners = laws.by_series(number)
    if any(law in editions for law in owners):
        return None
    if owners:
        owner = next(iter(laws.by_standard(number)), owners[0])
        if not editions and any(alike(title, law.title) for law in owners):
            return None
        return _Clash(f"{number}是《{owner.title}》，不是《{title}》", owner.confirmed)
    law = next(iter(editions), None)
    if law is None:
        return None
    if law.standard:
        return _Clash(f"《{title}》的标准号是{law.standard}，不是{number}", law.confirmed)
    return _Clash(f"《{title}》是{law.kind}，没有标准号{number}", law.confirmed)


def _order(number: str, law: Law) -> _Clash | None:
    """An order of the same issuer with another number, of a law that was never amended."""
    issuer, count = order_of(document_key(number))
    own, _ = order_of(document_key(law.number))
    if not count or issuer != own or law.amended is not None or law.own:
        return None
    if count in re.findall(r"\d+", law.number):
        return None
    return _Clash(f"{law.cited}的文号是{law.number}，不是{number}", law.confirmed)
