"""Templates of one's own: sandboxed, strict, and told with template, line and plan path."""

from pathlib import Path

import pytest

from planforge.compose import compose
from planforge.document import PRESETS
from planforge.errors import TemplateProblem
from planforge.numbering import number
from planforge.profiles import load_layout, load_profile
from tests.outline import outline
from tests.plan_text import plan

SCOPE = "适用范围: {正文: 本公司。, 地域: 全市}"


def own(folder: Path, template: str, text: str = SCOPE) -> str:
    """What a plan prints with a template of its own for the scope."""
    (folder / "pieces").mkdir()
    (folder / "pieces" / "scope.j2").write_text(template, encoding="utf-8")
    made = plan(text)
    profile = load_profile(made.type)
    composed = compose(made, profile, load_layout("gb9704"), PRESETS["gongwen"], templates=folder)
    return outline(number(composed.document))


def test_a_template_of_the_plan_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    shown = own(tmp_path, "{{ para(0, x) }}在{{ x.region }}适用。")
    assert "¶ 在全市适用。" in shown


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("{{ para(0, x) }}\n{{ x.nosuch }}", "scope.j2:2"),
        ("{{ para(0, x) }}{{ nosuch }}", "用了不存在的字段或变量"),
        ("{{ para(0, x) }}{{ x.period }}", "空值"),
        ("{{ para(0, x) }}{{ x.parties }}", "不是文字或数字"),
        ("{{ para(0, x) }}{{ x.region.upper }}", "不是文字或数字"),
        ("{{ para(0, x) }}{% if %}", "写法有误"),
        ("{{ para(0, x, 'nosuch') }}", "scope.j2:1"),
    ],
)
def test_a_mistake_is_told_with_template_line_and_place(
    tmp_path: Path, template: str, told: str
) -> None:
    with pytest.raises(TemplateProblem) as caught:
        own(tmp_path, template)
    assert told in str(caught.value)
    assert "scope.j2" in str(caught.value)
    assert caught.value.exit_code == 4


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ x.__class__ }}",
        "{{ x.model_dump() }}",
        "{{ x.model_fields }}",
        "{{ para.__globals__ }}",
        "{{ para.__code__ }}",
        "{{ self.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ x.region.__class__ }}",
        "{% for a in ().__class__.__base__.__subclasses__() %}{{ a }}{% endfor %}",
        "{{ x|attr('__class__') }}",
        "{{ range(10)|list }}",
        "{% include '/etc/passwd' %}",
        "{% include '../../../../../../etc/passwd' %}",
    ],
)
def test_a_template_reaches_nothing_but_the_plan(tmp_path: Path, attack: str) -> None:
    with pytest.raises(TemplateProblem):
        own(tmp_path, "{{ para(0, x) }}" + attack)


def test_what_a_plan_says_is_never_markup_for_jinja(tmp_path: Path) -> None:
    shown = own(
        tmp_path,
        "{{ para(0, x) }}{{ x.region }}",
        "适用范围: {地域: '{{ 7 * 7 }}{% if %}{# 注 #}&<b>'}",
    )
    assert "¶ {{ 7 * 7 }}{% if %}{# 注 #}&<b>" in shown
