"""Chapters of a source to parts of a plan, by their titles; what fits no part stays free."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from planforge.document import Section
from planforge.findings import Path
from planforge.importer.draft import Draft, path_in_chinese
from planforge.importer.drills import Drills
from planforge.importer.entries import MEASURE, PHASE, STEP, Entries, Unfit, simple
from planforge.importer.facts import Known
from planforge.importer.free import Free
from planforge.importer.labels import title_like
from planforge.importer.make import lines, make
from planforge.importer.organization import Organizations, learn
from planforge.importer.passages import Passages
from planforge.importer.titles import path_for, split_time
from planforge.importer.tree import Labelled, entries, plain_only, words_of
from planforge.schema import Model, Part, Passage, Plan
from planforge.schema.drills import Timed
from planforge.schema.fields import fields_of
from planforge.schema.head import OutlineNode
from planforge.schema.organization import Units
from planforge.schema.response import MeasureSet, Phase, Phases


@dataclass(slots=True)
class Chapters:
    """Maps chapters one by one into a draft.

    Attributes:
        draft: takes parts and sections.
        free: makes sections of what fits no part.
        half: the source writes half-width colons and brackets.
        text: the whole source.
    """

    draft: Draft
    free: Free
    half: bool
    text: str
    known: Known = field(default_factory=Known)

    @property
    def _entries(self) -> Entries:
        return Entries(self.free.marks, ":" if self.half else "：", self.known)

    def learn(self, chapters: Sequence[Section]) -> None:
        """Read who there is before anybody is looked for in sentences."""
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
        if path is not None and plain_only((block,)):
            for at, piece in self._pieces(path, block, depth):
                if self.draft.free(at):
                    self.draft.pieces[at] = piece
                    own = isinstance(piece, Timed)
                    return make(OutlineNode, title=None if own else title, part=path_in_chinese(at))
        group = self._group(block, depth, str(path[0]) if path else within)
        return group if group is not None else self.free_node(block, depth)

    def free_node(self, block: Labelled, depth: int) -> OutlineNode:
        """The chapter where no part takes it."""
        return OutlineNode(part=self.draft.add_section(self.free.section(block, depth)))

    def _group(self, block: Section, depth: int, within: str) -> OutlineNode | None:
        """A chapter over others, where the titles under it mean parts; else None."""
        found = entries(block.blocks)
        try:
            plain, _ = simple(block.blocks)
        except Unfit:
            return None
        titled = bool(found) and all(isinstance(e, Section) for e in found)
        if not titled or not plain_only(block.blocks) or not self._any_known(found, within):
            return None
        return make(
            OutlineNode,
            title=words_of(block),
            intro=lines([words_of(paragraph) for paragraph in plain]),
            parts=tuple(self.node(inner, depth + 1, within) for inner in found),
            mark=self.free.marks.own(depth, found, titled=True),
        )

    def _any_known(self, found: Sequence[Labelled], within: str) -> bool:
        for block in found:
            title = words_of(block)
            timed = split_time(title)
            if path_for(timed[0] if timed else title, within) is not None:
                return True
            if self._any_known(entries(block.blocks), within) and within:
                return True
        return False

    # One chapter to one piece

    def _pieces(self, path: Path, block: Section, depth: int) -> Iterator[tuple[Path, Model]]:
        """The piece of the plan for a chapter, with where it goes; nothing where it is unfit."""
        try:
            at, piece = self._piece(path, block, depth)
        except Unfit:
            return
        if not (isinstance(piece, Passage) and piece.empty):
            yield at, piece

    def _piece(self, path: Path, block: Section, depth: int) -> tuple[Path, Model]:
        made = self._special(path, block, depth)
        if made is not None:
            return made
        passages = Passages(self._entries)
        model = _model_at(path)
        if model is not None and issubclass(model, MeasureSet):
            return path, self._measures(block, depth)
        if model is not None and issubclass(model, Part):
            self._refuse_pieces(block, str(path[0]))
            return path, passages.plain(block, depth, model)
        if model is not None and issubclass(model, Passage) and model.LIST == Passage.LIST:
            return path, passages.plain(block, depth, model)
        raise Unfit

    def _special(self, path: Path, block: Section, depth: int) -> tuple[Path, Model] | None:
        """The piece for a part that has a shape of its own; None for the others."""
        entries_ = self._entries
        drills, passages = Drills(entries_), Passages(entries_)
        if path == ("organization",):
            made = Organizations(entries_, self.text).of(block, depth)
            return (("organization", "units") if isinstance(made, Units) else path), made
        if path in (("response",), ("response", "phases")):
            return ("response", "phases"), self._phases(block, depth)
        if path[0] == "drills" and path[1:] in _TIMED:
            return path, drills.passage(block, words_of(block))
        readers: Mapping[Path, Callable[[Section, int], Model]] = {
            ("background", "basis"): passages.basis,
            ("terms",): passages.terms,
            ("scope",): passages.scope,
            ("supplementary",): passages.supplementary,
            ("resources", "supplies"): passages.supplies,
            ("publicity",): passages.programme,
            ("training",): passages.programme,
            ("drills", "scenarios"): drills.scenes,
            ("drills", "timeline"): drills.timeline,
        }
        reader = readers.get(path)
        return (path, reader(block, depth)) if reader is not None else None

    def _refuse_pieces(self, block: Section, part: str) -> None:
        """Chapters under it that are pieces of the part make a chapter over others.

        Raises:
            Unfit: there are such.
        """
        if self._any_known([e for e in entries(block.blocks) if isinstance(e, Section)], part):
            raise Unfit

    def _measures(self, block: Section, depth: int) -> MeasureSet:
        plain, found = simple(block.blocks)
        if not found:
            raise Unfit
        made = self._entries.many(found, depth, MEASURE)
        text = lines([words_of(paragraph) for paragraph in plain])
        return make(MeasureSet, text=text, measures=made["made"], mark=made["mark"])

    def _phases(self, block: Section, depth: int) -> Phases:
        """Phases with steps; a plain list of steps is one phase without words."""
        plain, found = simple(block.blocks)
        if not found:
            raise Unfit
        text = lines([words_of(paragraph) for paragraph in plain])
        entries_ = self._entries
        mark = entries_.marks.own(depth, found)
        if any(_is_phase(one) for one in found):
            phases = tuple(entries_.of(one, depth + 1, PHASE) for one in found)
        else:
            steps = tuple(entries_.of(one, depth + 1, STEP) for one in found)
            phases = (make(Phase, steps=steps),)
        return make(Phases, text=text, phases=phases, mark=mark)


_TIMED: frozenset[Path] = frozenset({("evaluation",), ("rectification",), ("revision",)})


def _is_phase(block: Labelled) -> bool:
    title = words_of(block)
    return isinstance(block, Section) or (title_like(title) and bool(block.blocks))


def _model_at(path: Path) -> type[Model] | None:
    model: type[Model] | None = Plan
    for step in path:
        if model is None:
            return None
        spec = fields_of(model).get(str(step))
        model = spec.model if spec else None
    return model
