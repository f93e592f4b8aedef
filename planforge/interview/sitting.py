"""An interview as it goes on: which question is next, going back, what is still open."""

import datetime
from collections.abc import Mapping

from planforge.interview.answers import Answers
from planforge.interview.expressions import rendered, when_true
from planforge.interview.proposals import Offered, offered
from planforge.interview.questions import Interview, Question
from planforge.interview.reading import Answer, Kind, NotUnderstood, person, read_answer

_CHOICES = (Kind.MANY, Kind.SCENARIOS)
_NEVER_EMPTY = (Kind.NUMBER, Kind.YES_NO, Kind.ONE)


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
        self._waiting: Answers = dict(earlier or {})
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
        """What the file of answers holds: those given, and earlier ones not come up yet."""
        return {**self._waiting, **self.in_order()}

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
        if question.id in self._before:
            return shown(self._before[question.id])
        if question.kind is Kind.SCENARIOS:
            return "、".join(one.head.name for one in self.scenarios() if one.proposed)
        return rendered(question.default, self._known()).strip()

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
        default = self.default(question)
        words = typed.strip() or default
        if not words and self.needs(question):
            message = "这一项要写，不能空着。"
            raise NotUnderstood(message)
        value = read_answer(
            question.kind,
            words,
            self.choices(question),
            default=tuple(default.split("、")) if question.kind in _CHOICES else (),
            today=self.today,
            least=question.least,
            most=question.most,
        )
        if self.needs(question):
            _complete(question, value)
        self.answers[question.id] = value
        self._before.pop(question.id, None)
        self._forget_what_no_longer_applies()

    def again(self, question_id: str) -> None:
        """Take an answer back; it becomes the default."""
        if question_id in self.answers:
            self._before[question_id] = self.answers.pop(question_id)

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
            question = next((one for one in self.asked() if one.id in self._waiting), None)
            if question is None:
                return
            try:
                self._take_one(question, self._waiting.pop(question.id))
            except NotUnderstood as problem:
                self.refused[question.id] = str(problem)

    def _take_one(self, question: Question, value: Answer) -> None:
        words = shown(value)
        if words or self.needs(question):
            self._settle(question, words)
        else:
            self.answers[question.id] = () if question.kind in (*_CHOICES, Kind.LIST) else ""

    def _known(self) -> dict[str, object]:
        return self.interview.known(self.answers, self.today)


def _complete(question: Question, value: Answer) -> None:
    if value in ("", ()):
        message = "至少选一样。" if question.kind in _CHOICES else "这一项要写，不能空着。"
        raise NotUnderstood(message)
    if question.kind is Kind.PERSON and not person(str(value)).phone:
        message = "这个人的电话一定要有，写在姓名后面，如 周示例 13000000001。"
        raise NotUnderstood(message)


def shown(value: Answer) -> str:
    """An answer as one would type it."""
    if isinstance(value, bool):
        return "是" if value else "否"
    return "、".join(value) if isinstance(value, tuple) else str(value)
