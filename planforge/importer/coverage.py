"""How much of a plan stands in typed parts."""

from collections.abc import Iterable, Iterator

from planforge.document import (
    Block,
    Document,
    Inline,
    Item,
    Paragraph,
    Section,
    Strong,
    Table,
    Text,
)
from planforge.findings import Path
from planforge.importer.marks import marks_from
from planforge.importer.printed import numbered
from planforge.schema import Plan

_FREE = frozenset({"sections", "annexes"})
_KEPT = frozenset({"body", "table", "figure"})


def coverage_of(plan: Plan, document: Document | None = None) -> float:
    """The share of the printed characters that come from typed parts, from 0 to 1.

    Typed are facts, titles and the texts of typed items; not ``sections``, annexes, ``body`` and
    tables kept as they are, even where their facts stand beside them. Numbers and white space do
    not count. ``document`` is what the plan prints, numbered; made here where None.
    """
    if document is None:
        document, _ = numbered(plan, marks_from(plan).scheme)
    typed = total = 0
    for origin, text in _texts(document.body):
        count = len("".join(text.split()))
        total += count
        if not (origin[:1] and origin[0] in _FREE) and _KEPT.isdisjoint(origin):
            typed += count
    return typed / total if total else 1.0


def _texts(blocks: Iterable[Block]) -> Iterator[tuple[Path, str]]:
    for block in blocks:
        match block:
            case Section():
                yield from _inline(block.title)
                yield from _texts(block.blocks)
            case Item():
                yield from _inline(block.content)
                yield from _texts(block.blocks)
            case Paragraph():
                yield from _inline(block.content)
            case Table():
                for row in block.rows:
                    for cell in row.cells:
                        yield from _texts(cell.blocks)
            case _:
                pass


def _inline(content: Iterable[Inline]) -> Iterator[tuple[Path, str]]:
    for node in content:
        if isinstance(node, Text):
            yield node.origin, node.text
        elif isinstance(node, Strong):
            yield from _inline(node.content)
