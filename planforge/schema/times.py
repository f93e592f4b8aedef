"""Durations, moments, times of day and time slots: typed, but in the writer's own words."""

import datetime
import re
import unicodedata
from datetime import timedelta
from typing import Self

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

_NUMERALS = {
    "零": 0,
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
DAY = 24 * 60
"""Minutes."""
PARTS_OF_DAY = "上午|下午|晚上?|中午|凌晨|早上|夜里|傍晚"
_CLOCK = (
    rf"(?:{PARTS_OF_DAY}|次日|当日|T日)?\s*(?:[01]?\d|2[0-4])"
    r"(?:[:：][0-5]\d|[点时](?:[0-5]?\d分?|半)?)"
)
_HALF_DAY = re.compile("下午|晚上?|夜里|傍晚")
_SLOT = re.compile(rf"(?P<start>{_CLOCK})(?:\s*[-~～—–至到]+\s*(?P<end>{_CLOCK}))?")
_MOMENT = re.compile(
    r"(?:(?P<year>\d{4})(?P<mark>[-/.年]))?(?P<month>\d{1,2})(?(mark)(?:(?P=mark)|月)|[-/月])"
    rf"(?P<day>\d{{1,2}})[日号]?(?:\([^()]{{1,6}}\))?(?:T|\s*)(?P<clock>{_CLOCK})?(?::00)?"
)
_TERSE = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}")


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
        rest = count(match["rest"]) * _UNITS[match["rest_unit"]] if match["rest"] else 0
        return _time((count(match["low"]) + half) * _UNITS[match["unit"]] + rest)

    @property
    def longest(self) -> timedelta:
        """The upper bound; equal to the lower one where a single count is given."""
        match = self._match()
        if not match["high"]:
            return self.shortest
        return _time(count(match["high"]) * _UNITS[match["unit"]])

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
        """Minutes after midnight, or None where no end is given; 下午2点-4点 ends at 16:00."""
        match = _SLOT.fullmatch(self.strip())
        if match is None or not match["end"]:
            return None
        half = _HALF_DAY.match(match["start"])
        bare = match["end"][0].isdigit()
        return _minutes(f"{half[0]}{match['end']}" if half and bare else match["end"])


class Moment(_Worded):
    """A day, with or without the hour: 2026-11-11 20:00, 2026年11月11日20:00, 11月11日."""

    __slots__ = ()
    example = "2026-11-11 20:00、2026年11月11日20:00、2026-11-11"

    @classmethod
    def parse(cls, words: str) -> Self | None:
        """The moment, or None: words must be a day of the calendar and at most an hour of it."""
        made = cls(words)
        found = _MOMENT.fullmatch(_narrow(words))
        if found is None:
            return None
        return made if _day(int(found["year"] or _LEAP), found) is not None else None

    def _match(self) -> re.Match[str]:
        match = _MOMENT.fullmatch(_narrow(self))
        if match is None:
            message = f"not a moment: {self}"
            raise ValueError(message)
        return match

    def day(self, after: datetime.date | None = None) -> datetime.date | None:
        """The day; without a year in the words the next such one from a day on.

        None where the words name no year and ``after`` is not given, or has no such day.
        """
        match = self._match()
        if match["year"]:
            return _day(int(match["year"]), match)
        if after is None:
            return None
        found = _day(after.year, match)
        return found if found is not None and found >= after else _day(after.year + 1, match)

    @property
    def minutes(self) -> int | None:
        """Minutes after midnight, past 1440 for 晚上12点半; None where only the day is said."""
        clock = self._match()["clock"]
        return _minutes(clock) if clock else None

    def at(self, after: datetime.date | None = None) -> tuple[datetime.date | None, int | None]:
        """The day, as ``day`` tells it, and the minutes after its midnight, less than 1440.

        24:00 begins the next day.
        """
        day, minutes = self.day(after), self.minutes
        if day is not None and minutes is not None and minutes >= DAY:
            return day + datetime.timedelta(days=1), minutes - DAY
        return day, minutes

    @property
    def printed(self) -> str:
        """As a sentence says it: 2026年11月11日20:00; other words than 2026-11-11 as they are."""
        if not _TERSE.match(_narrow(self)):
            return str(self)
        match = self._match()
        clock = f"{match['clock']}" if match["clock"] else ""
        return f"{match['year']}年{int(match['month'])}月{int(match['day'])}日{clock}"


_LEAP = 2024
"""A year that has each day there is."""
_YEARS = range(1900, 3000)
"""What is further away is a slip of the keyboard, and days before or after it may not be there."""


def _day(year: int, match: re.Match[str]) -> datetime.date | None:
    if year not in _YEARS:
        return None
    try:
        return datetime.date(year, int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _narrow(words: str) -> str:
    return unicodedata.normalize("NFKC", words).strip()


def _time(seconds: float) -> timedelta:
    return timedelta(seconds=min(seconds, _MOST))


def count(words: str) -> float:
    """A number in digits or, up to 99, in Chinese: 1.5, 半, 两, 二十."""
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
    hour = hour_of_day(int(digits[1]), clock)
    minute = int(digits[2]) if digits[2] else 30 if digits[3] else 0
    return hour * 60 + minute + (DAY if "次日" in clock else 0)


def hour_of_day(hour: int, part: str) -> int:
    """The hour, at most 24, that is meant beside a word for the part of the day.

    >>> hour_of_day(8, "晚上"), hour_of_day(12, "晚上"), hour_of_day(2, "夜里")
    (20, 24, 2)
    """
    night = "晚" in part or "夜" in part
    if hour == 12:
        return 24 if night else 0 if "凌晨" in part else 12
    if "中午" in part:
        return hour + 12 if hour < 3 else hour
    small_hours = hour < (6 if "夜" in part else 5)
    if hour < 12 and ("下午" in part or "傍晚" in part or (night and not small_hours)):
        return hour + 12
    return hour


def clock(minutes: int) -> str:
    """Minutes after midnight as a clock shows them; 24:00 is the end of the day.

    >>> clock(9 * 60 + 5)
    '9:05'
    """
    return f"{minutes // 60}:{minutes % 60:02}"
