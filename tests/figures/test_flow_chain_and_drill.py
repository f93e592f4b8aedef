"""The response's flow, the reporting chain and a drill's course."""

import pytest

from planforge.figures import Drawing, drawings
from planforge.figures.drawing import Box, Line, Look, Words
from planforge.schema.tables import Drawn
from tests.figures.seen import A4_HIGH, A4_WIDE, sound, text_of, words_of
from tests.plan_text import plan

ROOMS = pytest.mark.parametrize("room", [A4_WIDE, A4_HIGH], ids=["wide", "high"])
_LONG = "先行暂停涉诉商品销售、停止审单并拦截在途订单，随即报应急办公室；是否扩大范围由指挥部决定"


def _drawn(kind: Drawn, text: str, room: tuple[float, float], scenario: str = "") -> list[Drawing]:
    return list(drawings(plan(text), kind, *room, scenario=scenario))


def _phases(count: int, steps: int) -> str:
    text = "应急响应:\n  响应程序:\n    阶段:\n"
    for phase in range(1, count + 1):
        text += f"      - 标题: 第{phase}阶段核实与处置\n        步骤:\n"
        text += "".join(
            f"          - {{执行人: 第{n}小组, 行动: {_LONG}, 时限: {n}0分钟}}\n"
            for n in range(1, steps + 1)
        )
    return text


def _reports(count: int) -> str:
    rows = "".join(
        f"    - {{标题: 书面报告, 报告人: 第{n}级单位, 报告对象: 第{n + 1}级单位, 时限: {n}小时, "
        "方式: 电话、书面, 情形: 产品存在或者可能存在危及人身、财产安全的缺陷}\n"
        for n in range(1, count + 1)
    )
    return f"信息报告:\n  报告程序:\n{rows}"


def _slots(count: int) -> str:
    rows = "".join(
        f"    - {{标题: 第{n}时段接诉核实与先期控制, "
        f"时间: '{8 + n // 4}:{n % 4 * 15:02d}-{8 + (n + 1) // 4}:{(n + 1) % 4 * 15:02d}', "
        f"情景时间: D+1日{n}:00, 各方行动: [{{执行人: 客户服务中心, 行动: 登记}}, "
        "{执行人: 电商运营部, 行动: 停售}]}\n"
        for n in range(count)
    )
    return f"应急演练:\n  演练进程:\n{rows}"


@ROOMS
@pytest.mark.parametrize(("count", "steps"), [(1, 1), (6, 3), (4, 10), (2, 40)])
def test_a_flow_fits_its_paper_and_says_every_step(
    count: int, steps: int, room: tuple[float, float]
) -> None:
    made = _drawn(Drawn.FLOW, _phases(count, steps), room)
    sound(made, room)
    assert text_of(made).count(_LONG) == count * steps


@ROOMS
@pytest.mark.parametrize("count", [1, 4, 40])
def test_a_chain_fits_its_paper_and_names_every_link(count: int, room: tuple[float, float]) -> None:
    made = _drawn(Drawn.CHAIN, _reports(count), room)
    sound(made, room)
    for number in range(1, count + 2):
        assert f"第{number}级单位" in text_of(made)
    assert text_of(made).count("危及人身、财产安全的缺陷") == count


@ROOMS
@pytest.mark.parametrize("count", [1, 12, 40])
def test_a_drill_fits_its_paper_and_has_a_bar_for_every_slot(
    count: int, room: tuple[float, float]
) -> None:
    made = _drawn(Drawn.DRILL, _slots(count), room)
    sound(made, room)
    bars = [s for d in made for s in d.shapes if isinstance(s, Box) and s.look is Look.BAR]
    assert len(bars) == count


def test_bars_lie_on_the_clock_of_the_head() -> None:
    (sheet,) = _drawn(Drawn.DRILL, _slots(9), A4_WIDE)
    bars = [shape for shape in sheet.shapes if isinstance(shape, Box) and shape.look is Look.BAR]
    clock = {shape.text: shape.x for shape in words_of((sheet,)) if ":" in shape.text[:2]}
    assert bars[0].x == pytest.approx(clock["8:00"], abs=0.01)
    assert bars[4].x == pytest.approx(clock["9:00"], abs=0.01)
    assert bars[4].x - bars[3].x == pytest.approx(bars[3].width, abs=0.01)


def test_what_the_controllers_put_in_is_marked_on_the_slot_it_falls_in() -> None:
    text = """
    应急演练:
      演练情景:
        - {名称: 集中投诉, 情景注入: [{注入时间: "9:10", 标题: 首批投诉, 正文: 46件。}]}
      演练进程:
        - {标题: 开始, 时间: "9:00-9:30"}
        - {标题: 结束, 时间: "9:30-10:00"}
    """
    (sheet,) = _drawn(Drawn.DRILL, text, A4_WIDE)
    first, second = (s for s in sheet.shapes if isinstance(s, Box) and s.look is Look.BAR)
    marks = [s for s in sheet.shapes if isinstance(s, Line) and s.arrow]
    on = [m for m in marks if first.x <= m.points[0][0] < second.x and m.points[0][1] > 20]
    assert [mark.points[0][0] for mark in on] == [pytest.approx(first.x + first.width / 3)]


def test_whoever_is_told_and_tells_others_stands_between_them() -> None:
    text = """
    信息报告:
      报告程序:
        - {报告人: 发现人, 报告对象: 值班室, 时限: 5分钟, 方式: 电话}
        - {报告人: 值班室, 报告对象: 总指挥, 时限: 15分钟}
        - {报告人: 值班室, 报告对象: 市场监管局, 时限: 1小时, 方向: 报监管部门}
    """
    (sheet,) = _drawn(Drawn.CHAIN, text, A4_WIDE)
    at = {words.text: words.x for words in words_of((sheet,)) if words.bold}
    assert at["发现人"] < at["值班室"] < at["总指挥"] == at["市场监管局"]
    assert sheet.told == (
        "发现人",
        "  →值班室（5分钟内，电话）",
        "    →总指挥（15分钟内）",
        "    →市场监管局（1小时内）",
    )


def test_two_who_tell_each_other_are_drawn_once_each_way() -> None:
    text = """
    信息报告:
      报告程序:
        - {报告人: 甲, 报告对象: 乙, 时限: 5分钟}
        - {报告人: 乙, 报告对象: 甲, 时限: 15分钟}
    """
    (sheet,) = _drawn(Drawn.CHAIN, text, A4_WIDE)
    assert [words.text for words in words_of((sheet,)) if words.bold].count("甲") == 2


def test_the_flow_of_a_scenario_starts_at_its_trigger_and_names_its_steps() -> None:
    text = """
    应急响应:
      分情景处置:
        - 名称: 价格设错
          触发条件: 到手价低于底价
          步骤:
            - {标题: 库存置0, 执行人: 运营, 时限: 3分钟, 行动: 把库存改成0}
            - {标题: 停审单, 执行人: 仓库, 时限: 5分钟, 行动: 停掉自动审单}
    """
    (sheet,) = _drawn(Drawn.FLOW, text, A4_HIGH, "价格设错")
    bold = [words.text for words in words_of((sheet,)) if words.bold]
    assert bold == [
        "到手价低于底价",
        "运营 · 3分钟内",
        "库存置0",
        "仓库 · 5分钟内",
        "停审单",
        "处置完毕",
    ]
    assert _drawn(Drawn.FLOW, text, A4_HIGH, "没有的情景") == []


def test_a_flow_asks_whether_it_is_over_only_where_the_plan_says_what_else_to_do() -> None:
    more = "  响应调整: {正文: 升级。}\n  响应终止: {正文: 终止。}\n"
    asked = _drawn(Drawn.FLOW, _phases(1, 1) + more, A4_HIGH)
    plain = _drawn(Drawn.FLOW, _phases(1, 1), A4_HIGH)
    assert "可以终止？" in text_of(asked)
    assert "响应调整" in text_of(asked)
    assert "可以终止？" not in text_of(plain)


def test_a_reference_is_said_by_the_name_of_what_it_means() -> None:
    text = """
    应急响应:
      响应程序:
        - 标题: 定级
          步骤:
            - 正文: 按照[[sec:grading.responses]]和[[annex:sqb]]，在[[.within]]内决定。
              时限: 15分钟
    附件:
      - {编号标识: sqb, 标题: 授权表, 正文: 略。}
    """
    made = _drawn(Drawn.FLOW, text, A4_HIGH)
    assert "按照“响应分级”和“授权表”，在15分钟内决定。" in text_of(made)


_NAMED = """
组织机构:
  机构:
    - {编号标识: zhb, 名称: 示例指挥部, 负责人: "[[post:总指挥]]"}
    - {编号标识: jsz, 名称: 技术保障组, 负责人: "[[人员:周示例]]"}
  岗位: [{名称: 总指挥}]
  人员: [{姓名: 周示例, 职务: 技术总监}]
信息报告:
  报告程序:
    - {报告人: "[[机构：jsz]]", 报告对象: "[[unit:zhb]]", 时限: 10分钟}
应急响应:
  响应程序:
    - 标题: 止损
      步骤: [{执行人: "[[unit:jsz]]", 时限: 15分钟, 行动: 切换, 升级至: "[[unit:zhb]]"}]
应急演练:
  演练进程:
    - 标题: "[[unit:jsz]]报到"
      时间: "9:00-9:30"
      各方行动: [{执行人: "[[unit:zhb]]", 行动: 点名}]
"""


@pytest.mark.parametrize("kind", list(Drawn))
def test_who_is_named_by_a_reference_is_drawn_by_name(kind: Drawn) -> None:
    made = _drawn(kind, _NAMED, A4_HIGH)
    assert "[[" not in text_of(made)
    assert "技术保障组" in text_of(made)
    assert "示例指挥部" in text_of(made)


def test_nothing_to_draw_gives_no_sheets() -> None:
    for kind in Drawn:
        assert _drawn(kind, "关键词: [示例]", A4_WIDE) == []


def test_words_in_a_drawing_keep_the_type_they_ask_for() -> None:
    (sheet,) = _drawn(Drawn.CHAIN, _reports(1), A4_WIDE)
    assert {words.size for words in sheet.shapes if isinstance(words, Words)} == {9.0, 10.0}
