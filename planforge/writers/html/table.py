"""Tables and forms as HTML."""

from typing import TYPE_CHECKING

from planforge.document import (
    Align,
    Cell,
    Form,
    Paragraph,
    Role,
    Table,
    form_table,
    placed,
    plain,
    text_width,
    whole_width,
)
from planforge.writers.html.inline import changed
from planforge.writers.html.markup import attribute, element_id

if TYPE_CHECKING:
    from planforge.writers.html.blocks import Blocks


def table_html(block: Table | Form, blocks: "Blocks") -> str:
    """A table that scrolls sideways where the screen is narrow; a form stands as its table."""
    table = form_table(block) if isinstance(block, Form) else block
    kind = "grid form" if isinstance(block, Form) else "grid"
    name = f' id="{attribute(element_id(table.anchor))}"' if table.anchor else ""
    caption = blocks.inlines.render(table.caption, table.origin)
    head: list[str] = []
    body: list[str] = []
    for index, (row, cells) in enumerate(zip(table.rows, placed(table.rows), strict=True)):
        inner = "".join(
            _cell(
                cell,
                table.columns[column].align if column < len(table.columns) else Align.LEFT,
                blocks,
                head=index < table.header_rows,
            )
            for column, cell in cells
        )
        anchor = f' id="{attribute(element_id(row.anchor))}"' if row.anchor else ""
        mark = f' class="{row.change.kind.value}"' if row.change else ""
        line = f"<tr{anchor}{mark}{blocks.setting.origin(row.origin)}>{inner}</tr>\n"
        (head if index < table.header_rows else body).append(line)
    columns = "".join(f'<col style="width:{c.width * 100:.4g}%">' for c in table.columns)
    return (
        f'<div class="table-wrap" tabindex="0"><table class="{kind}"{name}'
        f' style="--columns:{len(table.columns)}"{blocks.setting.origin(table.origin)}>'
        + (f'<caption class="caption">{caption}</caption>' if caption else "")
        + f"<colgroup>{columns}</colgroup>\n"
        + (f"<thead>{''.join(head)}</thead>\n" if head else "")
        + f"<tbody>{''.join(body)}</tbody></table></div>\n"
    )


def _cell(cell: Cell, align: Align, blocks: "Blocks", *, head: bool) -> str:
    """A cell; one paragraph is its content, more stand as paragraphs in it."""
    first = cell.blocks[0] if cell.blocks else None
    named = head or (isinstance(first, Paragraph) and first.role is Role.CELL_HEADER)
    single = len(cell.blocks) == 1 and isinstance(first, Paragraph) and not first.anchor
    if single and isinstance(first, Paragraph):
        inner = changed(blocks.inlines.render(first.content, cell.origin), first.change)
    else:
        inner = blocks.render(cell.blocks)
    tag, name = ("th", "cell-header") if named else ("td", f"cell {align.value}")
    name = name if single else f"{name} stack"
    if single and isinstance(first, Paragraph) and _whole(plain(first.content)):
        name += " whole"
    scope = ""
    if named:
        way = "col" if head else "row"
        wide = cell.colspan if head else cell.rowspan
        scope = f' scope="{way}group"' if wide > 1 else f' scope="{way}"'
    spans = (f' colspan="{cell.colspan}"' if cell.colspan > 1 else "") + (
        f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    )
    mark = f" {cell.change.kind.value}" if cell.change else ""
    origin = blocks.setting.origin(cell.origin)
    return f'<{tag} class="{name}{mark}"{scope}{spans}{origin}>{inner}</{tag}>'


def _whole(text: str) -> bool:
    """The cell's text stands on one line wherever it is shown."""
    return bool(text) and whole_width(text) >= text_width(text) - 0.5
