"""Strings of the plan on their way through Jinja: they remember where they come from.

The rendered text carries control characters that ``source`` refuses in plans, so that nothing
needs escaping: a marker call is CALL index SEP, a plan string START index SEP text END,
and emphasis stands between STRONG and WEAK.
"""

import datetime
import re

from planforge.errors import TemplateProblem
from planforge.findings import Path
from planforge.schema import Choice, Model, Moment
from planforge.schema.fields import fields_of

START, SEP, CALL, END = "\x1c", "\x1d", "\x1e", "\x1f"
STRONG, WEAK = "\x01", "\x02"
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")


class Words(str):
    """A string that stands at a path of the plan."""

    __slots__ = ("path",)
    path: Path


class Marked(str):
    """Text that already carries marks; ``finalize`` lets it pass."""

    __slots__ = ()


def checked(value: str, path: Path) -> str:
    """The string at a path of the plan, fit to be printed.

    Raises:
        TemplateProblem: it holds a control character, which ``source`` would have refused.
    """
    if _CONTROL.search(value):
        message = f"“{'.'.join(map(str, path))}”里有控制字符，无法输出。"
        raise TemplateProblem(message, "请删去不可见字符。")
    return value


def words(value: str, path: Path) -> Words:
    """The string with its path.

    Raises:
        TemplateProblem: as for ``checked``.
    """
    made = Words(checked(value, path))
    made.path = path
    return made


def printed(value: object) -> str | None:
    """A scalar of the plan as it is printed, or None where it is no scalar."""
    if isinstance(value, Choice):
        return value.zh
    if isinstance(value, Moment):
        return value.printed
    if isinstance(value, str):
        return value
    if isinstance(value, datetime.date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return None


def slotted(text: str, model: type[Model], field: str) -> bool:
    """The text has a slot for a field of the model, by any key: [[.within]], [[.时限]]."""
    return "[[." in text and any(f"[[.{key}]]" in text for key in fields_of(model)[field].keys)
