"""The rows of an office's review form, filled in as far as a machine can tell."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from planforge.document import PageKind
from planforge.document.quick import quick
from planforge.findings import Path
from planforge.lint.coverage.forms import ReviewForm, Row
from planforge.lint.coverage.matter import Judgement, Status
from planforge.lint.coverage.matters import MATTERS
from planforge.schema import Model, Plan
from planforge.schema.fields import fields_of

if TYPE_CHECKING:
    from planforge.lint.context import Context


@quick
class Filled:
    """A row with what is found for it.

    Attributes:
        row: the row.
        status: the opinion to start from; None where a person must look, or nobody asks any more.
        found: where the plan says it.
        lacks: what of it the plan does not say.
    """

    row: Row
    status: Status | None
    found: tuple[Judgement, ...] = ()
    lacks: tuple[str, ...] = ()


def filled(context: "Context", form: ReviewForm) -> tuple[Filled, ...]:
    """The rows of a form for a plan."""
    return tuple(_row(context, row) for row in form.rows)


def _row(context: "Context", row: Row) -> Filled:
    every = [(title, one) for name in row.evidence.split() for title, one in _of(context, name)]
    found = tuple(one for _, one in every if one.status is not Status.MISSING)
    lacks = tuple(title for title, one in every if one.status is Status.MISSING)
    if not row.asked or (row.otherwise and not found):
        return Filled(row, None, found)
    if not found:
        return Filled(row, Status.MISSING, (), lacks)
    whole = not lacks and all(one.status is Status.MET for one in found)
    return Filled(row, Status.MET if whole else Status.PARTLY, found, lacks)


def _of(context: "Context", name: str) -> Iterator[tuple[str, Judgement]]:
    matter = MATTERS.get(name)
    if matter is not None:
        yield matter.title, context.coverage.judge(name)
    elif name == "contents":
        pages = context.document.front.pages
        listed = any(page.kind is PageKind.CONTENTS for page in pages)
        yield "目录", Judgement(Status.MET, (), "目录") if listed else Judgement(Status.MISSING)
    else:
        yield _fact(context.plan, name)


def _fact(plan: Plan, name: str) -> tuple[str, Judgement]:
    """A fact of the plan; of several, set apart by |, the first that it states."""
    for dotted in name.split("|"):
        path: Path = tuple(dotted.split("."))
        value: object = plan
        for step in path:
            value = getattr(value, str(step), None)
        if value not in (None, (), ""):
            return _called(dotted), Judgement(Status.MET, path, _called(dotted))
    return _called(name.split("|")[0]), Judgement(Status.MISSING)


def _called(dotted: str) -> str:
    model: type[Model] = Plan
    title = dotted
    for step in dotted.split("."):
        spec = fields_of(model)[step]
        title, model = spec.label.zh, spec.model or model
    return title
