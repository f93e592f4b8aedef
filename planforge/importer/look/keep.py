"""The reference document of a file: its look, and how each role of the plan looked in it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml.etree import _Element as Element

from planforge.findings import Finding
from planforge.importer.codes import told
from planforge.importer.look.paragraphs import Paragraphs
from planforge.importer.look.roles import Placed
from planforge.importer.look.tables import table_style
from planforge.importer.look.votes import Votes
from planforge.ooxml import names
from planforge.ooxml.cascade import Cascade, Looks
from planforge.ooxml.properties import P_ORDER, R_ORDER, Property, Said, holder, prop
from planforge.ooxml.reference import levels_of, open_look, with_styles
from planforge.ooxml.reference_file import reference_file
from planforge.ooxml.roles import style_name

_W = f"{{{names.W}}}"
_RUN_IN = "run-in-"
_SAMPLE = 400


@dataclass(frozen=True, slots=True)
class Kept:
    """A reference document, and what of the look could not be kept."""

    data: bytes
    findings: tuple[Finding, ...] = ()


def keep_look(data: bytes, name: str, placed: Sequence[Placed]) -> Kept:
    """A reference document with the look of a file, without its text.

    It is a Word file that can be opened and changed: each style that a plan uses stands in it
    with a sample. Of the text only that of the headers and footers is in it.

    Args:
        data: the file.
        name: what messages call it.
        placed: which paragraph has which role in the plan.

    Raises:
        LoadError: the file cannot be read.
    """
    reference, opened = open_look(data, name)
    cascade = Cascade(opened.sheet, levels_of(opened.tree("numbering")))
    paragraphs = list(opened.body.iter(f"{_W}p"))
    inside = [
        (paragraphs[one.spot.index], one)
        for one in placed
        if one.spot.part == opened.main and one.spot.index < len(paragraphs)
    ]
    looks = dict(_elected(_counted(Paragraphs(cascade), _sampled(inside))))
    styles = [_style(role, look) for role, look in looks.items()]
    cells = [element for element, one in inside if one.role in ("cell", "cell-header")]
    table = table_style(_tables(cells), cascade)
    changed = with_styles(reference, [*styles, *([table] if table is not None else [])])
    told_of = tuple(_told(lost) for lost in reference.lost)
    return Kept(reference_file(changed, list(looks)), told_of)


def _told(lost: str) -> Finding:
    message = f"版式参照文件里没有保留{lost}。"
    return told("PF562", "look-left-out", message, "需要的话，在版式参照文件里补上。")


def _sampled(inside: Sequence[tuple[Element, Placed]]) -> Iterator[tuple[Element, Placed]]:
    """Of each role some hundred paragraphs, spread over the file: enough to see what most do."""
    by_role: dict[str, list[tuple[Element, Placed]]] = {}
    for each in inside:
        by_role.setdefault(each[1].role, []).append(each)
    for each_role in by_role.values():
        yield from each_role[:: len(each_role) // _SAMPLE + 1]


def _tables(cells: Sequence[Element]) -> list[Element]:
    found: dict[Element, None] = {}
    for cell in cells:
        table = next(cell.iterancestors(f"{_W}tbl"), None)
        if table is not None:
            found[table] = None
    return list(found)


def _counted(paragraphs: Paragraphs, inside: Iterable[tuple[Element, Placed]]) -> dict[str, Votes]:
    votes: dict[str, Votes] = {}
    for element, one in inside:
        look = paragraphs.look(element)
        if look is None:
            continue
        votes.setdefault(one.role, Votes()).add(look)
        title = paragraphs.look(element, one.title) if one.title else None
        if title is not None:
            votes.setdefault(f"{_RUN_IN}{one.depth}", Votes()).add(Looks({}, title.r))
    return votes


def _elected(votes: Mapping[str, Votes]) -> Iterator[tuple[str, Looks]]:
    """The look of each role; depths of items only where they differ from most items."""
    items = Votes()
    for role, counted in votes.items():
        if role.startswith("item-"):
            items.join(counted)
    common = items.result() if len(items) else None
    if common is not None:
        yield "item", common
    for role in sorted(votes):
        look = votes[role].result()
        if role.startswith(_RUN_IN):
            yield role, Looks({}, _beyond(look.r, common.r if common is not None else {}))
        elif not role.startswith("item-") or look != common:
            yield role, look


def _beyond(title: Said, below: Said) -> Said:
    """What a run-in title has beyond its item; switches said twice would turn each other off."""
    return {tag: one for tag, one in title.items() if below.get(tag) != one}


def _style(role: str, look: Looks) -> Property:
    """The style of a role, everything written out, so that no other style changes it."""
    number, name, built_in = style_name(role)
    inner = [prop("name", val=name)]
    if role.startswith(("heading-", "unlisted-", "title")):
        inner.append(prop("next", val=style_name("body").id))
    inner += [prop("uiPriority", val="9" if role[-1].isdigit() else "11"), prop("qFormat")]
    kind = "character" if role.startswith(_RUN_IN) else "paragraph"
    if kind == "paragraph":
        inner.append(holder("pPr", look.p, P_ORDER))
    inner.append(holder("rPr", look.r, R_ORDER))
    custom = {} if built_in else {"customStyle": "1"}
    said = {"type": kind, "styleId": number, **custom}
    return Property("style", tuple(sorted(said.items())), tuple(inner))
