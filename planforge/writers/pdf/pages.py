"""A whole document as sheets: the pages before the body, the body, the imprint."""

from planforge.document import (
    Block,
    Document,
    FrontPage,
    PageKind,
    Paragraph,
    Role,
)
from planforge.profiles import Layout
from planforge.profiles.layout import FrontSpec
from planforge.writers.pdf.look import MM, Json, grid_pitch, pitch, space_after
from planforge.writers.pdf.orders import Orders, unanchored
from planforge.writers.pdf.styles import Styles

_UNPLANNED = FrontSpec(page="cover")
"""How a page stands that the layout's list of front pages does not name."""


def draw(document: Document, styles: Styles) -> Orders:
    """All orders of a document, on sheets in reading order."""
    made = {
        id(section): (section.depth, f"planforge-{index}")
        for index, section in enumerate(unanchored(document.body))
    }
    orders = Orders(styles, made)
    open_page = False
    for page in document.front.pages:
        spec = _spec(styles.layout, page.kind)
        if not open_page:
            orders.start(numbered=spec.numbered)
        _front(page, orders, styles)
        open_page = not spec.own_page
        orders.sheets[-1].numbered |= open_page
    if not open_page:
        orders.start()
    orders.blocks(document.body)
    if document.imprint:
        _imprint(document.imprint, orders, styles)
    orders.finish()
    orders.sheets = [sheet for sheet in orders.sheets if sheet.orders]
    return orders


def _spec(layout: Layout, kind: PageKind) -> FrontSpec:
    found = (spec for spec in layout.front if spec.page == kind.value)
    return next(found, _UNPLANNED)


def _front(page: FrontPage, orders: Orders, styles: Styles) -> None:
    match page.kind:
        case PageKind.RED_HEAD:
            _red_head(page.blocks, orders, styles)
        case PageKind.COVER:
            _cover(page.blocks, orders, styles)
        case PageKind.APPROVAL:
            at = _index(page.blocks, Role.SIGNER)
            orders.blocks(page.blocks[:at])
            if styles.layout.seal_mm and at < len(page.blocks):
                orders.add(["space", styles.layout.seal_mm * MM])
            orders.blocks(page.blocks[at:])
        case _:
            orders.blocks(page.blocks)


def _red_head(blocks: tuple[Block, ...], orders: Orders, styles: Styles) -> None:
    """份号, 密级 and 紧急程度 above the mark, which stands at its own height; then the red rule."""
    look = styles.layout.red_head
    at = _index(blocks, Role.ISSUER_MARK)
    if at < len(blocks):
        above = orders.inside(blocks[:at], "body")
        orders.add(["head", look.mark_mm * MM, above])
    else:
        at = 0
    orders.blocks(blocks[at:])
    last = blocks[-1] if blocks else None
    role = last.role.value if isinstance(last, Paragraph) else "body"
    style = styles.get(styles.role(role))
    gap = look.rule_gap_mm * MM - (pitch(style) - style.size_pt) / 2
    after = look.after_lines * grid_pitch(styles.layout)
    orders.add(["rule", look.rule_pt, look.color, max(0.0, gap), after])


def _cover(blocks: tuple[Block, ...], orders: Orders, styles: Styles) -> None:
    """The last lines of a cover stand at its foot."""
    at = _index(blocks, Role.COVER_FOOT)
    orders.blocks(blocks[:at])
    if at < len(blocks):
        orders.add(["fill"])
        orders.blocks(blocks[at:])
        foot = styles.get(styles.role("cover-foot"))
        orders.add(["space", space_after(styles.layout, foot)])


def _index(blocks: tuple[Block, ...], role: Role) -> int:
    """Place of the first paragraph of a role; their number where there is none."""
    places = (
        at for at, block in enumerate(blocks) if isinstance(block, Paragraph) and block.role is role
    )
    return next(places, len(blocks))


def _imprint(blocks: tuple[Block, ...], orders: Orders, styles: Styles) -> None:
    """The 版记: each line under a rule, and one rule below the last."""
    if orders.sheets[-1].landscape:
        orders.start(numbered=orders.sheets[-1].numbered)
    rules = styles.layout.imprint_rules
    base = styles.role("imprint")
    color = styles.get(base).color
    inner: list[Json] = []
    for index, block in enumerate(blocks):
        thick = rules.inner_mm if index else rules.outer_mm
        inner.append(["rule", thick * MM, color, 0, 0])
        inner += orders.inside((block,), "body")
    inner.append(["rule", rules.outer_mm * MM, color, 0, 0])
    orders.add(["foot", grid_pitch(styles.layout), inner])
