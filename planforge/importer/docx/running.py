"""Headers and footers: the words that run along, page numbers left out."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from lxml.etree import _Element as Element

from planforge.importer.docx.content import words_of
from planforge.importer.docx.losses import Loss, Losses
from planforge.importer.docx.model import Running
from planforge.importer.docx.names import R, V, W, child, on, value
from planforge.importer.docx.notes import paragraphs_within
from planforge.importer.docx.paragraphs import Paragraphs
from planforge.importer.docx.pieces import PAGE_NUMBER
from planforge.importer.docx.revisions import Story
from planforge.importer.docx.runs import Inlines
from planforge.ooxml.reading.relations import Relations

_KINDS = {W + "headerReference": "header", W + "footerReference": "footer"}
_N = PAGE_NUMBER
_PAGE_NUMBER = re.compile(
    rf"[-–—－─·•\s]*(?:第\s*|page\s*)?{_N}\s*页?(?:[\s，,/of]*共?\s*{_N}\s*页?)?[-–—－─·•\s]*", re.I
)
"""A page number and what is written around it: — 3 —, 第3页，共9页."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A header or footer as a section refers to it."""

    kind: str
    pages: str
    part: str


def references(
    sections: Iterable[Element], known: Relations, settings: Element | None
) -> Iterator[Reference]:
    """Those that show: first ones need ``w:titlePg``, even ones a setting (17.10.1, 17.10.6)."""
    even = on(child(settings, "evenAndOddHeaders"))
    for section in sections:
        first = on(child(section, "titlePg"))
        for element in section:
            kind = _KINDS.get(str(element.tag))
            relation = known.get(element.get(R + "id"))
            pages = value(element, "type") or "default"
            shown = {"first": first, "even": even}.get(pages, True)
            if kind and shown and relation is not None and not relation.external:
                yield Reference(kind, pages, relation.target)


def running_words(
    listed: Iterable[Reference],
    open_story: Callable[[str], Story | None],
    reader: Callable[[Story], tuple[Inlines, Paragraphs]],
    losses: Losses,
) -> tuple[Running, ...]:
    """The words of headers and footers, each text once."""
    found: dict[tuple[str, str], Running] = {}
    seen: set[str] = set()
    for reference in listed:
        if reference.part in seen:
            continue
        seen.add(reference.part)
        story = open_story(reference.part)
        if story is None:
            continue
        inlines, paragraphs = reader(story)
        read = paragraphs_within(story.root, inlines, paragraphs, losses)
        lines = [_PAGE_NUMBER.sub(" ", label + words_of(pieces)).strip() for label, pieces in read]
        words = "\n".join(line for line in lines if line)
        for watermark in _watermarks(story.root):
            losses.add(Loss.WATERMARK, watermark)
            words = f"{words}\n{watermark}".strip()
        if words:
            made = Running(reference.kind, reference.pages, words)
            found.setdefault((reference.kind, words), made)
    return tuple(found.values())


def _watermarks(root: Element) -> Iterator[str]:
    """WordArt behind the text, as Word writes watermarks."""
    for element in root.iter(V + "textpath"):
        words = " ".join(element.get("string", "").split())
        if words:
            yield words
