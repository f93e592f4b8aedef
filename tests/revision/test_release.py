"""Freezing a revision in the plan file itself."""

import datetime
from pathlib import Path

import pytest

from planforge.errors import UsageProblem
from planforge.revision.own import own
from planforge.revision.release import Released, Wanted, release
from planforge.revision.since import draft
from planforge.revision.versions import Bump
from tests.revision.repo import PLAN, Repo, edited

DAY = datetime.date(2026, 3, 1)


def released(path: Path, text: str, **more: object) -> Released:
    path.write_text(text, encoding="utf-8")
    wanted = Wanted(Bump.MINOR, DAY, "改了时限。", **more)  # type: ignore[arg-type]
    return release(own(path), wanted)


def test_version_date_and_a_row_are_written_and_nothing_else(tmp_path: Path) -> None:
    made = released(tmp_path / "plan.yaml", PLAN, author="李示例")
    row = (
        "修订记录:\n  - 版本: V1.1\n    日期: 2026-03-01\n"
        "    修订内容: 改了时限。\n    修订人: 李示例\n"
    )
    due = edited(
        PLAN, ("版本: V1.0", "版本: V1.1"), ("发布日期: 2026-01-10", "发布日期: 2026-03-01")
    )
    assert made.version == "V1.1"
    assert made.data.decode().replace(row, "") == due
    assert row in made.data.decode()


def test_an_earlier_day_than_the_last_is_told(tmp_path: Path) -> None:
    later = edited(PLAN, ("发布日期: 2026-01-10", "发布日期: 2026-04-01"))
    told = released(tmp_path / "plan.yaml", later).told
    assert "发布日期比原来的（2026-04-01）早，请核对。" in told


def test_a_row_goes_behind_the_last_and_has_its_author(tmp_path: Path) -> None:
    rows = "修订记录:\n  - {版本: V1.0, 日期: 2026-01-10, 修订内容: 首次发布, 修订人: 王示例}\n"
    made = released(tmp_path / "plan.yaml", PLAN + rows)
    assert made.data.decode().endswith(
        f"{rows}  - {{版本: V1.1, 日期: 2026-03-01, 修订内容: 改了时限。, 修订人: 王示例}}\n"
    )


def test_a_table_that_begins_with_the_newest_gets_the_row_on_top(tmp_path: Path) -> None:
    rows = (
        "修订记录:\n  - {版本: V0.9, 日期: 2026-01-09, 修订内容: 送审}\n"
        "  - {版本: V0.8, 日期: 2025-12-01, 修订内容: 起草}\n"
    )
    made = released(tmp_path / "plan.yaml", PLAN + rows)
    plan = own(tmp_path / "plan.yaml", made.data).plan
    assert [row.version for row in plan.revisions] == ["V1.1", "V0.9", "V0.8"]


def test_the_day_of_effect_keeps_its_distance(tmp_path: Path) -> None:
    text = edited(PLAN, ("发布日期: 2026-01-10", "发布日期: 2026-01-10\n实施日期: 2026-01-15"))
    path = tmp_path / "plan.yaml"
    assert own(path, released(path, text).data).plan.effective == datetime.date(2026, 3, 6)
    named = released(path, text, effective=datetime.date(2026, 4, 1))
    assert own(path, named.data).plan.effective == datetime.date(2026, 4, 1)
    with pytest.raises(UsageProblem, match="早于发布日期"):
        released(path, text, effective=datetime.date(2026, 2, 1))


def test_a_version_is_released_once(tmp_path: Path) -> None:
    rows = "修订记录:\n  - {版本: V1.1, 日期: 2026-01-10, 修订内容: 首次发布}\n"
    with pytest.raises(UsageProblem, match=r"已经有 V1\.1"):
        released(tmp_path / "plan.yaml", PLAN + rows)


def test_a_version_that_stays_gets_its_row_anew(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    rows = "修订记录:\n  - {版本: V1.0, 日期: 2026-01-10, 修订内容: 首次发布}\n"
    path.write_text(PLAN + rows, encoding="utf-8")
    made = release(own(path), Wanted(Bump.NONE, DAY, "首次发布，订正两处。"))
    assert made.data.decode().endswith(
        "修订记录:\n  - {版本: V1.0, 日期: 2026-03-01, 修订内容: 首次发布，订正两处。}\n"
    )


def test_what_a_release_leaves_to_people_is_told(tmp_path: Path) -> None:
    text = edited(PLAN, ("版本: V1.0", "副标题: V1.0，试行\n版本: V1.0\n状态: 送审稿"))
    told = "\n".join(released(tmp_path / "plan.yaml", text).told)
    assert "副标题里还写着“V1.0”" in told
    assert "状态仍是“送审稿”" in told


def test_a_draft_says_what_changed_since_the_commit_that_gave_the_version(repo: Repo) -> None:
    path = repo.top / "plan.yaml"
    first = edited(PLAN, ("时限: 5分钟", "时限: 3分钟"))
    repo.write("plan.yaml", first)
    repo.commit("缩短", "2026-01-20")
    repo.write("plan.yaml", edited(first, ("负责人: 李示例", "负责人: 赵示例")))
    repo.commit("换人", "2026-01-25")
    words = draft(own(path))
    assert "缩短时限1处" in words
    assert "更换负责人1处" in words
    assert "赵示例" in words
    assert "缩短时限" not in draft(own(path), "HEAD~1")
    with pytest.raises(UsageProblem, match="没有改动"):
        draft(own(path), "HEAD")


def test_without_git_a_draft_needs_the_last_release(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    path = tmp_path / "plan.yaml"
    path.write_text(edited(PLAN, ("时限: 5分钟", "时限: 8分钟")), encoding="utf-8")
    with pytest.raises(UsageProblem, match="找不到上一次定稿"):
        draft(own(path))
    old = tmp_path / "old.yaml"
    old.write_text(PLAN, encoding="utf-8")
    assert "延长时限1处" in draft(own(path), str(old))
