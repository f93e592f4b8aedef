"""Markdown as a source: lists, tables, links and emphasis come through."""

from planforge.importer import import_text
from planforge.importer.lines import classify
from planforge.importer.order import read_document
from tests.outline import outline


def tree(text: str) -> str:
    return outline(read_document(classify(tuple(text.split("\n")))).document)


def codes(text: str) -> set[str]:
    return {finding.code for finding in import_text(text.encode(), "预案.md").findings}


def test_ordered_lists_nest_by_their_indent() -> None:
    text = "# 预案\n## 一、步骤\n1. 甲。\n   1. 乙。\n   2. 丙。\n2. 丁。\n"
    assert tree(text) == "\n".join(
        ["# 一、步骤", "  1. 甲。", "    1. 乙。", "    2. 丙。", "  2. 丁。"]
    )


def test_bullets_nest_by_their_indent() -> None:
    assert tree("# 预案\n## 一、步骤\n- 甲。\n  - 乙。\n- 丙。\n") == "\n".join(
        ["# 一、步骤", "  - 甲。", "    - 乙。", "  - 丙。"]
    )


def test_the_only_heading_of_the_first_level_is_the_title_wherever_it_stands() -> None:
    read = read_document(classify(("## 速查", "甲。", "# 某市预案", "## 一、总则", "乙。")))
    assert read.document.meta.title == "某市预案"


def test_tables_links_emphasis_and_escapes_lose_nothing() -> None:
    text = (
        "# 预案\n\n## 一、名单\n\n见[办法](http://example.com/a)，*尤其*是**这里**和`那里`。\n\n"
        "| 姓名 | 电话 |\n|---|:--:|\n| 甲 | 1\\|2 |\n\n## 二、回执\n\n签名\\_\\_\\_\\_。\n"
    )
    made = import_text(text.encode(), "预案.md")
    assert not {"PF513", "PF514"} & codes(text)
    assert "['甲', '1|2']" in made.yaml
    assert "[办法](http://example.com/a)" in made.yaml
