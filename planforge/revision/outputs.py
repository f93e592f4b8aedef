"""A comparison in the formats that it is shown in; a format's library is loaded when wanted."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from planforge.diff.model import Script
from planforge.errors import RenderError, UsageProblem
from planforge.findings import Finding
from planforge.revision.compared import Compared, material_only

if TYPE_CHECKING:  # the forms cost time to load, and most comparisons print none
    from planforge.diff.documents.opinions import Opinion, Reason
    from planforge.document import Document

FORMATS = {
    "text": ".txt",
    "json": ".json",
    "markdown": ".md",
    "html": ".html",
    "pdf": ".pdf",
    "docx": ".docx",
    "table": ".docx",
    "response": ".docx",
}
"""Format names, and the endings of their files."""


@dataclass(frozen=True, slots=True)
class Look:
    """How to show a comparison.

    Attributes:
        author: who made the changes, in tracked changes.
        date: when; None where nobody says.
        native: moves are shown as moves, not as a deletion and an insertion.
        material: only what matters is told.
        verify: a Word file proves that it can be taken back.
        reasons: of changes by their number, for the 修订对照表.
        opinions: that were given on the plan, for the 修改情况说明.
        color: words may be coloured, on a terminal.
        width: columns of a terminal.
    """

    author: str = "planforge"
    date: datetime.date | None = None
    native: bool = True
    material: bool = False
    verify: bool = False
    reasons: "Mapping[int, Reason]" = field(default_factory=dict)
    opinions: "tuple[Opinion, ...]" = ()
    color: bool = False
    width: int = 80


@dataclass(frozen=True, slots=True)
class Shown:
    """The bytes of one output, and what its reader should know."""

    data: bytes
    notes: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def show(name: str, compared: Compared, look: Look, ending: str = "") -> Shown:
    """A comparison in the format called name.

    Args:
        name: out of FORMATS.
        compared: the comparison.
        look: how to show it.
        ending: of the file, which says whether an office's form becomes a Word file or a PDF.

    Raises:
        UsageProblem: no such format.
        RenderError: it cannot be made.
    """
    make = _MAKERS.get(name)
    if make is None:
        message = f"不认识的输出格式“{name}”。"
        raise UsageProblem(message, f"可选：{'、'.join(FORMATS)}。")
    return make(compared, look, ending)


def _json(compared: Compared, look: Look, _ending: str) -> Shown:
    from planforge.diff.json_form import to_json

    return Shown(to_json(_told(compared, look)).encode())


def _text(compared: Compared, look: Look, _ending: str) -> Shown:
    from planforge.writers.compare.terminal import compare_text

    script, only = compared.script, look.material
    text = compare_text(script, width=look.width, color=look.color, material_only=only)
    return Shown(text.encode())


def _markdown(compared: Compared, look: Look, _ending: str) -> Shown:
    from planforge.writers.compare.markdown import compare_markdown

    return Shown(compare_markdown(compared.script, material_only=look.material).encode())


def _html(compared: Compared, look: Look, _ending: str) -> Shown:
    from planforge.writers.compare.html import compare_html

    return Shown(compare_html(_told(compared, look)))


def _pdf(compared: Compared, look: Look, _ending: str) -> Shown:
    from planforge.revision.tracked import shown

    made = shown(compared.new, compared.script)
    return Shown(made.data, _all_told(look), made.findings)


def _table(compared: Compared, look: Look, ending: str) -> Shown:
    from planforge.diff.documents.table import comparison_table

    reasons = look.reasons or None
    table = comparison_table(compared.script, reasons=reasons, material_only=look.material)
    return _form(table, compared, ending)


def _response(compared: Compared, look: Look, ending: str) -> Shown:
    from planforge.diff.documents.response import response_table

    return _form(response_table(compared.script, look.opinions), compared, ending)


def _told(compared: Compared, look: Look) -> Script:
    """The script with the changes that are to be told."""
    return material_only(compared.script) if look.material else compared.script


def _tracked(compared: Compared, look: Look, _ending: str) -> Shown:
    """A Word file with tracked changes; proved where that is asked for.

    Raises:
        RenderError: the proof fails.
    """
    from planforge.revision.tracked import Signed, faults, tracked

    meta = compared.new.side.document.meta
    signed = Signed(look.author, look.date or meta.date, "native" if look.native else "delins")
    made = tracked(compared.old, compared.new, compared.script, signed)
    wrong = faults(made) if look.verify else ()
    if wrong:
        message = f"Word 修订稿没有通过验证：{wrong[0]}"
        raise RenderError(message, "这是 planforge 的错误，请连同两个文件报告给作者。")
    notes = (
        *_all_told(look),
        *made.notes,
        *(f"修订里标不出来：{sentence}" for sentence in made.unsaid),
    )
    return Shown(made.data, notes, made.findings)


def _all_told(look: Look) -> tuple[str, ...]:
    """What is to be known where a redline was asked for with the material changes alone."""
    return ("修订稿总是带有全部改动，包括文字性的。",) if look.material else ()


_FILES = {".docx": "docx", ".pdf": "pdf", ".html": "html", ".md": "markdown", ".txt": "text"}


def _form(document: "Document", compared: Compared, ending: str) -> Shown:
    """An office's form as a file of the kind that its ending says."""
    from planforge.writers.compare.document import write_document

    kind = _FILES.get(ending.lower() or ".docx")
    if kind is None:
        message = f"不能把对照表写成 {ending} 文件。"
        raise UsageProblem(message, f"可选的扩展名：{'、'.join(_FILES)}。")
    built = compared.new.built
    layout = built.layout.name if built is not None and built.layout is not None else "gb9704"
    made = write_document(document, kind, layout)
    return Shown(made.data, findings=made.findings)


_MAKERS: Mapping[str, Callable[[Compared, Look, str], Shown]] = {
    "text": _text,
    "json": _json,
    "markdown": _markdown,
    "html": _html,
    "pdf": _pdf,
    "docx": _tracked,
    "table": _table,
    "response": _response,
}
