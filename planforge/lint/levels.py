"""Levels of events, warnings, faults and responses: names, order, and criteria as intervals."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache, cached_property

from planforge.findings import Path
from planforge.lint.prose import Prose
from planforge.lint.slots import said
from planforge.lint.thresholds import Threshold, thresholds_in, typed_threshold
from planforge.schema import Plan
from planforge.schema.grading import Criterion, Grade, ResponseLevel

_LEAST = 2
_NEAR = 24
_SIGNS = "级重严较一普特轻色PS"


class Scale(Enum):
    """What is graded."""

    EVENT = "事件分级"
    FAULT = "故障分级"
    WARNING = "预警分级"
    RESPONSE = "响应分级"
    OTHER = "分级"


@dataclass(frozen=True)
class Level:
    """A level of a ladder.

    Attributes:
        name: as written.
        rank: 1 is the gravest; None where its name tells none.
        at: path of its object, or of the text that tells it.
        thresholds: its criteria as intervals.
        told: it has criteria, in figures or in words.
        model: the typed object; None where sentences tell it.
    """

    name: str
    rank: int | None
    at: Path
    thresholds: tuple[Threshold, ...]
    told: bool
    model: Grade | ResponseLevel | None = None


@dataclass(frozen=True)
class Ladder:
    """Levels that belong together.

    Attributes:
        scale: what they grade.
        at: path of what holds them.
        levels: in the order of the plan.
    """

    scale: Scale
    at: Path
    levels: tuple[Level, ...]

    @cached_property
    def descending(self) -> tuple[Level, ...]:
        """The levels, the gravest first; as written where their names tell no order."""
        ranks = [level.rank for level in self.levels]
        known = [rank for rank in ranks if rank is not None]
        if len(known) == len(ranks) == len(set(known)):
            return tuple(sorted(self.levels, key=lambda level: level.rank or 0))
        return self.levels

    @property
    def ranked(self) -> bool:
        """The names tell which level is graver."""
        ranks = [level.rank for level in self.levels]
        return None not in ranks and len(set(ranks)) == len(ranks)


def levels_of(plan: Plan, prose: Sequence[Prose]) -> tuple[Ladder, ...]:
    """The ladders of a plan: typed ones, then those of its sentences."""
    typed = tuple(_typed(plan))
    return (*typed, *_spoken(prose))


def rank_of(name: str) -> int | None:
    """How grave a level is by its name: 1 for Ⅰ级, 一级, 特别重大, 红色, P1; None where unknown."""
    match = _graded().search(name)
    if match is None:
        return None
    words = match[0]
    roman = next((index for index, signs in enumerate(_ROMAN, 1) if words in signs), None)
    if roman is not None:
        return roman
    return _WORDS.get(words)


_ROMAN = (
    ("Ⅰ级", "I级", "一级", "1级", "P1", "S1", "红色"),
    ("Ⅱ级", "II级", "二级", "2级", "P2", "S2", "橙色"),
    ("Ⅲ级", "III级", "三级", "3级", "P3", "S3", "黄色"),
    ("Ⅳ级", "IV级", "四级", "4级", "P4", "S4", "蓝色"),
)
_WORDS = {
    "P0": 0, "S0": 0,
    "特别重大": 1, "特别严重": 1, "特大": 1, "极其重大": 1, "极其严重": 1,
    "重大": 2, "严重": 2,
    "较大": 3, "较为严重": 3, "较重": 3, "中等": 3,
    "一般性": 4, "一般": 4, "普通": 4, "轻微": 5,
}  # fmt: skip


@cache
def _graded() -> re.Pattern[str]:
    return re.compile(
        r"(?:Ⅰ|Ⅱ|Ⅲ|Ⅳ|III|II|IV|I|[一二三四1-4])级|[PS][0-4]|[红橙黄蓝]色"
        r"|特别重大|特别严重|极其重大|极其严重|特大|较为严重|重大|严重|较大|较重|中等|一般性|一般|普通|轻微"
    )


# Typed


def _typed(plan: Plan) -> Iterator[Ladder]:
    grading = plan.grading
    if grading is None:
        return
    for scale, name in (
        (Scale.EVENT, "events"),
        (Scale.FAULT, "faults"),
        (Scale.WARNING, "warnings"),
    ):
        grades = getattr(grading, name)
        if grades is not None and grades.grades:
            at: Path = ("grading", name, "grades")
            yield Ladder(scale, at, tuple(_levels(grades.grades, at)))
    if grading.responses is not None and grading.responses.levels:
        at = ("grading", "responses", "levels")
        yield Ladder(Scale.RESPONSE, at, tuple(_levels(grading.responses.levels, at)))


def _levels(grades: Sequence[Grade | ResponseLevel], at: Path) -> Iterator[Level]:
    for index, grade in enumerate(grades):
        place = (*at, index)
        name = grade.heading or grade.text or ""
        found = tuple(_of(grade.criteria, (*place, "criteria")))
        spoken = " ".join(words for words in (grade.text, grade.intro, grade.body) if words)
        told = bool(grade.criteria or grade.items or grade.table) or criterial(spoken)
        if not found and grade.text:
            found = tuple(thresholds_in(grade.text, (*place, "text")))
        yield Level(name, rank_of(name), place, found, told, grade)


def _of(criteria: Sequence[Criterion], at: Path) -> Iterator[Threshold]:
    for index, criterion in enumerate(criteria):
        place = (*at, index)
        typed = typed_threshold(criterion, place)
        if typed is not None:
            yield typed
        elif criterion.text:
            yield from thresholds_in(criterion.text, (*place, "text"))


# In sentences


def _spoken(prose: Sequence[Prose]) -> Iterator[Ladder]:
    """Neighbours in a list whose texts begin with names of different levels."""
    groups: dict[Path, dict[Path, tuple[str, Path, list[Prose]]]] = {}
    for text in prose:
        if text.part == "grading" and text.at[1:3] and _in_typed(text.at):
            continue
        holder = _item(text.at)
        if holder is None:
            continue
        group = groups.setdefault(holder[:-1], {})
        if holder in group:
            group[holder][2].append(text)
        elif text.field in {"title", "name", "text", "intro"} and text.at[:-1] == holder:
            group[holder] = (said(text), text.at, [text])
    below = [text.at for text in prose if text.field in {"title", "name"} and _criteria(text.text)]
    for at, items in groups.items():
        levels = tuple(_named(items, below))
        if len(levels) >= _LEAST and len({level.rank for level in levels}) == len(levels):
            yield Ladder(_scale(at, levels), at, levels)


def _in_typed(at: Path) -> bool:
    return "grades" in at or "levels" in at


def _item(at: Path) -> Path | None:
    """The path of the item of a list that a text belongs to."""
    for index in range(len(at) - 1, -1, -1):
        if type(at[index]) is int:
            return at[: index + 1]
    return None


def _criteria(title: str) -> bool:
    """The title of a list of criteria, which may stand under a level of its own."""
    return len(title) < _NEAR and title.strip(" ：:").endswith(
        ("启动条件", "启动标准", "响应条件", "分级标准", "适用情形", "启动情形")
    )


def _named(
    items: dict[Path, tuple[str, Path, list[Prose]]], below: Sequence[Path]
) -> Iterator[Level]:
    heads = {
        holder: match
        for holder, (head, _, _) in items.items()
        if any(sign in head[:_NEAR] for sign in _SIGNS) and (match := _head().match(head))
    }
    if len(heads) < _LEAST:
        return
    for holder, match in heads.items():
        _, at, texts = items[holder]
        words = "\n".join(said(text) for text in texts)
        found = tuple(
            threshold for text in texts for threshold in thresholds_in(text.text, text.at)
        )
        name = match["name"].strip()
        listed = any(path[: len(holder)] == holder for path in below)
        told = bool(found) or listed or criterial(words.removeprefix(name))
        yield Level(name, rank_of(name), at if texts else holder, found, told)


@cache
def _head() -> re.Pattern[str]:
    return re.compile(
        rf"\s*(?:[（(]?[\d一二三四]+[)）.、]\s*)?(?P<name>[^\W\d_a-zA-Z]{{0,10}}?(?:{_graded().pattern})"
        r"(?:[（(][^（()）]{1,8}[)）])?(?:的?[^\W\d_a-zA-Z]{0,8}?(?:事件|事故|投诉|灾情|险情|灾害|响应|"
        r"预警|故障|舆情|情况))?)(?=\s*(?:$|[：:，,。\n（(]|标准|条件))",
        re.M,
    )


def _scale(at: Path, levels: Sequence[Level]) -> Scale:
    names = "".join(level.name for level in levels)
    for scale, word in (
        (Scale.RESPONSE, "响应"),
        (Scale.WARNING, "预警"),
        (Scale.FAULT, "故障"),
        (Scale.EVENT, "事"),
    ):
        if word in names:
            return scale
    by_part = {"warnings": Scale.WARNING, "responses": Scale.RESPONSE, "events": Scale.EVENT}
    return next(
        (by_part[key] for key in at if isinstance(key, str) and key in by_part), Scale.OTHER
    )


def criterial(words: str) -> bool:
    """Words say when a level is reached: a figure, or what happened."""
    return bool(words) and _criterial().search(words) is not None


@cache
def _criterial() -> re.Pattern[str]:
    return re.compile(
        r"\d|发生|符合|造成|达到|超过|条件|标准|情形|下列|涉及|影响|引发|导致|可能|媒体|人以上|"
        r"不足|以[上下]|参照|按照|依照|是指|指"
    )
