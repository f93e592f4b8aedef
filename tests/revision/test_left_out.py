"""What of a foreign file is compared with nothing is told."""

from dataclasses import replace
from pathlib import Path

import pytest

from planforge.findings import Finding, Severity
from planforge.revision.left_out import left_out
from planforge.revision.sides import Opened, opened


@pytest.fixture
def side(tmp_path: Path) -> Opened:
    path = tmp_path / "old.txt"
    path.write_text("值班制度\n一、总则\n每日两人值班。\n", encoding="utf-8")
    return opened(path)


def with_header(side: Opened, words: str) -> Opened:
    message = f"页眉“{words}”没有写进预案。"
    return replace(side, findings=(Finding("PF535", "running-text", Severity.INFO, message),))


def test_a_header_of_one_file_alone_is_told(side: Opened) -> None:
    (told,) = left_out(with_header(side, "甲"), side)
    assert "页眉“甲”" in told
    assert "没有参加比较" in told


def test_another_header_is_told_of_both_and_the_same_of_none(side: Opened) -> None:
    assert len(left_out(with_header(side, "甲"), with_header(side, "乙"))) == 2
    assert left_out(with_header(side, "甲"), with_header(side, "甲")) == ()
