"""What stands inside a paragraph.

Every node carries ``origin``, the plan path it comes from (empty where the layout made it), and
``change``, its revision mark.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from planforge.document.marks import Change
from planforge.document.quick import quick
from planforge.findings import Path

if TYPE_CHECKING:
    from planforge.document.nodes import Block


@quick
class Text:
    """Characters; never a line break, never a control character."""

    text: str
    origin: Path = ()
    change: Change | None = None


@quick
class LineBreak:
    """A forced line break inside a paragraph."""

    origin: Path = ()
    change: Change | None = None


@quick
class Strong:
    """Emphasised content."""

    content: tuple["Inline", ...]
    origin: Path = ()
    change: Change | None = None


@quick
class Link:
    """Content that leads to an address outside the document."""

    url: str
    content: tuple["Inline", ...]
    origin: Path = ()
    change: Change | None = None


@quick
class Ref:
    """A reference to another place of the document.

    ``numbering`` fills ``label`` and ``words``; what is printed is
    ``before + label + words + after``.

    Attributes:
        target: the anchor of a Section, Item, Table row or Paragraph.
        label: the target's number as printed, or empty where only words are wanted.
        words: the target's title or name, or empty where only the number is wanted.
        named: True for a thing with a name of its own (a unit, a person): words are given by
            compose and numbering adds nothing.
        before, after: marks printed around, such as “ and ”.
    """

    target: str
    label: str = ""
    words: str = ""
    named: bool = False
    before: str = ""
    after: str = ""
    origin: Path = ()
    change: Change | None = None

    @property
    def text(self) -> str:
        """The printed words."""
        return f"{self.before}{self.label}{self.words}{self.after}"


@quick
class Footnote:
    """A note at the foot of the page; ``number`` is given by numbering, from 1."""

    blocks: tuple["Block", ...]
    number: int = 0
    origin: Path = ()
    change: Change | None = None


@quick
class CommentAnchor:
    """The words that a comment of ``Document.comments`` is about."""

    comment: str
    content: tuple["Inline", ...]
    origin: Path = ()
    change: Change | None = None


Inline = Text | LineBreak | Strong | Link | Ref | Footnote | CommentAnchor


def plain(content: Iterable[Inline]) -> str:
    """The characters of inline content, without footnotes; a line break gives a newline."""
    parts: list[str] = []
    for node in content:
        match node:
            case Text() | Ref():
                parts.append(node.text)
            case LineBreak():
                parts.append("\n")
            case Strong() | Link() | CommentAnchor():
                parts.append(plain(node.content))
            case Footnote():
                pass
    return "".join(parts)
