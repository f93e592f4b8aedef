"""The real plans: read, kept as data, printed again without losing a character."""

import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from planforge._build import Settings, build_plan
from planforge.findings import Severity
from planforge.importer import Imported, import_text, round_trip
from planforge.profiles import profile_names
from planforge.schema import Plan
from planforge.source import Loaded, load_text
from planforge.writers import write
from tests.importer.found import facts_of

SEEDS = (
    ("consumer-protection-drill", "enterprise"),
    ("double12-government", "government"),
    ("double12-multiparty", "government"),
    ("double12-platform", "platform"),
    ("group-complaint-enterprise", "enterprise"),
    ("group-complaint-government", "government"),
    ("tmall-shop-1", "tmall_shop"),
    ("tmall-shop-2", "tmall_shop"),
)
FACTS = Path(__file__).parent / "facts"


@dataclass(frozen=True)
class Seed:
    name: str
    profile: str
    text: str
    imported: Imported
    loaded: Loaded

    @property
    def plan(self) -> Plan:
        assert self.loaded.plan is not None
        return self.loaded.plan


@cache
def _seed(path: Path, profile: str) -> Seed:
    data = path.read_bytes()
    imported = import_text(data, path.name)
    loaded = _loaded(imported)
    return Seed(path.stem, profile, data.decode(), imported, loaded)


def _loaded(imported: Imported) -> Loaded:
    return load_text(imported.yaml.encode(), "plan.yaml", profiles=profile_names())


@pytest.fixture(params=SEEDS, ids=[name for name, _ in SEEDS])
def seed(request: pytest.FixtureRequest, shared: Path) -> Seed:
    name, profile = request.param
    return _seed(shared / "seeds" / f"{name}.txt", profile)


def as_text(loaded: Loaded) -> str:
    built = build_plan(loaded, Settings())
    assert built.document is not None
    assert built.layout is not None
    return write("text", built.document, built.layout, built.options).data.decode()


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_the_printed_text_is_the_source_to_the_character(seed: Seed) -> None:
    assert squeezed(as_text(seed.loaded)) == squeezed(seed.text)
    assert round_trip(seed.text, seed.plan) == []


def test_all_of_it_stands_in_typed_parts(seed: Seed) -> None:
    assert seed.imported.coverage >= 0.99


def test_no_fact_is_false_and_none_of_those_known_is_missed(seed: Seed) -> None:
    by_hand = (FACTS / f"{seed.name}.txt").read_text(encoding="utf-8").splitlines()
    found = [fact for fact in facts_of(seed.plan) if fact]
    assert sorted(set(found) - set(by_hand)) == []
    assert sorted(set(by_hand) - set(found)) == []


def test_the_profile_is_seen_in_the_words(seed: Seed) -> None:
    assert seed.imported.profile == seed.profile


def test_the_file_loads_and_prints_without_complaint(seed: Seed) -> None:
    assert seed.loaded.findings == ()
    findings = build_plan(seed.loaded, Settings()).findings
    assert [f.message for f in findings if f.severity is Severity.ERROR] == []
    assert [f.message for f in findings if f.code == "PF302"] == []
    assert seed.imported.findings == ()


def test_importing_what_was_printed_gives_the_same_plan(seed: Seed) -> None:
    again = import_text(as_text(seed.loaded).encode(), seed.name, type_=seed.profile)
    assert _loaded(again).plan == seed.plan


def test_the_same_source_gives_the_same_file(seed: Seed) -> None:
    assert import_text(seed.text.encode(), f"{seed.name}.txt").yaml == seed.imported.yaml


def test_a_drill_plan_has_its_slots_scenes_and_clock(shared: Path) -> None:
    plan = _seed(shared / "seeds" / "consumer-protection-drill.txt", "enterprise").plan
    assert plan.kind.drill
    assert plan.drills is not None
    assert plan.drills.timeline is not None
    slots = plan.drills.timeline.slots
    assert [slot.time.start for slot in slots if slot.time] == [540, 550, 570, 600, 840, 900]
    assert plan.drills.scenarios is not None
    assert len(plan.drills.scenarios.scenarios) == 3


def test_a_miscounted_label_is_reported_at_its_line_and_printed_right(shared: Path) -> None:
    source = (shared / "seeds" / "double12-government.txt").read_text(encoding="utf-8")
    wrong = source.replace("3.保障活动期间社会稳定", "4.保障活动期间社会稳定")
    made = import_text(wrong.encode(), "双十二.txt")
    (finding,) = made.findings
    assert finding.code == "PF513"
    assert finding.place is not None
    assert finding.place.line == 7
    assert "“4.”输出为“3.”" in finding.message
    assert made.coverage >= 0.99


def test_full_width_punctuation_comes_back_too(shared: Path) -> None:
    wide = str.maketrans(",:;()", "，：；（）")
    for name, profile in SEEDS:
        text = (shared / "seeds" / f"{name}.txt").read_text(encoding="utf-8").translate(wide)
        made = import_text(text.encode(), name, type_=profile)
        assert squeezed(as_text(_loaded(made))) == squeezed(text)
        assert made.coverage >= 0.99


def test_mixed_colons_are_kept_as_written(shared: Path) -> None:
    text = (shared / "seeds" / "double12-platform.txt").read_text(encoding="utf-8")
    mixed = text.replace("技术保障组:", "技术保障组：").replace("-指挥长:", "-指挥长：")
    made = import_text(mixed.encode(), "平台.txt")
    assert squeezed(as_text(_loaded(made))) == squeezed(mixed)
    assert made.coverage >= 0.99


def test_a_text_of_fifty_kilobytes_is_read_in_well_under_a_second(shared: Path) -> None:
    data = (shared / "corpus" / "ministry-highway-traffic.txt").read_bytes()
    assert len(data) > 50_000
    import_text(data, "warm.txt")
    start = time.process_time()
    import_text(data, "a.txt")
    assert time.process_time() - start < 0.6
