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
        "tmall-shop",
    ]


@pytest.mark.parametrize("path", PLANS, ids=NAMES)
def test_a_sample_has_no_findings(path: Path) -> None:
    assert [f"{finding.place} {finding.message}" for finding in build(path).findings] == []


@pytest.mark.golden
@pytest.mark.parametrize("path", PLANS, ids=NAMES)
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
