"""What ``check`` refuses before it begins."""

from pathlib import Path

import pytest

from tests.cli.calling import PLAN, call


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.mark.parametrize("more", [(), ("--format", "json"), ("--coverage=html",)])
def test_a_report_is_not_written_over_the_plan_that_it_is_of(
    plan: Path, more: tuple[str, ...]
) -> None:
    done = call("check", plan, "-o", plan.parent / "." / plan.name, "--force", *more)
    assert done.code == 2
    assert "不能写在它上面" in done.err
    assert plan.read_text(encoding="utf-8") == PLAN


def test_comments_are_not_written_over_the_file_that_they_are_of(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"any")
    assert call("check", path, "--annotate", path, "--force").code == 2
    assert path.read_bytes() == b"any"


@pytest.mark.parametrize("files", [("plan.yaml",), ("a.docx", "b.docx")])
def test_comments_are_for_one_word_file(files: tuple[str, ...], plan: Path) -> None:
    asked = [plan.parent / name for name in files]
    done = call("check", *asked, "--annotate", plan.parent / "c.docx")
    assert done.code == 2
    assert "一次给一个 Word 文件" in done.err


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_rule_that_there_is_not_is_told(option: str, plan: Path) -> None:
    done = call("check", plan, option, "PF401,PF999")
    assert done.code == 2
    assert "没有规则“PF999”" in done.err
    assert call("check", plan, option, "PF4,pf401").code == 0
