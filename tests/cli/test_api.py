import datetime
import importlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

import planforge
from tests.cli.calling import call


@pytest.mark.parametrize("name", planforge.__all__)
def test_each_name_that_is_promised_is_there(name: str) -> None:
    assert getattr(planforge, name) is not None


def test_another_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        importlib.import_module("planforge").nothing  # noqa: B018


def test_importing_planforge_imports_nothing_else() -> None:
    code = "import sys, planforge; print([m for m in sys.modules if m in ('pydantic', 'jinja2')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"


def test_a_check_tells_what_the_command_tells_of_writing_and_of_rules(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(
        "类型: 企业\n预案种类: 综合预案\n标题: 示例预案\n"
        "编制背景:\n  编制依据: [《中华人民共和国安全生产法》]\n  编制目的: 见[[没有]]。\n",
        encoding="utf-8",
    )
    told = json.loads(call("check", path, "--format", "json").out)["findings"]
    found = planforge.check(path)
    assert [(one.code, one.message) for one in found] == [
        (one["code"], one["message"]) for one in told
    ]
    kinds = {one.code[:3] for one in planforge.check(path, as_of=datetime.date(2026, 3, 1))}
    assert {"PF3", "PF2"} <= kinds


def test_a_plan_that_cannot_be_read_is_told_too(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("类型: [", encoding="utf-8")
    assert [one.code for one in planforge.check(path)] == ["PF104"]


def test_a_plan_goes_through_the_chain_by_the_promised_names(plan: Path, tmp_path: Path) -> None:
    built = planforge.build(plan, planforge.Settings(scheme="decimal"))
    written = [path for path, _ in planforge.render(built, ["text"], tmp_path, "duty")]
    assert written == [tmp_path / "duty.txt"]
    assert "1　总则" in written[0].read_text(encoding="utf-8")
