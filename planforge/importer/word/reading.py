"""How a Word file is to be read: its tracked changes, its hidden text."""

from dataclasses import dataclass
from enum import Enum

from planforge.errors import LoadError
from planforge.importer.docx.model import Accepts, Revision, RevisionKind, WordFile


class Tracked(Enum):
    """What becomes of tracked changes."""

    ACCEPT = "accept"
    REJECT = "reject"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Reading:
    """Choices of a reader.

    Attributes:
        revisions: what becomes of tracked changes.
        hidden: hidden text counts as text.
    """

    revisions: Tracked = Tracked.ACCEPT
    hidden: bool = False

    @property
    def accepts(self) -> Accepts:
        """Whether a tracked change counts as done."""
        accepted = self.revisions is not Tracked.REJECT
        return lambda _: accepted


def refuse_changes(word: WordFile, reading: Reading) -> None:
    """Refuse a file with tracked changes where they are not to be decided here.

    Raises:
        LoadError: there are some and ``reading.revisions`` is ``fail``.
    """
    counted = changes(word)
    if reading.revisions is not Tracked.FAIL or not counted:
        return
    message = f"文件 {word.name} 里有 {len(counted)} 处没有处理的修订（{by_whom(counted)}）。"
    hint = "请先在 Word 里处理修订，或者加 --revisions accept（按已接受读）或 reject（按原文读）。"
    raise LoadError(message, hint)


def changes(word: WordFile) -> tuple[Revision, ...]:
    """The tracked changes that are of words, rows or paragraphs and not of looks."""
    return tuple(r for r in word.revisions if r.kind is not RevisionKind.FORMATTED)


def by_whom(revisions: tuple[Revision, ...]) -> str:
    """The authors, each with the number of changes: 张三 5 处，李四 2 处."""
    names: dict[str, int] = {}
    for revision in revisions:
        name = revision.author or "未署名"
        names[name] = names.get(name, 0) + 1
    return "，".join(f"{name} {count} 处" for name, count in names.items())
