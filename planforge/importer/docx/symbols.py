"""Characters of symbol fonts as Unicode, and digits as full-width ones."""

from typing import Final

BULLET: Final = "•"
FULL_WIDTH: Final = str.maketrans("0123456789", "０１２３４５６７８９")

_PRIVATE = range(0xE000, 0xF900)
_PAGE = 0xF000
"""Where Word puts the characters of symbol fonts: F000 and the code in the font."""

_SYMBOL = {
    0x2D: "−", 0xA5: "∞", 0xA7: "♣", 0xA8: "♦", 0xA9: "♥", 0xAA: "♠", 0xAE: "→", 0xB0: "°",
    0xB1: "±", 0xB3: "≥", 0xA3: "≤", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xD6: "√",
    0xDE: "⇒", 0xE0: "◊",
}  # fmt: skip
_WINGDINGS = {
    0x21: "✏", 0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x46: "☞", 0x4A: "☺", 0x6C: "●", 0x6D: "❍",
    0x6E: "■", 0x6F: "□", 0x70: "❐", 0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆",
    0x76: "❖", 0x77: "⬥", 0x78: "☒", 0x9E: "·", 0x9F: "•", 0xA0: "•", 0xA1: "○", 0xA4: "◉",
    0xA7: "▪", 0xA8: "□", 0xAA: "✦", 0xAB: "★", 0xAC: "✶", 0xAF: "✵", 0xD8: "➢", 0xE0: "→",
    0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    **{0x81 + index: chr(ord("①") + index) for index in range(10)},
    **{0x8C + index: chr(ord("❶") + index) for index in range(10)},
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x96: "•", 0x97: "●",
    0x98: "●", 0xA2: "▪", 0xA3: "□", 0xA4: "■", 0xAE: "◆",
}  # fmt: skip
_WINGDINGS_3 = {0x7D: "►", 0x84: "▶", 0x86: "▸", 0x22: "→", 0xA6: "➔"}
_MT_EXTRA = {0x57: "□"}
"""What LibreOffice writes for the bullet □."""
_FONTS = {
    "mt extra": _MT_EXTRA,
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
}


def symbol(code: int, font: str) -> str | None:
    """The character of a symbol font in Unicode; None where that is not known.

    Args:
        code: in the font, or on the page F000 of Unicode where Word puts it.
        font: its name: Symbol, Wingdings, …
    """
    return _FONTS.get(font.strip().lower(), {}).get(code & 0xFF if code >= _PAGE else code)


def is_symbol_font(font: str) -> bool:
    """Whether a font's characters mean something else than their codes say."""
    return font.strip().lower() in _FONTS


def bullet(text: str, font: str) -> str:
    """The text of a bullet in Unicode; an unknown symbol becomes •.

    Args:
        text: ``w:lvlText``.
        font: of the level, or empty.
    """
    return "".join(_plain(char, font) for char in text)


def _plain(char: str, font: str) -> str:
    code = ord(char)
    private = code in _PRIVATE
    if not private and not is_symbol_font(font):
        return char
    found = symbol(code, font if is_symbol_font(font) else "wingdings")
    if found is not None:
        return found
    return BULLET if private or not char.isspace() else char
