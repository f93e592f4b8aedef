"""The plans that interviews make: right, in the trade's words, and different where shops differ."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planforge._build import Settings, build_plan, examine
from planforge.findings import Finding, Severity
from planforge.interview import Built, Kind, Sitting, build, load_interview
from planforge.profiles import load_profile, profile_names
from planforge.source import Loaded, load_text
from tests.interview.sittings import NAMED, TODAY, TYPES, finish, shop, sitting

SHOPS = ("food", "clothes", "cosmetics")


def loaded(built: Built) -> Loaded:
    return load_text(built.text.encode(), "plan.yaml", profiles=profile_names())


def findings(made: Built) -> tuple[Finding, ...]:
    plan = loaded(made)
    built = build_plan(plan, Settings())
    examined = examine(plan, built)
    assert examined is not None
    return (*built.findings, *examined.findings)


def told(built: Built, *severities: Severity) -> list[str]:
    return [f"{one.code} {one.message}" for one in findings(built) if one.severity in severities]


@pytest.mark.parametrize("name", SHOPS)
def test_the_plan_of_a_shop_has_no_errors(name: str) -> None:
    assert not told(finish(shop(name)), Severity.ERROR)


@pytest.mark.parametrize("kind", TYPES)
def test_a_plan_of_defaults_has_no_errors_and_tells_what_is_open(kind: str) -> None:
    built = finish(sitting(kind))
    assert not told(built, Severity.ERROR)
    lines = built.text.splitlines()
    assert built.open
    for one in built.open:
        assert lines[one.line - 1].endswith(one.words)


OFFICES = {
    "government": {
        "上级预案": "示例省突发事件总体应急预案",
        "指挥长": "张示例 0571-5550 0140 局长",
        "副指挥长": "王示例 0571-5550 0141 分管副局长",
        "办公室主任": "李示例 0571-5550 0142",
        "组长": "赵示例 0571-5550 0145 甲科；钱示例 0571-5550 0146 乙科；"
        "孙示例 0571-5550 0147 丙科；周示例 0571-5550 0148 办公室",
    },
    "platform": {
        "预案编号": "SL-YJ-01",
        "技术总监": "王示例 13000000003",
        "客服总监": "李示例 13000000004",
        "法务总监": "赵示例 13000000005",
        "其他负责人": "商家运营 周示例 13000000006；公关 吴示例 13000000007；"
        "财务 郑示例 13000000008；物流 冯示例 13000000009",
        "值守电话": "0571-5550 0143",
        "投诉热线": "400-000-0003",
    },
    "enterprise": {
        "预案编号": "SL-YJ-01",
        "副总经理": "李示例 13000000004",
        "客服部经理": "赵示例 13000000005",
        "办公室主任": "孙示例 13000000006",
        "其他负责人": "法务 周示例 13000000007；质量 吴示例 13000000008；"
        "信息 郑示例 13000000009；安全 冯示例 13000000010",
        "值守电话": "0571-5550 0143",
    },
}
"""Answers of offices that know all their people."""
SUBJECTS = [
    ("government", {}),
    ("government", {"事件": "食品安全事故"}),
    ("government", {"事件": "低温雨雪冰冻灾害", "单位名称": "示例县人民政府"}),
    ("government", {"种类": "重大活动保障预案"}),
    ("government", {"指挥机构": "应急处置领导小组", "层级": "市级"}),
    ("government", {"层级": "乡镇街道级", "事件": "防汛", "单位名称": "示例镇人民政府"}),
    ("government", {"层级": "省级", "事件": "传染病疫情"}),
    ("platform", {}),
    ("platform", {"种类": "综合应急预案", "关键设施": "是"}),
    ("platform", {"种类": "专项应急预案"}),
    ("enterprise", {}),
    ("enterprise", {"种类": "综合应急预案"}),
    ("enterprise", {"事件": "产品质量缺陷和召回"}),
    ("enterprise", {"事件": "火灾", "生产安全": "是", "人员密集场所": "是"}),
]


@pytest.mark.parametrize(("kind", "answers"), SUBJECTS)
def test_an_office_that_knows_its_people_gets_a_plan_without_warnings(
    kind: str, answers: dict[str, str]
) -> None:
    built = finish(sitting(kind, **{**OFFICES[kind], **answers}))
    assert not told(built, Severity.ERROR, Severity.WARNING)
    for word in ("店主", "店铺", "店里", "小二"):
        assert word not in built.text


@pytest.mark.parametrize("kind", OFFICES)
def test_an_office_answers_at_most_thirty_questions_most_of_them_by_enter(kind: str) -> None:
    one = sitting(kind)
    finish(one)
    asked = one.asked()
    assert 20 <= len(asked) <= 30
    assert sum(one.default(question) != "" for question in asked) > len(asked) / 2


def test_who_reports_where_follows_the_regime() -> None:
    usual = finish(sitting("platform")).text
    critical = finish(sitting("platform", 关键设施="是")).text
    assert "所在地省级网信部门, 时限: 4小时" in usual
    assert "保护工作部门和公安机关, 时限: 1小时" in critical
    assert (
        "应急管理部门和有关主管部门, 时限: 1小时"
        in finish(sitting("enterprise", 生产安全="是")).text
    )


def test_one_subject_brings_its_scenario_first() -> None:
    built = finish(sitting("government", 事件="食品安全事故"))
    assert scenarios(built)[0] == "food-safety"


@pytest.mark.parametrize("people", [1, 2, 3, 5, 7])
def test_a_shop_of_any_size_gets_a_plan_without_errors(people: int) -> None:
    live, store = ("是", "自有仓库和外仓") if people % 2 else ("否", "供应商代发")
    one = sitting("tmall_shop", 人数=str(people), 直播=live, 仓库=store)
    assert not told(finish(one), Severity.ERROR)


@pytest.mark.parametrize("name", SHOPS)
def test_a_shop_reads_its_own_words_and_no_office_or_placeholder(name: str) -> None:
    built = finish(shop(name))
    for word in ("应急指挥部", "领导小组", "填电话", "填姓名", "待定", "法务", "公关"):
        assert word not in built.text
    assert "店主" in built.text


def scenarios(built: Built) -> list[str]:
    plan = loaded(built).plan
    assert plan is not None
    assert plan.response is not None
    assert plan.response.scenarios is not None
    return [one.module or "" for one in plan.response.scenarios.scenarios]


def test_three_shops_get_three_plans() -> None:
    food, clothes, cosmetics = (finish(shop(name)) for name in SHOPS)
    assert scenarios(food)[0] == "food-safety"
    assert "customs-hold" in scenarios(cosmetics)
    assert {"live-slip", "returns-wave", "warehouse-fire"} <= set(scenarios(clothes))
    assert len(scenarios(food)) == 6
    assert len(scenarios(clothes)) == 12
    for without in (food, cosmetics):
        assert "warehouse-fire" not in scenarios(without)
        assert "主播" not in without.text
        assert "面单余额" not in without.text
    assert "杭州仓" in clothes.text
    assert "示例食品厂" in food.text
    assert "示例保税仓" in cosmetics.text


def test_someone_stands_in_for_the_owner_and_the_store_but_never_for_themselves() -> None:
    for name in SHOPS:
        plan = loaded(finish(shop(name))).plan
        assert plan is not None
        assert plan.organization is not None
        positions, people = plan.organization.positions, plan.organization.people
        assert positions is not None
        assert people is not None
        posts = {one.name: one for one in positions.positions}
        assert posts["店主"].succession
        assert posts["仓库"].backup not in (None, posts["仓库"].holder)
        assert all(one.backup != one.name for one in people.people)


def test_one_person_alone_is_not_asked_for_a_second() -> None:
    one = sitting("tmall_shop", 人数="1")
    built = finish(one)
    assert not {"代行人", "仓库替班", "运营额度"} & set(one.answers)
    assert "另一个人" not in built.text


@given(st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=30))
@settings(max_examples=20)
def test_whatever_a_shop_is_called_the_plan_is_read_and_says_it(name: str) -> None:
    one = sitting("tmall_shop", 店铺名称=f"店{name}", 类目="日用", 仓库地址=f"路{name}")
    plan = loaded(finish(one))
    assert plan.plan is not None
    assert plan.plan.entity is not None
    assert plan.plan.entity.name == one.answers["店铺名称"]
    assert not [each.message for each in plan.findings if each.severity is Severity.ERROR]


@pytest.mark.parametrize("kind", TYPES)
def test_marks_of_yaml_in_answers_stay_words(kind: str) -> None:
    marks = """甲: 乙, {丙} [丁] # 戊 "己" '庚' *辛 &壬 %癸 \\ - |"""
    one = Sitting(load_interview(kind), TODAY)
    while (question := one.next()) is not None:
        words = ""
        if question.kind is Kind.TEXT:
            words = marks
        elif question.kind is Kind.PERSON:
            words = f"{marks.replace(' ', '')} 13000000001"
        elif question.kind is Kind.LIST:
            words = "甲:{乙} 丙#[丁] '戊"
        one.give(question, words or NAMED[kind].get(question.id, ""))
    plan = loaded(build(one.interview, load_profile(kind).title, one.answers, TODAY))
    assert not [each.message for each in plan.findings if each.severity is Severity.ERROR]


def test_a_person_without_a_phone_is_listed_as_open() -> None:
    built = finish(sitting("tmall_shop", 其余的人="林示例"))
    assert "林示例的电话" in [one.words for one in built.open]


def test_a_post_without_a_person_is_told_once() -> None:
    built = finish(sitting("tmall_shop", 人数="3", 其余的人="林示例 13000000002"))
    assert len([one for one in built.open if "管仓库的人" in one.words]) == 1
    assert not any("由谁管" in one.words for one in built.open)


def test_an_owner_whose_people_are_not_named_yet_gets_no_roster_of_one() -> None:
    built = finish(sitting("tmall_shop", 人数="8"))
    assert any("排班" in one.words for one in built.open)
    assert "睡觉" not in built.text
    assert "店里只有一个人" not in built.text
    alone = finish(sitting("tmall_shop", 人数="1"))
    assert "睡觉" in alone.text


def test_another_event_is_called_by_its_name() -> None:
    one = sitting("tmall_shop", 大促="其他活动", 活动名="五周年店庆", 其他活动开售="11-30 10:00")
    built = finish(one)
    assert "其他活动" not in built.text
    assert '{名称: 五周年店庆, 开售: "2026-11-30 10:00"}' in built.text


@pytest.mark.parametrize(
    ("day", "events"),
    [
        (datetime.date(2026, 10, 20), ("双十一", "双十二")),
        (datetime.date(2026, 11, 22), ("双十二",)),
        (datetime.date(2026, 12, 20), ("年货节",)),
        (datetime.date(2026, 5, 5), ("618",)),
    ],
)
def test_sales_that_are_over_are_not_proposed(day: datetime.date, events: tuple[str, ...]) -> None:
    one = Sitting(load_interview("tmall_shop"), day, {"店铺名称": "店", "店主": "周 13000000001"})
    while (question := one.next()) is not None and question.id != "大促":
        one.give(question, "")
    assert question is not None
    assert tuple(one.default(question).split("、")) == events


@pytest.mark.parametrize("typed", ["林示例、郑示例", "林示例,郑示例", "林示例 13000000002、郑示例"])
def test_several_may_stand_in_for_the_owner(typed: str) -> None:
    text = finish(sitting("tmall_shop", 代行人=typed)).text
    assert "代行顺序: [林示例, 郑示例]" in text
    assert "由林示例定，一起事故合计最多批" in text


def test_a_shop_without_a_contact_at_the_platform_calls_the_hotline() -> None:
    text = finish(sitting("tmall_shop", 小二="没有", 商家热线="4000000002")).text
    assert "小二" not in text.partition("外部联系:")[2].partition("排班:")[0]
    assert "报告对象: 平台商家热线," in text
    assert "小二甲" in finish(sitting("tmall_shop", 小二="甲 0571-5550 0101")).text


def test_who_works_alone_is_not_told_to_find_themselves() -> None:
    one = sitting("tmall_shop", 人数="1")
    text = finish(one).text
    assert "owner-unreachable" not in {offer.head.id for offer in one.scenarios()}
    assert "店里只有一个人，忙起来出错也没人提醒。" in text
    assert "发群" not in text
    assert "群里回" not in text


def test_a_plan_that_is_made_late_is_in_force_from_today() -> None:
    one = sitting("tmall_shop", 双十一开售="10-28 20:00")
    finish(one)
    assert one.answers["起用日期"] == TODAY.isoformat()


@pytest.mark.parametrize(
    ("goods", "module"),
    [("新鲜水果、车厘子", "spoiled-produce"), ("冷冻海鲜", "cold-chain")],
)
def test_goods_that_do_not_keep_bring_their_own_card(goods: str, module: str) -> None:
    one = sitting("tmall_shop", 类目=goods, 仓库="供应商代发")
    finish(one)
    assert module in {offer.head.id for offer in one.scenarios() if offer.proposed}


def test_nuts_are_neither_fresh_nor_frozen() -> None:
    one = sitting("tmall_shop", 类目="坚果、茶叶")
    finish(one)
    proposed = {offer.head.id for offer in one.scenarios() if offer.proposed}
    assert not proposed & {"spoiled-produce", "cold-chain"}


def test_a_shop_without_a_system_of_its_own_stops_its_orders_in_the_platform_s() -> None:
    by_hand = loaded(finish(sitting("tmall_shop", ERP="千牛"))).plan
    system = loaded(finish(sitting("tmall_shop", ERP="示例ERP 400-000-0003"))).plan
    for plan, title in ((by_hand, "停打单"), (system, "ERP停审单")):
        assert plan is not None
        assert plan.response is not None
        assert plan.response.scenarios is not None
        held = {one.name or one.heading: one for one in plan.response.scenarios.scenarios}
        assert {held[name].steps[1].heading for name in ("价格设错", "爆单超卖")} == {title}


@pytest.mark.parametrize("post", ["首席运营官", "技术总监"])
def test_who_commands_a_platform_s_worst_faults_does_so_in_the_scenarios_too(post: str) -> None:
    answers = {**OFFICES["platform"], "种类": "综合应急预案", "一级指挥": post}
    built = finish(sitting("platform", **answers))
    assert not told(built, Severity.ERROR, Severity.WARNING)
    plan = loaded(built).plan
    assert plan is not None
    assert plan.response is not None
    assert plan.response.scenarios is not None
    held = {one.name: one for one in plan.response.scenarios.scenarios}
    for name in ("交易链路故障", "拒绝服务攻击"):
        first = held[name].grades[0]
        assert first.name == "P0级"
        assert f"{post}指挥" in "".join(one.text or "" for one in first.actions_taken)


@pytest.mark.parametrize(
    ("name", "level", "first"),
    [
        ("示例区市场监督管理局", "县级", "事发地市场监管所"),
        ("示例市市场监督管理局", "市级", "事发地县（区）主管部门"),
        ("示例区应急管理局", "县级", "事发地乡镇（街道）"),
        ("示例区人民政府", "县级", "事发地乡镇（街道）"),
    ],
)
def test_the_first_steps_are_taken_by_who_stands_below_the_office(
    name: str, level: str, first: str
) -> None:
    plan = loaded(finish(sitting("government", 单位名称=name, 层级=level))).plan
    assert plan is not None
    assert plan.response is not None
    assert plan.response.phases is not None
    assert plan.reporting is not None
    assert plan.reporting.chain is not None
    assert plan.response.phases.phases[0].steps[0].actor == first
    assert plan.reporting.chain.reports[0].sender == first
