"""The layout corporate, measured on the rendered page."""

import pytest

from planforge.profiles import load_layout
from planforge.writers import Options, write
from tests.layouts.measure import MM, Page, pages
from tests.writers.sample import sample_document


@pytest.fixture(name="found", scope="module")
def rendered() -> list[Page]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PLANFORGE_FONTS", "pip")
        document = sample_document("decimal", "corporate")
        return pages(write("pdf", document, load_layout("corporate"), Options()).data)


def test_cover_approval_and_contents_come_first_and_carry_no_number(found: list[Page]) -> None:
    starts = [page.lines[0].text for page in found[:4]]
    assert starts[:3] == ["预案编号：YJ-2026-012", "批 准 页", "目　录"]
    assert not any("页　共" in line.text for page in found[:3] for line in page.lines)


def test_the_foot_of_the_cover_stands_at_the_foot_of_the_page(found: list[Page]) -> None:
    cover = found[0]
    assert cover.line("11月20日").base > 230
    title = cover.line("突发事件应急预案")
    assert title.size == 36
    assert (title.left + title.right) / 2 == pytest.approx(28 + 78, abs=1)


def test_the_approval_page_leaves_room_for_a_seal_and_a_scan(found: list[Page]) -> None:
    page = found[1]
    assert page.line("批准人").top - page.line("施行").base > 40


def test_the_running_header_names_the_plan_and_the_organization(found: list[Page]) -> None:
    for page in found[3:]:
        line = page.lines[0]
        assert line.text.startswith("双十二网络交易突发事件应急预案")
        assert line.text.endswith("某市市场监督管理局")
        assert line.size == 9


def test_the_footer_counts_the_pages_of_the_text_alone(found: list[Page]) -> None:
    total = len(found) - 3
    footers = [page.lines[-1].text for page in found[3:]]
    assert footers == [f"第 {n} 页　共 {total} 页" for n in range(1, total + 1)]


def test_the_text_is_song_of_12_points_in_lines_of_one_and_a_half(found: list[Page]) -> None:
    line = next(n for n, line in enumerate(found[3].lines) if "为规范" in line.text)
    first, second = found[3].lines[line : line + 2]
    assert first.size == 12
    assert (second.base - first.base) * MM == pytest.approx(22, abs=0.1)
    assert first.left == pytest.approx(28 + 24 / MM, abs=0.1)
