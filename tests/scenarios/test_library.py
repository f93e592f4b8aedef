"""Every module of the library can be taken into a plan as it is."""

import re

import pytest

from planforge._build import Settings, build_plan, examine
from planforge.laws import load_registry
from planforge.scenarios import heads, module_file
from planforge.schema.module import Module
from planforge.schema.platform import rules_in
from planforge.source import read_module
from planforge.writers import write
from tests.scenarios.library import MODULES, TYPES, errors, loaded

_BRACES = re.compile(r"\{([^{}\s][^{}]*)\}")
_REFERENCE = re.compile(r"\[\[(?!\.)([^\[\]]+)\]\]")


def module_of(kind: str, name: str) -> tuple[Module, str]:
    path = module_file(kind, name)
    assert path is not None
    module, findings = read_module(path)
    assert not errors(findings)
    assert module is not None
    return module, path.read_text(encoding="utf-8")


every_module = pytest.mark.parametrize(("kind", "name"), MODULES)


@every_module
def test_a_module_stands_in_a_plan_without_errors(kind: str, name: str) -> None:
    found = loaded(kind, f"- 模块: {name}", more="附件:\n  - 种类: 平台规则核对表\n")
    assert not errors(found.findings)
    built = build_plan(found, Settings())
    lost = [one.message for one in built.findings if one.code == "PF302"]
    assert not [*errors(built.findings), *lost]
    assert built.document is not None
    assert built.layout is not None
    text = write("text", built.document, built.layout, built.options).data.decode()
    assert not _BRACES.findall(text), "参数没有填上"
    assert "[[" not in text


@every_module
def test_the_check_finds_no_error_in_a_module(kind: str, name: str) -> None:
    found = loaded(kind, f"- 模块: {name}")
    examined = examine(found, build_plan(found, Settings()))
    assert examined is not None
    told = [
        one
        for one in examined.findings
        if one.place is not None and one.place.file.endswith(f"{name}.yaml")
    ]
    told = [one for one in told if not one.code.startswith("PF2")]  # what a whole plan lacks
    assert not errors(told)


@every_module
def test_a_module_says_what_it_is_chosen_by(kind: str, name: str) -> None:
    module, _ = module_of(kind, name)
    assert module.name
    assert module.group
    assert module.suits
    assert module.risk
    assert module.trigger
    assert module.lead
    assert module.steps
    assert module.id is None, "标识就是文件名，不用写"
    assert module.module is None


@every_module
def test_the_steps_of_a_module_can_be_named_and_changed(kind: str, name: str) -> None:
    module, _ = module_of(kind, name)
    ids = [step.id for step in module.steps]
    assert all(ids), "每个步骤都要有标识"
    assert len(set(ids)) == len(ids)
    assert all(step.title for step in module.steps)
    assert all((step.actor and step.action) or step.text for step in module.steps)


@every_module
def test_a_module_uses_each_of_its_parameters(kind: str, name: str) -> None:
    module, text = module_of(kind, name)
    names = [setting.name for setting in module.settings]
    assert len(set(names)) == len(names)
    unused = set(names) - {words.strip() for words in _BRACES.findall(text)}
    assert not unused, f"没有用到：{unused}"


@every_module
def test_a_module_refers_to_nothing_but_platform_rules(kind: str, name: str) -> None:
    module, text = module_of(kind, name)
    assert all(list(rules_in(f"[[{words}]]")) for words in _REFERENCE.findall(text))
    assert set(rules_in(text)) <= set(module.platform_rules), "引用到的规则列进“平台规则”"


@every_module
def test_the_laws_of_a_module_are_in_the_registry(kind: str, name: str) -> None:
    module, _ = module_of(kind, name)
    registry = load_registry()
    for citation in module.laws:
        assert citation.id
        assert registry.by_id(citation.id) is not None, f"法规库里没有 {citation.id}"


@pytest.mark.parametrize("kind", [kind for kind in TYPES if heads(kind)])
def test_all_modules_of_a_type_stand_in_one_plan(kind: str) -> None:
    names = [head.id for head in heads(kind)]
    found = loaded(kind, "\n".join(f"- 模块: {name}" for name in names))
    built = build_plan(found, Settings())
    assert not errors(built.findings)
    titles = [head.name for head in heads(kind)]
    assert len(set(titles)) == len(titles), "两个模块同名"
