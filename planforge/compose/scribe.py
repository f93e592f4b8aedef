"""The marker calls of templates, for one plan."""

from collections.abc import Callable, Iterable, Sequence

from planforge.compose.blocks import drawn_blocks, figure_block, form_block, table_block
from planforge.compose.calls import (
    Call,
    CellStart,
    Clause,
    Heading,
    Para,
    Ready,
    RowStart,
    Source,
    TableStart,
)
from planforge.compose.direct import Direct
from planforge.compose.fits import Fits
from planforge.compose.grids import GridColumn, Grids, table_columns
from planforge.compose.holders import Holders
from planforge.compose.listing import listing_table, shown
from planforge.compose.markdown import markdown_blocks
from planforge.compose.paths import Paths
from planforge.compose.text import Resolve, inline_lines
from planforge.compose.widths import Kin, sheet_of
from planforge.compose.wording import Wording
from planforge.compose.words import CALL, SEP, Marked, words
from planforge.document import (
    Block,
    Break,
    Form,
    FormField,
    Mark,
    Orientation,
    Role,
    Table,
    parse_mark,
)
from planforge.findings import Path
from planforge.profiles import Layout
from planforge.schema import Entry, Item, Model, Plan
from planforge.schema.annexes import FormData
from planforge.schema.base import Listing
from planforge.schema.head import Punctuation
from planforge.schema.tables import Drawn, FigureData, TableData

Assets = Callable[[str], bytes | None]
"""Reads a file of the plan's folder; None where there is none such."""


class Scribe(Wording):
    """Records the marker calls of one plan's templates and knows where everything comes from."""

    def __init__(
        self,
        plan: Plan,
        paths: Paths,
        assets: Assets,
        layout: Layout,
        resolve: Resolve,
        item_sentence: Callable[[Item], str],
        fits: Fits,
    ) -> None:
        super().__init__(plan, paths, strong_titles=layout.strong_titles)
        self._fits = fits
        self.calls: list[Call] = []
        self.half = plan.punctuation is Punctuation.HALF
        self.base = 0
        self.anchored = True
        """False for what stands here and again in the body, where references lead."""
        self.missing_files: list[tuple[Path, str]] = []
        self.unused_files: list[tuple[Path, str]] = []
        """Pictures of figures that are drawn all the same."""
        self.undrawn: list[tuple[Path, str]] = []
        """Figures for which the plan holds nothing to draw."""
        self.blank_columns: list[tuple[Path, str]] = []
        """Columns of listings that no field fills."""
        self._assets = assets
        self._item_sentence = item_sentence
        self.resolve = resolve
        self.signature = layout.signature
        self.landscape = False
        self._layout = layout
        self._direct = Direct(self)
        self._grids = Grids(self._direct, self.fit)
        self.holders = Holders(self)

    def record(self, call: Call) -> Marked:
        """Keep a call and give the mark that stands for it in the text."""
        self.calls.append(call)
        return Marked(f"{CALL}{len(self.calls) - 1}{SEP}")

    def source(self, model: Model | None) -> Source:
        """The object of a call."""
        place = self.paths.of(model) if model is not None else None
        if place is None:
            return Source()
        return Source(place.path, place.anchor if self.anchored else "")

    def heading(self, depth: int, model: Model) -> Marked:
        """A heading at a depth below the piece's own."""
        return self.record(Heading(self.base + depth, self.source(model), self.mark_of(model)))

    def clause(self, depth: int, model: Model | None) -> Marked:
        """A numbered paragraph at a depth below the piece's own."""
        return self.record(Clause(self.base + depth, self.source(model), self.mark_of(model)))

    def para(self, depth: int, model: Model, role: str = "body") -> Marked:
        """A paragraph that belongs to the entry at depth."""
        return self.record(Para(self.base + depth, self.source(model), Role(role)))

    def table(
        self, depth: int, model: Model, widths: Sequence[float], header_rows: int = 1
    ) -> Marked:
        """A table with columns of these relative widths; a negative width centres."""
        columns = table_columns(widths)
        return self.record(TableStart(self.base + depth, self.source(model), columns, header_rows))

    def row(self, model: Model | None = None) -> Marked:
        """A row of the open table."""
        return self.record(RowStart(self.source(model)))

    def cell(self, colspan: int = 1, rowspan: int = 1) -> Marked:
        """A cell of the open row."""
        return self.record(CellStart(colspan, rowspan))

    def grid(
        self,
        depth: int,
        model: Model,
        rows: Sequence[Model],
        columns: Sequence[GridColumn],
        kin: Sequence[Sequence[Model]] = (),
    ) -> Marked:
        """A table of facts: a row for each object, a column for each field that any of them fills.

        A column is (field, heading, relative width); a negative width centres. Where kin names
        the rows of several tables that belong together, their columns stand at the same places.
        """
        made = self._grids.table(rows, columns, kin, self.path(model), landscape=self.landscape)
        return self.ready(depth, (made,)) if made is not None else Marked("")

    def listing(self, depth: int, passage: Listing, rows: Sequence[Model] | None = None) -> Marked:
        """The facts of a passage as a table with the columns that it asks for.

        ``rows``: some of them; all where None.
        """
        facts = shown(getattr(passage, passage.LIST)) if rows is None else rows
        made = listing_table(self, passage, facts)
        return self.ready(depth, (self.fit(made),))

    def fit(self, table: Table, *, asked: bool = False, kin: Kin = ()) -> Table:
        """The table with columns as wide as what stands in them wants."""
        return self._fits.fit(table, self._layout, landscape=self.landscape, asked=asked, kin=kin)

    def page_break(self, orientation: str = "") -> Marked:
        """A new page, lying that way from here on where an orientation is named."""
        turned = Orientation(orientation) if orientation else None
        return self.record(Ready(self.base, (Break(turned),)))

    def rich(self, depth: int, model: Model, field: str) -> Marked:
        """A Markdown field of an object."""
        return self.ready(depth, self.rich_blocks(model, field, self.base + depth))

    def rich_blocks(self, model: Model, field: str, depth: int) -> tuple[Block, ...]:
        """The blocks of a Markdown field, below an absolute depth."""
        value = getattr(model, field)
        if not isinstance(value, str):
            return ()
        path = (*self.path(model), field)
        self.printed.add(path)
        return markdown_blocks(words(value, path), path, depth, self.resolve, self.fit)

    def data(self, depth: int, model: TableData | FormData | FigureData | None) -> Marked:
        """A table, form or figure that the plan holds as data."""
        return self.ready(depth, self._data_blocks(model)) if model is not None else Marked("")

    def held_blocks(self, entry: Entry) -> tuple[Block, ...]:
        """The table and the figure of an entry."""
        held = (entry.table, entry.figure)
        return tuple(block for data in held if data for block in self._data_blocks(data))

    def _data_blocks(self, model: TableData | FormData | FigureData) -> tuple[Block, ...]:
        path = self.path(model)
        if isinstance(model, TableData):
            made = table_block(model, path, self.printed)
            return (self.fit(made, asked=bool(model.widths)),)
        if isinstance(model, FormData):
            return (form_block(model, path, self.printed),)
        if model.draw is not None:
            return self._drawn(model, path)
        found = self._assets(model.file) if model.file else None
        if found is None:
            self.missing_files.append((path, model.file or ""))
        return figure_block(model, path, found, self.printed)

    def figure(self, kind: str, scenario: str) -> Marked:
        """A figure that a template asks for, to hang on a wall; nothing where none is to draw."""
        drawn = next(one for one in Drawn if one.value == kind)
        blocks = self._drawn(FigureData(draw=drawn, scenario=scenario), (), hung=True)
        return self.ready(0, blocks) if blocks else Marked("")

    def _drawn(self, model: FigureData, path: Path, *, hung: bool = False) -> tuple[Block, ...]:
        from planforge.figures import drawings, enlarged

        if model.draw is None:
            return ()
        across, down = sheet_of(self._layout, landscape=self.landscape)
        draw = enlarged if hung else drawings
        made = draw(self.plan, model.draw, across, down, scenario=model.scenario or "")
        if model.file:
            self.unused_files.append((path, model.file))
        if not made and path:
            self.undrawn.append((path, model.draw.zh))
        return drawn_blocks(model, path, made, self.printed)

    def blanks(
        self, depth: int, model: Model, fields: Sequence[tuple[object, ...]], columns: int
    ) -> Marked:
        """A form of the template's own: a field is its name, what stands in it, its lines."""
        made: list[FormField] = []
        for name, *rest in fields:
            value = self.finalize(rest[0]) if rest else ""
            lines = inline_lines(value, self.words, (), self.resolve, half=self.half)
            height = rest[1] if len(rest) > 1 and isinstance(rest[1], int) else 1
            inlines = tuple(lines[0]) if lines else ()
            made.append(FormField(str(name), inlines, height))
        return self.ready(depth, (Form(tuple(made), columns=columns, origin=self.path(model)),))

    def ready(self, depth: int, blocks: Iterable[Block]) -> Marked:
        """Blocks that are finished already."""
        return self.record(Ready(self.base + depth, tuple(blocks)))

    # The one shape that all items share

    def open(self, depth: int, entry: Entry, sentence: str = "", *, under: bool = False) -> Marked:
        """The start of an item: number, run-in title and sentence, then its introduction.

        The sentence is the item's text, else the one made of its facts. Without either, a title
        over something is a heading, and a title alone is a numbered line.
        """
        parts: list[str] = []
        if entry.text:
            parts = [self.clause(depth, entry), self.lead(entry), self.fill(entry)]
        elif sentence.strip():
            parts = [self.clause(depth, entry), self.lead(entry), sentence]
        elif under or entry.intro or entry.items or entry.body or entry.note or _holds(entry):
            parts = [self.heading(depth, entry), self.title(entry)]
        elif entry.heading:
            parts = [self.clause(depth, entry), self.title(entry)]
        if entry.intro:
            parts += [self.para(depth, entry), self.fill(entry, "intro")]
        return Marked("".join(parts))

    def close(self, depth: int, entry: Entry) -> Marked:
        """The end of an item: the items below it, its body, its note."""
        parts: list[str] = []
        if entry.items and not entry.said:
            parts += [self.item(depth + 1, item) for item in entry.items]
        if entry.body:
            parts.append(self.rich(depth, entry, "body"))
        if _holds(entry):
            parts.append(self.ready(depth, self.held_blocks(entry)))
        if entry.note:
            parts += [self.para(depth, entry, "note"), "注：", self.fill(entry, "note")]
        return Marked("".join(parts))

    def item(self, depth: int, item: Item) -> Marked:
        """A whole item with everything below it."""
        return self.record(
            Ready(
                self.base + depth - 1, tuple(self._direct.item(item, self.base + depth, None)), True
            )
        )

    def item_words(self, item: Item) -> str:
        """The sentence made of an item's facts; empty where it has none."""
        if not item.actor and not item.within:
            return ""
        return self._item_sentence(item).strip(" \n")  # bare strip() takes our marks for blanks

    def mark_of(self, model: Model | None) -> Mark | None:
        """The mark that an entry asks for its children, or None."""
        sample = getattr(model, "mark", None)
        return parse_mark(sample) if isinstance(sample, str) else None


def _holds(entry: Entry) -> bool:
    return entry.table is not None or entry.figure is not None
