"""Two sequences of blocks merged into one with tracked changes."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from planforge.diff.model import Fate
from planforge.ooxml.following import MARKS
from planforge.ooxml.redline import properties
from planforge.ooxml.redline.atoms import Atoms, atoms_of, shown
from planforge.ooxml.redline.model import Alignment, Line
from planforge.ooxml.redline.pairing import Trait, paired
from planforge.ooxml.redline.scribe import (
    CHANGED,
    DELETED,
    FROM,
    INSERTED,
    TO,
    Manner,
    Scribe,
)
from planforge.ooxml.redline.shape import (
    BLOCKS,
    Op,
    apart,
    bytes_of,
    can_move,
    cells_of,
    columns_of,
    in_cell,
    in_turn,
    plain_end,
    row_of,
    row_trait,
    rows_of,
    style_of,
)
from planforge.ooxml.redline.tags import (
    DEL,
    INS,
    MOVE_FROM,
    MOVE_TO,
    TBL,
    TR,
    P,
    child,
    copied,
    w,
)
from planforge.ooxml.redline.weave import Woven, unwoven, weave

_SLOW = (b"footnoteReference", b"endnoteReference", b"alone=")
_NO_ATOMS = Atoms()
_NOTHING_KNOWN = Alignment()


@dataclass(slots=True)
class Segment:
    """Moved paragraphs in a row, as written.

    Attributes:
        move: number of the move.
        source: it is where they were, not where they are.
        paragraphs: in order.
    """

    move: int
    source: bool
    paragraphs: list[Element] = field(default_factory=list)


@dataclass(slots=True)
class Merger:
    """Merges two stories: the text, or notes.

    Attributes:
        scribe: writes changes.
        old_numbers, new_numbers: paragraphs of the stories with their index in the part.
        alignment: lines and rows of them.
        native: show moves as moves.
        segments: what was moved, for the ranges that Word wants.
        widths: column widths of some table differ.
    """

    scribe: Scribe
    old_numbers: dict[Element, int] = field(default_factory=dict)
    new_numbers: dict[Element, int] = field(default_factory=dict)
    alignment: Alignment = _NOTHING_KNOWN
    native: bool = False
    segments: list[Segment] = field(default_factory=list)
    widths: bool = False
    _of_old: dict[int, Line] = field(default_factory=dict)
    _of_new: dict[int, Line] = field(default_factory=dict)
    _ranks: dict[int, int] = field(default_factory=dict)
    _moves: dict[int, tuple[Element, Element, Atoms, Atoms, list[Woven]]] = field(
        default_factory=dict
    )
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
        for row in self.alignment.rows:
            if row.old is not None and row.new is not None:
                one, other = row_of(olds.get(row.old)), row_of(news.get(row.new))
                if one is not None and other is not None:
                    self._rows[one] = other
        self._note_tables(olds, news)

    def _note_move(self, line: Line, old: Element, new: Element) -> None:
        if line.old in self._moves and not line.marks:
            return
        assert line.old is not None
        before, after = atoms_of(old), atoms_of(new)
        woven = weave(before.all, after.all, line.marks)
        self._moves[line.old] = (old, new, before, after, woven)

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

    def blocks(
        self, old: Sequence[Element], new: Sequence[Element], *, outer: bool = False
    ) -> list[Element]:
        """The blocks of the redline, from the children of two elements that hold blocks.

        Args:
            old: children of the old one.
            new: of the new one.
            outer: they are those of the text itself, not of a cell or a note.
        """
        left = [one for one in old if one.tag in BLOCKS]
        beside, right = apart(new)
        if len(left) == len(right) == 1 and left[0].tag == P and self._fit(left[0], right[0]):
            ops = [Op(0, 0)]
        else:
            ops = self._ended(self._ops(left, right), left, right)
        return self._written(ops, left, right, beside, outer=outer)

    def _ops(self, left: list[Element], right: list[Element]) -> list[Op]:
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
        known = [(a, b) for a, b in known if self._fit(left[a], right[b])]
        ours = [self._trait(one, old=True) for one in left]
        theirs = [self._trait(one, old=False) for one in right]
        pairs = paired(ours, theirs, known)
        pairs = [(a, b) for a, b in pairs if self._fit(left[a], right[b])]
        return self._listed(pairs, left, right)

    def _fit(self, old: Element, new: Element) -> bool:
        if old.tag != new.tag:
            return False
        if old.tag == P:
            ends = properties.section_of(old), properties.section_of(new)
            return (ends[0] is None) == (ends[1] is None)
        if old.tag == TBL:
            return columns_of(old) == columns_of(new)
        return True

    def _trait(self, block: Element, *, old: bool) -> Trait:
        text = shown(block)
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

    def _ended(self, ops: list[Op], left: list[Element], right: list[Element]) -> list[Op]:
        """The same with a last paragraph that is in both: no change takes a story's last mark."""
        if not left or not right or left[-1].tag != P or right[-1].tag != P:
            return ops
        last = Op(len(left) - 1, len(right) - 1)
        if ops[-1] == last or not self._fit(left[-1], right[-1]):
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

    def _written(
        self,
        ops: list[Op],
        left: list[Element],
        right: list[Element],
        beside: dict[int, list[Element]],
        *,
        outer: bool,
    ) -> list[Element]:
        out: list[Element] = []
        chain = self._chain(ops, left, right)
        segment: Segment | None = None
        for at, op in enumerate(ops):
            if op.new >= 0:
                out += beside.get(op.new, [])
            if at in chain:
                made = [chain[at]]
            elif op.both:
                made = self._both(left[op.old], right[op.new], outer=outer)
            elif op.old >= 0:
                made = self._gone(left[op.old], outer=outer)
            else:
                made = self._come(right[op.new], outer=outer)
            segment = self._segment(op, left, right, made, segment, outer=outer)
            out += made
        out += beside.get(-1, [])
        return out

    def _segment(
        self,
        op: Op,
        left: list[Element],
        right: list[Element],
        made: list[Element],
        before: Segment | None,
        *,
        outer: bool,
    ) -> Segment | None:
        """Gather moved paragraphs in a row."""
        if op.both or not outer or not made:
            return None
        source = op.old >= 0
        block = left[op.old] if source else right[op.new]
        line = self._moved(block, source=source)
        if line is None:
            return None
        if before is None or (before.move, before.source) != (line.move, source):
            before = Segment(line.move, source)
            self.segments.append(before)
        before.paragraphs.append(made[-1])
        return before

    def _moved(self, block: Element, *, source: bool) -> Line | None:
        """The line of a paragraph that is shown as moved."""
        if block.tag != P:
            return None
        if source:
            line = self._of_old.get(self.old_numbers.get(block, -1))
        else:
            line = self._of_new.get(self.new_numbers.get(block, -1))
        return line if line is not None and line.old in self._moves and line.move else None

    def _chain(
        self, ops: list[Op], left: list[Element], right: list[Element]
    ) -> dict[int, Element]:
        """What is written for paragraphs added or taken away at the very end of a story.

        The mark of the last paragraph that stays is the one that goes or comes; the last mark of
        all stays, with the properties of both.
        """
        at = max((n for n, op in enumerate(ops) if op.both), default=-1)
        tail = ops[at + 1 :]
        if at < 0 or not tail or not left or not right or left[-1].tag != P:
            return {}
        if len({op.old >= 0 for op in tail}) != 1 or right[-1].tag != P:
            return {}
        blocks = [left[op.old] if op.old >= 0 else right[op.new] for op in tail]
        first_old, first_new = left[ops[at].old], right[ops[at].new]
        if any(one.tag != P for one in (*blocks, first_old)) or not plain_end(first_old):
            return {}
        gone = tail[-1].old >= 0
        kept = self._changed(first_old, first_new)
        self._replaced(kept, first_old if gone else first_new)
        properties.mark(self.scribe, kept, DEL if gone else INS)
        last = self._whole(blocks[-1], DELETED if gone else INSERTED)
        now = (first_old, blocks[-1]) if not gone else (blocks[-1], first_new)
        self._set(last, properties.paragraph_properties(self.scribe, *now))
        return {at: kept, len(ops) - 1: last}

    def _replaced(self, paragraph: Element, source: Element) -> None:
        own = properties.properties_of(source)
        self._set(paragraph, None if own is None else copied(own))

    def _set(self, paragraph: Element, made: Element | None) -> None:
        before = properties.properties_of(paragraph)
        if before is not None:
            paragraph.remove(before)
        if made is not None:
            paragraph.insert(0, made)

    def _both(self, old: Element, new: Element, *, outer: bool) -> list[Element]:
        if self._same(old, new):
            return [new]
        if old.tag == P:
            return [self._changed(old, new)]
        if old.tag == TBL:
            self.table(old, new)
            return [new]
        ours, theirs = child(old, "sdtContent"), child(new, "sdtContent")
        if ours is None or theirs is None:
            return [new]
        theirs[:] = self.blocks(list(ours), list(theirs), outer=outer)
        return [new]

    def _same(self, old: Element, new: Element) -> bool:
        """They are written alike, bookmarks apart; a quick look before a thorough one."""
        one, other = bytes_of(old), bytes_of(new)
        if one != other or any(word in other for word in _SLOW):
            return False
        kept = self.scribe.kept
        return not kept or not any(
            mark.get(w("name")) in kept for mark in old.iter(w("bookmarkStart"))
        )

    def _changed(self, old: Element, new: Element) -> Element:
        line = self._of_old.get(self.old_numbers.get(old, -1))
        mine = line is not None and line.new == self.new_numbers.get(new, -1)
        before, after = atoms_of(old), atoms_of(new)
        woven = weave(before.all, after.all, line.marks if line is not None and mine else ())
        return self._paragraph(
            new, properties.paragraph_properties(self.scribe, old, new), before, after, woven,
            CHANGED,
        )  # fmt: skip

    def _paragraph(
        self,
        shell: Element,
        made: Element | None,
        before: Atoms,
        after: Atoms,
        woven: Sequence[Woven],
        manner: Manner,
    ) -> Element:
        paragraph = shell.makeelement(P)
        for key, text in shell.attrib.items():
            paragraph.set(key, text)
        if made is not None:
            paragraph.append(made)
        self.scribe.content(before, after, woven, manner, paragraph)
        return paragraph

    def _whole(self, block: Element, manner: Manner) -> Element:
        """A paragraph that is only in one of the files, or was moved; its mark is not marked."""
        own = properties.properties_of(block)
        made = None if own is None else copied(own)
        line = self._moved(block, source=manner is DELETED)
        if line is not None and line.old is not None:
            _, _, before, after, woven = self._moves[line.old]
            moved = FROM if manner is DELETED else TO
            return self._paragraph(block, made, before, after, woven, moved)
        atoms = atoms_of(block)
        if manner is DELETED:
            woven = unwoven(len(atoms.all), 0)
            return self._paragraph(block, made, atoms, _NO_ATOMS, woven, manner)
        woven = unwoven(0, len(atoms.all))
        return self._paragraph(block, made, _NO_ATOMS, atoms, woven, manner)

    def _gone(self, block: Element, *, outer: bool) -> list[Element]:
        if block.tag == P:
            moved = outer and self._moved(block, source=True) is not None
            made = self._whole(block, DELETED)
            properties.mark(self.scribe, made, MOVE_FROM if moved else DEL)
            return [made]
        if block.tag == TBL:
            for row in rows_of(block):
                self._row(row, DELETED)
            return [block]
        inner = child(block, "sdtContent")
        parts = [] if inner is None else [one for one in inner if one.tag in BLOCKS]
        return [made for one in parts for made in self._gone(one, outer=outer)]

    def _come(self, block: Element, *, outer: bool) -> list[Element]:
        if block.tag == P:
            moved = outer and self._moved(block, source=False) is not None
            made = self._whole(block, INSERTED)
            properties.mark(self.scribe, made, MOVE_TO if moved else INS)
            return [made]
        if block.tag == TBL:
            for row in rows_of(block):
                self._row(row, INSERTED)
            return [block]
        inner = child(block, "sdtContent")
        if inner is not None:
            inner[:] = [
                made
                for one in inner
                for made in (self._come(one, outer=False) if one.tag in BLOCKS else [one])
            ]
        return [block]

    def table(self, old: Element, new: Element) -> None:
        """Merge a table into the new one."""
        self.widths |= properties.table(self.scribe, old, new)
        ours, theirs = rows_of(old), rows_of(new)
        places = {element: n for n, element in enumerate(theirs)}
        known = [
            (n, places[self._rows[row]])
            for n, row in enumerate(ours)
            if self._rows.get(row) in places
        ]
        left, right = [row_trait(row) for row in ours], [row_trait(row) for row in theirs]
        pairs = paired(left, right, [(a, b) for a, b in known if left[a].sort == right[b].sort])
        head = [one for one in new if one.tag != TR]
        listed: list[Element] = []
        i = j = 0
        for a, b in (*pairs, (len(ours), len(theirs))):
            listed += [self._row(ours[n], DELETED) for n in range(i, a)]
            listed += [self._row(theirs[n], INSERTED) for n in range(j, b)]
            if a < len(ours) and b < len(theirs):
                listed.append(self._row_both(ours[a], theirs[b]))
            i, j = a + 1, b + 1
        new[:] = [*head, *listed]

    def _row(self, row: Element, manner: Manner) -> Element:
        """Mark a row, with all that it holds, as deleted or inserted."""
        gone = manner is DELETED
        for paragraph in [one for one in row.iter(P) if in_cell(one)]:
            made = self._whole(paragraph, manner)
            properties.mark(self.scribe, made, DEL if gone else INS)
            parent = paragraph.getparent()
            assert parent is not None
            parent.replace(paragraph, made)
        if gone:
            for mark in [one for one in row.iter(*MARKS) if one.getparent() is not None]:
                name = mark.get(w("name"))
                holder = mark.getparent()
                if holder is not None and holder.tag != P and name not in self.scribe.kept:
                    holder.remove(mark)
        for one in row.iter(TR):
            properties.row_mark(self.scribe, one, DEL if gone else INS)
        return row

    def _row_both(self, old: Element, new: Element) -> Element:
        if self._same(old, new):
            return new
        properties.row(self.scribe, old, new)
        for before, after in zip(cells_of(old), cells_of(new), strict=True):
            properties.cell(self.scribe, before, after)
            head = [one for one in after if one.tag == w("tcPr")]
            rest = [one for one in after if one.tag != w("tcPr")]
            after[:] = [*head, *self.blocks(list(before), rest)]
        return new
