"""Rendered text to inline nodes: plan strings with their origin, references, line breaks."""

import re
from collections.abc import Callable, Sequence

from planforge.compose.words import END, SEP, START, STRONG, WEAK
from planforge.document import Footnote, Inline, Paragraph, Ref, Role, Strong, Text
from planforge.findings import Path

REFERENCE = re.compile(r"\[\[([^\[\]\n]+)\]\]")
_LAYOUT_SPACE = re.compile(r"[ \t]*\n\s*")

Resolve = Callable[[str, Path], Ref | Text | Footnote]
"""Turns what stands in double brackets and the path it stands at into a node."""

NOTE = "^"
"""What double brackets begin with that hold a footnote: [[^见《规定》第三条。]]"""

Lines = list[list[Inline]]


HALF = str.maketrans("：，；（）", ":,;()")
"""The template's own marks, for a plan that asks for half-width punctuation."""


def inline_lines(
    chunk: str,
    paths: Sequence[Path],
    origin: Path,
    resolve: Resolve,
    *,
    half: bool = False,
) -> Lines:
    """The inline nodes of a rendered chunk, a list for each line of the plan's own text.

    Line breaks that the template itself has do not count; its marks are full width, or half.
    """
    if STRONG in chunk:
        before, _, rest = chunk.partition(STRONG)
        strong, _, after = rest.partition(WEAK)
        inner = inline_lines(strong, paths, origin, resolve, half=half)
        lead: list[Inline] = [Strong(tuple(inner[0]), inner[0][0].origin)] if inner else []
        first = inline_lines(before, paths, origin, resolve, half=half) if before else []
        tail = inline_lines(after, paths, origin, resolve, half=half) if after else []
        head = (first[0] if first else []) + lead + (tail[0] if tail else [])
        return [head, *tail[1:]]
    lines: Lines = [[]]
    pieces = chunk.split(START)
    if pieces[0]:
        _template(pieces[0], lines, origin, half=half)
    for piece in pieces[1:]:
        number, _, said = piece.partition(SEP)
        words, _, after = said.partition(END)
        _plan(words, paths[int(number)] or origin, lines, resolve)
        if after:
            _template(after, lines, origin, half=half)
    return [trimmed for line in lines if (trimmed := _trim(line))]


def _template(text: str, lines: Lines, origin: Path, *, half: bool) -> None:
    kept = _LAYOUT_SPACE.sub("", text) if "\n" in text else text
    if half:
        kept = kept.translate(HALF)
    if kept:
        lines[-1].append(Text(kept, origin))


def _plan(text: str, path: Path, lines: Lines, resolve: Resolve) -> None:
    if "\n" not in text and "[[" not in text:
        if text:
            lines[-1].append(Text(text, path))
        return
    for number, line in enumerate(text.split("\n")):
        if number:
            lines.append([])
        position = 0
        for match in REFERENCE.finditer(line):
            if match.start() > position:
                lines[-1].append(Text(line[position : match.start()], path))
            lines[-1].append(resolve(match[1], path))
            position = match.end()
        if position < len(line):
            lines[-1].append(Text(line[position:], path))


def footnote(reference: str, path: Path) -> Footnote:
    """The footnote that double brackets hold."""
    said = Text(reference.removeprefix(NOTE).strip(), path)
    return Footnote((Paragraph((said,), Role.NOTE, origin=path),), origin=path)


def _trim(line: list[Inline]) -> list[Inline]:
    """The line without white space at its ends."""
    while line and isinstance(first := line[0], Text) and first.text[:1].isspace():
        kept = first.text.lstrip()
        line[:1] = [Text(kept, first.origin)] if kept else []
    while line and isinstance(last := line[-1], Text) and last.text[-1:].isspace():
        kept = last.text.rstrip()
        line[-1:] = [Text(kept, last.origin)] if kept else []
    return line
