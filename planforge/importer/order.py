"""Which line stands under which: lines to the tree of a Document.

Levels come from the order in which the kinds of labels appear, not from a fixed table; what looks
like a label but does not fit the count before it stays words.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from planforge.document import (
    PRESETS,
    Block,
    Cell,
    Column,
    Document,
    Item,
    Label,
    Meta,
    Paragraph,
    Role,
    Row,
    Section,
    SectionKind,
    Table,
    Text,
)
from planforge.errors import LoadError
from planforge.findings import Path
from planforge.importer.labels import Found, Style, title_like
from planforge.importer.lines import Kind, Line

MOST_LEVELS = 9
"""Word knows nine levels of headings."""
MOST_CHAPTERS = 1000
MOST_ENTRIES = 5000
_JUMP = 3
"""How many numbers a count may leave out and still be that count."""
_CLOSING = re.compile(
    r"(?:注|备注|说明)[:：]|本(?:预案|方案|办法|规定|细则|制度|计划|规则)自|附件[:：]"
)
_LISTED = re.compile(r"附件[:：]")
_ANNEX = re.compile(r"(?:附件|附录)\s*(?:\d{1,2}|[一二三四五六七八九十])?\s*[:：]?")


@dataclass(slots=True)
class _Node:
    """An entry whose lines are still coming."""

    line: int
    words: str = ""
    found: Found | None = None
    level: int = 0
    blocks: "list[_Node | Paragraph | Table]" = field(default_factory=list)

    @property
    def takes(self) -> bool:
        """Words without a label that follow belong to it."""
        style = self.found.style if self.found else None
        article = style is not None and style.rank == 4
        return bool(self.level or article or title_like(self.words) or self.words[-1:] in ":：")


Siblings = Sequence["_Node | Paragraph | Table"]


@dataclass(frozen=True, slots=True)
class Read:
    """What was read: a Document whose origins are ("line", number), and its ends.

    Attributes:
        document: title in its meta, body, annexes last.
        title_line: the line of the title, or 0 where there is none.
        opening: paragraphs before the first chapter.
        closing: paragraphs after the last that belong to no chapter.
        comments: lines of HTML comments, which are not printed.
        listed: the list of annexes at the end of the text (附件：1．…).
    """

    document: Document
    title_line: int
    opening: tuple[Paragraph, ...]
    closing: tuple[Paragraph, ...]
    comments: tuple[tuple[int, str], ...]
    listed: tuple[Paragraph, ...] = ()


def read_document(lines: Iterable[Line]) -> Read:
    """The tree of a source's lines.

    Raises:
        LoadError: more chapters, or entries under one, than any plan has.
    """
    return _Reader().read(list(lines))


class _Reader:
    def __init__(self) -> None:
        self._root = _Node(0)
        self._stack = [self._root]
        self._last: dict[tuple[Style, tuple[int, ...]], int] = {}
        self._waiting: list[Line] = []
        self._annexes: list[_Node] = []
        self._closing: list[Paragraph] = []
        self._comments: list[tuple[int, str]] = []
        self._skip: Line | None = None
        self._listed: list[Paragraph] = []

    def read(self, lines: list[Line]) -> Read:
        title = _title(lines)
        if title is not None:
            lines.remove(title)
        for index, line in enumerate(lines):
            after = lines[index + 1] if index + 1 < len(lines) else None
            if after is not None and self._starts_annex(line, after):
                self._annex(line, after)
            else:
                self._take(line)
        self._flush(None)
        return self._result(title)

    def _take(self, line: Line) -> None:
        if line is self._skip:
            return
        if line.kind is Kind.COMMENT:
            self._comments.append((line.number, line.words))
            return
        if line.kind is Kind.HEADING:
            self._flush(line)
            self._heading(line)
            return
        found = line.found if line.kind is Kind.WORDS else None
        if found is not None and self._plausible(found):
            self._flush(line)
            self._labelled(line, found)
        else:
            self._waiting.append(line)

    # Labels

    def _plausible(self, found: Found) -> bool:
        """The label fits what was counted so far."""
        style = found.style
        if style.bullet or style.rank <= 3:
            return True
        last = self._last.get((style, found.parents))
        if style.mark.joined:
            return (found.number == 1 or last is not None) and self._parents_known(found)
        if found.number == 1:
            return True
        if last is None:
            return False
        opened = any(node.found and node.found.style == style for node in self._stack)
        return last < found.number <= last + _JUMP or (opened and 0 < found.number <= last)

    def _parents_known(self, found: Found) -> bool:
        path = _numbers(self._stack)
        count = len(found.parents)
        return any(found.parents == path[start : start + count] for start in range(len(path)))

    def _labelled(self, line: Line, found: Found) -> None:
        self._pop_for(found)
        self._last[found.style, found.parents] = found.number
        self._open(_Node(line.number, found.words, found))

    def _pop_for(self, found: Found) -> None:
        style, stack = found.style, self._stack
        for depth in range(len(stack) - 1, 0, -1):
            node = stack[depth]
            if node.level and not node.found:
                break
            if node.found and node.found.style == style:
                del stack[depth if not node.level else depth + 1 :]
                return
            if node.level:
                break
        if style.mark.joined:
            for depth in range(len(stack) - 1, 0, -1):
                if _numbers(stack[: depth + 1])[-len(found.parents) :] == found.parents:
                    del stack[depth + 1 :]
                    return
        if not style.bullet:
            while len(stack) > 1 and not stack[-1].level and _rank(stack[-1]) > style.rank:
                del stack[-1]

    def _heading(self, line: Line) -> None:
        stack = self._stack
        while len(stack) > 1 and (not stack[-1].level or stack[-1].level >= line.level):
            del stack[-1]
        found = line.found if line.found and not line.found.style.bullet else None
        words = found.words if found else line.words
        if found is not None:
            self._last[found.style, found.parents] = found.number
        self._open(_Node(line.number, words, found, line.level))

    def _open(self, node: _Node) -> None:
        if len(self._stack) > MOST_LEVELS:
            label = node.found.text + node.found.gap if node.found else ""
            self._stack[-1].blocks.append(_paragraph(f"{label}{node.words}", node.line))
            return
        parent = self._stack[-1]
        parent.blocks.append(node)
        self._stack.append(node)
        if len(parent.blocks) > (MOST_CHAPTERS if parent is self._root else MOST_ENTRIES):
            message = f"第 {node.line} 行：同一级的条目太多，不像一份预案。"
            hint = (
                f"最多 {MOST_CHAPTERS} 章，一章或一条下面最多 {MOST_ENTRIES} 条；请检查原文的序号。"
            )
            raise LoadError(message, hint)

    # Words without a label

    def _flush(self, following: Line | None) -> None:
        """Give what waits to the entry it belongs to, knowing what follows."""
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        stack = self._stack
        indented = waiting[0].indent >= 2
        popped = False
        while len(stack) > 1 and not stack[-1].takes and not indented:
            if self._continues(stack[-1], following):
                break
            del stack[-1]
            popped = True
        for line in waiting:
            ends = following is None and ((popped and _CLOSING.match(line.words)) or self._closing)
            if ends:
                self._closing.append(_paragraph(line.words, line.number))
            else:
                stack[-1].blocks.append(_block(line))

    def _continues(self, node: _Node, following: Line | None) -> bool:
        """The list of a node goes on after the words that wait, or a list under it begins."""
        found = following.found if following is not None else None
        if found is None or node.found is None or following is None or following.level:
            return False
        if found.style == node.found.style:
            return not found.style.bullet and found.number == node.found.number + 1
        opened = any(n.found and n.found.style == found.style for n in self._stack)
        return not opened and found.style.rank > node.found.style.rank

    # Annexes

    def _starts_annex(self, line: Line, title: Line) -> bool:
        """附件1 in a line of its own, then a title, after the first chapter."""
        plain = all(one.kind is Kind.WORDS and one.found is None for one in (line, title))
        titled = title_like(title.words) and not _ANNEX.fullmatch(title.words)
        begun = bool(self._root.blocks) and len(self._stack) > 1
        return plain and titled and begun and _ANNEX.fullmatch(line.words) is not None

    def _annex(self, line: Line, title: Line) -> None:
        waiting = self._waiting
        start = next((i for i, w in enumerate(waiting) if _LISTED.match(w.words)), len(waiting))
        self._listed += [_paragraph(w.words, w.number) for w in waiting[start:]]
        self._waiting = waiting[:start]
        self._flush(None)
        del self._stack[1:]
        node = _Node(line.number, title.words, None, 1)
        self._skip = title
        self._annexes.append(node)
        self._stack = [self._root, node]
        self._last.clear()

    # To the document

    def _result(self, title: Line | None) -> Read:
        blocks = list(self._root.blocks)
        opening = []
        while blocks and isinstance(blocks[0], Paragraph):
            opening.append(blocks.pop(0))
        body = [_entry(node, 1) if isinstance(node, _Node) else node for node in blocks]
        body += [_annex_block(node) for node in self._annexes]
        document = Document(Meta(title.words if title else ""), PRESETS["gongwen"], tuple(body))
        paragraphs = tuple(block for block in opening if isinstance(block, Paragraph))
        return Read(
            document,
            title.number if title else 0,
            paragraphs,
            tuple(self._closing),
            tuple(self._comments),
            tuple(self._listed),
        )


def _title(lines: list[Line]) -> Line | None:
    """The title: the first heading of the first level, else the first line if it can be one."""
    first = next((line for line in lines if line.kind is not Kind.COMMENT), None)
    if first is None:
        return None
    if first.kind is Kind.HEADING:
        return first if sum(line.level == first.level for line in lines) == 1 else None
    plain = first.kind is Kind.WORDS and first.found is None
    return first if plain and title_like(first.words) else None


def _rank(node: _Node) -> int:
    return node.found.style.rank if node.found else 0


def _numbers(stack: list[_Node]) -> tuple[int, ...]:
    """The numbers of the open entries, joined labels counted once."""
    path: tuple[int, ...] = ()
    for node in stack[1:]:
        if node.found is not None and node.found.number:
            joined = node.found.style.mark.joined
            path = (
                (*node.found.parents, node.found.number) if joined else (*path, node.found.number)
            )
    return path


def origin(line: int) -> Path:
    """The origin of what stands in a line of the source."""
    return ("line", line)


def _paragraph(words: str, line: int, role: Role = Role.BODY) -> Paragraph:
    return Paragraph((Text(words, origin(line)),), role, origin=origin(line))


def _block(line: Line) -> Paragraph | Table:
    if line.kind is Kind.TABLE:
        return _table(line)
    role = {Kind.CODE: Role.CODE, Kind.QUOTE: Role.QUOTE}.get(line.kind, Role.BODY)
    return _paragraph(line.words, line.number, role)


def _table(line: Line) -> Table:
    width = max(len(row) for row in line.rows)
    rows = tuple(
        Row(
            tuple(Cell((_paragraph(cell, line.number, Role.CELL),)) for cell in row),
            origin=origin(line.number),
        )
        for row in line.rows
    )
    columns = tuple(Column(1 / width) for _ in range(width))
    return Table(columns, rows, origin=origin(line.number))


def _annex_block(node: _Node) -> Section:
    inner = _entry(node, 0)
    return Section(
        1, inner.title if isinstance(inner, Section) else (), inner.blocks, kind=SectionKind.ANNEX,
        origin=origin(node.line),
    )  # fmt: skip


def _entry(node: _Node, depth: int, beside: Siblings = ()) -> Section | Item:
    blocks: tuple[Block, ...] = tuple(
        _entry(inner, depth + 1, node.blocks) if isinstance(inner, _Node) else inner
        for inner in node.blocks
    )
    words = (Text(node.words, origin(node.line)),) if node.words else ()
    label = _label(node.found, depth) if node.found else None
    at = origin(node.line)
    if _is_heading(node) and _like_others(node, beside):
        return Section(depth, words, blocks, label=label, origin=at)
    return Item(depth, words, blocks, label=label, origin=at)


def _label(found: Found, depth: int) -> Label:
    mark = found.style.mark
    return Label(found.text, found.gap, mark, depth - 1, found.number, found.parents)


def _like_others(node: _Node, beside: Siblings) -> bool:
    """Of plain numbers, most entries of a list are headings, or none is."""
    if node.level or node.found is None or node.found.style.rank != 7:
        return True
    others = [n for n in beside if isinstance(n, _Node) and n.found and not n.level]
    same = [n for n in others if n.found and n.found.style == node.found.style]
    return 2 * sum(map(_is_heading, same)) >= len(same)


def _is_heading(node: _Node) -> bool:
    """A heading of its own line, not the start of a numbered paragraph."""
    if node.level:
        return True
    if node.found is None or not title_like(node.words):
        return False
    rank = node.found.style.rank
    counted = node.found.style.mark.joined or not node.found.style.mark.suffix
    return rank <= 3 or rank == 5 or (rank == 7 and counted) or (rank <= 7 and bool(node.blocks))
