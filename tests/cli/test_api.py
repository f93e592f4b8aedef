import importlib
import subprocess
import sys
from pathlib import Path

import pytest

import planforge


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


def test_a_plan_goes_through_the_chain_by_the_promised_names(plan: Path, tmp_path: Path) -> None:
    assert planforge.check(plan) == ()
    built = planforge.build(plan, planforge.Settings(scheme="decimal"))
    written = [path for path, _ in planforge.render(built, ["text"], tmp_path, "duty")]
    assert written == [tmp_path / "duty.txt"]
    assert "1　总则" in written[0].read_text(encoding="utf-8")
