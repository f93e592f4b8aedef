"""A notation for trees: what a document looks like, a line for each block."""

from planforge.document import (
    Block,
    Break,
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
    match block:
        case Section():
            lines.append(f"{pad}# {_label(block)}{plain(block.title)}")
            for inner in block.blocks:
                _write(inner, depth + 1, lines)
        case Item():
            lines.append(f"{pad}{_label(block)}{plain(block.content)}")
            for inner in block.blocks:
                _write(inner, depth + 1, lines)
        case Paragraph():
            role = "" if block.role is Role.BODY else f"{block.role.value} "
            lines.append(f"{pad}¶ {role}{plain(block.content)}")
        case Table():
            for row in block.rows:
                cells = (
                    " ".join(plain(p.content) for p in cell.blocks if isinstance(p, Paragraph))
                    for cell in row.cells
                )
                lines.append(f"{pad}▦ {' | '.join(cells)}")
        case Figure():
            lines.append(f"{pad}◫ {plain(block.caption)}")
        case Form():
            lines.append(f"{pad}☐ {' '.join(field.name for field in block.fields)}")
        case Break():
            lines.append(f"{pad}⏎ {block.orientation.value if block.orientation else ''}".rstrip())
        case Contents():
            lines.extend(f"{pad}… {entry.label}{entry.title}" for entry in block.entries)


def _label(block: Section | Item) -> str:
    return block.label.text + block.label.gap if block.label else ""
