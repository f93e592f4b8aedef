"""Durations, times of day and time slots: typed, but in the writer's own words."""

import re
from datetime import timedelta
from typing import Self

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

_NUMERALS = {
    "半": 0.5,
    "一": 1,
    "两": 2,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
}
_UNITS = {
    "秒": 1,
    "秒钟": 1,
    "分": 60,
    "分钟": 60,
    "刻钟": 900,
    "小时": 3600,
    "个小时": 3600,
    "钟头": 3600,
    "日": 86400,
    "天": 86400,
    "个工作日": 86400,
    "工作日": 86400,
    "个自然日": 86400,
    "周": 604800,
    "个星期": 604800,
    "星期": 604800,
    "个月": 2592000,
    "月": 2592000,
    "年": 31536000,
}
_MOST = 100 * _UNITS["年"]
"""Seconds; what is longer is a slip of the keyboard, and no calendar holds it."""
_DIGIT = "一二三四五六七八九"
_COUNT = rf"\d+(?:\.\d+)?|[{_DIGIT}]?十[{_DIGIT}]?|[半两{_DIGIT}]"
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_DURATION = re.compile(
    r"(?P<lead>[^\d半一两二三四五六七八九十]*"
    r"(?:结束|发生|完成|发布|收到|接报|接警|接诉|事发|启动|开始|确认|发现)后|不超过|至多|约|最多|前)?"
    rf"\s*(?P<low>{_COUNT})\s*(?:(?:[-~～—至到])\s*(?P<high>{_COUNT})\s*)?"
    rf"(?P<and_half>个半(?=小时|月|钟头))?(?P<unit>{_UNIT})(?P<half>半)?"
    rf"(?:(?P<rest>{_COUNT})\s*(?P<rest_unit>{_UNIT}))?"
    r"\s*(?P<tail>以?内|之内)?"
)
_CLOCK = (
    r"(?:上午|下午|晚上|中午|凌晨|次日|当日|T日)?\s*(?:[01]?\d|2[0-4])"
    r"(?:[:：][0-5]\d|[点时](?:[0-5]?\d分?|半)?)"
)
_SLOT = re.compile(rf"(?P<start>{_CLOCK})(?:\s*[-~～—–至到]+\s*(?P<end>{_CLOCK}))?")


class _Worded(str):
    """A string of a fixed shape; the string is the writer's wording."""

    __slots__ = ()
    example = ""

    @classmethod
    def parse(cls, words: str) -> Self | None:
        """The typed value, or None where the words do not have the shape."""
        raise NotImplementedError

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Validate from a string."""

        def check(value: str) -> "_Worded":
            parsed = cls.parse(value)
            if parsed is None:
                message = f"not a {cls.__name__}: {value}"
                raise ValueError(message)
            return parsed

        return core_schema.no_info_after_validator_function(check, core_schema.str_schema())


class Duration(_Worded):
    """A length of time: 10分钟, 2小时, 1-2周, 3个工作日, 演练结束后1-2天内."""

    __slots__ = ()
    example = "10分钟、2小时、1-2周、3个工作日、演练结束后1-2天内"

    @classmethod
    def parse(cls, words: str) -> Self | None:
        """The duration, or None: words must be a count and a unit, with at most a frame."""
        return cls(words) if _DURATION.fullmatch(words.strip()) else None

    def _match(self) -> re.Match[str]:
        match = _DURATION.fullmatch(self.strip())
        if match is None:
            message = f"not a duration: {self}"
            raise ValueError(message)
        return match

    @property
    def shortest(self) -> timedelta:
        """The lower bound, a century at most; a working day counts as a day, a month as 30 days."""
        match = self._match()
        half = 0.5 if match["half"] or match["and_half"] else 0
        rest = _count(match["rest"]) * _UNITS[match["rest_unit"]] if match["rest"] else 0
        return _time((_count(match["low"]) + half) * _UNITS[match["unit"]] + rest)

    @property
    def longest(self) -> timedelta:
        """The upper bound; equal to the lower one where a single count is given."""
        match = self._match()
        if not match["high"]:
            return self.shortest
        return _time(_count(match["high"]) * _UNITS[match["unit"]])

    @property
    def working_days(self) -> bool:
        """Counted in working days (工作日)."""
        return "工作日" in self

    @property
    def lead(self) -> str:
        """What it counts from, as worded: 演练结束后; empty where nothing is said."""
        return self._match()["lead"] or ""

    @property
    def within(self) -> str:
        """Worded as a limit: 10分钟内; left alone where the words already say so."""
        bounded = self._match()["tail"] or self.startswith(("不超过", "至多", "最多"))
        return str(self) if bounded else f"{self}内"


class TimeSlot(_Worded):
    """A time of day or a span of it: 9:10-9:30, 上午9点-下午5点, 20:00; or 演练结束后1-2天内."""

    __slots__ = ()
    example = "9:10-9:30、上午9点-下午5点、20:00、演练结束后1-2天内"

    @classmethod
    def parse(cls, words: str) -> Self | None:
        """The slot, or None: a clock time, a span of two, or a duration counted from an event."""
        text = words.strip()
        if _SLOT.fullmatch(text):
            return cls(words)
        duration = Duration.parse(text)
        return cls(words) if duration is not None and duration.lead else None

    @property
    def start(self) -> int | None:
        """Minutes after midnight, or None for a slot counted from an event."""
        match = _SLOT.fullmatch(self.strip())
        return _minutes(match["start"]) if match else None

    @property
    def end(self) -> int | None:
        """Minutes after midnight, or None where no end is given."""
        match = _SLOT.fullmatch(self.strip())
        return _minutes(match["end"]) if match and match["end"] else None


def _time(seconds: float) -> timedelta:
    return timedelta(seconds=min(seconds, _MOST))


def _count(words: str) -> float:
    if words in _NUMERALS:
        return _NUMERALS[words]
    tens, ten, ones = words.partition("十")
    if ten:
        return 10 * _NUMERALS.get(tens, 1) + _NUMERALS.get(ones, 0)
    return float(words)


def _minutes(clock: str) -> int:
    digits = re.search(r"(\d{1,2})(?:[:：点时](?:(\d{1,2})|(半))?)?", clock)
    if digits is None:
        return 0
    hour = int(digits[1])
    minute = int(digits[2]) if digits[2] else 30 if digits[3] else 0
    if hour < 12 and ("下午" in clock or "晚上" in clock):
        hour += 12
    return hour * 60 + minute + (1440 if "次日" in clock else 0)
