"""Papers of a plan as numbered documents, each with the layout that it is set in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path as FilePath

from planforge.compose import Assets, PaperComposer
from planforge.document import PRESETS, Block, Document
from planforge.family.agenda import agenda
from planforge.family.days import days_of
from planforge.family.height import Heights, Measures
from planforge.family.papers import Paper
from planforge.family.scale import scaled
from planforge.numbering import number
from planforge.profiles import Layout, Profile
from planforge.resources import fit_name, free_name
from planforge.schema import Model, Plan
from planforge.schema.annexes import Annex
from planforge.schema.organization import Position, Unit

_LONGEST = 40
"""Characters of what a page is called in a file's name."""


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
    """What an object's page says, how much of it, and whether it fits in dense type."""

    x: Model
    detail: int
    blocks: tuple[Block, ...]
    fits: bool = False

    @property
    def name(self) -> str:
        """What a file is called that holds this page alone."""
        heading = getattr(self.x, "heading", None)
        return fit_name(str(heading or ""), _LONGEST)


def sheets(
    plan: Plan,
    profile: Profile,
    papers: Sequence[Paper],
    *,
    assets: Assets = lambda _name: None,
    templates: FilePath | None = None,
) -> Iterator[Sheet]:
    """The documents of papers; none of a paper for which the plan says nothing to show.

    Args:
        plan: the validated plan.
        profile: of the plan's type and kind.
        papers: some of the family.
        assets: reads a picture of the plan's folder.
        templates: the plan's own templates, which the caller trusts.

    Raises:
        TemplateProblem: a template is broken, or prints what it may not.
    """
    composer = PaperComposer(plan, profile, assets=assets, templates=templates)
    taken: set[str] = set()
    owner = plan.entity.name if plan.entity and plan.entity.name else plan.title
    for paper in papers:
        if not paper.suits(plan.kind):
            continue
        title = f"{owner}{paper.title or paper.name}"
        for file, layout in _files(composer, paper, _subjects(plan, paper)):
            name = free_name(f"{paper.name}-{file[0].name}" if paper.apart else paper.name, taken)
            blocks = [page.blocks for page in file]
            document = composer.document(blocks, title, layout, PRESETS["compact"])
            yield Sheet(name, paper, number(document), layout)


def _files(
    composer: PaperComposer, paper: Paper, subjects: Sequence[Model]
) -> Iterator[tuple[list[_Page], Layout]]:
    """The pages of each file of a paper; an annex that lies has a file of lying pages."""
    if not paper.apart:
        pages, layout = _Setting(composer, paper).pages(subjects)
        if pages:
            yield pages, layout
        return
    for lying, some in groupby(subjects, lambda x: isinstance(x, Annex) and x.landscape):
        pages, layout = _Setting(composer, paper.turned if lying else paper).pages(tuple(some))
        yield from (([page], layout) for page in pages)


class _Setting:
    """Sets the pages of a paper: as much as a page holds, in type as large as it holds it in."""

    def __init__(self, composer: PaperComposer, paper: Paper) -> None:
        self._composer = composer
        self._paper = paper
        self._made: dict[tuple[int, int], _Page] = {}
        self._measures = Measures()

    def pages(self, subjects: Sequence[Model]) -> tuple[list[_Page], Layout]:
        """The pages that say anything, and the layout that they are set in.

        What is too long for a page in the smallest type goes on to a second one.
        """
        paper = self._paper
        usual = scaled(paper.layout, 1.0 if paper.one_page else paper.scales[0])
        pages = [page for x in subjects if (page := self._fullest(x, usual)).blocks]
        if not paper.one_page:
            return pages, usual
        smallest = scaled(paper.layout, paper.scales[-1])
        fits = self._heights(smallest).fits
        safe = paper.scales[-1] <= paper.dense  # what fits in larger type fits in smaller
        fitting = [page for page in pages if (safe and page.fits) or fits(page.blocks)]
        if not fitting:
            return pages, usual
        for factor in paper.scales:
            layout = scaled(paper.layout, factor)
            fits = self._heights(layout).fits
            if factor > 1.0 and not all(fits(page.blocks) for page in fitting):
                continue  # with more room for the tables it will be no better
            if all(fits(self._again(page, layout).blocks) for page in fitting):
                return [self._again(page, layout) for page in pages], layout
        return [self._again(page, smallest) for page in pages], smallest

    def _fullest(self, x: Model, layout: Layout) -> _Page:
        """The page of an object that says as much as there is room for."""
        heights = self._heights(scaled(self._paper.layout, self._paper.dense))
        page = _Page(x, 0, ())
        for detail in range(self._paper.details - 1, -1, -1):
            blocks = self._composer.blocks(self._paper.template, x, layout, detail)
            page = _Page(x, detail, blocks, not self._paper.one_page or heights.fits(blocks))
            if page.fits:
                break
        self._made[id(layout), id(x)] = page
        return page

    def _again(self, page: _Page, layout: Layout) -> _Page:
        """The page with its tables in the room of another layout; made once."""
        key = id(layout), id(page.x)
        if key not in self._made:
            blocks = self._composer.refitted(page.blocks, layout)
            self._made[key] = replace(page, blocks=blocks)
        return self._made[key]

    def _heights(self, layout: Layout) -> Heights:
        return Heights(layout, self._measures)


def _subjects(plan: Plan, paper: Paper) -> tuple[Model, ...]:
    match paper.each:
        case "plan":
            return (plan,)
        case "scenario":
            held = plan.response.scenarios if plan.response else None
            return held.scenarios if held else ()
        case "role":
            return tuple(_roles(plan))
        case "agenda":
            return (agenda(plan),)
        case "annex":
            return plan.annexes
        case "days":
            return (days_of(plan),)


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
