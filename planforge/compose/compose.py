"""A plan and its templates to a Document."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path as FilePath

from planforge.compose.build import UNDER_THE_FIRST, Builder
from planforge.compose.calls import Heading, Para, Source
from planforge.compose.environment import Environment, environment, item_sentence, render
from planforge.compose.fits import Fits
from planforge.compose.front import wanted
from planforge.compose.index import places_of
from planforge.compose.outline import Chapter, Outline, default_title
from planforge.compose.printed import unprinted, unprinted_head
from planforge.compose.references import References
from planforge.compose.scribe import Assets, Scribe
from planforge.compose.text import Lines, inline_lines
from planforge.compose.troubles import troubles
from planforge.compose.words import CALL, SEP, slotted
from planforge.document import (
    Block,
    Break,
    Contents,
    Document,
    FrontMatter,
    FrontPage,
    Inline,
    Meta,
    Orientation,
    PageKind,
    Paragraph,
    Role,
    Scheme,
    Section,
    SectionKind,
    Text,
)
from planforge.document.quick import quick
from planforge.findings import Finding, Path
from planforge.profiles import Layout, Profile
from planforge.schema import Entry, Model, Part, Passage, Plan
from planforge.schema.annexes import Annex, AnnexKind
from planforge.schema.base import Listing
from planforge.schema.drills import Timed
from planforge.schema.resources import Supplies


@quick
class Composed:
    """A document without numbers, and what was found on the way."""

    document: Document
    findings: tuple[Finding, ...]


def compose(
    plan: Plan,
    profile: Profile,
    layout: Layout,
    scheme: Scheme,
    *,
    assets: Assets = lambda _name: None,
    templates: FilePath | None = None,
) -> Composed:
    """The document of a plan.

    Args:
        plan: the validated plan.
        profile: of the plan's type and kind.
        layout: decides on the pages before the body.
        scheme: goes into the document.
        assets: reads a picture of the plan's folder.
        templates: the plan's own templates, which the caller trusts.

    Raises:
        TemplateProblem: a template is broken, or prints what it may not.
    """
    return Composer(plan, profile, layout, assets, templates).document(scheme)


class Composer:
    """Makes the blocks of one plan's documents: its own, and the papers of its family."""

    def __init__(
        self,
        plan: Plan,
        profile: Profile,
        layout: Layout,
        assets: Assets,
        templates: FilePath | None,
    ) -> None:
        self._plan = plan
        self._assets = assets
        places = places_of(plan)
        self._paths = places.paths
        self._references = References(places)
        self._env: Environment = environment(profile.name, templates)
        self._outline = Outline(plan, profile)
        self._fits = Fits()
        self.lay(layout)

    def lay(self, layout: Layout) -> None:
        """From here on, tables have the room of this layout."""
        self._layout = layout
        sentence = partial(item_sentence, self._env)
        resolve = self._references.node
        self._scribe = Scribe(
            self._plan, self._paths, self._assets, layout, resolve, sentence, self._fits
        )

    def document(self, scheme: Scheme) -> Composed:
        """The document of the plan itself."""
        annexes = tuple(self._annexes())
        body = (*self._head(), *self._body(), *self._tail(annexes), *self._laid(annexes))
        imprint = self._rendered("imprint.j2") if self._shows_imprint() else ()
        document = Document(
            replace(self._meta(), plan_hash=self._hash()),
            scheme,
            body,
            self._layout.name,
            FrontMatter(tuple(self._front())),
            imprint,
        )
        document = self._references.settle(document)
        findings = [
            *self._outline.findings,
            *self._references.findings,
            *troubles(self._scribe),
            *unprinted(self._plan, self._scribe.printed, document),
            *unprinted_head(self._plan, self._scribe.printed, document),
        ]
        return Composed(document, tuple(findings))

    # Papers of the family

    def paper(self, template: str, x: Model, detail: int) -> tuple[Block, ...]:
        """What a template of the family prints for an object; references are names in words."""
        scribe = self._scribe
        scribe.anchored, scribe.base = False, 0
        builder = Builder(scribe.fit)
        names = (f"family/{template}.j2",)
        before = self._references.count
        self._add(builder, render(self._env, names, scribe, x, self._plan, detail=detail))
        blocks = builder.finish()
        if self._references.count == before:
            return blocks
        return self._references.named(blocks, self._outline.name_of)

    def refitted(self, blocks: tuple[Block, ...], layout: Layout) -> tuple[Block, ...]:
        """What ``paper`` gave, with its tables in the room of another layout."""
        return self._fits.again(blocks, layout)

    def gathered(self, body: tuple[Block, ...], title: str, scheme: Scheme) -> Document:
        """A document of its own, without pages before the body."""
        meta = replace(self._meta(), title=title, subject=title)
        return Document(meta, scheme, body, self._layout.name)

    # Templates to blocks

    def _rendered(self, *names: str, x: Model | None = None, base: int = 0) -> tuple[Block, ...]:
        builder = Builder(self._scribe.fit, self._scribe.mark_of(x))
        self._into(builder, names, x or self._plan, base)
        return builder.finish()

    def _into(self, builder: Builder, names: tuple[str, ...], x: Model, base: int) -> None:
        self._scribe.base = base
        self._add(builder, render(self._env, names, self._scribe, x, self._plan))

    def _add(self, builder: Builder, text: str) -> None:
        for chunk in text.split(CALL)[1:]:
            number, _, rest = chunk.partition(SEP)
            call = self._scribe.calls[int(number)]
            source = getattr(call, "source", None)
            origin = source.path if source else ()
            lines = self._lines(rest, origin)
            builder.add(call, lines)

    def _lines(self, text: str, origin: Path) -> Lines:
        scribe = self._scribe
        return inline_lines(text, scribe.words, origin, self._references.node, half=scribe.half)

    # The pages before the body

    def _front(self) -> Iterator[FrontPage]:
        for spec in self._layout.front:
            if not wanted(spec, self._plan):
                continue
            kind = PageKind(spec.page)
            if kind is PageKind.CONTENTS:
                title = Paragraph((Text("目录"),), Role.CONTENTS_TITLE)
                yield FrontPage(kind, (title, Contents(self._layout.contents_depth)))
            else:
                self._scribe.anchored = False
                blocks = self._rendered(f"front/{spec.page}.j2")
                self._scribe.anchored = True
                if blocks:
                    yield FrontPage(kind, blocks)

    def _shows_imprint(self) -> bool:
        choice = self._plan.layout
        if choice is not None and choice.imprint is not None:
            return choice.imprint
        return self._layout.imprint and bool(self._plan.copies)

    def _head(self) -> tuple[Block, ...]:
        return self._rendered("head.j2")

    def _tail(self, annexes: tuple[Section, ...]) -> tuple[Block, ...]:
        closing = self._rendered("tail.j2")
        choice = self._plan.layout.attachment_notes if self._plan.layout else None
        notes = self._layout.attachment_notes if choice is None else choice
        listed = tuple(_attachment_notes(annexes)) if notes and annexes else ()
        return (*closing, *listed, *self._rendered("signature.j2"))

    # The body

    def _body(self) -> tuple[Block, ...]:
        builder = Builder(self._scribe.fit)
        for chapter in self._outline.chapters:
            self._chapter(builder, chapter, 1)
        return builder.finish()

    def _chapter(
        self, builder: Builder, chapter: Chapter, depth: int, *, alone: bool = False
    ) -> None:
        if chapter.target is None:
            self._group(builder, chapter, depth)
        elif isinstance(chapter.target, Part):
            self._part(builder, chapter, chapter.target, depth, alone=alone)
        else:
            self._piece(builder, chapter, chapter.target, depth)

    def _group(self, builder: Builder, chapter: Chapter, depth: int) -> None:
        node = chapter.node
        mark = self._scribe.mark_of(node) if node else None
        source = self._scribe.source(node) if chapter.path and node else None
        origin = source.path if source else ()
        if chapter.title:
            title: tuple[Inline, ...] = (Text(chapter.title, (*origin, "title")),)
            call = Heading(depth, source or self._anonymous(chapter.title), mark)
            builder.add(call, [list(title)])
            for inner in chapter.inner:
                if inner.title == "" and inner.target is not None:
                    self._alias(inner.target, call.source)
            depth += 1
        if node is not None and node.intro:
            line: list[Inline] = [Text(node.intro, (*origin, "intro"))]
            builder.add(Para(depth - 1, source or self._anonymous("")), [line])
        for inner in chapter.inner:
            self._chapter(builder, inner, depth, alone=len(chapter.inner) == 1)

    def _part(
        self, builder: Builder, chapter: Chapter, part: Part, depth: int, *, alone: bool
    ) -> None:
        """A part as a section with its pieces below; a single piece prints as the part itself.

        Where the outline leaves the part untitled among others, its piece keeps its own title.
        """
        pieces = list(self._outline.pieces(part, chapter.path))
        single = len(pieces) == 1 and not part.own
        usual = alone and single and pieces[0][0][-1] == part.LIST
        if single and (chapter.title != "" or usual):
            path, piece = pieces[0]
            titled = piece if part.title is None and piece.title is not None else part
            inner = self._title(builder, chapter, titled, depth)
            self._alias(piece, titled)
            self._content(builder, piece, path, inner)
            return
        inner = self._title(builder, chapter, part, depth)
        self._into(builder, ("pieces/opening.j2",), part, inner)
        for path, piece in pieces:
            self._piece(builder, Chapter(None, piece, path), piece, inner + 1)
        self._into(builder, ("pieces/closing.j2",), part, inner)

    def _piece(self, builder: Builder, chapter: Chapter, piece: Entry, depth: int) -> None:
        inner = self._title(builder, chapter, piece, depth)
        self._content(builder, piece, chapter.path, inner)

    def _content(self, builder: Builder, piece: Entry, path: Path, depth: int) -> None:
        dotted = ".".join(map(str, path))
        cls = type(piece).__name__.lower()
        fallback = "passage" if isinstance(piece, Passage) else "freesection"
        names: tuple[str, ...] = (
            f"pieces/{dotted}.j2",
            f"pieces/{cls}.j2",
            f"pieces/{fallback}.j2",
        )
        if isinstance(piece, Listing) and piece.said:
            names = ("pieces/passage.j2",)
        elif isinstance(piece, Listing) and piece.columns and not isinstance(piece, Supplies):
            names = ("pieces/listing.j2",)
        self._into(builder, names, piece, depth)

    def _title(self, builder: Builder, chapter: Chapter, target: Entry, depth: int) -> int:
        """Open the section of a target and give its depth; an empty title opens none."""
        scribe = self._scribe
        if chapter.title is not None:
            text = scribe.say(chapter.title, ("outline",)) if chapter.title else ""
        elif target.title is not None:
            text = scribe.title(target) if target.title else ""
        else:
            is_section = chapter.path[:1] == ("sections",)
            default = "" if is_section else default_title(chapter.path)
            title, origin = self._outline.title_of(chapter.path, default)
            text = scribe.say(title, origin) if title else ""
        if not text:
            return depth - 1
        if (
            isinstance(target, Timed)
            and target.time
            and not slotted(target.title or "", type(target), "time")
        ):
            text = f"{text}（{scribe.value(target, 'time')}）"
        mark = scribe.mark_of(chapter.node) if chapter.node else None
        call = Heading(depth, scribe.source(target), mark or scribe.mark_of(target))
        self._add(builder, scribe.record(call) + text)
        return depth

    def _alias(self, untitled: Entry, titled: Entry | Source) -> None:
        source = titled if isinstance(titled, Source) else self._scribe.source(titled)
        self._references.alias(self._scribe.source(untitled).anchor, source.anchor)

    @staticmethod
    def _anonymous(title: str) -> Source:
        return Source((), f"outline.{title}" if title else "")

    # Annexes

    def _annexes(self) -> Iterator[Section]:
        for index, annex in enumerate(self._plan.annexes):
            kind = annex.kind.value if annex.kind else "text"
            self._scribe.landscape = annex.landscape
            self._scribe.anchored = annex.kind is not AnnexKind.CARDS
            blocks = self._rendered(f"annex/{kind}.j2", "annex/text.j2", x=annex)
            self._scribe.landscape, self._scribe.anchored = False, True
            source = self._scribe.source(annex)
            yield Section(
                1,
                self._annex_title(annex),
                blocks,
                source.anchor or f"annexes.{index + 1}",
                kind=SectionKind.ANNEX,
                origin=source.path,
            )

    def _laid(self, annexes: tuple[Section, ...]) -> Iterator[Block]:
        """The annexes, each on paper that lies as it asks."""
        lying = False
        for section, annex in zip(annexes, self._plan.annexes, strict=True):
            if annex.landscape is not lying:
                lying = annex.landscape
                yield Break(Orientation.LANDSCAPE if lying else Orientation.PORTRAIT)
            yield section

    def _annex_title(self, annex: Annex) -> tuple[Inline, ...]:
        if annex.title is None and annex.kind is not None:
            return (Text(annex.kind.zh, self._scribe.path(annex)),)
        lines = self._lines(self._scribe.title(annex), self._scribe.path(annex))
        return tuple(lines[0]) if lines else ()

    # The rest

    def _meta(self) -> Meta:
        plan = self._plan
        dates = [plan.issued, *(revision.date for revision in reversed(plan.revisions))]
        owner = plan.issuer[0] if plan.issuer else plan.entity.name if plan.entity else None
        return Meta(
            title=plan.title,
            subject=plan.kind.zh,
            author=owner or "",
            keywords=plan.keywords,
            date=next((day for day in dates if day is not None), None),
            header=self._header(owner or ""),
            draft=plan.status.zh if plan.status is not None and plan.status.is_draft else "",
        )

    def _hash(self) -> str:
        said = self._plan.model_dump_json(exclude_unset=True)
        return hashlib.sha256(said.encode()).hexdigest()

    def _header(self, owner: str) -> str:
        """What tells this paper from others: its number and version, else whose it is."""
        number = self._plan.plan_number or self._plan.doc_number
        told = [fact for fact in (number, self._plan.version) if fact]
        return "\u3000".join(told) if told else owner


def _attachment_notes(annexes: tuple[Section, ...]) -> Iterator[Paragraph]:
    """附件说明 (GB/T 9704-2012, 7.3.4): names without end punctuation; one annex has no number."""
    for index, annex in enumerate(annexes):
        lead = "附件：" if index == 0 else UNDER_THE_FIRST
        count = f"{index + 1}." if len(annexes) > 1 else ""
        yield Paragraph((Text(f"{lead}{count}"), *annex.title), Role.ATTACHMENT_NOTE)
