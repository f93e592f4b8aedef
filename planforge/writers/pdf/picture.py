"""A document as one long picture, to be read on a phone."""

import importlib.util
from dataclasses import replace

from planforge.document import Break, Document
from planforge.errors import RenderError
from planforge.profiles import Layout
from planforge.writers.base import Options, Output
from planforge.writers.pdf.engine import typeset

_PIXELS = 1080
"""Width of the picture: that of most phones' screens."""

_INCH = 25.4


def write_png(document: Document, layout: Layout, options: Options) -> Output:
    """The document as a PNG 1080 pixels wide and as tall as it is long; pages do not count.

    Always set by Typst, whatever engine the options name.

    Raises:
        RenderError: typst is not installed, or a character has no font.
    """
    del options
    if importlib.util.find_spec("typst") is None:
        message = "没有安装 typst，做不了长图。"
        raise RenderError(message, "请运行 pip install typst pylopdf-fonts-zh-cn。")
    whole = tuple(block for block in document.body if not isinstance(block, Break))
    return typeset(
        replace(document, body=whole), layout, ppi=_PIXELS * _INCH / layout.page.width_mm
    )
