"""The lines of a source by what they are: words, Markdown headings, tables, code, quotes."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from planforge.document import Figure, Inline, Table
from planforge.importer.labels import Found, Style, read_label

_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*")
_FENCE = re.compile(r"([ \t]*)(`{3,}|~{3,})(.*)")
_RULE = re.compile(r"[ ]{0,3}([-*_])[ ]*(?:\1[ ]*){2,}")
_ORDERED = re.compile(r"\d{1,3}[.)]")
"""Labels of Markdown's own ordered lists, which nest by their indent."""
_COMMENT = re.compile(r"<!--.*-->")
_DELIMITER = re.compile(r"[ ]*\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*")
_MOST_COLUMNS = 60
_WHITE = " \t\u3000\u00a0\u2003\u2002"


class Kind(Enum):
    """What a line is."""

    WORDS = "words"
    HEADING = "heading"
    TABLE = "table"
    CODE = "code"
    QUOTE = "quote"
    COMMENT = "comment"
    TITLE = "title"
    FIGURE = "figure"
    ANNEX = "annex"


@dataclass(frozen=True, slots=True)
class Counted:
    """Which list of the source's program counted a label.

    Attributes:
        list: its name, the same for all its lines.
        level: how deep in the list, from 0.
    """

    list: str
    level: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source, or a table, a piece of code or a quotation of several.

    Attributes:
        number: of its first line, from 1.
        kind: what it is.
        words: without the white space around and, for headings, without the # before; of an
            annex, its title.
        level: of a heading, from 1.
        indent: columns of white space before it.
        found: the label that it seems to start with; for a heading, the one it has.
        rows: the cells of a table.
        counted: the list that counted the label, which is one for certain.
        content: the words with their emphasis, notes and breaks; empty where they are plain.
        block: the table or figure itself, where the reader made one.
    """

    number: int
    kind: Kind
    words: str
    level: int = 0
    indent: int = 0
    found: Found | None = None
    rows: tuple[tuple[str, ...], ...] = ()
    counted: Counted | None = None
    content: tuple[Inline, ...] = ()
    block: Table | Figure | None = None


def is_markdown(lines: tuple[str, ...]) -> bool:
    """The source uses Markdown's headings or code fences."""
    return any(line.startswith("```") or _HEADING.fullmatch(line[:500]) for line in lines)


def classify(lines: tuple[str, ...]) -> Iterator[Line]:
    """The lines that say something, in order."""
    if is_markdown(lines):
        yield from _markdown(lines)
        return
    for number, raw in enumerate(lines, 1):
        words = raw.strip(_WHITE)
        if words:
            yield Line(number, Kind.WORDS, words, found=read_label(words))


def _markdown(lines: tuple[str, ...]) -> Iterator[Line]:
    position = 0
    while position < len(lines):
        raw, number = lines[position], position + 1
        words = raw.strip(_WHITE)
        fence = _FENCE.fullmatch(raw)
        end = position + 1
        if not words or _RULE.fullmatch(raw):
            pass
        elif fence is not None:
            end = _fence_end(lines, position, fence[2])
            indent = len(fence[1])
            body = "\n".join(_dedented(line, indent) for line in lines[position:end])
            yield Line(number, Kind.CODE, body, indent=indent)
        elif _COMMENT.fullmatch(words):
            yield Line(number, Kind.COMMENT, words)
        elif raw.startswith(">"):
            end = _while(lines, position, lambda line: line.startswith(">"))
            yield Line(number, Kind.QUOTE, "\n".join(_hard(lines[position:end])))
        elif words.startswith("|") and _is_table(lines, position):
            end = _while(lines, position, lambda line: line.strip().startswith("|"))
            rows = (_cells(line) for at, line in enumerate(lines[position:end]) if at != 1)
            yield Line(number, Kind.TABLE, "", rows=tuple(rows))
        else:
            yield _line(raw, words, number)
        position = end


def _line(raw: str, words: str, number: int) -> Line:
    heading = _HEADING.fullmatch(raw)
    if heading is not None and heading[2]:
        title = heading[2]
        return Line(number, Kind.HEADING, title, len(heading[1]), found=read_label(title))
    indent = len(raw.expandtabs(4)) - len(raw.expandtabs(4).lstrip(" "))
    found = read_label(words)
    if found is not None and (found.style.bullet or _ORDERED.fullmatch(found.text)):
        nested = Style(found.style.rank, found.style.mark, 1 + min(indent, 8) // 2)
        found = Found(nested, found.number, (), found.text, found.gap, found.words)
    return Line(number, Kind.WORDS, words, indent=indent, found=found)


def _while(lines: tuple[str, ...], start: int, holds: Callable[[str], bool]) -> int:
    end = start
    while end < len(lines) and holds(lines[end]):
        end += 1
    return end


def _fence_end(lines: tuple[str, ...], start: int, fence: str) -> int:
    for position in range(start + 1, len(lines)):
        if lines[position].strip() == fence:
            return position + 1
    return len(lines)


def _dedented(line: str, indent: int) -> str:
    return line[indent:] if not line[:indent].strip() else line.lstrip()


def _hard(lines: tuple[str, ...]) -> list[str]:
    """Each line of a quotation keeps its own line."""
    return [line.rstrip() + "\\" for line in lines[:-1]] + [lines[-1]]


def _is_table(lines: tuple[str, ...], start: int) -> bool:
    after = lines[start + 1] if start + 1 < len(lines) else ""
    if max(len(after), lines[start].count("|")) > _MOST_COLUMNS * 4:
        return False
    return "-" in after and "|" in after and _DELIMITER.fullmatch(after) is not None


def _cells(line: str) -> tuple[str, ...]:
    inner = line.strip().removeprefix("|").removesuffix("|")
    return tuple(cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", inner))
