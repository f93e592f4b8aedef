"""The stream of paragraphs and tables, with the page each falls on and the section around it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from planforge.writers.docx.direct import KEPT, NONE, Direct
from planforge.writers.docx.inlines import Inlines
from planforge.writers.docx.sections import PageSections
from planforge.writers.docx.static import Static

END = '<w:p><w:pPr><w:pStyle w:val="PlanEnd"/></w:pPr></w:p>'
"""A paragraph of no height, where Word needs one and the text has none."""


class Flow:
    """Gathers the XML of the main part in order.

    Attributes:
        meter: where on the pages the flow has come to.
        inlines: writes the runs; ``put`` takes their width from it.
        sections: the section in hand.
        waiting: bookmarks that the next paragraph takes.
        gap: space in points that the next paragraph has above it at least.
        cell_width: inner width in points of the table cell that the flow stands in, else 0.
    """

    def __init__(self, static: Static, inlines: Inlines, sections: PageSections) -> None:
        self.static = static
        self.inlines = inlines
        self.sections = sections
        self.meter = static.meter()
        self.waiting: list[str] = []
        self.gap = 0.0
        self.cell_width = 0.0
        self._ids = static.sheet.ids
        self._parts: list[str] = []
        self._break = False

    def put(self, key: str, inner: str, direct: Direct = NONE) -> int:
        """Write a paragraph whose runs were just made; returns the page it starts on."""
        kept = direct is KEPT
        if self.gap:
            direct = self._apart(key, direct)
        self._parts.append(self.paragraph(key, inner, direct))
        page = self.meter.paragraph(key, self.inlines.ems, kept=kept)
        self.inlines.ems = 0.0
        return page

    def _apart(self, key: str, direct: Direct) -> Direct:
        """The paragraph with the space that a table or picture wants around it."""
        before = self.static.formats.before(self.static.sheet.styles[key])
        more, self.gap = self.gap - before, 0.0
        if more <= 0 or direct.spacing.startswith("<w:spacing"):
            return direct
        self.meter.y += more
        spacing = f'<w:spacing w:before="{round((before + more) * 20)}"/>{direct.spacing}'
        return replace(direct, spacing=spacing)

    def put_picture(self, drawing: str, height: float) -> None:
        """Write a paragraph that holds a drawing of this height in points."""
        turn = "<w:pageBreakBefore/>" if self._break else ""
        self._break = False
        spacing = f'<w:spacing w:before="{round(self.gap * 20)}"/>' if self.gap else ""
        look = f'<w:pPr><w:pStyle w:val="PlanFigure"/>{turn}{spacing}</w:pPr>'
        self._parts.append(f"<w:p>{look}{drawing}</w:p>")
        self.meter.block(height + self.gap)
        self.gap = 0.0

    def put_table(self, xml: str) -> None:
        """Write a table."""
        self._parts.append(xml)

    def part_table(self) -> None:
        """Keep a table that comes next from the page before, or from the table just written."""
        if self._break or (self._parts and self._parts[-1].endswith("</w:tbl>")):
            turn = "<w:pageBreakBefore/>" if self._break else ""
            space = f'<w:spacing w:before="{round(self.gap * 20)}"/>' if self.gap else ""
            self._break, self.gap = False, 0.0
            self._parts.append(END.replace("</w:pPr>", f"{turn}{space}</w:pPr>"))
        elif self.gap and self._parts and self._parts[-1].startswith("<w:p>"):
            self._parts[-1] = _spaced_below(self._parts[-1], self.gap)
            self.gap = 0.0

    def keep_place(self) -> int:
        """A place for what is only known at the end; ``fill`` wants its number."""
        self._parts.append("")
        return len(self._parts) - 1

    def fill(self, place: int, xml: str) -> None:
        """Put XML into a place that was kept."""
        self._parts[place] = xml

    def paragraph(self, key: str, inner: str, direct: Direct) -> str:
        """The XML of a paragraph in a style, with the bookmarks that wait for it."""
        head = f'<w:p><w:pPr><w:pStyle w:val="{self._ids[key]}"/>'
        if self.waiting:
            for name in self.waiting:
                inner = self.inlines.bookmarked(name, inner)
            self.waiting.clear()
        if direct is NONE and not self._break:
            return f"{head}</w:pPr>{inner}</w:p>"
        turn = "<w:pageBreakBefore/>" if self._break else ""
        self._break = False
        return (
            f"{head}{direct.keep}{turn}{direct.numbering}{direct.border}{direct.spacing}"
            f"{direct.align}{direct.mark}</w:pPr>{inner}</w:p>"
        )

    @contextmanager
    def nested(self, width: float) -> Iterator[list[str]]:
        """Gather the XML of a cell of this inner width apart; yields where it is gathered."""
        kept = self._parts, self.meter, self.cell_width, self._break, self.gap
        self._parts, self.meter, self.cell_width = [], self.static.meter(), width
        self._break, self.gap = False, 0.0
        try:
            yield self._parts
        finally:
            self._parts, self.meter, self.cell_width, self._break, self.gap = kept

    def new_page(self) -> None:
        """The next paragraph starts a page; in a table cell there are none."""
        if self.cell_width:
            return
        self._break = bool(self._parts)
        self.gap = 0.0
        self.meter.new_page()

    def turn(self, *, wide: bool) -> None:
        """Go to a new page with the paper lying so."""
        if self.cell_width:
            return
        if wide is self.sections.look.wide:
            self.new_page()
            return
        self.end_section()
        self.sections.turn(wide=wide)
        self.meter.wide = wide

    def begin_counting(self) -> None:
        """Count pages from here if this is the first section that shows numbers."""
        if self.sections.look.numbered and not self.sections.counting:
            self.meter.start_counting()

    def end_section(self) -> None:
        """Close the section in hand: its properties stand in its last paragraph.

        Word makes a contents field anew when it updates it, so no paragraph of one may carry
        them, and a table has none to give.
        """
        if not self._parts:
            return
        if not self._parts[-1].startswith("<w:p>") or "<w:sectPr>" in self._parts[-1]:
            self._parts.append(END)
        properties = self.sections.properties()
        self._parts[-1] = self._parts[-1].replace("</w:pPr>", properties + "</w:pPr>", 1)
        self._break, self.gap = False, 0.0
        self.meter.new_page()

    def _mark_last(self, mark: str) -> None:
        """Put a bookmark before the last words of the last paragraph that says something.

        LibreOffice drops the empty paragraph that Word wants after a table, with what is in it,
        and an empty bookmark at the end of the document's last paragraph.
        """
        last = next(
            (n for n in range(len(self._parts) - 1, -1, -1) if "<w:t>" in self._parts[n]), -1
        )
        before, run, after = self._parts[last].rpartition("<w:r>")
        self._parts[last] = f"{before}{mark}{run}{after}"

    def finish(self, last_bookmark: str) -> list[str]:
        """The content of the main part, in pieces.

        Args:
            last_bookmark: a bookmark on the last page, or empty.
        """
        if not self._parts or not self._parts[-1].endswith("</w:p>"):
            self._parts.append(END)
        if last_bookmark:
            self._mark_last(self.inlines.bookmarked(last_bookmark, ""))
        return [*self._parts, self.sections.properties()]


def _spaced_below(paragraph: str, points: float) -> str:
    """A paragraph with space under it, said at its place in the schema's order."""
    head, end, rest = paragraph.partition("</w:pPr>")
    if "<w:spacing" in head:
        return paragraph
    follows = _AFTER_SPACING.search(head)
    at = follows.start() if follows else len(head)
    return f'{head[:at]}<w:spacing w:after="{round(points * 20)}"/>{head[at:]}{end}{rest}'


_AFTER_SPACING = re.compile("<w:(?:ind|jc|rPr|sectPr)")
