"""Titles that no law bears."""

from collections.abc import Iterator

from planforge.findings import Fix, Severity
from planforge.laws import Law
from planforge.laws.names import bare_title
from planforge.lint.citing import Cited, counted
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule

_STATE = "中华人民共和国"


@rule("PF407", "wrong-law-title", "法规名称不对", Severity.WARNING)
def wrong_title(context: Context) -> Found:
    """A law is cited by a title that it does not bear.

    问题：引用的法规名称与正式名称不一致，多字、少字或者写错了字。
    为什么：正式名称是查找和核对的唯一凭据，名称错了等于没有依据。
    改法：改用正式名称。

    反例：
        编制背景: {编制依据: 根据《缺陷消费品召回管理暂行规定》，制定本预案。}

    反例：
        编制背景: {编制依据: 根据《中华人民共和国消费者权益保障法》，制定本预案。}

    反例：
        编制背景: {编制依据: 根据《中华人民共和国生产安全事故应急条例》，制定本预案。}

    正例：
        编制背景: {编制依据: 根据《消费品召回管理暂行规定》《消费者权益保护法》，制定本预案。}
    """
    found: dict[tuple[str, str], list[Cited]] = {}
    laws: dict[str, Law] = {}
    for one in context.cited:
        law = _meant(one, context)
        if law is not None and not one.past:
            laws[law.id] = law
            found.setdefault((law.id, bare_title(one.mention.title)), []).append(one)
    for (name, _), cited in found.items():
        law, title = laws[name], cited[0].mention.title
        message = f"没有查到《{title}》，正式名称是《{law.title}》"
        yield Problem(
            cited[0].at,
            f"{counted(message, len(cited))}。",
            f"改为《{law.title}》。",
            words=cited[0].mention.words,
            also=tuple(one.where for one in cited[1:]),
            severity=None if law.confirmed else Severity.INFO,
            fixes=tuple(_fixes(cited, law)),
        )


def _meant(one: Cited, context: Context) -> Law | None:
    title = one.mention.title
    if not title or not one.mention.quoted:
        return None
    misnamed = context.laws.misnamed(title)
    if misnamed is not None:
        return misnamed
    law = one.law
    if law is None:
        return context.laws.meant(title)
    told = one.entry[1] if one.entry is not None else None
    if told is not None and told.id == law.id and not told.number:
        another = not context.laws.known(title) and "《" not in title
        if another and law.title and not law.own and law.kind != "本单位补充":
            return law
    extra = title.strip("《》 ").startswith(_STATE) and not law.title.startswith(_STATE)
    return law if extra and not law.own and law.title and law.kind != "本单位补充" else None


def _fixes(cited: list[Cited], law: Law) -> Iterator[Fix]:
    places = dict.fromkeys((one.at, one.mention.title) for one in cited)
    return (Fix(at, title, law.title, safe=False) for at, title in places)
