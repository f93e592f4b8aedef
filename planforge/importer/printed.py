"""What a plan prints, line by line, with where each line comes from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from planforge.compose import Composed, compose
from planforge.document import (
    Block,
    Document,
    FrontMatter,
    Inline,
    Item,
    LineBreak,
    Link,
    Paragraph,
    Ref,
    Scheme,
    Section,
    SectionKind,
    Strong,
    Table,
    Text,
)
from planforge.findings import Path
from planforge.numbering import number
from planforge.profiles import load_layout, load_profile
from planforge.schema import Plan


@dataclass(frozen=True, slots=True)
class Printed:
    """One line.

    Attributes:
        label: as printed before it, without gap.
        words: as printed.
        origin: the plan path of its first words, or ("line", n) for a line of a source.
    """

    label: str
    words: str
    origin: Path


def numbered(plan: Plan, scheme: Scheme) -> tuple[Document, Composed]:
    """The plan through the whole chain, without the pages before the body."""
    profile = load_profile(plan.type).for_kind(plan.kind)
    composed = compose(plan, profile, load_layout(profile.layout), scheme)
    document = replace(composed.document, front=FrontMatter(), imprint=())
    return number(document), composed


def printed_lines(blocks: Iterable[Block]) -> Iterator[Printed]:
    """The lines of numbered blocks in order of reading; those without words are left out."""
    for block in blocks:
        match block:
            case Section(kind=SectionKind.ANNEX):
                yield from _line(block.label.text if block.label else "", (), block.origin)
                yield from _line("", block.title, block.origin)
                yield from printed_lines(block.blocks)
            case Section() | Item():
                own = block.title if isinstance(block, Section) else block.content
                inner = block.blocks
                if not own and inner and isinstance(inner[0], Paragraph):
                    own, inner = inner[0].content, inner[1:]
                yield from _line(block.label.text if block.label else "", own, block.origin)
                yield from printed_lines(inner)
            case Paragraph():
                yield from _line("", block.content, block.origin)
            case Table():
                for row in block.rows:
                    for cell in row.cells:
                        yield from printed_lines(cell.blocks)
            case _:
                pass


def _line(label: str, content: Iterable[Inline], origin: Path) -> Iterator[Printed]:
    content = tuple(content)
    words = characters(content)
    if words.strip() or label:
        yield Printed(label, words, origin)


def characters(content: Iterable[Inline]) -> str:
    """The characters of inline nodes."""
    out: list[str] = []
    for node in content:
        match node:
            case Text() | Ref():
                out.append(node.text)
            case LineBreak():
                out.append("\n")
            case Strong() | Link():
                out.append(characters(node.content))
            case _:
                pass
    return "".join(out)
