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
