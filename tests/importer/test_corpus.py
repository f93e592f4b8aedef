"""Public laws and plans: every heading at its level, every character back."""

from functools import cache
from pathlib import Path

import pytest

from planforge._build import Settings, build_plan
from planforge.document import Block, Item, Section, SectionKind, plain
from planforge.findings import Severity
from planforge.importer import import_text, round_trip
from planforge.profiles import profile_names
from planforge.source import Loaded, load_text

NAMES = (
    "emergency-response-law-2007",
    "emergency-response-law-2024",
    "ministry-highway-traffic",
    "platform-operations-v1",
    "platform-operations-v2",
    "state-general-plan-2025",
    "tianjin-geological-hazards",
)
Heading = tuple[int, str, str]


@pytest.fixture(params=NAMES)
def source(request: pytest.FixtureRequest, shared: Path) -> Path:
    return shared / "corpus" / f"{request.param}.txt"


@cache
def _loaded(path: Path) -> Loaded:
    made = import_text(path.read_bytes(), path.name)
    return load_text(made.yaml.encode(), "plan.yaml", profiles=profile_names())


def headings(blocks: tuple[Block, ...], deeper: int = 0) -> list[Heading]:
    out: list[Heading] = []
    for block in blocks:
        if isinstance(block, Section):
            label = block.label.text if block.label else ""
            out.append((block.depth + deeper, label, plain(block.title)))
        if isinstance(block, Section | Item):
            annex = isinstance(block, Section) and block.kind is SectionKind.ANNEX
            out += headings(block.blocks, deeper + annex)
    return out


def by_hand(source: Path) -> list[Heading]:
    rows = source.with_suffix(".outline.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [(int(level), number, title) for level, number, title in (r.split("\t") for r in rows)]


def test_headings_and_levels_are_those_read_by_hand(source: Path) -> None:
    loaded = _loaded(source)
    assert loaded.plan is not None
    document = build_plan(loaded, Settings()).document
    assert document is not None
    wanted = [row for row in by_hand(source) if row[0]]
    deepest = max(level for level, _, _ in wanted)
    found = [row for row in headings(document.body) if row[0] <= deepest]
    assert found == wanted


def test_the_title_is_the_first_line(source: Path) -> None:
    plan = _loaded(source).plan
    assert plan is not None
    first = next(iter(by_hand(source)))
    expected = first[2] if first[0] == 0 else ""
    if source.stem == "state-general-plan-2025":
        # The file is a news page; the hand-made outline leaves out its headline.
        expected = f"中共中央国务院印发《{expected}》"
    assert plan.title == expected


def test_every_character_comes_back(source: Path) -> None:
    plan = _loaded(source).plan
    assert plan is not None
    differences = round_trip(source.read_text(encoding="utf-8"), plan)
    if source.stem == "tianjin-geological-hazards":
        # The layout prints the list of annexes itself: 1. for the source's 1．
        assert [(d.line, d.label) for d in differences] == [(187, True), (188, True)]
    else:
        assert differences == []


def test_the_file_loads_without_complaint(source: Path) -> None:
    loaded = _loaded(source)
    assert loaded.findings == ()
    findings = build_plan(loaded, Settings()).findings
    assert [f.message for f in findings if f.severity is Severity.ERROR] == []
    assert [f.message for f in findings if f.code == "PF302"] == []


def test_articles_run_through_the_chapters(shared: Path) -> None:
    plan = _loaded(shared / "corpus" / "emergency-response-law-2007.txt").plan
    assert plan is not None
    assert plan.scheme is not None
    assert [mark.strip() for mark in plan.scheme.marks] == ["第一章", "第一条", "（一）"]
    assert plan.scheme.running == plan.scheme.marks[1:2]
