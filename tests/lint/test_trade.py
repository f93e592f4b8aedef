"""Rules of the trade: what they must leave alone, and what they must see."""

import pytest

from planforge.findings import Finding, Severity
from planforge.lint.rules.trade import RULES
from tests.lint.checking import checked


def _found(fragment: str, code: str = "PF6") -> list[Finding]:
    return [one for one in checked(fragment, RULES) if one.code.startswith(code)]


def _plan(words: str, *, kind: str = "企业", title: str = "示例公司综合应急预案") -> str:
    return f"类型: {kind}\n应急响应:\n  - 步骤: ['{words}']\n标题: {title}\n"


_SHOP = {"kind": "天猫店铺", "title": "示例旗舰店应急预案"}
_STATE = {"kind": "政府", "title": "示例市双十二期间网络交易突发事件应急预案"}
_PLATFORM = {"kind": "平台", "title": "示例平台大促保障方案"}


def _card(name: str, *steps: str, evidence: str = "") -> str:
    lines = "".join(f"            - {{执行人: 运营, 行动: {step}}}\n" for step in steps)
    kept = f"          留证: [{evidence}]\n" if evidence else ""
    return (
        "类型: 天猫店铺\n应急响应:\n  分情景处置:\n    情景:\n"
        f"      - 名称: {name}\n          步骤:\n{lines}{kept}标题: 示例旗舰店应急预案\n"
    ).replace("      - 名称", "        - 名称")


@pytest.mark.parametrize(
    ("words", "plan"),
    [
        ("转移帐篷和摩托车，疏散师生。", {"kind": "政府", "title": "示例县防汛应急预案"}),
        ("组织应急救援队伍抢险。", {"title": "示例公司生产安全事故综合应急预案"}),
        ("加强活动场地安全管理。", {"kind": "政府", "title": "示例市新春庙会活动应急预案"}),
        ("班主任清点我校师生。", {"title": "示例市第一小学应急预案"}),
    ],
)
def test_words_that_belong_to_the_trade_are_left_alone(words: str, plan: dict[str, str]) -> None:
    assert _found(_plan(words, **plan), "PF661") == []


def test_foreign_supplies_are_one_finding_however_many() -> None:
    (found,) = _found(_plan("备好帐篷、卫星电话和摩托车。", **_SHOP), "PF661")
    assert len(found.also) == 2
    assert "帐篷" in found.message


@pytest.mark.parametrize(
    "words",
    [
        "根据2019年印发的办法和2023年台风后的复盘修订。",
        "2024年6月发生的停电事故中，备用电源未启动。",
        "演练时间定于2030年12月10日。",
        "统计2025年11月活动期间的投诉数据。",
    ],
)
def test_dates_that_tell_of_the_past_are_left_alone(words: str) -> None:
    fragment = f"发布日期: 2026-03-01\n{_plan(words)}"
    assert _found(fragment, "PF662") == []


def test_a_plan_of_a_past_year_is_judged_by_its_own_date() -> None:
    fragment = f"发布日期: 2024-03-01\n{_plan('演练时间拟定于2024年12月10日。')}"
    assert _found(fragment, "PF662") == []


@pytest.mark.parametrize(
    ("words", "plan"),
    [
        ("本市各区县报告市指挥部。", _STATE),
        ("收到本市市场监管部门通知后立即整改。", {}),
    ],
)
def test_a_region_that_is_named_is_left_alone(words: str, plan: dict[str, str]) -> None:
    assert _found(_plan(words, **plan), "PF663") == []


@pytest.mark.parametrize(
    ("words", "plan"),
    [
        ("配合市场监管部门的监管工作，接受执法检查。", _PLATFORM),
        ("公安机关依法查处，平台提供证据。", _PLATFORM),
        ("收到监管问询后24小时内回复。", _PLATFORM),
        ("对价格违法行为依法查处，责令改正。", _STATE),
        ("督促平台对消费者进行赔偿，组织调解。", _STATE),
        ("协调经营者依法向消费者退款。", _STATE),
        ("统筹双十二活动期间的市场监管工作。", _STATE),
    ],
)
def test_powers_that_somebody_has_are_left_alone(words: str, plan: dict[str, str]) -> None:
    assert _found(_plan(words, **plan), "PF667") == []


@pytest.mark.parametrize(
    ("words", "plan"),
    [
        ("对售假商家依法查处。", _SHOP),
        ("市场组负责行业监管工作。", _PLATFORM),
        ("对受影响的消费者进行赔偿。", _STATE),
    ],
)
def test_powers_that_nobody_gave_are_told(words: str, plan: dict[str, str]) -> None:
    assert len(_found(_plan(words, **plan), "PF667")) == 1


@pytest.mark.parametrize(
    "words",
    [
        "确保人民群众生命财产安全。",
        "确保信息畅通，减少损失。",
        "对造假零容忍，零点开售前完成检查。",
        "回访满意度力争达到90%，不承诺零投诉。",
        "调查客户满意度，统计经济损失。",
    ],
)
def test_aims_are_no_promises(words: str) -> None:
    assert _found(_plan(words), "PF668") == []


@pytest.mark.parametrize(
    "words",
    [
        "确保客户满意。",
        "保证不发生任何事故。",
        "实现零投诉。",
        "确保货物准时送达。",
        "做到万无一失。",
    ],
)
def test_promises_that_nobody_can_keep_are_told(words: str) -> None:
    assert len(_found(_plan(words), "PF668")) == 1


@pytest.mark.parametrize(
    "words",
    [
        "公关部起草，总经理批准后对外发布信息。",
        "由新闻发言人统一发布事件信息。",
        "气象部门及时发布预警信息后，仓库停止收货。",
    ],
)
def test_a_release_with_an_approver_is_left_alone(words: str) -> None:
    assert _found(_plan(words), "PF671") == []


def test_money_with_a_limit_is_left_alone() -> None:
    words = "客服主管每单可补偿200元以内，超过的报总经理批准后退款。"
    assert _found(_plan(words, title="示例公司群体投诉应急预案"), "PF672") == []


def test_a_fire_plan_of_a_firm_is_not_asked_for_compensation() -> None:
    words = "疏散顾客，清点人数，配合保险公司理赔。"
    assert _found(_plan(words, title="示例公司火灾专项应急预案"), "PF672") == []


def test_parallel_levels_may_say_the_same() -> None:
    fragment = """
    应急响应:
      响应程序:
        阶段:
          - {标题: 一级响应, 步骤: [通知各部门负责人到指挥中心集合。, 停止销售。]}
          - {标题: 二级响应, 步骤: [通知各部门负责人到指挥中心集合。, 暂停推广。]}
    标题: 示例公司综合应急预案
    """
    assert _found(fragment, "PF673") == []


def test_an_item_that_stands_twice_in_one_list_is_told() -> None:
    fragment = """
    后期处置:
      - 总经理在一周内组织复盘并提出改进措施。
      - 财务部核算损失。
      - 总经理在一周内组织复盘并提出改进措施。
    标题: 示例公司综合应急预案
    """
    (found,) = _found(fragment, "PF673")
    assert found.severity is Severity.WARNING


def test_a_price_card_that_stops_the_goods_is_left_alone() -> None:
    card = _card("价格设错", "库存改成0", "停掉ERP自动审单", "拦截已打单的包裹", evidence="录屏")
    assert _found(card, "PF674") == []
    assert _found(card, "PF675") == []


def test_a_price_card_tells_all_that_it_lacks_at_once() -> None:
    (found,) = _found(_card("超卖", "把商品下架", "联系买家"), "PF674")
    assert "库存置0" in found.message
    assert "停ERP审单" in found.message
    assert "拦截" in found.message


def test_coupons_are_stopped_after_the_stock() -> None:
    assert _found(_card("优惠券叠加", "库存改成0", "停优惠券"), "PF675") == []
    assert len(_found(_card("优惠券叠加", "停优惠券", "库存改成0"), "PF675")) == 1


def test_goods_recalled_or_infringing_are_taken_down_first() -> None:
    assert _found(_card("知识产权投诉", "立即下架侵权商品", "报小二"), "PF675") == []


@pytest.mark.parametrize(
    "words",
    ["导出订单号和付款时间留证。", "收件信息是加密的，不要导出表格去打单。", "用千牛打印面单。"],
)
def test_exports_for_evidence_are_left_alone(words: str) -> None:
    assert _found(_plan(words, **_SHOP), "PF676") == []


def test_refunds_for_goods_are_the_shops_own() -> None:
    words = "质量问题的订单，客服当天原路退款。"
    assert _found(_plan(words, **_SHOP), "PF677") == []


@pytest.mark.parametrize(
    "words",
    [
        "延迟发货按平台规则核对表上的30%赔付。",
        "客服每单可补偿20元，缺货的另送店铺券10元。",
        "排队超过接待量的20%并持续15分钟。",
    ],
)
def test_figures_of_the_shops_own_are_left_alone(words: str) -> None:
    assert _found(_plan(words, **_SHOP), "PF678") == []
    assert _found(_plan(words, **_SHOP), "PF682") == []


@pytest.mark.parametrize("code", ["PF666", "PF674", "PF688", "PF689", "PF694"])
def test_rules_for_shops_leave_other_plans_alone(code: str) -> None:
    words = "修复系统漏洞，提高系统稳定性，价格设错的下架。"
    for plan in ({}, _STATE, _PLATFORM):
        assert _found(_plan(words, **plan), code) == []


def test_a_shop_that_pulls_people_out_first_is_left_alone() -> None:
    card = _card("仓库起火", "喊所有人撤离，打119", "没有危险时切断电源", evidence="监控")
    assert _found(card, "PF681") == []


def test_the_right_holders_fifteen_days_are_left_alone() -> None:
    words = "提交不侵权声明后，权利人15日内未起诉的，要求平台恢复链接。"
    assert _found(_plan(words, **_SHOP), "PF683") == []


@pytest.mark.parametrize(
    "words",
    ["经总经理批准，可根据实际情况调整。", "指挥部可根据现场情况调整警戒范围。"],
)
def test_adjusting_on_the_spot_is_no_open_clause(words: str) -> None:
    assert _found(_plan(words), "PF684") == []


def test_protecting_data_that_have_not_leaked_is_possible() -> None:
    assert _found(_plan("对未泄露的数据进行加密保护。"), "PF686") == []


@pytest.mark.parametrize(
    ("title", "more"),
    [
        ("青溪县防汛抗旱应急预案", ""),
        ("群体投诉应急预案", "单位: {名称: 示例公司}\n"),
        ("群体投诉应急预案", "发文机关: [示例市人民政府]\n"),
        ("群体投诉应急预案", "适用范围: 本预案适用于示例家居有限公司。\n"),
    ],
)
def test_a_plan_that_says_whose_it_is_has_a_name(title: str, more: str) -> None:
    assert _found(f"类型: 企业\n{more}标题: {title}\n", "PF693") == []


def test_a_law_or_a_notice_is_no_plan_of_the_trade() -> None:
    fragment = (
        "类型: 通用\n预案种类: 公文\n标题: 群体投诉处理办法\n"
        "适用范围: 本地区依法查处，确保群众满意。\n"
    )
    assert _found(fragment) == []


def test_an_empty_plan_crashes_no_rule() -> None:
    for kind in ("企业", "平台", "政府", "天猫店铺", "通用"):
        checked(f"类型: {kind}\n标题: 示例公司预案\n", RULES)
