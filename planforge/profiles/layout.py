"""Layouts: how a document looks, as intent that every writer reads from one style.yaml.

Lengths are millimetres where a name ends in ``_mm``, points where it ends in ``_pt``, and
characters of the style's own size (字) where it ends in ``_chars``.
"""

from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from planforge.errors import FileProblem, UsageProblem
from planforge.resources.data import read_data, template_folders

SIZES_PT = {
    "初号": 42.0,
    "小初": 36.0,
    "一号": 26.0,
    "小一": 24.0,
    "二号": 22.0,
    "小二": 18.0,
    "三号": 16.0,
    "小三": 15.0,
    "四号": 14.0,
    "小四": 12.0,
    "五号": 10.5,
    "小五": 9.0,
    "六号": 7.5,
}
"""Chinese type sizes in points (GB/T 9704-2012 uses 二号 to 四号)."""


def _points(value: object) -> object:
    return SIZES_PT.get(value, value) if isinstance(value, str) else value


Size = Annotated[float, BeforeValidator(_points)]


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PageSetup(_Data):
    """Paper and margins of a portrait page."""

    width_mm: float = 210
    height_mm: float = 297
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float

    @property
    def text_width_mm(self) -> float:
        """Width of the type area (版心)."""
        return self.width_mm - self.left_mm - self.right_mm

    @property
    def text_height_mm(self) -> float:
        """Height of the type area (版心)."""
        return self.height_mm - self.top_mm - self.bottom_mm


class Grid(_Data):
    """The line grid: lines a page, characters a line, and what it takes to set them."""

    lines: int
    chars: int
    pitch_pt: float
    tracking_pt: float = 0


class FontRole(_Data):
    """The fonts of a role, best first.

    Attributes:
        docx: the name written into DOCX.
        docx_gb2312: the name with the plan's switch for the _GB2312 fonts on.
        latin: the font of Latin letters and digits in DOCX.
        families: names tried by CSS and Typst, best first, over the platforms.
        substitutes: names that stand in where none of ``families`` is found; reported when used.
        bold: a substitute is set bold (小标宋 has no free font).
        generic: CSS generic family.
    """

    docx: str
    docx_gb2312: str | None = None
    latin: str = "Times New Roman"
    families: tuple[str, ...]
    substitutes: tuple[str, ...] = ()
    bold: bool = False
    generic: Literal["serif", "sans-serif"] = "serif"


class TextStyle(_Data):
    """How a paragraph of a role is set.

    Attributes:
        line_pt: exact line pitch; 0 sets lines at ``line`` times the size.
        first_chars: first line indent; where it is negative the first line stands at
            ``left_chars`` and the others hang that much further in.
        before_lines, after_lines: space in lines of the grid, added to before_pt, after_pt.
        contextual: no space above a paragraph that follows one of the same role (in Word:
            contextual spacing).
        fill: colour of a box behind the paragraph, which then has ``pad_pt`` around its text.
        bar: colour of an upright bar at the paragraph's left edge, ``bar_pt`` thick.
        rule_pt: thickness of a rule under the paragraph, in its own colour.
    """

    font: str = "fang"
    size_pt: Size = 16
    bold: bool = False
    color: str = "000000"
    fill: str = ""
    align: Literal["left", "center", "right", "justify"] = "justify"
    first_chars: float = 0
    left_chars: float = 0
    right_chars: float = 0
    before_pt: float = 0
    after_pt: float = 0
    before_lines: float = 0
    after_lines: float = 0
    line_pt: float = 0
    line: float = 1.3
    tracking_pt: float = 0
    contextual: bool = False
    keep_next: bool = False
    page_before: bool = False
    pad_pt: float = 0
    bar: str = ""
    bar_pt: float = 3
    rule_pt: float = 0


class TableStyle(_Data):
    """Rules, padding and surroundings of tables, whose text the styles cell and cell-header set.

    Attributes:
        before_pt, after_pt: space around a table or a figure, its caption included.
    """

    rule_pt: float = 0.5
    outer_pt: float = 0.75
    color: str = "000000"
    header_fill: str = ""
    pad_x_mm: float = 1.5
    pad_y_mm: float = 0.7
    before_pt: float = 4
    after_pt: float = 8


class Running(_Data):
    """A running header or footer.

    Attributes:
        text: with {page}, {pages}, {title}, {organization}, {header} (Meta.header); empty for none.
        right: a second text, at the right edge of the type area while ``text`` stands left.
        align: outside puts it right on odd pages and left on even ones.
        indent_chars: distance from the outer edge of the type area.
        distance_mm: from the paper's edge to the line's nearer edge.
        rule_pt: a rule between it and the text.
        turned: on a landscape page it keeps its place on the sheet as bound, so it stands at the
            short edge and reads upright with the portrait pages (GB/T 9704-2012, 表格).
    """

    text: str = ""
    right: str = ""
    align: Literal["left", "center", "right", "outside"] = "center"
    indent_chars: float = 0
    distance_mm: float = 15
    rule_pt: float = 0
    turned: bool = False


class RedHead(_Data):
    """The red head of an official document (GB/T 9704-2012, 7.2).

    Attributes:
        mark_mm: from the top of the type area to the top of the issuer's mark.
        rule_gap_mm: from the line of the document's number to the red rule.
        rule_pt: thickness of that rule, as wide as the type area.
        color: of the rule.
        after_lines: blank lines of the grid between the rule and the title.
    """

    mark_mm: float = 35
    rule_gap_mm: float = 4
    rule_pt: float = 2
    color: str = "FF0000"
    after_lines: float = 2


class ImprintRules(_Data):
    """Rules of the 版记, as wide as the type area (GB/T 9704-2012, 7.4): first and last, inner."""

    outer_mm: float = 0.35
    inner_mm: float = 0.25


class DraftMark(_Data):
    """Where a draft's mark stands on the paper; its text is set by the style draft."""

    top_mm: float = 12
    right_mm: float = 15
    rule_pt: float = 0.75


class FrontSpec(_Data):
    """One page before the body, and when it is made.

    Attributes:
        page: a PageKind's value.
        when: always, or only where the plan has facts for it.
        own_page: ends with a page break.
        numbered: its pages show the footer.
    """

    page: Literal["red-head", "cover", "approval", "signing", "revisions", "contents", "summary"]
    when: Literal["always", "facts", "asked"] = "facts"
    own_page: bool = True
    numbered: bool = False


class Preset(_Data):
    """A named variation of page and grid."""

    page: PageSetup | None = None
    grid: Grid | None = None


class Layout(_Data):
    """A whole layout; see templates/layouts/<name>/style.yaml.

    Attributes:
        annex_title_line: the line of an annex page on which its title stands; 0 for right below.
        signature: how a SIGNER followed by a DATE stands. right: each at its style's indents;
            block: the signer centred over the date (a sealed document, GB/T 9704-2012, 7.3.5).
        run_in_headings: an item's label and run-in title (its Strong start) look as a heading of
            the same depth; otherwise the title is bold.
        seal_mm: room left above the signer of an approval page for a seal or a scan.
    """

    name: str
    title: str
    description: str = ""
    page: PageSetup
    grid: Grid | None = None
    presets: dict[str, Preset] = {}
    fonts: dict[str, FontRole]
    styles: dict[str, TextStyle]
    table: TableStyle = TableStyle()
    header: Running = Running()
    footer: Running = Running()
    front: tuple[FrontSpec, ...] = ()
    contents_depth: int = 2
    annex_title_line: int = 0
    signature: Literal["none", "right", "block"] = "right"
    run_in_headings: bool = False
    seal_mm: float = 0
    imprint: bool = False
    red_head: RedHead = RedHead()
    imprint_rules: ImprintRules = ImprintRules()
    draft_mark: DraftMark = DraftMark()
    draft_color: str = "C00000"
    strong_titles: bool = False
    """Run-in titles of items are set strong."""
    attachment_notes: bool = False
    """The body ends with the list of annexes (附件说明)."""

    def style(self, name: str) -> TextStyle:
        """The style of a role; a role the layout does not name is set as body text."""
        return self.styles.get(name) or self.styles["body"]

    def heading(self, depth: int) -> TextStyle:
        """The style of a heading at a depth from 1; deeper ones than given look as the last."""
        for level in range(depth, 0, -1):
            if f"heading-{level}" in self.styles:
                return self.styles[f"heading-{level}"]
        return self.styles["body"]

    def item(self, depth: int) -> TextStyle:
        """The style of an item at a depth from 1: item-<depth>, else item, else body text."""
        return self.styles.get(f"item-{depth}") or self.style("item")

    def with_preset(self, name: str) -> "Layout":
        """The layout with a preset's page and grid.

        Raises:
            UsageProblem: no preset of that name.
        """
        preset = self.presets.get(name)
        if preset is None:
            message = f"版式“{self.name}”没有名为“{name}”的页面预设。"
            raise UsageProblem(message, f"可选：{'、'.join(self.presets)}。")
        page, grid = preset.page or self.page, preset.grid or self.grid
        styles = self.styles
        if self.grid and grid and grid.pitch_pt != self.grid.pitch_pt:
            old, new = self.grid.pitch_pt, grid.pitch_pt
            styles = {
                key: style.model_copy(update={"line_pt": new}) if style.line_pt == old else style
                for key, style in styles.items()
            }
        return self.model_copy(update={"page": page, "grid": grid, "styles": styles})


def layout_names() -> list[str]:
    """Names of all layouts found, sorted."""
    names = {
        style.parent.name
        for folder in template_folders()
        for style in (folder / "layouts").glob("*/style.yaml")
    }
    return sorted(names)


def layout_folder(name: str) -> Path:
    """The folder of a layout, which also holds its print.css.

    Raises:
        UsageProblem: there is none of that name.
    """
    for folder in template_folders():
        path = folder / "layouts" / name
        if "/" not in name and "\\" not in name and (path / "style.yaml").is_file():
            return path
    message = f"没有名为“{name}”的版式。"
    raise UsageProblem(message, f"可选：{'、'.join(layout_names())}。")


@cache
def load_layout(name: str, preset: str = "") -> Layout:
    """The layout called name, with the page preset if one is named.

    Raises:
        UsageProblem: no such layout or preset.
        FileProblem: its style.yaml is broken.
    """
    path = layout_folder(name) / "style.yaml"
    fonts_path = path.parent.parent / "fonts.yaml"
    try:
        data = yaml.load(read_data(path), Loader=_LOADER)
        if fonts_path.is_file():
            fonts = yaml.load(read_data(fonts_path), Loader=_LOADER)
            data["fonts"] = {**fonts, **data.get("fonts", {})}
        base = data.pop("base", {})
        data["styles"] = {key: {**base, **style} for key, style in data["styles"].items()}
        layout = Layout.model_validate({"name": name, **data})
    except (yaml.YAMLError, ValidationError, KeyError, TypeError) as error:
        message = f"版式文件 {path} 有误：{_first(error)}"
        raise FileProblem(message) from error
    return layout.with_preset(preset) if preset else layout


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _first(error: Exception) -> str:
    if isinstance(error, ValidationError):
        problem = error.errors()[0]
        return f"“{'.'.join(str(part) for part in problem['loc'])}”的值不可用。"
    return str(error).splitlines()[0]
