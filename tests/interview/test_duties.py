"""Few people hold many posts between them, and a line changes who does what."""

import pytest

from planforge.interview import NotUnderstood
from planforge.interview.duties import Staff, change, shared_out
from planforge.interview.people import Person

ROWS = (("店主",), ("运营",), ("售前", "主播"), ("售后",), ("仓库",))
CALLED = {"客服": "售前、售后", "仓管": "仓库", "运营主管": "运营"}
KNOWN = {**CALLED, **{post: post for row in ROWS for post in row}}


def staff(*people: str, changes: tuple[str, ...] = (), rows: object = ROWS) -> Staff:
    named = [
        Person(name, "", tuple(filter(None, posts.split("、"))))
        for name, _, posts in (one.partition(" ") for one in people)
    ]
    return shared_out(ROWS if rows is ROWS else (), named, changes, more=("售前", "仓库"))


def held(made: Staff) -> dict[str, str]:
    return {one.name: "、".join(one.posts) for one in made.people}


def test_posts_go_to_people_in_the_order_in_which_they_are_named() -> None:
    made = staff("周", "林", "陈", "何", "郑")
    assert held(made) == {
        "周": "店主",
        "林": "运营",
        "陈": "售前、主播",
        "何": "售后",
        "郑": "仓库",
    }
    assert not made.unnamed


def test_who_says_what_they_do_does_that_and_the_rest_goes_to_the_others() -> None:
    made = staff("周", "林 仓库", "陈", "何", "郑")
    assert held(made) == {
        "周": "店主",
        "林": "仓库",
        "陈": "运营",
        "何": "售前、主播",
        "郑": "售后",
    }


def test_who_is_not_named_yet_leaves_posts_open() -> None:
    made = staff("周", "林", "陈 仓库")
    assert held(made)["林"] == "运营"
    assert made.unnamed == (("售前", "主播"), ("售后",))


def test_posts_that_nobody_holds_go_to_one_who_holds_few_where_all_are_named() -> None:
    made = staff("周", "林 运营", "陈 仓库", "何 仓库", "郑 仓库")
    assert {post for one in made.people for post in one.posts} == set(KNOWN) - set(CALLED)
    assert held(made)["周"] == "店主"


def test_a_post_that_is_held_already_is_given_to_nobody_else() -> None:
    made = staff("周", "林", "陈 主播", "何 售前", "郑 售后", "马 仓库")
    assert held(made)["林"] == "运营"


def test_an_owner_who_says_what_else_they_do_stays_the_owner() -> None:
    assert held(staff("周 运营", "林", "陈", "何", "郑"))["周"] == "店主、运营"


def test_more_people_than_rows_get_the_posts_that_need_many() -> None:
    made = staff("周", "林", "陈", "何", "郑", "马", "苏")
    assert (held(made)["马"], held(made)["苏"]) == ("售前", "仓库")


def test_two_change_places_where_a_post_would_be_left_to_nobody() -> None:
    made = staff("周", "林", "陈", "何", "郑", changes=("林 售后",))
    assert (held(made)["林"], held(made)["何"]) == ("售后", "运营")


def test_taking_on_more_takes_nothing_from_anybody() -> None:
    made = staff("周", "林", "陈", "何", "郑", changes=("林 运营、售后",))
    assert (held(made)["林"], held(made)["何"]) == ("运营、售后", "售后")


def test_a_post_of_somebody_not_named_yet_is_exchanged_too() -> None:
    made = staff("周", "林", changes=("林 仓库",))
    assert held(made)["林"] == "仓库"
    assert ("运营",) in made.unnamed
    assert ("仓库",) not in made.unnamed


@pytest.mark.parametrize(
    ("line", "full"),
    [
        ("林 售前", "林 售前"),
        ("林：客服", "林 售前、售后"),
        ("林管仓库", "林 仓库"),
        ("林 仓管", "林 仓库"),
        ("林 运营主管", "林 运营"),
        ("周 运营", "周 店主、运营"),
    ],
)
def test_a_change_is_read_as_it_is_typed(line: str, full: str) -> None:
    assert change(staff("周", "林", "陈"), line, KNOWN) == full


@pytest.mark.parametrize(
    ("line", "words"),
    [("王 售前", "说的是谁"), ("林", "管什么"), ("林 店主", "店主是周"), ("", "是谁")],
)
def test_a_change_that_says_too_little_is_refused(line: str, words: str) -> None:
    with pytest.raises(NotUnderstood, match=words):
        change(staff("周", "林", "陈"), line, KNOWN)


def test_a_change_of_somebody_who_is_gone_changes_nothing() -> None:
    assert held(staff("周", "林", changes=("王 售前",))) == held(staff("周", "林"))


def test_nobody_named_is_no_staff() -> None:
    assert staff().people == ()
    assert staff("周", rows=()).post("运营").holder == ""


@pytest.mark.parametrize(
    ("line", "full"),
    [
        ("林也管仓库", "林 运营、仓库"),
        ("林 兼 仓库", "林 运营、仓库"),
        ("林 再加 仓库", "林 运营、仓库"),
        ("陈不管主播", "陈 售前"),
        ("陈 去掉 售前", "陈 主播"),
    ],
)
def test_posts_are_added_and_taken_away_as_people_say_it(line: str, full: str) -> None:
    assert change(staff("周", "林", "陈"), line, KNOWN) == full


def test_whose_last_post_is_taken_is_asked_what_else_they_do() -> None:
    with pytest.raises(NotUnderstood, match="林就没有事管了"):
        change(staff("周", "林", "陈"), "林不管运营", KNOWN)
