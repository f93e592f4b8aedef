import pytest

from planforge.diff.order import longest, staying


@pytest.mark.parametrize(
    ("places", "kept"),
    [
        ([], []),
        ([3], [3]),
        ([0, 1, 2], [0, 1, 2]),
        ([1, 2, 3, 0], [1, 2, 3]),
        ([3, 0, 1, 2], [0, 1, 2]),
        ([0, 4, 1, 2, 3, 5], [0, 1, 2, 3, 5]),
        ([0, 5, 9, 6, 7, 20], [0, 5, 6, 7, 20]),
    ],
)
def test_as_many_as_can_be_stay_in_order(places: list[int], kept: list[int]) -> None:
    stays = staying(places, [1] * len(places))
    assert [place for place, stay in zip(places, stays, strict=True) if stay] == kept
    assert [places[at] for at in longest(places)] == kept


def test_the_heavier_of_two_that_changed_places_stays() -> None:
    assert staying([1, 0], [5, 9]) == [False, True]
    assert staying([1, 0], [9, 5]) == [True, False]


def test_two_light_ones_do_not_outweigh_a_heavy_one() -> None:
    assert staying([2, 0, 1], [10, 3, 3]) == [True, False, False]
