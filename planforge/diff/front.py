"""Units before the body: the summary page says again what stands elsewhere."""

from dataclasses import replace

from planforge.diff.model import Pair, Side
from planforge.document import FrontMatter, FrontPage, PageKind, blocks_of


class Front:
    """Which pairs stand before the body."""

    def __init__(self, old: Side, new: Side) -> None:
        self._summary = (_span(old, summary=True), _span(new, summary=True))
        self._front = (_span(old, summary=False), _span(new, summary=False))
        self.laid_out_anew = old.ours and new.ours and old.document.layout != new.document.layout

    def in_summary(self, pair: Pair) -> bool:
        """On the summary page, which only says again what the plan says elsewhere."""
        return pair.old in self._summary[0] or pair.new in self._summary[1]

    def in_front(self, pair: Pair) -> bool:
        """Before the body, on pages that the layout chooses."""
        return pair.old in self._front[0] or pair.new in self._front[1]


def summary_units(side: Side) -> range:
    """The indices of the units of a plan's summary page; empty where there is none."""
    return _span(side, summary=True)


def _span(side: Side, *, summary: bool) -> range:
    """The units of front pages, which stand in one stretch."""
    pages = side.document.front.pages
    if not side.ours or not pages:
        return range(0)
    chosen = tuple(page for page in pages if not summary or _of_summary(page))
    front = replace(side.document, body=(), imprint=(), front=FrontMatter(chosen))
    known = {id(node) for node in blocks_of(front)}
    found = [unit.index for unit in side.units if id(unit.block) in known]
    return range(found[0], found[-1] + 1) if found else range(0)


def _of_summary(page: FrontPage) -> bool:
    return page.kind is PageKind.SUMMARY
