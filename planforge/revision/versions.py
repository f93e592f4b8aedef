"""The version after this one, in the way in which a plan counts its own."""

import re
from collections.abc import Callable
from enum import Enum

from planforge.errors import UsageProblem
from planforge.numbering.numerals import chinese, parse_chinese

FIRST = "V1.0"
"""Of a plan without a version."""


class Bump(Enum):
    """Which part of a version counts up."""

    MAJOR = "major"
    MINOR = "minor"
    NONE = "none"


_DOTTED = re.compile(
    r"(?P<lead>.*?)(?P<major>\d{1,3})\.(?P<minor>\d{1,3})(?P<patch>\.\d{1,3})?(?P<tail>\D*)"
)
_EDITION = re.compile(
    r"(?P<lead>.*?第)(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3})(?P<word>版|次修订版?|稿)"
    r"(?P<rest>(?P<open>.*?第)(?P<times>\d{1,3}|[一二三四五六七八九十]{1,3})(?P<close>次修[订改].*))?"
)
_LETTERED = re.compile(r"(?P<letter>[A-Y])(?P<slash>[/／])(?P<number>\d{1,2})(?P<tail>\D*)")
_PLAIN = re.compile(r"(?P<lead>[vV版]?\s*)(?P<number>\d{1,3})(?P<tail>\D*)")


def bumped(version: str | None, bump: Bump) -> str:
    """The next version.

    >>> bumped("V1.2", Bump.MINOR), bumped("V1.2", Bump.MAJOR), bumped("第2版", Bump.MINOR)
    ('V1.3', 'V2.0', '第3版')

    Raises:
        UsageProblem: nobody can tell how this version counts.
    """
    if not version:
        return FIRST
    if bump is Bump.NONE:
        return version
    for pattern, made in _WAYS:
        found = pattern.fullmatch(version.strip())
        if found is not None:
            return made(found, bump is Bump.MAJOR)
    message = f"看不出版本“{version}”的下一个是什么。"
    raise UsageProblem(message, "请用 --to 写出新的版本，如 --to V2.0。")


def _dotted(found: re.Match[str], major: bool) -> str:
    first, second = int(found["major"]), int(found["minor"])
    first, second = (first + 1, 0) if major else (first, second + 1)
    patch = ".0" if found["patch"] else ""
    return f"{found['lead']}{first}.{second}{patch}{found['tail']}"


def _edition(found: re.Match[str], major: bool) -> str:
    if found["rest"] and not major:
        return (
            f"{found['lead']}{found['number']}{found['word']}"
            f"{found['open']}{_next(found['times'])}{found['close']}"
        )
    return f"{found['lead']}{_next(found['number'])}{found['word']}"


def _lettered(found: re.Match[str], major: bool) -> str:
    letter = chr(ord(found["letter"]) + 1) if major else found["letter"]
    number = 0 if major else int(found["number"]) + 1
    return f"{letter}{found['slash']}{number}{found['tail']}"


def _plain(found: re.Match[str], major: bool) -> str:  # noqa: ARG001  one of _WAYS
    return f"{found['lead']}{int(found['number']) + 1}{found['tail']}"


_WAYS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], bool], str]], ...] = (
    (_LETTERED, _lettered),
    (_EDITION, _edition),
    (_DOTTED, _dotted),
    (_PLAIN, _plain),
)


def _next(number: str) -> str:
    if number.isdecimal():
        return str(int(number) + 1)
    return chinese((parse_chinese(number) or 0) + 1)
