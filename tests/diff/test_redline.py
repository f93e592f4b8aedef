"""The redline as a Document: without its marks it is the new one, or the old one."""

from dataclasses import replace

import pytest

from planforge.diff.documents.redline import redline_document
from planforge.diff.model import Script
from planforge.diff.script import compare
from planforge.diff.units import units_of
from planforge.document import (
    PRESETS,
    Cell,
    ChangeKind,
    Column,
    CommentAnchor,
    Document,
    Form,
    FormField,
    Inline,
    Link,
    Meta,
    Paragraph,
    Role,
    Row,
    Strong,
    Table,
    Text,
    blocks_of,
    plain,
)
from planforge.profiles import load_layout
from planforge.writers import Options, write
from tests.diff.comparing import NEW, OLD, compared, side

GONE = frozenset({ChangeKind.DELETED, ChangeKind.MOVED_FROM})
COME = frozenset({ChangeKind.INSERTED, ChangeKind.MOVED_TO})


def words(content: tuple[Inline, ...], without: frozenset[ChangeKind]) -> str:
    """The characters that are left when what is marked so is taken away."""
    parts: list[str] = []
    for node in content:
        if node.change is None or node.change.kind not in without:
            held = isinstance(node, Strong | Link | CommentAnchor)
            parts.append(words(node.content, without) if held else plain((node,)))  # type: ignore[union-attr]
    return "".join(parts)


def left(document: Document, without: frozenset[ChangeKind]) -> list[str]:
    found = (words(unit.content, without) for unit in units_of(document))
    return [text for text in found if text]


def said(document: Document) -> list[str]:
    return [unit.words for unit in units_of(document) if unit.words]


def check(script: Script) -> None:
    redline = redline_document(script)
    assert left(redline, GONE) == said(script.new.document)
    assert sorted(left(redline, COME)) == sorted(said(script.old.document))


def test_accepting_gives_the_new_words_and_rejecting_the_old() -> None:
    check(compared())
    check(compared(NEW, OLD))
    assert left(redline_document(compared()), COME) == said(compared().old.document)


def test_equal_documents_give_the_document_itself() -> None:
    script = compared(OLD, OLD)
    assert redline_document(script) == script.new.document


def test_a_step_that_came_has_its_number_marked_too() -> None:
    text = written("text")
    assert "{+2.广播员播放疏散广播。+}" in text
    assert "[-3.电工切断电源。-]" in text
    assert "\n3.保安队封锁现场，疏散人员。" in text


def test_rows_stand_in_their_table_marked_as_rows() -> None:
    redline = redline_document(compared())
    (table,) = (block for block in blocks_of(redline) if isinstance(block, Table))
    kinds = [row.change.kind.value if row.change else "" for row in table.rows]
    assert kinds == ["", "", "deleted", "inserted"]


def test_a_table_that_went_whole_is_shown_whole() -> None:
    start = OLD.index("    应急资源:")
    end = OLD.index("    编制背景:")
    script = compared(OLD, OLD[:start] + OLD[end:])
    check(script)
    (table,) = (b for b in blocks_of(redline_document(script)) if isinstance(b, Table))
    assert all(row.change and row.change.kind is ChangeKind.DELETED for row in table.rows)


def written(name: str) -> str:
    options = Options(public=True)
    output = write(name, redline_document(compared()), load_layout("gb9704"), options)
    return output.data.decode()


@pytest.mark.parametrize(
    ("name", "marked"),
    [
        ("html", "值班员在<del>30</del><ins>15</ins>分钟内报告总指挥"),
        ("markdown", "值班员在<del>30</del><ins>15</ins>分钟内报告总指挥"),
        ("text", "值班员在[-30-]{+15+}分钟内报告总指挥"),
    ],
)
def test_writers_show_the_marks(name: str, marked: str) -> None:
    assert marked in written(name)


def test_html_tells_moves_from_what_came_and_went() -> None:
    page = written("html")
    assert '<del class="moved">现场救援</del>' in page
    assert '<ins class="moved">现场救援</ins>' in page


def test_pdf_can_be_written_of_a_redline() -> None:
    pytest.importorskip("typst")
    output = write("pdf", redline_document(compared()), load_layout("gb9704"), Options())
    assert output.data.startswith(b"%PDF")


def spanned(*rows: tuple[str, ...], tall: int = 1) -> Document:
    """A table whose first cell reaches down over a number of rows."""

    def cell(text: str) -> Cell:
        return Cell((Paragraph((Text(text),), Role.CELL),))

    made = [Row(tuple(map(cell, row))) for row in rows]
    first = made[0]
    made[0] = Row((replace(first.cells[0], rowspan=tall), *first.cells[1:]))
    table = Table((Column(0.5), Column(0.5)), tuple(made), header_rows=0)
    return Document(Meta("表"), PRESETS["gongwen"], (table,))


def form(*names: str) -> Document:
    fields = tuple(FormField(name) for name in names)
    return Document(Meta("表"), PRESETS["gongwen"], (Form(fields),))


def test_a_form_without_a_change_stays_a_form_and_one_with_a_change_is_its_table() -> None:
    old, new = form("时间", "地点", "原因"), form("时间", "地点")
    same = redline_document(compare(side("旧", old), side("新", old)))
    assert isinstance(same.body[0], Form)
    script = compare(side("旧", old), side("新", new))
    check(script)
    assert isinstance(redline_document(script).body[0], Table)


def test_a_row_that_went_from_under_a_tall_cell_keeps_the_grid() -> None:
    old = spanned(("组长", "张一"), ("李二",), ("王三",), tall=3)
    new = spanned(("组长", "张一"), ("王三",), tall=2)
    script = compare(side("旧", old), side("新", new))
    check(script)
    (table,) = (b for b in blocks_of(redline_document(script)) if isinstance(b, Table))
    assert [len(row.cells) for row in table.rows] == [2, 2, 2]
