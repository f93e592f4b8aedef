"""Menus moved through with the arrow keys, in a terminal with questionary (extra ``interview``).

A menu vanishes when it is done; the caller shows what was chosen, in Chinese. Everywhere else
choices are typed by number; both give the same line.
"""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec

BACK = "<"
"""What going back is typed as."""
_BACK_WORDS = "＜ 返回上一步"
_MOVE = "（上下键移动，回车选定）"
_MARK = "（上下键移动，空格打勾或者去掉，回车完成；什么都不勾就回到上一步）"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a menu.

    Attributes:
        value: the choice.
        words: what stands there.
        chosen: taken from the start.
        group: a heading over the lines of the same group.
    """

    value: str
    words: str
    chosen: bool = False
    group: str = ""


def usable() -> bool:
    """Whether a person sits at a terminal that menus can be drawn on."""
    return (
        sys.stdin.isatty()
        and sys.stdout.isatty()
        and os.environ.get("TERM") != "dumb"
        and find_spec("questionary") is not None
    )


def one_of(words: str, lines: Sequence[Line]) -> str:
    """The choice, or ``<``.

    Raises:
        KeyboardInterrupt: the person left.
    """
    import questionary

    choices = [questionary.Choice(line.words, line.value) for line in lines]
    default = next((line.value for line in lines if line.chosen), None)
    back = questionary.Choice(_BACK_WORDS, BACK)
    asked = questionary.select(
        words, [*choices, back], default=default, qmark="", instruction=_MOVE, erase_when_done=True
    ).unsafe_ask()
    return str(asked)


def some_of(words: str, lines: Sequence[Line]) -> str:
    """The choices as one would type them, or ``<`` where nothing is taken.

    Raises:
        KeyboardInterrupt: the person left.
    """
    import questionary

    choices: list[questionary.Choice | questionary.Separator] = []
    group = ""
    for line in lines:
        if line.group != group:
            group = line.group
            choices.append(questionary.Separator(f"  {group}"))
        choices.append(questionary.Choice(line.words, line.value, checked=line.chosen))
    asked: list[str] = questionary.checkbox(
        words, choices, qmark="", instruction=_MARK, erase_when_done=True
    ).unsafe_ask()
    return " ".join(asked) or BACK
