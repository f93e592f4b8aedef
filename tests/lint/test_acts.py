"""Who does what until when, from facts and from sentences."""

import pytest

from planforge.lint.acts import Source
from planforge.lint.acts.limits import limits_in
from planforge.lint.acts.phrases import Worth, judges, leads_with_verb, starts, worths
from planforge.lint.acts.read import clauses_in
from tests.lint.contexts import context_of

_NOBODY = context_of("适用范围: 全公司。").bodies


@pytest.mark.parametrize(
    ("words", "seconds", "after"),
    [
        ("客服组在30分钟内回复", 1800, ""),
        ("接报后1小时内向市政府报告", 3600, "接报"),
        ("演练结束后5个工作日内形成报告", 5 * 86400, "演练结束"),
        ("于半小时内到场", 1800, ""),
        ("收到通知后两天内反馈", 2 * 86400, "收到通知"),
    ],
)
def test_a_limit_is_read_with_what_it_counts_from(words: str, seconds: int, after: str) -> None:
    (told,) = limits_in(words)
    assert told.limit.longest == seconds
    assert told.limit.after == after
    assert told.words in words


@pytest.mark.parametrize(
    "words",
    [
        "72小时内10名以上消费者投诉同一产品",
        "1小时内达到50件的，升一级",
        "近3天内的订单",
        "连续48小时内无新增",
        "本单位内部使用",
    ],
)
def test_a_period_that_is_looked_back_on_is_no_limit(words: str) -> None:
    assert list(limits_in(words)) == []


def test_two_limits_of_one_sentence_belong_to_one_actor() -> None:
    text = "质量部在4小时内完成排查；在后续的2小时内抽检。"
    first, second = clauses_in(text, _NOBODY)
    assert (first.actor, first.follows, first.limit.longest) == ("质量部", False, 4 * 3600)
    assert (second.actor, second.follows, second.limit.longest) == ("质量部", True, 2 * 3600)


def test_a_report_tells_its_receiver_also_for_the_limit_before_its_own() -> None:
    text = "值班室在接报后30分钟内以电话形式、1小时内以书面形式向市委、市政府报告基本情况。"
    assert [clause.to for clause in clauses_in(text, _NOBODY)] == ["市委、市政府"] * 2


def test_facts_and_sentences_give_the_same_act() -> None:
    typed = context_of(
        """
        应急响应:
          - 步骤:
              - {执行人: 客服组, 行动: 回复投诉人, 时限: 30分钟}
        """
    )
    spoken = context_of(
        """
        应急响应:
          - 步骤:
              - 客服组在30分钟内回复投诉人。
        """
    )
    one, other = typed.acts.timed[0], spoken.acts.timed[0]
    assert one.limit is not None
    assert other.limit is not None
    assert (one.actor, one.action) == (other.actor, other.action) == ("客服组", "回复投诉人")
    assert one.limit.longest == other.limit.longest == 1800
    assert one.at[-1] == "within"
    assert other.at[-1] == "text"


def test_a_slot_of_the_own_facts_is_filled_before_a_sentence_is_read() -> None:
    context = context_of(
        """
        应急响应:
          - 步骤:
              - {执行人: 客服组, 时限: 2小时, 正文: "[[.actor]]在[[.within]]内逐户联系。"}
        """
    )
    (act,) = context.acts.timed
    assert (act.actor, act.action) == ("客服组", "逐户联系")
    assert act.words == ""


def test_reports_steps_levels_slots_and_running_text_are_all_read() -> None:
    context = context_of(
        """
        预案种类: 演练方案
        分级:
          响应分级:
            - {级别: 一级响应, 措施: [1小时内召开会议。]}
        信息报告:
          报告程序:
            - {报告人: 客服部, 报告对象: 应急办, 时限: 10分钟}
        应急响应:
          - 步骤: [{执行人: 技术部, 行动: 切换线路, 时限: 5分钟}]
        措施:
          处置措施:
            - {责任人: 仓库, 行动: 停止出库, 时限: 15分钟}
        应急演练:
          演练进程:
            - 标题: 处置
              演练时间: 9:00-10:00
              各方行动: [{执行人: 法务部, 行动: 出方案, 时限: 20分钟}]
        其他章节:
          - {标题: 说明, 正文: 财务部在3个工作日内补办手续。}
        """
    )
    assert {act.source for act in context.acts.timed} == set(Source)


def test_a_group_of_measures_named_after_a_unit_is_that_units() -> None:
    context = context_of(
        """
        组织机构:
          - {名称: 物流保障组, 职责: 负责配送。}
        措施:
          处置措施:
            - 标题: 物流保障
              措施: [增开专线。]
        """
    )
    assert [leaf.actor for leaf in context.acts.leaves] == ["物流保障组"]


@pytest.mark.parametrize(
    ("part", "found"),
    [
        ("遇有突发事件，立即启动应急预案，确保员工安全", {Worth.FRAME, Worth.START, Worth.AIM}),
        ("根据情况采取相应措施", {Worth.PHRASE}),
        ("对突发事件进行妥善处理，恢复正常秩序", {Worth.PHRASE, Worth.AIM}),
        ("切断外部连接，保障数据安全", {Worth.ACT, Worth.AIM}),
        ("打119报警", {Worth.ACT}),
    ],
)
def test_clauses_are_told_by_what_they_amount_to(part: str, found: set[Worth]) -> None:
    assert set(worths(part, _NOBODY)) == found


def test_starting_a_plan_and_judging_an_event_are_recognised() -> None:
    assert starts("总经理启动二级响应")
    assert not starts("不启动应急响应")
    assert not starts("启动备用电源")
    assert judges("应急办核实情况并研判")
    assert not judges("确认收货")


def test_a_sentence_without_anybody_leads_with_its_verb() -> None:
    assert leads_with_verb("发生火灾后，立即切断电源")
    assert not leads_with_verb("蓟山各乡镇组织村民转移")
