"""Which blocks of two stories belong together, and in what order a redline shows them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from lxml.etree import _Element as Element

from planforge.diff.model import Fate, Mark
from planforge.ooxml.redline import properties
from planforge.ooxml.redline.atoms import Atoms, atoms_of, shown
from planforge.ooxml.redline.model import Alignment, Line
from planforge.ooxml.redline.pairing import Blocks, Trait, paired
from planforge.ooxml.redline.shape import (
    Op,
    can_move,
    columns_of,
    in_turn,
    plain_end,
    row_of,
    row_trait,
    shape_of,
    style_of,
    walled,
    written_alike,
)
from planforge.ooxml.redline.tags import TBL, P
from planforge.ooxml.redline.weave import Woven, weave

_NOTHING_KNOWN = Alignment()


class Moved(NamedTuple):
    """A paragraph that is shown as moved: its pieces on both sides, and which are the same."""

    before: Atoms
    after: Atoms
    woven: list[Woven]


@dataclass(slots=True)
class Matching:
    """What is known of two stories, and what their words say where nothing is.

    Attributes:
        old_numbers, new_numbers: paragraphs of the stories with their index in the part.
        alignment: lines and rows of them.
        native: show moves as moves.
        words: what paragraphs show, as far as it was read before.
        moves: by the index of the old paragraph.
        unshown: numbers of the moves of which a part cannot be shown as moved.
    """

    old_numbers: Mapping[Element, int] = field(default_factory=dict)
    new_numbers: Mapping[Element, int] = field(default_factory=dict)
    alignment: Alignment = _NOTHING_KNOWN
    native: bool = False
    words: Mapping[Element, str] = field(default_factory=dict)
    moves: dict[int, Moved] = field(default_factory=dict)
    unshown: set[int] = field(default_factory=set)
    _of_old: dict[int, Line] = field(default_factory=dict)
    _of_new: dict[int, Line] = field(default_factory=dict)
    _ranks: dict[int, int] = field(default_factory=dict)
    _rows: dict[Element, Element] = field(default_factory=dict)
    _tables: dict[Element, Element] = field(default_factory=dict)

    def __post_init__(self) -> None:
        moved = (Fate.MOVED_FROM, Fate.MOVED_TO)
        olds = {number: element for element, number in self.old_numbers.items()}
        news = {number: element for element, number in self.new_numbers.items()}
        for rank, line in enumerate(self.alignment.lines):
            if line.old is not None and line.fate is not Fate.MOVED_TO:
                self._of_old[line.old] = line
                self._ranks[line.old] = rank
            if line.new is not None and line.fate is not Fate.MOVED_FROM:
                self._of_new[line.new] = line
                self._ranks[~line.new] = rank
            if self.native and line.fate in moved and line.old is not None and line.new is not None:
                pair = olds.get(line.old), news.get(line.new)
                if pair[0] is not None and pair[1] is not None and can_move(pair[0], pair[1]):
                    self._note_move(line, pair[0], pair[1])
                else:
                    self.unshown.add(line.move)
        for row in self.alignment.rows:
            if row.old is not None and row.new is not None:
                one, other = row_of(olds.get(row.old)), row_of(news.get(row.new))
                if one is not None and other is not None:
                    self._rows[one] = other
        self._note_tables(olds, news)

    def _note_move(self, line: Line, old: Element, new: Element) -> None:
        if line.old in self.moves and not line.marks:
            return
        assert line.old is not None
        before, after = atoms_of(old), atoms_of(new)
        self.moves[line.old] = Moved(before, after, weave(before.all, after.all, line.marks))

    def _note_tables(self, olds: dict[int, Element], news: dict[int, Element]) -> None:
        """Tables belong together that most rows, or else most paragraphs of both have in common."""
        votes: dict[tuple[Element, Element], int] = {}
        pairs: list[tuple[Element | None, Element | None]] = list(self._rows.items())
        pairs += [
            (row_of(olds.get(line.old)), row_of(news.get(line.new)))
            for line in self.alignment.lines
            if line.old is not None
            and line.new is not None
            and line.fate in (Fate.SAME, Fate.CHANGED)
        ]
        for one, other in pairs:
            left = None if one is None else one.getparent()
            right = None if other is None else other.getparent()
            if left is not None and right is not None:
                votes[left, right] = votes.get((left, right), 0) + 1
        taken: set[Element] = set()
        for (left, right), _ in sorted(votes.items(), key=lambda vote: -vote[1]):
            if left not in self._tables and right not in taken:
                self._tables[left] = right
                taken.add(right)

    def ops(self, left: list[Element], right: list[Element]) -> list[Op]:
        """What becomes of the blocks of two sequences, in the order of the redline."""
        if len(left) == len(right) == 1 and left[0].tag == P and _fit(left[0], right[0]):
            return [Op(0, 0)]
        return _ended(self._paired(left, right), left, right)

    def _paired(self, left: list[Element], right: list[Element]) -> list[Op]:
        places = {element: n for n, element in enumerate(right)}
        numbers = {self.new_numbers.get(one, -1): n for n, one in enumerate(right)}
        known: list[tuple[int, int]] = []
        for n, one in enumerate(left):
            if one.tag == TBL and self._tables.get(one) in places:
                known.append((n, places[self._tables[one]]))
                continue
            line = self._of_old.get(self.old_numbers.get(one, -1))
            if line is not None and line.fate in (Fate.SAME, Fate.CHANGED):
                at = numbers.get(-2 if line.new is None else line.new)
                if at is not None:
                    known.append((n, at))
        known = [(a, b) for a, b in known if _fit(left[a], right[b])]
        ours = Blocks(len(left), cache(lambda n: self._trait(left[n], old=True)))
        theirs = Blocks(len(right), cache(lambda n: self._trait(right[n], old=False)))
        sure = frozenset(known)
        pairs = [
            (a, b)
            for a, b in paired(ours, theirs, known)
            if (a, b) in sure or _fit(left[a], right[b])
        ]
        return self._listed(pairs, left, right)

    def _trait(self, block: Element, *, old: bool) -> Trait:
        text = self.words.get(block) or shown(block)
        if block.tag != P:
            sort = f"{block.tag} {columns_of(block)}" if block.tag == TBL else str(block.tag)
            return Trait(sort, text)
        number = (self.old_numbers if old else self.new_numbers).get(block, -1)
        line = (self._of_old if old else self._of_new).get(number)
        gone = line is not None and (line.old is None or line.new is None or line.move > 0)
        section = "" if properties.section_of(block) is None else " section"
        return Trait(f"p{section}", text, style_of(block), free=not gone)

    def _listed(
        self, pairs: list[tuple[int, int]], left: list[Element], right: list[Element]
    ) -> list[Op]:
        out: list[Op] = []
        i = j = 0
        for a, b in (*pairs, (len(left), len(right))):
            gone = [(self._rank(left[n], old=True), 0, Op(n, -1)) for n in range(i, a)]
            come = [(self._rank(right[n], old=False), 1, Op(-1, n)) for n in range(j, b)]
            out += in_turn(gone, come)
            if a < len(left) and b < len(right):
                out.append(Op(a, b))
            i, j = a + 1, b + 1
        return out

    def _rank(self, block: Element, *, old: bool) -> int:
        numbers = self.old_numbers if old else self.new_numbers
        for one in (block,) if block.tag == P else block.iter(P):
            number = numbers.get(one)
            rank = self._ranks.get(-1 << 60 if number is None else number if old else ~number)
            if rank is not None:
                return rank
        return -1

    def rows(self, ours: list[Element], theirs: list[Element]) -> list[tuple[int, int]]:
        """The rows that are in both of two tables, rising on both sides."""
        places = {element: n for n, element in enumerate(theirs)}
        known = [
            (n, places[self._rows[row]])
            for n, row in enumerate(ours)
            if self._rows.get(row) in places
        ]
        left = Blocks(len(ours), cache(lambda n: row_trait(ours[n])))
        right = Blocks(len(theirs), cache(lambda n: row_trait(theirs[n])))
        known = [(a, b) for a, b in known if shape_of(ours[a]) == shape_of(theirs[b])]
        return paired(left, right, known)

    def marks(self, old: Element, new: Element) -> tuple[Mark, ...]:
        """What is known of the words of two paragraphs."""
        line = self._of_old.get(self.old_numbers.get(old, -1))
        mine = line is not None and line.new == self.new_numbers.get(new, -1)
        return line.marks if line is not None and mine else ()

    def move_of(self, block: Element, *, source: bool) -> Line | None:
        """The line of a paragraph that is shown as moved."""
        if block.tag != P:
            return None
        if source:
            line = self._of_old.get(self.old_numbers.get(block, -1))
        else:
            line = self._of_new.get(self.new_numbers.get(block, -1))
        return line if line is not None and line.old in self.moves and line.move else None


def _fit(old: Element, new: Element) -> bool:
    if old.tag != new.tag:
        return False
    if old.tag == P:
        ends = properties.section_of(old), properties.section_of(new)
        return (ends[0] is None) == (ends[1] is None)
    if old.tag == TBL:
        if columns_of(old) != columns_of(new):
            return False
        return not (walled(old) or walled(new)) or written_alike(old, new)
    return True


def _ended(ops: list[Op], left: list[Element], right: list[Element]) -> list[Op]:
    """The same with a last paragraph that is in both: no change takes a story's last mark."""
    if not left or not right or left[-1].tag != P or right[-1].tag != P:
        return ops
    last = Op(len(left) - 1, len(right) - 1)
    if ops[-1] == last or not _fit(left[-1], right[-1]):
        return ops
    at = max((n for n, op in enumerate(ops) if op.both), default=-1)
    tail = ops[at + 1 :]
    gone, come = [op for op in tail if op.old >= 0], [op for op in tail if op.new >= 0]
    if gone and come:
        return [*ops[: at + 1], *(op for op in tail if op not in (gone[-1], come[-1])), last]
    before = ops[at]
    chained = all((left[o.old] if o.old >= 0 else right[o.new]).tag == P for o in tail)
    if chained and left[before.old].tag == P and plain_end(left[before.old]):
        return ops
    if gone:
        return [*ops[:at], Op(before.old, -1), *tail[:-1], last]
    return [*ops[:at], Op(-1, before.new), *tail[:-1], last]
