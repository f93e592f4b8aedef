"""One plan file under the rules: what building it tells, and what the rules say of it."""

import datetime
from dataclasses import dataclass
from pathlib import Path

from planforge._build import Settings, build_plan, examine, load
from planforge.findings import Finding, by_place
from planforge.lint import Applicability, Choice, Skipped

_PLANS = (".yaml", ".yml", "")
"""Endings of plan files; every other file is read as import reads it."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of one plan.

    Attributes:
        loaded: the plan could be read.
        findings: in the order of their places.
        regimes: which bodies of requirements apply; empty where the plan could not be read.
        skipped: rules that could not run.
    """

    loaded: bool
    findings: tuple[Finding, ...]
    regimes: tuple[Applicability, ...] = ()
    skipped: tuple[Skipped, ...] = ()


def is_plan_file(path: Path) -> bool:
    """A file that holds plan data, by its name."""
    return path.suffix.lower() in _PLANS


def checked(
    path: Path,
    *,
    trusted: bool = False,
    choice: Choice | None = None,
    as_of: datetime.date | None = None,
) -> Checked:
    """Load, build and examine a plan file.

    Args:
        path: the plan file.
        trusted: its own templates are run, in a child process, for what building tells; the rules
            read the document of the shipped templates.
        choice: the rules that are wanted.
        as_of: the day by which laws are judged.

    Raises:
        PlanforgeError: for what no edit of the plan can mend.
    """
    loaded = load(path)
    built = build_plan(loaded, Settings())
    told = _with_own_templates(path) if trusted else built.findings
    today = datetime.datetime.now(tz=datetime.UTC).date()
    examined = examine(loaded, built, choice=choice, as_of=as_of, today=as_of or today)
    if examined is None:
        return Checked(False, told)
    findings = by_place([*told, *examined.findings])
    return Checked(True, findings, examined.regimes, examined.skipped)


def _with_own_templates(path: Path) -> tuple[Finding, ...]:
    from planforge.cli.trust import produce_trusted

    return produce_trusted(path, Settings()).findings
