"""The elements of a list or a mapping as stretches of text, put into another order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from planforge.source.rewrite.patches import Fragment, Kept, Patch
from planforge.source.rewrite.spans import ListSpan, MapSpan, ScalarSpan, Span, Text

_COMMENT = re.compile(r"( *)#")
_ANY_COMMENT = re.compile(r"(?m)(?:^|(?<=[ \t]))#[^\r\n]*")
_FIRST_END = re.compile(r"\A(?:\r\n|\r|\n)")
_LAST_END = re.compile(r"(?:\r\n|\r|\n) *\Z")


@dataclass(frozen=True, slots=True)
class Stretch:
    """An element with the comments that belong to it.

    Attributes:
        start: its first comment line's mark, else the dash or the key.
        mark: the dash or the key; in brackets the element's start.
        end: after its last character or comment, without the line end.
    """

    start: int
    mark: int
    end: int


def stretches(text: Text, span: ListSpan | MapSpan, *, root: bool = False) -> list[Stretch]:
    """The elements of a list or a mapping."""
    if isinstance(span, ListSpan):
        bounds = [(item.start, item.end) for item in span.items]
    else:
        bounds = [(key.start, max(colon_end(text, key), value.end)) for key, value in span.pairs]
    if span.flow:
        return [Stretch(start, start, end) for start, end in bounds]
    if isinstance(span, ListSpan):
        marks = [dash_of(text, span, n) for n in range(len(bounds))]
    else:
        marks = [start for start, _ in bounds]
    starts = [
        mark if root and number == 0 else _commented(text, mark, span.column)
        for number, mark in enumerate(marks)
    ]
    limits = [*starts[1:], len(text.whole)]
    return [
        Stretch(start, mark, _trailed(text, max(end, mark + 1), span.column, limit))
        for start, mark, (_, end), limit in zip(starts, marks, bounds, limits, strict=True)
    ]


def colon_end(text: Text, key: Span) -> int:
    """The position after a key's colon."""
    return text.whole.index(":", key.end) + 1


def begins_line(text: Text, position: int) -> bool:
    """Only blanks stand before it on its line."""
    return not text.whole[text.start_of(text.line_of(position)) : position].strip(" ")


def dash_of(text: Text, span: ListSpan, number: int) -> int:
    """Where the dash of a block list's element stands."""
    if number == 0:
        return span.start
    line = text.line_of(span.items[number].start)
    while True:
        position = text.start_of(line) + span.column
        if text.whole.startswith("-", position) and begins_line(text, position):
            return position
        line -= 1


def _commented(text: Text, mark: int, column: int) -> int:
    """Where the comment lines directly above start, that are indented alike; else the mark."""
    line = text.line_of(mark)
    if not begins_line(text, mark):
        return mark
    first = mark
    while line > 0:
        line -= 1
        found = _COMMENT.match(text.line(line))
        if found is None or len(found[1]) != column:
            break
        first = text.start_of(line) + column
    return first


def _trailed(text: Text, end: int, column: int, limit: int) -> int:
    """The end with the comment on its line and those below that are indented deeper."""
    line = text.line_of(end)
    last = text.start_of(line) + len(text.line(line).rstrip(" \t"))
    last = max(end, last)
    while line + 1 < text.lines and text.start_of(line + 1) < limit:
        line += 1
        found = _COMMENT.match(text.line(line))
        if found is None or len(found[1]) <= column:
            break
        last = text.start_of(line) + len(text.line(line))
    return last


def followed(text: Text, end: int, indent: int) -> bool:
    """A comment stands below that is indented deeper."""
    for line in range(text.line_of(end) + 1, text.lines):
        words = text.line(line)
        if words.strip():
            found = _COMMENT.match(words)
            return found is not None and len(found[1]) > indent
    return False


def comments_in(text: Text, stretch: Stretch, held: Sequence[Span]) -> list[str]:
    """The comments of an element, those behind its values too; held are its values."""
    outside: list[str] = []
    position = stretch.start
    for start, end in sorted(_scalars(held)):
        outside.append(text.whole[position:start])
        position = max(position, end)
    outside.append(text.whole[position : stretch.end])
    return [found[0].rstrip() for part in outside for found in _ANY_COMMENT.finditer(part)]


def _scalars(held: Sequence[Span]) -> Iterator[tuple[int, int]]:
    waiting = list(held)
    while waiting:
        span = waiting.pop()
        if isinstance(span, ScalarSpan):
            yield span.start, span.end
        elif isinstance(span, ListSpan):
            waiting += span.items
        else:
            waiting += (inner for pair in span.pairs for inner in pair)


@dataclass(frozen=True)
class Arranging:
    """A list or a mapping to be put into another order.

    Attributes:
        text: the file's.
        span: where it stands.
        elements: its elements.
        inner: the changes in each.
    """

    text: Text
    span: ListSpan | MapSpan
    elements: list[Stretch]
    inner: Sequence[tuple[Patch, ...]]

    def patch(self, order: Sequence[int | tuple[Fragment, ...]]) -> Patch:
        """The one replacement that does it; order holds indexes and new elements."""
        olds = [what for what in order if isinstance(what, int)]
        if self.span.flow and self._all(order):
            return self._turned(olds)
        out: list[Fragment] = []
        kept = set(olds)
        for number, what in enumerate(order):
            if not isinstance(what, int):
                out += [self._plain] if number else []
                out += what
                continue
            gap = self._gap_before(what, kept)
            out.append(gap if number else self._without_end(gap))
            out.append(self._kept(what))
        if not self.elements:
            inside = self.span.start + 1
            return Patch(inside, inside, tuple(out))
        left = self._joined(self._owned(len(self.elements), kept))
        out.append(_LAST_END.sub("", left))
        return Patch(self.elements[0].start, self.elements[-1].end, tuple(out))

    def _all(self, order: Sequence[int | tuple[Fragment, ...]]) -> bool:
        """The order holds all old elements and nothing else."""
        olds = sum(isinstance(what, int) for what in order)
        return olds == len(order) == len(self.elements)

    def _turned(self, order: list[int]) -> Patch:
        """All elements in another order, what stands between them in its place."""
        out: list[Fragment] = []
        for number, index in enumerate(order):
            out.append(self._gap(number) if number else "")
            out.append(self._kept(index))
        return Patch(self.elements[0].start, self.elements[-1].end, tuple(out))

    def _kept(self, index: int) -> Kept:
        element = self.elements[index]
        return Kept(element.start, element.end, 0, tuple(self.inner[index]))

    def lost(self, order: Sequence[int | tuple[Fragment, ...]]) -> list[str]:
        """The comments between elements in brackets that find no place any more."""
        if not self.span.flow or self._all(order):
            return []
        kept = {what for what in order[1:] if isinstance(what, int)}
        gaps = [self._gap(index) for index in range(1, len(self.elements)) if index not in kept]
        return [found[0].rstrip() for gap in gaps for found in _ANY_COMMENT.finditer(gap)]

    def _gap(self, index: int) -> str:
        """What stands between an element and the one before."""
        return self.text.whole[self.elements[index - 1].end : self.elements[index].start]

    @cached_property
    def _plain(self) -> str:
        """The gap between new elements: as between all old ones, else the least there is."""
        gaps = {self._gap(index) for index in range(1, len(self.elements))}
        alike = gaps.pop() if len(gaps) == 1 else ""
        if self.span.flow:
            return alike if alike and "#" not in alike else ", "
        blank = alike and not alike.strip()
        return alike if blank else self.text.eol + " " * self.span.column

    def _gap_before(self, index: int, kept: set[int]) -> str:
        """What is to stand between an old element and the one that now comes before it."""
        if self.span.flow:
            return self._gap(index) if index else self._plain
        owned = self._owned(index, kept)
        if any(map(str.strip, owned)):
            return self._joined(owned)
        return max(owned, key=len) if owned else self._plain

    def _owned(self, index: int, kept: set[int]) -> list[str]:
        """The gaps before an element and before the lost ones right above it."""
        if self.span.flow:
            return []
        first = index
        while first > 0 and first - 1 not in kept:
            first -= 1
        last = min(index, len(self.elements) - 1)
        return [self._gap(number) for number in range(max(1, first), last + 1)]

    def _joined(self, gaps: list[str]) -> str:
        """The gaps that hold a comment which belongs to no element, as one."""
        sticky = [gap for gap in gaps if gap.strip()]
        return "".join(gap.rstrip(" ") for gap in sticky) + " " * self.span.column * bool(sticky)

    def _without_end(self, gap: str) -> str:
        """A gap's comments where nothing stands before them but the indentation."""
        if self.span.flow or not gap.strip():
            return ""
        return _FIRST_END.sub("", gap)[self.span.column :]
