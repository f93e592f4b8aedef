"""A plan file is changed only where it writes the value itself, never for what a module holds."""

import pytest

from planforge.source.rewrite import CannotRewrite, Rewriting
from tests.scenarios.library import plan_of

_SCENARIOS = ("response", "scenarios", "scenarios")
_PLAN = plan_of(
    "天猫店铺",
    "- 模块: oversell\n"
    "  牵头人: 店主\n"
    "  步骤:\n"
    "    - {标识: notify, 时限: 12小时}\n"
    "- 名称: 断电\n"
    "  步骤: [接备用电源]\n",
)


def test_a_value_that_the_plan_writes_over_a_module_is_changed() -> None:
    rewriting = Rewriting(_PLAN, "plan.yaml")
    rewriting.set((*_SCENARIOS, 0, "lead"), "运营")
    assert rewriting.text() == _PLAN.replace("牵头人: 店主".encode(), "牵头人: 运营".encode())


def test_a_scenario_beside_a_module_is_changed() -> None:
    rewriting = Rewriting(_PLAN, "plan.yaml")
    rewriting.set((*_SCENARIOS, 1, "name"), "停电")
    assert rewriting.text() == _PLAN.replace("断电".encode(), "停电".encode())


@pytest.mark.parametrize(
    "path",
    [
        (*_SCENARIOS, 0, "risk"),
        (*_SCENARIOS, 0, "steps", 0, "action"),
        (*_SCENARIOS, 0, "evidence", 0),
    ],
)
def test_what_only_the_module_says_is_refused_with_its_name(path: tuple[str | int, ...]) -> None:
    with pytest.raises(CannotRewrite, match="情景库的模块 oversell"):
        Rewriting(_PLAN, "plan.yaml").set(path, "别的话")
