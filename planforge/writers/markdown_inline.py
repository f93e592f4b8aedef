"""Inline content as Markdown that every CommonMark reader gives back as it was."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from planforge.document import (
    Change,
    ChangeKind,
    CommentAnchor,
    Footnote,
    Inline,
    LineBreak,
    Link,
    Ref,
    Strong,
    Text,
)
from planforge.writers.html.inline import safe_url

_SPECIAL = re.compile(
    r"(?P<url>https?://(?!\S*xn--)[A-Za-z0-9.-]+(?::\d+)?(?:/[\w./?=&+,:;@-]*[\w/])?)"
    r"|[\\`*\[\]<|~]|_(?![^\W_])|(?<![^\W_])_|&(?=[#A-Za-z]|$)",
    re.ASCII,
)
_LINE_START = re.compile(
    r"^[ \t]*(?:(?P<mark>[>#=]|:(?=-)|[-+](?=[ \t-]|$))|(?P<number>[0-9]{1,9})(?=[.)](?![0-9])))"
    r"|^[ \t]+|[ \t]+$",
    re.MULTILINE,
)
_CLOSING = "：。；，、！？"
_IN_ADDRESS = {ord(char): f"%{ord(char):02X}" for char in " <>\\\n"}


@dataclass(frozen=True, slots=True)
class _Bold:
    words: str


class MarkdownInlines:
    """Renders inline content and gathers the footnotes met on the way, in order."""

    def __init__(self) -> None:
        self.notes: list[Footnote] = []
        self._marked = False

    def paragraph(self, content: Iterable[Inline], before: str = "") -> str:
        """The text of a paragraph, nothing in which starts a block; before is plain text."""
        text = escape(before) + self._render(content, "\\\n")
        text = text.strip(" \t\n").removeprefix("\\\n")
        while text.endswith("\\\n"):
            text = text[:-2].rstrip(" \t\n")
        return guarded(text)

    def line(self, content: Iterable[Inline], before: str = "") -> str:
        """The same in one line, as headings and cells of a table want it."""
        return (escape(before) + self._render(content, "<br>")).strip(" \t")

    def _render(self, content: Iterable[Inline], line_break: str) -> str:
        parts = list(self._parts(content, line_break, linked=False))
        out = ""
        for index, part in enumerate(parts):
            if isinstance(part, str):
                out += part
                continue
            after = parts[index + 1] if index + 1 < len(parts) else ""
            out += _bold(part.words, out[-1:], "*" if isinstance(after, _Bold) else after[:1])
        if self._marked:  # no other element can stand in the text: all else is escaped
            out = out.replace("</del><del>", "").replace("</ins><ins>", "")
        return out

    def _parts(
        self, content: Iterable[Inline], line_break: str, *, linked: bool
    ) -> Iterable["str | _Bold"]:
        """The pieces in order, none of them empty."""
        for node in content:
            if node.change is not None:
                yield from self._changed(node, node.change, line_break, linked=linked)
                continue
            match node:
                case Text() | Ref():
                    text = escape(node.text, linked=linked)
                    if text:
                        yield text
                case LineBreak():
                    yield line_break
                case Strong():
                    yield from self._strong(node, line_break)
                case Link():
                    yield self._link(node, line_break)
                case CommentAnchor():
                    yield from self._parts(node.content, line_break, linked=linked)
                case Footnote():
                    self.notes.append(node)
                    yield f"[^{node.number}]"

    def _changed(
        self, node: Inline, change: Change, line_break: str, *, linked: bool
    ) -> Iterable[str]:
        """What a revision did to a node, as elements: ~~ would not stand beside every mark."""
        parts = self._parts((replace(node, change=None),), line_break, linked=linked)
        words = "".join(
            part if isinstance(part, str) else f"<strong>{part.words}</strong>" for part in parts
        )
        tag = "ins" if change.kind in (ChangeKind.INSERTED, ChangeKind.MOVED_TO) else "del"
        if words:
            self._marked = True
            yield f"<{tag}>{words}</{tag}>"

    def _strong(self, node: Strong, line_break: str) -> Iterable["str | _Bold"]:
        """Emphasis; what is emphasised within it is so already."""
        inner = self._parts(node.content, line_break, linked=False)
        words = "".join(part if isinstance(part, str) else part.words for part in inner)
        if words.strip():
            yield _Bold(words)
        elif words:
            yield words

    def _link(self, node: Link, line_break: str) -> str:
        inner = self._parts(node.content, line_break, linked=True)
        words = "".join(part if isinstance(part, str) else part.words for part in inner)
        if not safe_url(node.url):
            return words
        address = node.url.strip().translate(_IN_ADDRESS)
        return f"[{words}](<{re.sub(r'&(?=#?[0-9A-Za-z]+;)', lambda _: '&amp;', address)}>)"


def escape(text: str, *, linked: bool = False) -> str:
    """Text whose characters are nothing but themselves; addresses become links of their own.

    Args:
        text: without line breaks.
        linked: it stands in a link, which holds no other.
    """
    if _SPECIAL.search(text) is None:
        return text

    def escaped(match: re.Match[str]) -> str:
        if match["url"] is None:
            return f"\\{match[0]}"
        if linked:
            return re.sub(r"[_&]", r"\\\g<0>", match[0])
        return f"<{match[0]}>"

    return _SPECIAL.sub(escaped, text)


def guarded(text: str) -> str:
    """Rendered lines, of which none starts a list, a heading, a quotation or a table."""

    def mended(match: re.Match[str]) -> str:
        if match["mark"]:
            return f"\\{match['mark']}"
        return f"{match['number']}\\" if match["number"] else ""

    return _LINE_START.sub(mended, text)


def _bold(words: str, before: str, after: str) -> str:
    """Emphasised words, written so that CommonMark does not leave the stars standing.

    Stars open only where what follows is no mark, or a mark or space stands before; they close
    the other way round (CommonMark 0.31, left- and right-flanking runs). So ``**注意：**请`` is
    not emphasis: the closing mark is put outside, and where that does not help, an element is
    written.
    """
    if _flanking(words, before, after):
        return f"**{words}**"
    core = words.rstrip(_CLOSING)
    tail = words[len(core) :]
    if core and tail and _flanking(core, before, tail):
        return f"**{core}**{tail}"
    return f"<strong>{words}</strong>"


def _flanking(words: str, before: str, after: str) -> bool:
    first, last, after = words[0], words[-1], after[:1]
    opens = _is_letter(first) or (not first.isspace() and _parts_words(before))
    closes = _is_letter(last) or (not last.isspace() and _parts_words(after))
    return opens and closes and "*" not in (before, after, first, last)


def _is_letter(char: str) -> bool:
    return unicodedata.category(char)[0] in "LNM"


def _parts_words(char: str) -> bool:
    """A border, a space, or a mark that all versions of CommonMark take for punctuation."""
    return not char or char.isspace() or unicodedata.category(char)[0] == "P"
