"""No rule fails on any plan that the schema admits."""

from hypothesis import given, settings
from hypothesis import strategies as st

from planforge.compose import compose
from planforge.document import PRESETS, Document
from planforge.lint import Context, examine
from planforge.lint.rules import RULES
from planforge.numbering import number
from planforge.profiles import load_layout, load_profile
from planforge.schema import Plan
from tests.lint.any_plan import any_plan


def document_of(plan: Plan) -> Document:
    profile = load_profile(plan.type).for_kind(plan.kind)
    scheme = PRESETS[profile.scheme]
    return number(compose(plan, profile, load_layout(profile.layout), scheme).document)


@settings(deadline=None, max_examples=150)
@given(st.integers(min_value=0, max_value=2**32))
def test_no_rule_fails_on_any_plan(seed: int) -> None:
    plan = any_plan(seed)
    profile = load_profile(plan.type).for_kind(plan.kind)
    examined = examine(Context(plan, profile, document_of(plan)), RULES)
    assert [one for one in examined.skipped if "出错" in one.reason] == []
    assert all(finding.message and finding.at is not None for finding in examined.findings)


def test_the_same_plan_gives_the_same_findings() -> None:
    for seed in range(20):
        plan = any_plan(seed)
        profile = load_profile(plan.type).for_kind(plan.kind)
        document = document_of(plan)
        first, second = (examine(Context(plan, profile, document), RULES) for _ in range(2))
        assert first == second
