"""Which laws and standards a plan is measured by."""

import pytest

from planforge.lint import Regime
from planforge.lint.coverage.applicable import applicable
from planforge.profiles import Profile
from tests.lint.reading import context_of

_GOVERNMENT = "类型: 政府\n预案种类: 部门应急预案\n标题: 示例市市场监管局应急预案"
_SHOP = "类型: 天猫店铺\n标题: 示例旗舰店生产安全应急预案"
_SAFETY = "标题: 示例公司生产安全事故综合应急预案"
_COMPLAINT = "标题: 示例公司群体投诉应急预案\n适用范围: 本预案适用于消费者集中投诉。"


def applied(fragment: str) -> set[Regime]:
    return {one.regime for one in context_of(fragment).regimes.values() if one.applies}


def test_every_regime_gives_a_reason() -> None:
    for fragment in (_GOVERNMENT, _SHOP, _SAFETY, "预案种类: 演练方案", "预案种类: 公文"):
        assert all(one.reason for one in context_of(fragment).regimes.values())


def test_a_shop_is_never_measured_by_filing_or_the_safety_standard() -> None:
    never = {
        Regime.RESPONSE_LAW,
        Regime.PLAN_MEASURES,
        Regime.UNIT_PLAN,
        Regime.SAFETY_STANDARD,
        Regime.SAFETY_PLAN,
        Regime.OFFICIAL,
    }
    assert not applied(_SHOP) & never
    assert Regime.SHOP in applied(_SHOP)


def test_a_government_plan_is_measured_as_such() -> None:
    found = applied(_GOVERNMENT)
    assert {Regime.RESPONSE_LAW, Regime.PLAN_MEASURES, Regime.OFFICIAL} <= found
    assert not found & {Regime.UNIT_PLAN, Regime.SAFETY_STANDARD, Regime.SHOP, Regime.PLATFORM}


def test_an_enterprise_is_measured_by_the_safety_standard_for_accidents_only() -> None:
    safety = {Regime.SAFETY_STANDARD, Regime.SAFETY_PLAN}
    assert safety <= applied(_SAFETY)
    assert not safety & applied(_COMPLAINT)


@pytest.mark.parametrize("type_", ["企业", "政府", "平台", "天猫店铺", "通用"])
def test_no_completeness_of_a_plan_is_asked_of_a_drill_document(type_: str) -> None:
    found = applied(f"类型: {type_}\n预案种类: 演练方案\n标题: 示例单位火灾演练方案")
    plans = {
        Regime.RESPONSE_LAW,
        Regime.PLAN_MEASURES,
        Regime.UNIT_PLAN,
        Regime.SAFETY_STANDARD,
        Regime.SAFETY_PLAN,
        Regime.SHOP,
    }
    assert not found & plans
    assert Regime.DRILL in found


@pytest.mark.parametrize("type_", ["企业", "政府", "平台", "天猫店铺", "通用"])
def test_nothing_is_asked_of_a_law_or_notice(type_: str) -> None:
    assert applied(f"类型: {type_}\n预案种类: 公文\n标题: 示例单位食品安全管理制度") == set()


def test_a_school_has_the_duties_of_units_and_that_is_told_to_be_inferred() -> None:
    school = Profile(name="school", title="学校", layout="gb9704")
    regimes = context_of("标题: 示例小学应急预案", school).regimes
    assert regimes[Regime.UNIT_PLAN].applies
    assert regimes[Regime.UNIT_PLAN].inferred
    assert "学校" in regimes[Regime.UNIT_PLAN].reason
    assert not regimes[Regime.SHOP].applies


def test_the_level_stands_in_the_reason() -> None:
    reason = context_of(_GOVERNMENT).regimes[Regime.PLAN_MEASURES].reason
    assert "市级政府的部门应急预案" in reason


def test_what_applies_and_what_does_not_is_told_in_two_lines() -> None:
    lines = applicable(tuple(context_of(_COMPLAINT).regimes.values()))
    assert len(lines) == 2
    assert lines[0].startswith("适用：突发事件应对法、")
    assert "消费者权益保护法（推断：正文提到消费者）" in lines[0]
    assert lines[1].startswith("不适用：")
    assert "GB/T 29639-2020、生产安全事故应急预案管理办法（推断：" in lines[1]


def test_a_shop_is_not_told_the_names_of_what_was_written_for_offices() -> None:
    lines = applicable(tuple(context_of("类型: 天猫店铺\n预案种类: 大促保障方案").regimes.values()))
    assert "写给政府、平台和生产单位的8项（本预案是天猫店铺的大促保障方案）" in lines[1]
    assert "突发事件应急预案管理办法" not in lines[1]


def test_where_nothing_applies_one_line_says_why() -> None:
    lines = applicable(tuple(context_of("预案种类: 公文").regimes.values()))
    assert len(lines) == 1
    assert "公文" in lines[0]
