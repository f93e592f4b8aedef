"""Rendered text to inline nodes: plan strings with their origin, references, line breaks."""

import re
from collections.abc import Callable, Sequence

from planforge.compose.words import END, SEP, START, STRONG, WEAK
from planforge.document import Inline, Ref, Strong, Text
from planforge.findings import Path

_WORDS = re.compile(f"{START}(\\d+){SEP}([^{END}]*){END}")
_REFERENCE = re.compile(r"\[\[([^\[\]\n]+)\]\]")
_LAYOUT_SPACE = re.compile(r"[ \t]*\n\s*")

Resolve = Callable[[str, Path], Ref | Text]
"""Turns a reference's words and the path they stand at into a node."""

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
        first = inline_lines(before, paths, origin, resolve, half=half)
        tail = inline_lines(after, paths, origin, resolve, half=half)
        head = (first[0] if first else []) + lead + (tail[0] if tail else [])
        return [head, *tail[1:]]
    lines: Lines = [[]]
    position = 0
    for match in _WORDS.finditer(chunk):
        if match.start() > position:
            _template(chunk[position : match.start()], lines, origin, half=half)
        path = paths[int(match[1])] or origin
        _plan(match[2], path, lines, resolve)
        position = match.end()
    if position < len(chunk):
        _template(chunk[position:], lines, origin, half=half)
    _trim(lines)
    return [line for line in lines if line]


def _template(text: str, lines: Lines, origin: Path, *, half: bool) -> None:
    kept = _LAYOUT_SPACE.sub("", text)
    if half:
        kept = kept.translate(HALF)
    if kept:
        lines[-1].append(Text(kept, origin))


def _plan(text: str, path: Path, lines: Lines, resolve: Resolve) -> None:
    for number, line in enumerate(text.split("\n") if "\n" in text else (text,)):
        if number:
            lines.append([])
        if "[[" not in line:
            if line:
                lines[-1].append(Text(line, path))
            continue
        position = 0
        for match in _REFERENCE.finditer(line):
            if match.start() > position:
                lines[-1].append(Text(line[position : match.start()], path))
            lines[-1].append(resolve(match[1], path))
            position = match.end()
        if position < len(line):
            lines[-1].append(Text(line[position:], path))


def _trim(lines: Lines) -> None:
    """Take the white space off the ends of every line, in place."""
    for line in lines:
        while line and isinstance(line[0], Text) and not line[0].text.strip():
            del line[0]
        while line and isinstance(line[-1], Text) and not line[-1].text.strip():
            del line[-1]
        if line and isinstance(line[0], Text):
            line[0] = Text(line[0].text.lstrip(), line[0].origin)
        if line and isinstance(line[-1], Text):
            line[-1] = Text(line[-1].text.rstrip(), line[-1].origin)
