"""A plan takes a scenario from the library, sets its parameters and changes what differs."""

from pathlib import Path

import pytest

from planforge.profiles import profile_names
from planforge.schema.response import Scenario
from planforge.source import Loaded, load
from planforge.source.report import to_text
from tests.scenarios.library import loaded, plan_of

_MODULE = """
类别: 发货
适用: [通用]
可调参数:
  - {名称: 停收时长, 默认: 12小时}
  - {名称: 答复时限, 默认: 4小时}

名称: 快递停收
风险: 包裹发不出去。
触发条件: 超过{停收时长}没有揽收
牵头人: 仓库
步骤:
  - 标识: urge
    标题: 催网点
    执行人: 仓库
    时限: 30分钟
    行动: 问清停到什么时候
  - 标识: switch
    标题: 换快递
    执行人: 仓库
    时限: 2小时
    行动: 切到备选快递
  - 标识: notify
    标题: 告知买家
    执行人: 售后
    时限: "{答复时限}"
    行动: 告知新的发出日期（{停收时长}内没有揽收的都要告知）
留证: [网点通知, 揽收记录]
话术: 您好，快递暂时收得慢，{答复时限}内给您答复，{这里不是参数}。
"""


@pytest.fixture(autouse=True)
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of one module, before the shipped one."""
    path = tmp_path / "templates" / "tmall_shop" / "scenarios" / "courier-halt.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(_MODULE, encoding="utf-8")
    monkeypatch.setenv("PLANFORGE_TEMPLATES", str(tmp_path / "templates"))
    return path


def _scenarios(found: Loaded) -> tuple[Scenario, ...]:
    assert found.plan is not None, to_text(found.findings)
    assert not found.findings, to_text(found.findings)
    assert found.plan.response is not None
    assert found.plan.response.scenarios is not None
    return found.plan.response.scenarios.scenarios


def _one(entries: str) -> Scenario:
    (one,) = _scenarios(loaded("天猫店铺", entries))
    return one


def _told(entries: str) -> list[tuple[str, int, str, str]]:
    """The place, the code and the message of each finding."""
    return [
        (Path(one.place.file).name, one.place.line, one.code, f"{one.message}{one.hint}")
        for one in loaded("天猫店铺", entries).findings
        if one.place is not None
    ]


def test_a_module_stands_in_the_plan_with_its_defaults() -> None:
    one = _one("- 模块: courier-halt")
    assert (one.id, one.name, one.lead) == ("courier-halt", "快递停收", "仓库")
    assert one.trigger == "超过12小时没有揽收"
    assert [step.title for step in one.steps] == ["催网点", "换快递", "告知买家"]
    assert str(one.steps[2].within) == "4小时"


def test_braces_that_name_no_parameter_stay() -> None:
    assert _one("- 模块: courier-halt").script == (
        "您好，快递暂时收得慢，4小时内给您答复，{这里不是参数}。"
    )


def test_a_parameter_is_set_wherever_the_module_names_it() -> None:
    one = _one("- {模块: courier-halt, 参数: {停收时长: 6小时, 答复时限: 1小时}}")
    assert one.trigger == "超过6小时没有揽收"
    assert one.steps[2].action == "告知新的发出日期（6小时内没有揽收的都要告知）"
    assert str(one.steps[2].within) == "1小时"


def test_a_parameter_left_empty_keeps_its_default() -> None:
    assert _one("- {模块: courier-halt, 参数: {停收时长: }}").trigger == "超过12小时没有揽收"


def test_the_plan_may_name_parameters_in_its_own_words() -> None:
    one = _one('- {模块: courier-halt, 群公告: "超过{停收时长}没揽收的，找客服。"}')
    assert one.notice == "超过12小时没揽收的，找客服。"


def test_a_step_is_changed_by_its_id_and_the_others_stay() -> None:
    one = _one("- {模块: courier-halt, 步骤: [{标识: switch, 时限: 1小时}]}")
    assert [str(step.within) for step in one.steps] == ["30分钟", "1小时", "4小时"]
    assert one.steps[1].action == "切到备选快递"


def test_a_step_may_be_taken_out_moved_and_added() -> None:
    one = _one(
        "- 模块: courier-halt\n"
        "  步骤:\n"
        "    - {标识: urge, 删除: 是}\n"
        "    - {标识: notify, 置于前: switch}\n"
        "    - {标识: count, 标题: 清点, 执行人: 仓库, 行动: 每天报积压, 置于后: notify}\n"
    )
    assert [step.id for step in one.steps] == ["notify", "count", "switch"]


def test_a_list_of_plain_texts_is_replaced_and_null_takes_away() -> None:
    one = _one("- {模块: courier-halt, 留证: [网点消息截图], 话术: ~}")
    assert (one.evidence, one.script) == (("网点消息截图",), None)


def test_two_scenarios_may_be_made_of_one_module() -> None:
    first, second = _scenarios(
        loaded(
            "天猫店铺",
            "- {模块: courier-halt, 标识: first, 名称: 甲快递停收}\n"
            "- {模块: courier-halt, 标识: second, 名称: 乙快递停收, 参数: {停收时长: 6小时}}",
        )
    )
    assert (first.id, first.trigger) == ("first", "超过12小时没有揽收")
    assert (second.id, second.trigger) == ("second", "超过6小时没有揽收")


def test_a_scenario_without_a_module_is_left_as_it_is() -> None:
    one = _one("- {名称: 断电, 触发条件: '停电{停收时长}', 步骤: [接备用电源]}")
    assert one.trigger == "停电{停收时长}"


def test_an_unknown_module_is_told_where_it_stands_with_the_nearest_name() -> None:
    ((file, line, code, words),) = _told("- 模块: courier-holt")
    assert (file, line, code) == ("plan.yaml", 6, "PF126")
    assert "courier-holt" in words
    assert "是不是“courier-halt”？" in words


def test_a_module_is_never_looked_for_outside_the_library(tmp_path: Path) -> None:
    (tmp_path / "templates" / "secret.yaml").write_text(_MODULE, encoding="utf-8")
    ((_, _, code, _),) = _told("- 模块: ../../secret")
    assert code == "PF126"


def test_an_unknown_parameter_is_told_where_it_stands() -> None:
    ((file, line, code, words),) = _told("- 模块: courier-halt\n  参数:\n    停收时常: 6小时")
    assert (file, line, code) == ("plan.yaml", 8, "PF127")
    assert "是不是“停收时长”？" in words


def test_a_misspelt_parameter_in_the_plan_s_own_words_is_told() -> None:
    ((file, line, code, words),) = _told('- 模块: courier-halt\n  风险: "{停收时常}发不出去"')
    assert (file, line, code) == ("plan.yaml", 7, "PF147")
    assert "是不是“{停收时长}”？" in words


def test_parameters_without_a_module_are_told() -> None:
    ((_, line, code, words),) = _told("- 名称: 断电\n  参数: {甲: 乙}\n  步骤: [接备用电源]")
    assert (line, code) == (7, "PF127")
    assert "没有写“模块”" in words


def test_a_parameter_is_no_place_for_a_long_text() -> None:
    ((_, line, code, _),) = _told(f"- 模块: courier-halt\n  参数:\n    停收时长: {'长' * 201}")
    assert (line, code) == (8, "PF106")


def test_a_plan_takes_a_bounded_number_of_modules() -> None:
    entries = "\n".join(f"- {{模块: courier-halt, 标识: n{n}}}" for n in range(502))
    assert [(line, code) for _, line, code, _ in _told(entries)] == [(506, "PF106")]


def test_a_change_that_meets_no_step_is_told_where_it_stands() -> None:
    ((file, line, code, words),) = _told(
        "- 模块: courier-halt\n  步骤:\n    - {标识: notfy, 时限: 1小时}"
    )
    assert (file, line, code) == ("plan.yaml", 8, "PF124")
    assert "模块 courier-halt 的“步骤”里没有“notfy”" in words
    assert "是不是“notify”？" in words


@pytest.mark.parametrize("order", ["删除: 是", "覆盖: 是", "置于前: nowhere"])
def test_an_order_that_meets_no_step_is_told(order: str) -> None:
    found = _told(f"- 模块: courier-halt\n  步骤:\n    - {{标识: odd, 标题: 甲, {order}}}")
    assert [(line, code) for _, line, code, _ in found] == [(8, "PF124")]


def test_what_is_wrong_in_a_module_is_told_in_the_module(module: Path) -> None:
    module.write_text(_MODULE.replace("30分钟", "三十分种"), encoding="utf-8")
    ((file, line, code, _),) = _told("- 模块: courier-halt")
    number = _MODULE.split("\n").index("    时限: 30分钟") + 1
    assert (file, line, code) == ("courier-halt.yaml", number, "PF135")


def test_what_is_wrong_in_the_plan_s_own_words_is_told_in_the_plan() -> None:
    ((file, line, code, _),) = _told(
        "- 模块: courier-halt\n  步骤:\n    - {标识: switch, 时限: 两小是}"
    )
    assert (file, line, code) == ("plan.yaml", 8, "PF135")


def test_a_newer_module_reaches_what_the_plan_did_not_change(module: Path) -> None:
    entries = "- {模块: courier-halt, 步骤: [{标识: switch, 时限: 1小时}]}"
    module.write_text(
        _MODULE.replace("切到备选快递", "切到第二家快递").replace("时限: 2小时", "时限: 3小时"),
        encoding="utf-8",
    )
    one = _one(entries)
    assert (one.steps[1].action, str(one.steps[1].within)) == ("切到第二家快递", "1小时")


def _extending(folder: Path, base: str, own: str) -> tuple[Scenario, ...]:
    (folder / "base.yaml").write_bytes(plan_of("天猫店铺", base))
    plan = folder / "plan.yaml"
    inner = "\n".join(f"    {line}" for line in own.split("\n"))
    plan.write_text(f"继承: base.yaml\n应急响应:\n  分情景处置:\n{inner}\n", encoding="utf-8")
    return _scenarios(load(plan, profiles=profile_names()))


def test_a_plan_that_extends_another_changes_its_module_further(tmp_path: Path) -> None:
    (one,) = _extending(
        tmp_path,
        "- {模块: courier-halt, 参数: {停收时长: 6小时}, 步骤: [{标识: switch, 时限: 1小时}]}",
        "- {模块: courier-halt, 参数: {答复时限: 2小时}, 步骤: [{标识: urge, 删除: 是}]}",
    )
    assert one.trigger == "超过6小时没有揽收"
    assert [(step.id, str(step.within)) for step in one.steps] == [
        ("switch", "1小时"),
        ("notify", "2小时"),
    ]


def test_a_plan_that_extends_another_may_add_a_module_or_take_one_out(tmp_path: Path) -> None:
    base = "- {名称: 断电, 步骤: [接备用电源]}"
    added = _extending(tmp_path, base, "- {模块: courier-halt, 置于前: 断电}")
    assert [one.name for one in added] == ["快递停收", "断电"]
    gone = _extending(tmp_path, f"{base}\n- 模块: courier-halt", "- {模块: courier-halt, 删除: 是}")
    assert [one.name for one in gone] == ["断电"]


def test_a_module_may_stand_in_an_included_file(tmp_path: Path) -> None:
    (tmp_path / "part.yaml").write_text("- 模块: courier-halt\n", encoding="utf-8")
    text = plan_of("天猫店铺", "").decode().rstrip() + "\n    包含文件: part.yaml\n"
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
    (one,) = _scenarios(load(tmp_path / "plan.yaml", profiles=profile_names()))
    assert one.name == "快递停收"


def test_an_entry_that_names_another_module_starts_anew(tmp_path: Path) -> None:
    (one,) = _extending(
        tmp_path,
        "- {标识: card, 模块: oversell}",
        "- {标识: card, 模块: courier-halt}",
    )
    assert (one.id, one.name, len(one.steps)) == ("card", "快递停收", 3)


def test_a_time_that_a_parameter_spoils_is_told_where_the_plan_sets_it() -> None:
    entries = "- 模块: courier-halt\n  参数: {答复时限: 很快}"
    ((file, line, code, words),) = _told(entries)
    assert (file, line, code) == ("plan.yaml", 7, "PF135")
    assert "很快" in words


def test_a_parameter_set_to_nothing_keeps_its_default() -> None:
    assert _one('- 模块: courier-halt\n  参数: {停收时长: ""}').trigger == "超过12小时没有揽收"


def test_a_parameter_whose_value_names_another_is_told() -> None:
    entries = '- 模块: courier-halt\n  参数: {停收时长: "{答复时限}"}'
    ((_, line, code, words),) = _told(entries)
    assert (line, code) == (7, "PF147")
    assert "直接写值" in words


def test_a_parameter_that_no_sentence_uses_any_more_is_told() -> None:
    entries = (
        "- 模块: courier-halt\n  参数: {停收时长: 6小时}\n  触发条件: 没有揽收\n"
        "  步骤: [{标识: notify, 行动: 告知买家}]"
    )
    ((_, line, code, words),) = _told(entries)
    assert (line, code) == (7, "PF145")
    assert "停收时长" in words


def test_a_module_used_twice_needs_another_id_and_that_is_told() -> None:
    ((_, line, code, words),) = _told("- 模块: courier-halt\n- 模块: courier-halt")
    assert (line, code) == (7, "PF140")
    assert "给后一个另写“标识”" in words


def test_the_name_of_a_module_alone_is_no_module_and_that_is_told() -> None:
    ((_, line, code, words),) = _told("- courier-halt")
    assert (line, code) == (6, "PF118")
    assert "模块: courier-halt" in words


def test_steps_that_replace_all_steps_of_a_module_are_told() -> None:
    ((_, line, code, words),) = _told("- 模块: courier-halt\n  步骤: [打电话]")
    assert (line, code) == (7, "PF117")
    assert "共 3 条，整个换成了这里写的 1 条" in words


def test_all_steps_of_a_module_may_be_taken_out() -> None:
    rows = "".join(f"    - {{标识: {name}, 删除: 是}}\n" for name in ("urge", "switch", "notify"))
    assert _one(f"- 模块: courier-halt\n  步骤:\n{rows}").steps == ()


def test_an_order_after_itself_is_told() -> None:
    entries = "- 模块: courier-halt\n  步骤: [{标识: urge, 置于后: urge}]"
    ((_, line, code, words),) = _told(entries)
    assert (line, code) == (7, "PF124")
    assert "它自己" in words


def test_a_module_of_another_type_is_told_with_those_there_are() -> None:
    (told,) = loaded("平台", "- 模块: courier-halt").findings
    assert told.code == "PF126"
    assert "别的单位类型" in told.message
    assert "ddos" in (told.hint or "")
