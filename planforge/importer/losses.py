"""What plan data cannot hold as the source has it: told, with the place."""

from collections.abc import Iterable, Iterator

from planforge.document import (
    Block,
    CommentAnchor,
    Inline,
    Item,
    Link,
    Paragraph,
    Section,
    Strong,
    Table,
    plain,
)
from planforge.findings import Finding, Severity
from planforge.importer.codes import MOST_FINDINGS, told
from planforge.importer.held import pictures_in
from planforge.importer.original import Original
from planforge.importer.tree import content_of, line_of, walk

_SHOWN = 60


def losses(original: Original, body: Iterable[Block], yaml: str) -> Iterator[Finding]:
    """A finding for each thing that is less in the plan than in the source.

    Args:
        original: the source.
        body: its tree.
        yaml: the plan file that was made of it.
    """
    tables: list[Table] = []
    links: list[tuple[int, Link]] = []
    for block in walk(body):
        if isinstance(block, Table):
            tables.append(block)
        elif isinstance(block, Section | Item | Paragraph):
            links.extend((line_of(block), link) for link in _links(content_of(block)))
    yield from _nested(original, tables)
    yield from _pictures(original, body, tables)
    yield from _addresses(original, links, yaml)


def _nested(original: Original, tables: Iterable[Table]) -> Iterator[Finding]:
    for table in tables:
        if any(isinstance(block, Table) for block in _in_cells(table)):
            at = line_of(table)
            yield told(
                "PF541",
                "nested-table",
                f"{original.at(at)}的表格里还有表格，里面那个按行写成了文字。",
                "文字没有少；需要保留成表格的，请把它移到外面。",
                severity=Severity.WARNING,
                place=original.place(at),
            )


def _pictures(
    original: Original, body: Iterable[Block], tables: Iterable[Table]
) -> Iterator[Finding]:
    moved = [figure for table in tables for figure in pictures_in(table)]
    for figure in (figure for block in body for figure in pictures_in(block)):
        at = line_of(figure)
        if not original.file_of(figure):
            yield told(
                "PF543",
                "picture-not-read",
                f"{original.at(at)}的图没有读入。",
                "请在原文件里把图另存为 PNG 或 JPEG，再补到这一处。",
                severity=Severity.WARNING,
                place=original.place(at),
            )
        elif any(figure is one for one in moved):
            yield told(
                "PF542",
                "picture-in-cell",
                f"{original.at(at)}的图在表格里，已移到表格后面。",
                place=original.place(at),
            )


def _addresses(
    original: Original, links: Iterable[tuple[int, Link]], yaml: str
) -> Iterator[Finding]:
    lost = [(at, link) for at, link in links if link.url and link.url not in yaml]
    for at, link in lost[:MOST_FINDINGS]:
        words = plain(link.content)[:_SHOWN]
        yield told(
            "PF544",
            "link-address",
            f"{original.at(at)}的“{words}”链接到 {link.url[:_SHOWN]}，地址没有写进预案。",
            "需要保留的，请把地址写进正文。",
            place=original.place(at),
        )


def _links(content: Iterable[Inline]) -> Iterator[Link]:
    for node in content:
        if isinstance(node, Link):
            yield node
        elif isinstance(node, Strong | CommentAnchor):
            yield from _links(node.content)


def _in_cells(table: Table) -> Iterator[Block]:
    for row in table.rows:
        for cell in row.cells:
            yield from walk(cell.blocks)
