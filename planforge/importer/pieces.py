"""One chapter to one piece of a plan, by the part that its title means."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from planforge.document import Section, Table
from planforge.findings import Path
from planforge.importer.drills import Drills
from planforge.importer.entries import MEASURE, PHASE, SHAPE, STEP, Entries, Unfit, simple
from planforge.importer.labels import title_like
from planforge.importer.make import lines, make
from planforge.importer.organization import Organizations
from planforge.importer.passages import Passages
from planforge.importer.tables import Survey
from planforge.importer.titles import path_for, split_time
from planforge.importer.tree import Labelled, entries, words_of
from planforge.schema import Model, Part, Passage, Plan
from planforge.schema.base import Listing
from planforge.schema.fields import fields_of
from planforge.schema.organization import Units
from planforge.schema.resources import Category, Supplies
from planforge.schema.response import MeasureSet, Phase, Phases

_TIMED: frozenset[Path] = frozenset({("evaluation",), ("rectification",), ("revision",)})
_SUPPLIES: Path = ("resources", "supplies")
_NO_ITEMS = "没有分条"
_BELOW = "下面各节另有归处"


@dataclass(frozen=True, slots=True)
class Pieces:
    """Makes pieces.

    Attributes:
        entries: makes their items.
        tables: what the tables of the source say.
        used: the tables that became facts, by identity; takes more.
        text: the whole source.
    """

    entries: Entries
    tables: Survey
    used: set[int]
    text: str

    def of(self, path: Path, block: Section, depth: int) -> tuple[Path, Model]:
        """The piece for a chapter whose title means a path, with where it goes.

        Raises:
            Unfit: it has another shape, and which.
        """
        made = self._special(path, block, depth)
        if made is not None:
            return made
        passages = Passages(self.entries)
        model = _model_at(path)
        if model is not None and issubclass(model, MeasureSet):
            return path, self._measures(block, depth)
        if model is not None and issubclass(model, Part):
            self._refuse_pieces(block, str(path[0]))
            return path, passages.plain(block, depth, model)
        if model is not None and issubclass(model, Passage) and _takes_words(model):
            return path, passages.plain(block, depth, model)
        raise Unfit(SHAPE)

    def _special(self, path: Path, block: Section, depth: int) -> tuple[Path, Model] | None:
        """The piece for a part that has a shape of its own; None for the others."""
        entries_ = self.entries
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
            ("resources", "supplies"): self._supplies,
            ("publicity",): passages.programme,
            ("training",): passages.programme,
            ("drills", "scenarios"): drills.scenes,
            ("drills", "timeline"): drills.timeline,
        }
        reader = readers.get(path)
        return (path, reader(block, depth)) if reader is not None else None

    def _supplies(self, block: Section, depth: int) -> Supplies:
        """Categories in words, or each a table under its heading, all with the same columns."""
        plain, found = simple(block.blocks)
        tables = [e.blocks[0] for e in found if len(e.blocks) == 1]
        facts = [self.tables.exact(t) for t in tables if isinstance(t, Table)]
        read = [one for one in facts if one is not None and one.path == _SUPPLIES]
        heads = {(one.headings, one.merged) for one in read}
        titled = all(isinstance(e, Section) for e in found)
        if not found or len(read) != len(found) or len(heads) != 1 or not titled:
            return Passages(self.entries).supplies(block, depth)
        self.used.update(map(id, tables))
        made = tuple(
            make(Category, title=words_of(e), supplies=tuple(row for row, _ in one.rows))
            for e, one in zip(found, read, strict=True)
        )
        return make(
            Supplies,
            text=lines([words_of(paragraph) for paragraph in plain]),
            columns=read[0].headings,
            merged=read[0].merged,
            categories=made,
            mark=self.entries.marks.own(depth, found, titled=True),
        )

    def _refuse_pieces(self, block: Section, part: str) -> None:
        """Chapters under it that are pieces of the part make a chapter over others.

        Raises:
            Unfit: there are such.
        """
        inner = [e for e in entries(block.blocks) if isinstance(e, Section)]
        if any_known(self.tables, inner, part):
            raise Unfit(_BELOW)

    def _measures(self, block: Section, depth: int) -> MeasureSet:
        rest, ended = self.entries.ended(block.blocks)
        plain, found = simple(rest)
        if not found:
            raise Unfit(_NO_ITEMS)
        made = self.entries.many(found, depth, MEASURE)
        text = lines([words_of(paragraph) for paragraph in plain])
        return make(MeasureSet, text=text, measures=made["made"], mark=made["mark"], **ended)

    def _phases(self, block: Section, depth: int) -> Phases:
        """Phases with steps; a plain list of steps is one phase without words."""
        rest, ended = self.entries.ended(block.blocks)
        plain, found = simple(rest)
        if not found:
            raise Unfit(_NO_ITEMS)
        text = lines([words_of(paragraph) for paragraph in plain])
        entries_ = self.entries
        mark = entries_.marks.own(depth, found)
        if any(_is_phase(one) for one in found):
            phases = tuple(entries_.of(one, depth + 1, PHASE) for one in found)
        else:
            steps = tuple(entries_.of(one, depth + 1, STEP) for one in found)
            phases = (make(Phase, steps=steps),)
        return make(Phases, text=text, phases=phases, mark=mark, **ended)


def any_known(tables: Survey, found: Sequence[Labelled], within: str) -> bool:
    """Any of some chapters means a part, or a piece of the part ``within``, or is facts."""
    for block in found:
        title = words_of(block)
        timed = split_time(title)
        if path_for(timed[0] if timed else title, within) is not None:
            return True
        if any(isinstance(b, Table) and tables.exact(b) for b in block.blocks):
            return True
        if any_known(tables, entries(block.blocks), within) and within:
            return True
    return False


def _takes_words(model: type[Passage]) -> bool:
    """Words and points are all it needs."""
    return issubclass(model, Listing) or model.LIST == Passage.LIST


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
