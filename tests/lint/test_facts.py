"""What an organisation and its plan are."""

import pytest

from planforge.lint.facts import type_of
from planforge.profiles import Profile
from planforge.schema.head import Level
from tests.lint.reading import context_of


def test_a_stated_fact_is_not_inferred() -> None:
    fact = context_of("单位: {名称: 示例商场, 人员密集场所: 否}").facts.crowded
    assert fact.value is False
    assert not fact.inferred
    assert "人员密集场所" in fact.reason


def test_a_name_suggests_a_crowded_place_and_says_so() -> None:
    fact = context_of("单位: {名称: 示例商场有限公司}").facts.crowded
    assert fact.value
    assert fact.inferred
    assert "商场" in fact.reason


def test_food_in_passing_makes_no_food_business() -> None:
    text = "适用范围: 本预案适用于食品、服装等商品的促销，食品由别的预案管。"
    assert context_of(text).facts.food.value is None


def test_a_category_of_food_makes_a_food_shop() -> None:
    shop = "类型: 天猫店铺\n单位: {名称: 示例旗舰店, 经营类目: [坚果零食]}"
    assert context_of(shop).facts.food.value


@pytest.mark.parametrize("title", ["示例公司生产安全事故综合应急预案", "示例公司火灾专项应急预案"])
def test_a_title_tells_of_production_safety(title: str) -> None:
    assert context_of(f"标题: {title}").facts.production_safety.value


def test_a_complaint_plan_is_no_production_safety_plan() -> None:
    plan = """
        标题: 示例公司群体投诉应急预案
        适用范围:
          正文: 本预案适用于群体投诉。生产安全事故不适用本预案，执行其他预案。
          不适用: [生产安全事故]
        编制背景:
          编制依据: [{名称: 中华人民共和国安全生产法}]
    """
    assert context_of(plan).facts.production_safety.value is False


def test_a_scope_may_take_in_production_safety() -> None:
    plan = "适用范围: 本预案适用于本公司自然灾害、生产安全事故和公共卫生事件。"
    assert context_of(plan).facts.production_safety.value


def test_what_the_plan_states_of_production_safety_holds_over_its_title() -> None:
    plan = "标题: 示例公司火灾后公关应急预案\n单位: {名称: 示例公司, 涉及生产安全事故: 否}"
    fact = context_of(plan).facts.production_safety
    assert fact.value is False
    assert not fact.inferred


@pytest.mark.parametrize(
    ("text", "once"),
    [
        ("标题: 示例公司双十二应急预案", True),
        ("预案种类: 大促保障方案", True),
        ("适用范围: {正文: 本预案管国庆。, 开始日期: 2026-10-01, 结束日期: 2026-10-07}", True),
        ("标题: 示例公司防汛应急预案", None),
        ("标题: 示例公司双十二应急预案\n单位: {名称: 示例公司, 一次性活动: 否}", False),
    ],
)
def test_a_plan_for_one_event_is_known_by_its_title_kind_and_dates(
    text: str, once: bool | None
) -> None:
    assert context_of(text).facts.one_off.value is once


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("国家突发事件总体应急预案", Level.STATE),
        ("天津市突发地质灾害应急预案", Level.PROVINCE),
        ("示例省地震应急预案", Level.PROVINCE),
        ("示例市地震应急预案", Level.CITY),
        ("青溪县防汛抗旱应急预案", Level.COUNTY),
        ("示例镇森林火灾应急预案", Level.TOWNSHIP),
        ("防汛抗旱应急预案", None),
    ],
)
def test_the_level_of_a_government_follows_from_its_name(title: str, level: Level | None) -> None:
    assert context_of(f"类型: 政府\n标题: {title}").facts.level is level


@pytest.mark.parametrize(
    ("title", "like"),
    [
        ("京东店铺", "tmall_shop"),
        ("街道办事处", "government"),
        ("外卖平台", "platform"),
        ("学校", "enterprise"),
        ("医院", "enterprise"),
    ],
)
def test_a_type_of_a_users_own_is_taken_for_the_likest(title: str, like: str) -> None:
    assert type_of(Profile(name="own", title=title, layout="gb9704")) == like


def test_a_type_of_a_users_own_is_told_to_be_inferred() -> None:
    school = Profile(name="school", title="学校", layout="gb9704")
    facts = context_of("标题: 示例小学应急预案", school).facts
    assert facts.type_inferred
    assert facts.type_title == "学校"


def test_a_drill_document_is_known_by_kind_and_by_title() -> None:
    assert context_of("预案种类: 演练方案").facts.drill
    assert context_of("标题: 示例公司消防演练方案").facts.drill


def test_a_law_or_notice_is_no_plan() -> None:
    assert context_of("类型: 通用\n预案种类: 公文\n标题: 值班工作制度").facts.formal


@pytest.mark.parametrize(
    ("fragment", "type_"),
    [
        ("类型: 企业\n单位: {名称: 示例公司, 平台经营者: 是}", "platform"),
        ("类型: 企业\n单位: {名称: 示例公司, 平台经营者: 否}", "enterprise"),
        ("类型: 通用\n单位: {名称: 示例局, 层级: 市级}", "government"),
        ("类型: 通用\n单位: {名称: 示例旗舰店, 店铺网址: example.tmall.com}", "tmall_shop"),
        ("类型: 天猫店铺\n单位: {名称: 示例旗舰店, 层级: 市级}", "tmall_shop"),
    ],
)
def test_the_facts_of_an_organisation_say_its_type_where_the_profile_does_not(
    fragment: str, type_: str
) -> None:
    assert context_of(fragment).facts.type == type_


def test_a_shop_named_after_a_hotel_is_no_crowded_place() -> None:
    shop = "类型: 天猫店铺\n单位: {名称: 示例酒店用品旗舰店, 经营类目: [酒店用品]}"
    assert context_of(shop).facts.crowded.value is None


@pytest.mark.parametrize(
    ("title", "type_"),
    [
        ("某市示例医院火灾应急预案", "enterprise"),
        ("示例家居旗舰店大促应急预案", "tmall_shop"),
        ("示例市市场监督管理局应急预案", "government"),
        ("运维手册与应急预案", "generic"),
    ],
)
def test_names_tell_what_a_plan_without_a_type_is(title: str, type_: str) -> None:
    facts = context_of(f"类型: 通用\n标题: {title}").facts
    assert facts.type == type_
    assert facts.type_inferred is (type_ != "generic")


def test_a_notice_of_a_company_stays_a_notice() -> None:
    assert context_of("类型: 通用\n预案种类: 公文\n标题: 示例公司值班制度").facts.formal
