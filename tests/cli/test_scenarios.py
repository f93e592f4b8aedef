"""``planforge scenarios`` lists the library and shows how a module is taken over."""

import json

from planforge.scenarios import heads, module_names
from tests.cli.calling import call


def test_without_arguments_every_module_is_listed() -> None:
    words = call("scenarios").out
    assert all(name in words for name in module_names("tmall_shop"))
    assert "天猫店铺：" in words


def test_a_type_lists_its_own_modules_under_their_groups() -> None:
    words = call("scenarios", "天猫店铺").out
    assert all(f"  {head.group}\n" in words for head in heads("tmall_shop"))


def test_a_module_is_shown_with_steps_parameters_and_how_to_take_it() -> None:
    words = call("scenarios", "oversell").out
    assert "notify  逐单告知（售后，24小时）" in words
    assert "告知时限: 24小时" in words
    assert "- 模块: oversell" in words


def test_a_module_may_be_asked_for_by_its_name() -> None:
    assert call("scenarios", "爆单超卖").out == call("scenarios", "oversell").out


def test_a_name_that_is_not_there_is_told_with_the_nearest() -> None:
    done = call("scenarios", "oversel")
    assert done.code == 2
    assert "是不是 oversell？" in done.err


def test_programs_get_json() -> None:
    (one,) = json.loads(call("scenarios", "oversell", "--format", "json").out)["scenarios"]
    assert (one["id"], one["type"], one["name"]) == ("oversell", "tmall_shop", "爆单超卖")
    assert one["parameters"][0]["default"] == "1%"
