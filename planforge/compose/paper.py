"""Papers of the family: single templates for objects of a plan, as documents of their own."""

from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from pathlib import Path as FilePath

from planforge.compose.compose import Composer
from planforge.compose.scribe import Assets
from planforge.document import Block, Break, Document, Paragraph, Role, Scheme
from planforge.profiles import Layout, Profile, load_layout
from planforge.schema import Model, Plan


class PaperComposer:
    """Renders the papers of one plan."""

    def __init__(
        self,
        plan: Plan,
        profile: Profile,
        *,
        assets: Assets = lambda _name: None,
        templates: FilePath | None = None,
    ) -> None:
        """Take a plan.

        Args:
            plan: the validated plan.
            profile: of the plan's type and kind.
            assets: reads a picture of the plan's folder.
            templates: the plan's own templates, which the caller trusts.
        """
        self._plan = Composer(plan, profile, load_layout(profile.layout), assets, templates)
        self._laid: dict[int, tuple[Layout, Composer]] = {}

    def blocks(self, template: str, x: Model, layout: Layout, detail: int = 0) -> tuple[Block, ...]:
        """What family/<template>.j2 prints for an object of the plan; maybe nothing.

        Args:
            template: its name.
            x: the object, or the plan itself.
            layout: the room that tables have.
            detail: how much it may say; the template decides what that means.

        Raises:
            TemplateProblem: the template is missing or broken, or prints what it may not.
        """
        return self._composer(layout).paper(template, x, detail)

    def refitted(self, blocks: tuple[Block, ...], layout: Layout) -> tuple[Block, ...]:
        """The same blocks as a layout has them that differs in the size of its type alone."""
        return self._plan.refitted(blocks, layout)

    def document(
        self, pages: Sequence[tuple[Block, ...]], title: str, layout: Layout, scheme: Scheme
    ) -> Document:
        """The pages as one document, each on a new page; an imprint stands at the foot."""
        body: list[Block] = []
        for page in pages:
            if body:
                body.append(Break())
            body += page
        foot = len(body)
        while foot and isinstance(last := body[foot - 1], Paragraph) and last.role is Role.IMPRINT:
            foot -= 1
        made = self._composer(layout).gathered(tuple(body[:foot]), title, scheme)
        return replace(made, imprint=tuple(body[foot:])) if layout.imprint else made

    def _composer(self, layout: Layout) -> Composer:
        kept = self._laid.get(id(layout))
        if kept is None:
            composer = copy(self._plan)
            composer.lay(layout)
            kept = self._laid[id(layout)] = layout, composer
        return kept[1]
