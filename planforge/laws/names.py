"""Titles and numbers of laws as people write them, brought to one form for comparing."""

import re
from functools import cache

from planforge.laws.numerals import article, number_of

_STATE = "中华人民共和国"
_STEM = 6
"""The least length of a title without 办法, 规定, …, to be told apart by it."""
_BARE = str.maketrans(
    "(),／－—–[]［］【】﹝﹞", "（），/---〔〕〔〕〔〕〔〕", " \u3000\t\n《》“”\"'"
)


def bare_title(title: str) -> str:
    """A title for comparing: no 《》, no blanks, full-width brackets, no 中华人民共和国."""
    return title.translate(_BARE).removeprefix(_STATE)


def without_tag(title: str) -> str:
    """The same without what stands in brackets at its end: （试行）, （2024年修订）."""
    return _tag().sub("", title)


@cache
def _place() -> re.Pattern[str]:
    places = "省|市|县|区|州|盟|旗|镇|乡|街道|兵团|北京|上海|天津|重庆|本地|我[市省县区]"
    return re.compile(rf".{{0,12}}?(?:{places})")


@cache
def _act() -> re.Pattern[str]:
    law = r"(?<![办方做用说书想看疗语手技])法"
    return re.compile(rf"(?:{law}|法典|条例|通则|总则)(?:（[^（）]*）)?$")


@cache
def _tag() -> re.Pattern[str]:
    return re.compile(r"（[^（）]*）$")


@cache
def _standard() -> re.Pattern[str]:
    return re.compile(
        r"(?<![A-Za-z])(GBZ|GB|AQ|YJ|XF|GA|HJ|SB|JR|YD|JT|DB\d{2})\s*(?:[/／]\s*([TZ]))?\s*"
        r"(\d{3,6}(?:\.\d+)?)(?:\s*[-—–－‐]{1,2}\s*((?:19|20)\d{2}))?",
        re.IGNORECASE,
    )


def standards_in(text: str) -> list[re.Match[str]]:
    """Numbers of standards in a text: GB/T 29639-2020, YJ/T 9007."""
    return list(_standard().finditer(text)) if any(map(str.isdigit, text)) else []


def standard_key(number: str) -> tuple[str, str]:
    """Series and year of a standard: GB29639 and 2020; empty where it is none."""
    match = _standard().search(number)
    if match is None:
        return "", ""
    return f"{match[1].upper()}{match[3]}", match[4] or ""


def document_key(number: str) -> str:
    """A document's number for comparing: 国办发〔2024〕5号, 国务院令第493号; empty where none."""
    text = number.translate(_BARE)
    match = _document().search(text)
    return match[0].removeprefix(_STATE) if match else ""


@cache
def _document() -> re.Pattern[str]:
    return re.compile(
        r"[^\W\d_a-zA-Z]{2,12}〔\d{4}〕第?\d+号"
        r"|[^\W\d_a-zA-Z]{1,20}令(?:〔?\d{4}〕?年?)?第?\d+号"
    )


def order_of(key: str) -> tuple[str, str]:
    """Who issued an order, and its number: 国务院 and 493; empty where it is none.

    Ministries are one issuer: their names changed while their orders kept holding.
    """
    match = re.search(r"^(.*)令.*?(\d+)号$", key)
    if match is None:
        return "", ""
    issuer = next((one for one in ("国务院", "主席") if match[1].endswith(one)), "部门")
    return issuer, match[2]


def of_state(title: str) -> bool:
    """A title looks like an act of the state: 中华人民共和国…, …法, …条例, not of a place."""
    whole = title.translate(_BARE)
    if whole.startswith(_STATE):
        return True
    return bool(_act().search(whole)) and not _place().match(whole) and len(whole) > 2


def articles_in(text: str) -> tuple[int, ...]:
    """The articles that words name: 第五条、第七条第二款 are 5 and 7."""
    return tuple(number for word in article().findall(text) if (number := number_of(word)))


def slipped(one: str, other: str) -> bool:
    """Two bare titles differ in one character, or in the word for the kind of act only."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    head = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if head is None:
        return True
    if head >= _STEM and _kind().sub("", one) == _kind().sub("", other):
        return True
    rest, remains = one[head:], other[head:]
    return rest[1:] == remains[1:] or rest == remains[1:] or rest[1:] == remains


@cache
def _kind() -> re.Pattern[str]:
    return re.compile(r"(?:暂行)?(?:办法|规定|条例|规则|细则)$")
