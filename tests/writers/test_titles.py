"""Lines of a long title."""

import pytest

from planforge.writers.titles import title_lines


@pytest.mark.parametrize(
    ("title", "room", "lines"),
    [
        ("突发事件应急预案", 20, ["突发事件应急预案"]),
        ("双十二网络交易突发事件应急预案", 14, ["双十二网络交易", "突发事件应急预案"]),
        ("消费者集体投诉突发事件应急预案", 14, ["消费者集体投诉", "突发事件应急预案"]),
        (
            "某市市场监督管理局关于印发双十二网络交易突发事件应急预案的通知",
            20,
            ["某市市场监督管理局关于印发双十二", "网络交易突发事件应急预案的通知"],
        ),
        (
            "示例优选网络交易平台2026年双十二大促保障应急预案",
            24.5,
            ["示例优选网络交易平台2026年", "双十二大促保障应急预案"],
        ),
        (
            "2026年消费者权益保护应急演练方案",
            12.2,
            ["2026年消费者权益保护", "应急演练方案"],
        ),
    ],
)
def test_a_title_breaks_between_words(title: str, room: float, lines: list[str]) -> None:
    assert title_lines(title, room) == lines


@pytest.mark.parametrize(
    "title", ["甲乙丙丁戊己庚辛" * 9, "ABC DEF " * 30, "（" * 50, "字" * 5000, ""]
)
def test_no_title_loses_a_character(title: str) -> None:
    lines = title_lines(title, 18)
    assert "".join("".join(lines).split()) == "".join(title.split())


def test_a_line_never_begins_with_a_closing_mark() -> None:
    lines = title_lines("甲乙丙丁戊己庚辛壬癸《子丑寅卯》辰巳午未申酉戌亥", 14)
    assert not any(line[0] in "》、，" or line[-1] == "《" for line in lines)
