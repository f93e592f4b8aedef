import io
import sys

import pytest

from planforge.cli.progress import Progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_one_line_that_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    progress = Progress()
    progress.say("正在生成网页 …")
    progress.say("完成")
    progress.clear()
    width = len("正在生成网页 …") + 6
    assert terminal.getvalue() == f"正在生成网页 …\r{' ' * width}\r完成\r    \r"


def test_a_pipe_gets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = io.StringIO()
    monkeypatch.setattr(sys, "stderr", pipe)
    progress = Progress()
    progress.say("正在生成网页 …")
    progress.clear()
    assert pipe.getvalue() == ""
