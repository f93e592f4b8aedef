"""A person's run through an interview: plain prompts that work on every console."""

import select
import sys
from collections.abc import Callable
from pathlib import Path

import click

from planforge.cli.menus import Line, one_of, some_of, usable
from planforge.errors import PlanforgeError, UsageProblem
from planforge.interview import (
    Answers,
    Kind,
    NotUnderstood,
    Question,
    Sitting,
    nothing,
    person,
    shown,
    written_answers,
)
from planforge.resources import write_atomic
from planforge.resources.wrap import columns, wrapped

_BACK = frozenset(("<", "＜", "返回", "上一步", "b"))
_HELP = frozenset(("?", "？", "帮助"))
_FINE = frozenset(("行", "可以", "好", "好的", "对", "是", "没问题", "ok", "OK", "y", "Y"))
_WIDTH = 78
_PASTED = 0.05
"""Seconds within which the next line of a paste has come."""
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
        if question.section != self._section:
            self._section = question.section
            click.echo(f"\n【{question.section}】")
        number = [one.id for one in self.sitting.asked()].index(question.id) + 1
        if question.kind.of_lines:
            self._ask_several(question, number)
        else:
            self._ask_one(question, number)

    def _ask_one(self, question: Question, number: int) -> None:
        sitting = self.sitting
        menu = question.kind in _CHOSEN and self._menus
        if not menu:
            self._show_choices(question)
            default = sitting.default(question)
            empty = "" if sitting.needs(question) else " [空着]"
            brackets = f" [{_brief(default)}]" if default else empty
            by_number = "（写编号）" if question.kind in (Kind.ONE, Kind.MANY) else ""
            _say(f"{number}. {sitting.words(question)}{by_number}{brackets}")
        while True:
            typed = self._line(lambda: self._chosen(question, number)) if menu else self._line()
            if self._goes_back(typed):
                return
            if typed in _BACK or self._explained(question, typed):
                continue
            try:
                sitting.give(question, typed)
            except NotUnderstood as problem:
                _say(f"  {problem}")
                continue
            self._say_what_was_taken(question, typed)
            if menu:
                _say(f"{number}. {self._menu_title(question)}")
                _say(f"> {shown(sitting.answers.get(question.id, ''))}")
            self._save()
            return

    def _say_what_was_taken(self, question: Question, typed: str) -> None:
        """Tell what stands where somebody did not know, or did not care."""
        taken = self.sitting.answers.get(question.id, "")
        if taken not in ("", ()) and nothing(typed) and shown(taken) != typed:
            _say(f"  先记“{_brief(shown(taken))}”，最后可以改。")

    def _ask_several(self, question: Question, number: int) -> None:
        """Take line after line until all are named, or an empty one leaves the rest for later."""
        sitting = self.sitting
        duties = question.kind is Kind.DUTIES
        if duties:
            self._show_duties()
        held = sitting.draft(question)
        brackets = "行" if duties else _brief_lines(held, question.unit) if held else "空着"
        _say(f"{number}. {sitting.words(question)} [{brackets}]")
        came: tuple[str, ...] = ()
        while True:
            typed = self._entered(question)
            if self._goes_back(typed):
                return
            if typed in _BACK or self._explained(question, typed):
                continue
            if not typed and more_waits():
                continue  # An empty line within what was pasted ends nothing.
            try:
                came += self._taken(question, typed)
            except NotUnderstood as problem:
                _say(f"  {problem}")
                continue
            self._save()
            if question.id in sitting.answers:
                return
            if duties:
                self._show_duties()
                _say("  这样行就回车，还要改就接着写。")
            elif not more_waits():
                self._say_missing(question, came)
                came = ()

    def _entered(self, question: Question) -> str:
        """A line; empty also where somebody says that it is fine, or that there is nobody."""
        typed = self._line()
        ends = typed in _FINE if question.kind is Kind.DUTIES else nothing(typed)
        return "" if ends else typed

    def _taken(self, question: Question, typed: str) -> tuple[str, ...]:
        """Work a line in; an empty one, or that of the last who is missing, ends the question."""
        sitting = self.sitting
        came = sitting.add(question, typed) if typed else ()
        goes_on = question.kind is Kind.DUTIES or sitting.still(question) or more_waits()
        if not (typed and goes_on):
            more = len(sitting.draft(question)) - sitting.wanted(question)
            sitting.give(question, "")
            if more > 0 and question.kind is Kind.PEOPLE:
                _say(f"  比前面说的多{more}{question.unit}，都记下了。")
        return came

    def _say_missing(self, question: Question, came: tuple[str, ...]) -> None:
        left = self.sitting.still(question)
        names = "、".join(person(line).name for line in came)
        taken = f"记下了{names}，" if names else ""
        _say(f"  {taken}还差{left}{question.unit}：接着写，没有就回车，以后再补。")

    def _show_duties(self) -> None:
        staff = self.sitting.staff()
        rows = [
            (one.name, "、".join(one.posts), one.phone or "（没有电话）") for one in staff.people
        ]
        rows += [("（还没定）", "、".join(row), "") for row in staff.unnamed]
        wide = [max(columns(row[n]) for row in rows) for n in (0, 1)]
        for row in rows:
            cells = [words + " " * (wide[n] - columns(words)) for n, words in enumerate(row[:2])]
            click.echo(f"  {cells[0]}  {cells[1]}  {row[2]}".rstrip())
        if any(len(one.posts) > 1 for one in staff.people):
            _say("  人少，一个人管几个岗位没关系，出了事找岗位就行。")

    def _goes_back(self, typed: str) -> bool:
        if typed not in _BACK:
            return False
        if not self.sitting.back():
            _say("  已经是第一个问题。")
            return False
        self._section = ""
        return True

    def _explained(self, question: Question, typed: str) -> bool:
        if typed not in _HELP:
            return False
        must = self.sitting.needs(question) and not self.sitting.default(question)
        usual = "照实写就行，" + (
            "这一项一定要写。" if must else "拿不准的回车，以后在预案文件里改。"
        )
        _say(f"  {question.help or usual}")
        return True

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
            _say(f"  {number:>2} {question.id}：{self._reviewed(question) or '（空着）'}")
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

    def _reviewed(self, question: Question) -> str:
        if question.kind is Kind.DUTIES:
            staff = self.sitting.staff()
            return "；".join(f"{one.name} {'、'.join(one.posts)}" for one in staff.people)
        return shown(self.sitting.answers[question.id])

    def _chosen(self, question: Question, number: int) -> str:
        """A choice made in a menu, as it would be typed."""
        sitting = self.sitting
        words = f"{number}. {self._menu_title(question)}"
        default = sitting.default(question)
        if question.kind is Kind.ONE:
            every = [Line(one, one, one == default) for one in sitting.choices(question)]
            return one_of(words, every)
        if question.kind is Kind.SCENARIOS:
            return some_of(words, self._scenarios(default))
        taken = default.split("、")
        return some_of(words, [Line(one, one, one in taken) for one in sitting.choices(question)])

    def _menu_title(self, question: Question) -> str:
        """The question over a menu, where nothing is typed by number."""
        scenarios = question.kind is Kind.SCENARIOS
        return "挑要写的几种情况" if scenarios else self.sitting.words(question)

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


def line() -> str:
    """A line that the person typed; echoed where it does not come from a terminal.

    Raises:
        EOFError: there is no more.
        UsageProblem: it is in another encoding.
    """
    asking = sys.stdin.isatty()
    try:
        typed = input("" if more_waits(0) else "> ") if asking else sys.stdin.readline()
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


def more_waits(seconds: float = _PASTED) -> bool:
    """Whether a further line of what was pasted into the terminal waits to be read."""
    if not sys.stdin.isatty():
        return False
    if sys.platform == "win32":
        import msvcrt

        return msvcrt.kbhit()
    return bool(select.select([sys.stdin], [], [], seconds)[0])


def _brief(default: str) -> str:
    parts = default.split("、")
    return default if len(parts) <= 4 else f"{'、'.join(parts[:3])}等{len(parts)}项"


def _brief_lines(held: tuple[str, ...], unit: str) -> str:
    names = [person(line).name for line in held]
    return "、".join(names) if len(names) < 3 else f"{names[0]}、{names[1]}等{len(names)}{unit}"


def _say(text: str) -> None:
    for paragraph in text.splitlines():
        indent = len(paragraph) - len(paragraph.lstrip())
        for words in wrapped(paragraph.strip(), _WIDTH - indent):
            click.echo(" " * indent + words)
