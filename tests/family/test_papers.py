import os
from pathlib import Path

import pytest

from planforge.errors import FileProblem, UsageProblem
from planforge.family import family, named
from planforge.profiles import load_layout, profile_names
from planforge.resources.data import data_folder
from planforge.writers import PAPER_FORMATS

PROFILES = sorted(set(profile_names().values()))


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the user's own templates, in which each test has a profile of its own."""
    monkeypatch.setenv("PLANFORGE_TEMPLATES", os.fspath(tmp_path))
    family.cache_clear()
    return tmp_path


def put(folder: Path, profile: str, text: str) -> None:
    path = folder / profile / "family.yaml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("profile", PROFILES)
def test_each_paper_has_a_template_a_layout_and_known_formats(profile: str) -> None:
    for paper in family(profile).values():
        places = [data_folder("templates") / name / "family" for name in (profile, "base")]
        assert any((place / f"{paper.template}.j2").is_file() for place in places), paper.name
        assert load_layout(*paper.layout.split("/")).page.width_mm > 0
        assert {*paper.formats, *paper.also} <= set(PAPER_FORMATS)
        assert paper.about


@pytest.mark.parametrize("profile", PROFILES)
def test_every_type_of_organisation_has_cards_checklists_and_a_contact_sheet(profile: str) -> None:
    assert {"处置卡", "岗位卡", "检查清单", "通讯录"} <= set(family(profile))


def test_a_shop_has_what_holds_on_the_night() -> None:
    night = {"作战表", "作战表长图", "排班表", "处置卡标签", "群公告", "快捷短语"}
    assert night <= set(family("tmall_shop"))


def test_only_the_formats_asked_for_that_a_paper_can_have_are_chosen() -> None:
    battle = family("tmall_shop")["作战表"]
    assert battle.chosen(()) == ("docx", "pdf")
    assert battle.chosen(("html", "csv", "pdf")) == ("html", "pdf")
    assert family("tmall_shop")["快捷短语"].chosen(("docx",)) == ()


def test_a_name_that_is_none_is_told_with_those_there_are() -> None:
    with pytest.raises(UsageProblem) as problem:
        named(family("generic"), ["作战图"])
    assert "作战图" in problem.value.message
    assert problem.value.hint is not None
    assert "处置卡" in problem.value.hint


def test_papers_come_once_in_the_order_asked_for() -> None:
    papers = named(family("generic"), ["通讯录", "处置卡", "通讯录"])
    assert [paper.name for paper in papers] == ["通讯录", "处置卡"]


def test_a_profile_adds_changes_and_drops_papers_of_the_base(own: Path) -> None:
    put(
        own,
        "school",
        "放学表: {about: 放学时谁在哪, template: phones, formats: [docx]}\n"
        "通讯录: {about: 家长委员会的电话}\n岗位卡:\n",
    )
    papers = family("school")
    assert papers["放学表"].formats == ("docx",)
    assert papers["通讯录"].about == "家长委员会的电话"
    assert papers["通讯录"].template == family("generic")["通讯录"].template
    assert "岗位卡" not in papers


@pytest.mark.parametrize(
    "text", ["放学表: [docx]\n", "放学表: {about: 少了模板}\n", "- 放学表\n", "放学表: {: [\n"]
)
def test_a_broken_file_of_papers_is_told(own: Path, text: str) -> None:
    put(own, "broken", text)
    with pytest.raises(FileProblem) as problem:
        family("broken")
    assert "family.yaml" in problem.value.message
