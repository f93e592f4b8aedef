"""Which characters a document sets in which font, and what to do where a font lacks one."""

import re
from dataclasses import dataclass, field

from planforge.errors import RenderError
from planforge.findings import Path
from planforge.writers.fonts import RoleFonts

_INVISIBLE = set("\n\t \u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff")
_WORD_JOINER = "\u2060"
# Typst lets these begin a line, and breaks after the slash of a unit (10mg/L).
_UNJOINED = re.compile(r"(?<=.)(?<![—～\u2060])(?=[—～])|(?<=[0-9A-Za-zμ㎡³]/)(?=[A-Za-zμ³])")
_SUSPECTS = re.compile(r"[—～/]")
_ASCII_RUN = re.compile(r"([!-~]+)")
_AFTER_MARK = re.compile(r"(?<=[/@._?&=:,;#+-])")
_AROUND = 10


def joined(text: str) -> str:
    """The text with word joiners where Typst would break a line against Chinese custom."""
    if _SUSPECTS.search(text) is None or "://" in text:
        return text
    return _UNJOINED.sub(_WORD_JOINER, text)


def pieces(text: str, longest: int) -> list[str]:
    """The text cut where a line may break although Typst would let it run off the page.

    Args:
        text: any.
        longest: ASCII characters without a space that may stand together (a hash, an address).
    """
    if len(text) <= longest:
        return [text]
    out = [""]
    for part in _ASCII_RUN.split(text):
        if len(part) <= longest or not part.isascii() or " " in part:
            out[-1] += part
            continue
        for piece in _AFTER_MARK.split(part):
            out += piece if len(piece) > longest / 2 else [piece]
    return [piece for piece in out if piece]


@dataclass(slots=True)
class Characters:
    """The characters that a document needs, by font role and boldness.

    Attributes:
        used: for (role, bold), the characters.
        wanted: characters to look for; when one is met, its place is kept in ``found``.
        found: the first place of each wanted character of a role: the words there, their path.
    """

    used: dict[tuple[str, bool], set[str]] = field(default_factory=dict)
    wanted: dict[str, set[str]] = field(default_factory=dict)
    found: dict[tuple[str, str], tuple[str, Path]] = field(default_factory=dict)

    def note(self, role: str, bold: bool, text: str, origin: Path) -> None:
        """Keep that text is set in a role's font."""
        self.used.setdefault((role, bold), set()).update(text)
        if self.wanted:
            for char in sorted(self.wanted.get(role, set()).intersection(text), key=text.index):
                self.found.setdefault((role, char), (text, origin))

    def by_role(self) -> dict[str, set[str]]:
        """The visible characters of each role."""
        roles: dict[str, set[str]] = {}
        for (role, _), chars in self.used.items():
            roles.setdefault(role, set()).update(chars - _INVISIBLE)
        return roles


def refuse(role: RoleFonts, char: str, text: str, origin: Path) -> RenderError:
    """The error that no font of a role has a character which stands in text."""
    at = text.find(char)
    around = text[max(0, at - _AROUND) : at + _AROUND + 1]
    place = f"（位置：{path_text(origin)}）" if origin else ""
    message = f"没有字体能显示字符“{char}”（U+{ord(char):04X}），它出现在“{around}”中{place}。"
    hint = f"请改用别的字，或安装含有此字的字体（现用“{role.used}”）。"
    return RenderError(message, hint, origin)


def path_text(path: Path) -> str:
    """A plan path as written: organization.units[2].name."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return "".join(parts).lstrip(".")
