"""What had better stay on a line: a limit, a date, a number, the post in a bracket."""

import pytest

from planforge.document import kept_pieces


def _kept(text: str, widest: float = 12.0) -> list[str]:
    return [piece for piece, kept in kept_pieces(text, widest) if kept]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("仓库起火（仓库）", ["仓库"]),
        ("喊人撤离（1分钟）→打119（2分钟）", ["1分钟", "2分钟"]),
        ("仓库拦截（仓库 10分钟）", ["10分钟"]),
        ("按名单念，3分钟念完", ["3分钟"]),
        ("在5-10分钟内办", ["在5-10分钟内"]),
        ("开售前T-7天", ["前T-7天"]),
        ("打 130 0000 0021 找店主", ["130 0000 0021"]),
        ("2026年11月11日20:00", ["2026年11月11日"]),
        ("平台商家热线（账号被盗、冻结提现）", []),
    ],
)
def test_a_limit_a_number_and_a_short_bracket_are_kept(text: str, kept: list[str]) -> None:
    assert _kept(text) == kept


def test_the_pieces_are_the_text() -> None:
    text = "喊人撤离（1分钟）→打119（2分钟）。值守电话 130 0000 0021，2小时内报"
    assert "".join(piece for piece, _ in kept_pieces(text, 12.0)) == text


def test_what_is_wider_than_the_room_may_break() -> None:
    assert _kept("值守电话 130 0000 0021", 4.0) == []
