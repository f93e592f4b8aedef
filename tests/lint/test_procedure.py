"""Rules on procedure: what they leave alone, and where they point."""

import pytest

from planforge.findings import Severity
from planforge.lint.rules import procedure
from planforge.lint.rules.procedure.circular_measure import circular_measure
from planforge.lint.rules.procedure.criteria_not_joining import criteria_not_joining
from planforge.lint.rules.procedure.escalation_to_nowhere import escalation_to_nowhere
from planforge.lint.rules.procedure.no_end_of_response import no_end_of_response
from planforge.lint.rules.procedure.order_reversed import order_reversed
from planforge.lint.rules.procedure.report_to_nobody import report_to_nobody
from planforge.lint.rules.procedure.report_too_late import report_too_late
from planforge.lint.rules.procedure.step_without_actor import step_without_actor
from planforge.lint.rules.procedure.thresholds_not_monotone import thresholds_not_monotone
from planforge.lint.rules.procedure.two_authorities import two_authorities
from tests.lint.checking import checked


def _names(fragment: str) -> list[str]:
    return [finding.name for finding in checked(fragment, procedure.RULES)]


GOOD = """
组织机构:
  - {名称: 应急指挥部, 简称: [指挥部], 负责人: 总经理, 职责: 统一指挥。}
  - {名称: 技术部, 职责: 负责系统恢复。}
分级:
  响应分级:
    - {级别: 一级响应, 指挥人: 总经理, 条件: [投诉200件以上。], 终止条件: 24小时无新增}
    - {级别: 二级响应, 指挥人: 副总经理, 条件: [投诉50件以上、200件以下。], 终止条件: 24小时无新增}
信息报告:
  报告程序:
    - {报告人: 技术部, 报告对象: 应急指挥部, 时限: 10分钟}
应急响应:
  - 标题: 核实定级
    步骤:
      - {执行人: 技术部, 行动: 核实告警, 时限: 5分钟}
      - {执行人: 应急指挥部, 行动: 启动二级响应}
  - 标题: 处置
    步骤:
      - {执行人: 技术部, 行动: 切换到备用线路, 时限: 15分钟}
后期处置:
  恢复: 技术部核对数据后恢复主线路。
"""


def test_a_plan_that_can_be_carried_out_is_left_alone() -> None:
    assert _names(GOOD) == []


def test_one_finding_tells_all_steps_without_actor_and_their_places() -> None:
    (finding,) = checked(
        """
        应急响应:
          - 步骤:
              - 组织疏散，清点人数。
              - 由工程部切断电源。
              - 封锁现场。
              - 收集证据。
        """,
        [step_without_actor],
    )
    assert "3 条" in finding.message
    assert len(finding.also) == 2
    assert finding.words == "组织疏散，清点人数。"


def test_steps_under_somebody_named_need_no_actor_of_their_own() -> None:
    fragment = """
        应急响应:
          分情景处置:
            - 名称: 停电
              牵头人: 仓库主管
              步骤: [接上备用电源。, 询问物业。]
        措施:
          处置措施:
            正文: 技术部采取以下措施：
            措施: [切断外部连接。, 保存日志。, 修补漏洞。]
        """
    assert checked(fragment, [step_without_actor]) == ()


def test_criteria_that_meet_at_one_figure_neither_overlap_nor_leave_a_gap() -> None:
    fragment = """
        分级:
          事件分级:
            - {级别: 重大, 条件: [死亡10-29人。]}
            - {级别: 较大, 条件: [死亡3-9人。]}
        """
    assert checked(fragment, [criteria_not_joining]) == ()


def test_a_criterion_that_has_no_upper_bound_may_hold_the_graver_one() -> None:
    fragment = """
        分级:
          事件分级:
            - {级别: 重大, 条件: [投诉1000件以上。]}
            - {级别: 较大, 条件: [投诉200件以上。]}
            - {级别: 一般, 条件: [投诉50件以上。]}
        """
    assert checked(fragment, [criteria_not_joining, thresholds_not_monotone]) == ()


def test_a_gap_is_told_with_both_intervals_and_both_places() -> None:
    (finding,) = checked(
        """
        分级:
          事件分级:
            - {级别: 重大, 条件: [{指标: 投诉, 数值: "300", 单位: 件}]}
            - {级别: 较大, 条件: [{指标: 投诉, 数值: "50", 上限: "200", 单位: 件}]}
        """,
        [criteria_not_joining],
    )
    assert "空档" in finding.message
    assert "300件以上" in finding.message
    assert "50件以上、200件以下" in finding.message
    assert len(finding.also) == 1


def test_a_rate_that_falls_with_gravity_is_in_order() -> None:
    fragment = """
        分级:
          故障分级:
            - {级别: P0级, 条件: [成功率低于50%。]}
            - {级别: P1级, 条件: [成功率50%以上、80%以下。]}
            - {级别: P2级, 条件: [成功率80%以上、95%以下。]}
        """
    assert checked(fragment, [thresholds_not_monotone, criteria_not_joining]) == ()


def test_a_remark_in_a_mapping_is_no_level() -> None:
    fragment = """
        分级:
          响应分级: [{级别: 一级响应, 指挥人: 总经理, 条件: [重大事件。]}]
          事件分级: [{级别: 重大事件, 条件: [死亡10人以上。]}, {级别: 一般事件, 条件: [其他。]}]
          对应关系:
            - {事件: 重大事件, 响应: 一级响应}
            - {事件: 一般事件, 响应: 不启动响应，由值班岗位处置}
        """
    assert checked(fragment, [escalation_to_nowhere]) == ()


def test_report_in_time_is_no_fault_where_a_chapter_tells_the_chain() -> None:
    fragment = """
        信息报告:
          报告程序:
            - {报告人: 监测组, 报告对象: 总经理, 时限: 10分钟}
        应急响应:
          - 步骤: [监测组发现异常情况及时报告。]
        """
    assert checked(fragment, [report_to_nobody]) == ()


@pytest.mark.parametrize(("within", "count"), [("1小时", 0), ("2小时", 1)])
def test_an_hour_is_the_limit_for_accidents_only_where_the_rule_applies(
    within: str, count: int
) -> None:
    fragment = f"""
        标题: 示例公司生产安全事故应急预案
        编制背景: {{编制目的: 为应对生产安全事故，加强安全生产，制定本预案。}}
        信息报告:
          报告程序:
            - {{情形: 发生生产安全事故, 报告人: 总经理, 报告对象: 示例县应急管理局, 时限: {within}}}
        """
    found = checked(fragment, [report_too_late])
    assert len(found) == count
    other = fragment.replace("生产安全事故", "消费投诉").replace("安全生产", "服务")
    assert checked(other, [report_too_late]) == ()


def test_four_hours_bind_a_platform_for_grave_network_incidents() -> None:
    fragment = """
        类型: 平台
        标题: 示例平台应急预案
        信息报告:
          报告程序:
            - {情形: 达到较大以上网络安全事件, 报告人: 安全组, 报告对象: 示例省网信办, 时限: 8小时}
        """
    (finding,) = checked(fragment, [report_too_late])
    assert finding.severity is Severity.ERROR
    assert finding.basis is not None
    assert "第四条" in finding.basis


def test_a_step_that_starts_the_plan_is_no_circular_measure() -> None:
    fragment = """
        应急响应:
          - 步骤: [接报后，应急指挥部立即启动应急预案。]
        """
    assert checked(fragment, [circular_measure]) == ()


def test_the_plan_may_be_started_once_somebody_has_judged() -> None:
    fragment = """
        应急响应:
          - 步骤:
              - 应急办核实情况，研判等级。
              - 指挥部启动应急预案。
        """
    assert checked(fragment, [order_reversed]) == ()


def test_the_same_tiers_told_twice_agree() -> None:
    fragment = """
        措施:
          处置措施:
            - 正文: 对于一般的事件，由副组长决定；对于重大的事件，由组长决定。
            - 正文: 对于一般事件，由副组长决定；对于重大事件，由组长决定。
        """
    assert checked(fragment, [two_authorities]) == ()


def test_a_shop_is_only_hinted_at_the_end_of_its_response() -> None:
    fragment = """
        类型: 天猫店铺
        标题: 示例店应急预案
        应急响应:
          - 步骤: [{执行人: 运营, 行动: 把库存置0}]
        """
    (finding,) = checked(fragment, [no_end_of_response])
    assert finding.severity is Severity.INFO


def test_laws_are_no_plans() -> None:
    fragment = """
        预案种类: 公文
        标题: 示例条例
        应急响应:
          - 步骤:
              - 根据事件等级，采取相应措施。
              - 立即向上级报告。
        """
    names = set(_names(fragment))
    assert names <= {"step-without-actor", "circular-measure"}
