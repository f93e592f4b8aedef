"""Files that are no plans, as documents to compare: every word that stands in them, in order."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from planforge.document import Block, Document, Paragraph, Role, Section, SectionKind, Text
from planforge.errors import LoadError
from planforge.findings import Finding
from planforge.importer.formats import originals_of
from planforge.importer.order import Read, read_document
from planforge.ooxml.reading.kinds import WORD_PACKAGES


@dataclass(frozen=True, slots=True)
class Foreign:
    """A file that is no plan.

    Attributes:
        document: as it was read; origins are ("line", number).
        data: the file's bytes.
        word: it is a Word file.
        findings: what was left out on reading, and what may be wrong.
    """

    document: Document
    data: bytes
    word: bool
    findings: tuple[Finding, ...]


def foreign(data: bytes, name: str) -> Foreign:
    """Any file that the importer reads, as one document.

    Raises:
        LoadError: its kind is not read, or it is broken or empty.
        UsageProblem: its kind needs a package that is missing.
    """
    found, kind = originals_of(data, name)
    reads = [read_document((original.plainly or original).lines) for original in found]
    body = tuple(block for read in reads for block in _blocks(read))
    if not body:
        message = f"文件 {name} 里没有文字。"
        raise LoadError(message, "请检查是不是选错了文件；扫描的图片请先识别成文字。")
    findings = tuple(finding for original in found for finding in original.findings)
    document = replace(reads[0].document, body=body)
    return Foreign(document, data, kind in WORD_PACKAGES, findings)


def _blocks(read: Read) -> Iterator[Block]:
    """Everything that stands in a source, in order of reading."""
    body = read.document.body
    annexes = [b for b in body if isinstance(b, Section) and b.kind is SectionKind.ANNEX]
    chapters = [b for b in body if not (isinstance(b, Section) and b.kind is SectionKind.ANNEX)]
    first = next((at for at, b in enumerate(chapters) if isinstance(b, Section)), len(chapters))
    opening: list[Block] = [*read.opening, *chapters[:first]]
    title = read.document.meta.title
    if title:
        at = ("line", read.title_line)
        opening.append(Paragraph((Text(title, at),), Role.TITLE, origin=at))
    yield from sorted(opening, key=_line)
    yield from chapters[first:]
    yield from sorted((*read.closing, *read.listed), key=_line)
    yield from annexes


def _line(block: Block) -> int:
    number = block.origin[1] if len(block.origin) > 1 else 0
    return number if isinstance(number, int) else 0
