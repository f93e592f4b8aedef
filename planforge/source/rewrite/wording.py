"""A text as YAML: in the style that stood there where it can be, each way read back to be sure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planforge.source.log import Log
from planforge.source.nodes import Mapping, Scalar, Sequence, Source
from planforge.source.parse import Budget, parse

_WORDS = re.compile(
    r"(?i)(?:true|false|yes|no|on|off|null|y|n|~|=|<<)?\Z|[-+.]?(?:inf|nan)\Z|0[0-9xob]"
)
"""Plain words that other readers of YAML take for something else than text."""
_DASH = re.compile(r"-[^\s\d]")
"""What plan files take for a list's mark without its blank."""
_GLUED = re.compile(r"\s*[^\s：:，。；、]{1,20}\s*[：:]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_DEEPER = 2


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a text goes.

    Attributes:
        indent: columns that its parent is indented by.
        flow: it stands in brackets.
        eol: the file's line end.
        whole: it stands for a whole object, where words with a colon look like a key.
        quote: the quotation mark the file prefers.
        tight: a comment follows that a block would take for its own line.
    """

    indent: int
    flow: bool
    eol: str
    whole: bool = False
    quote: str = '"'
    tight: bool = False


@dataclass(frozen=True, slots=True)
class Before:
    """How a value was written before.

    Attributes:
        style: ' or " or | or >; None where plain.
        raw: its characters, from the first line's to the last line's end.
        depth: columns that the lines of a block are indented by.
    """

    style: str | None
    raw: str


def worded(text: str, slot: Slot, before: Before | None = None) -> str:
    """The characters to write for a text, without what stands before the first of them.

    A block that ends with a line end keeps it; else the text is read back exactly.
    """
    for candidate in _candidates(text, slot, before):
        if _reads(candidate, text, slot):
            return candidate
    return _double(text)


def _candidates(text: str, slot: Slot, before: Before | None) -> Iterator[str]:
    style = before.style if before is not None else None
    lines = before.raw.splitlines() if before is not None else []
    if before is not None and len(lines) > 1 and style != "|" and not slot.flow:
        kept = _lines_kept(lines, text, slot)
        if kept is not None:
            yield kept
    if not slot.flow and not slot.tight and ("\n" in text or style == "|"):
        yield _literal(text, slot, lines if style == "|" else [])
    if "\n" in text:
        return
    if style == ">" and not slot.flow:
        head, depth = lines[0], _depth(lines, slot)
        yield f"{head}{slot.eol}{' ' * depth}{text}"
    if style in ("'", '"'):
        yield _quoted(text, style)
    elif not _misread(text, slot) and (before is not None or not _WORDS.match(text)):
        yield text
    yield _quoted(text, slot.quote)
    yield _quoted(text, "'" if slot.quote == '"' else '"')


def _misread(text: str, slot: Slot) -> bool:
    """Without quotes a plan file would take it for a key or for a list's element."""
    return bool(_DASH.match(text) or (slot.whole and _GLUED.match(text)))


def _quoted(text: str, quote: str) -> str:
    return "'" + text.replace("'", "''") + "'" if quote == "'" else _double(text)


def _double(text: str) -> str:
    return '"' + "".join(_ESCAPES.get(char, char) for char in text) + '"'


def _depth(lines: list[str], slot: Slot) -> int:
    """How deep a block's lines are indented."""
    depths = [len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.strip()]
    return min(depths, default=slot.indent + _DEEPER)


def _literal(text: str, slot: Slot, lines: list[str]) -> str:
    depth = _depth(lines, slot)
    body = text.removesuffix("\n")
    if lines:
        head = lines[0]
    else:
        mark = "" if text.endswith("\n") else "-"
        head = f"|{depth - slot.indent if body[:1] in (' ', chr(10)) else ''}{mark}"
    return slot.eol.join((head, *(" " * depth + line if line else "" for line in body.split("\n"))))


def _lines_kept(lines: list[str], text: str, slot: Slot) -> str | None:
    """The lines as they were as far as the text still begins and ends with them."""
    first = 1 if lines[0][:1] == ">" else 0
    head, folded = lines[:first], lines[first:]
    if lines[0][:1] in ("'", '"') or any(not line.strip() for line in folded) or "\n" in text:
        return None
    words = [line.strip() for line in folded]
    start, top = 0, 0
    while top < len(words) and text.startswith(words[top], start):
        start = _past(text, start + len(words[top]))
        top += 1
    end, bottom = len(text), len(words)
    while (
        bottom > top
        and end - len(words[bottom - 1]) >= start
        and (text.endswith(words[bottom - 1], 0, end))
    ):
        end = len(text[: end - len(words[bottom - 1])].rstrip(" "))
        bottom -= 1
    middle = text[start:end].strip(" ")
    indent = " " * _depth(lines, slot)
    fresh = [indent + middle] if middle else []
    whole = [*folded[:top], *fresh, *folded[bottom:]]
    if not first and whole:
        whole[0] = whole[0].lstrip(" ")
    return slot.eol.join((*head, *whole))


def _past(text: str, position: int) -> int:
    return position + 1 if text.startswith(" ", position) else position


def _reads(candidate: str, text: str, slot: Slot) -> bool:
    """The candidate, put where it is to stand, is read as the text, and nothing is told of it."""
    inside = f"[{candidate} , {{a: {candidate} }}]" if slot.flow else candidate
    log = Log()
    lead = " " * slot.indent
    node = parse(Source("", f"{lead}a: {inside}{slot.eol}{lead}b: b"), log, Budget())
    if log.findings() or not isinstance(node, Mapping) or len(node.pairs) != 2:
        return False
    read = node.pairs[0][1]
    if slot.flow:
        if not isinstance(read, Sequence) or len(read.items) != 2:
            return False
        held = read.items[1]
        if not isinstance(held, Mapping) or len(held.pairs) != 1:
            return False
        return _is(read.items[0], text) and _is(held.pairs[0][1], text)
    return _is(read, text)


def _is(node: object, text: str) -> bool:
    if not isinstance(node, Scalar) or node.null:
        return False
    if node.text == text:
        return True
    return not node.plain and node.text == text + "\n"
