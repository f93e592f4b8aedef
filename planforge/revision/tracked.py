"""A comparison as a Word file with tracked changes, and as a PDF that shows them."""

import datetime
from dataclasses import dataclass, replace

from planforge.diff.model import Script
from planforge.errors import PlanforgeError
from planforge.findings import Finding
from planforge.ooxml.redline import (
    Moves,
    alignment_of,
    open_text,
    paragraphs_of_units,
    redline,
    verify,
)
from planforge.profiles import Layout, load_layout
from planforge.revision.sides import Opened
from planforge.writers import Options, Output, write

_LAYOUT = "gb9704"
"""Of files that no plan has a layout for."""


@dataclass(frozen=True, slots=True)
class Tracked:
    """A Word file with tracked changes.

    Attributes:
        data: the file.
        unsaid: what tracked changes cannot say.
        notes: how it was made, where that is not what was asked for.
        files: the two Word files that it was made from.
        findings: of the writer.
        proved: it was verified while it was made.
    """

    data: bytes
    unsaid: tuple[str, ...]
    notes: tuple[str, ...]
    files: tuple[bytes, bytes]
    findings: tuple[Finding, ...] = ()
    proved: bool = False


@dataclass(frozen=True, slots=True)
class Signed:
    """Who made the changes and when, and how moves are shown."""

    author: str
    date: datetime.date | None
    moves: Moves


def tracked(old: Opened, new: Opened, script: Script, signed: Signed) -> Tracked:
    """The new file with all that changed as tracked changes.

    Word files are merged as they are where that can be proved, else both sides are set in our
    layout; plans and texts are rendered first, both in the new one's layout.

    Raises:
        RenderError: a plan cannot be rendered.
        LoadError: a Word file cannot be read.
    """
    if not (old.word or new.word):
        return _merged(*_rendered(old, new), script, signed)
    try:
        made = _merged(*_rendered(old, new), script, signed)
        why = next(iter(faults(made)), "")
    except PlanforgeError as problem:
        why = problem.message
    else:
        if not why:
            return replace(made, proved=True)
    again = _merged(*_rendered(old, new, plain=True), script, signed)
    note = f"在原文件上做的修订不能证明可以还原（{why}），所以改用 planforge 的版式。"
    return replace(again, notes=(note,))


def faults(made: Tracked) -> tuple[str, ...]:
    """Where accepting all does not give the new file, or rejecting all not the old.

    Raises:
        LoadError: a file cannot be read.
    """
    return () if made.proved else verify(*made.files, made.data)


def shown(new: Opened, script: Script, engine: str = "typst") -> Output:
    """A PDF of the new document with everything that changed marked in it.

    Raises:
        RenderError: an engine is missing, or a character has no font.
    """
    from planforge.diff.documents.redline import redline_document

    made = redline_document(script, note="修订标记：红删 蓝增 绿移")
    return write("pdf", made, _layout(new), Options(engine=engine))


def _merged(
    files: tuple[bytes, bytes], findings: tuple[Finding, ...], script: Script, signed: Signed
) -> Tracked:
    old, new = open_text(files[0], script.old.name), open_text(files[1], script.new.name)
    places = (
        paragraphs_of_units(old, script.old.units),
        paragraphs_of_units(new, script.new.units),
    )
    made = redline(
        old,
        new,
        alignment_of(script, *places),
        author=signed.author,
        date=f"{signed.date}T00:00:00Z" if signed.date is not None else "",
        moves=signed.moves,
    )
    return Tracked(made.data, made.unsaid, (), files, findings)


def _rendered(
    old: Opened, new: Opened, *, plain: bool = False
) -> tuple[tuple[bytes, bytes], tuple[Finding, ...]]:
    """Both sides as Word files; a side that is one already stays, unless plain."""
    layout = _layout(new if new.built is not None else old)
    options = next((side.built.options for side in (new, old) if side.built), Options())
    files: list[bytes] = []
    findings: list[Finding] = []
    for side in (old, new):
        if side.word and not plain:
            files.append(side.data)
            continue
        output = write("docx", side.side.document, layout, options)
        files.append(output.data)
        findings += output.findings
    return (files[0], files[1]), tuple(dict.fromkeys(findings))


def _layout(side: Opened) -> Layout:
    built = side.built
    return built.layout if built is not None and built.layout else load_layout(_LAYOUT)
