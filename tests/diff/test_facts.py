from collections.abc import Sequence
from pathlib import Path

import pytest

from planforge.diff.model import Change, Side, Weight
from planforge.diff.model import ChangeType as T
from planforge.diff.script import compare
from planforge.revision.sides import side_of

PLAN = """\
类型: 企业
预案种类: 专项
标题: 断电应急预案
版本: '1.0'
状态: 印发稿
单位: {名称: 样例公司, 人数: 80}
应急响应:
  响应程序:
    - 标题: 先期处置
      步骤:
        - {正文: 值班员切断总闸。, 执行人: 值班员, 时限: 10分钟, 已述: 是}
        - {执行人: 工程组, 行动: 启动备用电源, 时限: 20分钟}
        - {执行人: 客服组, 行动: 通知客户, 时限: 30分钟}
应急资源:
  物资装备:
    - 标题: 电源
      物资:
        - {名称: 发电机, 数量: '2', 单位: 台}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def opened(folder: Path, name: str, text: str) -> Side:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return side_of(str(path))


def changes(folder: Path, *swaps: tuple[str, str]) -> Sequence[Change]:
    text = PLAN
    for before, after in swaps:
        assert before in text
        text = text.replace(before, after)
    return compare(opened(folder, "旧.yaml", PLAN), opened(folder, "新.yaml", text)).changes


def test_a_plan_compared_with_itself_has_no_changes(folder: Path) -> None:
    assert not changes(folder)


def test_a_plan_written_otherwise_has_no_changes(folder: Path) -> None:
    assert not changes(
        folder,
        ("状态: 印发稿", "状态:   '印发稿'  # 已印发"),
        ("类型: 企业", "type: enterprise"),
        ("单位: {名称: 样例公司, 人数: 80}", "单位:\n  人数: 80\n  名称: 样例公司"),
    )


def test_a_limit_beside_a_sentence_that_does_not_say_it_is_told(folder: Path) -> None:
    (change,) = changes(folder, ("时限: 10分钟, 已述", "时限: 5分钟, 已述"))
    assert (change.type, change.before, change.after) == (T.DEADLINE_SHORTER, "10分钟", "5分钟")
    assert change.weight is Weight.MATERIAL
    assert change.reason.endswith("正文没有写出")
    assert change.new is not None
    assert change.new.path[-1] == "within"


def test_a_limit_that_is_printed_is_told_once(folder: Path) -> None:
    (change,) = changes(folder, ("时限: 20分钟", "时限: 40分钟"))
    assert change.type is T.DEADLINE_LONGER
    assert "没有写出" not in change.reason


def test_a_fact_of_the_head_that_is_not_printed_is_told(folder: Path) -> None:
    (change,) = changes(folder, ("人数: 80", "人数: 300"))
    assert (change.type, change.before, change.after) == (T.HEAD, "80", "300")
    assert change.weight is Weight.MATERIAL


def test_another_scheme_of_numbers_is_only_a_renumbering(folder: Path) -> None:
    (change,) = changes(folder, ("状态: 印发稿", "状态: 印发稿\n序号方案: decimal"))
    assert (change.type, change.weight) == (T.RENUMBERED, Weight.EDITORIAL)


def test_a_step_that_only_moves_brings_no_facts_along(folder: Path) -> None:
    step = "        - {执行人: 客服组, 行动: 通知客户, 时限: 30分钟}\n"
    first = "        - {执行人: 工程组"
    (change,) = changes(folder, (step, ""), (first, step + first))
    assert change.type is T.STEP_MOVED


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("执行人: 客服组", "执行人: 工程组", T.STEP_ACTOR),
        ("数量: '2'", "数量: '3'", T.SUPPLY),
        ("        - {执行人: 客服组, 行动: 通知客户, 时限: 30分钟}\n", "", T.STEP_REMOVED),
    ],
)
def test_a_fact_changes_by_its_field(folder: Path, before: str, after: str, kind: T) -> None:
    (change,) = changes(folder, (before, after))
    assert (change.type, change.weight) == (kind, Weight.MATERIAL)


def test_a_release_is_one_change(folder: Path) -> None:
    record = "修订记录:\n  - {版本: '1.0', 日期: 2026-01-05, 修订内容: 首次发布}\n"
    dated = PLAN.replace("状态: 印发稿\n", f"状态: 印发稿\n发布日期: 2026-01-05\n{record}")
    row = "  - {版本: '1.1', 日期: 2026-03-01, 修订内容: 缩短时限}\n"
    new = dated.replace("版本: '1.0'\n状态", "版本: '1.1'\n状态").replace(record, record + row)
    new = new.replace("发布日期: 2026-01-05", "发布日期: 2026-03-01")
    old = opened(folder, "old.yaml", dated)
    (change,) = compare(old, opened(folder, "new.yaml", new)).changes
    assert (change.type, change.weight) == (T.HEAD, Weight.EDITORIAL)
    assert change.before == "1.0（2026年1月5日发布）"
    assert change.after == "1.1（2026年3月1日发布）：缩短时限"
    again = new.replace("时限: 20分钟", "时限: 15分钟")
    found = compare(old, opened(folder, "again.yaml", again)).changes
    assert [one.type for one in found] == [T.HEAD, T.DEADLINE_SHORTER]


def test_a_scenario_renamed_with_what_refers_to_it_is_one_title(folder: Path) -> None:
    part = (
        "应急响应:\n"
        "  分情景处置:\n"
        "    - {名称: 断电, 步骤: [{执行人: 工程组, 行动: 切换电源}]}\n"
        "    - {名称: 漏水, 步骤: [{执行人: 值班员, 行动: '按[[scenario:断电]]办理'}]}\n"
    )
    text = PLAN.partition("应急响应:")[0] + part
    old = opened(folder, "old.yaml", text)
    new = text.replace("名称: 断电", "名称: 停电").replace("scenario:断电", "scenario:停电")
    found = compare(old, opened(folder, "new.yaml", new)).changes
    assert [(one.type, one.before, one.after) for one in found] == [(T.TITLE, "断电", "停电")]
