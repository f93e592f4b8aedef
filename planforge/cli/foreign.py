"""A plan in Word, text, web or PDF under the rules: places are those of that very file."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from planforge._build import Settings, build_plan, examine
from planforge.cli.checking import Checked
from planforge.errors import UsageProblem
from planforge.findings import Finding, by_place
from planforge.importer.chain import import_original
from planforge.importer.formats import bytes_of, originals_of
from planforge.importer.original import Original
from planforge.importer.trace import placed, trace
from planforge.lint import Choice
from planforge.ooxml.reading.kinds import WORD_PACKAGES, sniff
from planforge.profiles import profile_names
from planforge.source import load_text

_AUTHOR, _INITIALS = "planforge", "PF"


@dataclass(frozen=True, slots=True)
class Submitted:
    """A file that was handed in.

    Attributes:
        path: where it stands.
        data: its bytes.
        unit: what the lines of its findings count: 行, or 段 for Word files.
        plans: what became of each plan that it holds.
    """

    path: Path
    data: bytes
    unit: str
    plans: tuple[Checked, ...]


def submitted(
    path: Path, *, choice: Choice | None = None, as_of: datetime.date | None = None
) -> Submitted:
    """Examine every plan that a file holds.

    The file is read as ``planforge import`` reads it; what the writing of a plan file would be told
    is left out, for nobody wrote one.

    Raises:
        PlanforgeError: the file cannot be read.
    """
    data = bytes_of(path)
    originals, _ = originals_of(data, str(path))
    plans = tuple(_checked(original, choice, as_of) for original in originals)
    return Submitted(path, data, originals[0].unit if originals else "行", plans)


def annotated(file: Submitted) -> bytes:
    """The same Word file with each finding as a comment on its sentence; nothing else changes.

    Raises:
        UsageProblem: it is no Word file.
    """
    from planforge.ooxml.comments import Comment, commented

    if sniff(file.data) not in WORD_PACKAGES:
        message = f"{file.path} 不是 .docx 文件，不能加批注。"
        raise UsageProblem(message, "旧格式的文件先用 Word 或 WPS 另存为 .docx。")
    spots = _paragraphs(file)
    comments = [
        Comment(
            spots.get(finding.place.line if finding.place else 0, 0), finding.words, _said(finding)
        )
        for one in file.plans
        for finding in one.findings
    ]
    return commented(file.data, str(file.path), comments, author=_AUTHOR, initials=_INITIALS)


def _checked(original: Original, choice: Choice | None, as_of: datetime.date | None) -> Checked:
    made = import_original(original)
    loaded = load_text(made.yaml.encode(), original.name, profiles=profile_names())
    built = build_plan(loaded, Settings())
    today = as_of or datetime.datetime.now(tz=datetime.UTC).date()
    examined = examine(loaded, built, choice=choice, as_of=as_of, today=today)
    if examined is None or built.document is None:
        return Checked(False, loaded.findings)
    findings = placed(examined.findings, trace(original, built.document))
    return Checked(True, by_place(findings), examined.regimes, examined.skipped)


def _paragraphs(file: Submitted) -> Mapping[int, int]:
    """By paragraph number the index of its element in the main part; 0 for the first with words."""
    from planforge.importer.docx.read import read_docx
    from planforge.importer.word.tables import paragraphs_of

    word = read_docx(file.data, str(file.path))
    found = {
        one.number: one.spot.index
        for one in paragraphs_of(word.blocks)
        if one.spot.part.endswith("document.xml")
    }
    return {0: next(iter(found.values()), 0), **found}


def _said(finding: Finding) -> str:
    lines = [f"【{finding.severity.words} {finding.code}】{finding.message}"]
    if finding.others:
        numbers = dict.fromkeys(place.line for place in finding.others)
        lines.append(f"还有：{'、'.join(f'第{number}段' for number in numbers)}")
    if finding.hint:
        lines.append(f"改法：{finding.hint}")
    if finding.basis:
        lines.append(f"依据：{finding.basis}")
    return "\n".join(lines)
