"""Rules on time: what they leave alone, and what they add up."""

import textwrap

import pytest

from planforge.lint.clock import hours_of, spans_of
from planforge.lint.rules import time
from planforge.lint.rules.time.date_before_issue import date_before_issue
from planforge.lint.rules.time.deadline_beyond_slot import deadline_beyond_slot
from planforge.lint.rules.time.drill_too_rare import drill_too_rare
from planforge.lint.rules.time.end_before_start import end_before_start
from planforge.lint.rules.time.impossible_date import impossible_date
from planforge.lint.rules.time.outside_stated_hours import outside_stated_hours
from planforge.lint.rules.time.revision_before_rectification import revision_before_rectification
from planforge.lint.rules.time.slots_gap import slots_gap
from planforge.lint.rules.time.slots_overlap import slots_overlap
from tests.lint.checking import checked
from tests.lint.contexts import context_of

_DRILL = """
    类型: 企业
    预案种类: 演练方案
    标题: 示例公司应急演练方案
    应急演练:
      演练安排: {arrangement}
      演练进程:
        - {{标题: {first}, 演练时间: {one}, 正文: {text}}}
        - {{标题: {second}, 演练时间: {two}}}
    """


def _drill(
    one: str = "9:00-10:00",
    two: str = "10:00-11:00",
    first: str = "处置",
    second: str = "总结",
    text: str = "各部门处置。",
    arrangement: str = "在总部举行。",
) -> str:
    return _DRILL.format(
        one=one, two=two, first=first, second=second, text=text, arrangement=arrangement
    )


def test_an_ordinary_drill_is_left_alone() -> None:
    assert [finding.name for finding in checked(_drill(), time.RULES)] == []


def test_departments_side_by_side_are_not_added_up() -> None:
    text = "技术部在50分钟内封堵源头；客服部在40分钟内通知消费者；法务部在30分钟内出具意见。"
    assert checked(_drill(text=text), [deadline_beyond_slot]) == ()


def test_two_cases_of_one_department_are_not_added_up() -> None:
    text = "客服部在质量情景下，50分钟内通知消费者；在到访情景下，30分钟内派人到场。"
    assert checked(_drill(text=text), [deadline_beyond_slot]) == ()


def test_what_one_department_does_next_is_added_up() -> None:
    text = "技术部在50分钟内封堵源头；随后在30分钟内评估影响。"
    (finding,) = checked(_drill(text=text), [deadline_beyond_slot])
    assert "技术部" in finding.message
    assert "1小时20分钟" in finding.message
    assert finding.words in text


def test_a_limit_that_counts_from_the_end_of_the_drill_may_be_longer() -> None:
    text = "各部门在演练结束后3天内提交报告。"
    assert checked(_drill(text=text), [deadline_beyond_slot]) == ()


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        ("9:00-10:00", "9:30-11:00", ["slots-overlap"]),
        ("9:00-10:00", "8:00-8:30", ["slots-overlap"]),
        ("9:00-10:00", "9:00-10:00", []),
        ("11:00-12:00", "13:30-14:00", []),
        ("9:00-9:30", "9:45-10:00", []),
        ("9:00-9:30", "10:30-11:00", ["slots-gap"]),
    ],
)
def test_slots_follow_each_other(one: str, two: str, found: list[str]) -> None:
    findings = checked(_drill(one=one, two=two), [slots_overlap, slots_gap])
    assert [finding.name for finding in findings] == found


def test_slots_told_to_run_together_do_not_overlap() -> None:
    fragment = _drill(two="9:30-10:30", second="同步评估")
    assert checked(fragment, [slots_overlap]) == ()


def test_signing_in_before_the_hours_and_ending_on_time_is_within_them() -> None:
    fragment = _drill(
        one="8:30-9:00", first="签到", two="9:00-11:00", arrangement="演练时间9:00至11:00。"
    )
    assert checked(fragment, [outside_stated_hours]) == ()


def test_hours_are_read_in_the_words_of_a_plan() -> None:
    arrangement = "2026年12月10日上午9点-下午5点。"
    hours = hours_of(context_of(_drill(arrangement=arrangement)).prose)
    assert hours is not None
    assert (hours.start, hours.end) == (9 * 60, 17 * 60)


def test_a_watch_over_midnight_does_not_end_before_it_starts() -> None:
    assert checked(_drill(two="22:00-6:00"), [end_before_start]) == ()


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("2028年2月29日", 0),
        ("2026年2月29日", 1),
        ("13月1日", 1),
        ("2026年11月26日（星期四）", 0),
        ("2026年11月26日（周三）", 1),
        ("9:00-25:30", 1),
        ("8:30—24:00", 0),
    ],
)
def test_dates_and_times_exist(words: str, count: int) -> None:
    assert len(checked(f"适用范围: 自{words}起执行。", [impossible_date])) == count


def test_an_archived_drill_is_measured_by_its_own_day_of_issue() -> None:
    arrangement = "演练时间2020年12月10日9:00至17:00。"
    drill = textwrap.dedent(_drill(arrangement=arrangement))
    assert checked(f"{drill}发布日期: 2020-11-01\n", [date_before_issue]) == ()
    assert len(checked(f"{drill}发布日期: 2021-11-01\n", [date_before_issue])) == 1


@pytest.mark.parametrize(
    ("revision", "count"),
    [("演练结束后1-2天内", 1), ("演练结束后3周内", 0), ("整改验收完成后5个工作日内", 0)],
)
def test_the_plan_is_revised_once_things_are_set_right(revision: str, count: int) -> None:
    fragment = f"""
        预案种类: 演练方案
        应急演练:
          问题整改: {{时间: 17:30-18:00, 正文: 明确整改期限为1-2周。}}
          预案修订: {{时间: {revision}, 正文: 修订预案。}}
        """
    assert len(checked(fragment, [revision_before_rectification])) == count


_SAFETY = """
    标题: 示例公司生产安全事故应急预案
    编制背景: {{编制目的: 为应对生产安全事故，加强安全生产，制定本预案。}}
    单位: {{名称: 示例公司, {fact}: 是}}
    应急演练: {{演练安排: {often}组织一次应急演练。}}
    """


@pytest.mark.parametrize(
    ("fact", "often", "count"),
    [
        ("自有仓库", "每年", 0),
        ("自有仓库", "每两年", 1),
        ("高危行业", "每年", 1),
        ("人员密集场所", "每半年", 0),
        ("一次性活动", "每两年", 0),
    ],
)
def test_how_often_depends_on_what_the_unit_is(fact: str, often: str, count: int) -> None:
    fragment = _SAFETY.format(fact=fact, often=often)
    assert len(checked(fragment, [drill_too_rare])) == count


def test_no_frequency_is_asked_of_a_shop() -> None:
    fragment = """
        类型: 天猫店铺
        标题: 示例店应急预案
        应急演练: {演练安排: 每三年演练一次。}
        """
    assert checked(fragment, [drill_too_rare]) == ()


def test_the_evaluation_after_the_timeline_is_a_span_of_its_own() -> None:
    context = context_of(
        """
        预案种类: 演练方案
        应急演练:
          演练进程: [{标题: 处置, 演练时间: 15:00-17:00}]
          演练评估: {时间: 17:00-17:30}
        """
    )
    assert [(span.words, span.main) for span in spans_of(context.plan)] == [
        ("15:00-17:00", True),
        ("17:00-17:30", False),
    ]
