"""A plan in Word, text, web or PDF under the rules: places are those of that very file."""

import datetime
from pathlib import Path

from planforge._build import Settings, build_plan, examine
from planforge.cli.checking import Checked
from planforge.findings import Finding
from planforge.importer.chain import import_original
from planforge.importer.formats import bytes_of, originals_of
from planforge.importer.original import Original
from planforge.importer.trace import placed, trace
from planforge.lint import Choice
from planforge.profiles import profile_names
from planforge.source import load_text


def checked_file(
    path: Path, *, choice: Choice | None = None, as_of: datetime.date | None = None
) -> tuple[Checked, ...]:
    """Examine every plan that a file holds.

    The file is read as ``planforge import`` reads it; what the writing of a plan file would be told
    is left out, for nobody wrote one.

    Raises:
        PlanforgeError: the file cannot be read.
    """
    originals, _ = originals_of(bytes_of(path), str(path))
    return tuple(_checked(original, choice, as_of) for original in originals)


def _checked(original: Original, choice: Choice | None, as_of: datetime.date | None) -> Checked:
    made = import_original(original)
    loaded = load_text(made.yaml.encode(), original.name, profiles=profile_names())
    built = build_plan(loaded, Settings())
    today = as_of or datetime.datetime.now(tz=datetime.UTC).date()
    examined = examine(loaded, built, choice=choice, as_of=as_of, today=today)
    if examined is None or built.document is None:
        return Checked(False, loaded.findings)
    findings = placed(examined.findings, trace(original, built.document))
    findings.sort(key=_order)
    return Checked(True, tuple(findings), examined.regimes, examined.skipped)


def _order(finding: Finding) -> tuple[int, int, str]:
    place = finding.place
    return (place.line, place.column, finding.code) if place else (0, 0, finding.code)
