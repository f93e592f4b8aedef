"""What the two sides of a comparison are called."""

import pytest

from planforge.diff.shown.places import distinct


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        ("旧/a.yaml", "新/b.yaml", ("a.yaml", "b.yaml")),
        ("/家/甲/plan.yaml", "/家/乙/plan.yaml", ("甲/plan.yaml", "乙/plan.yaml")),
        ("/家/甲/店/plan.yaml", "/家/乙/店/plan.yaml", ("甲/…/plan.yaml", "乙/…/plan.yaml")),
        ("plan.yaml", "乙/plan.yaml", ("./plan.yaml", "乙/plan.yaml")),
        ("HEAD~3:店/plan.yaml", "店/plan.yaml", ("HEAD~3:plan.yaml", "plan.yaml")),
        ("v1:plan.yaml", "v2:plan.yaml", ("v1:plan.yaml", "v2:plan.yaml")),
        ("C:\\甲\\plan.yaml", "C:\\乙\\plan.yaml", ("甲/plan.yaml", "乙/plan.yaml")),
        ("plan.yaml", "plan.yaml", ("plan.yaml", "plan.yaml")),
    ],
)
def test_two_files_have_the_shortest_names_that_tell_them_apart(
    old: str, new: str, names: tuple[str, str]
) -> None:
    assert distinct(old, new) == names
