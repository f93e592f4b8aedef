"""Where each value of a YAML file starts and ends, in characters of its text."""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

import yaml

_TRAILING = re.compile(r"(?:(?:\r\n|\r|\n)[ \t]*)+\Z")
_LINE_END = re.compile(r"\r\n|\r|\n")


class _Position(Protocol):
    """A parser's mark, counted from 0."""

    index: int
    column: int


@dataclass(slots=True, eq=False)
class ScalarSpan:
    """A single value.

    Attributes:
        start, end: the characters it is written with, quotes and block header included.
        column: of the start, counted from 0.
        text: as YAML reads it, folded lines joined by blanks.
        style: ' or " or | or >; None where plain.
        shared: it carries an anchor, or stands for one.
    """

    start: int
    end: int
    column: int
    text: str
    style: str | None
    shared: bool = False


@dataclass(slots=True, eq=False)
class ListSpan:
    """A list; a block list starts at its first dash."""

    start: int
    end: int
    column: int
    flow: bool
    shared: bool = False
    items: list["Span"] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class MapSpan:
    """A mapping; one in block style starts at its first key."""

    start: int
    end: int
    column: int
    flow: bool
    shared: bool = False
    pairs: list[tuple["Span", "Span"]] = field(default_factory=list)


Span = ScalarSpan | ListSpan | MapSpan


class Text:
    """A file's text and its lines.

    Attributes:
        whole: the text; its last line has an end too.
        eol: the line end that the file uses.
    """

    def __init__(self, whole: str) -> None:
        self.whole = whole
        found = _LINE_END.search(whole)
        self.eol = found[0] if found is not None else "\n"

    @cached_property
    def starts(self) -> list[int]:
        """Where each line starts."""
        return [0, *(found.end() for found in _LINE_END.finditer(self.whole))]

    def line_of(self, position: int) -> int:
        """The number of the line, counted from 0, that holds a position."""
        return bisect_right(self.starts, position) - 1

    def start_of(self, line: int) -> int:
        """Where a line starts; the text's end for one beyond the last."""
        return self.starts[line] if line < len(self.starts) else len(self.whole)

    def line(self, number: int) -> str:
        """A line without its end."""
        return self.whole[self.start_of(number) : self.start_of(number + 1)].rstrip("\r\n")

    def rest(self, position: int) -> str:
        """What stands on a line from a position on, without the line's end."""
        end = self.start_of(self.line_of(position) + 1)
        return self.whole[position:end].rstrip("\r\n")

    @property
    def lines(self) -> int:
        """How many lines there are, without the empty one after the last end."""
        return len(self.starts) - 1 if self.starts[-1] == len(self.whole) else len(self.starts)


def spans(text: Text) -> Span | None:
    """The file's values with their places; None for a file without any.

    Raises:
        yaml.YAMLError: the text is not YAML.
    """
    loader: Callable[[str], _Events] = getattr(yaml.cyaml, "CParser", yaml.SafeLoader)
    builder = _Builder(text)
    events = loader(text.whole)
    while events.check_event():
        builder.take(events.get_event())
    return builder.root


class _Events(Protocol):
    def check_event(self) -> bool: ...
    def get_event(self) -> yaml.Event: ...


@dataclass(slots=True)
class _Builder:
    text: Text
    root: Span | None = None
    stack: list[ListSpan | MapSpan] = field(default_factory=list)
    keys: list[Span | None] = field(default_factory=list)
    anchors: dict[str, Span] = field(default_factory=dict)

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._attach(self._named(event, self._scalar(event)))
        elif isinstance(event, yaml.AliasEvent):
            start, end = _positions(event)
            self._attach(ScalarSpan(start.index, end.index, start.column, "", "*", shared=True))
        elif isinstance(event, yaml.CollectionStartEvent):
            start, _ = _positions(event)
            kind = MapSpan if isinstance(event, yaml.MappingStartEvent) else ListSpan
            opened = kind(start.index, start.index, start.column, flow=bool(event.flow_style))
            self._named(event, opened)
            self.stack.append(opened)
            self.keys.append(None)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(event)

    def _scalar(self, event: yaml.ScalarEvent) -> ScalarSpan:
        start, end = _positions(event)
        style = event.style or None
        last = end.index
        if style in ("|", ">"):
            written = self.text.whole[start.index : last]
            if "+" in written.split("\n", 1)[0].split("#", 1)[0]:
                last = start.index + len(re.sub(r"(?:\r\n|\r|\n)\Z", "", written))
            else:
                last = start.index + len(_TRAILING.sub("", written))
        return ScalarSpan(start.index, last, start.column, event.value, style)

    def _named(self, event: yaml.NodeEvent, span: Span) -> Span:
        if getattr(event, "anchor", None) is not None:
            span.shared = True
        return span

    def _close(self, event: yaml.Event) -> None:
        closed = self.stack.pop()
        self.keys.pop()
        _, end = _positions(event)
        if closed.flow:
            closed.end = end.index
        elif isinstance(closed, ListSpan):
            closed.end = closed.items[-1].end if closed.items else closed.start
        else:
            closed.end = closed.pairs[-1][1].end if closed.pairs else closed.start
        self._attach(closed)

    def _attach(self, span: Span) -> None:
        if not self.stack:
            self.root = span
            return
        parent = self.stack[-1]
        if isinstance(parent, ListSpan):
            parent.items.append(span)
            return
        key = self.keys[-1]
        if key is None:
            self.keys[-1] = span
        else:
            parent.pairs.append((key, span))
            self.keys[-1] = None


def _positions(event: yaml.Event) -> tuple[_Position, _Position]:
    start: _Position = event.start_mark  # type: ignore[assignment]  # the parser sets them
    end: _Position = event.end_mark  # type: ignore[assignment]
    return start, end
