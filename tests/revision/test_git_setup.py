"""git shows, compares and merges plans with planforge."""

import sys
from pathlib import Path

import pytest

from planforge.errors import UsageProblem
from planforge.revision import git_setup
from planforge.revision.as_text import as_text
from planforge.revision.git import Repository
from tests.revision.repo import PLAN, Repo, edited

PROGRAM = f'"{Path(sys.executable).as_posix()}" -m planforge'

_HEADS = ("+++", "---")


@pytest.fixture
def set_up(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> Repo:
    monkeypatch.setattr(git_setup, "program", lambda: PROGRAM)
    top = Repository(repo.top)
    git_setup.set_up(top, git_setup.steps(top, ["plan.yaml"]))
    return repo


def test_all_is_written_once(set_up: Repo) -> None:
    top = Repository(set_up.top)
    assert all(step.done for step in git_setup.steps(top, ["plan.yaml"]))
    git_setup.set_up(top, git_setup.steps(top, ["plan.yaml"]))
    attributes = (set_up.top / ".gitattributes").read_text(encoding="utf-8")
    assert attributes == "plan.yaml diff=planforge merge=planforge\n"


def test_it_can_be_taken_back_and_leaves_the_lines_of_others(set_up: Repo) -> None:
    path = set_up.top / ".gitattributes"
    path.write_text(f"*.png binary\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    top = Repository(set_up.top)
    git_setup.remove(top, git_setup.found(top))
    assert path.read_text(encoding="utf-8") == "*.png binary\n"
    assert "planforge" not in set_up.git("config", "--local", "--list")
    assert git_setup.found(top) == ()


def test_a_word_file_is_shown_and_never_merged(repo: Repo) -> None:
    lines = [step.line for step in git_setup.steps(Repository(repo.top)) if step.line]
    assert "*.docx diff=planforge" in lines
    assert "plan.yaml diff=planforge merge=planforge" in lines


def test_a_pattern_that_means_something_else_is_refused(repo: Repo) -> None:
    with pytest.raises(UsageProblem, match="不能写进"):
        git_setup.steps(Repository(repo.top), ["!plan.yaml"])


def test_git_diff_shows_what_is_printed(set_up: Repo) -> None:
    set_up.write(
        "plan.yaml", edited(PLAN, ("时限: 5分钟", "时限: 3分钟"), ("# 值班用的小预案\n", ""))
    )
    lines = set_up.git("diff").splitlines()
    changed = [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    assert len(changed) == 2
    assert "5分钟" in changed[0]
    assert "3分钟" in changed[1]


def test_difftool_steps_over_files_that_one_side_lacks(set_up: Repo) -> None:
    set_up.commit("设置")
    set_up.write("a/plan.yaml", PLAN)
    set_up.git("rm", "-q", "plan.yaml")
    set_up.git("add", "-A")
    done = set_up.tried("difftool", "-y", "--no-renames", "-t", "planforge", "--cached")
    lines = done.stdout.splitlines()
    assert lines == [
        "a/plan.yaml：新增的文件，没有可以比较的。",
        "plan.yaml：删除的文件，没有可以比较的。",
    ], done.stderr


def test_git_diff_prints_a_plan_of_several_files_on_both_sides(set_up: Repo) -> None:
    organization = PLAN[PLAN.index("组织机构:") : PLAN.index("应急响应:")]
    plan = edited(PLAN, (organization, "包含文件: people.yaml\n"))
    set_up.write("a/people.yaml", organization)
    set_up.write("a/plan.yaml", plan)
    set_up.commit("分成两个文件")
    set_up.write("a/plan.yaml", edited(plan, ("时限: 5分钟", "时限: 3分钟")))
    shown = set_up.git("diff")
    changed = [line for line in shown.splitlines() if line[:1] in "+-" and line[:3] not in _HEADS]
    assert [("5分钟" in line, "3分钟" in line) for line in changed] == [
        (True, False),
        (False, True),
    ]


def test_git_merge_merges_by_id(set_up: Repo) -> None:
    set_up.commit("设置")
    set_up.git("checkout", "-q", "-b", "other")
    set_up.write("plan.yaml", edited(PLAN, ("责任人: 电工}", "责任人: 电工, 时限: 2分钟}")))
    set_up.commit("加时限")
    set_up.git("checkout", "-q", "main")
    set_up.write("plan.yaml", edited(PLAN, ("切断库区电源", "切断全部电源")))
    set_up.commit("改文字")
    set_up.git("merge", "-q", "other", "-m", "合并")
    text = (set_up.top / "plan.yaml").read_text(encoding="utf-8")
    assert "{标识: 切断, 行动: 切断全部电源, 责任人: 电工, 时限: 2分钟}" in text


def test_git_merge_stops_at_a_conflict_and_tells_it(set_up: Repo) -> None:
    set_up.commit("设置")
    set_up.git("checkout", "-q", "-b", "other")
    set_up.write("plan.yaml", edited(PLAN, ("时限: 5分钟", "时限: 2分钟")))
    set_up.commit("两分钟")
    set_up.git("checkout", "-q", "main")
    ours = edited(PLAN, ("时限: 5分钟", "时限: 3分钟"))
    set_up.write("plan.yaml", ours)
    set_up.commit("三分钟")
    done = set_up.tried("merge", "other")
    assert done.returncode == 1
    assert "“3分钟”" in done.stderr
    assert "“2分钟”" in done.stderr
    text = (set_up.top / "plan.yaml").read_text(encoding="utf-8")
    comment = text[text.index("        # 合并冲突 1：") : text.index("        - {标识: 报警")]
    assert "“2分钟”" in comment
    assert text.replace(comment, "") == ours
    assert "UU plan.yaml" in set_up.git("status", "--short")


def test_what_does_not_load_is_shown_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("标题: [没写完\n", encoding="utf-8")
    assert as_text(path) == "标题: [没写完\n"
