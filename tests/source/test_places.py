"""Every value knows its place."""

from planforge.findings import Finding, Severity
from planforge.source import locate
from tests.source.reading import body

_TEXT = """\
组织机构:
  - 名称: 指挥部
    职责: [统一指挥, 协调]
  - 技术组
单位:
  名称: 某店
章节标题:
  drills: 演练
"""


def _at(*path: str | int) -> tuple[int, int] | None:
    tree = body(_TEXT).tree
    assert tree is not None
    place = tree.place_of(path)
    return (place.line, place.column) if place is not None else None


def test_a_values_place_is_where_it_starts() -> None:
    assert _at("title") == (3, 5)
    assert _at("entity", "name") == (9, 7)


def test_an_object_or_a_list_stands_at_its_key() -> None:
    assert _at("entity") == (8, 1)
    assert _at("organization") == (4, 1)


def test_shorthand_is_found_by_the_path_of_the_plan() -> None:
    assert _at("organization", "units", "units", 0, "name") == (5, 9)
    assert _at("organization", "units", "units", 0, "duties", 1, "text") == (6, 16)
    assert _at("organization", "units", "units", 1) == (7, 5)
    assert _at("organization", "units", "units", 1, "name") == (7, 5)


def test_titles_are_found_by_their_own_keys() -> None:
    assert _at("titles", "drills") == (11, 11)


def test_every_path_with_a_mark_is_an_attribute_path_of_the_plan() -> None:
    loaded = body(_TEXT)
    assert loaded.tree is not None
    for path in loaded.tree.marks:
        value: object = loaded.plan
        for step in path:
            if isinstance(step, int):
                assert isinstance(value, tuple)
                value = value[step]
            elif isinstance(value, dict):
                value = value[step]
            else:
                value = getattr(value, step)
        assert value is not None


def test_a_place_quotes_its_line() -> None:
    tree = body(_TEXT).tree
    assert tree is not None
    place = tree.place_of(("entity", "name"))
    assert place is not None
    assert place.quote == "  名称: 某店"
    assert str(place) == "plan.yaml:9:7"


def test_what_a_plan_does_not_write_has_no_place_of_its_own() -> None:
    assert _at("entity", "staff") is None


def test_locating_falls_back_to_the_nearest_thing_around() -> None:
    def place(*path: str | int) -> str:
        finding = Finding("PF999", "x", Severity.ERROR, "", at=path)
        (located,) = locate([finding], body(_TEXT).tree)
        return str(located.place)

    assert place("entity", "name") == "plan.yaml:9:7"
    assert place("entity", "staff") == "plan.yaml:8:1"
    assert place("organization", "units", "units", 0, "leader") == "plan.yaml:5:5"
    assert place("drills", "timeline") == "plan.yaml:1:1"


def test_locating_leaves_findings_without_path_alone() -> None:
    finding = Finding("PF999", "x", Severity.ERROR, "")
    assert locate([finding], body(_TEXT).tree) == [finding]
    assert locate([finding], None) == [finding]
