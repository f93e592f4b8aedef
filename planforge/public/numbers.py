"""Numbers of telephones in texts: known ones however they are written, others by their look."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

LEFT_OUT = "（略）"
_NARROW = str.maketrans(
    {chr(ord("０") + digit): str(digit) for digit in range(10)}
    | dict(zip("\u3000\u00a0－—（）＋％．＠", "  --()+%.@", strict=True))
)
_MOBILE = r"(?:\+?86[- ]?)?1[3-9]\d(?:[- ]{0,2}\d){8}"
_AREA = r"\(?0\d{2,3}\)?[- ]{0,3}(?:\d{3,4}[- ]?\d{4}|\d{4}[- ]?\d{3})"
_BEHIND = r"(?:[ ,，]?(?:转|-|分机)[ 号:：]*\d{1,6})?"
_NUMBER = re.compile(rf"(?<![\d.])(?:{_MOBILE}|{_AREA}{_BEHIND})(?!\d)")
_IDENTITY = re.compile(r"(?<!\d)\d{17}[\dXx](?!\w)")
_MAIL = re.compile(r"[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_COUNTED = r"(?!\d|[.,:：]\d| ?[%‰人个次天楼层单件元块点日月年分秒小时位家台套批辆倍条款笔起万号])"
"""Behind a number of a telephone no unit stands."""
_EXTENSION = re.compile(
    r"(?:分机|内线|短号|集团小号|集群号|集群网|虚拟网|[Vv]网)(?:号码|号)?[ :：为是]*"
    rf"(\d{{2,6}}(?:[、/,，] ?\d{{2,6}})*){_COUNTED}"
)
_PASSED_ON = re.compile(rf"转[ :：]?(\d{{3,5}}){_COUNTED}")
_CALLED = r"(?:电话|座机|固话|手机|号码|传真|拨打|致电|呼叫|打给|[拨打呼转])"
_LOCAL = re.compile(
    r"(?:电话|座机|固话|传真|拨打|致电|[拨打])(?:号码)?[ :：为是]*"
    rf"([2-8]\d{{2,3}}[- ]?\d{{4}}{_BEHIND}){_COUNTED}"
)
_SERVICE = re.compile(r"(?:1\d{2}|1[12]\d{3}|9\d{4,5}|[48]00\d{7})")
"""Numbers that anybody may call: 110, 12315, 95xxx, 400 and 800."""
_OWN = 7
"""Digits of a number that is known again wherever it stands; 8001 may be yuan as well."""
_SEVERAL = re.compile(r"(?:[、，,;；/\n]|或者?)\s*(?=\D*\d)")
_PARTS = re.compile(
    r"(?P<area>\(?0\d{2,3}\)?[- ]{0,3})?(?P<own>[\d -]*\d)"
    r"(?: ?(?:转|分机)[ 号:：]*(?P<more>\d+))?$"
)


class Numbers:
    """Knows numbers again and leaves them out."""

    def __init__(self, phones: Sequence[str], public: Sequence[str]) -> None:
        """Take what is withheld.

        Args:
            phones: the texts of fields that hold numbers.
            public: numbers that stay.
        """
        self._public = {digits for number in public for digits in _ways(number)}
        known = {one for text in phones for one in _several(text) if not self.free(one)}
        self.withheld = tuple(
            sorted((one for one in known if len(_digits(one)) >= _OWN), key=lambda x: (-len(x), x))
        )
        ways = {way for one in known for way in _ways(one)} - self._public
        self._long = _any(way for way in ways if len(way) >= _OWN)
        short = "|".join(sorted(way for way in ways if 2 <= len(way) < _OWN))
        self._short = (
            re.compile(rf"{_CALLED}[^\d。；;，\n]{{0,3}}?(?<!\d)({short}){_COUNTED}")
            if short
            else None
        )

    def field(self, text: str) -> str:
        """A field of numbers: public services stay, and what holds no number."""
        parts = [part for part in _several(text) if part]
        return "、".join(
            part if self.free(part) or not _digits(part) else LEFT_OUT for part in parts
        )

    def masked(self, text: str) -> str:
        """A text without private numbers, addresses of mail, numbers of identity cards."""
        if not any(sign.isdigit() for sign in text) and "@" not in text and "＠" not in text:
            return text
        if self._long is not None:
            text = _cut(text, self._long)
        text = _cut(text, _NUMBER, self.free)
        for pattern in (_EXTENSION, self._short, _LOCAL, _PASSED_ON):
            if pattern is not None:
                text = _cut(text, pattern, self.free)
        return _cut(_cut(text, _IDENTITY), _MAIL)

    def free(self, number: str) -> bool:
        """Anybody may call it."""
        digits = _digits(number)
        return digits in self._public or _SERVICE.fullmatch(digits) is not None


def _cut(text: str, pattern: re.Pattern[str], free: Callable[[str], bool] | None = None) -> str:
    """The text without what the pattern finds, its first group where it has one."""
    out: list[str] = []
    end = 0
    for found in pattern.finditer(text.translate(_NARROW)):
        group = 1 if pattern.groups else 0
        if free is None or not free(found[group]):
            out += (text[end : found.start(group)], LEFT_OUT)
            end = found.end(group)
    return "".join(out) + text[end:]


def _ways(number: str) -> Iterator[str]:
    """The digits by which a number is known: whole, without its area code, its extension."""
    whole = _digits(number)
    if whole:
        yield whole
    parts = _PARTS.match(number.translate(_NARROW).strip())
    if parts is None:
        return
    own, area, more = _digits(parts["own"]), _digits(parts["area"] or ""), parts["more"]
    if area or more:
        yield area + own
        if len(own) >= _OWN:
            yield own
        if more and len(more) > 1:
            yield more


def _any(ways: Iterator[str]) -> re.Pattern[str] | None:
    """A pattern for any of the numbers, however it is grouped; the longest first."""
    ordered = sorted(ways, key=lambda way: (-len(way), way))
    loose = "|".join(r"[- ()]{0,3}".join(way) for way in ordered)
    return re.compile(rf"(?<![\d.])\(?(?:{loose}){_BEHIND}(?!\d)") if loose else None


def _several(text: str) -> list[str]:
    return [part.strip() for part in _SEVERAL.sub("\n", text).split("\n")]


def _digits(text: str) -> str:
    return "".join(str(unicodedata.digit(sign)) for sign in text if sign.isdecimal())
