"""From answers to the text of a plan."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

import yaml
from jinja2 import TemplateError

from planforge.errors import FileProblem, TemplateProblem
from planforge.interview.expressions import environment
from planforge.interview.people import Person, person
from planforge.interview.proposals import Offered, offered
from planforge.interview.questions import Interview, interview_file
from planforge.interview.reading import Kind
from planforge.interview.roster import proposed
from planforge.resources.data import read_data
from planforge.schema.platform import rules_in

_TO_FILL = "# 要填："
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Library = tuple[tuple[str, dict[str, object]], ...]


@dataclass(frozen=True, slots=True)
class Open:
    """What the person still has to fill in.

    Attributes:
        line: the line of the plan's file.
        words: what belongs there.
    """

    line: int
    words: str


@dataclass(frozen=True, slots=True)
class Built:
    """A plan made of answers.

    Attributes:
        text: the plan's file.
        open: what is left to fill in, in the order of its lines.
    """

    text: str
    open: tuple[Open, ...]


def build(
    interview: Interview,
    type_: str,
    answers: Mapping[str, object],
    today: datetime.date,
    title: str = "",
) -> Built:
    """The plan that complete answers make.

    Args:
        interview: what was asked.
        type_: the organisation type's Chinese name.
        answers: an answer for every question that applies.
        today: as for the questions.
        title: the plan's title; empty for the one that the template makes.

    Raises:
        FileProblem: the organisation type has no template of a plan.
        TemplateProblem: the template is broken.
    """
    path = interview_file(interview.profile, "new.j2")
    if path is None:
        message = "这类单位还没有由回答写成预案的模板 new.j2。"
        raise FileProblem(message, "加 --plain 写一份带注释的起始文件，照着改。")
    values = interview.known(answers, today)
    chosen = chosen_scenarios(interview, answers, today)
    library = _library(chosen)
    values.update(
        类型=type_,
        标题=title,
        情景=chosen,
        rules=tuple(_rules(library)),
        actors=tuple(_actors(library)),
        person=_person,
        roster=proposed,
    )
    try:
        text = environment().from_string(read_data(path)).render(values)
    except TemplateError as error:
        message = f"模板 {path} 有误：{error.message}"
        raise TemplateProblem(message) from error
    return Built(text, tuple(_open(text)))


def chosen_scenarios(
    interview: Interview, answers: Mapping[str, object], today: datetime.date
) -> tuple[Offered, ...]:
    """The scenarios that the answers take, in the order of the list."""
    asked = [one.id for one in interview.questions if one.kind is Kind.SCENARIOS]
    taken: set[str] = set()
    for name in asked:
        value = answers.get(name)
        taken.update(value if isinstance(value, tuple) else ())
    return tuple(one for one in offered(interview, answers, today) if one.head.name in taken)


def _person(words: object) -> Person:
    return person(str(words))


def _library(chosen: tuple[Offered, ...]) -> tuple[tuple[str, dict[str, object]], ...]:
    """The text and the data of each scenario's file."""
    texts = (read_data(one.head.path) for one in chosen)
    return tuple(
        (text, cast("dict[str, object]", yaml.load(text, Loader=_LOADER))) for text in texts
    )


def _rules(library: Library) -> Iterator[str]:
    """The platform rules that the scenarios go by, each once."""
    found: dict[str, None] = {}
    for text, data in library:
        listed = data.get("平台规则")
        for name in (*(listed if isinstance(listed, list) else ()), *rules_in(text)):
            found[str(name)] = None
    yield from found


def _actors(library: Library) -> Iterator[str]:
    """Who leads the scenarios or acts in them, each once."""
    found: dict[str, None] = {}
    for _, data in library:
        steps = cast("list[dict[str, object]]", data.get("步骤") or [])
        for words in (data.get("牵头人", ""), *(step.get("执行人", "") for step in steps)):
            found.update(dict.fromkeys(filter(None, str(words).split("、"))))
    yield from found


def _open(text: str) -> Iterator[Open]:
    for number, line in enumerate(text.splitlines(), start=1):
        _, found, words = line.partition(_TO_FILL)
        if found:
            yield Open(number, words.strip())
