"""Footnotes in the texts of a plan: [[^words]] in any text, Markdown and cells among them."""

import pytest

from planforge.document import Footnote, Paragraph, blocks_of, plain
from tests.plan_text import document, found, printed

TEXTS = (
    "总结: {正文: '按规定执行[[^见《管理规定》第三条。]]。'}",
    "总结: {补充: '按规定**执行**[[^见《管理规定》第三条。]]。'}",
    "总结: {表格: [['执行[[^见《管理规定》第三条。]]', 乙]]}",
    "总结: {条目: ['执行[[^见《管理规定》第三条。]]。']}",
)


def notes(text: str) -> list[tuple[int, str]]:
    return [
        (node.number, plain(block.content))
        for outer in blocks_of(document(text))
        for node in getattr(outer, "content", ())
        if isinstance(node, Footnote)
        for block in node.blocks
        if isinstance(block, Paragraph)
    ]


@pytest.mark.parametrize("text", TEXTS)
def test_double_brackets_with_a_circumflex_are_a_footnote(text: str) -> None:
    assert notes(text) == [(1, "见《管理规定》第三条。")]
    assert "[[" not in printed(text)
    assert found(text) == []


def test_other_double_brackets_in_a_cell_stay_words() -> None:
    assert "[[甲]]" in printed("总结: {表格: [['[[甲]]', '乙[[^注]]']]}")
