"""One plan to the bytes of its formats, with everything that was found on the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from planforge._build import Settings, build_plan, load
from planforge.errors import PlanforgeError, RenderError
from planforge.findings import Finding
from planforge.source import MarkedTree, locate


@dataclass(frozen=True, slots=True)
class Made:
    """The bytes of one format, and what its writer found."""

    format: str
    data: bytes
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Failed:
    """A format that could not be made; exit_code is that of the exception."""

    format: str
    message: str
    hint: str | None
    exit_code: int


@dataclass(frozen=True, slots=True)
class Produced:
    """What became of one plan.

    Attributes:
        loaded: the plan could be read; otherwise there are findings and nothing else.
        findings: every problem of the plan.
        made: the formats that could be made, in the order asked for.
        failed: the others.
        sources: the files that the plan was read from.
        plan_hash: of the plan, as its Word file names it; empty where that names none.
    """

    loaded: bool
    findings: tuple[Finding, ...]
    made: tuple[Made, ...] = ()
    failed: tuple[Failed, ...] = ()
    sources: tuple[Path, ...] = ()
    plan_hash: str = ""


class Begin(Protocol):
    """Told of each format before it is made."""

    def __call__(self, name: str, /) -> None:
        """The format called name is begun."""


def _quiet(_name: str) -> None:
    return


class Producer(Protocol):
    """Makes the formats of a plan."""

    def __call__(
        self, path: Path, settings: Settings, formats: Sequence[str] = (), *, begin: Begin = _quiet
    ) -> Produced:
        """As produce."""
        ...


def producer(*, trusted: bool) -> Producer:
    """The way to make a plan whose own templates are trusted, or are left alone."""
    if trusted:
        from planforge.cli.trust import produce_trusted

        return produce_trusted
    return produce


def produce(
    path: Path, settings: Settings, formats: Sequence[str] = (), *, begin: Begin = _quiet
) -> Produced:
    """Load, compose and number a plan, and write it in the formats; nothing goes to a file.

    Args:
        path: the plan's file.
        settings: the caller's choices.
        formats: names out of writers.FORMATS.
        begin: told of each format before it is made.

    Raises:
        PlanforgeError: nothing at all can be made.
    """
    loaded = load(path)
    sources = tuple(map(Path, loaded.tree.files)) if loaded.tree else (path,)
    built = build_plan(loaded, settings)
    if built.document is None or built.layout is None:
        return Produced(False, built.findings, sources=sources)
    made: list[Made] = []
    failed: list[Failed] = []
    for name in formats:
        from planforge.writers import write

        begin(name)
        try:
            output = write(name, built.document, built.layout, built.options)
        except PlanforgeError as error:
            message = _placed(error, loaded.tree)
            failed.append(Failed(name, message, error.hint, error.exit_code))
        else:
            findings = tuple(locate(output.findings, loaded.tree))
            made.append(Made(name, output.data, findings))
    named = "" if built.options.public else built.document.meta.plan_hash
    return Produced(True, built.findings, tuple(made), tuple(failed), sources, named)


def _placed(error: PlanforgeError, tree: MarkedTree | None) -> str:
    """The message, behind file, line and column where the error knows its plan path."""
    if tree is None or not isinstance(error, RenderError) or not error.at:
        return error.message
    place = tree.nearest_place(error.at)
    return f"{place} {error.message}" if place else error.message
