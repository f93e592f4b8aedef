"""A notation for trees: what a document looks like, a line for each block."""

from planforge.document import (
    Block,
    Break,
    Cell,
    Contents,
    Document,
    Figure,
    Form,
    Item,
    Paragraph,
    Role,
    Section,
    Table,
    plain,
)


def outline(document: Document) -> str:
    """The body as indented lines: label and words; ¶ for a paragraph, ▦ for a table."""
    lines: list[str] = []
    for block in document.body:
        _write(block, 0, lines)
    return "\n".join(lines)


def _write(block: Block, depth: int, lines: list[str]) -> None:
    pad = "  " * depth
    if isinstance(block, Section | Item):
        sign = "# " if isinstance(block, Section) else ""
        said = block.title if isinstance(block, Section) else block.content
        lines.append(f"{pad}{sign}{_label(block)}{plain(said)}")
        for inner in block.blocks:
            _write(inner, depth + 1, lines)
    else:
        lines.extend(f"{pad}{line}" for line in _leaf(block))


def _leaf(block: Block) -> list[str]:
    match block:
        case Paragraph():
            role = "" if block.role is Role.BODY else f"{block.role.value} "
            return [f"¶ {role}{plain(block.content)}"]
        case Table():
            return [f"▦ {' | '.join(map(_cell, row.cells))}" for row in block.rows]
        case Figure():
            return [f"◫ {plain(block.caption)}"]
        case Form():
            return [f"☐ {' '.join(field.name for field in block.fields)}"]
        case Break():
            return [f"⏎ {block.orientation.value if block.orientation else ''}".rstrip()]
        case Contents():
            return [f"… {entry.label}{entry.title}" for entry in block.entries]
        case _:
            return []


def _cell(cell: Cell) -> str:
    return " ".join(plain(p.content) for p in cell.blocks if isinstance(p, Paragraph))


def _label(block: Section | Item) -> str:
    return block.label.text + block.label.gap if block.label else ""
