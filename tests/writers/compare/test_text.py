"""The comparison as text for a console."""

from dataclasses import replace

import pytest

from planforge.resources.wrap import columns
from planforge.writers.compare.terminal import compare_text
from tests.diff.comparing import OLD, compared


def test_changes_stand_under_their_chapters_material_ones_first() -> None:
    lines = compare_text(compared()).splitlines()
    assert lines[0] == "6 处实质修改，2 处文字性修改"
    start = lines.index("二、应急响应")
    end = lines.index("三、应急保障")
    heads = [line.strip() for line in lines[start:end] if "【" in line]
    assert heads == [
        "3 【实质】时限缩短",
        "4 【实质】步骤新增",
        "5 【实质】步骤删除",
        "2 【文字】章节移动：现场救援",
    ]


def test_before_and_after_are_marked_without_colours() -> None:
    text = compare_text(compared())
    assert "[-30分钟内-]{+15分钟内+}" in text
    assert "\x1b" not in text
    text.encode("gbk")


def test_colours_take_the_place_of_the_signs() -> None:
    text = compare_text(compared(), color=True)
    assert "\x1b[31;9m30分钟内\x1b[0m\x1b[32;4m15分钟内\x1b[0m" in text
    assert "[-" not in text


def test_only_what_matters_can_be_told() -> None:
    text = compare_text(compared(), material_only=True)
    assert "仅标点" not in text
    assert "2 处文字性修改" in text


@pytest.mark.parametrize("width", [40, 60, 100])
def test_no_line_is_wider_than_the_console(width: int) -> None:
    long = OLD.replace("切断电源", "逐层检查并切断电源，" * 12)
    text = compare_text(compared(OLD, long), width=width)
    assert max(map(columns, text.splitlines())) <= width


def test_what_no_line_can_show_is_told_at_the_end() -> None:
    script = replace(compared(), unsaid=("页眉不同。",))
    assert compare_text(script).endswith("正文里标不出来的差别：\n  - 页眉不同。\n")


def test_equal_documents_are_told_in_one_line() -> None:
    assert compare_text(compared(OLD, OLD)) == "两份文件没有差别。\n"


def test_a_new_chapter_stands_under_its_own_name() -> None:
    lines = compare_text(compared(OLD, OLD + "    附则: 本预案自印发之日起施行。\n")).splitlines()
    at = lines.index("四、附则")
    assert "章节新增" in lines[at + 1]
    assert "正文之前" not in lines
