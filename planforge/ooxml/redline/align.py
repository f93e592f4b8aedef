"""The pairs of an edit script as paragraphs of two Word files."""

from collections import Counter
from collections.abc import Mapping, Sequence

from lxml.etree import _Element as Element

from planforge.diff.model import CellPlace, Fate, Script, Unit
from planforge.diff.order import longest
from planforge.ooxml.redline.model import Alignment, Line, RowLine
from planforge.ooxml.redline.tags import SDT, P, child, value
from planforge.ooxml.redline.text import Text, open_text

_AHEAD = 400
"""Paragraphs that are looked through for a unit: pages of contents, forms."""


def alignment_of(script: Script, old: Mapping[int, int], new: Mapping[int, int]) -> Alignment:
    """The alignment of two files that a script tells.

    Args:
        script: of their documents.
        old: index of the ``w:p`` of each unit of the old file, as far as it is known.
        new: of the new file.
    """
    lines: list[Line] = []
    for pair in script.pairs:
        one = None if pair.old is None else old.get(pair.old)
        other = None if pair.new is None else new.get(pair.new)
        if one is None and other is None:
            continue
        fate = pair.fate
        if fate in (Fate.SAME, Fate.CHANGED) and (one is None or other is None):
            continue
        if fate in (Fate.MOVED_FROM, Fate.MOVED_TO) and (one is None or other is None):
            fate = Fate.DELETED if fate is Fate.MOVED_FROM else Fate.INSERTED
            one, other = (one, None) if fate is Fate.DELETED else (None, other)
            if one is None and other is None:
                continue
        lines.append(Line(fate, one, other, pair.marks, pair.move))
    places = _row_places(script.old.units, old), _row_places(script.new.units, new)
    rows = tuple(
        RowLine(
            None if row.old is None else places[0].get(row.old),
            None if row.new is None else places[1].get(row.new),
        )
        for row in script.rows
    )
    return Alignment(tuple(lines), rows)


def _row_places(units: Sequence[Unit], paragraphs: Mapping[int, int]) -> dict[tuple[int, int], int]:
    """For each row a paragraph in it."""
    found: dict[tuple[int, int], int] = {}
    for unit in units:
        place: CellPlace | None = unit.cell
        if place is not None and unit.index in paragraphs:
            found.setdefault((place.table, place.row), paragraphs[unit.index])
    return found


def paragraphs_of_units(
    file: bytes | Text, units: Sequence[Unit], name: str = ""
) -> dict[int, int]:
    """The index of the ``w:p`` of each unit in its file, by order and words.

    A file has its paragraphs in the order of the units, but for a title after other pages;
    contents, and what stands apart from the text, have paragraphs without a unit, and notes
    units without one. Words that stand once among both say where the others are looked for.

    Args:
        file: bytes of a Word file, or its text.
        units: of its document.
        name: what messages call a file that is given as bytes.

    Raises:
        LoadError: it is no Word file that can be read.
    """
    text = open_text(file, name) if isinstance(file, bytes) else file
    apart = _in_contents(text.root)
    words = [
        (number, "".join(text.words[one].split()))
        for number, one in enumerate(text.paragraphs)
        if one.getparent() is not None and one not in apart
    ]
    wanted = ["".join(unit.words.split()) for unit in units]
    certain = _certain(wanted, [said for _, said in words])
    found: dict[int, int] = {}
    at = len(words)
    ends: list[int] = []
    for spot in reversed(range(len(units))):
        ends.append(at)
        at = certain.get(spot, at)
    at = 0
    for spot, unit in enumerate(units):
        end = ends.pop()
        place = certain[spot] if spot in certain else _found(wanted[spot], words, at, end)
        if place is not None:
            found[unit.index] = words[place][0]
            at = place + 1
    return found


def _certain(wanted: Sequence[str], words: Sequence[str]) -> dict[int, int]:
    """Of units whose words stand once among the units and once in the file, the places."""
    units, places = Counter(wanted), Counter(words)
    once = {said: at for at, said in enumerate(words) if said and places[said] == 1}
    both = [
        (spot, once[said]) for spot, said in enumerate(wanted) if units[said] == 1 and said in once
    ]
    return dict(both[at] for at in longest([place for _, place in both]))


def _found(wanted: str, words: Sequence[tuple[int, str]], at: int, end: int) -> int | None:
    """The place of a unit's words, at or after one and before another."""
    if not wanted:
        return at if at < end and not words[at][1] else None
    for place in range(at, min(at + _AHEAD, end)):
        said = words[place][1]
        if said == wanted or (said.endswith(wanted) and len(said) <= len(wanted) + 16):
            return place
    return None


def _in_contents(root: Element) -> frozenset[Element]:
    """The paragraphs of tables of contents."""
    return frozenset(
        paragraph
        for one in root.iter(SDT)
        if value(child(child(child(one, "sdtPr"), "docPartObj"), "docPartGallery"))
        == "Table of Contents"
        for paragraph in one.iter(P)
    )
