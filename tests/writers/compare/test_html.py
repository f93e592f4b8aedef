"""The comparison as one HTML file."""

import re

import pytest

from planforge.writers.compare.html import compare_html
from tests.diff.comparing import OLD, compared
from tests.writers.compare.pages import Element, parsed


@pytest.fixture(scope="module")
def data() -> bytes:
    return compare_html(compared())


@pytest.fixture(scope="module")
def page(data: bytes) -> Element:
    return parsed(data)


def changed(page: Element, number: int) -> list[Element]:
    return [line for line in page.all("div", "c") if str(number) in line.attributes["data-n"]]


def test_the_summary_counts_what_matters_and_what_does_not(page: Element) -> None:
    assert page.all("p", "sum")[0].text == "6 处实质修改，2 处文字性修改"


def test_the_list_tells_each_change_with_its_type_place_and_words(page: Element) -> None:
    entries = page.all("nav")[0].all("li")
    assert len(entries) == 8
    third = entries[2]
    assert third.attributes["data-w"] == "m"
    assert "时限缩短" in third.text
    assert "● 实质" in third.text
    assert "二、应急响应 / （二）先期处置 / 1" in third.text
    assert third.text.endswith("30分钟内 → 15分钟内")


def test_every_entry_of_the_list_leads_to_a_line(page: Element) -> None:
    ids = {element.attributes.get("id") for element in page.all()}
    for link in page.all("nav")[0].all("a"):
        assert link.attributes["href"].removeprefix("#") in ids


def test_old_words_stand_left_and_new_ones_right_marked_where_they_differ(page: Element) -> None:
    (line,) = changed(page, 3)
    old, new = line.all("div", "o")[0], line.all("div", "n")[0]
    assert old.text == "1. 值班员在30分钟内报告总指挥。"
    assert [mark.text for mark in old.all("del")] == ["30"]
    assert new.text == "1. 值班员在15分钟内报告总指挥。"
    assert [mark.text for mark in new.all("ins")] == ["15"]


def test_both_ends_of_a_move_lead_to_each_other(page: Element) -> None:
    links = {link.attributes["id"]: link.attributes["href"] for link in page.all("a", "go")}
    assert links == {"m1-from": "#m1-to", "m1-to": "#m1-from"}


def test_a_row_of_a_table_is_a_row_of_a_table_on_both_sides(page: Element) -> None:
    (line,) = changed(page, 6)
    old, new = line.all("table")
    assert [cell.text for cell in old.all("td")] == ["灭火器", "20", "具", "一号库"]
    assert [cell.text for cell in new.all("td")] == ["灭火器", "30", "具", "一号库"]
    assert [mark.text for mark in new.all("ins")] == ["30"]


def test_a_row_that_went_stands_on_the_old_side_alone(page: Element) -> None:
    (line,) = changed(page, 7)
    assert next(cell.text for cell in line.all("td")) == "担架"
    assert line.all("div", "n")[0].classes >= {"none"}


def test_both_sides_of_a_table_have_the_same_columns(page: Element) -> None:
    (line,) = changed(page, 6)
    old, new = line.all("table")
    widths = [[c.attributes["style"] for c in table.all("col")] for table in (old, new)]
    assert widths[0] == widths[1]


def test_long_unchanged_stretches_are_folded_and_say_how_long_they_are(page: Element) -> None:
    for fold in page.all("details"):
        count = len(fold.all("div", "l"))
        assert fold.all("summary")[0].text == f"… {count} 段未变 …"
        assert count >= 3
        assert not fold.all("div", "c")


def test_nothing_is_left_out(page: Element) -> None:
    script = compared()
    left = [cell for line in page.all("div", "l") for cell in line.all("div", "o")]
    right = [cell for line in page.all("div", "l") for cell in line.all("div", "n")]
    said = ("".join(e.text for e in left), "".join(e.text for e in right))
    for side, words in zip((script.old, script.new), said, strict=True):
        assert all(unit.words in words for unit in side.units)


def test_the_file_asks_for_nothing_outside(data: bytes) -> None:
    text = data.decode()
    assert not re.search(r"(?:src|href)=\"(?!#)", text)
    assert "url(" not in text
    assert "@import" not in text
    assert "default-src 'none'" in text


def test_texts_of_a_plan_are_never_markup() -> None:
    evil = OLD.replace("切断电源", "'</div><script>alert(1)</script>&amp;\"'")
    page = compare_html(compared(evil, OLD), title="<img src=x onerror=alert(1)>").decode()
    assert page.count("<script>") == 1
    assert "<img" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;" in page


def test_equal_documents_have_no_marks() -> None:
    page = parsed(compare_html(compared(OLD, OLD)))
    assert page.all("p", "sum")[0].text == "两份文件没有差别"
    assert page.all("main")[0].all("del") == page.all("main")[0].all("ins") == []


def test_the_same_comparison_gives_the_same_bytes(data: bytes) -> None:
    assert compare_html(compared()) == data


def test_controls_have_names_for_those_who_cannot_see_them(page: Element) -> None:
    for control in page.all("select") + page.all("input"):
        labelled = control.above is not None and control.above.tag == "label"
        assert labelled or control.attributes.get("aria-label")
    status = next(e for e in page.all("span") if e.attributes.get("id") == "at")
    assert status.attributes["aria-live"] == "polite"
