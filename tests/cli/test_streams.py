import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.calling import PLAN, call, shell


def test_chinese_reads_well_on_a_gbk_console(plan: Path) -> None:
    plan.write_text(PLAN.replace("标题: 值班制度", "标体: 值班制度"), encoding="utf-8")
    done = shell("check", plan, environment={"PYTHONIOENCODING": "gbk"})
    words = done.stdout.decode("gbk")
    assert "没有“标体”这个键" in words
    assert done.returncode == 3


def test_a_character_that_the_console_lacks_becomes_a_mark(plan: Path) -> None:
    plan.write_text(PLAN.replace("总则", "总则•\U0002b4ef"), encoding="utf-8")
    assert call("outline", plan, encoding="gbk").out.splitlines()[1] == "一、总则·〓"


def test_a_console_without_chinese_does_not_stop_the_program(plan: Path) -> None:
    done = call("outline", plan, encoding="cp1252")
    assert done.code == 0
    assert done.out.splitlines()[0] == "????"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no `head`")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_leaves_early_is_no_error(unbuffered: str) -> None:
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    command = [sys.executable, "-m", "planforge", "schema"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0
