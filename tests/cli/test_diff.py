"""``planforge diff`` and what belongs to the life of revisions, as a shell calls them."""

import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from tests.cli.calling import call
from tests.revision.repo import PLAN, Repo, edited, new_repo

SHORTER = edited(PLAN, ("时限: 5分钟", "时限: 3分钟"))
CAUTIONS = "其他章节:\n  - {标题: 注意事项, 条目: [浓烟里不得进入库区。]}\n\n"
WORDING = edited(PLAN, ("下达疏散命令。", "下达疏散命令；"))


@pytest.fixture
def both(tmp_path: Path) -> tuple[Path, Path]:
    """Two plan files, the second with a shorter time limit."""
    paths = tmp_path / "old.yaml", tmp_path / "new.yaml"
    for path, text in zip(paths, (PLAN, SHORTER), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """A repository with a committed plan, which is the working folder."""
    made = new_repo(tmp_path / "repo")
    made.write("plan.yaml", PLAN)
    made.commit("第一版")
    monkeypatch.chdir(made.top)
    return made


def test_one_file_is_compared_with_its_last_commit(repo: Repo) -> None:
    assert call("diff", "plan.yaml", "--exit-code").code == 0
    repo.write("plan.yaml", SHORTER)
    done = call("diff", "plan.yaml", "--exit-code")
    assert done.code == 1
    assert "时限缩短" in done.out
    assert call("diff", "HEAD:plan.yaml").code == 2


def test_a_revision_alone_means_the_same_file_in_it(repo: Repo) -> None:
    repo.git("tag", "v1.0")
    repo.write("plan.yaml", SHORTER)
    repo.commit("缩短")
    assert "时限缩短" in call("diff", "v1.0", "plan.yaml").out
    assert "没有差别" in call("diff", "HEAD", "plan.yaml").out
    assert "没有版本“other”" in call("diff", "other", "plan.yaml").err


def test_differences_alone_are_no_failure(both: tuple[Path, Path]) -> None:
    assert call("diff", *both).code == 0
    assert call("diff", *both, "--exit-code").code == 1


def test_what_does_not_matter_is_no_difference_where_only_that_counts(tmp_path: Path) -> None:
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.write_text(PLAN, encoding="utf-8")
    new.write_text(WORDING, encoding="utf-8")
    assert call("diff", old, new, "--exit-code").code == 1
    assert call("diff", old, new, "--exit-code", "--material-only").code == 0


def test_json_tells_the_typed_changes(both: tuple[Path, Path]) -> None:
    told = json.loads(call("diff", *both, "-f", "json").out)
    assert [change["type"] for change in told["changes"]] == ["deadline-shorter"]


def test_several_formats_go_to_a_folder(both: tuple[Path, Path], tmp_path: Path) -> None:
    done = call("diff", *both, "-f", "text,json,md,html,docx,table", "-o", tmp_path / "out")
    assert done.code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir() if path.is_file()) == [
        "new.diff.docx",
        "new.diff.html",
        "new.diff.json",
        "new.diff.md",
        "new.diff.txt",
        "new.修订对照表.docx",
    ]


def test_what_a_person_has_edited_is_not_overwritten(
    both: tuple[Path, Path], tmp_path: Path
) -> None:
    out = tmp_path / "out.md"
    out.write_text("批注", encoding="utf-8")
    done = call("diff", *both, "-f", "markdown", "-o", out)
    assert done.code == 6
    assert out.read_text(encoding="utf-8") == "批注"
    assert call("diff", *both, "-f", "markdown", "-o", out, "--force").code == 0


def part(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("word/document.xml").decode()


def test_tracked_changes_have_author_and_date_of_the_arguments(
    both: tuple[Path, Path], tmp_path: Path
) -> None:
    out = tmp_path / "out.docx"
    signed = ("--author", "王示例", "--date", "2026-03-01")
    done = call("diff", *both, "-f", "docx", "-o", out, *signed, "--verify")
    assert done.code == 0
    xml = part(out.read_bytes())
    assert 'w:author="王示例"' in xml
    assert 'w:date="2026-03-01T00:00:00Z"' in xml
    assert "<w:delText" in xml


def test_without_a_date_the_plan_says_it_and_never_the_clock(
    both: tuple[Path, Path], tmp_path: Path
) -> None:
    one, other = tmp_path / "1.docx", tmp_path / "2.docx"
    for out in (one, other):
        assert call("diff", *both, "-f", "docx", "-o", out).code == 0
    assert one.read_bytes() == other.read_bytes()
    assert 'w:date="2026-01-10T00:00:00Z"' in part(one.read_bytes())


def test_word_files_are_compared_in_their_own_layout(
    both: tuple[Path, Path], tmp_path: Path
) -> None:
    for path in both:
        assert call("render", path, "-f", "docx", "-o", tmp_path).code == 0
    files = tmp_path / "old.docx", tmp_path / "new.docx"
    done = call("diff", *files, "-f", "docx", "-o", tmp_path / "redline.docx", "--verify")
    assert (done.code, "改用 planforge 的版式" in done.err) == (0, False)
    assert "时限" in call("diff", *files).out


def test_a_plan_is_compared_with_the_word_file_made_from_it(
    both: tuple[Path, Path], tmp_path: Path
) -> None:
    assert call("render", both[0], "-f", "docx", "-o", tmp_path).code == 0
    done = call("diff", tmp_path / "old.docx", both[1], "-f", "json")
    changes = json.loads(done.out)["changes"]
    assert any("3分钟" in change["after"] for change in changes)


def test_an_opinion_finds_its_change(both: tuple[Path, Path], tmp_path: Path) -> None:
    opinions = tmp_path / "opinions.yaml"
    opinions.write_text(
        "- {提出单位: 安全科, 意见: 报警要更快, 采纳情况: 采纳, 修改: 1}\n", encoding="utf-8"
    )
    out = tmp_path / "out.docx"
    done = call("diff", *both, "-f", "response", "--opinions", opinions, "-o", out)
    assert done.code == 0
    assert "报警要更快" in part(out.read_bytes())


def test_the_history_of_a_plan_is_told(repo: Repo) -> None:
    repo.write("plan.yaml", SHORTER)
    repo.commit("缩短报警时限", "2026-02-01")
    done = call("log", "plan.yaml")
    assert done.code == 0
    first, rest = done.out.split("\n", 1)
    assert first.startswith("2026-02-01  ")
    assert first.endswith("  张示例  V1.0  缩短报警时限")
    assert "时限缩短" in rest


def test_a_release_is_drafted_out_of_git(repo: Repo) -> None:
    path = repo.write("plan.yaml", edited(SHORTER, ("应急响应:", f"{CAUTIONS}应急响应:")))
    done = call("release", path, "--date", "2026-03-01", "--bump", "major")
    assert done.code == 0, done.err
    text = path.read_text(encoding="utf-8")
    assert "版本: V2.0" in text
    assert "缩短时限1处" in text
    assert "# 值班用的小预案" in text


def test_a_plan_in_which_the_rules_find_errors_is_not_released(repo: Repo) -> None:
    path = repo.write("plan.yaml", SHORTER)
    wanted = ("release", path, "--date", "2026-03-01", "--summary", "改了时限。")
    done = call(*wanted)
    assert done.code == 1
    assert re.search("plan.yaml:[0-9]+:1 错误 PF219", done.err)
    assert "没有定稿" in done.err
    assert path.read_text(encoding="utf-8") == SHORTER
    assert call(*wanted, "--force").code == 0


def test_a_plan_with_errors_is_not_released(repo: Repo) -> None:
    broken = edited(PLAN, ("下达疏散命令。", "向[[unit:没有]]下达疏散命令。"))
    path = repo.write("plan.yaml", broken)
    done = call("release", path, "--date", "2026-03-01", "--summary", "改了。")
    assert done.code == 1
    assert path.read_text(encoding="utf-8") == broken
    forced = call("release", path, "--date", "2026-03-01", "--summary", "改了。", "--force")
    assert forced.code == 0


def test_git_is_set_up_and_the_set_up_taken_back(repo: Repo) -> None:
    done = call("git-setup", "plan.yaml", "--dry-run")
    assert "plan.yaml diff=planforge merge=planforge" in done.out
    assert not (repo.top / ".gitattributes").exists()
    assert "已设置好" in call("git-setup", "plan.yaml").out
    assert "都已经设置好了" in call("git-setup", "plan.yaml").out
    assert "已撤销" in call("git-setup", "--remove").out
    assert not (repo.top / ".gitattributes").exists()
    assert "没有要撤销的" in call("git-setup", "--remove").out
