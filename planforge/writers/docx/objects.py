"""Tables, forms, figures and the 版记, set into the flow."""

from collections.abc import Callable, Sequence

from planforge.document import Block, Figure, Paragraph, Role, Table
from planforge.errors import RenderError
from planforge.findings import Finding, Severity
from planforge.profiles import Layout
from planforge.writers.docx.direct import NONE, Direct
from planforge.writers.docx.flow import END, Flow
from planforge.writers.docx.pictures import Media
from planforge.writers.docx.setting import border, measures
from planforge.writers.docx.tables import Tables, grid_places, table_width
from planforge.writers.docx.targets import Survey

_MM = 72 / 25.4
_CAPTION_ROOM_MM = 30
_ALIGNED = {
    name: Direct(align=f'<w:jc w:val="{name}"/>') for name in ("left", "center", "right", "both")
}


class Objects:
    """Writes what is not a paragraph; blocks within cells are given back to ``block``."""

    def __init__(
        self,
        layout: Layout,
        flow: Flow,
        survey: Survey,
        media: Media,
        block: Callable[[Block], None],
    ) -> None:
        self._layout = layout
        self._flow = flow
        self._survey = survey
        self._media = media
        self._block = block
        self.findings: list[Finding] = []
        """Figures of which only the words are shown."""
        self._tables = Tables(layout, flow, self.cell)

    def table(self, block: Table) -> None:
        """A table with its caption above."""
        flow = self._flow
        self._announce(block.anchor)
        self._apart(self._layout.table.before_pt)
        if block.caption:
            flow.put("caption", flow.inlines.runs(block.caption))
        else:
            flow.part_table()
        if not block.columns or not block.rows:
            return
        width = table_width(self._layout, wide=flow.sections.look.wide)
        head, frame = self._tables.open(block, round(flow.cell_width * 20) or width)
        parts = [head]
        for index, places in enumerate(grid_places(block)):
            self._announce(block.rows[index].anchor)
            row, height = self._tables.row(places, frame, header=index < block.header_rows)
            flow.meter.block(height)
            parts.append(row)
        parts.append("</w:tbl>")
        flow.put_table("".join(parts))
        self._apart(self._layout.table.after_pt)

    def _announce(self, anchor: str) -> None:
        """The next paragraph takes the bookmark of an anchor."""
        name = self._survey.bookmark(anchor)
        if name:
            self._flow.waiting.append(name)

    def _apart(self, points: float) -> None:
        """Space around tables and figures, which stand in cells without any."""
        if not self._flow.cell_width:
            self._flow.gap = max(self._flow.gap, points)

    def cell(self, block: Block, align: str, width: float) -> tuple[str, float]:
        """A block in a table cell: its XML and its height in points.

        Args:
            block: the block.
            align: alignment that a cell's text has beside its style's, or "".
            width: the cell's inner width in points.
        """
        flow = self._flow
        if isinstance(block, Paragraph):
            inner = flow.inlines.runs(block.content)
            name = self._survey.bookmark(block.anchor)
            inner = flow.inlines.bookmarked(name, inner) if name else inner
            role = block.role
            key = "cell" if role is Role.CELL else role.value
            look = _ALIGNED[align] if align and role is Role.CELL else NONE
            height = flow.meter.cell(key, flow.inlines.ems, width)
            flow.inlines.ems = 0.0
            return flow.paragraph(key, inner, look), height
        with flow.nested(width) as parts:
            self._block(block)
            height = flow.meter.y
        return "".join(parts), height

    def figure(self, block: Figure) -> None:
        """A picture with its caption below; its words where Word cannot show it."""
        flow = self._flow
        self._apart(self._layout.table.before_pt)
        if block.drawn:
            self._drawn(block)
            return
        picture = self._media.picture(
            block.data, block.media_type, block.alt, width_mm=block.width, room=self._room()
        )
        if picture is not None:
            flow.put_picture(picture.xml, picture.height_mm * _MM)
        else:
            words = flow.inlines.text(block.alt)
            flow.put("cell", words, _ALIGNED["center"])
        self._under(block)

    def _drawn(self, block: Figure) -> None:
        """A drawing, with a bitmap for programs that show no SVG; else what it says in words."""
        from planforge.writers.figures.raster import figure_png

        flow = self._flow
        try:
            bitmap = figure_png(block.data.decode())
        except RenderError as error:
            self._untold(block, error)
            return
        picture = self._media.picture(
            bitmap,
            "image/png",
            block.alt,
            width_mm=block.width,
            room=self._room(),
            vector=block.data,
        )
        if picture is not None:
            flow.put_picture(picture.xml, picture.height_mm * _MM)
        self._under(block)

    def _untold(self, block: Figure, error: RenderError) -> None:
        if not block.told:
            return
        for line in block.told:
            deep = len(line) - len(line.lstrip())
            self._flow.put("cell", self._flow.inlines.text("\u3000" * (deep // 2) + line.strip()))
        self._under(block)
        self.findings.append(
            Finding(
                "PF622",
                "figure-in-words",
                Severity.WARNING,
                f"{error.message}Word 文件里“{block.alt.partition('：')[0]}”只印出文字。",
                '请运行 pip install "planforge[typst]" 后重新输出；PDF 和 HTML 不受影响。',
                block.origin or None,
            )
        )

    def _under(self, block: Figure) -> None:
        """The caption below a figure, and the space after it."""
        flow = self._flow
        if block.caption:
            inner = flow.inlines.runs(block.caption)
            flow.put("caption", inner, Direct(keep='<w:keepNext w:val="0"/>'))
        self._apart(self._layout.table.after_pt)

    def _room(self) -> tuple[float, float]:
        """Width and height in mm that a picture may take."""
        page = self._layout.page
        across, down = page.text_width_mm, page.text_height_mm
        if self._flow.sections.look.wide:
            across, down = down, across
        if self._flow.cell_width:
            across = self._flow.cell_width / _MM
        return across, down - _CAPTION_ROOM_MM

    def imprint(self, blocks: Sequence[Block]) -> None:
        """The 版记: a table at the foot of the last page, as wide as the text, a row a line.

        It is placed from the edge of the page: LibreOffice floats a table as wide as the text
        only then.
        """
        if not blocks:
            return
        self._flow.part_table()
        page, rules = self._layout.page, self._layout.imprint_rules
        color = self._layout.style("imprint").color
        outer, inner = rules.outer_mm * _MM, rules.inner_mm * _MM
        sides = (("top", outer), ("bottom", outer), ("insideH", inner))
        borders = "".join(border(side, thick, color) for side, thick in sides)
        width = table_width(self._layout, wide=False)
        zero = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("left", "right"))
        rows = "".join(
            f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{width}" '
            f'w:type="dxa"/></w:tcPr>{self.cell(block, "", width / 20)[0]}</w:tc></w:tr>'
            for block in blocks
        )
        self._flow.put_table(
            '<w:tbl><w:tblPr><w:tblpPr w:vertAnchor="margin" w:horzAnchor="page" '
            f'w:tblpX="{measures(page.left_mm)}" w:tblpYSpec="bottom"/>'
            f'<w:tblOverlap w:val="never"/><w:tblW w:w="{width}" w:type="dxa"/>'
            f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
            f"<w:tblCellMar>{zero}</w:tblCellMar></w:tblPr>"
            f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>{rows}</w:tbl>'
        )
        self._flow.put_table(END)
