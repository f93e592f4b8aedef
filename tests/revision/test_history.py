"""The history of a plan: out of git, out of a folder."""

import datetime
import io
import json
import zipfile
from pathlib import Path

import pytest

from planforge.diff.model import ChangeType
from planforge.errors import UsageProblem
from planforge.revision.history import history
from planforge.revision.ordered import date_in, ordered, version_in
from planforge.revision.telling import history_json, history_text
from tests.revision.repo import PLAN, Repo, edited

SHORTER = edited(PLAN, ("时限: 5分钟", "时限: 3分钟"))


def word(modified: str) -> bytes:
    """As much of a Word file as says when it was saved."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(
            "docProps/core.xml",
            "<cp:coreProperties><dcterms:modified xsi:type='dcterms:W3CDTF'>"
            f"{modified}T01:02:03Z</dcterms:modified></cp:coreProperties>",
        )
    return out.getvalue()


def test_each_commit_tells_what_it_changed_in_the_plan(repo: Repo) -> None:
    repo.write("plan.yaml", SHORTER)
    repo.commit("缩短报警时限", "2026-02-01")
    repo.write("other.txt", "别的")
    repo.commit("与预案无关", "2026-02-02")
    found = history(repo.top / "plan.yaml", 10)
    assert [one.subject for one in found.revisions] == ["缩短报警时限", "第一版"]
    newest = found.revisions[0]
    assert newest.date == datetime.date(2026, 2, 1)
    assert newest.author == "张示例"
    assert newest.version == "V1.0"
    assert newest.changes is not None
    assert [change.type for change in newest.changes] == [ChangeType.DEADLINE_SHORTER]
    assert found.revisions[1].changes is None


def test_a_renamed_plan_keeps_its_history(repo: Repo) -> None:
    repo.git("mv", "plan.yaml", "warehouse.yaml")
    repo.commit("改名", "2026-02-01")
    repo.write("warehouse.yaml", SHORTER)
    repo.commit("缩短", "2026-02-02")
    found = history(repo.top / "warehouse.yaml", 10)
    assert [one.subject for one in found.revisions] == ["缩短", "改名", "第一版"]
    assert found.revisions[1].changes == ()


def test_commits_of_an_included_file_belong_to_the_plan(repo: Repo) -> None:
    organization = PLAN[PLAN.index("组织机构:") : PLAN.index("应急响应:")]
    parts = {"plan.yaml": edited(PLAN, (organization, "包含文件: people.yaml\n"))}
    repo.write("people.yaml", organization)
    repo.write("plan.yaml", parts["plan.yaml"])
    repo.commit("分成两个文件", "2026-02-01")
    repo.write("people.yaml", edited(organization, ("负责人: 李示例", "负责人: 赵示例")))
    repo.commit("换人", "2026-02-02")
    repo.git("mv", "plan.yaml", "warehouse.yaml")
    repo.commit("改名", "2026-02-03")
    repo.write("warehouse.yaml", edited(parts["plan.yaml"], ("时限: 5分钟", "时限: 3分钟")))
    repo.commit("缩短", "2026-02-04")
    found = history(repo.top / "warehouse.yaml", 10).revisions
    assert [one.subject for one in found] == ["缩短", "改名", "换人", "分成两个文件", "第一版"]
    assert [change.type for change in found[2].changes or ()] == [ChangeType.PERSON]
    assert [len(one.changes or ()) for one in found] == [1, 0, 1, 0, 0]


def test_a_plan_that_git_does_not_know_is_one_of_the_files_beside_it(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(SHORTER, encoding="utf-8")
    with pytest.raises(UsageProblem, match="不在 git 仓库里") as caught:
        history(tmp_path, 10)
    assert "目录" in (caught.value.hint or "")
    (tmp_path / "plan_2026-01-01.yaml").write_text(PLAN, encoding="utf-8")
    assert len(history(tmp_path, 10).revisions) == 2


def test_a_file_that_is_no_revision_of_the_plan_is_stepped_over(tmp_path: Path) -> None:
    (tmp_path / "终稿.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "终稿_会签.txt").write_text("会议室已经订好，午饭自理。\n", encoding="utf-8")
    (tmp_path / "终稿_法务改2.yaml").write_text(SHORTER, encoding="utf-8")
    newest, stranger, oldest = history(tmp_path, 10).revisions
    assert [change.type for change in newest.changes or ()] == [ChangeType.DEADLINE_SHORTER]
    assert "不像是同一份预案" in stranger.problem
    assert oldest.name == "终稿.yaml"


def test_a_part_of_a_plan_is_told_to_be_one(repo: Repo) -> None:
    repo.write("people.yaml", "组织机构:\n  机构: [{名称: 甲组}]\n")
    repo.write("plan.yaml", f"包含文件: people.yaml\n{PLAN}")
    repo.commit("加一个文件", "2026-02-01")
    with pytest.raises(UsageProblem, match=r"people\.yaml 是 plan\.yaml 引用的文件") as caught:
        history(repo.top / "people.yaml", 10)
    assert "plan.yaml" in (caught.value.hint or "")


def test_a_revision_that_does_not_load_is_told_and_stepped_over(repo: Repo) -> None:
    repo.write("plan.yaml", "标题: [没写完\n")
    repo.commit("坏了", "2026-02-01")
    repo.write("plan.yaml", SHORTER)
    repo.commit("修好", "2026-02-02")
    newest, broken, _ = history(repo.top / "plan.yaml", 10).revisions
    assert "读不进来" in broken.problem
    assert newest.changes is not None
    assert len(newest.changes) == 1


def test_only_so_many_are_told_and_the_last_is_still_compared(repo: Repo) -> None:
    repo.write("plan.yaml", SHORTER)
    repo.commit("缩短", "2026-02-01")
    found = history(repo.top / "plan.yaml", 1)
    assert [one.subject for one in found.revisions] == ["缩短"]
    assert found.revisions[0].changes


def test_a_folder_of_versions_is_a_history(tmp_path: Path) -> None:
    (tmp_path / "预案V1.10.yaml").write_text(SHORTER, encoding="utf-8")
    (tmp_path / "预案V1.9.yaml").write_text(PLAN, encoding="utf-8")
    found = history(tmp_path, 10)
    assert [one.name for one in found.revisions] == ["预案V1.10.yaml", "预案V1.9.yaml"]
    assert found.order == "按文件名里的版本排列"
    text = history_text(found)
    assert "时限缩短" in text
    assert "最早的一版" in text
    told = json.loads(history_json(found))
    assert told["revisions"][0]["changes"][0]["type"] == "deadline-shorter"


def test_the_folder_of_a_plan_stands_for_the_plan(repo: Repo) -> None:
    repo.write("contacts.yaml", "组织机构: {}\n")
    assert [one.subject for one in history(repo.top, 10).revisions] == ["第一版"]


def test_an_empty_folder_has_no_history(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="没有可以比较的文件"):
        history(tmp_path, 10)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("20260301版", (2026, 3, 1)),
        ("预案2026-3-1", (2026, 3, 1)),
        ("2026年12月31日定稿", (2026, 12, 31)),
        ("260301终稿", (2026, 3, 1)),
        ("终稿", None),
        ("20261301", None),
        ("电话13800000001", None),
        ("第2版", None),
    ],
)
def test_a_day_in_a_name(name: str, day: tuple[int, int, int] | None) -> None:
    assert date_in(name) == (datetime.date(*day) if day else None)


@pytest.mark.parametrize(
    ("name", "version"),
    [
        ("预案V1.2", (1, 2)),
        ("v2", (2,)),
        ("第三版", (3,)),
        ("第12稿", (12,)),
        ("2024年修订", (2024,)),
        ("终稿", None),
    ],
)
def test_a_version_in_a_name(name: str, version: tuple[int, ...] | None) -> None:
    assert version_in(name) == version


def names(folder: Path) -> list[str]:
    return [file.path.name for file in ordered(folder).files]


def test_days_in_names_come_first(tmp_path: Path) -> None:
    for name in ("20260301版.txt", "预案2026-02-15.txt", "2025年12月1日.txt"):
        (tmp_path / name).write_text("正文", encoding="utf-8")
    assert names(tmp_path) == ["2025年12月1日.txt", "预案2026-02-15.txt", "20260301版.txt"]


def test_where_names_say_nothing_word_files_say_when_they_were_saved(tmp_path: Path) -> None:
    for name, day in (
        ("终稿.docx", "2026-02-01"),
        ("终稿_法务改2.docx", "2026-02-20"),
        ("20260215版.docx", "2026-12-31"),
    ):
        (tmp_path / name).write_bytes(word(day))
    assert names(tmp_path) == ["终稿.docx", "20260215版.docx", "终稿_法务改2.docx"]
    assert "修改日期" in ordered(tmp_path).by


def test_a_day_that_all_files_share_says_nothing(tmp_path: Path) -> None:
    for name in ("终稿_法务改.docx", "终稿.docx"):
        (tmp_path / name).write_bytes(word("2013-12-23"))
    assert names(tmp_path) == ["终稿.docx", "终稿_法务改.docx"]
    assert [file.date for file in ordered(tmp_path).files] == [None, None]


def test_without_any_day_drafts_come_before_final_texts(tmp_path: Path) -> None:
    wanted = ["初稿.txt", "征求意见稿.txt", "终稿.txt", "终稿_法务改.txt", "终稿_法务改2.txt"]
    for name in reversed(wanted):
        (tmp_path / name).write_text("正文", encoding="utf-8")
    assert names(tmp_path) == wanted
    assert "不是每个文件" in ordered(tmp_path).by


def test_one_file_of_each_name_is_looked_at_and_locks_are_none(tmp_path: Path) -> None:
    for name in ("V1.yaml", "V1.pdf", "V2.txt", "~$V2.docx", "notes.xlsx"):
        (tmp_path / name).write_text("正文", encoding="utf-8")
    found = ordered(tmp_path)
    assert [file.path.name for file in found.files] == ["V1.yaml", "V2.txt"]
    assert found.notes == ("没有看 V1.pdf：同名的 V1.yaml 更完整。",)
