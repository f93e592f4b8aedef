"""Replacements in a text, applied at once; one may keep what stood at its own or another place."""

import re
from dataclasses import dataclass

from planforge.source.rewrite.problems import CannotRewrite

_MORE = re.compile(r"((?:\r\n|\r|\n))( *)(?=[^\r\n])")


@dataclass(frozen=True, slots=True)
class Kept:
    """What stands from start to end.

    Attributes:
        start, end: characters of the text.
        deeper: blanks put before each line but the first; taken off where negative.
        patches: replacements inside.
    """

    start: int
    end: int
    deeper: int = 0
    patches: tuple["Patch", ...] = ()


Fragment = str | Kept


@dataclass(frozen=True, slots=True)
class Patch:
    """One replacement; several at the same place are applied in their order."""

    start: int
    end: int
    fragments: tuple[Fragment, ...]


def patched(text: str, patches: tuple[Patch, ...], start: int = 0, end: int | None = None) -> str:
    """The text between start and end with the replacements made.

    Raises:
        CannotRewrite: two of them overlap.
    """
    out: list[str] = []
    position = start
    last = len(text) if end is None else end
    for patch in sorted(patches, key=lambda patch: (patch.start, patch.end)):
        if patch.start < position or patch.end > last:
            message = "两处改动互相重叠。"
            raise CannotRewrite(message, "分两次改。")
        out.append(text[position : patch.start])
        out += (_fragment(text, fragment) for fragment in patch.fragments)
        position = patch.end
    out.append(text[position:last])
    return "".join(out)


def _fragment(text: str, fragment: Fragment) -> str:
    if isinstance(fragment, str):
        return fragment
    kept = patched(text, fragment.patches, fragment.start, fragment.end)
    return moved_in(kept, fragment.deeper)


def moved_in(text: str, deeper: int) -> str:
    """The text with every line but the first moved right, or left where negative."""
    if deeper == 0:
        return text
    return _MORE.sub(lambda found: found[1] + " " * max(0, len(found[2]) + deeper), text)
