"""Which proposals a user names."""

import pytest

from planforge.errors import UsageProblem
from planforge.pull.proposals import Group, chosen

FOUND = [Group(author, "", frozenset({n})) for n, author in enumerate(("甲君", "", "乙君", "甲君"))]


@pytest.mark.parametrize(
    ("wanted", "due"),
    [
        ("all", {1, 2, 3, 4}),
        ("1,3-4", {1, 3, 4}),
        ("２，４", {2, 4}),
        ("甲君、乙君", {1, 3, 4}),
        ("未署名", {2}),
        ("1,", {1}),
        (" , ", set()),
    ],
)
def test_numbers_and_authors_name_proposals(wanted: str, due: set[int]) -> None:
    assert chosen(wanted, FOUND) == due


@pytest.mark.parametrize("wanted", ["0", "5", "3-1", "2-99999999999999", "丙君", "²"])
def test_what_names_none_is_told(wanted: str) -> None:
    with pytest.raises(UsageProblem):
        chosen(wanted, FOUND)
