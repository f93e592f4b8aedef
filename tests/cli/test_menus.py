"""Menus with the arrow keys give the line that one would type."""

from collections.abc import Callable

import pytest

pytest.importorskip("questionary", reason="needs the extra `interview`")

from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from planforge.cli.menus import Line, one_of, some_of

DOWN, UP, ENTER, SPACE, STOP = "\x1b[B", "\x1b[A", "\r", " ", "\x03"
STORES = (Line("自有仓库", "自有仓库", chosen=True), Line("外仓", "外仓"))
EVENTS = (
    Line("价格设错", "价格设错：几分钟亏几百单", chosen=True, group="建议"),
    Line("爆单超卖", "爆单超卖：没货发", chosen=True, group="建议"),
    Line("店主失联", "店主失联", group="仓库人员"),
)


def pressed(keys: str, ask: Callable[[], str]) -> str:
    with create_pipe_input() as typed, create_app_session(input=typed, output=DummyOutput()):
        typed.send_text(keys)
        return ask()


@pytest.mark.parametrize(
    ("keys", "answer"), [(ENTER, "自有仓库"), (DOWN + ENTER, "外仓"), (UP + ENTER, "<")]
)
def test_one_is_chosen_with_the_arrow_keys(keys: str, answer: str) -> None:
    assert pressed(keys, lambda: one_of("货从哪里发", STORES)) == answer


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (ENTER, "价格设错 爆单超卖"),
        (SPACE + DOWN + DOWN + SPACE + ENTER, "爆单超卖 店主失联"),
        (SPACE + DOWN + SPACE + ENTER, "<"),
    ],
)
def test_some_are_marked_with_the_space_bar(keys: str, answer: str) -> None:
    assert pressed(keys, lambda: some_of("怕什么", EVENTS)) == answer


def test_leaving_a_menu_interrupts() -> None:
    with pytest.raises(KeyboardInterrupt):
        pressed(STOP, lambda: one_of("货从哪里发", STORES))
