"""No silent loss: what composing tells."""

import pytest

from planforge.findings import Severity
from tests.plan_text import found, printed


def codes(text: str) -> list[str]:
    return [finding.code for finding in found(text)]


def test_a_fact_beside_a_text_that_does_not_say_it_is_told() -> None:
    text = """
    应急响应:
      - 标题: 处置
        步骤: [{正文: 立即处置。, 执行人: 客服部}]
    """
    (finding,) = found(text)
    assert finding.code == "PF302"
    assert finding.severity is Severity.WARNING
    assert finding.at == ("response", "phases", "phases", 0, "steps", 0, "actor")
    assert finding.message == "“执行人：客服部”没有出现在输出的文件里。"
    assert finding.hint == (
        "正文已代替自动生成的句子：在正文里用 [[.执行人]] 填入它，或删去这一项。"
    )


@pytest.mark.parametrize("said", ["客服部立即处置。", "[[.actor]]立即处置。"])
def test_a_fact_that_the_text_says_is_not_told(said: str) -> None:
    text = f"""
    应急响应:
      - 标题: 处置
        步骤: [{{正文: "{said}", 执行人: 客服部}}]
    """
    assert codes(text) == []


def test_a_text_that_no_column_of_a_table_shows_is_told() -> None:
    (finding,) = found("组织机构: {人员: [{姓名: 周示例, 正文: 全天值守。}]}")
    assert finding.code == "PF302"
    assert finding.at == ("organization", "people", "people", 0, "text")
    assert finding.message == "“正文：全天值守。”没有出现在输出的文件里。"
    assert finding.hint == "换一个会印出来的键，或写进正文、补充。"


def test_a_text_that_is_one_slot_is_not_told() -> None:
    assert codes("应急响应: [{标题: 处置, 步骤: [{正文: '[[.行动]]', 行动: 处置}]}]") == []


@pytest.mark.parametrize("rows", ["[]", "[[]]", "[{标识: 甲}]"])
def test_a_table_without_cells_breaks_nothing(rows: str) -> None:
    assert codes(f"其他章节: [{{标题: 节, 表格: {{行: {rows}}}}}]") == []


def test_a_slot_without_its_fact_is_an_error() -> None:
    text = "应急响应: [{标题: 处置, 步骤: [{正文: '由[[.actor]]处置。'}]}]"
    (finding,) = found(text)
    assert (finding.code, finding.severity) == ("PF304", Severity.ERROR)
    assert finding.at == ("response", "phases", "phases", 0, "steps", 0, "text")


def test_an_outline_that_names_no_part_is_an_error_with_a_guess() -> None:
    (finding,) = found("大纲: [组织机够]\n适用范围: 甲。")
    assert (finding.code, finding.at) == ("PF305", ("outline", 0, "part"))
    assert finding.hint == "是不是“组织机构”？"


def test_a_missing_picture_is_an_error_and_its_caption_stays() -> None:
    text = "其他章节: [{标题: 图, 图: {文件: 无.png, 图题: 流程图}}]"
    (finding,) = found(text)
    assert (finding.code, finding.message) == ("PF303", "找不到图片“无.png”。")
    assert "¶ caption 流程图" in printed(text)


def test_everything_a_plan_of_all_parts_says_is_printed() -> None:
    text = """
    适用范围: {地域: 全市, 适用对象: [平台], 适用事件: [群体投诉], 不适用: [个案]}
    术语和定义: [{术语: 群体投诉, 定义: 十人以上同因投诉}]
    风险分析: [{名称: 超卖, 可能性: 高, 后果: 赔付, 控制措施: [盘点, 锁库存]}]
    监测与预警: {监测指标: [{指标: 投诉量, 阈值: 100件, 责任人: 客服部}]}
    应急资源: {物资装备: [{标题: 设备, 物资: [{名称: 打印机, 数量: "2", 单位: 台}]}]}
    信息发布: {发言人: 公关部负责人。, 参考口径: [{适用情形: 延迟, 正文: 正在处理。}]}
    培训: [{标题: 预案宣讲, 对象: 全员, 频次: 每年}]
    应急演练:
      演练情景: [{名称: 数据泄露, 情景描述: 库被拖走。, 关键数据: [1万条],
                 情景注入: [{注入时间: T+5, 内容: 媒体来电}]}]
      参演人员: [{名称: 客服部, 角色: 参演, 人数: "3", 任务: 接听}]
    附则: {解释部门: 安全部, 实施日期: 自发布之日起, 废止文件: [旧预案]}
    """
    assert codes(text) == []


def test_a_fact_of_the_head_that_the_layout_has_no_place_for_is_a_hint() -> None:
    (finding,) = found("备案: {备案编号: 示备2026-01}")
    assert (finding.code, finding.severity) == ("PF310", Severity.INFO)
    assert finding.at == ("filing", "number")
    assert finding.message == "“备案编号：示备2026-01”没有出现在输出的文件里。"


def test_a_fact_of_the_head_that_the_text_says_is_none() -> None:
    assert found("版本: 第2版\n适用范围: 本方案为第2版。") == []


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("{指标: 投诉量}", "投诉量。"),
        ("{指标: 投诉量, 上限: '500', 单位: 件}", "投诉量500件以下。"),
        ("{数值: '100', 比较: 超过}", "超过100。"),
    ],
)
def test_a_condition_half_filled_is_printed_as_far_as_it_goes(condition: str, words: str) -> None:
    text = f"分级: {{事件分级: [{{级别: 重大事件, 条件: [{condition}]}}]}}"
    assert f"重大事件：{words}" in printed(text)
