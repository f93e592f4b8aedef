"""A scenario on the drill's clock and on the scene's."""

import pytest

from planforge.family.two_clocks import Cue, Deed, cues, running

TWO_PM = 14 * 60


def deed(title: str, minutes: int | None, who: str = "运营") -> Deed:
    due = None if minutes is None else minutes * 60
    return Deed(who, "", f"{title}的做法", title, f"{minutes}分钟" if minutes else "", due)


def test_an_inject_is_told_at_its_time_and_what_to_watch_is_kept_apart() -> None:
    zero, told = cues(["20:10，备货300件卖了620件；看几分钟置0", "20:30，少20件"], 600)
    assert zero == 20 * 60 + 10
    assert told == (Cue(0, "备货300件卖了620件", "几分钟置0"), Cue(20, "少20件"))


def test_an_inject_after_midnight_comes_after_the_one_before_it() -> None:
    zero, told = cues(["23:50，断网", "0:20，还没有恢复"], 600)
    assert (zero, [cue.minute for cue in told]) == (23 * 60 + 50, [0, 30])


def test_injects_without_times_follow_one_another_from_the_usual_time() -> None:
    zero, told = cues(["断网", "热点也没有信号"], 600)
    assert (zero, [cue.minute for cue in told]) == (600, [0, 15])


def test_the_first_minutes_are_played_as_long_as_they_last() -> None:
    run = running([deed("置0", 3), deed("拦截", 10)], [Cue(0, "卖超了")], 20 * 60, TWO_PM)
    (slot,) = run.slots
    assert slot.real
    assert not run.compressed
    assert [beat.clock for beat in slot.beats] == ["14:13", "14:20"]
    assert [beat.scene for beat in slot.beats] == ["20:03", "20:10"]


def test_a_day_is_played_within_ninety_minutes_and_its_scene_keeps_its_own_clock() -> None:
    deeds = [deed("置0", 3), deed("实盘", 60), deed("定方案", 240), deed("告知", 1440)]
    run = running(deeds, [Cue(0, "卖超了")], 20 * 60, TWO_PM)
    assert run.compressed
    assert 60 <= run.minutes <= 90
    assert run.scene == "24小时"
    assert run.slots[-1].scene_end == "次日20:00"
    assert run.slots[-1].beats[-1].clock == run.close


def test_slots_follow_one_another_without_a_gap() -> None:
    deeds = [deed("置0", 3), deed("实盘", 60), deed("定方案", 240), deed("告知", 1440)]
    run = running(deeds, [Cue(0, "卖超了"), Cue(30, "少20件")], 20 * 60, TWO_PM)
    edges = [run.play, *(slot.end for slot in run.slots)]
    assert [slot.begin for slot in run.slots] == edges[:-1]
    assert edges[-1] == run.close


def test_a_scene_of_many_deeds_still_ends_within_ninety_minutes() -> None:
    deeds = [deed(f"第{at}步", at * 30) for at in range(1, 31)]
    run = running(deeds, [Cue(0, "断电")], 600, TWO_PM)
    assert run.minutes <= 90
    assert sum(len(slot.beats) for slot in run.slots) == 30


def test_what_is_done_has_its_time_before_the_slot_ends_and_in_order() -> None:
    deeds = [deed("撤离", None), deed("打119", 1), deed("点名", 5), deed("清场", None)]
    run = running(deeds, [Cue(0, "冒烟")], 600, TWO_PM)
    for slot in run.slots:
        clocks = [beat.clock for beat in slot.beats]
        assert clocks == sorted(clocks)
        assert clocks[-1] <= slot.end


def test_a_limit_inside_a_sentence_is_said_to_be_the_scenes() -> None:
    one = Deed("售后", "", "其他事项24小时内答复", "", "", None)
    assert one.told == "其他事项情景时间24小时里答复"


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("自接到报告起，把情况报县级以上应急管理部门", "把情况报县级以上应急管理部门"),
        ("从发现之时起清点人数", "清点人数"),
        ("把情况报应急管理部门，时限从接到报告时起算，随后补报", "把情况报应急管理部门，随后补报"),
        ("从仓库起运备用电源", "从仓库起运备用电源"),
        ("清点人数，自接到报告起算时间", "清点人数，自接到报告起算时间"),
    ],
)
def test_a_deed_is_not_told_from_when_its_limit_counts(what: str, told: str) -> None:
    assert Deed("总经理", "", what, "", "1小时", 3600).told == told


def test_what_is_due_at_one_time_stands_in_one_slot() -> None:
    deeds = [deed(name, 5) for name in "甲乙丙丁戊己"]
    run = running(deeds, [Cue(0, "冒烟"), Cue(5, "少一个人")], 600, TWO_PM)
    assert [beat.clock for beat in run.slots[0].beats] == ["14:15"] * 6


def test_seeing_something_is_news_and_nothing_to_watch() -> None:
    _, told = cues(["10:00，值班的人，看见冒烟，看谁报警"], 600)
    assert told == (Cue(0, "值班的人，看见冒烟", "谁报警"),)
