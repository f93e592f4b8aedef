"""What a scenario holds beside its steps stands in the plan, each under its own words."""

import pytest

from planforge._build import Settings, build_plan
from planforge.writers import write
from tests.scenarios.library import errors, loaded


def _printed(facts: str) -> list[str]:
    """The lines that a scenario with these facts prints below its heading."""
    found = loaded("天猫店铺", f"- 名称: 快递停收\n{facts}")
    assert not errors(found.findings)
    built = build_plan(found, Settings())
    assert not [one.message for one in built.findings if one.code == "PF302"]
    assert built.document is not None
    assert built.layout is not None
    text = write("text", built.document, built.layout, built.options).data.decode()
    lines = text.strip().split("\n")
    return lines[lines.index("1.快递停收") + 1 :]


@pytest.mark.parametrize(
    ("facts", "line"),
    [
        ("  风险: 包裹发不出去", "风险：包裹发不出去。"),
        ("  准备: [备选快递合同, 面单余额]", "提前备好：备选快递合同；面单余额。"),
        ("  所需物资: [空白面单, 打印机]", "要用到：空白面单、打印机。"),
        ("  群公告: 快递慢了，正在换一家。", "群公告：快递慢了，正在换一家。"),
        ("  赔付权限: 每单不超过十元", "赔付权限：每单不超过十元。"),
        ("  发言权限: 只有店主对外说", "发言权限：只有店主对外说。"),
        ("  演练: [网点停收一天, 打印机坏了]", "演练这样出题：网点停收一天；打印机坏了。"),
        (
            "  法规依据: [{法规标识: law.dianshang, 条款: 第二十条}]",
            "依据：《中华人民共和国电子商务法》第二十条。",
        ),
        ("  分级: [{级别: 店主指挥, 正文: 停收超过一天。}]", "店主指挥：停收超过一天。"),
        ("  收尾: [清完积压再开推广。, 写进清单]", "收尾：清完积压再开推广。写进清单。"),
        (
            "  准备: [备选快递合同]\n  所需物资: [空白面单]",
            "提前备好：备选快递合同。要用到：空白面单。",
        ),
        (
            "  更多话术: [{适用情形: 买家催发货, 正文: 正在换快递。}]",
            "话术（买家催发货）：正在换快递。",
        ),
    ],
)
def test_a_fact_prints_in_one_line(facts: str, line: str) -> None:
    assert _printed(facts) == [line]


def test_a_step_says_in_words_of_the_shop_what_remains_of_it() -> None:
    assert _printed("  步骤: [{执行人: 仓库, 行动: 问网点, 结果: 网点消息}]") == [
        "（1）仓库问网点，留下网点消息。"
    ]


def test_a_tidying_up_that_somebody_answers_for_is_a_list() -> None:
    facts = "  收尾:\n    - {正文: 清完积压。, 责任人: 仓库}\n    - {责任人: 运营, 时限: 1天}\n"
    found = loaded("天猫店铺", f"- 名称: 快递停收\n{facts}")
    built = build_plan(found, Settings())
    assert built.document is not None
    assert built.layout is not None
    text = write("text", built.document, built.layout, built.options).data.decode()
    assert text.strip().split("\n")[-3:] == [
        "收尾：",
        "（1）清完积压。",
        "（2）由运营负责，1天内完成。",
    ]


def test_grades_may_be_told_by_measures() -> None:
    assert _printed(
        "  分级:\n"
        "    - 级别: 停售求援\n"
        "      条件: [{指标: 积压单占比, 数值: 30, 单位: '%'}]\n"
        "      对应措施: [停推广]\n"
    ) == ["停售求援：积压单占比30%以上。停推广。"]


def test_a_scenario_without_the_new_facts_prints_as_it_always_did() -> None:
    facts = (
        "  触发条件: 没有揽收\n  牵头人: 仓库\n"
        "  步骤: [{执行人: 仓库, 行动: 催网点}]\n  话术: 请稍等。"
    )
    assert _printed(facts) == [
        "触发条件：没有揽收。",
        "牵头：仓库。",
        "（1）仓库催网点。",
        "参考话术：请稍等。",
    ]
