"""Which of a layout's pages before the body a plan gets."""

from planforge.profiles.layout import FrontSpec
from planforge.schema import Plan


def wanted(spec: FrontSpec, plan: Plan) -> bool:
    """Whether the page is made: by the plan's switch, else by the layout's rule."""
    switch = _switch(spec.page, plan)
    if switch is not None:
        return switch
    if spec.when == "always":
        return True
    return spec.when == "facts" and _has_facts(spec.page, plan)


def _switch(page: str, plan: Plan) -> bool | None:
    choice = plan.layout
    if choice is None:
        return None
    return {
        "red-head": choice.red_head,
        "cover": choice.cover,
        "contents": choice.contents,
        "summary": choice.summary,
        "revisions": choice.revisions,
    }.get(page)


def _has_facts(page: str, plan: Plan) -> bool:
    approval = plan.approval
    match page:
        case "red-head":
            return bool(plan.doc_number and plan.issuer)
        case "approval":
            return approval is not None and bool(approval.approved or approval.statement)
        case "signing":
            return approval is not None and bool(approval.signing_units)
        case "revisions":
            return bool(plan.revisions)
        case _:
            return True
