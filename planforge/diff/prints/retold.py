"""A print of a plan with the plan's own headings, tables and numbers where it says the same."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from planforge.diff.prints.building import Building
from planforge.diff.prints.lines import Line, lines_of, squeezed
from planforge.diff.prints.same import same_spans
from planforge.document import (
    Block,
    Contents,
    Document,
    Figure,
    Item,
    Label,
    Paragraph,
    Role,
    Section,
    SectionKind,
    Text,
    blocks_of,
    plain,
)

_PAGE = "0123456789.…·"
_CONTENTS = "目录"


def retold(plan: Document, printed: Document) -> Document:
    """The document of a file that may be a print of a plan, told as the plan tells it.

    A text, a page or a PDF has no headings, no numbers beside its words, no rows: an importer
    guesses them. Where the characters are those of the plan, whatever lines they are cut into,
    the plan's own blocks take the place of the guess; its contents are derived and left out; a
    paragraph that begins with the number that the plan's has there gets that number. All other
    words stay as they were read. A file of which less than half is the plan's stays as it is.

    Args:
        plan: numbered.
        printed: as it was read.
    """
    said = "".join(line.printed for line in lines_of(printed))
    ours = _Lines([_in_words(line, said) for line in lines_of(plan)])
    theirs = _Lines(_text_of(printed, plan, ours))
    spans = same_spans(ours.printed, theirs.printed)
    same = sum(len(words) for *_, k, m in spans for words in theirs.printed[k:m])
    if 2 * same < sum(map(len, theirs.printed)):
        return printed
    building = Building(plan, printed)
    at = there = 0
    for i, j, k, m in (*spans, (ours.count, ours.count, theirs.count, theirs.count)):
        building.others(_numbered(theirs.own(there, k), ours.own(at, i)))
        building.ours(ours.with_blanks(i, j))
        at, there = j, m
    return building.document()


def _in_words(line: Line, said: str) -> Line:
    """The line; of a figure drawn from the plan, its words where the print has them for it."""
    block = line.block
    if not isinstance(block, Figure) or not block.told:
        return line
    words = squeezed("".join(block.told))
    return replace(line, printed=words + line.printed) if words in said else line


class _Lines:
    """Lines, and those of them that print something."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._all = lines
        self._places = [at for at, line in enumerate(lines) if line.printed]
        self.printed = [lines[at].printed for at in self._places]
        self.count = len(self._places)

    def with_blanks(self, start: int, end: int) -> Sequence[Line]:
        """Some of those that print something, with the blank ones up to the next."""
        if start == end:
            return ()
        return self._all[self._places[start] if start else 0 : self._end(end)]

    def own(self, start: int, end: int) -> list[Line]:
        """The same; of the blank ones only rows of tables that they have other rows of."""
        found = self.with_blanks(start, end)
        blocks = {id(line.block) for line in found if line.printed and line.row is not None}
        return [line for line in found if line.printed or id(line.block) in blocks]

    def _end(self, end: int) -> int:
        return self._places[end] if end < self.count else len(self._all)


def _text_of(printed: Document, plan: Document, ours: _Lines) -> list[Line]:
    """What is left of a print without contents and heads of pages, its annexes with numbers."""
    lines = list(_without_contents(_titled(lines_of(printed)), plan))
    running = _running(lines, frozenset(ours.printed), plan.meta.title)
    annexes = {
        squeezed(plain(block.title)): squeezed(block.label.text)
        for block in plan.body
        if isinstance(block, Section) and block.kind is SectionKind.ANNEX and block.label
    }
    return [_annex(line, annexes) for line in lines if line.printed not in running]


def _titled(lines: list[Line]) -> list[Line]:
    """The lines with the title at its own line; an importer puts it before all others."""
    for at, line in enumerate(lines):
        if isinstance(line.block, Paragraph) and line.block.role is Role.TITLE:
            rest = lines[:at] + lines[at + 1 :]
            number = _number(line)
            place = next((n for n, one in enumerate(rest) if _number(one) > number), len(rest))
            return [*rest[:place], line, *rest[place:]]
    return lines


def _number(line: Line) -> int:
    origin = line.block.origin
    number = origin[1] if len(origin) > 1 and origin[0] == "line" else 0
    return number if isinstance(number, int) else 0


def _annex(line: Line, annexes: Mapping[str, str]) -> Line:
    block = line.block
    if isinstance(block, Section) and block.kind is SectionKind.ANNEX and block.label is None:
        return replace(line, printed=annexes.get(line.printed, "") + line.printed)
    return line


def _running(lines: Sequence[Line], said: frozenset[str], title: str) -> set[str]:
    """What a print says at the head of its pages: the title with more, again and again."""
    counts = Counter(line.printed for line in lines if line.printed not in said)
    head = squeezed(title)
    return {words for words, count in counts.items() if count > 1 and head and head in words}


def _without_contents(lines: Sequence[Line], plan: Document) -> Iterator[Line]:
    """The lines without the contents, where the plan has some: its headings before they stand."""
    entries = [
        squeezed(entry.label + entry.title)
        for block in blocks_of(plan)
        if isinstance(block, Contents)
        for entry in block.entries
    ]
    if entries:
        lines = [line for line in lines if line.printed != _CONTENTS]
    known = frozenset(entries)
    heads = [at for at, line in enumerate(lines) if _entry(line.printed, known) in entries[:1]]
    if len(heads) < 2:
        yield from lines
        return
    start = end = heads[0]
    while end < heads[1] and _entry(lines[end].printed, known):
        end += 1
    yield from lines[:start]
    yield from lines[end:]


def _entry(words: str, entries: frozenset[str]) -> str:
    """The entry of the contents that words are, with or without the number of a page."""
    bare = words
    while bare not in entries:
        if not bare or bare[-1] not in _PAGE:
            return ""
        bare = bare[:-1]
    return bare


def _numbered(lines: Sequence[Line], gap: Sequence[Line]) -> Iterator[tuple[Line, Line | None]]:
    """Lines of a print with those of the plan that may stand there; numbers are no words."""
    for at, line in enumerate(lines):
        like = gap[min(at, len(gap) - 1)] if gap else None
        yield _relabelled(line, like) if like is not None else line, like


def _relabelled(line: Line, like: Line) -> Line:
    """The line with its number as the plan prints it there, where it begins with that number."""
    label = _label(like)
    if line.row is not None or not label or not line.printed.startswith(squeezed(label.text)):
        return line
    block, model = line.block, like.block
    if isinstance(block, Paragraph) or _label(line) is None:
        words = _words(block)
        rest = _behind(words, squeezed(label.text))
        content = (Text(rest, block.origin),)
        if isinstance(model, Section):
            return replace(line, block=replace(model, title=content, blocks=(), anchor=""))
        if isinstance(model, Item):
            return replace(line, block=replace(model, content=content, blocks=(), anchor=""))
    return line


def _label(line: Line) -> Label | None:
    block = line.block
    return block.label if isinstance(block, Section | Item) else None


def _words(block: Block) -> str:
    match block:
        case Paragraph() | Item():
            return plain(block.content)
        case Section():
            return plain(block.title)
        case _:
            return ""


def _behind(words: str, label: str) -> str:
    """What stands behind the characters of a label, blanks apart."""
    left = len(label)
    for at, character in enumerate(words):
        if not left:
            return words[at:].lstrip()
        left -= not character.isspace()
    return ""
