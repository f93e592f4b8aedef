"""Conditions and defaults of an interview: small Jinja expressions over the answers."""

import datetime
import json
import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from jinja2 import StrictUndefined, Template, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from planforge.errors import TemplateProblem
from planforge.interview.people import people, person
from planforge.interview.refusals import NotUnderstood
from planforge.interview.roster import night_watch, usual_end

_SAFE = r"\u4e00-\u9fffA-Za-z0-9《（【“"
_PLAIN = re.compile(rf"[{_SAFE}](?:[{_SAFE}”）》】、，。；：！？—×％%./+-]| (?=\S))*")
"""Words that YAML takes as they are, also inside brackets."""
_WORDS_OF_YAML = frozenset(
    ("true", "false", "yes", "no", "on", "off", "null", "y", "n", "是", "否")
)


def scalar(value: object) -> str:
    """A text as a YAML scalar: bare where that is safe, else in quotes."""
    words = " ".join(str(value).split())
    if _PLAIN.fullmatch(words) and words.lower() not in _WORDS_OF_YAML:
        return words
    return json.dumps(words, ensure_ascii=False)


def days_before(value: object, days: int) -> str:
    """The date so many days before the one that a text begins with; empty for other texts."""
    try:
        day = datetime.date.fromisoformat(str(value)[:10])
        return (day - datetime.timedelta(days=days)).isoformat()
    except (ValueError, OverflowError):
        return ""


def first_moment(names: Iterable[str], answers: Mapping[str, object]) -> str:
    """When the earliest of some events starts, as far as answers tell."""
    found = sorted(str(answers[f"{name}开售"]) for name in names if answers.get(f"{name}开售"))
    return found[0] if found else ""


def names(words: object) -> list[str]:
    """The names of all who are named in an answer."""
    text = str(words)
    try:
        return [one.name for one in people(text, {})]
    except NotUnderstood:  # An answer of words may hold any number.
        return [name for name in [person(text).name] if name]


def clock_of_another(names: Iterable[str], name: str, answers: Mapping[str, object]) -> str:
    """The time of day, after a blank, at which the first of other events starts."""
    for other in names:
        _, blank, clock = str(answers.get(f"{other}开售", "")).partition(" ")
        if other != name and blank:
            return f" {clock}"
    return ""


def like(words: object, kinds: Mapping[str, str]) -> str:
    """The kinds of which a word stands in a text, separated by 、."""
    text = str(words)
    found = [kind for kind, marks in kinds.items() if any(mark in text for mark in marks.split())]
    return "、".join(found)


def pick(kinds: Mapping[str, str], words: object) -> str:
    """What belongs to the first kind whose mark stands in a text; empty where none does."""
    return next((value for mark, value in kinds.items() if mark in str(words)), "")


def when_true(expression: str, values: Mapping[str, object]) -> bool:
    """Whether a condition holds; an empty one does.

    Raises:
        TemplateProblem: the condition is broken.
    """
    if not expression:
        return True
    return rendered(f"{{% if {expression} %}}1{{% endif %}}", values) == "1"


def rendered(template: str, values: Mapping[str, object]) -> str:
    """A template of an interview with the answers filled in.

    Raises:
        TemplateProblem: the template is broken.
    """
    if "{{" not in template and "{%" not in template:
        return template
    try:
        return _compiled(template).render(values)
    except TemplateError as error:
        message = f"提问文件里的“{template.strip().splitlines()[0][:40]}”有误：{error.message}"
        raise TemplateProblem(message) from error


@lru_cache(maxsize=500)
def _compiled(template: str) -> Template:
    return environment().from_string(template)


@cache
def environment() -> ImmutableSandboxedEnvironment:
    """Jinja as interviews use it: sandboxed, nothing undefined, blocks leave no lines."""
    made = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    made.filters["y"] = scalar
    made.filters["days_before"] = days_before
    made.filters["first_moment"] = first_moment
    made.filters["usual_end"] = usual_end
    made.filters["night_watch"] = night_watch
    made.filters["clock_of_another"] = clock_of_another
    made.filters["like"] = like
    made.filters["pick"] = pick
    made.filters["names"] = names
    made.filters["someone"] = lambda words: person(str(words))
    made.filters["name"] = lambda words: person(str(words)).name
    made.filters["phone"] = lambda words: person(str(words)).phone
    return made
