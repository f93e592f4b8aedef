"""The PDF writer and its two engines."""

from planforge.document import Document
from planforge.errors import UsageProblem
from planforge.profiles import Layout
from planforge.writers.base import Options, Output

__all__ = ["write_pdf"]


def write_pdf(document: Document, layout: Layout, options: Options) -> Output:
    """The numbered document as PDF, set by the engine that options name.

    Raises:
        UsageProblem: no such engine or PDF standard.
        RenderError: the engine is missing, or a character has no font.
    """
    if options.engine == "typst":
        from planforge.writers.pdf.engine import write_typst

        return write_typst(document, layout, options)
    if options.engine == "weasyprint":
        from planforge.writers.pdf.weasy import write_weasyprint

        return write_weasyprint(document, layout, options)
    message = f"不认识的 PDF 引擎“{options.engine}”。"
    raise UsageProblem(message, "可选：typst、weasyprint。")
