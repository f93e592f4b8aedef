"""From the tree of a source to a plan: typed where a chapter fits a part, free where not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planforge.document import Block, Item, Section, SectionKind
from planforge.findings import Path
from planforge.importer.chapters import Chapters
from planforge.importer.draft import Draft
from planforge.importer.free import Free
from planforge.importer.make import make
from planforge.importer.marks import Marks
from planforge.importer.order import Read
from planforge.importer.original import Original
from planforge.importer.tree import line_of, words_of
from planforge.schema import Passage, Plan
from planforge.schema.annexes import Annex, AnnexKind
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
    """The plan, comments for its file, and the lines at which its chapters start, in order."""

    plan: Plan
    comments: Mapping[Path, str]
    starts: tuple[int, ...]


def map_plan(source: Source, levels: Mapping[int, int]) -> Mapped:
    """The plan of a source.

    Args:
        source: the tree, with what was found out about it.
        levels: by the line a chapter starts in: FREE or LITERAL, for those where more failed.
    """
    base = FREE if source.kind is Kind.FORMAL_TEXT else TYPED
    draft = Draft()
    free = _free(source)
    chapters = Chapters(draft, free, source.half, source.text)
    annexes: list[Annex] = []
    starts: list[int] = []
    typed: list[Section] = []
    for block in source.read.document.body:
        if isinstance(block, Section) and block.kind is SectionKind.ANNEX:
            annexes.append(_annex(block, free))
        elif isinstance(block, Section) and levels.get(line_of(block), base) == TYPED:
            typed.append(block)
    chapters.learn(typed)
    for block in source.read.document.body:
        starts.append(line_of(block))
        if isinstance(block, Section) and block.kind is SectionKind.ANNEX:
            continue
        level = levels.get(line_of(block), base)
        if isinstance(block, Section) and level == TYPED:
            draft.outline.append(chapters.node(block, 1))
        elif isinstance(block, Section) and level == FREE:
            draft.outline.append(chapters.free_node(block, 1))
        else:
            draft.outline.append(_plain(draft, block, free, level))
    return Mapped(_plan(source, draft, annexes), draft.comments, tuple(sorted(starts)))


def _plain(draft: Draft, block: Block, free: Free, level: int) -> OutlineNode:
    """A chapter that has no heading: a numbered paragraph, or words kept as they are."""
    if level == FREE or not isinstance(block, Section | Item):
        section = free.of((block,), 0)
    else:
        section = free.literal((block,))
    return OutlineNode(part=draft.add_section(section))


def _annex(block: Section, free: Free) -> Annex:
    section = free.of(block.blocks, 0)
    fields = {name: getattr(section, name) for name in section.model_fields_set}
    return make(Annex, kind=AnnexKind.TEXT, **{**fields, "title": words_of(block)})


def _plan(source: Source, draft: Draft, annexes: list[Annex]) -> Plan:
    read, marks = source.read, source.marks
    parts = draft.parts()
    status = _status(read.opening, half=source.half)
    scheme = make(SchemeChoice, marks=marks.samples, running=marks.running)
    return make(
        Plan,
        type=source.profile,
        kind=source.kind,
        title=read.document.meta.title,
        layout=source.layout,
        scheme=scheme if marks.samples else SchemeChoice(preset="gongwen"),
        punctuation=Punctuation.HALF if source.half else None,
        outline=tuple(draft.outline) if parts else (),
        status=status,
        opening=_passage(read.opening[1:] if status else read.opening, source),
        closing=_closing(source),
        annexes=tuple(annexes),
        sections=tuple(draft.sections),
        **parts,
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
