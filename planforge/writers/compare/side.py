"""One line of a comparison as HTML: the old beside the new."""

from collections.abc import Iterable

from planforge.diff.model import Change, Fate, Op, Pair, Script, Unit, UnitKind
from planforge.diff.shown import Line, Piece, is_material, new_unit, old_unit, pieces
from planforge.resources.wrap import columns
from planforge.writers.html.markup import escape

_WEIGHTS = {True: ("m", "● 实质"), False: ("e", "○ 文字")}
_MOVES = (Fate.MOVED_FROM, Fate.MOVED_TO)


def weight_html(*, material: bool) -> str:
    """The sign of a change's weight."""
    name, words = _WEIGHTS[material]
    return f'<span class="we {name}">{words}</span>'


class Lines:
    """Writes lines; each change and each end of a move has its id where it is met first.

    A line that says the same as the one before it joins it without saying so again.
    """

    def __init__(self, script: Script, widths: "Widths") -> None:
        self._script = script
        self._widths = widths
        self._changes = {change.number: change for change in script.changes}
        self._met: set[str] = set()
        self._last: tuple[tuple[int, ...], Fate, int] | None = None

    def html(self, line: Line) -> str:
        """One line."""
        sides = self._row(line) if line.row is not None else self._paragraph(line.pairs[0])
        if line.same:
            self._last = None
            return f'<div class="l s">{sides}</div>\n'
        told = [self._changes[number] for number in line.changes if number in self._changes]
        material = " m" if any(map(is_material, told)) else ""
        numbers = " ".join(str(change.number) for change in told)
        key = (line.changes, line.fate, line.move)
        further = " k" if told and key == self._last else ""
        tags = "" if further else self._tags(told, line)
        self._last = key
        return (
            f'<div class="l c{material}{further}" tabindex="-1" data-n="{numbers}">'
            f"{tags}{sides}</div>\n"
        )

    def _tags(self, told: list[Change], line: Line) -> str:
        """What changed in a line, in words; a change's first line has its id."""
        parts = []
        for change in told:
            name = f"c{change.number}"
            here = "" if name in self._met else f' id="{name}"'
            self._met.add(name)
            parts.append(
                f'<a class="no"{here} href="#e{change.number}">{change.number}</a> '
                f'<span class="ty">{escape(change.type.zh)}</span> '
                f"{weight_html(material=is_material(change))}"
            )
        moved = self._moved(line)
        if moved:
            parts.append(moved)
        return f'<p class="t">{"".join(f"<span>{part}</span>" for part in parts)}</p>'

    def _moved(self, line: Line) -> str:
        """The way to the other end of a move."""
        if not line.move or line.fate not in _MOVES:
            return ""
        gone = line.fate is Fate.MOVED_FROM
        own, other = ("from", "to") if gone else ("to", "from")
        name = f"m{line.move}-{own}"
        here = "" if name in self._met else f' id="{name}"'
        self._met.add(name)
        words = "移走，点此看移到的位置" if gone else "移来，点此看原来的位置"
        return f'<a class="go"{here} href="#m{line.move}-{other}">{words}</a>'

    def _paragraph(self, pair: Pair) -> str:
        return self._unit(pair, new=False) + self._unit(pair, new=True)

    def _unit(self, pair: Pair, *, new: bool) -> str:
        unit = (new_unit if new else old_unit)(self._script, pair)
        side = "n" if new else "o"
        if unit is None:
            return f'<div class="{side} none"></div>'
        words = self._words(pair, unit, new=new)
        label = f"{escape(unit.label)} " if unit.label else ""
        if pair.fate in (Fate.INSERTED, Fate.DELETED) and label:
            label = _marked(unit.label, "ins" if new else "del") + " "
        note = " note" if unit.note else ""
        name = f"{side}{_kind(unit)}{note}{_moved_class(pair)}"
        if unit.kind is UnitKind.HEADING:
            told = f' role="heading" aria-level="{min(unit.depth + 1, 6)}"' if new else ""
            return f'<div class="{name}"{told}>{label}{words}</div>'
        return f'<div class="{name}">{label}{words}</div>'

    def _words(self, pair: Pair, unit: Unit, *, new: bool) -> str:
        if unit.kind is UnitKind.OTHER:
            words = "（图或分页）"
            if pair.fate in (Fate.INSERTED, Fate.DELETED):
                return _marked(words, "ins" if new else "del")
            return words
        if new and pair.fate is Fate.MOVED_TO and pair.marks:
            return _woven(pair)
        return pieces_html(pieces(self._script, pair, new=new), "ins" if new else "del")

    def _row(self, line: Line) -> str:
        return self._row_side(line, new=False) + self._row_side(line, new=True)

    def _row_side(self, line: Line, *, new: bool) -> str:
        side = "n" if new else "o"
        cells: dict[int, list[str]] = {}
        place = None
        for pair in line.pairs:
            unit = (new_unit if new else old_unit)(self._script, pair)
            if unit is None or unit.cell is None:
                continue
            place = unit.cell
            words = self._words(pair, unit, new=new)
            cells.setdefault(unit.cell.column, []).append(words)
        if place is None:
            return f'<div class="{side} none"></div>'
        widths = self._widths.of(place.table, new=new)
        tag = "th" if place.row == 0 and len(widths) > 1 else "td"
        inner = "".join(_cells(cells, len(widths), tag))
        cols = "".join(f'<col style="width:{width}%">' for width in widths)
        moved = _moved_class(line.pairs[0]) if line.fate in _MOVES else ""
        return (
            f'<div class="{side} rw{moved}"><table class="row"><colgroup>{cols}</colgroup>'
            f"<tr>{inner}</tr></table></div>"
        )


def _cells(cells: dict[int, list[str]], count: int, tag: str) -> Iterable[str]:
    """The cells from left to right; what a cell from above or the left covers stays empty."""
    alone = len(cells) == 1 and count > 1
    for column in range(count):
        if column in cells:
            span = f' colspan="{count - column}"' if alone else ""
            yield f"<{tag}{span}>{'<br>'.join(cells[column])}</{tag}>"
            if alone:
                return
        else:
            yield f"<{tag}></{tag}>"


_ROOM = 27
"""Characters that stand on a line of one side of a table."""
_NAME = 4
"""Characters of a name, which stays on one line."""


_BESIDE = 1.3
"""What a cell and a mark leave free beside its words, in characters."""


class Widths:
    """The columns of the tables of both sides, in percent: by what stands in them.

    Two tables that are one have the same columns, so that words stand at the same place.
    """

    def __init__(self, script: Script) -> None:
        self._sides = tuple(_longest(side.units) for side in (script.old, script.new))
        old, new = self._sides
        for row in script.rows:
            if row.old is None or row.new is None or row.fate in _MOVES:
                continue
            one, other = old.get(row.old[0], {}), new.get(row.new[0], {})
            if one is not other and one.keys() == other.keys():
                both = {column: max(one[column], other[column]) for column in one}
                old[row.old[0]] = new[row.new[0]] = both

    def of(self, table: int, *, new: bool) -> list[int]:
        """The widths of a table's columns."""
        longest = self._sides[new].get(table, {})
        count = max(longest, default=0) + 1
        lengths = [longest.get(at, 0) for at in range(count)]
        least = [min(max(length, 2), _NAME) + _BESIDE for length in lengths]
        more = [min(max(length - _NAME, 0), _ROOM) for length in lengths]
        rest = max(_ROOM - sum(least), 0) / max(sum(more), 1)
        wide = [one + rest * extra for one, extra in zip(least, more, strict=True)]
        return [round(100 * width / sum(wide)) for width in wide]


def _long(words: str) -> int:
    """How long words are in Chinese characters."""
    return (columns(words) + 1) // 2


def _longest(units: tuple[Unit, ...]) -> dict[int, dict[int, int]]:
    found: dict[int, dict[int, int]] = {}
    for unit in units:
        if unit.cell is not None:
            widths = found.setdefault(unit.cell.table, {})
            widths[unit.cell.column] = max(widths.get(unit.cell.column, 0), _long(unit.words))
    return found


def pieces_html(parts: Iterable[Piece], tag: str) -> str:
    """Words of one side; what the other lacks in an element of the tag."""
    return "".join(_marked(part.text, tag) if part.marked else escape(part.text) for part in parts)


def _woven(pair: Pair) -> str:
    """Old and new words together, for a unit that moved and changed."""
    tags = {Op.DELETE: "del", Op.INSERT: "ins"}
    return "".join(
        escape(mark.text) if mark.op is Op.EQUAL else _marked(mark.text, tags[mark.op])
        for mark in pair.marks
    )


def _marked(text: str, tag: str) -> str:
    return f"<{tag}>{escape(text)}</{tag}>"


def _kind(unit: Unit) -> str:
    return f" h{min(unit.depth, 6)}" if unit.kind is UnitKind.HEADING else ""


def _moved_class(pair: Pair) -> str:
    if pair.fate is Fate.MOVED_FROM:
        return " mv mvo"
    return " mv" if pair.fate is Fate.MOVED_TO else ""
