"""The order of files that are revisions of one plan: by what their names say, else by properties.

File times are not asked: copying, mailing and unpacking set them anew.
"""

import datetime
import re
import zipfile
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path

from planforge.errors import FileProblem
from planforge.numbering.numerals import parse_chinese
from planforge.resources import reason

_ENDINGS = (".yaml", ".yml", ".docx", ".docm", ".txt", ".md", ".html", ".htm", ".pdf")
"""What can be compared, the best first where one name has several."""
_DATE = re.compile(
    r"(?<!\d)(?P<year>20\d\d|19\d\d)\s*(?:[-._年/]\s*)?(?P<month>1[0-2]|0?[1-9])"
    r"(?:\s*[-._月/]\s*)?(?P<day>3[01]|[12]\d|0?[1-9])(?!\d)"
)
_SHORT_DATE = re.compile(
    r"(?<!\d)(?P<year>[12]\d)(?P<month>1[0-2]|0[1-9])(?P<day>3[01]|[12]\d|0[1-9])(?!\d)"
)
_VERSION = re.compile(r"(?<![a-zA-Z])[vV版]\s*(?P<numbers>\d{1,3}(?:\.\d{1,3}){0,3})(?!\d)")
_EDITION = re.compile(r"第\s*(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3})\s*[版稿]")
_YEAR = re.compile(r"(?<!\d)(?P<year>20\d\d)\s*年?(?:版|修订|版本)?")
_STAGES = (
    ("草稿", "草案", "初稿", "讨论稿"),
    ("征求意见",),
    ("送审",),
    ("报批",),
    ("终稿", "定稿", "最终", "final"),
    ("印发", "发布", "正式"),
)
_AGAIN = re.compile(
    r"(?:改|修改|修订|副本|复件|[-_ （(])\s*(?P<number>\d{1,3}|[一二三四五六七八九十])?"
)
_MODIFIED = re.compile(rb"<dcterms:modified[^>]*>\s*(\d{4}-\d\d-\d\d)")
_MOST_CORE = 100_000
_MOST_FILES = 500


@dataclass(frozen=True, slots=True)
class Dated:
    """A file, and the day that its name, else its properties say; None where neither does."""

    path: Path
    date: datetime.date | None


@dataclass(frozen=True, slots=True)
class Ordered:
    """Files from the oldest to the newest.

    Attributes:
        files: in order.
        by: what the order was taken from, in Chinese.
        notes: what was left out.
    """

    files: tuple[Dated, ...]
    by: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Known:
    """What a file says of its age."""

    path: Path
    date: datetime.date | None
    version: tuple[int, ...] | None
    modified: datetime.date | None
    stage: tuple[int, int]

    @property
    def any_date(self) -> datetime.date | None:
        return self.date or self.modified


_Key = Callable[[_Known], Hashable]


def ordered(folder: Path) -> Ordered:
    """The files of a folder that can be compared, from the oldest to the newest.

    Raises:
        FileProblem: the folder cannot be read.
    """
    paths, notes = _files(folder)
    known = [_known(path) for path in paths]
    by, key = _way(known)
    files = sorted(known, key=lambda one: (key(one), one.stage, _natural(one.path.stem)))
    dated = "修改日期" in by
    told = (Dated(one.path, one.any_date if dated else one.date) for one in files)
    return Ordered(tuple(told), by, tuple(notes))


def _files(folder: Path) -> tuple[list[Path], list[str]]:
    """One file for each name; the others are told."""
    try:
        all_ = sorted(path for path in folder.iterdir() if path.is_file())
    except OSError as error:
        message = f"读不了目录 {folder}：{reason(error)}。"
        raise FileProblem(message, "请检查路径和权限。") from error
    fit = [p for p in all_ if p.suffix.lower() in _ENDINGS and not p.name.startswith((".", "~$"))]
    best: dict[str, Path] = {}
    for path in sorted(fit, key=lambda p: _ENDINGS.index(p.suffix.lower())):
        best.setdefault(path.stem, path)
    kept = [path for path in fit if best[path.stem] is path][:_MOST_FILES]
    notes = [f"没有看 {p.name}：同名的 {best[p.stem].name} 更完整。" for p in fit if p not in kept]
    return kept, notes


def _known(path: Path) -> _Known:
    return _Known(
        path, date_in(path.stem), version_in(path.stem), _modified(path), _stage(path.stem)
    )


def _way(known: Sequence[_Known]) -> tuple[str, _Key]:
    """What all files say: dates, else versions, else properties; else only names are left.

    A day or version that is the same in all says nothing: programs leave that of their template.
    """
    named = any(one.date is not None for one in known)
    ways: list[tuple[str, _Key]] = [
        ("文件名里的日期", lambda one: one.date),
        ("文件名里的版本", lambda one: one.version),
        (
            f"{'文件名里的日期和' if named else ''}文件属性里的修改日期",
            lambda one: one.any_date,
        ),
    ]
    for by, key in ways:
        found = {key(one) for one in known}
        if None not in found and (len(found) > 1 or len(known) == 1):
            return by, key
    return "文件名（不是每个文件的名称或属性里都有可用的日期或版本）", lambda _one: 0


def date_in(name: str) -> datetime.date | None:
    """The day that a file name says, with year, month and day."""
    for pattern, century in ((_DATE, 0), (_SHORT_DATE, 2000)):
        for found in pattern.finditer(name):
            try:
                year = int(found["year"]) + century
                return datetime.date(year, int(found["month"]), int(found["day"]))
            except ValueError:
                continue
    return None


def version_in(name: str) -> tuple[int, ...] | None:
    """The version that a file name says: V1.2, 第三版, 2024年修订."""
    found = _VERSION.search(name)
    if found is not None:
        return tuple(map(int, found["numbers"].split(".")))
    edition = _EDITION.search(name)
    if edition is not None:
        number = edition["number"]
        return (int(number) if number.isdecimal() else parse_chinese(number) or 0,)
    year = _YEAR.search(name)
    return (int(year["year"]),) if year is not None else None


def _stage(name: str) -> tuple[int, int]:
    """How far a draft has come, and how often it was changed since."""
    lower = name.lower()
    stage, at = 0, 0
    for rank, words in enumerate(_STAGES, 1):
        for word in words:
            place = lower.rfind(word)
            if place >= 0:
                stage, at = rank, place + len(word)
    again = 0
    for found in _AGAIN.finditer(name, at):
        number = found["number"]
        count = (
            1
            if number is None
            else int(number)
            if number.isdecimal()
            else parse_chinese(number) or 1
        )
        again = max(again, count)
    return stage, again


def _natural(name: str) -> tuple[tuple[str, int], ...]:
    """A name by which 2 stands before 10."""
    return tuple(
        (words, int(digits or 0)) for words, digits in re.findall(r"(\D*)(\d{0,18})", name)
    )


def _modified(path: Path) -> datetime.date | None:
    """The day on which a Word file was last saved, by its own properties (ISO 29500-2, 11.1)."""
    if path.suffix.lower() not in (".docx", ".docm"):
        return None
    try:
        with zipfile.ZipFile(path) as package, package.open("docProps/core.xml") as part:
            found = _MODIFIED.search(part.read(_MOST_CORE))
    except (OSError, KeyError, zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError):
        return None
    try:
        return datetime.date.fromisoformat(found[1].decode()) if found is not None else None
    except ValueError:
        return None
