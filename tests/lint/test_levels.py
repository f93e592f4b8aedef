"""Levels, their order, and criteria as intervals."""

import pytest

from planforge.lint.levels import Scale, rank_of
from planforge.lint.thresholds import thresholds_in
from tests.lint.contexts import context_of


@pytest.mark.parametrize(
    ("name", "rank"),
    [
        ("Ⅰ级响应", 1),
        ("一级响应", 1),
        ("特别重大事件", 1),
        ("重大投诉", 2),
        ("III级", 3),
        ("黄色预警", 3),
        ("一般性投诉", 4),
        ("P0级故障", 0),
        ("店主指挥", None),
    ],
)
def test_a_name_tells_how_grave_a_level_is(name: str, rank: int | None) -> None:
    assert rank_of(name) == rank


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("因灾死亡10人（含）以上、30人以下", 10, 30),
        ("同因投诉50件以上", 50, None),
        ("成功率低于95%", None, 95),
        ("预计损失2万元以上、10万元以下", 20000, 100000),
        ("受影响用户占在线用户5%以上、20%以下持续3分钟", 5, 20),
    ],
)
def test_a_criterion_in_words_is_an_interval(
    text: str, low: float | None, high: float | None
) -> None:
    (found,) = thresholds_in(text, ("x",))
    assert (found.low, found.high) == (low, high)
    assert found.words in text


def test_a_metric_named_twice_in_one_criterion_is_left_out() -> None:
    text = "累计降雨量大于60毫米、累计降雨量大于140毫米"
    assert list(thresholds_in(text, ("x",))) == []


def test_what_is_measured_over_other_times_is_another_metric() -> None:
    text = "前2日累计降雨量大于60毫米、前5日累计降雨量大于140毫米"
    assert len({one.metric for one in thresholds_in(text, ("x",))}) == 2


def test_units_with_ten_thousand_compare_with_those_without() -> None:
    context = context_of(
        """
        分级:
          事件分级:
            - {级别: 重大事件, 条件: [{指标: 损失, 数值: "20", 单位: 万元}]}
            - {级别: 较大事件, 条件: [{指标: 损失, 数值: "5000", 上限: 20万, 单位: 元}]}
        """
    )
    grave, mild = context.ladders[0].descending
    assert grave.thresholds[0].low == mild.thresholds[0].high == 200000


def test_neighbours_of_a_list_that_begin_with_levels_are_a_ladder() -> None:
    context = context_of(
        """
        其他章节:
          - 标题: 分级
            条目:
              - 正文: |-
                  Ⅰ级（特别重大）投诉
                  涉及100人以上的投诉。
              - 正文: |-
                  Ⅱ级（重大）投诉
                  涉及50人以上、100人以下的投诉。
        """
    )
    (ladder,) = context.ladders
    assert [level.rank for level in ladder.levels] == [1, 2]
    assert [level.thresholds[0].low for level in ladder.levels] == [100, 50]


def test_items_that_merely_begin_with_general_are_no_ladder() -> None:
    context = context_of(
        "其他章节: [{标题: 一般规定, 正文: 从其规定。}, {标题: 附件, 正文: 见后。}]"
    )
    assert context.ladders == ()


def test_typed_gradings_keep_their_scale() -> None:
    context = context_of(
        """
        分级:
          预警分级: [{级别: 黄色预警, 条件: [可能发生。]}]
          响应分级: [{级别: 一级响应, 指挥人: 总经理}]
        """
    )
    assert [ladder.scale for ladder in context.ladders] == [Scale.WARNING, Scale.RESPONSE]
