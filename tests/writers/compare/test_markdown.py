"""The comparison as Markdown for a pull request."""

from markdown_it import MarkdownIt

from planforge.writers.compare.markdown import compare_markdown
from tests.diff.comparing import OLD, compared


def test_material_changes_stand_in_a_table_and_editorial_ones_are_folded() -> None:
    text = compare_markdown(compared())
    open_, folded = text.split("<details>")
    assert "**6** 处实质修改，**2** 处文字性修改。" in open_
    assert "| 3 | 时限缩短 | 二、应急响应 / （二）先期处置 / 1 |" in open_
    assert "<del>30分钟内</del> → <ins>15分钟内</ins>" in open_
    assert "<summary>2 处文字性修改</summary>" in folded
    assert "仅标点" in folded
    assert "时限缩短" not in folded


def test_what_moved_is_told_with_both_places() -> None:
    text = compare_markdown(compared())
    assert "二、应急响应 / （二） → 二、应急响应 / （一）" in text


def test_editorial_changes_can_be_counted_only() -> None:
    text = compare_markdown(compared(), material_only=True)
    assert "**2** 处文字性修改" in text
    assert "仅标点" not in text


def test_texts_of_a_plan_are_neither_html_nor_markdown_nor_mentions() -> None:
    evil = OLD.replace("切断电源", "'<b>关</b>|@all #1 **重**`x`[a](http://e.cn)'")
    text = compare_markdown(compared(evil, OLD))
    assert "<b>" not in text
    assert "@all" not in text
    html = MarkdownIt("commonmark").enable("table").render(text)
    assert "<strong>重" not in html
    assert "<code>" not in html
    assert "href" not in html
    assert all(row.count("<td") == 5 for row in html.split("<tr>")[2:] if "<td" in row)


def test_equal_documents_are_told_in_one_sentence() -> None:
    assert "两份文件没有差别。" in compare_markdown(compared(OLD, OLD))
