"""Words as Markdown: taken as they are where that means the same, escaped where not."""

import re
from collections.abc import Iterable

from planforge.document import CommentAnchor, Footnote, Inline, LineBreak, Link, Strong, plain
from planforge.importer.tree import note_text

_SPECIAL = re.compile(r"([\\`*_\[\]<>#&~|!])")
_STARTS = re.compile(r"^(\d+)([.)])|^([-+=])", re.MULTILINE)
INLINE = re.compile(r"\*\*[^*]+\*\*|`[^`]+`|\[[^\[\]]+\]\([^()\s]+\)")
"""Inline markup that a source in Markdown means as such: strong, code, links."""


_REFERENCE = re.compile(r"(\[\[(?!\^)[^\[\]\n`]+\]\]|\*\*)")
_NOTE = re.compile(r"(\[\[\^[^\[\]\n]+\]\])")


def escaped(words: str) -> str:
    """Markdown that prints exactly these words; references and stars are no more than they are.

    Footnotes as plans write them stay footnotes.
    """
    return leads(_escaped(words))


def leads(markdown: str) -> str:
    """Markdown whose lines begin no list where the words only look like one."""
    return _STARTS.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", markdown)


def marked(content: Iterable[Inline]) -> str:
    """Inline content as Markdown: strong, links and footnotes as such; see ``leads``."""
    out: list[str] = []
    for node in content:
        match node:
            case Strong():
                words = plain(node.content)
                bold = words.strip() == words and "*" not in words and words
                inner = marked(node.content)
                out.append(f"**{inner}**" if bold else inner)
            case Link():
                inner = marked(node.content)
                safe = node.url and not re.search(r"[\s()<>]", node.url) and "](" not in inner
                out.append(f"[{inner}]({node.url})" if safe and inner else inner)
            case CommentAnchor():
                out.append(marked(node.content))
            case Footnote():
                out.append(note_text(node))
            case LineBreak():
                out.append("\\\n")
            case _:
                out.append(_escaped(plain((node,))))
    return "".join(out)


def _escaped(words: str) -> str:
    notes = _NOTE.split(words)
    return "".join(note if index % 2 else _plain(note) for index, note in enumerate(notes))


def _plain(words: str) -> str:
    pieces = _REFERENCE.split(words)
    return "".join(
        f"`{piece}`" if index % 2 else _SPECIAL.sub(r"\\\1", piece)
        for index, piece in enumerate(pieces)
    )


def paragraphs_as_markdown(texts: list[str]) -> str:
    """Paragraphs of plain words as one Markdown text."""
    return "\n\n".join(escaped(text) for text in texts)
