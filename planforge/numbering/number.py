"""Labels, references, contents and footnote numbers of a document."""

from dataclasses import dataclass, field, replace

from planforge.document import (
    Block,
    ContentsEntry,
    Document,
    FrontMatter,
    Item,
    Label,
    Mark,
    Numeral,
    Paragraph,
    Row,
    Scheme,
    Section,
    SectionKind,
    Table,
    children,
    plain,
)
from planforge.numbering.numerals import numeral
from planforge.numbering.pending import Pending
from planforge.numbering.references import Target, fill

_ANNEX_MARK = Mark(Numeral.DECIMAL, prefix="附件")


def number(document: Document) -> Document:
    """The document with every label, reference, contents entry and footnote number filled in.

    Deterministic, and idempotent: labels that stand in the document are computed anew.
    """
    counter = _Counter(document.scheme, _Shared(), annexes=_annexes(document.body))
    front = tuple(
        replace(page, blocks=counter.fresh().blocks(page.blocks)) for page in document.front.pages
    )
    body = counter.blocks(document.body)
    labelled = replace(
        document,
        front=FrontMatter(front, document.front.origin, document.front.change),
        body=body,
        imprint=counter.fresh().blocks(document.imprint),
    )
    pending = counter.shared.pending
    return fill(labelled, pending, _targets, _entries(body)) if pending.met else labelled


def _annexes(blocks: tuple[Block, ...]) -> int:
    return sum(isinstance(b, Section) and b.kind is SectionKind.ANNEX for b in blocks)


@dataclass(slots=True)
class _Shared:
    """What the counters of one document have in common.

    Attributes:
        pending: what the second pass has to visit.
        labels: those of the scheme's marks, by level and count: few, used again and again.
    """

    pending: Pending = field(default_factory=Pending)
    labels: dict[tuple[int, int], Label | None] = field(default_factory=dict)


@dataclass(slots=True)
class _Counter:
    """Counts through one numbering space: the body, or one annex."""

    scheme: Scheme
    shared: _Shared
    annexes: int = 0
    in_annex: bool = False
    running: dict[int, int] = field(default_factory=dict)
    annex: int = 0

    def fresh(self) -> "_Counter":
        return _Counter(self.scheme, self.shared)

    def blocks(
        self, blocks: tuple[Block, ...], above: tuple[int, ...] = (), depth: int = 0
    ) -> tuple[Block, ...]:
        """The blocks with labels; above holds the numbers of the levels above, by level."""
        counts: dict[Mark | int, int] = {}
        headed = any(type(block) is Section for block in blocks)
        skip = not headed and self._skips(blocks, depth)
        pending = self.shared.pending
        out: list[Block] = []
        for block in blocks:
            met = pending.met
            made: Block = block
            match block:
                case Section(kind=SectionKind.ANNEX):
                    made = self._annex(block)
                case Item() | Section():
                    made = self._entry(block, counts, above, skip=skip)
                case Table():
                    made = self._table(block)
                case _:
                    pending.block(block)
            if pending.met != met:
                pending.keep(made)
            if not headed and not isinstance(made, Section | Item):
                counts.clear()  # what stands between items ends their list; headings count on
            out.append(made)
        return tuple(out)

    def _skips(self, blocks: tuple[Block, ...], depth: int) -> bool:
        """A childless list directly under a chapter or an annex takes the third mark."""
        return (
            depth == (0 if self.in_annex else 1)
            and self.scheme.skip_second
            and not any(
                isinstance(inner, Item | Section)
                for block in blocks
                if isinstance(block, Item)
                for inner in block.blocks
            )
        )

    def _entry(
        self,
        block: Section | Item,
        counts: dict[Mark | int, int],
        above: tuple[int, ...],
        *,
        skip: bool,
    ) -> Block:
        marks = self.scheme.marks
        level = min(block.depth, len(marks)) - 1
        if skip and block.mark is None:
            level = min(2, len(marks) - 1)
        mark = block.mark or marks[level]
        own = block.mark is not None and block.mark != marks[level]
        key = mark if own else level
        if mark.numeral is Numeral.NONE:
            count = 0
        elif mark.restart:
            count = counts[key] = counts.get(key, 0) + 1
        else:
            count = self.running[level] = self.running.get(level, 0) + 1
        label = make_label(mark, -1, count, above) if own else self._label(level, count, above)
        blocks = block.blocks
        self.shared.pending.words(block.content if isinstance(block, Item) else block.title)
        if blocks:
            below = above if label is None or own else (*_padded(above, level), count)
            blocks = self.blocks(blocks, below, block.depth)
        return _labelled(block, label, blocks)

    def _label(self, level: int, count: int, above: tuple[int, ...]) -> Label | None:
        """The label of a level of the scheme."""
        mark = self.scheme.marks[level]
        if mark.joined:
            return make_label(mark, level, count, above)
        labels = self.shared.labels
        if (level, count) not in labels:
            labels[level, count] = make_label(mark, level, count)
        return labels[level, count]

    def _annex(self, block: Section) -> Section:
        self.annex += 1
        text = f"附件{self.annex}" if self.annexes > 1 else "附件"
        label = Label(text, "", _ANNEX_MARK, -1, self.annex)
        self.shared.pending.words(block.title)
        inside = _Counter(self.scheme, self.shared, in_annex=True)
        return replace(block, label=label, blocks=inside.blocks(block.blocks))

    def _table(self, table: Table) -> Table:
        pending = self.shared.pending
        pending.words(table.caption)
        simple = True
        for row in table.rows:
            for cell in row.cells:
                for block in cell.blocks:
                    if type(block) is not Paragraph:
                        simple = False
                        continue
                    met = pending.met
                    pending.words(block.content)
                    if pending.met != met:
                        pending.keep(block)
        if simple:
            return table
        rows = tuple(
            Row(
                tuple(replace(c, blocks=self.fresh().blocks(c.blocks)) for c in row.cells),
                row.anchor,
                row.origin,
                row.change,
            )
            for row in table.rows
        )
        return replace(table, rows=rows)


def _labelled(
    block: Section | Item, label: Label | None, blocks: tuple[Block, ...]
) -> Section | Item:
    """The entry with its label; spelt out, since dataclasses.replace costs three times as much."""
    if isinstance(block, Item):
        return Item(
            block.depth,
            block.content,
            blocks,
            block.anchor,
            block.mark,
            label,
            block.origin,
            block.change,
            block.mark_change,
        )
    return Section(
        block.depth,
        block.title,
        blocks,
        block.anchor,
        block.mark,
        label,
        block.kind,
        block.listed,
        block.origin,
        block.change,
        block.mark_change,
    )


def _padded(above: tuple[int, ...], level: int) -> tuple[int, ...]:
    """The numbers of exactly the levels above ``level``; a level that was left out counts 1."""
    return (above + (1,) * level)[:level]


def make_label(mark: Mark, level: int, count: int, above: tuple[int, ...] = ()) -> Label | None:
    """The label a mark gives for a count, or None for a mark that prints nothing."""
    if mark.numeral is Numeral.NONE:
        return None
    if mark.numeral is Numeral.BULLET:
        return Label(mark.prefix + mark.suffix, mark.gap, mark, level, 0)
    parents = _padded(above, level) if mark.joined and level > 0 else ()
    words = "".join(f"{parent}." for parent in parents) + numeral(mark.numeral, count)
    return Label(f"{mark.prefix}{words}{mark.suffix}", mark.gap, mark, level, count, parents)


def _targets(document: Document) -> dict[str, Target]:
    targets: dict[str, Target] = {}
    for top in document.body:
        label = top.label.text if isinstance(top, Section) and top.label else ""
        chapter = "" if isinstance(top, Section) and top.kind is SectionKind.ANNEX else label
        waiting: list[Block] = [top]
        while waiting:
            block = waiting.pop()
            waiting.extend(children(block))
            if isinstance(block, Section | Item) and block.anchor:
                words = plain(block.title) if isinstance(block, Section) else ""
                annex = isinstance(block, Section) and block.kind is SectionKind.ANNEX
                inside = "" if block is top else chapter
                targets[block.anchor] = Target(block.label, words, annex, inside)
    return targets


def _entries(blocks: tuple[Block, ...]) -> tuple[ContentsEntry, ...]:
    out: list[ContentsEntry] = []
    for block in blocks:
        if not isinstance(block, Section) or not block.listed:
            continue
        label = block.label
        annex = block.kind is SectionKind.ANNEX
        if block.title:
            out.append(
                ContentsEntry(
                    label.text if label else "",
                    "\u3000" if annex else label.gap if label else "",
                    plain(block.title),
                    block.depth,
                    block.anchor,
                )
            )
        if not annex:
            out.extend(_entries(block.blocks))
    return tuple(out)
