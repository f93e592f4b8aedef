"""Edits of what a plan takes from the scenario library come back as overrides in the plan."""

from collections.abc import Callable
from pathlib import Path

import pytest

from planforge._build import build
from planforge.pull.changes import Kind
from planforge.pull.pull import Pulled, PullOptions, pull
from planforge.source.report import to_text
from planforge.writers import write
from tests.pull.word import Edit, Word

_MODULE = """
类别: 发货
可调参数:
  - {名称: 停收时长, 默认: 12小时}
  - {名称: 停收占比, 默认: 5%}
名称: 快递停收
风险: 包裹发不出去。
触发条件: 超过{停收时长}没有揽收，占当天订单{停收占比}以上
分级:
  - {级别: 岗位处理, 正文: 只停一两个地方，仓库当天换快递。}
  - {级别: 店主指挥, 正文: "停收超过{停收时长}，店主定要不要停售。"}
牵头人: 仓库
步骤:
  - {标识: urge, 标题: 催网点, 执行人: 仓库, 时限: 30分钟, 行动: 问清停到什么时候}
  - {标识: switch, 标题: 换快递, 执行人: 仓库, 时限: 2小时, 行动: 切到备选快递}
  - {标识: notify, 标题: 告知买家, 执行人: 售后, 时限: 4小时, 行动: 逐单告知新的发出日期}
留证: [网点通知, 揽收记录]
话术: 您好，快递暂时收得慢，{停收时长}内发不出的给您退款。
更多话术:
  - {适用情形: 买家急用, 正文: 我先帮您看看能不能换一家发。}
收尾: [恢复揽收后先发压得最久的。, 备选快递的账户留着不关。]
"""
_HEAD = """# 示例店铺
类型: 天猫店铺
预案种类: 专项应急预案
标题: 示例店铺快递停收预案
应急响应:
  分情景处置:
    - 模块: courier-halt   # 库里的
"""
_OWN = """      步骤:
        - 标识: switch
          时限: 1小时
        # 自己加的
        - 置于后: switch
          正文: 美工改掉首页的到货日期。
        - {标识: urge, 删除: 是}
"""


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of one module."""
    path = tmp_path / "templates" / "tmall_shop" / "scenarios" / "courier-halt.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(_MODULE, encoding="utf-8")
    monkeypatch.setenv("PLANFORGE_TEMPLATES", str(tmp_path / "templates"))
    return path


@pytest.fixture
def pulled(module: Path, tmp_path: Path) -> Callable[..., tuple[Pulled, str]]:
    """What becomes of an edit, and what the plan's file says below its head then."""

    def run(edit: Edit, own: str = "") -> tuple[Pulled, str]:
        plan = tmp_path / "plan.yaml"
        plan.write_text(_HEAD + own, encoding="utf-8")
        built = build(plan)
        assert built.document is not None, to_text(built.findings)
        assert built.layout is not None
        word = Word(write("docx", built.document, built.layout, built.options).data)
        edit(word)
        result = pull(word.save(), "edited.docx", plan, PullOptions())
        assert module.read_text(encoding="utf-8") == _MODULE
        text = result.yaml.decode()
        assert text.startswith(_HEAD)
        return result, text.removeprefix(_HEAD)

    return run


def retyped(snippet: str, old: str, new: str) -> Edit:
    return lambda word: word.retype(word.paragraph(snippet), old, new)


def deleted(*snippets: str) -> Edit:
    return lambda word: word.delete(*(word.paragraph(snippet) for snippet in snippets))


def entered(snippet: str, text: str, nth: int = 0) -> Edit:
    def edit(word: Word) -> None:
        word.enter_after(word.paragraph(snippet, nth), text)

    return edit


def all_of(*edits: Edit) -> Edit:
    def edit(word: Word) -> None:
        for one in edits:
            one(word)

    return edit


def moved(snippet: str, target: str) -> Edit:
    return lambda word: word.cut_before(word.paragraph(snippet), word.paragraph(target))


_SWITCH = "切到备选快递"
_EDITS: dict[str, tuple[Edit, str]] = {
    "时限": (
        retyped(_SWITCH, "2小时", "3小时"),
        "      步骤:\n        - 编号标识: switch\n          时限: 3小时\n",
    ),
    "行动的话": (
        retyped(_SWITCH, "备选快递", "备选快递并改面单"),
        "      步骤:\n        - 编号标识: switch\n          行动: 切到备选快递并改面单\n",
    ),
    "步骤的标题": (
        retyped(_SWITCH, "换快递", "改走备选"),
        "      步骤:\n        - 编号标识: switch\n          标题: 改走备选\n",
    ),
    "删一步": (
        deleted(_SWITCH),
        "      步骤:\n        - 编号标识: switch\n          删除: 是\n",
    ),
    "步骤全删": (
        deleted("问清停到", _SWITCH, "逐单告知新的"),
        "      步骤:\n"
        "        - 编号标识: urge\n          删除: 是\n"
        "        - 编号标识: switch\n          删除: 是\n"
        "        - 编号标识: notify\n          删除: 是\n",
    ),
    "后面加一步": (
        entered(_SWITCH, "运营改掉首页的到货日期。"),
        "      步骤:\n        - 置于后: switch\n          正文: 运营改掉首页的到货日期。\n",
    ),
    "同一处加两步": (
        all_of(entered(_SWITCH, "再看一眼物流。"), entered(_SWITCH, "先停审单。")),
        "      步骤:\n"
        "        - 置于后: switch\n          正文: 再看一眼物流。\n"
        "        - 置于后: switch\n          正文: 先停审单。\n",
    ),
    "挪一步": (
        moved("逐单告知新的", _SWITCH),
        "      步骤:\n        - 编号标识: notify\n          置于后: urge\n",
    ),
    "话术": (
        retyped("快递暂时收得慢", "暂时收得慢", "这两天收得慢"),
        "      话术: 您好，快递这两天收得慢，{停收时长}内发不出的给您退款。\n",
    ),
    "另一段话术": (
        retyped("我先帮您看看", "看看", "问问"),
        "      更多话术:\n        - 适用情形: 买家急用\n"
        "          正文: 我先帮您问问能不能换一家发。\n",
    ),
    "触发条件里的参数": (
        retyped("没有揽收，占", "5%", "8%"),
        "      参数:\n        停收占比: 8%\n",
    ),
    "触发条件的话": (
        retyped("没有揽收，占", "没有揽收", "没人揽收"),
        "      触发条件: 超过{停收时长}没人揽收，占当天订单{停收占比}以上\n",
    ),
    "一个参数只改一处": (
        retyped("没有揽收，占", "12小时", "6小时"),
        "      触发条件: 超过6小时没有揽收，占当天订单{停收占比}以上\n",
    ),
    "一个参数处处都改": (
        all_of(
            retyped("没有揽收，占", "12小时", "6小时"),
            retyped("店主定要不要", "12小时", "6小时"),
            retyped("快递暂时收得慢", "12小时", "6小时"),
        ),
        "      参数:\n        停收时长: 6小时\n",
    ),
    "级别的标准": (
        retyped("只停一两个地方", "当天换快递", "次日换快递"),
        "      分级:\n        - 级别: 岗位处理\n          正文: 只停一两个地方，仓库次日换快递。\n",
    ),
    "留证": (
        retyped("网点通知、揽收记录", "揽收记录", "揽收照片"),
        "      留证: [网点通知, 揽收照片]\n",
    ),
    "收尾": (
        retyped("恢复揽收后", "压得最久的", "最早的"),
        "      收尾:\n        - 恢复揽收后先发最早的。\n        - 备选快递的账户留着不关。\n",
    ),
    "牵头人": (retyped("牵头：仓库", "仓库", "店主"), "      牵头人: 店主\n"),
    "一次几处": (
        all_of(
            retyped("问清停到", "30分钟", "20分钟"),
            retyped(_SWITCH, "2小时", "3小时"),
            deleted("逐单告知新的"),
            retyped("牵头：仓库", "仓库", "店主"),
        ),
        "      牵头人: 店主\n      步骤:\n"
        "        - 编号标识: urge\n          时限: 20分钟\n"
        "        - 编号标识: switch\n          时限: 3小时\n"
        "        - 编号标识: notify\n          删除: 是\n",
    ),
}


@pytest.mark.parametrize("name", _EDITS)
def test_an_edit_becomes_an_override_in_the_entry_of_the_module(
    name: str, pulled: Callable[..., tuple[Pulled, str]]
) -> None:
    edit, due = _EDITS[name]
    result, text = pulled(edit)
    assert not result.findings, to_text(result.findings)
    assert text == due


def test_a_parameter_is_told_as_the_fact_that_changed(
    pulled: Callable[..., tuple[Pulled, str]],
) -> None:
    (change,) = pulled(retyped("没有揽收，占", "5%", "8%"))[0].changes
    assert (change.kind, change.before, change.after) == (Kind.FACT, "5%", "8%")
    assert change.path[-2:] == ("parameters", "停收占比")


_AGAIN: dict[str, tuple[Edit, str, str]] = {
    "已经改过的一步再改": (retyped(_SWITCH, "1小时", "3小时"), "时限: 1小时", "时限: 3小时"),
    "已经改过的一步改别的": (
        retyped(_SWITCH, "备选快递", "备选"),
        "          时限: 1小时\n",
        "          行动: 切到备选\n          时限: 1小时\n",
    ),
    "自己加的一步改话": (retyped("美工改掉首页", "首页", "详情页"), "首页", "详情页"),
    "自己加的一步后面再加": (
        entered("美工改掉首页", "运营核对一遍。", 1),
        "        # 自己加的\n",
        "        - 置于后: switch\n          正文: 运营核对一遍。\n        # 自己加的\n",
    ),
    "自己加的一步前面再加": (
        entered(_SWITCH, "运营核对一遍。"),
        "        - {标识: urge, 删除: 是}\n",
        "        - {标识: urge, 删除: 是}\n"
        "        - 置于后: switch\n          正文: 运营核对一遍。\n",
    ),
    "自己加的一步删去": (
        lambda word: word.delete(word.paragraph("美工改掉首页", 1)),
        "        # 自己加的\n        - 置于后: switch\n          正文: 美工改掉首页的到货日期。\n",
        "",
    ),
    "已经改过的一步删去": (
        deleted(_SWITCH),
        "        - 标识: switch\n          时限: 1小时\n",
        "",
    ),
}


@pytest.mark.parametrize("name", _AGAIN)
def test_an_edit_goes_into_the_rows_that_the_entry_has(
    name: str, pulled: Callable[..., tuple[Pulled, str]]
) -> None:
    edit, old, new = _AGAIN[name]
    result, text = pulled(edit, _OWN)
    assert {found.code for found in result.findings} <= {"PF559"}, to_text(result.findings)
    due = _OWN.replace(old, new)
    if name == "已经改过的一步删去":
        assert text.endswith("        - 标识: switch\n          删除: 是\n")
    else:
        assert text == due


_TWO = """      步骤:
        - {置于后: urge, 正文: 甲做一步。}
        - {置于后: urge, 正文: 乙做一步。}
"""


def test_steps_of_the_plan_s_own_change_places(pulled: Callable[..., tuple[Pulled, str]]) -> None:
    def edit(word: Word) -> None:
        word.cut_before(word.paragraph("甲做一步", 1), word.paragraph("乙做一步", 1))

    result, text = pulled(edit, _TWO)
    assert not result.findings, to_text(result.findings)
    head, one, other = _TWO.splitlines(keepends=True)
    assert text == head + other + one


def test_a_step_of_the_plan_s_own_goes_behind_another_of_the_module(
    pulled: Callable[..., tuple[Pulled, str]],
) -> None:
    def edit(word: Word) -> None:
        word.cut_before(word.paragraph("乙做一步", 1), word.paragraph("逐单告知新的"))

    result, text = pulled(edit, _TWO)
    assert not result.findings, to_text(result.findings)
    assert text == _TWO.replace("{置于后: urge, 正文: 乙", "{置于后: switch, 正文: 乙")


def test_what_cannot_be_said_as_an_override_is_told_with_its_module(
    pulled: Callable[..., tuple[Pulled, str]],
) -> None:
    result, text = pulled(retyped("只停一两个地方", "岗位处理", "仓库处理"))
    (finding,) = result.findings
    assert finding.code == "PF555"
    assert "courier-halt" in finding.message
    assert text == ""


@pytest.mark.usefixtures("module")
def test_an_edit_beside_a_plan_that_changed_since_is_an_override_too(tmp_path: Path) -> None:
    old, plan = tmp_path / "old.yaml", tmp_path / "plan.yaml"
    old.write_text(_HEAD, encoding="utf-8")
    plan.write_text(_HEAD + "      牵头人: 店主\n", encoding="utf-8")
    built = build(old)
    assert built.document is not None
    assert built.layout is not None
    word = Word(write("docx", built.document, built.layout, built.options).data)
    word.retype(word.paragraph(_SWITCH), "2小时", "3小时")
    result = pull(word.save(), "edited.docx", plan, PullOptions(base=old))
    assert not result.findings, to_text(result.findings)
    assert result.yaml.decode() == (
        f"{_HEAD}      牵头人: 店主\n"
        "      步骤:\n        - 编号标识: switch\n          时限: 3小时\n"
    )


_RULED = """
类型: 天猫店铺
预案种类: 专项应急预案
标题: 示例店铺发货预案
平台规则:
  - {标识: 发货时限, 数值: 示例值甲, 核对日期: 2026-11-01, 来源: 示例规则页, 核对人: 店主}
适用范围: 发货要赶在[[rule:发货时限]]以前。
应急响应:
  分情景处置:
    - {名称: 超卖, 步骤: ["店主定方案，最迟[[rule:发货时限]]。"]}
"""


def test_a_platform_rule_changed_wherever_it_is_printed_changes_its_value(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(_RULED, encoding="utf-8")
    built = build(plan)
    assert built.document is not None
    assert built.layout is not None
    word = Word(write("docx", built.document, built.layout, built.options).data)
    assert word.replace_all("示例值甲", "示例值乙") > 1
    result = pull(word.save(), "edited.docx", plan, PullOptions())
    assert not result.findings, to_text(result.findings)
    assert result.yaml.decode() == _RULED.replace("示例值甲", "示例值乙")
