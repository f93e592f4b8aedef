"""The text of a tagged PDF in its reading order, as a screen reader gets it.

Page furniture is an artifact, not in the structure tree, and so left out.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pypdf import PageObject, PdfReader
from pypdf.generic import (
    ArrayObject,
    ContentStream,
    DictionaryObject,
    IndirectObject,
    NumberObject,
    PdfObject,
    StreamObject,
)

Texts = dict[tuple[int, int], str]
"""Text by page and marked-content id."""


def pdf_text(data: bytes) -> str:
    """The text in the order of the structure tree."""
    reader = PdfReader(io.BytesIO(data))
    texts: Texts = {}
    pages: dict[int, int] = {}
    for index, page in enumerate(reader.pages):
        assert page.indirect_reference is not None
        pages[page.indirect_reference.idnum] = index
        for mark, text in _Page(page, reader).read().items():
            texts[index, mark] = text
    tree = _dictionary(reader.root_object["/StructTreeRoot"])
    return "".join(_walk(tree.get("/K"), 0, pages, texts))


def _dictionary(thing: PdfObject | None) -> DictionaryObject:
    resolved = thing.get_object() if thing is not None else None
    assert isinstance(resolved, DictionaryObject)
    return resolved


def _walk(kid: PdfObject | None, page: int, pages: dict[int, int], texts: Texts) -> Iterator[str]:
    kid = kid.get_object() if isinstance(kid, IndirectObject) else kid
    if isinstance(kid, ArrayObject):
        for inner in kid:
            yield from _walk(inner, page, pages, texts)
    elif isinstance(kid, NumberObject):
        yield texts.get((page, int(kid)), "")
    elif isinstance(kid, DictionaryObject):
        if "/Pg" in kid:
            reference = kid.raw_get("/Pg")
            assert isinstance(reference, IndirectObject)
            page = pages[reference.idnum]
        if "/MCID" in kid:
            yield texts.get((page, int(str(kid["/MCID"]))), "")
        else:
            yield from _walk(kid.get("/K"), page, pages, texts)


@dataclass
class _Page:
    """Reads a page's content: which text stands in which marked content."""

    page: PageObject
    reader: PdfReader
    texts: dict[int, str] = field(default_factory=dict)
    stack: list[int | None] = field(default_factory=list)
    font: dict[bytes, str] = field(default_factory=dict)

    def read(self) -> dict[int, str]:
        resources = _dictionary(self.page["/Resources"])
        fonts = {
            name: _characters(_dictionary(font))
            for name, font in _dictionary(resources.get("/Font", DictionaryObject())).items()
        }
        contents = self.page.get_contents()
        assert contents is not None
        for operands, operator in ContentStream(contents, self.reader).operations:
            if operator in (b"BDC", b"BMC"):
                self.stack.append(self._mark(operands))
            elif operator == b"EMC":
                self.stack.pop()
            elif operator == b"Tf":
                self.font = fonts[str(operands[0])]
            elif operator in (b"Tj", b"'", b'"'):
                self._show(operands[-1])
            elif operator == b"TJ":
                for part in operands[0]:
                    self._show(part)
        return self.texts

    def _mark(self, operands: list[PdfObject]) -> int | None:
        """The id of a marked content, or that of the one around it."""
        if str(operands[0]) == "/Artifact":
            return None
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, DictionaryObject) and "/MCID" in properties:
            return int(str(properties["/MCID"]))
        return self.stack[-1] if self.stack else None

    def _show(self, part: object) -> None:
        mark = self.stack[-1] if self.stack else None
        raw = getattr(part, "original_bytes", part)
        if mark is None or not isinstance(raw, bytes):
            return
        codes = (raw[at : at + 2] for at in range(0, len(raw), 2))
        words = "".join(self.font.get(code, "\ufffd") for code in codes)
        self.texts[mark] = self.texts.get(mark, "") + words


def _characters(font: DictionaryObject) -> dict[bytes, str]:
    """What the two-byte codes of a font stand for, by its ToUnicode map."""
    stream = font["/ToUnicode"].get_object()
    assert isinstance(stream, StreamObject)
    source = stream.get_data().decode("latin-1")
    found: dict[bytes, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", source, re.DOTALL):
        for code, words in re.findall(r"<(\w+)>\s*<(\w*)>", block):
            found[bytes.fromhex(code)] = bytes.fromhex(words).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", source, re.DOTALL):
        for first, last, words in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            start = ord(bytes.fromhex(words).decode("utf-16-be"))
            for at, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                found[code.to_bytes(2, "big")] = chr(start + at)
    return found
