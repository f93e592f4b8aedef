"""Drawings as PNG, for Word and for WeChat: drawn by Typst where that is installed."""

import importlib.util
import re
import tempfile
from functools import lru_cache
from pathlib import Path

from planforge.errors import RenderError
from planforge.writers.fonts.folders import chosen_mode, font_files, font_folders

_FACES = re.compile(
    r"NotoSans(?:SC|CJK)|SourceHanSans|msyh|simhei|PingFang|wqy|Droid", re.IGNORECASE
)
_PPI = 144.0
_PRINTED_PPI = 220.0
_PRINTED = re.compile(r'\bwidth="([\d.]+)pt"')
_SIZE = re.compile(r'viewBox="0 0 (?P<width>[\d.]+) (?P<height>[\d.]+)"')


def timeline_png(svg: str) -> bytes:
    """A drawing as PNG, twice as many pixels as it has units.

    Raises:
        RenderError: Typst is not installed, no Chinese font is found, or Typst refuses.
    """
    return _png(svg, _PPI)


@lru_cache(maxsize=32)
def figure_png(svg: str) -> bytes:
    """A drawing as PNG, fine enough for print in the size in points that it says.

    Raises:
        RenderError: as for ``timeline_png``.
    """
    size, printed = _SIZE.search(svg), _PRINTED.search(svg)
    scale = float(printed[1]) / float(size["width"]) if size and printed else 1.0
    return _png(svg, _PRINTED_PPI * scale)


def _png(svg: str, ppi: float) -> bytes:
    if importlib.util.find_spec("typst") is None:
        message = "没有安装 typst，无法生成 PNG。"
        raise RenderError(message, "请改用 -f svg 或 -f html，或运行 pip install typst。")
    import typst

    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(folder) for folder in _folders()],
    )
    size = _SIZE.search(svg)
    width, height = (size["width"], size["height"]) if size is not None else ("1000", "1000")
    with tempfile.TemporaryDirectory(prefix="planforge-") as folder:
        Path(folder, "chart.svg").write_text(svg, encoding="utf-8")
        source = (
            f"#set page(width: {width}pt, height: {height}pt, margin: 0pt)\n"
            '#image("chart.svg", width: 100%)\n'
        )
        try:
            compiler = typst.Compiler(font_paths=fonts, ignore_system_fonts=True)
            data = compiler.compile(input=source.encode(), format="png", ppi=ppi, root=folder)
        except (RuntimeError, OSError) as error:
            message = f"Typst 画不出这张图：{error}"
            raise RenderError(message, "请改用 -f svg。") from error
    return data if isinstance(data, bytes) else b"".join(page for page in data or () if page)


def _folders() -> list[Path]:
    """Folders that hold a Chinese sans-serif face, the first alone.

    Raises:
        RenderError: there is none.
    """
    for folder in reversed(font_folders(chosen_mode())):
        for file in font_files(folder):
            if _FACES.search(file.name):
                return [file.parent]
    message = "找不到中文黑体，PNG 里的字会是空白。"
    raise RenderError(message, "请运行 pip install pylopdf-fonts-zh-cn，或改用 -f svg。")
