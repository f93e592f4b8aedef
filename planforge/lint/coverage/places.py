"""Where things stand in a document as printed: under which heading, with how many words."""

from collections.abc import Sequence
from dataclasses import dataclass

from planforge.document import (
    Block,
    Document,
    Item,
    Paragraph,
    Section,
    SectionKind,
    Strong,
    Table,
    plain,
)
from planforge.findings import Path


@dataclass(slots=True)
class Heading:
    """A heading, or the title that an item runs in with.

    Attributes:
        title: its words.
        label: its number as printed, with those above where it does not hold them itself.
        at: path of what it heads.
        chars: how many characters stand under it.
        listed: a section's heading, and not an item's run-in title.
        annex: it stands in an annex.
    """

    title: str
    label: str
    at: Path
    chars: int
    listed: bool
    annex: bool = False

    @property
    def printed(self) -> str:
        """三、（一）领导机构."""
        gap = "" if not self.label or self.label[-1] in "、）." else " "
        return f"{self.label}{gap}{self.title}"


class Places:
    """The headings of a document, and which of them stands over a path."""

    def __init__(self, document: Document) -> None:
        self.headings: list[Heading] = []
        self._over: dict[Path, Heading] = {}
        for block in document.body:
            self._walk(block, (), None)

    def over(self, path: Path) -> Heading | None:
        """The heading over the first thing printed of a path, else of what holds it."""
        for length in range(len(path), 0, -1):
            found = self._over.get(path[:length])
            if found is not None:
                return found
        return None

    def _walk(self, block: Block, labels: tuple[str, ...], over: Heading | None) -> int:
        match block:
            case Section():
                return self._section(block, labels, over)
            case Item():
                return self._item(block, labels, over)
            case Paragraph():
                self._note(block.origin, over)
                return len(plain(block.content))
            case Table():
                return self._table(block, labels, over)
            case _:
                self._note(block.origin, over)
                return 40

    def _section(self, block: Section, labels: tuple[str, ...], over: Heading | None) -> int:
        label = block.label
        if label is not None:
            labels = (label.text,) if label.parents else (*labels, label.text)
        title = plain(block.title)
        heading = over
        if title:
            annex = block.kind is SectionKind.ANNEX or bool(over and over.annex)
            heading = Heading(title, "".join(labels), block.origin, 0, listed=True, annex=annex)
            self.headings.append(heading)
        if block.origin:
            self._note(block.origin[:-1], over or heading)
        self._note(block.origin, heading)
        chars = sum(self._walk(inner, labels, heading) for inner in block.blocks)
        if heading is not None and title:
            heading.chars = chars
        return chars + len(title)

    def _item(self, block: Item, labels: tuple[str, ...], over: Heading | None) -> int:
        self._note(block.origin, over)
        own = len(plain(block.content))
        chars = own + sum(self._walk(inner, labels, over) for inner in block.blocks)
        first = block.content[0] if block.content else None
        if isinstance(first, Strong) and over is not None:
            title = plain(first.content).rstrip("：:。.")
            rest = chars - len(title)
            at = block.origin
            self.headings.append(
                Heading(title, over.label, at, rest, listed=False, annex=over.annex)
            )
        return chars

    def _table(self, block: Table, labels: tuple[str, ...], over: Heading | None) -> int:
        self._note(block.origin, over)
        chars = 0
        for row in block.rows:
            self._note(row.origin, over)
            for cell in row.cells:
                chars += sum(self._walk(inner, labels, over) for inner in cell.blocks)
        return chars

    def _note(self, origin: Path, over: Heading | None) -> None:
        if over is None:
            return
        for length in range(len(origin), 0, -1):
            if origin[:length] in self._over:
                break
            self._over[origin[:length]] = over


def spoken(headings: Sequence[Heading], words: Sequence[str]) -> Heading | None:
    """The heading that holds the first of the words that any holds, the fullest of its like.

    Headings of annexes, and the run-in titles of items, come after those of chapters.

    Args:
        headings: in which to look.
        words: ``=保障`` is the whole title; a heading that holds 后期 of ``-后期`` is none of them.
    """
    never = tuple(word[1:] for word in words if word.startswith("-"))
    for word in words:
        if word.startswith("-"):
            continue
        found = [one for one in headings if one.chars and _holds(one.title, word, never)]
        if found:
            return max(found, key=lambda one: (one.listed and not one.annex, one.chars))
    return None


def _holds(title: str, word: str, never: Sequence[str]) -> bool:
    held = title == word[1:] if word.startswith("=") else word in title
    return held and not any(other in title for other in never)
