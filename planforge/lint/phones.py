"""The telephone numbers of a plan: where they stand, whose they are, and what kind they are."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cache

from planforge.document.quick import quick
from planforge.findings import Path
from planforge.lint.prose import Prose
from planforge.schema import Model

FIELDS = frozenset({"phone", "landline", "duty_phone", "hotline"})
"""Fields of the schema that hold numbers."""

_LENGTH = 11
_AREAS = ("010", "020", "021", "022", "023", "024", "025", "027", "028", "029")
"""The area codes of three digits; all others have four."""
_RESCUE = frozenset({"110", "119", "120", "122"})


class PhoneKind(Enum):
    """What kind of number it is."""

    MOBILE = "手机"
    LANDLINE = "固定电话"
    SERVICE = "400、800电话"
    SHORT = "短号"
    RESCUE = "报警电话"
    EXTENSION = "分机"
    LOCAL = "没有区号的固定电话"
    WRONG = "不是电话号码"


@quick
class Phone:
    """A number.

    Attributes:
        at: path of the text.
        words: as it stands there.
        digits: without signs, country code and extension.
        kind: what kind it is.
        owner: the object that holds the text.
        field: the key of the text.
    """

    at: Path
    words: str
    digits: str
    kind: PhoneKind
    owner: Model
    field: str

    @property
    def whose(self) -> str | None:
        """Who is called by it, where the object that holds it says so."""
        name = getattr(self.owner, "name", None) or getattr(self.owner, "person", None)
        return name if isinstance(name, str) else None

    @property
    def rescue(self) -> bool:
        """110, 119, 120, 122: everybody's, and nobody's of this plan."""
        return self.kind is PhoneKind.RESCUE


def phones_of(prose: Sequence[Prose]) -> tuple[Phone, ...]:
    """The numbers of all fields for numbers, and those that words call a telephone."""
    return tuple(phone for text in prose for phone in _phones(text))


def _phones(text: Prose) -> Iterator[Phone]:
    if text.field in FIELDS:
        for words in _apart().split(text.text):
            if any(sign.isdigit() for sign in words) and "*" not in words:
                yield _phone(text, words.strip())
    elif any(word in text.text for word in ("电话", "手机", "热线", "拨打", "传真")):
        for match in _spoken().finditer(text.text):
            yield _phone(text, match["number"].strip())


def _phone(text: Prose, words: str) -> Phone:
    digits = digits_of(words)
    return Phone(text.at, words, digits, kind_of(digits), text.owner, text.field)


def digits_of(words: str) -> str:
    """The digits of a number, without country code and extension."""
    base = _extension().split(unicodedata.normalize("NFKC", words), maxsplit=1)[0]
    digits = "".join(sign for sign in base if sign.isdigit())
    return digits[2:] if len(digits) > _LENGTH and digits.startswith("86") else digits


def kind_of(digits: str) -> PhoneKind:
    """What kind of number digits are (numbering plan of the mainland: GB/T, 工信部 2017 版)."""
    length = len(digits)
    if digits in _RESCUE:
        return PhoneKind.RESCUE
    if length == _LENGTH and digits[0] == "1" and digits[1] >= "3":
        return PhoneKind.MOBILE
    if digits.startswith(("400", "800")) and length == 10:
        return PhoneKind.SERVICE
    if digits.startswith("0"):
        rest = length - (3 if digits.startswith(_AREAS) else 4)
        good = rest == 8 if digits.startswith(_AREAS) else rest in {7, 8}
        return PhoneKind.LANDLINE if good else PhoneKind.WRONG
    if _short().fullmatch(digits):
        return PhoneKind.SHORT
    if length in {7, 8}:
        return PhoneKind.LOCAL
    return PhoneKind.EXTENSION if 3 <= length <= 6 else PhoneKind.WRONG


@cache
def _apart() -> re.Pattern[str]:
    return re.compile(r"[、，,；;/／\n]|或者?|及|和")


@cache
def _extension() -> re.Pattern[str]:
    return re.compile(r"转|分机|ext|#", re.IGNORECASE)


@cache
def _short() -> re.Pattern[str]:
    return re.compile(r"1[02]\d{3}|9[56]\d{3,6}|1\d{2}|11\d{3}|118\d{3}")


@cache
def _spoken() -> re.Pattern[str]:
    return re.compile(
        r"(?:电话|手机号?码?|热线|拨打|传真)(?:号码)?(?:为|是|：|:|[（(])?\s*"
        r"(?P<number>(?:[（(]0\d{2,3}[)）])?\+?\d[\d\-－—– ]{1,18}\d)"
        r"(?![\d年月日时人件台个:：.%次])"
    )
