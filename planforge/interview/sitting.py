"""An interview as it goes on: which question is next, going back, what is still open."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import replace

from planforge.interview.answers import Answers
from planforge.interview.duties import Staff, change
from planforge.interview.expressions import rendered, when_true
from planforge.interview.past import past
from planforge.interview.people import Person, joined, one_person, people, person
from planforge.interview.proposals import Offered, offered
from planforge.interview.questions import Interview, Question
from planforge.interview.reading import (
    Answer,
    Kind,
    anything,
    lines,
    nothing,
    read_answer,
    shown,
    visible,
)
from planforge.interview.refusals import NotUnderstood

_CHOICES = (Kind.MANY, Kind.SCENARIOS)
_MAY_BE_NOTHING = (
    Kind.TEXT,
    Kind.ONE_OF_US,
    Kind.LIST,
    Kind.PERSON,
    Kind.PHONE,
    Kind.DAY,
    Kind.MOMENT,
    Kind.CLOCK,
)
_SEVERAL = (*_CHOICES, Kind.PEOPLE, Kind.DUTIES, Kind.LIST)
_NEVER_EMPTY = (Kind.NUMBER, Kind.YES_NO, Kind.ONE)
_CLOCK_ALONE = re.compile(r"[^月日号年./-]*[点时:：][^月日号年./-]*")
_SHORTEST = 5
"""Digits of a number that can be dialled within a firm."""
UNFINISHED = "……"
"""The last of several people who were being named when a sitting broke off."""


class Sitting:
    """Questions put one after the other.

    Attributes:
        interview: what is asked.
        today: dates without a year are the next ones from here.
        answers: those given so far.
        refused: what an earlier sitting's answers said that is none, by question.
    """

    def __init__(
        self,
        interview: Interview,
        today: datetime.date,
        earlier: Mapping[str, Answer] | None = None,
    ) -> None:
        self.interview = interview
        self.today = today
        self.answers: Answers = {}
        self.refused: dict[str, str] = {}
        self._before: Answers = {}
        self._taken_back: Answers = {}
        self._waiting: Answers = dict(earlier or {})
        self._named: dict[str, str] = {}
        for name, told in past(interview, self._waiting, today).items():
            del self._waiting[name]
            if told:
                self.refused[name] = told
        self._take()

    @property
    def unused(self) -> tuple[str, ...]:
        """Earlier answers whose questions do not apply, as far as is known by now."""
        return tuple(self._waiting)

    def asked(self) -> tuple[Question, ...]:
        """All questions that apply to the answers so far."""
        return tuple(self.interview.asked(self.answers, self.today))

    def in_order(self) -> Answers:
        """The answers in the order of the questions."""
        return {one.id: self.answers[one.id] for one in self.asked() if one.id in self.answers}

    def kept(self) -> Answers:
        """What the file of answers holds: those given, taken back, and not come up yet."""
        found = dict(self._waiting)
        for question in self.asked():
            if question.id in self.answers:
                found[question.id] = self.answers[question.id]
            elif question.id in self._before:
                value = self._before[question.id]
                if question.kind is Kind.PEOPLE and isinstance(value, tuple):
                    value = (*value, UNFINISHED)
                found[question.id] = value
        return found

    def next(self) -> Question | None:
        """The first question without an answer; None at the end."""
        return next((one for one in self.asked() if one.id not in self.answers), None)

    def words(self, question: Question) -> str:
        """The question as it is put."""
        return rendered(question.ask, self._known())

    def left_open(self, question: Question) -> str:
        """What to fill in where it has no answer."""
        return rendered(question.open, self._known())

    def choices(self, question: Question) -> tuple[str, ...]:
        """What one may choose from."""
        if question.kind is Kind.SCENARIOS:
            return tuple(one.head.name for one in self.scenarios())
        return question.choices

    def scenarios(self) -> tuple[Offered, ...]:
        """The scenarios that fit the answers so far, the proposed ones first."""
        return offered(self.interview, self.answers, self.today)

    def default(self, question: Question) -> str:
        """What an empty line answers, as it would be typed; what was said before going back."""
        before = self._before.get(question.id)
        if isinstance(before, tuple) and question.kind in _CHOICES:
            choices = self.choices(question)
            before = tuple(one for one in before if one in choices) or None
        if before is not None and (question.kind is not Kind.ONE or before in question.choices):
            return shown(before)
        if question.kind is Kind.SCENARIOS:
            return "、".join(one.head.name for one in self.scenarios() if one.proposed)
        return rendered(question.default, self._known()).strip()

    def wanted(self, question: Question) -> int:
        """How many are to be named; 0 where any number will do."""
        words = rendered(question.number, self._known()).strip()
        return int(words) if words.isdecimal() else 0

    def draft(self, question: Question) -> tuple[str, ...]:
        """The lines given so far as the answer to a question of several."""
        value = self.answers.get(question.id, self._before.get(question.id, ()))
        return value if isinstance(value, tuple) else ()

    def still(self, question: Question) -> int:
        """How many are still to be named."""
        return max(0, self.wanted(question) - len(self.draft(question)))

    def staff(self) -> Staff:
        """The people and their posts, with the changes that are being made."""
        made = self._known()["staff"]
        assert isinstance(made, Staff)
        return made

    def add(self, question: Question, typed: str) -> tuple[str, ...]:
        """Work more lines into the answer to a question of several, without ending it.

        People who are named again get the new phone and posts; -姓名 takes one out.

        Returns:
            The lines that came in or were changed.

        Raises:
            NotUnderstood: that is no such line; nothing of it is taken.
        """
        before = self.draft(question)
        known = self.interview.posts()
        if question.kind is Kind.DUTIES:
            now = before
            for line in lines(typed):
                now = (*now, change(self.staff(), line, known))
                self._before[question.id] = now
        else:
            now = self._more_people(question, before, lines(typed), known)
        self._before[question.id] = now
        return tuple(line for line in now if line not in before)

    def _more_people(
        self,
        question: Question,
        before: tuple[str, ...],
        typed: tuple[str, ...],
        known: Mapping[str, str],
    ) -> tuple[str, ...]:
        counted = person(str(self.answers.get(question.besides, ""))).name
        held = tuple(person(line) for line in before)
        for line in typed:
            gone = _taken_out(line)
            if gone:
                held = _without(held, gone)
                continue
            found = (one for one in people(line, known) if one.name != counted)
            held = joined(held, tuple(found))
        return tuple(one.line for one in held)

    def needs(self, question: Question) -> bool:
        """Whether a question cannot be left empty."""
        return question.kind in _NEVER_EMPTY or (
            question.required != "" and when_true(question.required, self._known())
        )

    def give(self, question: Question, typed: str) -> None:
        """Answer a question.

        Raises:
            NotUnderstood: that is no answer; the message says what would be one.
        """
        self._settle(question, typed)
        self._take()

    def _settle(self, question: Question, typed: str) -> None:
        if question.kind.of_lines:
            if visible(typed):
                self.add(question, typed)
            self._hold(question, self.draft(question))
            return
        default = self.default(question)
        words = self._as_meant(question, typed) if visible(typed) else default
        if question.kind in _MAY_BE_NOTHING and nothing(words):
            words = default if question.kind is Kind.LIST or self.needs(question) else ""
        if not words and self.needs(question):
            message = "这一项要写，不能空着。"
            raise NotUnderstood(message)
        try:
            value = self._read(question, words, default)
        except NotUnderstood:
            day = default.partition(" ")[0]
            if question.kind is Kind.MOMENT and day and _CLOCK_ALONE.fullmatch(words):
                value = self._read(question, f"{day} {words}", default)
            elif default and anything(words):
                value = self._read(question, default, default)
            else:
                raise
        self._hold(question, value)

    def _read(self, question: Question, words: str, default: str) -> Answer:
        return read_answer(
            question.kind,
            words,
            self.choices(question),
            default=tuple(default.split("、")) if question.kind in _CHOICES else (),
            today=self.today,
            least=question.least,
            most=question.most,
        )

    def _as_meant(self, question: Question, typed: str) -> str:
        """What was typed, completed by what was said before.

        Somebody of the staff may be called as people call them, also where their number is
        asked for; a number alone belongs to the name that was typed without one.
        """
        if question.kind is Kind.ONE_OF_US:
            return "、".join(one.name for one in self._meant(typed)) or typed
        if question.kind is Kind.PHONE and not re.search(r"\d", typed):
            return next((one.phone for one in self._meant(typed) if one.phone), typed)
        if question.kind is Kind.PERSON and question.id in self._named:
            alone = not re.search(r"[^\W\d_]", typed)
            return f"{self._named[question.id]} {typed}" if alone else typed
        return typed

    def _meant(self, typed: str) -> tuple[Person, ...]:
        """Those of the staff who are named in what was typed; 我 is who is in charge."""
        every = self.staff().people
        found = tuple(one for one in every if one.name in typed)
        mine = re.fullmatch(
            r"(?:就?[用打是]?)?(?:我|店主|老板)(?:自己|本人)?的?(?:电话|手机)?", typed
        )
        return found or (every[:1] if mine else ())

    def _hold(self, question: Question, value: Answer) -> None:
        if question.kind is Kind.PERSON:
            self._named[question.id] = person(str(value)).name
        if self.needs(question):
            _complete(question, value)
        self.answers[question.id] = value
        self._before.pop(question.id, None)
        before = self._taken_back.pop(question.id, value)
        self._forget_what_no_longer_applies()
        if before != value:
            for other in self.asked():
                if question.id in other.follows:
                    self.again(other.id)

    def again(self, question_id: str) -> None:
        """Take an answer back; it becomes the default."""
        if question_id in self.answers:
            value = self.answers.pop(question_id)
            self._before[question_id] = self._taken_back[question_id] = value

    def back(self) -> bool:
        """Take the last answer back; False where there is none."""
        given = [one.id for one in self.asked() if one.id in self.answers]
        upcoming = self.next()
        if upcoming is not None:
            order = [one.id for one in self.asked()]
            given = [one for one in given if order.index(one) < order.index(upcoming.id)]
        if not given:
            return False
        self.again(given[-1])
        return True

    def _forget_what_no_longer_applies(self) -> None:
        applying = {one.id for one in self.asked()}
        for name in [name for name in self.answers if name not in applying]:
            self._before[name] = self.answers.pop(name)

    def _take(self) -> None:
        """Work in what an earlier sitting answered, as soon as its question applies."""
        while True:
            question = next((one for one in self.asked() if self._waits(one)), None)
            if question is None:
                return
            try:
                self._take_one(question, self._waiting.pop(question.id))
            except NotUnderstood as problem:
                self.refused[question.id] = str(problem)

    def _waits(self, question: Question) -> bool:
        """Whether an earlier sitting answered a question, be it under a former name."""
        if question.id in self.answers:
            return False
        if question.id not in self._waiting and question.formerly:
            old = [self._waiting.pop(name, "") for name in question.formerly]
            if any(old):
                several = question.kind.of_lines
                self._waiting[question.id] = self._each(question, old) if several else old[0]
        return question.id in self._waiting

    def _each(self, question: Question, old: list[Answer]) -> tuple[str, ...]:
        """Answers once given one by one; who stands behind a gap keeps the posts of the place."""
        rows = self.interview.rows(self._known()) if question.besides else ()
        found: list[str] = []
        for place, value in enumerate(old, start=1):
            one = person(shown(value))
            if one.name and len(found) < place - 1 and not one.posts and place < len(rows):
                one = replace(one, posts=rows[place])
            found += [one.line] if one.name else []
        return tuple(found)

    def _take_one(self, question: Question, value: Answer) -> None:
        if question.kind is Kind.PEOPLE and isinstance(value, tuple):
            self._take_people(question, value)
            return
        if isinstance(value, tuple) and question.kind not in _SEVERAL:
            message = "这里只要一项，文件里写了几项。"
            raise NotUnderstood(message)
        words = "\n".join(value) if isinstance(value, tuple) and value else shown(value)
        words = words if question.kind.of_lines else shown(value)
        if words or self.needs(question):
            self._settle(question, words)
        else:
            self.answers[question.id] = () if question.kind in _SEVERAL else ""

    def _take_people(self, question: Question, value: tuple[str, ...]) -> None:
        """People of a file; those whose line is wrong are asked for again, the others kept."""
        named: list[Person] = []
        wrong = ""
        for line in (part for each in value if each != UNFINISHED for part in lines(each)):
            try:
                named.append(one_person(line))
            except NotUnderstood as problem:
                wrong = f"“{line}”这一项，{problem}"
        self._before[question.id] = tuple(one.line for one in joined((), named))
        if wrong:
            message = f"{wrong}别的都记下了。"
            raise NotUnderstood(message)
        if value[-1:] != (UNFINISHED,):
            self._settle(question, "")

    def _known(self) -> dict[str, object]:
        drafts = {
            one.id: self._before[one.id]
            for one in self.interview.questions
            if one.kind.of_lines and one.id in self._before
        }
        return self.interview.known({**drafts, **self.answers}, self.today)


def _complete(question: Question, value: Answer) -> None:
    if value in ("", ()):
        message = "至少选一样。" if question.kind in _CHOICES else "这一项要写，不能空着。"
        raise NotUnderstood(message)
    if (
        question.kind is Kind.PERSON
        and len(re.findall(r"\d", person(str(value)).phone)) < _SHORTEST
    ):
        message = "这个人的电话一定要有，写在姓名后面，如 周示例 13000000001。"
        raise NotUnderstood(message)


def _taken_out(line: str) -> str:
    """Whose name -姓名 takes out; empty for a line that names somebody, be it behind a dash."""
    found = re.fullmatch(r"(?:[-－]|(?:减|去掉)\s*)([^\s\d、，,]+)", line)
    return found[1] if found else ""


def _without(held: tuple[Person, ...], gone: str) -> tuple[Person, ...]:
    left = tuple(one for one in held if one.name != gone)
    if len(left) == len(held):
        message = f"前面没有写过“{gone}”，不用去掉。"
        raise NotUnderstood(message)
    return left
