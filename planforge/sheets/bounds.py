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
MOST_STRINGS = 1_000_000
"""Texts that sheets share: openpyxl holds them all."""
MOST_ROW = 8 * 1024 * 1024
"""Of one row, in bytes of XML: openpyxl holds its cells at once."""

_SAFE_ENCODINGS = frozenset((b"utf-8", b"utf8", b"us-ascii", b"ascii"))
_DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([^"']+)""")
_MERGED = re.compile(
    rb"""<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})\""""
)
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_HELD = (b"<v>", b":v>", b"<v ", b"<is>", b":is>", b"<f>", b":f>", b"<f ", b":f ")
"""How what a cell holds begins."""
_ROW = re.compile(rb"""<(?:\w+:)?row\s[^>]*?\br=["'](\d{1,7})["']""")
_HIDDEN = re.compile(
    rb"""<(?:\w+:)?row\s(?=[^>]*\shidden=["'](?:1|true)["'])[^>]*?\br=["'](\d{1,7})["']"""
)
_FAR = re.compile(
    rb"""<(?:\w+:)?c\s[^>]*?\br=["']((?:[A-Z]{3}|[J-Z][A-Z]|I[W-Z])\d{1,7})["'][^>]*(?<!/)>"""
)
"""A cell beyond column IV, the 256th, that is not empty."""
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
    """What is known of a sheet before it is parsed.

    Attributes:
        formulas: some cell holds a formula.
        merged: the merged cells.
        hidden: the numbers of the rows that are not shown.
        last: the number of the last row that holds anything; None where that is not told.
        far: the first cell beyond the columns that are read, if it holds anything.
    """

    formulas: bool = False
    merged: tuple[Merged, ...] = ()
    hidden: frozenset[int] = frozenset()
    last: int | None = None
    far: str = ""


def inspect(data: bytes, name: str) -> dict[str, Inside]:
    """Look through an XLSX file.

    Args:
        data: the file's bytes.
        name: what messages call it.

    Raises:
        LoadError: it is none, is locked or broken, is too large, or declares entities.

    Returns:
        What is known of each sheet, by the name of its part.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _inspected(package, name)
    except _BROKEN as error:
        message = f"文件 {name} 不是 XLSX 文件，或者已经损坏。"
        raise LoadError(message, _SAVE) from error


def _inspected(package: zipfile.ZipFile, name: str) -> dict[str, Inside]:
    entries = package.infolist()
    _check_sizes(entries, name)
    found: dict[str, Inside] = {}
    for entry in entries:
        if not entry.filename.lower().endswith((".xml", ".rels", ".vml")):
            continue
        part = package.read(entry)
        _check_xml(part, name)
        if "sharedstrings" in entry.filename.lower() and part.count(b"</") > 3 * MOST_STRINGS:
            raise _too_large(name)
        if "worksheets/" in entry.filename:
            if max(map(len, part.split(b"row"))) > MOST_ROW:
                raise _too_large(name)
            found[entry.filename] = _sheet(part)
    return found


def _sheet(part: bytes) -> Inside:
    far = _FAR.search(part)
    return Inside(
        _FORMULA.search(part) is not None,
        _merged(part),
        frozenset(int(one[1]) for one in _HIDDEN.finditer(part)),
        _last(part),
        far[1].decode() if far else "",
    )


def _last(part: bytes) -> int | None:
    """Sheets whose columns were given a border often go on to row 1 048 576 without a word."""
    end = max(map(part.rfind, _HELD))
    if end < 0:
        return 0
    start = part.rfind(b"row ", 0, end)
    row = _ROW.match(part, part.rfind(b"<", 0, start)) if start > 0 else None
    return int(row[1]) if row else None


def _too_large(name: str) -> LoadError:
    message = f"文件 {name} 解压后过大，不读入。"
    return LoadError(message, _TRUST)


def _check_sizes(entries: list[zipfile.ZipInfo], name: str) -> None:
    """By the sizes in the zip; zipfile gives out no byte more than they say."""
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_TOTAL:
        raise _too_large(name)
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
