"""Going forth and back in an interview, and from one sitting to the next."""

import datetime
from pathlib import Path

import pytest

from planforge.errors import FileProblem
from planforge.interview import (
    Answers,
    NotUnderstood,
    Question,
    Sitting,
    load_interview,
    read_answers,
    written_answers,
)
from planforge.interview.expressions import days_before
from tests.interview.sittings import NAMED, SHOPS, TODAY, TYPES, finish, shop, sitting


@pytest.mark.parametrize("kind", TYPES)
def test_enter_answers_every_question_but_those_that_only_the_person_knows(kind: str) -> None:
    one = Sitting(load_interview(kind), TODAY)
    known = dict(NAMED[kind])
    while (question := one.next()) is not None:
        one.give(question, known.pop(question.id, ""))
    assert not known


def test_a_shop_of_eight_gives_far_fewer_than_35_answers_more_than_half_of_them_enter() -> None:
    one = sitting("tmall_shop", 人数="8", 快递="甲快递 0571-5550 0104；乙快递 0571-5550 0105")
    finish(one)
    asked = one.asked()
    assert len(asked) < 32
    by_enter = [question for question in asked if one.default(question) or not question.open]
    assert len(by_enter) > len(asked) * 0.55


def test_going_back_keeps_what_was_said_as_the_default() -> None:
    one = Sitting(load_interview("tmall_shop"), TODAY)
    first = one.next()
    assert first is not None
    one.give(first, "示例小店")
    assert one.back()
    again = one.next()
    assert again is not None
    assert again.id == first.id
    assert one.default(again) == "示例小店"


def test_there_is_nothing_before_the_first_question() -> None:
    assert not Sitting(load_interview("tmall_shop"), TODAY).back()


def test_going_back_from_a_question_that_was_asked_again_leads_to_the_one_before_it() -> None:
    one = sitting("tmall_shop")
    finish(one)
    one.again("运营额度")
    one.back()
    question = one.next()
    assert question is not None
    assert question.id == "客服额度"


def test_a_changed_answer_brings_new_questions_and_drops_old_ones() -> None:
    one = sitting("tmall_shop", 仓库="自有仓库", 仓库地址="示例路1号")
    finish(one)
    assert "仓库地址" in one.answers
    one.again("仓库")
    question = one.next()
    assert question is not None
    one.give(question, "供应商代发")
    assert "仓库地址" not in one.answers
    upcoming = one.next()
    assert upcoming is not None
    assert upcoming.id == "发货方"


def test_what_must_be_known_cannot_be_left_empty() -> None:
    one = Sitting(load_interview("tmall_shop"), TODAY, {"店铺名称": "示例小店"})
    while (question := one.next()) is not None and question.id != "店主":
        one.give(question, "")
    assert question is not None
    for typed in ("", "周示例"):
        with pytest.raises(NotUnderstood):
            one.give(question, typed)


def test_answers_that_no_longer_fit_are_told_and_asked_again() -> None:
    one = Sitting(load_interview("tmall_shop"), TODAY, {"人数": "很多", "血型": "甲", "直播": "否"})
    assert set(one.refused) == {"人数"}
    assert one.unused == ("血型",)
    assert one.answers == {"直播": False}


def test_an_answer_of_the_file_waits_until_its_question_comes_up() -> None:
    one = sitting("tmall_shop", 其余的人="林示例")
    assert one.unused == ("其余的人",)
    finish(one)
    assert one.answers["其余的人"] == ("林示例",)
    assert not one.unused


@pytest.mark.parametrize("name", ["food", "clothes", "cosmetics"])
def test_a_file_of_answers_read_again_gives_the_same_answers(name: str, tmp_path: Path) -> None:
    one = shop(name)
    finish(one)
    assert not one.refused
    assert not one.unused
    path = tmp_path / "answers.yaml"
    path.write_text(written_answers("天猫店铺", one.in_order()), encoding="utf-8")
    again = read_answers(path)
    assert again.type == "天猫店铺"
    assert Sitting(one.interview, TODAY, again.answers).answers == one.answers


@pytest.mark.parametrize("data", [b"- \xe4\xb8", b"[1, 2]", b"a: [", b"x" * 1_000_001])
def test_a_file_that_holds_no_answers_is_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_bytes(data)
    with pytest.raises(FileProblem):
        read_answers(path)


def test_a_missing_file_of_answers_is_told() -> None:
    with pytest.raises(FileProblem, match="读不了"):
        read_answers(SHOPS / "nobody.yaml")


def test_a_plan_taken_for_a_file_of_answers_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("类型: 天猫店铺\n标题: 示例\n单位: {名称: 示例小店}\n", encoding="utf-8")
    with pytest.raises(FileProblem, match="不是回答文件"):
        read_answers(path)


def test_answers_that_still_wait_are_kept_with_those_that_are_given() -> None:
    one = sitting("tmall_shop", 其余的人="林示例")
    assert one.unused == ("其余的人",)
    assert one.kept()["其余的人"] == "林示例"
    finish(one)
    assert one.kept() == one.in_order()


def test_days_before_the_first_day_of_the_calendar_are_none() -> None:
    assert days_before("0001-01-02", 10) == ""


def test_one_wrong_number_in_a_file_loses_nobody_else() -> None:
    one = sitting("tmall_shop", 其余的人=("林示例 1300000002", "陈示例 13000000003", "何[[x]]示例"))
    while (question := one.next()) is not None and question.id != "其余的人":
        one.give(question, "")
    assert question is not None
    assert one.draft(question) == ("陈示例 130 0000 0003", "何［［x］］示例")
    assert "林示例" in one.refused["其余的人"]


def test_what_was_answered_before_going_back_is_kept_in_the_file() -> None:
    one = sitting("tmall_shop", 人数="8")
    for _ in range(4):
        question = one.next()
        assert question is not None
        one.give(question, "")
    before = one.kept()
    for _ in range(3):
        one.back()
    assert one.kept() == before


def test_scenarios_that_no_longer_fit_are_not_offered_again_as_the_default() -> None:
    one = sitting("tmall_shop", 仓库="自有仓库")
    finish(one)
    one.again("仓库")
    question = one.next()
    assert question is not None
    one.give(question, "供应商代发")
    while (question := one.next()) is not None:
        assert "仓库起火" not in one.default(question)
        one.give(question, "")
    assert "仓库起火" not in one.answers["怕什么"]  # type: ignore[operator]


@pytest.mark.parametrize("typed", ["\u202e", "\x00\x07", "\u200b", "　"])
def test_what_cannot_be_seen_is_an_empty_answer(typed: str) -> None:
    one = sitting("tmall_shop")
    while (question := one.next()) is not None:
        one.give(question, typed)
    assert one.answers["起用日期"] == "2026-10-28"
    assert one.answers["类目"] == ("日用百货",)


@pytest.mark.parametrize("kind", TYPES)
def test_a_date_left_blank_in_the_file_is_the_usual_one(kind: str) -> None:
    one = sitting(kind, 起用日期="", 发布日期="")
    finish(one)
    assert (one.answers.get("起用日期") or one.answers.get("发布日期")) in {
        "2026-10-28",
        "2026-10-20",
    }


def test_people_pasted_out_of_a_table_are_apart() -> None:
    one = sitting("tmall_shop", 人数="4")
    while (question := one.next()) is not None and question.id != "其余的人":
        one.give(question, "")
    assert question is not None
    one.give(question, "林示例\t13000000002\t运营\r\n陈示例\t\t仓管\n何示例")
    assert one.answers["其余的人"] == ("林示例 130 0000 0002 运营", "陈示例 仓库", "何示例")


def test_there_is_none_and_not_known_yet_are_empty_answers() -> None:
    one = sitting(
        "tmall_shop", 小二="没有", 商家热线="不知道", 仓库地址="待定", 双十一开售="不知道"
    )
    text = finish(one).text
    assert (one.answers["小二"], one.answers["商家热线"], one.answers["仓库地址"]) == ("", "", "")
    assert not one.refused
    assert "要填：仓库的详细地址" in text


@pytest.mark.parametrize("line", ["-何示例", "去掉 何示例", "减何示例"])
def test_taking_out_somebody_who_was_not_named_names_nobody(line: str) -> None:
    one = sitting("tmall_shop", 人数="4")
    while (question := one.next()) is not None and question.id != "其余的人":
        one.give(question, "")
    assert question is not None
    one.add(question, "林示例 13000000002")
    with pytest.raises(NotUnderstood, match="没有写过“何示例”"):
        one.add(question, line)
    one.add(question, "- 陈示例 13000000003\n- 何示例")
    one.add(question, line)
    assert one.draft(question) == ("林示例 130 0000 0002", "陈示例 130 0000 0003")


def _asked(one: Sitting, name: str) -> Question:
    """The question of a name, all before it answered by Enter."""
    while (question := one.next()) is not None and question.id != name:
        one.give(question, "")
    assert question is not None
    return question


def test_who_does_not_know_gets_what_is_usual() -> None:
    one = sitting("tmall_shop")
    for name, usual in (("卖的是", ("都不是",)), ("直播", True), ("运营额度", 200)):
        one.give(_asked(one, name), "不知道")
        assert one.answers[name] == usual
    one.give(_asked(one, "怕什么"), "随便")
    assert len(one.answers["怕什么"]) == 8  # type: ignore[arg-type]


def test_somebody_of_the_staff_is_meant_however_they_are_called() -> None:
    one = sitting("tmall_shop", 其余的人=("林示例 13000000002", "陈示例 13000000003 售前"))
    for name, typed, meant in (
        ("代行人", "林示例呗", "林示例"),
        ("仓库替班", "我老公", "我老公"),
        ("值守电话", "陈示例的手机", "130 0000 0003"),
        ("夜里接电话", "我自己", "周示例"),
    ):
        one.give(_asked(one, name), typed)
        assert one.answers[name] == meant
    one.again("值守电话")
    one.give(_asked(one, "值守电话"), "打我的")
    assert one.answers["值守电话"] == "130 0000 0001"


def test_a_number_typed_after_the_name_alone_belongs_to_the_name() -> None:
    one = sitting("tmall_shop", 店主="")
    question = _asked(one, "店主")
    with pytest.raises(NotUnderstood, match="电话一定要有"):
        one.give(question, "周示例")
    one.give(question, "１３０００００００01")
    assert one.answers["店主"] == "周示例 130 0000 0001"


def test_a_sum_is_no_phone_of_who_must_be_reached() -> None:
    one = sitting("tmall_shop", 店主="")
    with pytest.raises(NotUnderstood, match="电话一定要有"):
        one.give(_asked(one, "店主"), "周示例 500")


def test_answers_of_last_year_ask_anew_when_and_for_what() -> None:
    """All else stays; in May the next sale is that of June."""
    earlier: Answers = {
        **NAMED["tmall_shop"],
        "大促": ("双十二",),
        "双十二开售": "2026-12-12 20:00",
        "起用日期": "2026-12-01",
        "客服额度": 30,
    }
    one = Sitting(load_interview("tmall_shop"), datetime.date(2027, 5, 20), earlier)
    assert one.refused == {"双十二开售": "2026-12-12 20:00 已经过了，再问一次。"}
    finish(one)
    assert one.answers["大促"] == ("618",)
    assert str(one.answers["618开售"]).startswith("2027-06-18")
    assert one.answers["起用日期"] == "2027-06-04"
    assert one.answers["客服额度"] == 30


def test_a_plan_made_again_between_two_sales_keeps_both() -> None:
    earlier: Answers = {
        **NAMED["tmall_shop"],
        "大促": ("双十一", "双十二"),
        "双十一开售": "2026-11-11 20:00",
        "双十二开售": "2026-12-12 20:00",
        "起用日期": "2026-10-28",
    }
    one = Sitting(load_interview("tmall_shop"), datetime.date(2026, 12, 1), earlier)
    finish(one)
    assert not one.refused
    assert one.answers["双十一开售"] == "2026-11-11 20:00"
    assert one.answers["起用日期"] == "2026-10-28"


def test_the_hour_alone_goes_with_the_usual_day() -> None:
    one = sitting("tmall_shop", 大促="双十二")
    question = _asked(one, "双十二开售")
    with pytest.raises(NotUnderstood):
        one.give(question, "11月31日 20:00")
    one.give(question, "晚上8点")
    assert one.answers["双十二开售"] == "2026-12-12 20:00"
