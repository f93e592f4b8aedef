"""Documents made of a comparison as bytes of a file."""

from planforge.document import Document
from planforge.profiles import load_layout
from planforge.writers import Options, Output, write


def write_document(
    document: Document, name: str, layout: str = "gb9704", options: Options | None = None
) -> Output:
    """A 修订对照表, a 修改情况说明 or a redline in a format.

    Args:
        document: numbered.
        name: of the format, as in ``planforge.writers.FORMATS``.
        layout: its name, with a page preset after a slash.
        options: how to write.

    Raises:
        UsageProblem: no such format or layout.
        RenderError: an engine is missing, or a character has no font.
    """
    layout_name, _, preset = layout.partition("/")
    return write(name, document, load_layout(layout_name, preset), options or Options())
