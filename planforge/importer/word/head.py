"""What a Word file says about its plan: number, version, dates, who issued it."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from planforge.importer.word.front import Titled
from planforge.importer.word.pieces import Piece
from planforge.importer.word.source import ANNEX
from planforge.schema.head import Classification, Disclosure, Filing

_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_NAMED = re.compile(
    r"(?P<name>(?:预案|文件)?编号|版本号?|密级|备案编?号)\s*[:：]\s*(?P<value>[^\s，。；：:]{1,40})"
)
_DATED = re.compile(
    r"(?:(?P<issued>颁布|发布|批准|印发|签发)|(?P<effective>实施|施行|生效|执行))(?:日期|时间)[:：]"
    r"(?P<y>\d{4})[年.\-/](?P<m>\d{1,2})[月.\-/](?P<d>\d{1,2})日?"
)
_DATES = re.compile(
    r"(?:(?P<issued>\d{4}年\d{1,2}月\d{1,2}日)(?:发布|印发|批准))?[，,]?"
    r"(?:自?(?P<effective>\d{4}年\d{1,2}月\d{1,2}日)起?(?:实施|施行|生效))?"
)
_NUMBER = re.compile(r"[\u4e00-\u9fff（）]{2,20}[〔\[［](?:19|20)\d{2}[〕\]］]\s?\d{1,5}号")
_OFFICE = re.compile(
    r"[\u4e00-\u9fff（）A-Za-z0-9]{2,30}(?:政府|[局厅部委会办院校组处司署店所站]|公司|集团|中心|大学|学校|小学|中学|幼儿园|医院|工厂|分局)"
)
_NOTE = re.compile(r"（此件(?P<how>主动公开|依申请公开|不予公开)）")
_MOST_OFFICES = 4


@dataclass(frozen=True, slots=True)
class Signed:
    """Who issued a plan and when, as its last lines say.

    Attributes:
        at: indexes of these lines.
        facts: fields of the plan.
    """

    at: tuple[int, ...]
    facts: dict[str, object]


def head_of(pieces: Sequence[Piece], title: Titled) -> dict[str, object]:
    """Fields of the plan that the lines before its first chapter name; those lines stay words."""
    found: dict[str, object] = {}
    for piece in pieces[: title.chapter]:
        words = "".join(piece.shown.split())
        if piece.block is not None or not words or len(words) > 60:
            continue
        parts = piece.shown.split()
        split = len(parts) > 1 and all(_NAMED.fullmatch(p) or _DATED.fullmatch(p) for p in parts)
        for part in parts if split else [words]:
            for name, value in _facts(part):
                found.setdefault(name, value)
    return found


def _facts(words: str) -> list[tuple[str, object]]:
    named = _NAMED.fullmatch(words)
    if named is not None:
        return _named(named["name"], named["value"])
    dated = _DATED.fullmatch(words)
    if dated is not None:
        day = _day(f"{dated['y']}年{dated['m']}月{dated['d']}日")
        name = "issued" if dated["issued"] else "effective"
        return [(name, day)] if day is not None else []
    if _NUMBER.fullmatch(words):
        return [("doc_number", words)]
    dates = _DATES.fullmatch(words)
    found = dates.groupdict() if dates is not None else {}
    days = [(name, _day(day or "")) for name, day in found.items()]
    return [(name, day) for name, day in days if day is not None]


def _named(name: str, value: str) -> list[tuple[str, object]]:
    if name.endswith("编号") and not name.startswith("备案"):
        return [("plan_number", value)]
    if name.startswith("版本"):
        return [("version", value)]
    if name.startswith("备案"):
        return [("filing", Filing(number=value))]
    found = next((c for c in Classification if value in (c.zh, *c.synonyms)), None)
    return [("classification", found)] if found is not None else []


def _day(words: str) -> datetime.date | None:
    match = _DAY.fullmatch(words)
    if match is None:
        return None
    try:
        return datetime.date(*map(int, match.groups()))
    except ValueError:
        return None


def signed(pieces: Sequence[Piece], chapter: int) -> Signed | None:
    """The signature under a plan: offices, a date, and how public it is; None where none stands.

    It stands at the end, or before the first annex.
    """
    end = _end(pieces, chapter)
    at = end - 1
    facts: dict[str, object] = {}
    note = _NOTE.fullmatch(_squeezed(pieces[at])) if at > chapter else None
    if note is not None:
        facts["disclosure"] = next(d for d in Disclosure if d.zh == note["how"])
        at -= 1
    day = _day(_squeezed(pieces[at])) if at > chapter else None
    if day is None or _squeezed(pieces[at]) != f"{day.year}年{day.month}月{day.day}日":
        return None
    first = at
    while first - 1 > chapter and at - first < _MOST_OFFICES and _office(pieces[first - 1]):
        first -= 1
    if first == at:
        return None
    issuer = tuple(pieces[index].words for index in range(first, at))
    facts |= {"issuer": issuer, "issued": day}
    return Signed(tuple(range(first, end)), facts)


def _end(pieces: Sequence[Piece], chapter: int) -> int:
    """The index of the first annex; the number of pieces where there is none."""
    for index in range(chapter + 1, len(pieces)):
        piece = pieces[index]
        match = ANNEX.fullmatch(piece.shown) if piece.block is None else None
        if match is not None and (piece.page or not match["title"]):
            return index
    return len(pieces)


def _office(piece: Piece) -> bool:
    plain = piece.block is None and piece.label is None and not piece.level
    if not plain or _longer(piece):
        return False
    return _OFFICE.fullmatch(_squeezed(piece)) is not None


def _longer(piece: Piece) -> bool:
    """Set like text, from the left edge, and not like a signature."""
    return piece.look.align in ("left", "both") and piece.look.left + piece.look.first < 60


def _squeezed(piece: Piece) -> str:
    return "".join(piece.words.split()) if piece.block is None else ""
