"""Words as Markdown: taken as they are where that means the same, escaped where not."""

import re

_SPECIAL = re.compile(r"([\\`*_\[\]<>#&~|!])")
_STARTS = re.compile(r"^(\d+)([.)])|^([-+=])", re.MULTILINE)
INLINE = re.compile(r"\*\*[^*]+\*\*|`[^`]+`|\[[^\[\]]+\]\([^()\s]+\)")
"""Inline markup that a source in Markdown means as such: strong, code, links."""


_REFERENCE = re.compile(r"(\[\[[^\[\]\n`]+\]\]|\*\*)")


def escaped(words: str) -> str:
    """Markdown that prints exactly these words; references and stars are no more than they are."""
    pieces = _REFERENCE.split(words)
    made = "".join(
        f"`{piece}`" if index % 2 else _SPECIAL.sub(r"\\\1", piece)
        for index, piece in enumerate(pieces)
    )
    return _STARTS.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", made)


def paragraphs_as_markdown(texts: list[str]) -> str:
    """Paragraphs of plain words as one Markdown text."""
    return "\n\n".join(escaped(text) for text in texts)
