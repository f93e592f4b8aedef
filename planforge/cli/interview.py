"""``planforge new`` with questions: where answers are kept, and what is told at the end."""

import datetime
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import click

from planforge.cli.asking import Asking
from planforge.errors import UsageProblem
from planforge.interview import (
    Built,
    Kept,
    Kind,
    NotUnderstood,
    Sitting,
    build,
    load_interview,
    read_answers,
)
from planforge.profiles import Profile


def take_defaults(sitting: Sitting) -> None:
    """Answer all that is left by its default.

    Raises:
        UsageProblem: something has no default and must be said.
    """
    missing = []
    while (question := sitting.next()) is not None:
        try:
            sitting.give(question, "")
        except NotUnderstood:
            missing.append(sitting.words(question))
            if question.kind not in (Kind.TEXT, Kind.PERSON, Kind.PHONE):
                break
            sitting.answers[question.id] = ""
    if missing:
        message = f"还缺一定要有的回答：{'；'.join(missing)}。"
        raise UsageProblem(message, "写进 --answers 的文件里，或者去掉 --yes 在终端里回答。")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person asked for when starting an interview.

    Attributes:
        profile: the organisation type.
        title: the plan's title; empty for the usual one.
        output: the plan's file, or None for the screen.
        answers: the file that answers are kept in, or None.
        yes: nothing is asked.
    """

    profile: Profile
    title: str
    output: Path | None
    answers: Path | None
    yes: bool


def plan_of(wishes: Wishes) -> tuple[str, list[str]]:
    """Hold an interview.

    Returns:
        The text of the plan, and what is left to tell the person.

    Raises:
        Unfinished: the person left before the end.
        UsageProblem: something that must be said was not, and nothing may be asked.
        FileProblem: the answers cannot be read or kept.
    """
    keep = wishes.answers
    if keep is None and not wishes.yes and wishes.output is not None:
        keep = wishes.output.with_suffix(".answers.yaml")
    if keep is not None and wishes.output is not None and _same_file(keep, wishes.output):
        message = f"预案和回答不能写进同一个文件 {keep}。"
        raise UsageProblem(message, "给 -o 和 --answers 各写一个文件名。")
    earlier = Kept()
    if keep is not None and keep.exists():
        earlier = read_answers(keep)
        _same_type(earlier.type, wishes.profile, keep)
    sitting = Sitting(load_interview(wishes.profile.name), _today(), earlier.answers)
    told = _tell_refused(sitting, keep, earlier, ())
    if wishes.yes:
        take_defaults(sitting)
    else:
        Asking(sitting, wishes.profile.title, keep).run()
    _tell_refused(sitting, keep, earlier, told)
    for name in sitting.unused:
        _tell(f"{_place(keep, earlier, name)}“{name}”没有用上：没有问到它。")
    built = build(
        sitting.interview, wishes.profile.title, sitting.answers, sitting.today, wishes.title
    )
    return built.text, list(_left(built, keep if not wishes.yes else None))


def _tell_refused(
    sitting: Sitting, keep: Path | None, earlier: Kept, told: tuple[str, ...]
) -> tuple[str, ...]:
    """Tell which answers of the file are none; returns all that were told by now."""
    for name, problem in sitting.refused.items():
        if name not in told:
            _tell(f"{_place(keep, earlier, name)}“{name}”没有用上：{problem}")
    return tuple(sitting.refused)


def _place(keep: Path | None, earlier: Kept, name: str) -> str:
    """The file and line of an answer."""
    line = earlier.lines.get(name)
    return f"{keep}:{line}：" if line else f"{keep}："


def _tell(words: str) -> None:
    click.echo(words, err=True)


def _same_file(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()


def _same_type(type_: str, profile: Profile, keep: Path) -> None:
    if type_ and type_ not in (profile.title, profile.name, *profile.synonyms):
        message = f"{keep} 里是“{type_}”的回答，不是“{profile.title}”的。"
        raise UsageProblem(message, "换一个 --answers 文件，或者改 --type。")


def _left(built: Built, keep: Path | None) -> Iterator[str]:
    if built.open:
        yield "还有这几处要您自己填："
        for one in built.open:
            yield f"  第{one.line}行　{one.words}"
    if keep is not None:
        yield f"您的回答存在 {keep}，里面有电话号码，不要发到群里。"


def _today() -> datetime.date:
    """The day it is; SOURCE_DATE_EPOCH sets it, so that a run can be repeated."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    if fixed.isdecimal():
        with suppress(OverflowError, ValueError, OSError):  # a moment beyond the calendar
            return datetime.datetime.fromtimestamp(int(fixed), tz=datetime.UTC).date()
    return datetime.datetime.now().astimezone().date()
