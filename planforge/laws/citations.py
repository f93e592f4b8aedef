"""Laws and standards that a text names, with the exact words that name them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from planforge.laws.names import articles_in, document_key, standards_in

MARKS = ("《", "GB", "AQ", "YJ", "XF", "HJ", "DB", "/T", "／T")
"""A text without any of these cites nothing."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a text names a law or standard.

    Attributes:
        start: where its words begin.
        words: all of them: 《安全生产法》（2014年修正）第七十八条.
        title: as it stands in 《》, or behind the number of a standard; empty where none.
        quoted: the title stands in 《》.
        number: of a document or standard, as it stands; empty where none.
        articles: the numbers of the articles that are named.
        articles_words: how they are named: 第五条、第七条.
        years: the years that the words beside the title name.
        version: those words: 2014年修正; empty where none.
    """

    start: int
    words: str
    title: str
    quoted: bool
    number: str
    articles: tuple[int, ...] = ()
    articles_words: str = ""
    years: tuple[int, ...] = ()
    version: str = ""

    @property
    def end(self) -> int:
        """Where its words end."""
        return self.start + len(self.words)


def mentions_in(text: str) -> tuple[Mention, ...]:
    """What a text cites: titles in 《》 and numbers of standards, in order."""
    if not any(mark in text for mark in MARKS):
        return ()
    standards = standards_in(text)
    quoted = list(_quoted(text, standards))
    spans = [(one.start, one.end) for one in quoted]
    alone = [
        _standard(text, match)
        for match in standards
        if not any(start <= match.start() < end for start, end in spans)
    ]
    return tuple(sorted([*quoted, *alone], key=lambda one: one.start))


def named_in(text: str, name: str) -> Iterator[Mention]:
    """Where a text names a law without 《》, with its articles."""
    at = text.find(name)
    while at >= 0:
        if _outside(text, at):
            yield _with_tail(text, at, at + len(name), name, quoted=False)
        at = text.find(name, at + len(name))


def _quoted(text: str, standards: list[re.Match[str]]) -> Iterator[Mention]:
    before = {match.end(): match for match in standards}
    for match in _title().finditer(text):
        start = match.start()
        prefix = before.get(start) or (before.get(start - 1) if text[start - 1] == " " else None)
        begin = prefix.start() if prefix else start
        number = prefix[0] if prefix else ""
        yield _with_tail(text, begin, match.end(), match[1], quoted=True, number=number)


def _with_tail(
    text: str, begin: int, end: int, title: str, *, quoted: bool, number: str = ""
) -> Mention:
    """A mention with what follows its title: brackets and articles."""
    years: tuple[int, ...] = ()
    version = articles = ""
    while tail := _tail().match(text, end):
        inner, bare, named = tail["inner"], tail["bare"], tail["articles"]
        if named:
            articles, end = named, tail.end()
            break
        told = inner or bare or ""
        standard = standards_in(told)
        if standard or document_key(told):
            number = number or (standard[0][0] if standard else told)
        elif not inner:
            break
        found = _version().search(told)
        if found and not standard:
            years = (*years, *map(int, re.findall(r"(?:19|20)\d{2}", told)))
            version = version or told
        end = tail.end()
    named_articles = articles_in(articles)
    words = text[begin:end]
    return Mention(begin, words, title, quoted, number, named_articles, articles, years, version)


def _standard(text: str, match: re.Match[str]) -> Mention:
    """A standard named by its number; what follows is its title if it ends like one."""
    after = _standard_title().match(text, match.end())
    end = after.end() if after else match.end()
    return Mention(match.start(), text[match.start() : end], after[1] if after else "",
                   quoted=False, number=match[0])  # fmt: skip


def _outside(text: str, at: int) -> bool:
    """A place is not within 《》."""
    return text.rfind("《", 0, at) <= text.rfind("》", 0, at)


@cache
def _title() -> re.Pattern[str]:
    return re.compile(r"《([^《》\n]{2,80})》")


@cache
def _tail() -> re.Pattern[str]:
    one = r"第[零〇一二两三四五六七八九十百千\d]{1,7}条(?:第[一二三四五六七八九十]+[款项])*"
    link = r"(?:、|，|和|及|以及|或者|至|到|—|-|～)"
    return re.compile(
        rf"\s*(?:[（(]\s*(?P<inner>[^（）()\n]{{2,60}})\s*[）)]"
        rf"|(?P<bare>(?:GB|YJ|AQ)\s*[/／]?\s*T?\s*\d{{3,6}}(?:\.\d+)?(?:[-—–]\d{{4}})?)"
        rf"|的?(?P<articles>{one}(?:{link}{one})*))"
    )


@cache
def _version() -> re.Pattern[str]:
    return re.compile(
        r"(?:19|20)\d{2}\s*(?:年)?(?:第[一二三四五六]次)?(?:修[订正改]|版|年版|年$|$)|"
        r"(?:19|20)\d{2}年\d+月\d+日[^，；]{0,30}修[订正改]|修[订正改]"
    )


@cache
def _standard_title() -> re.Pattern[str]:
    ends = "规范|指南|导则|准则|标准|要求|方法|规则|通则|分级|术语|格式"
    return re.compile(rf"[ 　]*([一-鿿（）()、 ]{{2,40}}?(?:{ends}))(?=[，。；、）)\s]|$)")
