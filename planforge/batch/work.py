"""Making one row: what runs in the processes of any executor."""

import atexit
import gc
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import ClassVar

from planforge._build import Settings, build_plan, papers, refuse_classified
from planforge.batch.names import named_over
from planforge.batch.pieces import Bundle, Given, Made, Task, Trouble
from planforge.batch.stems import file_name
from planforge.document import Document
from planforge.errors import PlanforgeError
from planforge.findings import Finding, Severity
from planforge.profiles import Layout, profile_names
from planforge.source.nodes import Mark
from planforge.source.over import Base, Value
from planforge.source.tabled import SheetSource
from planforge.writers import PAPER_FORMATS, Options, write

_ROWS_BETWEEN = 64
"""Rows after which cycles are cleared away; a row leaves next to none."""


class _Rows:
    """Keeps the collector from looking through a row's documents again and again."""

    count: ClassVar[int] = 0

    @classmethod
    def tidy(cls) -> None:
        """After a row: what the first one leaves, templates and layouts, stays for good."""
        cls.count += 1
        if cls.count == 1:
            gc.collect()
            gc.freeze()
        elif cls.count % _ROWS_BETWEEN == 0:
            gc.collect()


def work(task: Task) -> Made:
    """Make the files of a row; whatever goes wrong is told, never raised."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        return _told(task)
    finally:
        _Rows.tidy()
        if enabled:
            gc.enable()


def _told(task: Task) -> Made:
    try:
        return _made(task)
    except PlanforgeError as error:
        return Made((), (Trouble("", f"{error.message}{error.hint or ''}", _code(error)),))
    except Exception as error:  # one row must not end the others
        words = f"{type(error).__name__}: {error}".splitlines()[0]
        return Made((), (Trouble("", f"planforge 自身出错了（{words}）。", "70"),))


def _made(task: Task) -> Made:
    base = _base(task.plan, task.digest, task.bundle)
    source = SheetSource(task.table, task.sheet)

    def value(given: Given) -> Value:
        mark = Mark(source, task.row, given.column)
        return Value(given.at, given.text, mark, given.several)

    values = [value(given) for given in task.values]
    loaded = base.loaded([*named_over(base, values), *values])
    refuse_classified(loaded.plan)
    settings = Settings(layout=task.ask.layout, scheme=task.ask.scheme)
    built = build_plan(loaded, settings)
    errors = [found for found in built.findings if found.severity is Severity.ERROR]
    if built.document is None or built.layout is None:
        return Made((), tuple(dict.fromkeys(map(_trouble, errors))))
    files: list[tuple[str, bytes]] = []
    for name in task.ask.formats:
        files += _written(name, task.stem, built.document, built.layout, built.options, errors)
    if task.ask.papers is not None:
        for sheet in papers(loaded, settings, task.ask.papers):
            stem = f"{task.stem}-{sheet.name}"
            options = replace(settings.options, fillable=sheet.paper.fillable)
            for name in sheet.paper.chosen(task.ask.paper_formats):
                files += _written(name, stem, sheet.document, sheet.layout, options, errors)
    return Made(tuple(files), tuple(dict.fromkeys(map(_trouble, errors))))


def _written(
    name: str,
    stem: str,
    document: Document,
    layout: Layout,
    options: Options,
    errors: list[Finding],
) -> Iterator[tuple[str, bytes]]:
    output = write(name, document, layout, options)
    errors += [found for found in output.findings if found.severity is Severity.ERROR]
    yield file_name(stem, PAPER_FORMATS[name]), output.data


def _trouble(finding: Finding) -> Trouble:
    where = ""
    if finding.place is not None:
        where = finding.place.cell or str(finding.place)
    return Trouble(where, finding.message, finding.code)


def _code(error: PlanforgeError) -> str:
    return str(error.exit_code)


@lru_cache(maxsize=2)
def _read(plan: str, digest: str) -> Base:
    """The base, read once in a process."""
    del digest
    return Base(Path(plan), profile_names())


def _base(plan: str, digest: str, bundle: Bundle | None) -> Base:
    return _read(plan if bundle is None else _unpacked(bundle), digest)


_FOLDERS: dict[str, str] = {}


def _unpacked(bundle: Bundle) -> str:
    """The base's file in a folder of this process."""
    if bundle.digest not in _FOLDERS:
        folder = Path(tempfile.mkdtemp(prefix="planforge-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        for name, data in bundle.files:
            target = folder.joinpath(*PurePosixPath(name).parts)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        _FOLDERS[bundle.digest] = str(folder.joinpath(*PurePosixPath(bundle.plan).parts))
    return _FOLDERS[bundle.digest]
