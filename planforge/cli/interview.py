"""An interview in the terminal: plain prompts that work on every console, also without one."""

import datetime
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import click

from planforge.cli.menus import Line, one_of, some_of, usable
from planforge.errors import PlanforgeError, UsageProblem
from planforge.interview import (
    Answers,
    Built,
    Kind,
    NotUnderstood,
    Question,
    Sitting,
    build,
    load_interview,
    read_answers,
    shown,
    written_answers,
)
from planforge.profiles import Profile
from planforge.resources import write_atomic
from planforge.resources.wrap import wrapped

_BACK = frozenset(("<", "＜", "返回", "上一步", "b"))
_HELP = frozenset(("?", "？", "帮助"))
_WIDTH = 78
_CHOSEN = (Kind.ONE, Kind.MANY, Kind.SCENARIOS)


class Unfinished(PlanforgeError):
    """The person left before the end."""

    exit_code = 130


class Asking:
    """One person's run through an interview.

    Attributes:
        sitting: questions and answers.
    """

    def __init__(self, sitting: Sitting, title: str, keep: Path | None) -> None:
        self.sitting = sitting
        self._title = title
        self._keep = keep
        self._section = ""
        self._menus = usable()

    def run(self) -> Answers:
        """Ask until all is answered and looked over.

        Raises:
            Unfinished: the person left; what was answered is kept.
        """
        _say(self.sitting.interview.greeting)
        if self.sitting.answers:
            _say(f"接着上次的往下问，已经有 {len(self.sitting.answers)} 个回答。")
        while True:
            question = self.sitting.next()
            if question is not None:
                self._ask(question)
            elif self._looked_over():
                return self.sitting.answers

    def _ask(self, question: Question) -> None:
        sitting = self.sitting
        if question.section != self._section:
            self._section = question.section
            click.echo(f"\n【{question.section}】")
        menu = question.kind in _CHOSEN and self._menus
        if not menu:
            self._show_choices(question)
        number = [one.id for one in sitting.asked()].index(question.id) + 1
        default = sitting.default(question)
        brackets = (
            f" [{_brief(default)}]" if default else "" if sitting.needs(question) else " [空着]"
        )
        if not menu:
            _say(f"{number}. {sitting.words(question)}{brackets}")
        while True:
            typed = self._line(lambda: self._chosen(question, number)) if menu else self._line()
            if typed in _BACK:
                if not sitting.back():
                    _say("  已经是第一个问题。")
                    continue
                self._section = ""
                return
            if typed in _HELP:
                _say(f"  {question.help or '照实写就行；拿不准的回车，以后在预案文件里改。'}")
                continue
            try:
                sitting.give(question, typed)
            except NotUnderstood as problem:
                _say(f"  {problem}")
                continue
            if menu:
                _say(f"{number}. {sitting.words(question)}")
                _say(f"> {shown(sitting.answers.get(question.id, ''))}")
            self._save()
            return

    def _show_choices(self, question: Question) -> None:
        if question.kind is Kind.SCENARIOS:
            self._show_scenarios()
            return
        for number, choice in enumerate(self.sitting.choices(question), start=1):
            _say(f"  {number:>2} {choice}")

    def _show_scenarios(self) -> None:
        every = self.sitting.scenarios()
        _say("  按您的情况，建议写这几种：")
        rest: dict[str, list[str]] = {}
        for number, one in enumerate(every, start=1):
            if one.proposed:
                _say(f"  {number:>2} {one.head.name}：{one.reason or one.head.fear}")
            else:
                rest.setdefault(one.head.group, []).append(
                    f"{number} {one.head.fear or one.head.name}"
                )
        if rest:
            _say("  还可以加：")
        for group, names in rest.items():
            _say(f"     {group}：{'；'.join(names)}")

    def _looked_over(self) -> bool:
        """Show all answers; True where the person takes them as they are."""
        sitting = self.sitting
        asked = sitting.asked()
        click.echo("\n【回顾】")
        for number, question in enumerate(asked, start=1):
            words = shown(sitting.answers[question.id]) or "（空着）"
            _say(f"  {number:>2} {question.id}：{words}")
        while True:
            _say("没问题就回车，写出预案；要改哪一项就写它的编号；写 < 回到最后一个问题。")
            typed = self._line()
            if not typed:
                return True
            if typed in _BACK:
                sitting.back()
                return False
            if typed.isdecimal() and 1 <= int(typed) <= len(asked):
                sitting.again(asked[int(typed) - 1].id)
                self._section = ""
                return False
            _say(f"  请写 1 到 {len(asked)} 的编号，或者直接回车。")

    def _chosen(self, question: Question, number: int) -> str:
        """A choice made in a menu, as it would be typed."""
        sitting = self.sitting
        words = f"{number}. {sitting.words(question)}"
        default = sitting.default(question)
        if question.kind is Kind.ONE:
            every = [Line(one, one, one == default) for one in sitting.choices(question)]
            return one_of(words, every)
        if question.kind is Kind.SCENARIOS:
            return some_of(f"{number}. 挑最怕的几种", self._scenarios(default))
        taken = default.split("、")
        return some_of(words, [Line(one, one, one in taken) for one in sitting.choices(question)])

    def _scenarios(self, default: str) -> list[Line]:
        found = []
        for one in self.sitting.scenarios():
            head = one.head
            why = one.reason or head.fear
            group = "按您的情况，建议写这几种" if one.proposed else head.group
            title = f"{head.name}：{why}" if why else head.name
            found.append(Line(head.name, title, f"、{head.name}、" in f"、{default}、", group))
        return found

    def _line(self, ask: Callable[[], str] | None = None) -> str:
        try:
            return (ask or line)()
        except (EOFError, KeyboardInterrupt) as error:
            click.echo()
            kept = f"答过的存在 {self._keep}，用同样的命令接着答。" if self._keep else ""
            left = self.sitting.next()
            at = f"停在“{self.sitting.words(left)}”" if left is not None else "停在回顾"
            message = f"没有答完，{at}，没有写出预案。{kept}"
            raise Unfinished(message) from error

    def _save(self) -> None:
        if self._keep is not None:
            text = written_answers(self._title, self.sitting.kept())
            write_atomic(self._keep, text.encode())


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


def line() -> str:
    """A line that the person typed; echoed where it does not come from a terminal.

    Raises:
        EOFError: there is no more.
        UsageProblem: it is in another encoding.
    """
    asking = sys.stdin.isatty()
    try:
        typed = input("> ") if asking else sys.stdin.readline()
        typed.encode()  # Bytes that the console's encoding does not have come as surrogates.
    except UnicodeError as error:
        message = "送进来的回答编码不对，读不懂。"
        hint = "把回答存成 UTF-8 并设置环境变量 PYTHONUTF8=1；在中文 Windows 上也可以存成 GBK。"
        raise UsageProblem(message, hint) from error
    if asking:
        return typed.strip()
    if not typed:
        raise EOFError
    click.echo(f"> {typed.strip()}")
    return typed.strip()


def _brief(default: str) -> str:
    parts = default.split("、")
    return default if len(parts) <= 4 else f"{'、'.join(parts[:3])}等{len(parts)}种"


def _say(text: str) -> None:
    for paragraph in text.splitlines():
        indent = len(paragraph) - len(paragraph.lstrip())
        for words in wrapped(paragraph.strip(), _WIDTH - indent):
            click.echo(" " * indent + words)


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
    earlier: Answers = {}
    if keep is not None and keep.exists():
        if wishes.output is not None and keep.resolve() == wishes.output.resolve():
            message = f"预案和回答不能写进同一个文件 {keep}。"
            raise UsageProblem(message, "给 -o 和 --answers 各写一个文件名。")
        type_, earlier = read_answers(keep)
        _same_type(type_, wishes.profile, keep)
    sitting = Sitting(load_interview(wishes.profile.name), _today(), earlier)
    told = dict.fromkeys(sitting.refused)
    for name, problem in sitting.refused.items():
        click.echo(f"{keep} 里的“{name}”没有用上：{problem}", err=True)
    if wishes.yes:
        take_defaults(sitting)
    else:
        Asking(sitting, wishes.profile.title, keep).run()
    for name in (*(one for one in sitting.refused if one not in told), *sitting.unused):
        click.echo(
            f"{keep} 里的“{name}”没有用上：{sitting.refused.get(name, '没有问到它')}", err=True
        )
    built = build(
        sitting.interview, wishes.profile.title, sitting.answers, sitting.today, wishes.title
    )
    return built.text, list(_left(built, keep if not wishes.yes else None))


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
