"""XLSX files looked at before anything parses them: sizes, entities, what they say is merged."""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass

from planforge.errors import LoadError

MOST_ENTRIES = 2000
MOST_TOTAL = 150 * 1024 * 1024
"""Of all parts together, once inflated."""
MOST_MERGED = 5000
"""Ranges of merged cells in a sheet that are heeded."""

_SAFE_ENCODINGS = frozenset((b"utf-8", b"utf8", b"us-ascii", b"ascii"))
_DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([^"']+)""")
_MERGED = re.compile(
    rb"""<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})\""""
)
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError)
_SAVE = "请用 WPS 或 Excel 打开它，另存为新的 .xlsx 文件，或者另存为 CSV（UTF-8）后再试。"
_TRUST = "请确认文件来源可靠；内容确实很多时，请拆成几个文件。"


@dataclass(frozen=True, slots=True)
class Merged:
    """Merged cells, first to last, counted from 1."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Inside:
    """What is known of a workbook before it is parsed.

    Attributes:
        formulas: some cell holds a formula.
        merged: the merged cells by the name of the sheet's part.
    """

    formulas: bool
    merged: dict[str, tuple[Merged, ...]]


def inspect(data: bytes, name: str) -> Inside:
    """Look through an XLSX file.

    Args:
        data: the file's bytes.
        name: what messages call it.

    Raises:
        LoadError: it is none, is locked or broken, is too large, or declares entities.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        message = f"文件 {name} 是旧的 .xls 格式，或者加了密码，读不了。"
        raise LoadError(message, "请用 WPS 或 Excel 打开它，去掉密码，另存为 .xlsx 文件。")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _inspected(package, name)
    except _BROKEN as error:
        message = f"文件 {name} 不是 XLSX 文件，或者已经损坏。"
        raise LoadError(message, _SAVE) from error


def _inspected(package: zipfile.ZipFile, name: str) -> Inside:
    entries = package.infolist()
    _check_sizes(entries, name)
    formulas = False
    merged: dict[str, tuple[Merged, ...]] = {}
    for entry in entries:
        if not entry.filename.lower().endswith((".xml", ".rels", ".vml")):
            continue
        part = package.read(entry)
        _check_xml(part, name)
        if "worksheets/" in entry.filename:
            formulas = formulas or _FORMULA.search(part) is not None
            merged[entry.filename] = _merged(part)
    return Inside(formulas, merged)


def _check_sizes(entries: list[zipfile.ZipInfo], name: str) -> None:
    """By the sizes in the zip; zipfile gives out no byte more than they say."""
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_TOTAL:
        message = f"文件 {name} 解压后过大，不读入。"
        raise LoadError(message, _TRUST)
    names = [entry.filename.lower() for entry in entries]
    if len(set(names)) != len(names):
        message = f"文件 {name} 里有重名的部件，不知道以哪个为准。"
        raise LoadError(message, _SAVE)
    if any(entry.flag_bits & 0x1 for entry in entries):
        message = f"文件 {name} 加了密码，读不了。"
        raise LoadError(message, "请去掉密码再试。")


def _check_xml(part: bytes, name: str) -> None:
    """Refuse what makes a parser fetch or multiply: document types; encodings that hide them."""
    declared = _DECLARED.search(part[:300])
    hidden = b"\0" in part[:200] or (
        declared is not None and declared[1].strip().lower() not in _SAFE_ENCODINGS
    )
    if hidden or b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        message = f"文件 {name} 里有表格文件不该有的实体声明或编码，不读入。"
        raise LoadError(message, "请确认文件来源可靠。" + _SAVE)


def _merged(part: bytes) -> tuple[Merged, ...]:
    found: list[Merged] = []
    for one in _MERGED.finditer(part):
        found.append(Merged(int(one[2]), _column(one[1]), int(one[4]), _column(one[3])))
        if len(found) == MOST_MERGED:
            break
    return tuple(found)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
