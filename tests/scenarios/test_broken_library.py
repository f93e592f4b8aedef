"""A user's own library with a file that cannot be read."""

from pathlib import Path

import pytest

from planforge.errors import FileProblem
from planforge.scenarios import heads
from tests.scenarios.library import loaded

_BROKEN = {
    "bracket": ("类别: 发货\n名称: 坏的\n步骤: [\n".encode(), "第 4 行附近"),
    "encoding": ("类别: 发货\n名称: 坏的\n".encode("gbk"), "读不出来"),
    "list": (b"- 1\n", "键: 值"),
    "nothing": (b"", "键: 值"),
}


@pytest.fixture(params=_BROKEN)
def broken(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    name = str(request.param)
    folder = tmp_path / "tmall_shop" / "scenarios"
    folder.mkdir(parents=True)
    (folder / f"{name}.yaml").write_bytes(_BROKEN[name][0])
    monkeypatch.setenv("PLANFORGE_TEMPLATES", str(tmp_path))
    return name


def test_a_list_of_modules_tells_which_file_is_broken(broken: str) -> None:
    with pytest.raises(FileProblem, match=_BROKEN[broken][1]) as raised:
        heads("tmall_shop")
    assert f"{broken}.yaml" in raised.value.message
    assert raised.value.hint


def test_a_plan_that_takes_the_module_is_told_its_file(broken: str) -> None:
    found = loaded("天猫店铺", f"- 模块: {broken}")
    assert found.plan is None
    assert {Path(one.place.file).name for one in found.findings if one.place} == {f"{broken}.yaml"}


def test_a_plan_of_other_modules_is_read_all_the_same(broken: str) -> None:
    assert broken
    assert loaded("天猫店铺", "- 模块: oversell").plan is not None
