"""Reading a PDF back with pypdf."""

import io
import re
from collections.abc import Iterable

import pypdf

from planforge.document import PRESETS, Block, Document, Meta
from planforge.numbering import number
from planforge.profiles import load_layout
from planforge.writers import Options, Output, write


def output(
    *body: Block, layout: str = "gb9704", meta: Meta | None = None, options: Options | None = None
) -> Output:
    """A small document as PDF."""
    document = number(Document(meta or Meta("样本"), PRESETS["gongwen"], body, layout))
    return write("pdf", document, load_layout(layout), options or Options())


def reader(data: bytes) -> pypdf.PdfReader:
    """A PDF opened."""
    return pypdf.PdfReader(io.BytesIO(data))


def texts(data: bytes) -> list[str]:
    """The text of each page without white space and joiners."""
    return [squeezed(page.extract_text()) for page in reader(data).pages]


def squeezed(text: str) -> str:
    """Text without white space and joiners."""
    return re.sub(r"[\s\u2060\u3000\u00a0]", "", text)


def titles(outline: Iterable[object]) -> list[object]:
    """The bookmarks' words, nested as they are."""
    return [
        titles(part) if isinstance(part, list) else getattr(part, "title", None) for part in outline
    ]
