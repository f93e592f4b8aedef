"""From the tree of a source to a plan: typed where a chapter fits a part, free where not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planforge.document import Block, Figure, Item, Section, SectionKind, Table
from planforge.findings import Path
from planforge.importer.annexes import Annexes
from planforge.importer.chapters import Chapters
from planforge.importer.draft import Draft
from planforge.importer.fates import Became, Fate, Thing
from planforge.importer.free import Free
from planforge.importer.leftover import tell_figures, tell_tables
from planforge.importer.make import make
from planforge.importer.marks import Marks
from planforge.importer.order import Read
from planforge.importer.original import Original
from planforge.importer.tables import survey
from planforge.importer.tree import line_of, words_of
from planforge.schema import Passage, Plan
from planforge.schema.annexes import Annex
from planforge.schema.head import Kind, LayoutChoice, OutlineNode, Punctuation, SchemeChoice, Status

TYPED, FREE, LITERAL = 0, 1, 2
"""How much a chapter is understood; each step keeps its words more plainly."""


@dataclass(frozen=True, slots=True)
class Source:
    """All that is known of a source before its chapters are mapped.

    Attributes:
        original: as its reader handed it on.
        read: its tree.
        marks: its numbering.
        half: it writes half-width colons and brackets.
        markdown: it is written in Markdown.
        profile, kind: what it is.
        layout: what the plan asks of its layout.
        text: all its words.
        derives_list: the layout itself prints the list of annexes that the source has.
    """

    original: Original
    read: Read
    marks: Marks
    half: bool
    markdown: bool
    profile: str
    kind: Kind
    layout: LayoutChoice | None
    text: str
    derives_list: bool


@dataclass(frozen=True, slots=True)
class Mapped:
    """What a source became.

    Attributes:
        plan: the plan.
        comments: for its file.
        starts: the lines at which its chapters start, in order.
        fates: what became of each chapter, annex, table and picture, in order of reading.
    """

    plan: Plan
    comments: Mapping[Path, str]
    starts: tuple[int, ...]
    fates: tuple[Fate, ...] = ()


def map_plan(
    source: Source, levels: Mapping[int, int], moved: Mapping[int, int] | None = None
) -> Mapped:
    """The plan of a source.

    Args:
        source: the tree, with what was found out about it.
        levels: by the line a chapter starts in: FREE or LITERAL, for those where more failed.
        moved: by the same, the line where its words would have changed.
    """
    return _Mapper(source, levels, moved or {}).mapped()


class _Mapper:
    def __init__(self, source: Source, levels: Mapping[int, int], moved: Mapping[int, int]) -> None:
        self._source = source
        self._levels = levels
        self._moved = moved
        self._within = "drills" if source.kind is Kind.DRILL_PLAN else ""
        self._base = FREE if source.kind is Kind.FORMAL_TEXT else TYPED
        self._draft = Draft()
        self._tables = survey(source.read.document.body)
        free = _free(source)
        self._free = free
        self._annexes = Annexes(self._draft, free, self._tables)
        self._chapters = Chapters(self._draft, free, self._tables, source.half, source.text)

    def mapped(self) -> Mapped:
        body = self._source.read.document.body
        chapters = [b for b in body if not _is_annex(b)]
        typed = [b for b in chapters if isinstance(b, Section) and self._level(b) == TYPED]
        self._chapters.learn(typed)
        annexes = [self._annex(b) for b in body if isinstance(b, Section) and _is_annex(b)]
        self._draft.outline.extend(self._chapter(block) for block in chapters)
        tell_tables(self._draft, self._tables)
        tell_figures(self._draft, body, self._source.original.file_of)
        plan = _plan(self._source, self._draft, annexes)
        starts = tuple(sorted(line_of(block) for block in body))
        fates = tuple(sorted(self._draft.ledger.fates, key=lambda fate: fate.line))
        return Mapped(plan, self._draft.comments, starts, fates)

    def _level(self, block: Block) -> int:
        return self._levels.get(line_of(block), self._base)

    def _why(self, block: Block) -> str:
        """Why a chapter is no more than text, where it was tried or is not to be tried."""
        if line_of(block) in self._moved:
            at = self._source.original.at(self._moved[line_of(block)])
            return f"按部分输出时文字会与原文不同（{at}起）"
        return "法规、通知等公文按原文保留" if self._base == FREE else ""

    def _annex(self, block: Section) -> Annex:
        level = self._level(block)
        if level == TYPED:
            return self._annexes.typed(block)
        return self._annexes.kept(block, literal=level == LITERAL, why=self._why(block))

    def _chapter(self, block: Block) -> OutlineNode:
        level = self._level(block)
        if isinstance(block, Section) and level == TYPED:
            return self._chapters.node(block, 1, self._within)
        if isinstance(block, Section) and level == FREE:
            return self._chapters.free_node(block, 1, self._why(block))
        if level == FREE or not isinstance(block, Section | Item):
            section = self._free.of((block,), 0)
        else:
            section = self._free.literal((block,))
        why = self._why(block) or "不在任何一章之下"
        name = self._draft.add_section(section, why)
        title = words_of(block)
        if not isinstance(block, Table | Figure):
            at: Path = ("sections", len(self._draft.sections) - 1)
            self._draft.ledger.note(
                Fate(line_of(block), Thing.CHAPTER, title, Became.KEPT, name, at, why)
            )
        return OutlineNode(part=name)


def _is_annex(block: Block) -> bool:
    return isinstance(block, Section) and block.kind is SectionKind.ANNEX


def _plan(source: Source, draft: Draft, annexes: list[Annex]) -> Plan:
    read, marks = source.read, source.marks
    revisions = draft.revisions()
    parts = draft.parts()
    layout = source.layout
    if revisions:
        layout = (layout or LayoutChoice()).model_copy(update={"revisions": False})
    status = _status(read.opening, half=source.half)
    scheme = make(SchemeChoice, marks=marks.samples, running=marks.running)
    return make(
        Plan,
        type=source.profile,
        kind=source.kind,
        title=read.document.meta.title,
        revisions=revisions,
        layout=layout,
        scheme=scheme if marks.samples else SchemeChoice(marks=("",)),
        punctuation=Punctuation.HALF if source.half else None,
        outline=tuple(draft.outline) if parts else (),
        status=status,
        opening=_passage(read.opening[1:] if status else read.opening, source),
        closing=_closing(source),
        annexes=tuple(annexes),
        sections=tuple(draft.sections),
        **parts,
        **source.original.head,
    )


def _status(opening: Sequence[Block], *, half: bool) -> Status | None:
    """The state of a draft, where the line under the title says it: （征求意见稿）."""
    words = words_of(opening[0]) if opening else ""
    first, last = "()" if half else "（）"
    if not (words.startswith(first) and words.endswith(last)):
        return None
    found = [status for status in Status if status.zh == words[1:-1] and status.is_draft]
    return found[0] if found else None


def _free(source: Source) -> Free:
    return Free(source.marks, source.markdown, source.original.file_of)


def _passage(blocks: Sequence[Block], source: Source) -> Passage | None:
    if not blocks:
        return None
    text, body = _free(source).words(blocks)
    return make(Passage, text=text, body=body)


def _closing(source: Source) -> Passage | None:
    blocks = [*source.read.closing, *(() if source.derives_list else source.read.listed)]
    last = words_of(blocks[-1]) if blocks else ""
    noted = (
        last.startswith("注:" if source.half else "注：") and "[[" not in last and last[2:].strip()
    )
    if not noted:
        return _passage(blocks, source)
    text, body = _free(source).words(blocks[:-1])
    return make(Passage, text=text, body=body, note=noted)
