"""Which line stands under which: lines to the tree of a Document.

Levels come from the order in which the kinds of labels appear, not from a fixed table; what looks
like a label but does not fit the count before it stays words.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from planforge.document import PRESETS, Document, Meta, Paragraph
from planforge.errors import LoadError
from planforge.importer.labels import Found, Style, alike, family, title_like
from planforge.importer.lines import Counted, Kind, Line
from planforge.importer.nodes import (
    Node,
    annex_of,
    block_of,
    entry_of,
    node_of,
    numbers_of,
    paragraph,
    unlabelled,
)

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
        self._root = Node(0)
        self._stack = [self._root]
        self._last: dict[tuple[Style, tuple[int, ...]], int] = {}
        self._waiting: list[Line] = []
        self._annexes: list[Node] = []
        self._closing: list[Paragraph] = []
        self._comments: list[tuple[int, str]] = []
        self._skip: Line | None = None
        self._listed: list[Paragraph] = []

    def read(self, lines: list[Line]) -> Read:
        title = _title(lines)
        if title is not None:
            lines = [line for line in lines if line is not title]
        self._later = _last_of_lists(lines)
        self._counts = _counts(lines)
        for index, line in enumerate(lines):
            after = lines[index + 1] if index + 1 < len(lines) else None
            if line.kind is Kind.ANNEX:
                self._annex(line, line)
            elif after is not None and self._starts_annex(line, after):
                self._annex(line, after)
                self._skip = after
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
        if found is not None and line.counted and not self._countable(found):
            line, found = unlabelled(line), None
        if found is not None and (line.counted or self._plausible(found)):
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
        last = self._last.get(_key(found))
        if style.mark.joined:
            return (found.number == 1 or last is not None) and self._parents_known(found)
        if found.number == 1:
            return True
        if last is None:
            return False
        opened = any(node.found and alike(node.found.style, style) for node in self._stack)
        return last < found.number <= last + _JUMP or (opened and 0 < found.number <= last)

    def _countable(self, found: Found) -> bool:
        """A counted label that numbering can give again: 1.2 only under 1."""
        return not found.style.mark.joined or self._parents_known(found)

    def _parents_known(self, found: Found) -> bool:
        path = numbers_of(self._stack)
        count = len(found.parents)
        return any(found.parents == path[start : start + count] for start in range(len(path)))

    def _labelled(self, line: Line, found: Found) -> None:
        if not self._nests(line, found):
            self._pop_for(found, self._pop_list(line), line.number)
        self._last[_key(found)] = found.number
        self._open(node_of(line, found))

    def _nests(self, line: Line, found: Found) -> bool:
        """A list begins under an entry of another list that goes on later."""
        counted, top = line.counted, self._stack[-1]
        if counted is None or found.number != 1 or top.counted is None or top.level:
            return False
        if any(node.counted and node.counted.list == counted.list for node in self._stack):
            return False
        return self._later.get(top.counted, 0) > self._later.get(counted, 0) > line.number

    def _pop_list(self, line: Line) -> int:
        """Close what stands at the same level of the list that counts a line, or deeper.

        Gives the depth that stays open: that of the entry which the list is under.
        """
        counted, stack = line.counted, self._stack
        if counted is None:
            return 0
        for depth in range(len(stack) - 1, 0, -1):
            node = stack[depth].counted
            if node is None or node.list != counted.list:
                continue
            if node.level < counted.level:
                return depth
            del stack[depth:]
            if node.level == counted.level:
                return depth - 1
        return 0

    def _pop_for(self, found: Found, stays: int, line: int) -> None:
        style, stack = found.style, self._stack
        for depth in range(len(stack) - 1, stays, -1):
            node = stack[depth]
            if node.level and not node.found:
                break
            if node.found and alike(node.found.style, style):
                del stack[depth if not node.level else depth + 1 :]
                return
            if node.level:
                break
        if style.mark.joined:
            for depth in range(len(stack) - 1, stays, -1):
                if numbers_of(stack[: depth + 1])[-len(found.parents) :] == found.parents:
                    del stack[depth + 1 :]
                    return
        if not style.bullet:
            low = max(1, stays + 1, self._floor(style, line))
            while len(stack) > low and not stack[-1].level and stack[-1].rank > style.rank:
                del stack[-1]

    def _floor(self, style: Style, line: int) -> int:
        """How many open entries a label that looks higher leaves open: 1、 with 1.1 over （一）."""
        stack = self._stack
        top = stack[1] if stack[1:] else None
        if top is None or top.rank <= style.rank or not self._counts_on(top, line):
            return 0
        depth = 2
        while depth < len(stack) and (found := stack[depth].found) and found.style.mark.joined:
            depth += 1
        return depth

    def _counts_on(self, chapter: Node, line: int) -> bool:
        """Chapters go on counting behind a line: what looks higher than they do is under one."""
        own = chapter.found
        if own is None or not own.number or own.parents:
            return False
        counts = self._counts.get(family(own.style), [])
        after = bisect_right(counts, line, key=lambda one: one[0])
        return after < len(counts) and counts[after][1] == own.number + 1

    def _heading(self, line: Line) -> None:
        stack = self._stack
        while len(stack) > 1 and (not stack[-1].level or stack[-1].level >= line.level):
            del stack[-1]
        found = line.found
        if found is not None and found.style.bullet and line.counted is None:
            found = None
        if found is not None and not self._countable(found):
            line, found = unlabelled(line), None
        if found is not None:
            self._last[_key(found)] = found.number
        self._open(node_of(line, found, line.level))

    def _open(self, node: Node) -> None:
        if len(self._stack) > MOST_LEVELS:
            label = node.found.text + node.found.gap if node.found else ""
            self._stack[-1].blocks.append(paragraph(f"{label}{node.words}", node.line))
            return
        parent = self._stack[-1]
        parent.blocks.append(node)
        self._stack.append(node)
        if len(parent.blocks) > (MOST_CHAPTERS if parent is self._root else MOST_ENTRIES):
            message = f"从第 {node.line} 行（段）起，同一级的条目太多，不像一份预案。"
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
                self._close(line)
            else:
                stack[-1].blocks.append(block_of(line))

    def _continues(self, node: Node, following: Line | None) -> bool:
        """The list of a node goes on after the words that wait, or a list under it begins."""
        found = following.found if following is not None else None
        if found is None or node.found is None or following is None or following.level:
            return False
        if alike(found.style, node.found.style):
            return not found.style.bullet and found.number == node.found.number + 1
        opened = any(n.found and alike(n.found.style, found.style) for n in self._stack)
        return not opened and found.style.rank > node.found.style.rank

    def _close(self, line: Line) -> None:
        block = block_of(line)
        if isinstance(block, Paragraph):
            self._closing.append(block)
        else:
            self._stack[-1].blocks.append(block)

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
        self._listed += [paragraph(w.words, w.number) for w in waiting[start:]]
        self._waiting = waiting[:start]
        self._flush(None)
        del self._stack[1:]
        node = node_of(replace(title, number=line.number), None, 1)
        self._annexes.append(node)
        self._stack = [self._root, node]
        self._last.clear()

    # To the document

    def _result(self, title: Line | None) -> Read:
        blocks = list(self._root.blocks)
        opening = []
        while blocks and isinstance(blocks[0], Paragraph):
            opening.append(blocks.pop(0))
        body = [entry_of(node, 1) if isinstance(node, Node) else node for node in blocks]
        body += [annex_of(node) for node in self._annexes]
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


def _key(found: Found) -> tuple[Style, tuple[int, ...]]:
    return family(found.style), found.parents


def _last_of_lists(lines: Iterable[Line]) -> dict[Counted, int]:
    """By list and level, the number of its last line."""
    return {line.counted: line.number for line in lines if line.counted is not None}


def _title(lines: list[Line]) -> Line | None:
    """The title: that which the reader knows, else by its place.

    By its place: the only heading of the first level, or the first line if it can be one.
    """
    known = next((line for line in lines if line.kind is Kind.TITLE), None)
    if known is not None:
        return known
    first = next((line for line in lines if line.kind is not Kind.COMMENT), None)
    if first is None:
        return None
    if first.kind is Kind.HEADING and first.counted is not None:
        return None
    if first.kind is Kind.HEADING:
        if sum(line.level == first.level for line in lines) == 1:
            return first
        top = [line for line in lines if line.level == 1]
        return top[0] if len(top) == 1 else None
    plain = first.kind is Kind.WORDS and first.found is None
    return first if plain and title_like(first.words) else None


def _counts(lines: Iterable[Line]) -> dict[Style, list[tuple[int, int]]]:
    """By style, the labels of one number: the line of each, and its number."""
    out: dict[Style, list[tuple[int, int]]] = {}
    for line in lines:
        if line.found is not None and not line.found.parents:
            out.setdefault(family(line.found.style), []).append((line.number, line.found.number))
    return out
