from pathlib import Path

import pytest

from planforge.cli import checking
from planforge.cli.app import COMMANDS
from tests.cli.calling import call, shell


def broken(*_: object) -> None:
    message = "line one\nline two"
    raise RuntimeError(message)


def test_a_fault_of_planforge_is_one_chinese_line(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "load", broken)
    monkeypatch.delenv("PLANFORGE_DEBUG", raising=False)
    done = call("check", plan)
    assert done.code == 70
    assert done.err.count("\n") == 1
    assert "RuntimeError: line one" in done.err


def test_a_fault_is_shown_in_full_where_asked_for(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "load", broken)
    monkeypatch.setenv("PLANFORGE_DEBUG", "1")
    assert "Traceback" in call("check", plan).err


def test_an_interruption_is_quiet(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(checking, "load", interrupted)
    done = call("check", plan)
    assert (done.code, done.out, done.err.strip()) == (130, "", "")


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_a_chinese_help_page(name: str) -> None:
    done = call(name, "--help")
    assert done.code == 0
    assert done.out.startswith(f"用法：planforge {name}")
    assert not {"Usage", "Options", "Commands", "Show", "Arguments"} & set(done.out.split())


def test_the_version_is_told() -> None:
    assert call("--version").out.startswith("planforge ")


def test_checking_imports_nothing_heavy(plan: Path) -> None:
    heavy = ("docx", "lxml", "typst", "weasyprint", "planforge.writers.docx", "subprocess")
    code = (
        "import sys; from planforge.cli.run import run; code = run(sys.argv[1:]);"
        f"print([name for name in {heavy} if name in sys.modules]); sys.exit(code)"
    )
    import subprocess
    import sys

    command = [sys.executable, "-c", code, "check", str(plan)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_module_runs_as_a_program() -> None:
    assert shell("--version").stdout.startswith(b"planforge ")
