"""A scenario played through."""

import pytest

from planforge.lint.simulation import NoteKind, Run, choices, chosen, simulated
from planforge.lint.simulation.choose import level_of
from planforge.lint.simulation.run import clocked
from tests.lint.contexts import context_of

_SHOP = """
    类型: 天猫店铺
    标题: 示例店应急预案
    组织机构:
      岗位:
        - {名称: 店主, 任职人: 甲, 代行顺序: [乙]}
        - {名称: 运营, 任职人: 乙, B岗: 甲}
        - {名称: 仓库, 任职人: 丙}
    分级:
      响应分级:
        - {级别: 店主指挥, 指挥人: 店主, 条件: [损失1000元以上。], 措施: [全店停推广。]}
    信息报告:
      报告程序:
        - {报告人: 发现的人, 报告对象: 牵头岗位, 时限: 3分钟}
        - {情形: 店主指挥以上, 报告人: 牵头岗位, 报告对象: 店主, 时限: 10分钟}
        - {情形: 起火, 报告人: 发现的人, 报告对象: 消防, 时限: 1分钟}
        - {阶段: 续报, 报告人: 运营, 报告对象: 店主, 时限: 1小时}
    应急响应:
      分情景处置:
        - 编号标识: cuojia
          名称: 价格设错
          触发条件: 到手价低于底价
          牵头人: 运营
          步骤:
            - {标题: 库存置0, 执行人: 运营, 时限: 5分钟, 行动: 把库存改成0}
            - {标题: 拦截, 执行人: 仓库, 时限: 10分钟, 行动: 拣出包裹}
            - {标题: 定方案, 执行人: 店主, 时限: 8分钟, 行动: 定方案}
            - {标题: 留证, 执行人: 运营, 行动: 存日志}
            - {标题: 告知, 执行人: 运营, 时限: 24小时, 行动: 逐单联系}
    """


def _run(level: str = "") -> Run:
    context = context_of(_SHOP)
    choice = chosen(context, "价格设错")
    assert choice is not None
    return simulated(context, choice, level)


def test_scenarios_are_found_by_name_id_number_and_part() -> None:
    context = context_of(_SHOP)
    (one,) = choices(context)
    assert [chosen(context, words) for words in ("价格设错", "cuojia", "1", "价格")] == [one] * 4
    assert chosen(context, "火灾") is None


def test_a_procedure_and_a_drill_can_be_played_too() -> None:
    context = context_of(
        """
        应急响应:
          - 步骤: [{执行人: 技术部, 行动: 切换线路}]
        应急演练:
          演练进程: [{标题: 处置, 演练时间: 9:00-10:00}]
        """
    )
    assert [one.id for one in choices(context)] == ["响应程序", "演练进程"]


def test_reports_add_up_from_link_to_link() -> None:
    reports = [play for play in _run().plays if play.to]
    assert [(play.who, play.to, play.start, play.due) for play in reports] == [
        ("发现的人", "运营", 0, 180),
        ("运营", "店主", 180, 780),
    ]


def test_reports_of_other_cases_and_later_reports_are_left_out() -> None:
    assert not any("消防" in play.to for play in _run().plays)


def test_who_learns_too_late_is_told() -> None:
    late = [note.words for note in _run().notes if note.kind is NoteKind.LATE]
    assert len(late) == 1
    assert "店主" in late[0]
    assert "13分钟" in late[0]


def test_the_critical_path_leads_from_the_discovery_to_the_last_step() -> None:
    path = _run().critical
    assert [play.who for play in path] == ["发现的人", "运营", "店主", "运营"]
    assert path[-1].title == "告知"


def test_a_step_without_limit_follows_its_actors_last_and_is_told() -> None:
    run = _run()
    (open_,) = [play for play in run.plays if play.title == "留证"]
    assert open_.due is None
    assert open_.start == 300
    assert [note.plays for note in run.notes if note.kind is NoteKind.UNTIMED] == [(open_.number,)]


def test_a_post_without_stand_in_is_told_once() -> None:
    alone = [note for note in _run().notes if note.kind is NoteKind.ALONE]
    assert ["仓库" in note.words for note in alone] == [True]


def test_one_person_in_two_posts_is_needed_twice_at_once() -> None:
    context = context_of(
        """
        组织机构:
          岗位:
            - {名称: 通信员, 任职人: 丁, B岗: 戊}
            - {名称: 引导员, 任职人: 丁, B岗: 戊}
        应急响应:
          分情景处置:
            - 名称: 火灾
              步骤:
                - {执行人: 通信员, 行动: 打119, 时限: 2分钟}
                - {执行人: 引导员, 行动: 引导撤离, 时限: 3分钟}
        """
    )
    run = simulated(context, choices(context)[0])
    (note,) = [note for note in run.notes if note.kind is NoteKind.TWICE]
    assert "丁" in note.words
    assert note.plays == (1, 2)


def test_a_sender_whom_nobody_tells_is_a_gap() -> None:
    context = context_of(
        """
        信息报告:
          报告程序:
            - {报告人: 发现的人, 报告对象: 客服部, 时限: 5分钟}
            - {报告人: 法务部, 报告对象: 市监局, 时限: 1小时}
        应急响应:
          - 步骤: [{执行人: 客服部, 行动: 安抚投诉人, 时限: 10分钟}]
        """
    )
    run = simulated(context, choices(context)[0])
    (note,) = [note for note in run.notes if note.kind is NoteKind.GAP]
    assert "法务部" in note.words


def test_a_level_adds_its_measures_under_its_commander() -> None:
    run = _run("店主指挥")
    assert run.level == "店主指挥"
    (play,) = [play for play in run.plays if play.title == "店主指挥"]
    assert play.who == "店主"


@pytest.mark.parametrize("words", ["II", "Ⅱ级", "二级", "二级响应"])
def test_a_level_is_known_by_any_of_its_names(words: str) -> None:
    context = context_of(
        """
        分级:
          响应分级:
            - {级别: 一级响应, 指挥人: 总经理}
            - {级别: 二级响应, 指挥人: 副总经理}
        """
    )
    level = level_of(context, words)
    assert level is not None
    assert level.name == "二级响应"


def test_a_drill_runs_on_its_own_clock() -> None:
    context = context_of(
        """
        预案种类: 演练方案
        应急演练:
          演练进程:
            - 标题: 处置
              演练时间: 9:00-9:30
              各方行动:
                - {执行人: 技术部, 行动: 切换线路, 时限: 10分钟}
                - {执行人: 客服部, 行动: 答复用户}
        """
    )
    choice = chosen(context, "演练进程")
    assert choice is not None
    run = simulated(context, choice)
    assert [(clocked(p.start, day=True), clocked(p.due or 0, day=True)) for p in run.plays] == [
        ("9:00", "9:10"),
        ("9:00", "9:30"),
    ]
    assert run.critical == ()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0"),
        (45, "45秒"),
        (1800, "30分钟"),
        (5400, "1小时30分"),
        (86400, "24小时"),
        (259200, "3天"),
    ],
)
def test_times_read_as_people_say_them(seconds: int, words: str) -> None:
    assert clocked(seconds) == words


def test_a_platform_rule_stands_in_a_run_as_it_is_printed() -> None:
    context = context_of(
        """
        组织机构:
          岗位: [{编号标识: boss, 名称: 店主}]
        平台规则:
          - {名称: 发货时限, 数值: 72小时, 核对日期: 2026-11-01, 来源: 示例规则, 核对人: 店主}
          - 缺货赔付
        应急响应:
          分情景处置:
            - 名称: 超卖
              步骤:
                - {执行人: 店主, 时限: 4小时, 行动: "发货时限（[[rule:发货时限]]）到之前定方案"}
                - {执行人: 运营, 时限: 5小时, 行动: "照[[规则：缺货赔付]]付，报[[post:boss]]"}
                - {执行人: 仓库, 正文: "[[.执行人]]停审。"}
              更多话术:
                - 客服在24小时内逐个联系您。
        """
    )
    choice = chosen(context, "超卖")
    assert choice is not None
    assert [play.what for play in simulated(context, choice, "").plays] == [
        "发货时限（72小时）到之前定方案",
        "照按平台现行规则，由店铺核对填写付，报店主",
        "仓库停审。",
    ]


def test_a_limit_that_counts_from_the_step_s_own_start_follows_the_step_before() -> None:
    context = context_of(
        """
        应急响应:
          分情景处置:
            - 名称: 交易中断
              步骤:
                - {标题: 止损, 执行人: 值班工程师, 时限: 15分钟, 行动: 撤回变更}
                - {标题: 验证, 执行人: 值班工程师, 时限: 1小时, 行动: 走完下单}
                - {标题: 回滚, 执行人: 值班工程师, 时限: 回滚启动后10分钟, 行动: 撤回止损动作}
              收尾:
                - 差异订单由客服总监负责，24小时内完成。
        """
    )
    choice = chosen(context, "交易中断")
    assert choice is not None
    plays = simulated(context, choice, "").plays
    assert [(play.title, play.due) for play in plays] == [
        ("止损", 15 * 60),
        ("验证", 60 * 60),
        ("回滚", 70 * 60),
    ]
