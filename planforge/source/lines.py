"""Mistakes that one sees line by line, where YAML only sees that something does not fit."""

import re
from collections.abc import Iterator
from functools import cache

from planforge.schema.fields import fields_of, fold, models_under
from planforge.schema.plan import Plan
from planforge.source.codes import FULL_WIDTH_COLON, TAB_INDENT
from planforge.source.log import Log
from planforge.source.nodes import Mark, Source

FULL_WIDTH = re.compile(r"(?P<lead>\s*(?:- +)*)(?P<key>[^\s：:，。；、“”]{1,20})\s*：")
KEY = re.compile(r"\s*(?:- +)*[^\s#'\"\[{][^:]*:(?:\s|$)")
_TAB = re.compile(r" *\t")
_BLOCK = re.compile(r".*[:\-] +[|>][-+0-9]*\s*(?:#.*)?$")


@cache
def _known_keys() -> frozenset[str]:
    return frozenset(
        fold(key)
        for model in models_under(Plan)
        for spec in fields_of(model).values()
        for key in spec.keys
    )


def tell_lines(source: Source, log: Log) -> frozenset[int]:
    """Tell of every tab in an indentation and every full-width colon behind a key.

    Returns:
        The numbers of the lines told of.
    """
    told: set[int] = set()
    lines = list(_lines(source))
    for position, (number, line) in enumerate(lines):
        following = lines[position + 1][1] if position + 1 < len(lines) else ""
        if _tell_tab(source, number, line, log) or _tell_colon(
            source, number, line, following, log
        ):
            told.add(number)
        if log.full:
            break
    return frozenset(told)


def key_with_full_width_colon(line: str) -> re.Match[str] | None:
    """The match of a known key with a full-width colon at the start of a line, or None."""
    found = FULL_WIDTH.match(line)
    return found if found is not None and fold(found["key"]) in _known_keys() else None


def indent_of(line: str) -> int:
    """How many blanks a line starts with."""
    return len(line) - len(line.lstrip(" "))


def _lines(source: Source) -> Iterator[tuple[int, str]]:
    """The lines that hold keys or values: no blank ones, no comments, no text of a block."""
    block: int | None = None
    for number, line in enumerate(source.lines, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if block is not None and indent_of(line) > block and not _TAB.match(line):
            continue
        block = indent_of(line) if len(line) < 1000 and _BLOCK.match(line) else None
        yield number, line


def _tell_tab(source: Source, number: int, line: str, log: Log) -> bool:
    found = _TAB.match(line)
    if found is None:
        return False
    message = "这一行的缩进里有制表符（Tab），YAML 的缩进只能用空格。"
    hint = "把它换成空格，每一级两个；编辑器里可设置“用空格代替制表符”。"
    log.add(TAB_INDENT, message, hint, mark=Mark(source, number, found.end()))
    return True


def _tell_colon(source: Source, number: int, line: str, following: str, log: Log) -> bool:
    found = key_with_full_width_colon(line)
    if found is None:
        return False
    if "-" in found["lead"] and not (
        indent_of(following) > indent_of(line) and KEY.match(following)
    ):
        return False
    tell_full_width(found["key"], Mark(source, number, found.end()), log)
    return True


def tell_full_width(key: str, mark: Mark, log: Log) -> None:
    """Say that the colon behind a key is a full-width one."""
    message = f"“{key}”后面是全角冒号“：”，没有被当作键。"
    log.add(FULL_WIDTH_COLON, message, f"改成半角冒号加一个空格：{key}: …", mark=mark)
