"""``check --coverage``: what is asked of a plan, and where it says it, as text, HTML or DOCX."""

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planforge._build import Settings, build_plan, coverage, load, refuse_classified
from planforge.cli import guard
from planforge.cli.checking import is_plan_file
from planforge.document import Document
from planforge.errors import LoadError, UsageProblem
from planforge.findings import Finding, Severity
from planforge.findings import Path as PlanPath
from planforge.profiles import load_layout, profile_names
from planforge.source import load_text
from planforge.writers import FORMATS, Options, write

if TYPE_CHECKING:
    from planforge.importer.original import Original

COVERAGE = ("text", "html", "docx")
"""The formats, in which the first is printed where no file is named."""
_FOLDER = Path("output")
_LAYOUT = "corporate"


def with_value(args: Sequence[str]) -> list[str]:
    """The arguments, with ``text`` for a ``--coverage`` that no format follows."""
    found: list[str] = []
    for at, word in enumerate(args):
        follows = args[at + 1] if at + 1 < len(args) else ""
        bare = word == "--coverage" and follows not in COVERAGE
        found.append("--coverage=text" if bare else word)
    return found


def tell_coverage(
    plans: Sequence[Path],
    form: str,
    output: Path | None,
    *,
    as_of: datetime.date | None = None,
    force: bool = False,
) -> None:
    """Write the tables of plans, or print them.

    Args:
        plans: plan files, or files that import reads.
        form: text, html or docx.
        output: the file; by default text is printed, and others go to the folder output.
        as_of: the day by which laws are judged.
        force: a file that a person has edited is overwritten.

    Raises:
        PlanforgeError: a file cannot be read or written.
    """
    shown = form == "text" and output is None
    sheets = [(path, sheet) for path in plans for sheet in _sheets(path, as_of, shown=shown)]
    if output is not None and len(sheets) > 1 and form != "text":
        message = "一个文件里只能写一份预案的覆盖表。"
        raise UsageProblem(message, "请一次检查一份预案，或者不写 -o。")
    if form == "text":
        text = "\n".join(_bytes(sheet, form).decode() for _, sheet in sheets)
        if output is None:
            click.echo(text, nl=False)
        else:
            _keep(output, text.encode(), force=force)
        return
    for at, (path, sheet) in enumerate(sheets):
        number = f"-{at + 1}" if len({p for p, _ in sheets}) < len(sheets) else ""
        name = f"{path.stem}{number}.覆盖表{FORMATS[form]}"
        _keep(output or _FOLDER / name, _bytes(sheet, form), force=force)


def _bytes(sheet: Document, form: str) -> bytes:
    return write(form, sheet, load_layout(_LAYOUT), Options(public=True)).data


def _keep(path: Path, data: bytes, *, force: bool) -> None:
    guard.save({path: data}, force=force)
    click.echo(str(path))


def _sheets(path: Path, as_of: datetime.date | None, *, shown: bool) -> Iterator[Document]:
    if not is_plan_file(path):
        yield from _submitted(path, as_of)
        return
    loaded = load(path)
    if not shown:
        refuse_classified(loaded.plan)
    sheet = coverage(loaded, build_plan(loaded, Settings()), as_of=as_of)
    if sheet is None:
        message = f"预案 {path} 读不进来，没有做覆盖表。"
        raise LoadError(message, f"请先运行 planforge check {path}，改好错误。")
    yield sheet


def _submitted(path: Path, as_of: datetime.date | None) -> Iterator[Document]:
    """The tables of each plan in a file that is no plan file; places are those of that file."""
    from planforge.importer.formats import bytes_of, originals_of

    originals, _ = originals_of(bytes_of(path), str(path))
    for original in originals:
        sheet = _of_original(original, as_of)
        if sheet is not None:
            yield sheet


def _of_original(original: "Original", as_of: datetime.date | None) -> Document | None:
    from planforge.importer.chain import import_original
    from planforge.importer.trace import placed, trace

    made = import_original(original)
    loaded = load_text(made.yaml.encode(), original.name, profiles=profile_names())
    built = build_plan(loaded, Settings())
    if built.document is None:
        return None
    traced = trace(original, built.document)

    def line_of(at: PlanPath, words: str) -> str:
        asked = Finding("", "", Severity.INFO, "", at=at, words=words)
        place = next(iter(placed([asked], traced))).place
        return f"第{place.line}{original.unit}" if place is not None else ""

    return coverage(loaded, built, lines=line_of, as_of=as_of)
