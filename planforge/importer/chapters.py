"""Chapters of a source to parts of a plan, by their titles; what fits no part stays free."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from planforge.document import Block, Figure, Section, Table
from planforge.findings import Path
from planforge.importer.draft import Draft, path_in_chinese
from planforge.importer.entries import SHAPE, Entries, Unfit, simple
from planforge.importer.facts import Known
from planforge.importer.fates import Became, Fate, Thing
from planforge.importer.free import Free
from planforge.importer.make import lines, make
from planforge.importer.organization import Organizations, learn
from planforge.importer.pieces import Pieces, any_known
from planforge.importer.tables import Survey
from planforge.importer.titles import part_of, path_for, split_time
from planforge.importer.tree import (
    Labelled,
    entries,
    held,
    line_of,
    paragraphs,
    plain_only,
    walk,
    why_not_plain,
    words_of,
)
from planforge.schema import Passage
from planforge.schema.drills import Timed
from planforge.schema.head import OutlineNode
from planforge.schema.organization import Organization


@dataclass(slots=True)
class Chapters:
    """Maps chapters one by one into a draft.

    Attributes:
        draft: takes parts and sections.
        free: makes sections of what fits no part.
        tables: what the tables of the source say.
        half: the source writes half-width colons and brackets.
        text: the whole source.
    """

    draft: Draft
    free: Free
    tables: Survey
    half: bool
    text: str
    known: Known = field(default_factory=Known)

    @property
    def _entries(self) -> Entries:
        colon = ":" if self.half else "："
        return Entries(self.free.marks, colon, self.known, self.free.file_of)

    @property
    def _pieces(self) -> Pieces:
        return Pieces(self._entries, self.tables, self.draft.used, self.text)

    def learn(self, chapters: Sequence[Section]) -> None:
        """Read who there is before anybody is looked for in sentences."""
        for unit in self.tables.units():
            self.known.add(unit)
        for block in chapters:
            if path_for(words_of(block)) == ("organization",) and plain_only(block.blocks):
                try:
                    made = Organizations(self._entries, self.text).of(block, 1)
                except Unfit:
                    continue
                learn(made, self.known)

    def node(self, block: Labelled, depth: int, within: str = "") -> OutlineNode:
        """The chapter of the outline for an entry with a title."""
        if not isinstance(block, Section):
            return self.free_node(block, depth)
        title = words_of(block)
        timed = split_time(title)
        path = path_for(title, within) or (path_for(timed[0], within) if timed else None)
        try:
            return self._typed(path, block, depth)
        except Unfit as error:
            why = str(error)
        tried = (
            self._listed(block, depth)
            or self._group(block, depth, self._within(path, block, within))
            or self._parted(path, block, depth)
        )
        return tried if tried is not None else self.free_node(block, depth, why)

    @staticmethod
    def _within(path: Path | None, block: Section, within: str) -> str:
        """The part whose pieces the chapters under a chapter may be."""
        if path is not None:
            return str(path[0])
        return within or part_of([words_of(inner) for inner in entries(block.blocks)])

    def free_node(self, block: Labelled, depth: int, why: str = "") -> OutlineNode:
        """The chapter where no part takes it, for a reason."""
        why = why or SHAPE
        name = self.draft.add_section(self.free.section(block, depth), why)
        at: Path = ("sections", len(self.draft.sections) - 1)
        self._note(block, depth, Became.KEPT, name, at, why)
        return OutlineNode(part=name)

    def _note(
        self, block: Block, depth: int, became: Became, part: str, at: Path = (), why: str = ""
    ) -> None:
        fate = Fate(
            line_of(block), Thing.CHAPTER, words_of(block), became, part, at, why, depth=depth
        )
        self.draft.ledger.note(fate)

    def _typed(self, path: Path | None, block: Section, depth: int) -> OutlineNode:
        """The chapter as the part that its title names.

        Raises:
            Unfit: it is none, and why.
        """
        if path is None:
            raise Unfit(_NO_PART)
        if why := why_not_plain((block,)):
            raise Unfit(why)
        exact = (self.tables.exact(b) for b in block.blocks if isinstance(b, Table))
        if any(found is not None and self.draft.open_for(found.path) for found in exact):
            raise Unfit(_BETWEEN)
        at, piece = self._pieces.of(path, block, depth)
        if isinstance(piece, Passage) and piece.empty:
            raise Unfit(_NO_WORDS)
        if not self.draft.put(at, piece):
            self.draft.used.difference_update(map(id, walk(block.blocks)))
            taken = f"“{path_in_chinese(at)}”这一部分已有内容"
            raise Unfit(taken)
        part = path_in_chinese(at)
        self._note(block, depth, Became.TYPED, part, at)
        title = None if isinstance(piece, Timed) else words_of(block)
        return make(OutlineNode, title=title, part=part)

    def _listed(self, block: Section, depth: int) -> OutlineNode | None:
        """A chapter that is one table of facts, with words before it at most."""
        plain, table = paragraphs(block.blocks), block.blocks[-1] if block.blocks else None
        found = self.tables.exact(table) if isinstance(table, Table) else None
        if found is None or not isinstance(table, Table) or why_not_plain((block,)):
            return None
        if list(block.blocks) != [*plain, table]:
            return None
        text = lines([words_of(paragraph) for paragraph in plain])
        if not self.draft.put_listing(found.path, found.listing(text=text), table):
            return None
        part = path_in_chinese(found.path)
        self._note(block, depth, Became.TYPED, part, found.path)
        return make(OutlineNode, title=words_of(block), part=part)

    def _parted(self, path: Path | None, block: Section, depth: int) -> OutlineNode | None:
        """A chapter cut at its tables and figures, where one of the pieces is typed.

        The longest run of words and entries may be the part that the title names; tables of facts
        are pieces of theirs; the rest stays as it is, all of it in the order of the source.
        """
        runs = _runs(block.blocks)
        if len(runs) < 2 or why_not_plain((block,)):
            return None
        longest = max((run for run in runs if not held(run)), key=_weight, default=())
        nodes: list[OutlineNode] = []
        typed: list[str] = []
        for index, run in enumerate(runs):
            if index + 1 < len(runs) and self._leads(run, runs[index + 1]):
                runs[index + 1] = [*run, *runs[index + 1]]
                continue
            node = self._listed_run(run)
            if node is None and run is longest and path is not None:
                node = self._typed_run(path, replace(block, blocks=tuple(run)), depth)
            if node is not None:
                typed.append(str(node.part))
            nodes.append(node or self._free_run(run, depth))
        if not typed:
            self._forget(nodes)
            return None
        self._note(block, depth, Became.PARTED, "、".join(typed))
        mark = self.free.marks.own(depth, entries(block.blocks))
        return make(OutlineNode, title=words_of(block), parts=tuple(nodes), mark=mark)

    def _listed_run(self, run: Sequence[Block]) -> OutlineNode | None:
        table = run[-1]
        found = self.tables.exact(table) if isinstance(table, Table) else None
        if found is None or not isinstance(table, Table):
            return None
        text = lines([words_of(paragraph) for paragraph in run[:-1]])
        if not self.draft.put_listing(found.path, found.listing(text=text), table):
            return None
        return make(OutlineNode, title="", part=path_in_chinese(found.path))

    def _leads(self, run: Sequence[Block], after: Sequence[Block]) -> bool:
        """Paragraphs alone, before a table of facts that has room in the plan."""
        table = after[0]
        found = self.tables.exact(table) if isinstance(table, Table) else None
        alone = len(paragraphs(run)) == len(run)
        return alone and found is not None and self.draft.open_for(found.path)

    def _typed_run(self, path: Path, block: Section, depth: int) -> OutlineNode | None:
        try:
            at, piece = self._pieces.of(path, block, depth)
        except Unfit:
            return None
        empty = isinstance(piece, Passage) and piece.empty
        if empty or isinstance(piece, Timed | Organization) or not self.draft.put(at, piece):
            return None
        return make(OutlineNode, title="", part=path_in_chinese(at))

    def _free_run(self, run: Sequence[Block], depth: int) -> OutlineNode:
        return OutlineNode(part=self.draft.add_section(self.free.of(run, depth), _BETWEEN))

    def _forget(self, nodes: Sequence[OutlineNode]) -> None:
        """Take back the free sections made last."""
        for _ in nodes:
            self.draft.drop_section()

    def _group(self, block: Section, depth: int, within: str) -> OutlineNode | None:
        """A chapter over others, where the titles under it mean parts; else None."""
        found = entries(block.blocks)
        try:
            plain, _ = simple(block.blocks)
        except Unfit:
            return None
        titled = bool(found) and all(isinstance(e, Section) for e in found)
        if not titled or not plain_only(block.blocks) or not any_known(self.tables, found, within):
            return None
        self._note(block, depth, Became.PARTED, "")
        return make(
            OutlineNode,
            title=words_of(block),
            intro=lines([words_of(paragraph) for paragraph in plain]),
            parts=tuple(self.node(inner, depth + 1, within) for inner in found),
            mark=self.free.marks.own(depth, found, titled=True),
        )


_NO_PART = "标题认不出对应的部分"
_BETWEEN = "夹在这一章的其他内容之间"
_NO_WORDS = "只有标题，没有内容"


def _runs(blocks: Sequence[Block]) -> list[list[Block]]:
    """Blocks cut before and after each table and figure."""
    runs: list[list[Block]] = []
    for block in blocks:
        alone = isinstance(block, Table | Figure)
        if not runs or alone or held(runs[-1][-1:]):
            runs.append([])
        runs[-1].append(block)
    return runs


def _weight(run: Sequence[Block]) -> int:
    return sum(len(words_of(block)) for block in walk(run))
