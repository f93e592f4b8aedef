"""What every writer takes and gives."""

from dataclasses import dataclass
from typing import Protocol

from planforge.document import Document
from planforge.findings import Finding
from planforge.profiles import Layout


@dataclass(frozen=True, slots=True)
class Options:
    """How to write; each writer reads what concerns it.

    Attributes:
        gb2312: DOCX names the fonts 仿宋_GB2312 and 楷体_GB2312.
        public: a public edition: no ids, no plan hash, no comments.
        engine: the PDF engine, "typst" or "weasyprint".
        pdf_standards: of "a-2a", "a-2b", "ua-1".
        reference: a Word file whose look DOCX takes over in the place of the layout's, or nothing.
        fillable: DOCX has a field to fill in wherever a table is blank.
    """

    gb2312: bool = False
    public: bool = False
    engine: str = "typst"
    pdf_standards: tuple[str, ...] = ()
    reference: bytes = b""
    fillable: bool = False


@dataclass(frozen=True, slots=True)
class Output:
    """The bytes of one file, and what its reader should know (a substituted font, …)."""

    data: bytes
    findings: tuple[Finding, ...] = ()


class Writer(Protocol):
    """Turns a numbered document into the bytes of one format.

    Deterministic: the same document, layout and options give the same bytes.
    """

    def __call__(self, document: Document, layout: Layout, options: Options) -> Output:
        """Write.

        Raises:
            RenderError: an engine is missing, or a character has no font.
        """
        ...
