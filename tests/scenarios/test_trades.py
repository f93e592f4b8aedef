"""Each kind of organisation finds its own trade in its modules."""

import re

import pytest

from planforge._build import Settings, build_plan
from planforge.scenarios import module_file, module_names
from planforge.schema.module import Module
from planforge.source import read_module
from planforge.writers import write
from tests.scenarios.library import errors, loaded

PLATFORM = module_names("platform")
GOVERNMENT = module_names("government")
ENTERPRISE = module_names("enterprise")
EVERY = [
    (kind, name)
    for kind, names in (
        ("platform", PLATFORM),
        ("government", GOVERNMENT),
        ("enterprise", ENTERPRISE),
    )
    for name in names
]
BODILY = ("fire", "injury", "chemical-leak", "confined-space", "extreme-weather")


def _module(kind: str, name: str) -> Module:
    path = module_file(kind, name)
    assert path is not None
    module, findings = read_module(path)
    assert not errors(findings)
    assert module is not None
    return module


def _words(module: Module) -> str:
    """All that is said of what is done and told, without what a drill puts to the players."""
    said = [
        *(step.action or "" for step in module.steps),
        module.script or "",
        *(text.text or "" for text in module.scripts),
        module.notice or "",
        module.speak or "",
        *(item.text or "" for item in module.recovery),
    ]
    return "\n".join(said)


@pytest.mark.parametrize("names", [PLATFORM, GOVERNMENT, ENTERPRISE])
def test_there_are_at_least_eight_modules(names: tuple[str, ...]) -> None:
    assert len(names) >= 8


@pytest.mark.parametrize(("kind", "name"), EVERY)
def test_every_step_says_who_how_soon_what_and_what_remains_of_it(kind: str, name: str) -> None:
    for step in _module(kind, name).steps:
        assert step.actor, step.id
        assert step.within, step.id
        assert step.action, step.id
        assert step.output, step.id


@pytest.mark.parametrize(("kind", "name"), EVERY)
def test_a_module_holds_grades_evidence_texts_and_a_drill(kind: str, name: str) -> None:
    module = _module(kind, name)
    assert len(module.grades) >= 3
    assert all(grade.criteria and grade.actions_taken for grade in module.grades), "谁决定"
    assert module.evidence
    assert module.script
    assert module.scripts
    assert module.speak
    assert module.ready
    assert module.needs
    assert module.recovery
    assert len(module.exercise) >= 3
    assert module.laws
    assert not module.platform_rules


@pytest.mark.parametrize("name", PLATFORM)
def test_platforms_grade_faults_stop_the_loss_verify_and_have_a_way_back(name: str) -> None:
    module = _module("platform", name)
    assert [grade.name for grade in module.grades] == ["P0级", "P1级", "P2级", "P3级"]
    ids = [step.id for step in module.steps]
    assert ids.index("stop-loss") < ids.index("verify") < ids.index("rollback")


@pytest.mark.parametrize("name", GOVERNMENT)
def test_governments_neither_pay_consumers_nor_speak_as_a_shop(name: str) -> None:
    module = _module("government", name)
    assert module.pay is None
    assert module.notice is None
    assert not re.search(
        r"(我们|政府|指挥部|部门)(给予|进行|负责|先行)?(赔偿|赔付|垫付)", _words(module)
    )
    assert any(step.title == "信息报送" for step in module.steps)
    assert any("值守" in (step.actor or "") for step in module.steps)


@pytest.mark.parametrize("name", BODILY)
def test_enterprises_see_to_people_before_things(name: str) -> None:
    first = _module("enterprise", name).steps[:3]
    assert any(re.search("撤离|撤到", step.action or "") for step in first)
    assert any(re.search("119|120", step.action or "") for step in first)


@pytest.mark.parametrize(
    ("kind", "name"), [("platform", "data-leak"), ("platform", "ddos"), ("enterprise", "data-leak")]
)
def test_the_four_hours_hold_for_major_incidents_alone(kind: str, name: str) -> None:
    told = [step for step in _module(kind, name).steps if "省级网信" in (step.action or "")]
    assert told
    assert all("较大以上" in (step.action or "") for step in told)


def _printed(kind: str, name: str) -> str:
    built = build_plan(loaded(kind, f"- 模块: {name}"), Settings())
    assert built.document is not None
    assert built.layout is not None
    return write("text", built.document, built.layout, built.options).data.decode()


@pytest.mark.parametrize(
    ("kind", "name"),
    [("platform", "ddos"), ("government", "fire"), ("enterprise", "fire")],
)
def test_a_formal_plan_has_formal_words_for_the_facts_of_a_scenario(kind: str, name: str) -> None:
    text = _printed(kind, name)
    assert "\n答复口径：" in text
    assert "\n演练情景：" in text
    assert "\n后续工作：" in text
    assert "群公告：" not in text
    assert "话术" not in text
