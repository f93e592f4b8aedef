"""Word sections: paper, margins, running lines and where page numbers begin."""

from dataclasses import dataclass, field, replace

from planforge.document import FrontPage
from planforge.profiles import Layout
from planforge.profiles.layout import FrontSpec
from planforge.writers.docx.running import PageLook, RunningParts
from planforge.writers.docx.setting import measures


def front_spec(layout: Layout, page: FrontPage) -> FrontSpec:
    """How the layout wants a page before the body; on its own and without number by default."""
    for spec in layout.front:
        if spec.page == page.kind.value:
            return spec
    return FrontSpec(page=page.kind.value)


@dataclass(slots=True)
class PageSections:
    """The section in hand, and what its properties will say.

    Attributes:
        look: its paper and running lines.
        counting: a numbered section has begun.
    """

    layout: Layout
    running: RunningParts
    look: PageLook = field(default_factory=PageLook)
    counting: bool = False

    def front(self, spec: FrontSpec) -> None:
        """Take the look of a page before the body; without a number it has no header either."""
        self.look = PageLook(numbered=spec.numbered)

    def body(self) -> None:
        """Take the look of the body."""
        self.look = replace(self.look, numbered=True)

    def turn(self, *, wide: bool) -> None:
        """Turn the paper."""
        self.look = replace(self.look, wide=wide)

    def properties(self) -> str:
        """The ``w:sectPr`` of the section in hand; page numbers begin with the first numbered."""
        first = self.look.numbered and not self.counting
        self.counting = self.counting or first
        start = '<w:pgNumType w:start="1"/>' if first else ""
        references = self.running.references(self.look)
        return (
            f'<w:sectPr>{references}<w:type w:val="nextPage"/>{_paper(self.layout, self.look)}'
            f'{start}<w:cols w:space="425"/>{_grid(self.layout)}</w:sectPr>'
        )


def _paper(layout: Layout, look: PageLook) -> str:
    """Paper and margins; a landscape page is the portrait one turned with its head to the left."""
    page = layout.page
    width, height = measures(page.width_mm), measures(page.height_mm)
    sides = (page.top_mm, page.right_mm, page.bottom_mm, page.left_mm)
    lying = ""
    if look.wide:
        width, height, lying = height, width, ' w:orient="landscape"'
        sides = (page.left_mm, page.top_mm, page.right_mm, page.bottom_mm)
    elif page.width_mm > page.height_mm:
        lying = ' w:orient="landscape"'  # else printers turn the sheet back
    top, right, bottom, left = (measures(side) for side in sides)
    header, footer = measures(layout.header.distance_mm), measures(layout.footer.distance_mm)
    return (
        f'<w:pgSz w:w="{width}" w:h="{height}"{lying}/><w:pgMar w:top="{top}" w:right="{right}" '
        f'w:bottom="{bottom}" w:left="{left}" w:header="{header}" w:footer="{footer}" '
        'w:gutter="0"/>'
    )


def _grid(layout: Layout) -> str:
    """The line grid; "linesAndChars" is not used, LibreOffice sets 14 characters a line with it."""
    if layout.grid is None:
        return ""
    return f'<w:docGrid w:type="lines" w:linePitch="{round(layout.grid.pitch_pt * 20)}"/>'
