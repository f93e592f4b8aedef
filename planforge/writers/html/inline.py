"""Inline content as HTML."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from planforge.document import (
    Change,
    ChangeKind,
    Comment,
    CommentAnchor,
    Footnote,
    Inline,
    LineBreak,
    Link,
    Paragraph,
    Ref,
    Strong,
    Text,
    plain,
)
from planforge.findings import Path
from planforge.writers.html.markup import attribute, element_id, escape
from planforge.writers.titles import title_lines

_SCHEMES = frozenset({"http", "https", "mailto", "tel"})

_UNJOINED = re.compile(r"(?<!—)(?=—)|(?=[～·])|(?<=[0-9A-Za-zμ]/)(?=[A-Za-zμ³])")
"""Where WeasyPrint would break a line against custom: before these marks, and in 10mg/L.

A dash of two characters gets one joiner: a second, within, loses the dash from the PDF's text.
"""
_SCREEN_ROOM = 8
"""Characters of a title that stay together on a screen, at most."""
_SUSPECTS = re.compile(r"[—～·/]")


@dataclass(frozen=True, slots=True)
class Setting:
    """What rendering depends on beside the nodes.

    Attributes:
        origins: elements say which plan path they come from.
        paged: for WeasyPrint: notes stand in place, marks that may not start a line are joined.
        targets: the anchors that exist; a reference to another is no link.
        note_links: a footnote's mark leads to the note.
        comments: by id; empty in a public edition.
        rooms: for classes of titles, how many characters a line on paper holds.
        measure: that line's length in rem.
    """

    origins: bool = False
    paged: bool = False
    targets: frozenset[str] = frozenset()
    note_links: bool = True
    comments: Mapping[str, Comment] = field(default_factory=dict)
    rooms: Mapping[str, float] = field(default_factory=dict)
    measure: float = 0

    def origin(self, path: Path) -> str:
        """The attribute that names a plan path, with a space before it, or nothing."""
        if not path or not self.origins:
            return ""
        return f' data-origin="{attribute(".".join(map(str, path)))}"'

    def words(self, text: str) -> str:
        """Characters as HTML."""
        if self.paged and _SUSPECTS.search(text) and "://" not in text:
            text = _UNJOINED.sub("\u2060", text)
        return escape(text)


def safe_url(url: str) -> bool:
    """Whether a link may lead there: the plan is untrusted, and ``javascript:`` is a scheme."""
    try:
        return urlsplit(url.strip()).scheme.lower() in _SCHEMES
    except ValueError:
        return False


class Inlines:
    """Renders inline content and gathers the footnotes met on the way, in order."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.notes: list[Footnote] = []

    def render(self, content: Iterable[Inline], origin: Path = ()) -> str:
        """HTML of content in an element that already names the origin given."""
        return "".join(
            [
                self.setting.words(node.text)
                if type(node) is Text and node.change is None and node.origin in ((), origin)
                else self._node(node, origin)
                for node in content
            ]
        )

    def title(self, content: tuple[Inline, ...], origin: Path, name: str) -> str:
        """The same for a title of a class; plain words break where the sense does.

        On a screen, whose width is unknown, they may break there and nowhere else.
        """
        room = self.setting.rooms.get(name, 0.0)
        if not room or not all(type(node) is Text and node.change is None for node in content):
            return self.render(content, origin)
        lines = title_lines(plain(content), room if self.setting.paged else _SCREEN_ROOM)
        if len(lines) < 2:
            return self.render(content, origin)
        words = map(self.setting.words, lines)
        return "<br>".join(words) if self.setting.paged else f"<span>{'<wbr>'.join(words)}</span>"

    def fitted(self, content: tuple[Inline, ...], name: str) -> str:
        """The attribute that makes a title small enough to stand on one line, or nothing."""
        room, length = self.setting.rooms.get(name, 0.0), len(plain(content))
        if not self.setting.paged:
            return f' style="--characters:{max(1, length)}"'
        if length <= room:
            return ""
        return f' style="font-size:{0.995 * self.setting.measure / length:.4f}rem"'

    def _node(self, node: Inline, origin: Path) -> str:
        inner = self._plain(node)
        if self.setting.origins and node.origin and node.origin != origin:
            inner = f"<span{self.setting.origin(node.origin)}>{inner}</span>"
        return changed(inner, node.change)

    def _plain(self, node: Inline) -> str:
        match node:
            case Text():
                return self.setting.words(node.text)
            case LineBreak():
                return "<br>"
            case Strong():
                return f"<strong>{self.render(node.content, node.origin)}</strong>"
            case Link():
                inner = self.render(node.content, node.origin)
                return (
                    f'<a href="{attribute(node.url)}">{inner}</a>' if safe_url(node.url) else inner
                )
            case Ref():
                return self._ref(node)
            case CommentAnchor():
                return self._comment(node)
            case Footnote():
                return self._footnote(node)

    def _ref(self, ref: Ref) -> str:
        words = self.setting.words(ref.text)
        if ref.target not in self.setting.targets:
            return words
        return f'<a class="ref" href="#{attribute(element_id(ref.target))}">{words}</a>'

    def _comment(self, anchor: CommentAnchor) -> str:
        inner = self.render(anchor.content, anchor.origin)
        comment = self.setting.comments.get(anchor.comment)
        if comment is None:
            return inner
        told = attribute(f"{comment.author}：{comment.text}")
        return f'<mark class="comment" title="{told}">{inner}</mark>'

    def _footnote(self, note: Footnote) -> str:
        if self.setting.paged:
            return f'<span class="footnote" data-number="[{note.number}]">{self.note(note)}</span>'
        self.notes.append(note)
        number = note.number
        if not self.setting.note_links:
            return f"<sup>[{number}]</sup>"
        return (
            f'<sup class="note-ref"><a id="_note-ref-{number}" href="#_note-{number}">'
            f"[{number}]</a></sup>"
        )

    def note(self, note: Footnote) -> str:
        """The words of a footnote, a line a paragraph."""
        return "<br>".join(
            self.render(block.content) for block in note.blocks if isinstance(block, Paragraph)
        )


def changed(inner: str, change: Change | None) -> str:
    """HTML marked as inserted or deleted, as the change says."""
    if change is None:
        return inner
    tag = "ins" if change.kind in (ChangeKind.INSERTED, ChangeKind.MOVED_TO) else "del"
    moved = ' class="moved"' if change.kind in (ChangeKind.MOVED_FROM, ChangeKind.MOVED_TO) else ""
    return f"<{tag}{moved}>{inner}</{tag}>"
