"""Footnotes, endnotes, comments: stories of their own, read paragraph by paragraph."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml.etree import _Element as Element

from planforge.document import Footnote, Inline, Paragraph, Role, Text
from planforge.importer.docx.content import content_of, words_of
from planforge.importer.docx.losses import Loss, Losses
from planforge.importer.docx.model import Remark, Spot
from planforge.importer.docx.names import W14, W15, W, value
from planforge.importer.docx.paragraphs import Paragraphs
from planforge.importer.docx.pictures import Kind, shapes
from planforge.importer.docx.pieces import Piece, Talk
from planforge.importer.docx.revisions import Story
from planforge.importer.docx.runs import Inlines

_SEPARATORS = frozenset(("separator", "continuationSeparator", "continuationNotice"))


def paragraphs_within(
    element: Element, inlines: Inlines, paragraphs: Paragraphs, losses: Losses
) -> Iterator[tuple[str, list[Piece]]]:
    """The label and words of each paragraph below an element, those of tables and boxes too."""
    for paragraph in element.iter(W + "p"):
        facts = paragraphs.facts(paragraph)
        inlines.begin(inlines.number, facts.style)
        inlines.read(paragraph)
        for graphic in inlines.graphics:
            for shape in shapes(graphic):
                if shape.kind not in (Kind.BOX, Kind.WORDS):
                    losses.add(Loss.RUNNING_PICTURE)
        label = paragraphs.label(facts, bool(inlines.pieces))
        yield (label.text + label.gap if label else ""), inlines.pieces


@dataclass(slots=True)
class Notes:
    """The footnotes and endnotes of a file, each made once.

    Attributes:
        losses: where a note that is missing is told.
    """

    losses: Losses
    _elements: dict[tuple[str, str | None], tuple[Element, Inlines, Paragraphs]] = field(
        default_factory=dict
    )
    _made: dict[tuple[str, str | None], Footnote] = field(default_factory=dict)

    def add(self, story: Story, kind: str, inlines: Inlines, paragraphs: Paragraphs) -> None:
        """Make the notes of a part known.

        Args:
            story: the part.
            kind: footnote or endnote.
            inlines: reads its runs.
            paragraphs: reads its paragraphs' properties.
        """
        for element in story.root.iterfind(W + kind):
            if value(element, "type") not in _SEPARATORS:
                self._elements[kind, value(element, "id")] = (element, inlines, paragraphs)

    def note(self, reference: Element) -> Footnote | None:
        """The note that a reference calls; None, and told, where there is none."""
        kind = "footnote" if reference.tag == W + "footnoteReference" else "endnote"
        key = kind, value(reference, "id")
        if key not in self._made:
            known = self._elements.get(key)
            if known is None:
                words = f"{'脚注' if kind == 'footnote' else '尾注'} {key[1]}"
                self.losses.add(Loss.NOTE, words)
                return None
            self._made[key] = Footnote(tuple(self._blocks(*known)))
        return self._made[key]

    def _blocks(
        self, element: Element, inlines: Inlines, paragraphs: Paragraphs
    ) -> Iterator[Paragraph]:
        for label, pieces in paragraphs_within(element, inlines, paragraphs, self.losses):
            content = _without_lead(content_of(pieces))
            if label:
                content = (Text(label), *content)
            if content:
                yield Paragraph(content, Role.NOTE)


def _without_lead(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """A note's words without the blank between its number and them."""
    first = content[0] if content else None
    if not isinstance(first, Text) or first.text.lstrip() == first.text:
        return content
    rest = first.text.lstrip()
    return (replace(first, text=rest), *content[1:]) if rest else content[1:]


@dataclass(frozen=True, slots=True)
class _Comment:
    element: Element
    text: str
    ids: tuple[str, ...]  # w14:paraId of its paragraphs; the last one names it for replies


@dataclass(slots=True)
class Comments:
    """The comments of a file."""

    _by_id: dict[str, _Comment] = field(default_factory=dict)
    _parents: dict[str, str] = field(default_factory=dict)

    def add(self, story: Story, inlines: Inlines, paragraphs: Paragraphs, losses: Losses) -> None:
        """Make the comments of a part known."""
        for element in story.root.iterfind(W + "comment"):
            read = paragraphs_within(element, inlines, paragraphs, losses)
            text = "\n".join(label + words_of(pieces) for label, pieces in read)
            ids = tuple(one.get(W14 + "paraId", "") for one in element.iter(W + "p"))
            self._by_id[value(element, "id") or ""] = _Comment(element, text.strip(), ids)

    def thread(self, root: Element) -> None:
        """Which comments answer others, by commentsExtended."""
        for element in root.iter(W15 + "commentEx"):
            above = element.get(W15 + "paraIdParent")
            if above:
                self._parents[element.get(W15 + "paraId", "")] = above

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all comments."""
        return frozenset(self._by_id)

    def remarks(self, talk: Talk, story: Story) -> tuple[Remark, ...]:
        """All comments, once the text is read; an answer is about what its question is about."""
        by_paragraph = {id_: key for key, one in self._by_id.items() for id_ in one.ids if id_}
        return tuple(
            self._remark(key, one, talk, story, by_paragraph) for key, one in self._by_id.items()
        )

    def _remark(
        self, key: str, comment: _Comment, talk: Talk, story: Story, by_paragraph: dict[str, str]
    ) -> Remark:
        at = key
        asked = by_paragraph.get(self._parents.get(comment.ids[-1] if comment.ids else "", ""))
        if not talk.about.get(key) and asked is not None:
            at = asked
        start = talk.starts.get(at)
        spot = None if start is None else Spot(story.part, story.paragraphs[start])
        author = value(comment.element, "author") or ""
        date = value(comment.element, "date") or ""
        return Remark(key, author, date, comment.text, "".join(talk.about.get(at, ())), spot)
