"""Two sequences of blocks merged into one with tracked changes."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from planforge.ooxml.following import MARKS
from planforge.ooxml.redline import properties
from planforge.ooxml.redline.atoms import Atoms, atoms_of, shown
from planforge.ooxml.redline.matching import Matching
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
    cells_of,
    control_of,
    in_cell,
    plain_end,
    rows_of,
    walled,
    written_alike,
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
from planforge.ooxml.redline.weave import Woven, inward, unwoven, weave

_WIDTHS = "表格的列宽以新文件为准，不作为修订。"
_CONTROLS = {
    DELETED: "删去的内容控件（目录、填写框等）不保留：其中的文字标为删除，控件本身不能标记。",
    INSERTED: "增加的内容控件（目录、填写框等）不能标为插入：拒绝修订后文字不在，空控件还在。",
    CHANGED: "内容控件（目录、填写框等）的设置以新文件为准，不作为修订。",
}
_NO_ATOMS = Atoms()


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
        matching: knows which blocks belong together.
        segments: what was moved, for the ranges that Word wants.
    """

    scribe: Scribe
    matching: Matching = field(default_factory=Matching)
    segments: list[Segment] = field(default_factory=list)

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
        ops = self.matching.ops(left, right)
        return self._written(ops, left, right, beside, outer=outer)

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
                made = self._both(ops[at : at + 2], left, right, outer=outer)
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
        line = self.matching.move_of(block, source=source)
        if line is None:
            return None
        if before is None or (before.move, before.source) != (line.move, source):
            before = Segment(line.move, source)
            self.segments.append(before)
        before.paragraphs.append(made[-1])
        return before

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

    def _both(
        self, ops: list[Op], left: list[Element], right: list[Element], *, outer: bool
    ) -> list[Element]:
        """What is in both files, the first of some blocks."""
        old, new = left[ops[0].old], right[ops[0].new]
        if self._same(old, new):
            return [new]
        if old.tag == P:
            return [self._changed(old, new, touched=_added_behind(ops, left, right))]
        if old.tag == TBL:
            if not walled(new):
                self.table(old, new)
            return [new]
        if control_of(old) != control_of(new):
            self.scribe.unsaid.append(_CONTROLS[CHANGED])
        ours, theirs = child(old, "sdtContent"), child(new, "sdtContent")
        if ours is None or theirs is None:
            return [new]
        theirs[:] = self.blocks(list(ours), list(theirs), outer=outer)
        return [new]

    def _same(self, old: Element, new: Element) -> bool:
        """They are written alike, bookmarks apart; a quick look before a thorough one."""
        if not written_alike(old, new):
            return False
        kept = self.scribe.kept
        return not kept or not any(
            mark.get(w("name")) in kept for mark in old.iter(w("bookmarkStart"))
        )

    def _changed(self, old: Element, new: Element, *, touched: bool = False) -> Element:
        """A paragraph that is in both files; touched: words were added right behind it."""
        before, after = atoms_of(old), atoms_of(new)
        woven = weave(before.all, after.all, self.matching.marks(old, new))
        if touched:
            woven = inward(woven, before.all, after.all)
        own = properties.paragraph_properties(self.scribe, old, new)
        return self._paragraph(new, own, before, after, woven, CHANGED)

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
        line = self.matching.move_of(block, source=manner is DELETED)
        if line is not None and line.old is not None:
            before, after, woven = self.matching.moves[line.old]
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
            moved = outer and self.matching.move_of(block, source=True) is not None
            made = self._whole(block, DELETED)
            properties.mark(self.scribe, made, MOVE_FROM if moved else DEL)
            return [made]
        if block.tag == TBL:
            for row in rows_of(block):
                self._row(row, DELETED)
            return [block]
        self.scribe.unsaid.append(_CONTROLS[DELETED])
        inner = child(block, "sdtContent")
        parts = [] if inner is None else [one for one in inner if one.tag in BLOCKS]
        return [made for one in parts for made in self._gone(one, outer=outer)]

    def _come(self, block: Element, *, outer: bool) -> list[Element]:
        if block.tag == P:
            moved = outer and self.matching.move_of(block, source=False) is not None
            made = self._whole(block, INSERTED)
            properties.mark(self.scribe, made, MOVE_TO if moved else INS)
            return [made]
        if block.tag == TBL:
            for row in rows_of(block):
                self._row(row, INSERTED)
            return [block]
        self.scribe.unsaid.append(_CONTROLS[INSERTED])
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
        if properties.table(self.scribe, old, new):
            self.scribe.unsaid.append(_WIDTHS)
        ours, theirs = rows_of(old), rows_of(new)
        pairs = self.matching.rows(ours, theirs)
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


def _added_behind(ops: list[Op], left: list[Element], right: list[Element]) -> bool:
    """Whether the block behind the first begins with words that were added."""
    behind = ops[1] if len(ops) > 1 else None
    if behind is None or behind.new < 0 or right[behind.new].tag != P:
        return False
    return not behind.both or shown(left[behind.old])[:1] != shown(right[behind.new])[:1]
