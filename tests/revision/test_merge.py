"""Two revisions of a plan into one, by ids and names."""

from pathlib import Path

import pytest

from planforge.profiles import profile_names
from planforge.revision.merge import Merged, Version, merge
from planforge.source import load_text
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
    return made.data.decode()


def refused(base: str, ours: str, theirs: str) -> list[str]:
    """The conflicts, each told in the merged file too."""
    made = merged(base, ours, theirs)
    text = made.data.decode()
    for number, finding in enumerate(made.conflicts, 1):
        assert f"# 合并冲突 {number}：{finding.message}\n" in text
    return [finding.message for finding in made.conflicts]


def without_comments(text: str) -> str:
    lines = text.splitlines(keepends=True)
    first = [n for n, line in enumerate(lines) if "# 合并冲突" in line]
    last = [n for n, line in enumerate(lines) if "再删去这几行注释" in line]
    gone = {n for start, end in zip(first, last, strict=True) for n in range(start, end + 1)}
    return "".join(line for n, line in enumerate(lines) if n not in gone)


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
    (conflict,) = made.conflicts
    assert conflict.code == "PF701"
    for words in ("步骤", "疏散", "“10分钟”", "“15分钟”", "“8分钟”"):
        assert words in conflict.message
    line = PLAN[: PLAN.index("标识: 疏散, 行动")].count("\n") + 1
    assert conflict.place is not None
    at = conflict.place
    assert (at.file, at.line, at.quote[at.column - 1 :]) == ("我", line + 2, "15分钟}")
    assert conflict.hint is not None
    assert f"他:{line}:" in conflict.hint


def test_beside_a_conflict_all_other_edits_are_made() -> None:
    ours = edited(PLAN, LONGER)
    theirs = edited(PLAN, ("时限: 10分钟", "时限: 8分钟"), LEADER)
    made = merged(PLAN, ours, theirs)
    assert len(made.conflicts) == 1
    assert without_comments(made.data.decode()) == edited(ours, LEADER)


def test_a_conflict_holds_in_full_what_they_wrote() -> None:
    duties = "      职责:\n        - 下达疏散命令。\n        - 对外联系消防救援机构。\n"
    changed = "把仓库里的人员、车辆和危险品全部撤到厂区东门外的空地上，清点以后报告现场指挥组。"
    base = edited(PLAN, (CUT, CUT + COUNT))
    theirs = edited(base, ("清点人数", changed))
    text = merged(base, PLAN, theirs).data.decode()
    assert changed in text
    assert without_comments(text) == PLAN
    gone = merged(PLAN, edited(PLAN, (duties, "")), edited(PLAN, ("命令。", "命令和路线。")))
    assert "#     - 下达疏散命令和路线。\n#     - 对外联系消防救援机构。\n" in "".join(
        line.lstrip() for line in gone.data.decode().splitlines(keepends=True)
    )


def test_a_file_with_a_conflict_loads_and_says_that_it_has_one() -> None:
    made = merged(PLAN, edited(PLAN, LONGER), edited(PLAN, ("时限: 10分钟", "时限: 8分钟")))
    loaded = load_text(made.data, "plan.yaml", profiles=profile_names())
    assert loaded.plan is not None
    assert [found.code for found in loaded.findings] == ["PF116"]
    solved = without_comments(made.data.decode()).encode()
    assert load_text(solved, "plan.yaml", profiles=profile_names()).findings == ()


def test_a_second_merge_counts_its_conflicts_on() -> None:
    eight = edited(PLAN, ("时限: 10分钟", "时限: 8分钟"))
    once = merged(PLAN, edited(PLAN, LONGER), eight).data.decode()
    ours = edited(once, ("版本: V1.0", "版本: V1.1"))
    again = merged(PLAN, ours, edited(eight, ("V1.0", "V2")))
    lines = [line.lstrip()[2:8] for line in again.data.decode().splitlines()]
    assert [line for line in lines if "合并冲突" in line] == [
        "合并冲突 2",
        "合并冲突 1",
        "合并冲突 3",
    ]


def test_comments_of_both_sides_are_kept_where_lines_merge() -> None:
    ours = edited(PLAN, ("版本: V1.0", "版本: V1.0   # 待定"))
    theirs = edited(PLAN, LONGER, ("电工}", "电工}   # 问过了"))
    assert clean(PLAN, ours, theirs) == edited(ours, LONGER, ("电工}", "电工}   # 问过了"))


def test_a_comment_that_finds_no_way_is_told() -> None:
    ours = edited(PLAN, ("责任人: 电工", "责任人: 值班电工"))
    theirs = edited(PLAN, LONGER, ("电工}", "电工}   # 问过了"))
    made = merged(PLAN, ours, theirs)
    assert ["“问过了”没有带过来" in note.message for note in made.notes] == [True]
    gone = merged(
        edited(PLAN, (CUT, CUT + GUARD)),
        PLAN.replace(CUT, CUT + GUARD.replace("}", "}  # 南门")),
        PLAN,
    )
    assert ["“南门”随着删去" in note.message for note in gone.notes] == [True]


def test_what_is_no_plan_is_merged_line_by_line() -> None:
    broken = edited(PLAN, ("标题: 仓库", "标题 仓库"))
    made = merged(PLAN, edited(PLAN, LEADER), broken)
    assert made.data.decode() == edited(broken, LEADER)
    assert [note.code for note in made.notes] == ["PF706"]
    clash = merged(PLAN, edited(PLAN, ("标题: 仓库", "标题: 粮库")), broken)
    assert clash.data.decode().count("<<<<<<< 本方") == 1
    (conflict,) = clash.conflicts
    assert conflict.place is not None
    assert conflict.place.quote == "<<<<<<< 本方"


def test_a_key_that_no_plan_has_is_not_lost() -> None:
    theirs = edited(PLAN, ("版本: V1.0", "版本: V1.0\n备注栏: 看这里"))
    made = merged(PLAN, edited(PLAN, LEADER), theirs)
    assert "备注栏: 看这里" in made.data.decode()


PEOPLE = """\
机构:
  - 标识: 指挥组
    名称: 现场指挥组
    负责人: 王示例
  - 标识: 疏散组
    名称: 疏散引导组
    负责人: 李示例
"""


def test_an_included_file_is_merged_by_the_plan_that_includes_it(tmp_path: Path) -> None:
    organization = PLAN[PLAN.index("组织机构:") : PLAN.index("应急响应:")]
    plan = edited(PLAN, (organization, "组织机构:\n  包含文件: people.yaml\n\n"))
    (tmp_path / "plan.yaml").write_text(plan, encoding="utf-8")
    (tmp_path / "people.yaml").write_text(PEOPLE, encoding="utf-8")
    ours = edited(PEOPLE, ("王示例", "孙示例"))
    theirs = edited(PEOPLE, ("王示例", "周示例"), LEADER)
    name = str(tmp_path / "people.yaml")
    made = merge(
        Version(PEOPLE.encode(), "基"), Version(ours.encode(), name),
        Version(theirs.encode(), "他"), tmp_path,
    )  # fmt: skip
    (conflict,) = made.conflicts
    assert "周示例" in conflict.message
    assert without_comments(made.data.decode()) == edited(ours, LEADER)


def test_a_step_that_they_added_stands_behind_the_same_step() -> None:
    theirs = edited(PLAN, (CUT, CUT + GUARD))
    ours = edited(PLAN, (CALL, CALL + COUNT))
    assert clean(PLAN, ours, theirs) == edited(PLAN, (CALL, CALL + COUNT), (CUT, CUT + GUARD))


def test_steps_added_at_the_same_place_are_both_kept_and_told() -> None:
    made = merged(PLAN, edited(PLAN, (CUT, CUT + COUNT)), edited(PLAN, (CUT, CUT + GUARD)))
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
    assert {finding.code for finding in made.conflicts} == {"PF705"}
    assert "疏散组" in made.conflicts[0].message


def test_shorthand_and_spelt_out_are_the_same() -> None:
    theirs = edited(PLAN, ("单位: 示例仓储公司", "单位:\n  名称: 示例仓储公司\n  人数: 12"))
    due = clean(PLAN, edited(PLAN, LEADER), theirs)
    assert "人数: 12" in due
    assert due.count("示例仓储公司") == 1


def test_other_files_that_they_name_are_taken_line_by_line() -> None:
    theirs = f"包含文件: people.yaml\n{PLAN}"
    assert clean(PLAN, edited(PLAN, LEADER), theirs) == edited(theirs, LEADER)


def test_other_files_that_both_name_are_merged_by_hand() -> None:
    theirs, ours = f"包含文件: people.yaml\n{PLAN}", f"包含文件: staff.yaml\n{PLAN}"
    (message,) = refused(PLAN, ours, theirs)
    assert "不能自动合并" in message


def test_what_cannot_be_written_stands_in_a_comment() -> None:
    base = edited(PLAN, ("版本: V1.0", "版本: &v V1.0\n副标题: *v"))
    ours = edited(base, ("发布日期: 2026-01-10", "发布日期: 2026-01-11"))
    theirs = edited(base, ("&v V1.0", "&v V1.1"))
    made = merged(base, edited(base, ("# 值班用", "# 夜间用")), theirs)
    assert (made.conflicts, made.data.count(b"V1.1")) == ((), 1)
    made = merged(base, edited(ours, ("版本: &v V1.0\n", "版本: &v V1.0   # 待定\n")), theirs)
    assert {conflict.code for conflict in made.conflicts} == {"PF704"}
    assert made.data.decode().count("#     V1.1\n") == len(made.conflicts) == 2


def test_a_step_moved_here_and_taken_out_there_goes_and_is_told() -> None:
    ours = edited(PLAN, (CUT + LEAVE, LEAVE + CUT))
    made = merged(PLAN, ours, edited(PLAN, (CUT, "")))
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
