"""A figure of a plan by its kind, on sheets of a size."""

from dataclasses import replace

from planforge.figures.chain import chain
from planforge.figures.drawing import Box, Drawing
from planforge.figures.flow import flow
from planforge.figures.gantt import gantt
from planforge.figures.organisation import organisation
from planforge.figures.tree import sheets
from planforge.schema import Plan
from planforge.schema.tables import Drawn

_SCALES = (1.6, 1.4, 1.2)


def enlarged(
    plan: Plan, kind: Drawn, across: float, down: float, *, scenario: str = ""
) -> tuple[Drawing, ...]:
    """The sheets of a figure that is read from a step away: one sheet as large as it gets.

    It has the same boxes; a figure that takes several sheets stays as it is.
    """
    usual = drawings(plan, kind, across, down, scenario=scenario)
    if len(usual) != 1:
        return usual
    for scale in _SCALES:
        made = drawings(plan, kind, across / scale, down / scale, scenario=scenario)
        if len(made) > 1 or _boxes(made[0]) != _boxes(usual[0]):
            continue
        if made[0].width * scale <= across and made[0].height * scale <= down:
            return (replace(made[0], scale=scale),)
    return usual


def _boxes(drawing: Drawing) -> int:
    return sum(isinstance(shape, Box) for shape in drawing.shapes)


def drawings(
    plan: Plan, kind: Drawn, across: float, down: float, *, scenario: str = ""
) -> tuple[Drawing, ...]:
    """The sheets of a figure; none where the plan holds nothing of the kind.

    Args:
        plan: whose facts are drawn.
        kind: what is drawn.
        across: width of a sheet in points.
        down: height of a sheet in points.
        scenario: id or name of the scenario whose steps a flow shows; "" for the whole response.
    """
    match kind:
        case Drawn.ORGANISATION:
            root = organisation(plan)
            return sheets(root, across, down) if root is not None else ()
        case Drawn.FLOW:
            return flow(plan, across, down, scenario)
        case Drawn.CHAIN:
            return chain(plan, across, down)
        case Drawn.DRILL:
            return gantt(plan, across, down)
