"""The labels that Word counts, in the order in which it counts them."""

import re
from collections.abc import Callable

from lxml.etree import _Element as Element

from planforge.importer.docx.indents import NO_INDENTS, Indents
from planforge.importer.docx.levels import MOST_LEVELS, Level, ListLevels, read_lists
from planforge.importer.docx.model import ListLabel
from planforge.importer.docx.numerals import numeral
from planforge.importer.docx.styles import ParagraphStyle, Styles
from planforge.importer.docx.symbols import bullet

_NUMBER = re.compile(r"%([1-9])")
_WIDE = re.compile("[\u2460-\u24ff\u3000-\u33ff\u4e00-\u9fff\uff00-\uffef]")
_OFF = "0"


class Lists:
    """The lists of a file and how far each has counted.

    Args:
        root: of the numbering part, or None where the file has none.
        styles: of the file.
    """

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._lists = read_lists(root, styles)
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()

    def place(
        self, style: ParagraphStyle, num_id: str | None = None, ilvl: int | None = None
    ) -> tuple[str, int] | None:
        """The list and level of a paragraph, or None where it has no number.

        Both inherit on their own; a style without a level stands at the one that is linked to
        it (ISO/IEC 29500-1, 17.9.23).

        Args:
            style: of the paragraph.
            num_id: of its own ``w:numPr``; None where that does not say.
            ilvl: the same.
        """
        chosen = style.num_id if num_id is None else num_id
        held = self._lists.get(chosen or _OFF)
        if chosen is None or chosen.strip() == _OFF or held is None:
            return None
        level = style.ilvl if ilvl is None else ilvl
        if level is None:
            level = _linked(held, style.numbered_by)
        return chosen, level

    def indents(self, num_id: str, ilvl: int) -> Indents:
        """What a level says of its paragraphs' indents: over the style's, under their own."""
        level = self._level(num_id, ilvl)
        return NO_INDENTS if level is None else level.indents

    def label(self, num_id: str, ilvl: int) -> ListLabel | None:
        """The next label of a list at a level, or None where Word shows none.

        A level above that was skipped shows its first number and has used it up: 1, 1.1.1, 1.2.
        The standard is silent; LibreOffice and Microsoft's own converter count so.

        To be called once for each numbered paragraph, in document order; not for paragraphs
        that do not count: deleted ones, and those that hold only a section break.
        """
        level = self._level(num_id, ilvl)
        if level is None:
            return None
        held = self._lists[num_id]
        counts = self._count(num_id, held, ilvl)
        if level.hidden:
            return None
        return _label(held, level, ilvl, counts)

    def _level(self, num_id: str, ilvl: int) -> Level | None:
        held = self._lists.get(num_id)
        return None if held is None else held.levels.get(ilvl)

    def _count(self, num_id: str, held: ListLevels, ilvl: int) -> list[int | None]:
        counts = self._counts.setdefault(held.counts, [None] * MOST_LEVELS)
        current = counts[ilvl]
        if ilvl in held.starts and (num_id, ilvl) not in self._started:
            counts[ilvl] = held.starts[ilvl]
        elif current is None:
            counts[ilvl] = held.levels[ilvl].start
        else:
            counts[ilvl] = current + 1
        self._started.add((num_id, ilvl))
        for above in range(ilvl):
            if counts[above] is None and above in held.levels:
                counts[above] = held.levels[above].start
        for deeper in range(ilvl + 1, MOST_LEVELS):
            if _restarts(held.levels.get(deeper), ilvl):
                counts[deeper] = None
        return counts


def _restarts(level: Level | None, used: int) -> bool:
    """Whether the use of a level above restarts this one (17.9.10, which counts from 1)."""
    return level is None or level.restart is None or used < level.restart


def _linked(held: ListLevels, style_id: str) -> int:
    return next(
        (ilvl for ilvl, level in held.levels.items() if style_id and level.style == style_id), 0
    )


def _label(held: ListLevels, level: Level, ilvl: int, counts: list[int | None]) -> ListLabel | None:
    shown = [int(found) - 1 for found in _NUMBER.findall(level.text)]
    if any(index > ilvl for index in shown):
        return None  # Word shows nothing then ([MS-OI29500] 2.1.283 c)
    values = {index: _value(counts[index]) for index in {*shown, ilvl}}
    pattern = bullet(level.text, level.font) if level.fmt == "bullet" else level.text
    text = _NUMBER.sub(_written(held, level, values), pattern)
    if not text.strip():
        return None
    ends = _NUMBER.split(pattern)
    return ListLabel(
        text=text.strip(),
        gap=_gap(level, text),
        format=level.fmt,
        prefix=ends[0].strip(),
        suffix=ends[-1].strip() if len(ends) > 1 else "",
        number=0 if level.fmt == "bullet" else values[ilvl],
        parents=tuple(values[index] for index in shown if index < ilvl),
        level=ilvl,
        list=held.counts,
    )


def _value(count: int | None) -> int:
    """A level's count; one that the list does not define never counts."""
    return 1 if count is None else count


def _written(
    held: ListLevels, level: Level, values: dict[int, int]
) -> Callable[[re.Match[str]], str]:
    def one(found: re.Match[str]) -> str:
        index = int(found[1]) - 1
        shown = held.levels.get(index, level)
        if level.legal and shown.fmt not in ("none", "bullet"):
            return str(values[index])
        return numeral(values[index], shown.fmt).zfill(shown.digits)

    return one


def _gap(level: Level, text: str) -> str:
    """What parts the label from the words; a tab is as wide as a character beside Chinese."""
    if level.suffix == "nothing":
        return text[len(text.rstrip()) :]
    if level.suffix == "space":
        return " "
    return "\u3000" if _WIDE.search(text) else " "
