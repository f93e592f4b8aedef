"""Two revisions of a plan into one, by ids and names."""

import pytest

from planforge.revision.merge import Merged, Version, merge
from tests.revision.repo import PLAN, edited

LONGER = ("时限: 10分钟", "时限: 15分钟")
LEADER = ("负责人: 李示例", "负责人: 赵示例")
CUT = "        - {标识: 切断, 行动: 切断库区电源, 责任人: 电工}\n"
CALL = "        - {标识: 报警, 行动: 拨打119报警, 责任人: 当班值班员, 时限: 5分钟}\n"
LEAVE = "        - {标识: 疏散, 行动: 组织人员疏散, 责任人: 疏散引导组, 时限: 10分钟}\n"
COUNT = "        - {标识: 清点, 行动: 清点人数, 责任人: 疏散引导组}\n"
GUARD = "        - {标识: 警戒, 行动: 设置警戒线, 责任人: 当班值班员}\n"


def merged(base: str, ours: str, theirs: str) -> Merged:
    return merge(
        Version(base.encode(), "基"), Version(ours.encode(), "我"), Version(theirs.encode(), "他")
    )


def clean(base: str, ours: str, theirs: str) -> str:
    made = merged(base, ours, theirs)
    assert made.conflicts == ()
    assert made.data is not None
    return made.data.decode()


def refused(base: str, ours: str, theirs: str) -> list[str]:
    made = merged(base, ours, theirs)
    assert made.data is None
    return [finding.message for finding in made.conflicts]


def test_edits_of_different_places_are_both_there() -> None:
    assert clean(PLAN, edited(PLAN, LEADER), edited(PLAN, LONGER)) == edited(PLAN, LEADER, LONGER)


def test_our_file_keeps_its_comments_and_its_way_of_writing() -> None:
    ours = edited(PLAN, ("# 值班用的小预案", "# 我们的注释"), LEADER)
    theirs = edited(PLAN, ("# 值班用的小预案\n", ""), LONGER).replace("组织机构:", "organization:")
    assert clean(PLAN, ours, theirs) == edited(ours, LONGER)


def test_the_same_edit_on_both_sides_is_made_once() -> None:
    both = edited(PLAN, LONGER)
    assert clean(PLAN, both, edited(both, LEADER)) == edited(both, LEADER)
    assert clean(PLAN, edited(both, LEADER), both) == edited(both, LEADER)


def test_where_only_one_side_changed_its_file_is_taken() -> None:
    assert clean(PLAN, PLAN, edited(PLAN, LONGER)) == edited(PLAN, LONGER)
    assert clean(PLAN, edited(PLAN, LONGER), PLAN) == edited(PLAN, LONGER)


def test_the_same_value_changed_twice_is_a_conflict_with_both_places() -> None:
    made = merged(PLAN, edited(PLAN, LONGER), edited(PLAN, ("时限: 10分钟", "时限: 8分钟")))
    assert made.data is None
    (conflict,) = made.conflicts
    assert conflict.code == "PF701"
    for words in ("步骤", "疏散", "“10分钟”", "“15分钟”", "“8分钟”"):
        assert words in conflict.message
    line = PLAN[: PLAN.index("标识: 疏散, 行动")].count("\n") + 1
    assert conflict.place is not None
    assert (conflict.place.file, conflict.place.line) == ("我", line)
    assert conflict.hint is not None
    assert f"他:{line}:" in conflict.hint


def test_one_conflict_keeps_back_all_edits() -> None:
    ours = edited(PLAN, LONGER)
    theirs = edited(PLAN, ("时限: 10分钟", "时限: 8分钟"), LEADER)
    assert len(refused(PLAN, ours, theirs)) == 1


def test_a_step_that_they_added_stands_behind_the_same_step() -> None:
    theirs = edited(PLAN, (CUT, CUT + GUARD))
    ours = edited(PLAN, (CALL, CALL + COUNT))
    assert clean(PLAN, ours, theirs) == edited(PLAN, (CALL, CALL + COUNT), (CUT, CUT + GUARD))


def test_steps_added_at_the_same_place_are_both_kept_and_told() -> None:
    made = merged(PLAN, edited(PLAN, (CUT, CUT + COUNT)), edited(PLAN, (CUT, CUT + GUARD)))
    assert made.data is not None
    assert made.data.decode() == edited(PLAN, (CUT, CUT + COUNT + GUARD))
    (note,) = made.notes
    assert "都保留了" in note.message
    assert "警戒" in note.message


def test_the_same_step_added_by_both_is_there_once() -> None:
    both = edited(PLAN, (CUT, CUT + COUNT))
    assert clean(PLAN, both, edited(both, LEADER)) == edited(both, LEADER)


def test_a_step_added_by_both_in_two_ways_is_a_conflict() -> None:
    other = COUNT.replace("清点人数", "点名")
    (message,) = refused(PLAN, edited(PLAN, (CUT, CUT + COUNT)), edited(PLAN, (CUT, CUT + other)))
    assert "清点" in message


def test_a_step_that_they_took_out_goes() -> None:
    assert clean(PLAN, edited(PLAN, LEADER), edited(PLAN, (CUT, ""))) == edited(
        PLAN, LEADER, (CUT, "")
    )


def test_a_step_that_we_took_out_stays_out() -> None:
    ours = edited(PLAN, (CUT, ""))
    assert clean(PLAN, ours, edited(PLAN, LONGER)) == edited(ours, LONGER)


@pytest.mark.parametrize("swapped", [False, True])
def test_a_step_taken_out_here_and_changed_there_is_a_conflict(swapped: bool) -> None:
    gone, changed = edited(PLAN, (CUT, "")), edited(PLAN, ("切断库区电源", "切断全部电源"))
    sides = (changed, gone) if swapped else (gone, changed)
    (message,) = refused(PLAN, *sides)
    assert "删了" in message


def test_a_step_that_they_moved_moves_with_our_edit_in_it() -> None:
    theirs = edited(PLAN, (CUT + LEAVE, LEAVE + CUT))
    ours = edited(PLAN, ("切断库区电源", "切断全部电源"))
    changed = CUT.replace("库区", "全部")
    assert clean(PLAN, ours, theirs) == edited(PLAN, (CUT + LEAVE, LEAVE + changed))


def test_the_same_move_on_both_sides_is_made_once() -> None:
    moved = edited(PLAN, (CUT + LEAVE, LEAVE + CUT))
    assert clean(PLAN, edited(moved, LEADER), moved) == edited(moved, LEADER)


def test_a_step_moved_to_two_places_is_a_conflict() -> None:
    four = edited(PLAN, (LEAVE, LEAVE + COUNT + GUARD))
    ours = (
        edited(four, (LEAVE + COUNT, COUNT + LEAVE))
        .replace(CALL, "")
        .replace(COUNT, COUNT + CALL, 1)
    )
    theirs = four.replace(CALL, "").replace(GUARD, GUARD + CALL)
    messages = refused(four, ours, theirs)
    assert any("移到了不同的位置" in message for message in messages)


def test_lists_of_words_merge_word_by_word() -> None:
    base = edited(PLAN, ("      负责人: 李示例", "      负责人: 李示例\n      成员: [甲科, 乙科]"))
    ours = edited(base, ("[甲科, 乙科]", "[甲科, 乙科, 丁科]"))
    theirs = edited(base, ("[甲科, 乙科]", "[丙科, 甲科, 乙科]"))
    assert "[丙科, 甲科, 乙科, 丁科]" in clean(base, ours, theirs)


def test_a_key_that_they_added_or_took_out_follows() -> None:
    theirs = edited(
        PLAN, ("版本: V1.0\n", ""), ("单位: 示例仓储公司", "单位: 示例仓储公司\n密级: 内部")
    )
    due = clean(PLAN, edited(PLAN, LEADER), theirs)
    assert "版本" not in due
    assert "密级: 内部" in due


def test_what_neither_side_broke_alone_may_break_together() -> None:
    gone = "    - 标识: 疏散组\n      名称: 疏散引导组\n      负责人: 李示例\n"
    ours = edited(PLAN, (gone, ""))
    theirs = edited(PLAN, ("- 下达疏散命令。", "- 向[[unit:疏散组]]下达疏散命令。"))
    made = merged(PLAN, ours, theirs)
    assert made.data is None
    assert {finding.code for finding in made.conflicts} == {"PF705"}
    assert "疏散组" in made.conflicts[0].message


def test_shorthand_and_spelt_out_are_the_same() -> None:
    theirs = edited(PLAN, ("单位: 示例仓储公司", "单位:\n  名称: 示例仓储公司\n  人数: 12"))
    due = clean(PLAN, edited(PLAN, LEADER), theirs)
    assert "人数: 12" in due
    assert due.count("示例仓储公司") == 1


def test_other_files_named_by_one_side_only_are_merged_by_hand() -> None:
    theirs = f"包含文件: people.yaml\n{PLAN}"
    (message,) = refused(PLAN, edited(PLAN, LEADER), theirs)
    assert "不能自动合并" in message


def test_a_step_moved_here_and_taken_out_there_goes_and_is_told() -> None:
    ours = edited(PLAN, (CUT + LEAVE, LEAVE + CUT))
    made = merged(PLAN, ours, edited(PLAN, (CUT, "")))
    assert made.data is not None
    assert "切断" not in made.data.decode()
    assert ["按删除处理" in note.message for note in made.notes] == [True]


def test_encoding_and_line_ends_of_our_file_stay() -> None:
    ours = edited(PLAN, LEADER).replace("\n", "\r\n").encode("gb18030")
    made = merge(
        Version(PLAN.encode(), "基"),
        Version(ours, "我"),
        Version(edited(PLAN, LONGER).encode(), "他"),
    )
    due = edited(PLAN, LEADER, LONGER).replace("\n", "\r\n").encode("gb18030")
    assert made.data == due


def test_a_file_that_both_added_is_merged_where_they_agree() -> None:
    added = edited(PLAN, (CUT, CUT + GUARD))
    assert clean("", added, edited(PLAN, ("版本: V1.0\n", ""))) == added
    (message,) = refused("", PLAN, edited(PLAN, LONGER))
    assert "10分钟" in message
