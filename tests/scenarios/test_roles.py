"""Posts that modules name are called as the plan's own organisation calls them."""

from planforge.schema.response import Scenario
from planforge.source.report import to_text
from tests.scenarios.library import loaded

_OFFICE = "岗位对应: {宣传部门: 区委宣传部}\n"


def _all(entries: str, more: str, kind: str = "天猫店铺") -> tuple[Scenario, ...]:
    found = loaded(kind, entries, more=more)
    assert not found.findings, to_text(found.findings)
    assert found.plan is not None
    assert found.plan.response is not None
    assert found.plan.response.scenarios is not None
    return found.plan.response.scenarios.scenarios


def _told(entries: str, more: str = "") -> list[tuple[int, str, str]]:
    return [
        (one.place.line, one.code, one.hint or "")
        for one in loaded("天猫店铺", entries, more=more).findings
        if one.place is not None
    ]


def _actors(one: Scenario) -> set[str]:
    return {step.actor for step in one.steps if step.actor}


def test_a_post_of_all_modules_is_called_as_the_plan_calls_it() -> None:
    one, other = _all(
        "- 模块: oversell\n- 模块: service-queue", "岗位对应: {售前: 客服, 售后: 客服}\n"
    )
    assert "客服" in _actors(one) & _actors(other)
    assert not {"售前", "售后"} & (_actors(one) | _actors(other))


def test_an_entry_may_call_a_post_otherwise_for_itself() -> None:
    one, other = _all(
        "- 模块: oversell\n  岗位对应: {售后: 金牌客服}\n- 模块: wrong-price",
        "岗位对应: {售后: 客服}\n",
    )
    assert "金牌客服" in _actors(one)
    assert "客服" not in _actors(one)
    assert "客服" in _actors(other)


def test_the_lead_is_called_so_too_and_sentences_stay() -> None:
    (one,) = _all("- 模块: oversell", "岗位对应: {运营: 店长}\n")
    (library,) = _all("- 模块: oversell", "")
    assert (one.lead, library.lead) == ("店长", "运营")
    assert one.trigger == library.trigger
    assert one.grades == library.grades


def test_what_the_plan_itself_writes_stays() -> None:
    entries = "- 模块: oversell\n  牵头人: 售后\n  步骤:\n    - {标识: notify, 执行人: 售前}"
    (one,) = _all(entries, "岗位对应: {售前: 客服, 运营: 店长}\n".replace("售前: 客服, ", ""))
    assert one.lead == "售后"
    assert one.steps[-1].actor == "售前"


def test_units_of_an_office_stand_for_posts() -> None:
    (one,) = _all("- 模块: public-opinion", _OFFICE, "政府")
    assert "区委宣传部" in _actors(one)
    assert "宣传部门" not in _actors(one)


def test_a_post_that_no_module_names_is_told_where_it_stands() -> None:
    (told,) = _told("- 模块: oversell", "岗位对应: {售候: 客服}\n")
    assert told == (4, "PF146", "是不是“售后”？")


def test_a_post_that_is_renamed_already_is_not_proposed_for_another() -> None:
    (told,) = _told("- 模块: oversell", "岗位对应: {售前: 客服, 售后: 客服}\n")
    line, code, hint = told
    assert (line, code) == (4, "PF146")
    assert "售后" not in hint
    assert "运营" in hint


def test_a_post_of_an_entry_that_its_module_does_not_name_is_told() -> None:
    (told,) = _told("- 模块: oversell\n  岗位对应: {厨师: 店主}")
    line, code, hint = told
    assert (line, code) == (7, "PF146")
    assert "运营" in hint


def test_an_entry_without_module_renames_nothing_and_that_is_told() -> None:
    entries = "- 名称: 停电\n  岗位对应: {售前: 客服}\n  步骤: [{执行人: 售前, 行动: 报修}]"
    ((line, code, hint),) = _told(entries)
    assert (line, code) == (7, "PF146")
    assert "模块" in hint


def test_an_empty_name_renames_nothing() -> None:
    one, *_ = _all("- 模块: oversell", '岗位对应: {售后: "", 运营: }\n')
    assert {"售后", "运营"} <= _actors(one)
