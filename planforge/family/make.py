"""Papers of a plan as numbered documents, each with the layout that it is set in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath

from planforge.compose import Assets, PaperComposer
from planforge.document import PRESETS, Block, Document
from planforge.family.height import Heights
from planforge.family.papers import Paper
from planforge.family.scale import scaled
from planforge.numbering import number
from planforge.profiles import Layout, Profile
from planforge.schema import Model, Plan
from planforge.schema.organization import Position, Unit


@dataclass(frozen=True, slots=True)
class Sheet:
    """One paper of a plan, ready to be written.

    Attributes:
        name: what the file's name ends in: 作战表, 处置卡-价格设错.
        paper: what it is.
        document: numbered.
        layout: at the size that its words stand in.
    """

    name: str
    paper: Paper
    document: Document
    layout: Layout


@dataclass(frozen=True, slots=True)
class _Page:
    """What stands together on a page, and what that is called."""

    name: str
    blocks: tuple[Block, ...]


def sheets(
    plan: Plan,
    profile: Profile,
    paper: Paper,
    *,
    assets: Assets = lambda _name: None,
    templates: FilePath | None = None,
) -> tuple[Sheet, ...]:
    """The documents of a paper; none where the plan says nothing that it would show.

    Args:
        plan: the validated plan.
        profile: of the plan's type and kind.
        paper: one of the family.
        assets: reads a picture of the plan's folder.
        templates: the plan's own templates, which the caller trusts.

    Raises:
        TemplateProblem: a template is broken, or prints what it may not.
    """
    if not paper.suits(plan.kind):
        return ()
    layout = scaled(paper.layout, 1.0)
    composer = PaperComposer(plan, profile, layout, assets=assets, templates=templates)
    pages = [page for x in _subjects(plan, paper) if (page := _page(composer, paper, x)).blocks]
    if not pages:
        return ()
    fitting = _fitting(paper, pages)
    owner = plan.entity.name if plan.entity and plan.entity.name else plan.title
    files = [[page] for page in pages] if paper.apart else [pages]
    made = []
    for file in files:
        name = f"{paper.name}-{file[0].name}" if paper.apart else paper.name
        title = f"{owner}{paper.title or paper.name}"
        document = composer.document([page.blocks for page in file], title, PRESETS["compact"])
        made.append(Sheet(name, paper, number(document), fitting))
    return tuple(made)


def _page(composer: PaperComposer, paper: Paper, x: Model) -> _Page:
    """A page for an object, which says as much as there is room for."""
    heights = Heights(scaled(paper.layout, 1.0 if 1.0 in paper.scales else paper.scales[-1]))
    blocks: tuple[Block, ...] = ()
    for detail in range(paper.details - 1, -1, -1):
        blocks = composer.blocks(paper.template, x, detail)
        if not paper.one_page or heights.fits(blocks):
            break
    return _Page(_file_name(x), blocks)


def _fitting(paper: Paper, pages: Sequence[_Page]) -> Layout:
    """The largest type in which each page is one."""
    layout = scaled(paper.layout, paper.scales[0])
    for factor in paper.scales:
        layout = scaled(paper.layout, factor)
        heights = Heights(layout)
        if not paper.one_page or all(heights.fits(page.blocks) for page in pages):
            break
    return layout


def _subjects(plan: Plan, paper: Paper) -> tuple[Model, ...]:
    match paper.each:
        case "plan":
            return (plan,)
        case "scenario":
            held = plan.response.scenarios if plan.response else None
            return held.scenarios if held else ()
        case "role":
            return tuple(_roles(plan))


def _roles(plan: Plan) -> Iterator[Model]:
    """The posts; where a plan has none, its units; where it has neither, its people."""
    organization = plan.organization
    if organization is None:
        return
    posts: list[Model] = list(organization.positions.positions if organization.positions else ())
    units = list(_units(organization.units.units if organization.units else ()))
    posts += [post for unit in units for post in unit.positions if _acts(post)]
    people = organization.people.people if organization.people else ()
    yield from posts or units or people


def _acts(post: Position) -> bool:
    return bool(post.duties or post.text or post.items)


def _units(units: Sequence[Unit]) -> Iterator[Unit]:
    for unit in units:
        yield unit
        yield from _units(unit.units)


_UNFIT = str.maketrans(dict.fromkeys('\\/:*?"<>|\n\t', "、"))
"""What file names cannot hold on one system or another."""


def _file_name(x: Model) -> str:
    heading = getattr(x, "heading", None)
    return str(heading or "").translate(_UNFIT).strip()[:40]
