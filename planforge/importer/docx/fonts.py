"""Names of East Asian fonts, those that a theme gives included."""

from lxml.etree import _Element as Element

from planforge.importer.docx.names import A, W

_CHINESE = ("Hans", "Hant")
_LONGEST_NAME = 100


class Theme:
    """The fonts of a file's theme (ISO/IEC 29500-1, 20.1.4.1.18).

    Args:
        root: of the theme part, or None where the file has none.
    """

    def __init__(self, root: Element | None) -> None:
        self._fonts: dict[str, str] = {}
        for kind in ("major", "minor"):
            fonts = None if root is None else root.find(f".//{A}fontScheme/{A}{kind}Font")
            if fonts is not None:
                self._fonts[f"{kind}EastAsia"] = _east_asian(fonts)

    def east_asian(self, fonts: Element | None) -> str | None:
        """The East Asian font that a ``w:rFonts`` names; None where it names none.

        A theme's font wins over a name beside it (17.3.2.26).
        """
        if fonts is None:
            return None
        themed = self._fonts.get(fonts.get(f"{W}eastAsiaTheme") or "")
        return themed or (fonts.get(f"{W}eastAsia") or "")[:_LONGEST_NAME] or None


def _east_asian(fonts: Element) -> str:
    """The font for East Asian text; where that is left open, the one for Chinese."""
    latin = fonts.find(f"{A}ea")
    named = "" if latin is None else latin.get("typeface", "")
    if named:
        return named[:_LONGEST_NAME]
    by_script = {font.get("script"): font.get("typeface", "") for font in fonts.iter(f"{A}font")}
    return next((by_script[script] for script in _CHINESE if by_script.get(script)), "")
