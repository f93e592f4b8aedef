"""A figure of a plan by its kind, on sheets of a size."""

from planforge.figures.chain import chain
from planforge.figures.drawing import Drawing
from planforge.figures.flow import flow
from planforge.figures.gantt import gantt
from planforge.figures.organisation import organisation
from planforge.figures.tree import sheets
from planforge.schema import Plan
from planforge.schema.tables import Drawn


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
