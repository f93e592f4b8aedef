"""Sections and running lines of a document that looks as a reference document."""

from dataclasses import dataclass, field

from lxml import etree

from planforge.document import Meta
from planforge.ooxml import names
from planforge.ooxml.kept import running_parts
from planforge.ooxml.package import Part, Relations
from planforge.ooxml.pages import Page
from planforge.ooxml.reference import Reference
from planforge.ooxml.reference import Running as KeptRunning
from planforge.ooxml.xml import WORD
from planforge.profiles import Layout
from planforge.profiles.layout import FrontSpec
from planforge.writers.docx.running import PageLook, RunningParts
from planforge.writers.docx.sections import PageSections


class KeptParts(RunningParts):
    """The headers and footers of the reference; pages without number have none."""

    def __init__(
        self, layout: Layout, meta: Meta, relations: Relations, reference: Reference
    ) -> None:
        """Start with none; their page numbers are fields of the reference."""
        super().__init__(layout, meta, relations, all_numbered=True)
        self._kept = {(one.kind, one.pages): one for one in reference.running}
        even = reference.setting("evenAndOddHeaders")
        self._even = even is not None and even.on
        self._taken: list[tuple[str, KeptRunning, bytes]] = []

    @property
    def two_sided(self) -> bool:
        """Odd and even pages differ."""
        return self._even

    def references(self, look: PageLook) -> str:
        """The references of a section to its headers and footers."""
        if not look.numbered:
            return super().references(look)
        out: list[str] = []
        for part in ("header", "footer"):
            for pages in ("default", "even", "first"):
                kept = self._kept.get((part, pages))
                if pages == "default" and kept is None:
                    number = self._number(part, pages, self._own(part, look))
                elif kept is not None:
                    number = self._take(kept, look)
                else:
                    continue
                out.append(f'<w:{part}Reference w:type="{pages}" r:id="{number}"/>')
        return "".join(out)

    def _own(self, part: str, look: PageLook) -> str:
        """A line that the reference does not have: empty, but for the mark of a draft."""
        return self._header(look, "odd") if part == "header" else self._footer(look, "odd")

    def _take(self, kept: KeptRunning, look: PageLook) -> str:
        mark = ""
        if self._meta.draft and kept.kind == "header":
            mark = self._draft(wide=look.wide)
        key = (kept.kind, kept.pages, mark or "kept")
        if key not in self._xml:
            self._xml[key] = name = self._next(kept.kind)
            self._taken.append((name, kept, _marked(kept.xml, mark)))
        return self._relations.add(kept.kind, self._xml[key])

    def parts(self, pages: int) -> list[Part]:
        """The parts made so far."""
        found = super().parts(pages)
        for name, kept, xml in self._taken:
            found += running_parts(kept, f"word/{name}", xml)
        return found


def _marked(xml: bytes, mark: str) -> bytes:
    """A header with a paragraph before its others."""
    if not mark:
        return xml
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(xml, parser)
    root[:0] = list(etree.fromstring(f'<w:hdr {WORD} xmlns:mc="{names.MC}">{mark}</w:hdr>'))
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


@dataclass(slots=True)
class KeptSections(PageSections):
    """Sections on the paper of the reference.

    Attributes:
        page: its main section's page.
        apart: a section before the body has begun, so that the body has no first page of its own.
    """

    page: Page = field(default_factory=Page)
    apart: bool = False

    def front(self, spec: FrontSpec) -> None:
        """Take the look of a page before the body."""
        self.apart = True
        self.look = PageLook(numbered=spec.numbered)

    def properties(self) -> str:
        """The ``w:sectPr`` of the section in hand."""
        first = self.look.numbered and not self.counting
        self.counting = self.counting or first
        references = self.running.references(self.look)
        said = self.page.properties(
            wide=self.look.wide,
            start=' w:start="1"' if first else "",
            first=first and not self.apart,
        )
        return f'<w:sectPr>{references}<w:type w:val="nextPage"/>{said}</w:sectPr>'
