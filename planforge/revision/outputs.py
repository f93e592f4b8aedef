"""A comparison in the formats that it is shown in; a format's library is loaded when wanted."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

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
    script = compared.script
    match name:
        case "json":
            from planforge.diff.json_form import to_json

            return Shown(to_json(material_only(script) if look.material else script).encode())
        case "text":
            from planforge.writers.compare.terminal import compare_text

            text = compare_text(
                script, width=look.width, color=look.color, material_only=look.material
            )
            return Shown(text.encode())
        case "markdown":
            from planforge.writers.compare.markdown import compare_markdown

            return Shown(compare_markdown(script, material_only=look.material).encode())
        case "html":
            from planforge.writers.compare.html import compare_html

            return Shown(compare_html(material_only(script) if look.material else script))
        case "pdf":
            from planforge.revision.tracked import shown

            made = shown(compared.new, script)
            return Shown(made.data, _all_told(look), made.findings)
        case "docx":
            return _tracked(compared, look)
        case "table":
            from planforge.diff.documents import comparison_table

            reasons = look.reasons or None
            table = comparison_table(script, reasons=reasons, material_only=look.material)
            return _form(table, compared, ending)
        case "response":
            from planforge.diff.documents import response_table

            return _form(response_table(script, look.opinions), compared, ending)
        case _:
            message = f"不认识的输出格式“{name}”。"
            raise UsageProblem(message, f"可选：{'、'.join(FORMATS)}。")


def _tracked(compared: Compared, look: Look) -> Shown:
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
