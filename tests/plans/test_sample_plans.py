"""The sample plans: complete, without findings, and the same as when somebody last read them."""

from pathlib import Path

import pytest

from planforge._build import build
from planforge.document import Item, Ref, Section, Table, blocks_of
from planforge.numbering import number
from planforge.profiles import profile_names
from planforge.schema import Plan
from planforge.source import load
from planforge.writers.text import document_lines

ROOT = Path(__file__).resolve().parents[2]
PLANS = sorted(ROOT.glob("plans/*/plan.yaml"))
GOLDEN = ROOT / "tests" / "golden"
NAMES = [plan.parent.name for plan in PLANS]
READ = [plan for plan in PLANS if plan.parent.name != "tmall-clothes"]
"""All but the one whose scenarios are the library's, which has tests of its own."""


def loaded(path: Path) -> Plan:
    plan = load(path, profiles=profile_names()).plan
    assert plan is not None
    return plan


def test_there_is_a_sample_for_each_kind_of_user() -> None:
    assert NAMES == [
        "consumer-protection-drill",
        "enterprise-group-complaint",
        "government-double12",
        "platform-double12",
        "tmall-clothes",
        "tmall-shop",
    ]


@pytest.mark.parametrize("path", PLANS, ids=NAMES)
def test_a_sample_has_no_findings(path: Path) -> None:
    assert [f"{finding.place} {finding.message}" for finding in build(path).findings] == []


@pytest.mark.golden
@pytest.mark.parametrize("path", READ, ids=[plan.parent.name for plan in READ])
def test_a_sample_reads_as_it_was_accepted(path: Path, accept: bool) -> None:
    document = build(path).document
    assert document is not None
    text = "\n".join(document_lines(document)) + "\n"
    golden = GOLDEN / f"{path.parent.name}.txt"
    if accept:
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8"), "read the change, then run with --accept"


@pytest.mark.parametrize("path", PLANS, ids=NAMES)
def test_anchors_of_a_sample_are_unique(path: Path) -> None:
    document = build(path).document
    assert document is not None
    anchors: list[str] = []
    for block in blocks_of(document):
        if isinstance(block, Section | Item) and block.anchor:
            anchors.append(block.anchor)
        if isinstance(block, Table):
            anchors.extend(row.anchor for row in block.rows if row.anchor)
    assert sorted(anchors) == sorted(set(anchors))


@pytest.mark.parametrize("path", PLANS, ids=NAMES)
def test_every_reference_of_a_sample_prints_something(path: Path) -> None:
    document = build(path).document
    assert document is not None
    assert number(document) == document
    refs = [
        node
        for block in blocks_of(document)
        for node in getattr(block, "content", ())
        if isinstance(node, Ref)
    ]
    assert all(ref.text for ref in refs)


@pytest.mark.parametrize("path", PLANS, ids=NAMES)
def test_phone_numbers_of_a_sample_are_from_reserved_looking_ranges(path: Path) -> None:
    plan = loaded(path)
    people = plan.organization.people if plan.organization else None
    phones = [person.phone for person in people.people if person.phone] if people else []
    assert all("0000" in phone or "5555" in phone or "5550" in phone for phone in phones), phones


def test_the_sample_of_modules_says_what_it_changes_of_them() -> None:
    plan = loaded(ROOT / "plans" / "tmall-clothes" / "plan.yaml")
    assert plan.response is not None
    assert plan.response.scenarios is not None
    held = {one.id: one for one in plan.response.scenarios.scenarios}
    changed = {step.id: str(step.within) for step in held["oversell"].steps}
    steps = [step.id for step in held["courier-stop"].steps]
    assert changed["notify"] == "12小时"
    assert "self-deliver" not in steps
    assert steps[steps.index("switch") + 1] == "other-warehouse"
    assert held["size-chart"].module is None
    assert all(one.module for name, one in held.items() if name != "size-chart")


def test_the_sample_of_modules_has_rules_that_are_confirmed_and_rules_that_are_not() -> None:
    plan = loaded(ROOT / "plans" / "tmall-clothes" / "plan.yaml")
    values = [rule.value for rule in plan.platform_rules if rule.confirmed]
    assert 0 < len(values) < len(plan.platform_rules)
    assert all(value is not None and value.startswith("示例值") for value in values)


def test_the_people_and_the_roster_of_a_sample_stand_in_tables_beside_it() -> None:
    plan = loaded(ROOT / "plans" / "tmall-clothes" / "plan.yaml")
    organization = plan.organization
    assert organization is not None
    assert organization.people is not None
    assert organization.contacts is not None
    assert organization.roster is not None
    assert len(organization.people.people) == 25
    assert organization.contacts.contacts
    assert organization.roster.shifts


def test_the_first_page_of_a_shop_of_twenty_five_has_every_phone_in_a_few_rows() -> None:
    path = ROOT / "plans" / "tmall-clothes" / "plan.yaml"
    organization = loaded(path).organization
    document = build(path).document
    assert document is not None
    assert organization is not None
    assert organization.people is not None
    tables = [block for page in document.front.pages for block in page.blocks]
    people = next(b for b in tables if isinstance(b, Table) and "130 0000 0033" in repr(b))
    assert all(one.phone and one.phone in repr(people) for one in organization.people.people)
    assert len(people.rows) == 10
