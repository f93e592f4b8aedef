"""The questions of every organisation type hold together with the schema and the library."""

import pytest

from planforge.errors import FileProblem
from planforge.interview import Kind, load_interview
from planforge.scenarios import module_names
from tests.interview.sittings import TODAY, TYPES, sitting


@pytest.mark.parametrize("kind", TYPES)
def test_every_scenario_that_is_proposed_or_kept_away_stands_in_the_library(kind: str) -> None:
    interview = load_interview(kind)
    named = {one.module for one in interview.proposals}
    named |= {module for _, modules in interview.never for module in modules}
    assert not named - set(module_names(kind))


@pytest.mark.parametrize("kind", TYPES)
def test_every_question_is_asked_in_words_and_can_be_explained(kind: str) -> None:
    one = sitting(kind)
    for question in one.interview.questions:
        assert question.ask
        assert question.section
    ids = [question.id for question in one.interview.questions]
    assert len(ids) == len(set(ids))


def test_shapes_come_from_the_schema() -> None:
    kinds = {one.id: one.kind for one in load_interview("tmall_shop").questions}
    assert kinds["人数"] is Kind.NUMBER
    assert kinds["类目"] is Kind.LIST
    assert kinds["起用日期"] is Kind.DAY
    assert kinds["值守电话"] is Kind.PHONE
    government = {one.id: one for one in load_interview("government").questions}
    assert government["层级"].kind is Kind.ONE
    assert "县级" in government["层级"].choices
    assert government["一次性活动"].kind is Kind.YES_NO


def test_a_type_without_questions_is_told() -> None:
    with pytest.raises(FileProblem, match="没有提问"):
        load_interview("generic")


@pytest.mark.parametrize(
    ("people", "named"), [(1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (8, 8), (25, 8), (9999, 8)]
)
def test_few_people_hold_all_posts_between_them(people: int, named: int) -> None:
    one = sitting("tmall_shop", 人数=str(people), 直播="是", 仓库="自有仓库")
    rows = one.interview.rows(one.interview.known(one.answers, TODAY))
    assert len(rows) == named
    posts = {post for row in rows for post in row}
    assert posts == {"店主", "运营", "售前", "售后", "仓库", "美工", "主播"}


def test_a_shop_that_neither_streams_nor_stores_asks_for_nobody_to_do_so() -> None:
    one = sitting("tmall_shop", 人数="8", 直播="否", 仓库="外仓")
    rows = one.interview.rows(one.interview.known(one.answers, TODAY))
    assert [row for row in rows if "主播" in row] == []
    assert len([row for row in rows if "仓库" in row]) == 1
