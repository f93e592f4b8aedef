from pathlib import Path

import pytest

from planforge import load
from planforge.cli.starters import starter
from planforge.errors import UsageProblem
from planforge.profiles import profile_names
from tests.cli.calling import call

TYPES = sorted(set(profile_names().values()))


@pytest.mark.parametrize("drill", [False, True])
@pytest.mark.parametrize("name", TYPES)
def test_a_starting_file_has_no_problems(name: str, drill: bool, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(starter(name, drill=drill), encoding="utf-8")
    done = call("check", path)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("没有发现问题。\n适用：")
    plan = load(path).plan
    assert plan is not None
    assert plan.type == name
    assert plan.kind.drill is drill


@pytest.mark.parametrize("name", TYPES)
def test_a_starting_file_explains_itself(name: str) -> None:
    lines = starter(name).splitlines()
    assert lines[0].startswith("# ")
    assert sum("# " in line for line in lines) >= 8


@pytest.mark.parametrize(
    "title",
    [
        "双十一应急预案",
        "三八节: 应急预案",
        "#1 预案",
        "“双11”\\应急",
        '预案 "甲"',
        "true",
        "2026",
        "[预案]",
    ],
)
def test_any_title_arrives_as_it_was_given(title: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    assert call("new", "--type", "店铺", "--title", title, "-o", path).code == 0
    plan = load(path).plan
    assert plan is not None
    assert plan.title == title


def test_a_title_of_two_lines_is_refused() -> None:
    with pytest.raises(UsageProblem):
        starter("店铺", "预案\n种类: 通用")


def test_an_existing_file_stays_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("我的预案", encoding="utf-8")
    assert call("new", "--type", "店铺", "-o", path).code == 6
    assert path.read_text(encoding="utf-8") == "我的预案"
    assert call("new", "--type", "店铺", "-o", path, "--force").code == 0


def test_without_a_file_it_is_shown() -> None:
    done = call("new", "--type", "店铺")
    assert done.out == starter("店铺")


def test_a_plan_and_its_answers_are_not_written_into_one_file(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("店铺名称: 示例小店\n", encoding="utf-8")
    done = call("new", "--type", "店铺", "--yes", "--force", "--answers", path, "-o", path)
    assert done.code == 2
    assert "同一个文件" in done.err
    assert path.read_text(encoding="utf-8") == "店铺名称: 示例小店\n"


def test_a_moment_beyond_the_calendar_is_no_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "9" * 20)
    assert call("new", "--type", "店铺", "--yes").code == 2
