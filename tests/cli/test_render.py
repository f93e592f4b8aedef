import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.calling import PLAN, call


def test_each_written_file_is_told(plan: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    done = call("render", plan, "-f", "docx,html,markdown,text", "-o", folder)
    told = [Path(line) for line in done.out.splitlines()]
    assert told == [folder / f"duty.{end}" for end in ("docx", "html", "md", "txt")]
    assert all(path.stat().st_size > 0 for path in told)
    assert (done.code, done.err) == (0, "")


def test_a_file_that_planforge_wrote_is_written_again(plan: Path, tmp_path: Path) -> None:
    call("render", plan, "-f", "text", "-o", tmp_path)
    plan.write_text(PLAN.replace("两人", "三人"), encoding="utf-8")
    assert call("render", plan, "-f", "text", "-o", tmp_path).code == 0
    assert "三人" in (tmp_path / "duty.txt").read_text(encoding="utf-8")


def test_a_file_that_a_person_edited_is_kept(plan: Path, tmp_path: Path) -> None:
    call("render", plan, "-f", "text", "-o", tmp_path)
    output = tmp_path / "duty.txt"
    output.write_text("改过", encoding="utf-8")
    done = call("render", plan, "-f", "text", "-f", "html", "-o", tmp_path)
    assert done.code == 6
    assert "被人改过" in done.err
    assert output.read_text(encoding="utf-8") == "改过"
    assert not (tmp_path / "duty.html").exists()


def test_force_overwrites_what_a_person_edited(plan: Path, tmp_path: Path) -> None:
    (tmp_path / "duty.txt").write_text("改过", encoding="utf-8")
    assert call("render", plan, "-f", "text", "-o", tmp_path, "--force").code == 0
    assert "值班" in (tmp_path / "duty.txt").read_text(encoding="utf-8")


def test_a_file_that_is_already_right_is_no_edit(plan: Path, tmp_path: Path) -> None:
    call("render", plan, "-f", "text", "-o", tmp_path)
    (tmp_path / ".planforge" / "duty.txt.sha256").unlink()
    assert call("render", plan, "-f", "text", "-o", tmp_path).code == 0


def test_a_plan_named_plan_gives_its_folder_s_name(tmp_path: Path) -> None:
    folder = tmp_path / "shop"
    folder.mkdir()
    (folder / "plan.yaml").write_text(PLAN, encoding="utf-8")
    call("render", folder / "plan.yaml", "-f", "text", "-o", tmp_path)
    assert (tmp_path / "shop.txt").exists()


def test_two_plans_that_would_write_the_same_file_are_refused(plan: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "duty.yaml").write_text(PLAN, encoding="utf-8")
    done = call("render", plan, other / "duty.yaml", "-f", "text", "-o", tmp_path)
    assert done.code == 2
    assert not (tmp_path / "duty.txt").exists()


def test_one_plan_that_cannot_be_loaded_does_not_stop_the_others(
    plan: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("类型: [", encoding="utf-8")
    done = call("render", broken, plan, "-f", "text", "-o", tmp_path)
    assert done.code == 3
    assert (tmp_path / "duty.txt").exists()


def test_a_format_that_cannot_be_made_does_not_stop_the_others(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    for name in [name for name in sys.modules if name.startswith("planforge.writers.pdf")]:
        monkeypatch.delitem(sys.modules, name)
    done = call("render", plan, "-f", "pdf", "-f", "text", "-o", tmp_path)
    assert done.code == 5
    assert "typst" in done.err
    assert (tmp_path / "duty.txt").exists()


def test_the_first_character_that_no_font_has_is_told_with_file_line_and_column(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("typst")
    pytest.importorskip("pylopdf_fonts_zh_cn")
    monkeypatch.setenv("PLANFORGE_FONTS", "pip")
    path = tmp_path / "glyphs.yaml"
    path.write_text(PLAN.replace("每日两人", "每日\U00013000\ua000两人"), encoding="utf-8")
    done = call("render", path, "-f", "pdf", "-o", tmp_path)
    assert done.code == 5
    assert f"错误：{path}:6:10 没有字体能显示字符“\U00013000”" in done.err


def test_a_folder_that_cannot_be_made_is_a_matter_of_files(plan: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = call("render", plan, "-f", "text", "-o", tmp_path / "file")
    assert done.code == 6
    assert "错误：" in done.err


def test_the_layout_and_the_scheme_of_the_command_go_before_the_plan_s(
    plan: Path, tmp_path: Path
) -> None:
    call("render", plan, "-f", "text", "-o", tmp_path, "--scheme", "decimal")
    text = (tmp_path / "duty.txt").read_text(encoding="utf-8")
    assert "1　总则" in text.splitlines()


@pytest.mark.skipif(sys.platform == "win32", reason="ends the child with a signal")
def test_watching_renders_again_when_the_plan_changes(plan: Path, tmp_path: Path) -> None:
    output = tmp_path / "duty.txt"
    command = [sys.executable, "-m", "planforge", "render", str(plan), "-f", "text"]
    with subprocess.Popen(
        [*command, "-o", str(tmp_path), "--watch"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUTF8": "1"},
    ) as process:
        try:
            assert process.stderr is not None
            assert "等待" in process.stderr.readline().decode()
            plan.write_text(PLAN.replace("两人", "三人和一名领导"), encoding="utf-8")
            assert appears("三人", output)
        finally:
            process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 130


def appears(words: str, path: Path) -> bool:
    """The words come to stand in the file within half a minute."""
    for _ in range(150):
        if words in path.read_text(encoding="utf-8"):
            return True
        time.sleep(0.2)
    return False
