"""Which words of a cell can be the value of a field: a name is a name, a phone is a phone."""

import datetime
import re
from collections.abc import Callable, Mapping

from planforge.compose.listing import words_in
from planforge.importer.make import make
from planforge.importer.tree import REFERENCE
from planforge.schema import Duration, Entry, Item, Model, TimeSlot
from planforge.schema.base import Item as ItemData
from planforge.schema.fields import FieldSpec, fields_of, fold, members_of
from planforge.schema.grading import Criterion
from planforge.schema.organization import Person, Position

_PERSON = re.compile(
    r"[\u4e00-\u9fff]{1,4}[·•]?[\u4e00-\u9fff××XxＸ*＊某○〇]{1,8}|[A-Za-z][A-Za-z .]{1,29}"
)
_NOT_PERSON = re.compile(
    r"部$|科$|组$|处$|办$|室$|局$|公司|中心|委员会|学校|医院|电话|主任|经理|负责人|人员|成员|待定|暂缺|全体|值班"
)
_PHONE = re.compile(
    r"(?:[\d\-—－–()（）+＋\s、,，;；/转]|分机|热线)*\d[\d\-—－–()（）+＋\s、,，;；/转×*]*(?:分机\d+)?"
)
_NUMBER = re.compile(r"[\d〇一二两三四五六七八九十百千万若各适]")
_DATE = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?")
_PARTS = re.compile(r"[、,，;；/\n]")
_NAME_MOST, _WORDS_MOST = 30, 60

NOTHING = frozenset({"", "/", "／", "-", "—", "——", "－", "无", "\\"})
"""Words of a cell that say that there is nothing to say."""


def is_person(words: str) -> bool:
    """A person's name: short, without a word that names a unit or a post."""
    return _PERSON.fullmatch(words) is not None and _NOT_PERSON.search(words) is None


def is_phone(words: str) -> bool:
    """A telephone number, or several."""
    return _PHONE.fullmatch(words) is not None and sum(map(str.isdigit, words)) >= 3


def value_of(model: type[Model], field: str, words: str) -> object | None:
    """The value that a cell's words are for a field; None where they have not its shape."""
    spec = fields_of(model)[field]
    if words in NOTHING or REFERENCE.search(words):
        return None
    if spec.many:
        return _many(spec, words)
    if spec.choice is not None:
        return members_of(spec.choice).get(fold(words))
    if spec.model is not None:
        return None
    if issubclass(spec.base, Duration | TimeSlot):
        return spec.base.parse(words)
    if issubclass(spec.base, datetime.date):
        return _date(words)
    shape = _SHAPES.get((model, field)) or _SHAPES.get((Entry, field)) or _words
    return words if shape(words) else None


def says(value: object, words: str) -> bool:
    """Printed in a cell, the value gives these words back."""
    return "".join(words_in(value).split()) == "".join(words.split())


def _many(spec: FieldSpec, words: str) -> object | None:
    if spec.model is None:
        names = tuple(part.strip() for part in _PARTS.split(words) if part.strip())
        short = all(len(name) <= _NAME_MOST and "。" not in name for name in names)
        return names if short and spec.base is str else None
    texts = [line.strip() for line in words.split("\n") if line.strip()]
    if issubclass(spec.model, Item):
        return tuple(ItemData(text=text) for text in texts)
    if issubclass(spec.model, Criterion):
        return tuple(make(Criterion, text=text) for text in texts)
    return None


def _date(words: str) -> datetime.date | None:
    match = _DATE.fullmatch(words.strip())
    try:
        return datetime.date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _words(words: str) -> bool:
    return bool(words.strip())


def _short(words: str) -> bool:
    return len(words) <= _NAME_MOST and "\n" not in words and not re.search("[。；;]", words)


def _line(words: str) -> bool:
    return len(words) <= _WORDS_MOST and "\n" not in words


def _count(words: str) -> bool:
    return len(words) <= _NAME_MOST and _NUMBER.search(words) is not None


_SHAPES: Mapping[tuple[type[Model], str], Callable[[str], bool]] = {
    (Person, "name"): is_person,
    (Position, "holder"): _short,
    (Entry, "name"): _short,
    (Entry, "phone"): is_phone,
    (Entry, "landline"): is_phone,
    (Entry, "quantity"): _count,
    (Entry, "unit"): _short,
    (Entry, "post"): _short,
    (Entry, "leader"): _short,
    (Entry, "person"): _short,
    (Entry, "responsible"): _short,
    (Entry, "place"): _line,
    (Entry, "spec"): _line,
    (Entry, "title"): _line,
    (Entry, "sender"): _short,
    (Entry, "to"): _line,
}
