"""Sides of a comparison from files and git revisions."""

from pathlib import Path

import pytest

from planforge.diff.model import ChangeType
from planforge.diff.script import compare
from planforge.errors import FileProblem, UsageProblem
from planforge.revision.sides import opened, side_of
from planforge.revision.specs import InGit, of_head, spec_of
from planforge.revision.unloadable import Unloadable
from planforge.writers import write
from tests.revision.repo import PLAN, Repo, edited

LATER = edited(PLAN, ("时限: 5分钟", "时限: 3分钟"))


def types(old: str, new: str) -> list[ChangeType]:
    return [change.type for change in compare(side_of(old), side_of(new)).changes]


def test_a_plan_file_is_a_side_with_the_names_of_its_plan(repo: Repo) -> None:
    side = side_of(str(repo.top / "plan.yaml"))
    assert side.ours
    assert side.plan is not None
    assert {"现场指挥组", "王示例", "疏散引导组", "示例仓储公司"} <= set(side.names)


def test_a_revision_is_compared_with_the_file_of_today(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.write("plan.yaml", LATER)
    monkeypatch.chdir(repo.top)
    assert types("HEAD:plan.yaml", "plan.yaml") == [ChangeType.DEADLINE_SHORTER]
    assert types("HEAD:plan.yaml", "HEAD:plan.yaml") == []


def test_a_path_in_a_revision_is_from_the_top_or_from_the_folder_one_is_in(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.write("plans/shop/plan.yaml", PLAN)
    repo.commit("店铺")
    monkeypatch.chdir(repo.top / "plans")
    for words in ("HEAD:plans/shop/plan.yaml", "HEAD:./shop/plan.yaml", "HEAD:shop/plan.yaml"):
        spec = spec_of(words)
        assert isinstance(spec, InGit)
        assert spec.blob.path.as_posix() == "plans/shop/plan.yaml"


def test_a_commit_is_called_by_the_start_of_its_name(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repo.top)
    commit = repo.git("rev-parse", "HEAD").strip()
    assert side_of(f"{commit}:plan.yaml").name == f"{commit[:8]}:plan.yaml"


def test_what_a_revision_extends_includes_and_shows_is_that_of_the_revision(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = "组织机构:\n  人员:\n    - {姓名: 甲示例, 职务: 主任, 电话: 13800000000}\n"
    repo.write("a/plan.yaml", f"包含文件: ../common/people.yaml\n{PLAN}")
    repo.write("common/people.yaml", people)
    repo.commit("引用联系人")
    repo.write("common/people.yaml", people.replace("甲示例", "乙示例"))
    monkeypatch.chdir(repo.top)
    old, new = side_of("HEAD:a/plan.yaml"), side_of("a/plan.yaml")
    assert "甲示例" in old.names
    assert "乙示例" not in old.names
    assert "乙示例" in new.names


def test_findings_of_a_revision_name_it_and_no_temporary_file(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.write("plan.yaml", edited(PLAN, ("标题: 仓库", "题目名: 仓库")))
    repo.commit("写错了")
    monkeypatch.chdir(repo.top)
    with pytest.raises(Unloadable) as caught:
        opened(spec_of("HEAD:plan.yaml"))
    places = [found.place.file for found in caught.value.findings if found.place is not None]
    assert places
    assert set(places) == {"HEAD:plan.yaml"}


@pytest.mark.parametrize("revision", ["nowhere", "--upload-pack=x", "-n1"])
def test_a_revision_that_is_not_there_is_told(
    repo: Repo, monkeypatch: pytest.MonkeyPatch, revision: str
) -> None:
    monkeypatch.chdir(repo.top)
    with pytest.raises(UsageProblem, match="没有版本"):
        spec_of(f"{revision}:plan.yaml")


def test_a_file_that_the_revision_does_not_hold_is_told(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repo.top)
    with pytest.raises(UsageProblem, match=r"HEAD 里没有文件 other\.yaml"):
        spec_of("HEAD:other.yaml")
    with pytest.raises(UsageProblem, match="只写了版本"):
        spec_of("HEAD:")


def test_a_folder_in_no_repository_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(UsageProblem, match="不在 git 仓库里"):
        spec_of("HEAD:plan.yaml")


def test_a_link_in_a_revision_is_not_followed(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    (repo.top / "link.yaml").symlink_to("plan.yaml")
    repo.commit("链接")
    monkeypatch.chdir(repo.top)
    with pytest.raises(UsageProblem, match="没有文件"):
        spec_of("HEAD:link.yaml")


def test_a_plan_of_a_revision_reaches_nothing_outside_of_it(
    repo: Repo, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (repo.top.parent / "secret.yaml").write_text("副标题: 外面的文件\n", encoding="utf-8")
    repo.write("plan.yaml", f"包含文件: ../secret.yaml\n{PLAN}")
    repo.commit("引用外面")
    monkeypatch.chdir(repo.top)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    (tmp_path / "secret.yaml").write_text("副标题: 外面的文件\n", encoding="utf-8")
    with pytest.raises(Unloadable):
        side_of("HEAD:plan.yaml")


def test_a_file_whose_name_has_a_colon_is_that_file(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.write("HEAD:odd.yaml", PLAN)
    monkeypatch.chdir(repo.top)
    assert spec_of("HEAD:odd.yaml") == Path("HEAD:odd.yaml")


def test_the_last_commit_of_a_file_is_found_from_anywhere(repo: Repo) -> None:
    spec = of_head(repo.top / "plan.yaml")
    assert spec.repository.read(spec.blob).decode() == PLAN
    with pytest.raises(UsageProblem, match="还没有"):
        of_head(repo.write("new.yaml", PLAN))


def test_a_word_file_that_we_rendered_says_the_same_steps_as_its_plan(repo: Repo) -> None:
    plan = opened(repo.top / "plan.yaml")
    assert plan.built is not None
    assert plan.built.document is not None
    assert plan.built.layout is not None
    data = write("docx", plan.built.document, plan.built.layout, plan.built.options).data
    word = opened(repo.write("plan.docx", data))
    assert word.word
    assert not word.side.ours
    words = {unit.words for unit in word.side.units}
    steps = [u.words for u in plan.side.units if u.path[:1] == ("response",)]
    assert steps
    assert set(steps) <= words


def test_every_line_of_a_text_is_a_unit(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    lines = [
        "值班制度",
        "说明写在前面。",
        "一、总则",
        "每日两人值班。",
        "二、附则",
        "附件：1．值班表",
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    side = side_of(str(path))
    assert [f"{unit.label}{unit.words}" for unit in side.units] == lines


def test_there_is_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="找不到文件"):
        side_of(str(tmp_path / "none.yaml"))
    with pytest.raises(FileProblem, match="找不到文件"):
        side_of(str(tmp_path / "none.docx"))
