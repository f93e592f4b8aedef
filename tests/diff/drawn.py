"""Documents drawn with a few calls, and two of them compared."""

from dataclasses import replace

from planforge.diff.model import Fate, Op, Script, Side
from planforge.diff.resolve import accepted, rejected
from planforge.diff.script import compare
from planforge.diff.units import units_of
from planforge.document import (
    PRESETS,
    Block,
    Cell,
    Column,
    Document,
    Item,
    Meta,
    Paragraph,
    Role,
    Row,
    Section,
    Table,
    Text,
)
from planforge.numbering import number


def drawn(*blocks: Block) -> Document:
    return number(Document(Meta("示例预案"), PRESETS["gongwen"], blocks))


def section(title: str, *blocks: Block, depth: int = 1, anchor: str = "") -> Section:
    return Section(depth, (Text(title),), blocks, anchor=anchor)


def items(*words: str) -> tuple[Item, ...]:
    return tuple(Item(2, (Text(text),)) for text in words)


def text(words: str) -> Paragraph:
    return Paragraph((Text(words),))


def table(*rows: str) -> Table:
    """A table of rows written with a bar between their cells; the first is its heading."""
    made = tuple(
        Row(tuple(Cell((Paragraph((Text(words),), Role.CELL),)) for words in row.split("|")))
        for row in rows
    )
    width = len(made[0].cells)
    return Table(tuple(Column(1 / width) for _ in range(width)), made)


def compared(old: Document, new: Document, *, ours: bool = False) -> Script:
    """The script, proved in both directions."""
    sides = [
        Side(name, made, units_of(made, ours=ours), (), ours)
        for name, made in (("旧", old), ("新", new))
    ]
    script = compare(*sides)
    proved(script)
    return script


def proved(script: Script) -> None:
    """Accepting gives the new units exactly, rejecting the old ones; rows are all there."""
    news = [(unit.index, unit.words) for unit in script.new.units]
    olds = [(unit.index, unit.words) for unit in script.old.units]
    assert [(left.unit, left.words) for left in accepted(script)] == news
    assert [(left.unit, left.words) for left in rejected(script)] == olds
    for side, fates, new in (
        (script.new, {Fate.SAME, Fate.CHANGED, Fate.INSERTED, Fate.MOVED_TO}, True),
        (script.old, {Fate.SAME, Fate.CHANGED, Fate.DELETED, Fate.MOVED_FROM}, False),
    ):
        told = [row.new if new else row.old for row in script.rows if row.fate in fates]
        cells = (unit.cell for unit in side.units if unit.cell is not None)
        assert told == list(dict.fromkeys((cell.table, cell.row) for cell in cells))


def lines(script: Script) -> list[str]:
    """What is not the same, a line each: + inserted, - deleted, < and > moved, ~ changed."""
    signs = {
        Fate.INSERTED: "+",
        Fate.DELETED: "-",
        Fate.CHANGED: "~",
        Fate.MOVED_FROM: "<",
        Fate.MOVED_TO: ">",
    }
    found: list[str] = []
    for pair in script.pairs:
        if pair.fate is Fate.SAME:
            continue
        if pair.new is not None and pair.fate is not Fate.MOVED_FROM:
            words = script.new.units[pair.new].words
        else:
            assert pair.old is not None
            words = script.old.units[pair.old].words
        if pair.marks:
            left = {Op.EQUAL: "{}", Op.DELETE: "[{}]", Op.INSERT: "{{{}}}"}
            words = "".join(left[mark.op].format(mark.text) for mark in pair.marks)
        found.append(f"{signs[pair.fate]} {words}")
    return found


def reordered(document: Document, *order: int) -> Document:
    """The body's blocks in another order, numbered anew."""
    return number(replace(document, body=tuple(document.body[at] for at in order)))
