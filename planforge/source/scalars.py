"""Single values from the words of a plan file: numbers, yes and no, dates."""

import calendar
import datetime
import re
import unicodedata

_YES = frozenset(("true", "yes", "on", "y", "是", "有", "对", "需", "需要", "√"))
_NO = frozenset(("false", "no", "off", "n", "否", "无", "没有", "不", "不是", "不需要", "×"))
_DATE = re.compile(
    r"(\d{4})(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})"
    r"|年(\d{1,2})月(\d{1,2})[日号]?)"
)
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_WHOLE = re.compile(r"[+-]?\d{1,9}")
_CHINESE_YEAR = re.compile(r"([〇零○一二三四五六七八九]{4})年(.{1,3})月(.{1,3})[日号]")


class BadDateError(ValueError):
    """Words in the shape of a date that is not in the calendar; the message is Chinese."""


def yes_or_no(words: str) -> bool | None:
    """True for 是, 有, true …; False for 否, 无, false …; else None."""
    folded = words.strip().casefold()
    if folded in _YES:
        return True
    return False if folded in _NO else None


def whole(words: str) -> int | None:
    """The whole number of at most nine digits, full-width ones included, or None."""
    text = _narrow(words)
    return int(text) if _WHOLE.fullmatch(text) else None


def number(words: str) -> float | None:
    """The decimal number, or None."""
    text = _narrow(words)
    return float(text) if re.fullmatch(r"[+-]?\d{1,12}(\.\d{1,12})?", text) else None


def date(words: str) -> datetime.date | None:
    """The day meant by 2026-12-01, 2026/12/1, 2026年12月1日 or 二〇二六年十二月一日; else None.

    Raises:
        BadDateError: the words have that shape, but there is no such day.
    """
    text = _arabic(_narrow(words).replace(" ", ""))
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    year, month, day = (int(group) for group in found.groups() if group is not None)
    if not 1 <= month <= 12:
        message = f"没有 {month} 月"
        raise BadDateError(message)
    last = calendar.monthrange(year, month)[1] if year else 0
    if not 1 <= day <= last:
        message = f"{year}年{month}月只有 {last} 天" if year else "没有公元 0 年"
        raise BadDateError(message)
    return datetime.date(year, month, day)


def _narrow(words: str) -> str:
    return unicodedata.normalize("NFKC", words).strip()


def _arabic(words: str) -> str:
    """A Chinese-numeral date in digits; other words unchanged."""
    found = _CHINESE_YEAR.fullmatch(words)
    if found is None:
        return words
    year, month, day = found.groups()
    return f"{year.translate(_DIGITS)}年{_count(month)}月{_count(day)}日"


def _count(words: str) -> str:
    """Chinese numerals up to ninety-nine in digits: 二十一 → 21."""
    tens, ten, ones = words.rpartition("十")
    if not ten:
        return words.translate(_DIGITS)
    return str(int((tens or "一").translate(_DIGITS)) * 10 + int((ones or "〇").translate(_DIGITS)))
