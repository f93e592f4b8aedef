"""Figures of a platform's rules print once somebody has looked them up; until then it is told."""

from planforge._build import Settings, build_plan, examine
from planforge.findings import Finding
from planforge.lint import Choice
from planforge.profiles import profile_names
from planforge.schema.platform import UNCONFIRMED
from planforge.source import load_text
from planforge.writers import write
from tests.scenarios.library import errors, plan_of

_HEAD = "类型: 天猫店铺\n预案种类: 专项应急预案\n标题: 示例店铺应急预案\n"
_SCOPE = "适用范围: 没发的订单在[[rule:发货时限]]到期前联系买家。\n"
_CONFIRMED = (
    "平台规则:\n"
    "  - 标识: 发货时限\n"
    "    名称: 发货时限\n"
    "    数值: 示例数值\n"
    "    核对日期: 2026-11-01\n"
    "    来源: 商家规则页面\n"
    "    核对人: 运营\n"
)


def _printed(text: str) -> tuple[str, tuple[Finding, ...]]:
    """The plan as text, and what the rule on platform rules says of it."""
    loaded = load_text(text.encode(), "plan.yaml", profiles=profile_names())
    assert loaded.plan is not None, errors(loaded.findings)
    built = build_plan(loaded, Settings())
    assert not errors(built.findings)
    assert built.document is not None
    assert built.layout is not None
    examined = examine(loaded, built, choice=Choice(select=("PF236",)))
    assert examined is not None
    out = write("text", built.document, built.layout, built.options).data.decode()
    return out, examined.findings


def test_a_confirmed_rule_prints_its_value_and_is_no_finding() -> None:
    out, found = _printed(_HEAD + _CONFIRMED + _SCOPE)
    assert "没发的订单在示例数值到期前联系买家。" in out
    assert not found


def test_a_rule_that_lacks_one_fact_prints_that_it_is_to_be_looked_up() -> None:
    for line in ("数值: 示例数值", "核对日期: 2026-11-01", "来源: 商家规则页面", "核对人: 运营"):
        out, (one,) = _printed(_HEAD + _CONFIRMED.replace(f"    {line}\n", "") + _SCOPE)
        assert f"没发的订单在{UNCONFIRMED}到期前联系买家。" in out
        assert f"还缺{line.split(':')[0]}，" in one.message
        assert one.place is not None
        assert one.place.line == 5


def test_a_rule_that_nobody_goes_by_is_no_finding() -> None:
    _, found = _printed(_HEAD + "平台规则:\n  - {名称: 价保期}\n适用范围: 全店。\n")
    assert not found


def test_a_rule_that_the_plan_does_not_list_is_told_where_it_is_named() -> None:
    out, (one,) = _printed(_HEAD + _SCOPE)
    assert UNCONFIRMED in out
    assert "“平台规则”里没有“发货时限”" in one.message
    assert one.place is not None
    assert one.place.line == 4


def test_the_rules_of_a_module_are_listed_and_told_at_the_plan_s_line() -> None:
    text = plan_of("天猫店铺", "- 模块: oversell").decode() + "附件:\n  - 种类: 平台规则核对表\n"
    out, found = _printed(text)
    table = out.rpartition("平台规则核对表")[2]
    assert "事项\t现行规定\t核对日期\t规则名称和出处\t核对人" in table
    assert "发货时限" in table
    assert "缺货赔付" in table
    (one,) = found
    assert one.place is not None
    assert one.place.line == 6
    assert "有 2 条平台规则没有核对完：" in one.message


def test_all_rules_to_be_looked_up_are_one_finding_with_a_count() -> None:
    half = "  - {标识: 价保期, 数值: 示例数值, 核对日期: 2026-11-01, 来源: 商家规则页面}\n"
    rules = "平台规则:\n  - {标识: 发货时限}\n" + half
    text = _HEAD + rules + _SCOPE.rstrip() + "降价看[[rule:价保期]]。\n"
    _, (one,) = _printed(text)
    assert "有 2 条平台规则没有核对完：发货时限（还缺数值、核对日期、来源、核对人）" in one.message
    assert "价保期（还缺核对人）。一共用在 2 处，" in one.message


def test_the_plan_confirms_a_rule_for_all_modules_that_go_by_it() -> None:
    text = _CONFIRMED + plan_of("天猫店铺", "- 模块: oversell").decode()
    out, found = _printed(text)
    assert "赶在发货到期前告诉买家（发货时限：示例数值）" in out
    assert [one.message.split("“")[1].split("”")[0] for one in found] == ["缺货赔付"]


def test_a_reference_leads_to_the_row_of_the_table() -> None:
    text = _HEAD + _CONFIRMED + _SCOPE + "附件:\n  - 种类: 平台规则核对表\n"
    loaded = load_text(text.encode(), "plan.yaml", profiles=profile_names())
    built = build_plan(loaded, Settings())
    assert built.document is not None
    assert built.layout is not None
    page = write("html", built.document, built.layout, built.options).data.decode()
    assert 'href="#platform_rules.' in page
