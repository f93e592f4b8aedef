"""The user's guide keeps up with the commands."""

import re
from pathlib import Path

import click
import pytest

from planforge.cli.app import COMMANDS, app
from planforge.profiles import profile_names
from planforge.scenarios import heads

_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@pytest.fixture(scope="module")
def guide(root: Path) -> str:
    return (root / "README.zh-CN.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_the_guide_tells_of_each_command(name: str, guide: str) -> None:
    assert f"planforge {name}" in guide


def test_the_guide_tells_of_each_option_of_render(guide: str) -> None:
    command = app.get_command(click.Context(app), "render")
    assert command is not None
    options = {name for param in command.params for name in param.opts if name.startswith("--")}
    assert {name for name in options if name not in guide} == set()


def test_the_guide_calls_no_command_that_there_is_not(guide: str) -> None:
    called = set(re.findall(r"(?:^    |`)planforge ([a-z-]+)", guide, re.MULTILINE))
    assert called == set(COMMANDS)


def test_the_readme_opens_with_the_two_commands(root: Path) -> None:
    head = (root / "README.md").read_text(encoding="utf-8").splitlines()[:15]
    assert any("python dev.py demo" in line for line in head)
    assert any("python dev.py test" in line for line in head)


def test_the_readme_counts_modules_and_sample_plans_as_there_are(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    counts = {name: len(heads(name)) for name in profile_names().values()}
    assert f"({counts['tmall_shop']} for shops, {counts['platform']} each for platforms" in readme
    assert counts["platform"] == counts["government"] == counts["enterprise"]
    samples = len(list((root / "plans").glob("*/plan.yaml")))
    assert f"{_COUNTS[samples]} complete sample plans" in readme
    guide = (root / "README.zh-CN.md").read_text(encoding="utf-8")
    assert f"有{'零一二三四五六七八九'[samples]}份完整的样例" in guide
    changes = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"{_COUNTS[samples].title()} sample plans" in changes
