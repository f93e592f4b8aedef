"""One Word file, pulled again and again: what the plan has stays, what is new comes."""

from pathlib import Path

import pytest

from planforge.pull.bases import MOST, Base, keep, kept
from planforge.pull.weave import followed, woven
from tests.cli.calling import call
from tests.pull.test_pull import PLAN, printed
from tests.pull.word import Word


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.fixture
def docx(plan: Path) -> Path:
    """Direct edits of every kind, two authors' tracked changes and a comment."""
    word = Word(printed(plan))
    word.retype(word.paragraph("负责人：王甲"), "王甲", "赵丁")
    word.retype(word.paragraph("由财务按季结算"), "按季", "按月")
    word.enter_after(word.paragraph("切断电源"), "清点人数。")
    word.delete(word.paragraph("值班员拨打119"))
    word.type_tracked(word.paragraph("疏散顾客"), "顾客", "人员", "甲君")
    word.enter_tracked(word.paragraph("疏散人员"), "关闭燃气。", "乙君")
    word.type_tracked(word.paragraph("由财务按月结算"), "财务", "会计", "乙君")
    word.comment(word.paragraph("扑救初起火灾"), "谁带队？", "丙君")
    path = plan.parent / "edited.docx"
    path.write_bytes(word.save())
    return path


def test_pull_list_and_accept_work_one_after_the_other(plan: Path, docx: Path) -> None:
    assert call("pull", docx, plan).code == 0
    direct = plan.read_text("utf-8")
    assert "负责人: 赵丁" in direct
    assert "清点人数" in direct
    assert "119" not in direct
    listed = call("pull", "--list", docx, plan)
    assert listed.code == 0
    assert "1. 修订（甲君" in listed.out
    assert "存档" in listed.err
    assert call("pull", "--accept", "1", docx, plan).code == 0
    assert plan.read_text("utf-8") == direct.replace("疏散顾客", "疏散人员")
    assert call("pull", "--accept", "2", docx, plan).code == 0
    assert call("pull", "--accept", "3", docx, plan).code == 0
    done = plan.read_text("utf-8")
    assert "由会计按月结算。" in done
    assert done.count("关闭燃气") == done.count("清点人数") == 1
    assert done.index("疏散人员") < done.index("关闭燃气") < done.index("切断电源")


def test_a_pull_repeated_changes_nothing(plan: Path, docx: Path) -> None:
    call("pull", "--accept", "all", docx, plan)
    done = plan.read_bytes()
    assert done.decode().count("谁带队？") == 1
    for options in ((), ("--accept", "all"), ("--accept", "2"), ("--accept", "丙君")):
        again = call("pull", *options, docx, plan)
        assert again.code == 0, again.err
        assert "没有要合并的改动" in again.out
        assert plan.read_bytes() == done


def test_a_comment_finds_its_words_after_a_revision_of_them_is_accepted(plan: Path) -> None:
    word = Word(printed(plan))
    word.type_tracked(word.paragraph("疏散顾客"), "顾客", "人员", "甲君")
    word.comment(word.paragraph("疏散人员"), "往哪儿？", "甲君")
    path = plan.parent / "edited.docx"
    path.write_bytes(word.save())
    done = call("pull", "--accept", "all", path, plan)
    assert done.code == 0, done.err
    assert "往哪儿？" in plan.read_text("utf-8")
    assert "疏散人员" in plan.read_text("utf-8")


def test_the_list_tells_which_proposals_the_plan_has(plan: Path, docx: Path) -> None:
    call("pull", "--accept", "1,4", docx, plan)
    heads = [line for line in call("pull", "--list", docx, plan).out.splitlines() if line[0] != " "]
    assert [("已在预案里" in line) for line in heads] == [True, False, False, True]


def test_hand_edits_between_two_pulls_are_kept(plan: Path, docx: Path) -> None:
    call("pull", docx, plan)
    between = plan.read_text("utf-8").replace("切断电源", "切断总电源").replace("李乙", "李戊")
    plan.write_text(between, "utf-8")
    assert call("pull", "--accept", "1", docx, plan).code == 0
    assert plan.read_text("utf-8") == between.replace("疏散顾客", "疏散人员")


def test_a_hand_edit_of_what_is_accepted_is_a_conflict(plan: Path, docx: Path) -> None:
    call("pull", docx, plan)
    between = plan.read_text("utf-8").replace("疏散顾客", "疏散全体顾客和员工到门外")
    plan.write_text(between, "utf-8")
    again = call("pull", "--accept", "1", docx, plan)
    assert again.code == 1
    assert "PF554" in again.err
    assert plan.read_text("utf-8") == between


def test_a_record_that_is_not_that_plan_is_not_used(plan: Path, docx: Path) -> None:
    call("pull", docx, plan)
    (record,) = (plan.parent / ".planforge").glob("plan.yaml.????????*[0-9a-f]")
    record.write_text(PLAN.replace("王甲", "外人"), "utf-8")
    plan.write_text(plan.read_text("utf-8").replace("李乙", "李戊"), "utf-8")
    done = plan.read_bytes()
    again = call("pull", "--accept", "1", docx, plan)
    assert "PF552" in again.err
    assert plan.read_bytes() == done


def test_only_the_last_states_are_kept_and_names_from_a_file_lead_nowhere(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    hashes = [f"{number:064x}" for number in range(MOST + 3)]
    for name in hashes:
        keep(plan, (Base(name, name.encode()),))
    assert kept(plan, hashes[0]) is None
    assert kept(plan, hashes[-1]) == Base(hashes[-1], hashes[-1].encode())
    assert len(list((tmp_path / ".planforge").glob("plan.yaml.*"))) == MOST
    (tmp_path / "secret").write_text("x", "utf-8")
    assert kept(plan, "../secret") is None


def test_a_word_file_that_was_rendered_needs_no_base(plan: Path) -> None:
    assert call("render", plan, "-f", "docx", "-o", plan.parent / "out", "--name", "a").code == 0
    word = Word((plan.parent / "out" / "a.docx").read_bytes())
    word.retype(word.paragraph("负责人：王甲"), "王甲", "赵丁")
    edited = plan.parent / "edited.docx"
    edited.write_bytes(word.save())
    between = plan.read_text("utf-8").replace("切断电源", "切断总电源")
    plan.write_text(between, "utf-8")
    assert call("render", plan, "-f", "docx", "-o", plan.parent / "out", "--name", "b").code == 0
    pulled = call("pull", edited, plan)
    assert pulled.code == 0, pulled.err
    assert plan.read_text("utf-8") == between.replace("王甲", "赵丁")


def test_a_base_that_the_file_was_not_made_from_is_told(plan: Path, docx: Path) -> None:
    right, wrong = plan.parent / "right.yaml", plan.parent / "wrong.yaml"
    right.write_text(PLAN, "utf-8")
    wrong.write_text(PLAN.replace("李乙", "李戊"), "utf-8")
    for base, told in ((right, False), (wrong, True)):
        done = call("pull", docx, plan, "--base", base, "--dry-run")
        assert ("不是一个样子" in done.err) is told, done.err


def test_what_is_kept_is_nothing_to_commit(plan: Path) -> None:
    call("render", plan, "-f", "docx", "-o", plan.parent / "out")
    assert (plan.parent / ".planforge" / ".gitignore").read_text("utf-8") == "*\n"


@pytest.mark.parametrize("options", [("-f", "html"), ("-f", "docx", "--public")])
def test_what_names_no_plan_keeps_none(plan: Path, options: tuple[str, ...]) -> None:
    assert call("render", plan, *options, "-o", plan.parent / "out").code == 0
    assert not (plan.parent / ".planforge").exists()


def test_a_folder_that_takes_no_file_is_rendered_from(plan: Path) -> None:
    (plan.parent / ".planforge").write_text("", "utf-8")
    assert call("render", plan, "-f", "docx", "-o", plan.parent / "out").code == 0


def test_both_changes_of_a_text_are_kept_unless_they_meet() -> None:
    old = "值班员先核实火情，再报告指挥部。"
    mine, now = "值班长先核实火情，再报告指挥部。", "值班员先核实火情，再报告总指挥。"
    assert woven(old, mine, now) == "值班长先核实火情，再报告总指挥。"
    assert woven(old, mine, mine) == mine
    assert woven(old, mine, "保安员先核实火情。") == "保安长先核实火情。"
    assert woven(old, mine, "值班组先核实火情，再报告指挥部。") is None
    assert woven("5分钟", "8分钟", "5小时") is None


def test_items_are_followed_by_words_and_likeness() -> None:
    old = ["停售", "疏散顾客到门外", "切断电源"]
    assert followed(old, ["报警", "停售", "疏散顾客到街上", "切断电源"]) == [1, 2, 3]
    assert followed(old, ["切断电源", "停售"]) == [1, None, 0]
