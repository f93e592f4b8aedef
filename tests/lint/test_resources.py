"""The rules on resources: cases beside the examples of their pages."""

import pytest

from planforge.lint.rules.resources import RULES
from tests.lint.checking import checked
from tests.lint.expected import Case, cases_of, expected, told


@pytest.mark.parametrize("case", cases_of("resources"), ids=lambda case: case["case"])
def test_the_rules_find_what_an_expert_would(case: Case) -> None:
    assert told(checked(case["plan"], RULES)) == expected(case)
