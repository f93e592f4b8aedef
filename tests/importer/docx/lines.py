"""What was read of a Word file, as lines that a test can compare."""

from collections.abc import Iterable, Iterator

from planforge.document import Footnote, plain
from planforge.importer.docx.model import (
    Accepts,
    WordBlock,
    WordFile,
    WordParagraph,
    WordPicture,
    WordTable,
)
from planforge.importer.docx.read import accept_all, read_docx
from tests.importer.docx.build import docx


def read(body: str, accepts: Accepts = accept_all, **parts: object) -> WordFile:
    """A file made of the XML of its body and other parts, read."""
    return read_docx(docx(body, **parts), "甲.docx", accepts=accepts)  # type: ignore[arg-type]


def lines(file: WordFile) -> list[str]:
    """Labels and words of all paragraphs, in order of reading; a picture by its name."""
    return [_line(block) for block in flat(file.blocks)]


def paragraphs(file: WordFile) -> list[WordParagraph]:
    """All paragraphs in order of reading."""
    return [block for block in flat(file.blocks) if isinstance(block, WordParagraph)]


def table(file: WordFile) -> WordTable:
    """The first table of the body."""
    return next(block for block in file.blocks if isinstance(block, WordTable))


def cells(made: WordTable) -> list[list[str]]:
    """The words of each cell with its spans where it has some: 甲*2x1."""
    return [
        [_cell(cell.blocks, cell.colspan, cell.rowspan) for cell in row.cells] for row in made.rows
    ]


def codes(file: WordFile) -> list[str]:
    """The names of what was told."""
    return [finding.name for finding in file.findings]


def notes(paragraph: WordParagraph) -> list[str]:
    """The words of the notes called in a paragraph."""
    return [
        "\n".join(plain(block.content) for block in node.blocks if hasattr(block, "content"))
        for node in paragraph.content
        if isinstance(node, Footnote)
    ]


def flat(blocks: Iterable[WordBlock]) -> Iterator[WordParagraph | WordPicture]:
    """Paragraphs and pictures, those of cells in their place."""
    for block in blocks:
        if isinstance(block, WordTable):
            for row in block.rows:
                for cell in row.cells:
                    yield from flat(cell.blocks)
        else:
            yield block


def _line(block: WordParagraph | WordPicture) -> str:
    if isinstance(block, WordPicture):
        return f"[{block.name}]"
    label = "" if block.label is None else block.label.text + block.label.gap
    return label + plain(block.content)


def _cell(blocks: tuple[WordBlock, ...], colspan: int, rowspan: int) -> str:
    words = "/".join(_line(block) for block in flat(blocks))
    return words if (colspan, rowspan) == (1, 1) else f"{words}*{colspan}x{rowspan}"
