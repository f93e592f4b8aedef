"""The timeline chart: whole words, room for many acts, well-formed."""

import json
import re
import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest

from planforge.figures.lettering import lines, width
from planforge.lint.acts import Source
from planforge.lint.simulation import Note, NoteKind, Play, Run
from planforge.writers.figures import (
    timeline_html,
    timeline_json,
    timeline_png,
    timeline_svg,
    timeline_text,
)

_SVG = "{http://www.w3.org/2000/svg}"
_WORDS = "把出错的SKU可售库存改成0；已报活动的链接可能锁定，不要去下架，活动坑位会丢"


def _play(number: int, due: int | None = None, what: str = _WORDS, who: str = "运营") -> Play:
    start = 0 if due is None else due // 2
    return Play(
        number, who, "林示例", what, "", Source.STEP, start, due,
        "" if due is None else f"{due // 60}分钟", "", number == 1, ("response",),
    )  # fmt: skip


def _run(plays: tuple[Play, ...], *, day: bool = False) -> Run:
    note = Note(NoteKind.LATE, "店主要在5分钟内做完，可是报告最迟13分钟才送到。", (1,))
    return Run("示例店应急预案", "价格设错", "", "到手价低于底价", "发现", day, plays, (note,))


def _texts(svg: str) -> list[ET.Element]:
    return list(ET.fromstring(svg).iter(f"{_SVG}text"))


@pytest.mark.parametrize("count", [1, 12, 40, 120])
def test_every_word_of_every_act_is_in_the_picture(count: int) -> None:
    svg = timeline_svg(_run(tuple(_play(n, n * 60) for n in range(1, count + 1))))
    words = "".join(text.text or "" for text in _texts(svg))
    assert words.count(_WORDS) == count


def test_nothing_is_drawn_outside_the_picture_or_over_the_chart() -> None:
    svg = timeline_svg(_run(tuple(_play(n, n * 60) for n in range(1, 41))))
    root = ET.fromstring(svg)
    _, _, wide, high = (float(one) for one in root.attrib["viewBox"].split())
    for text in root.iter(f"{_SVG}text"):
        size = float(text.attrib["font-size"])
        room = width(text.text or "", size)
        x, y = float(text.attrib["x"]), float(text.attrib["y"])
        anchor = text.attrib.get("text-anchor", "start")
        left = {"start": x, "middle": x - room / 2, "end": x - room}[anchor]
        assert left >= 0
        assert left + room <= wide
        assert size <= y <= high


def test_no_two_lines_of_the_table_stand_on_each_other() -> None:
    svg = timeline_svg(_run(tuple(_play(n, n * 60) for n in range(1, 41))))
    columns: dict[str, list[float]] = {}
    for text in _texts(svg):
        if text.attrib["font-size"] == "14":
            columns.setdefault(text.attrib["x"], []).append(float(text.attrib["y"]))
    assert len(columns) == 2
    for heights in columns.values():
        ordered = sorted(heights)
        gaps = [low - high for high, low in pairwise(ordered)]
        assert min(gaps) >= 16


def test_bars_stand_in_order_of_time() -> None:
    svg = timeline_svg(_run((_play(1, 600), _play(2, 7200), _play(3, 259200))))
    bars = [
        one for one in ET.fromstring(svg).iter(f"{_SVG}rect") if one.attrib.get("height") == "16"
    ]
    ends = [float(bar.attrib["x"]) + float(bar.attrib["width"]) for bar in bars]
    assert ends == sorted(ends)
    assert len(set(ends)) == 3


def test_words_that_are_markup_stay_words() -> None:
    svg = timeline_svg(_run((_play(1, 60, 'a<b & "c"</text>\x01'),)))
    assert 'a<b & "c"</text>' in [text.text for text in _texts(svg)]


def test_a_run_without_plays_or_limits_is_drawn_all_the_same() -> None:
    ET.fromstring(timeline_svg(_run(())))
    ET.fromstring(timeline_svg(_run((_play(1), _play(2)))))
    ET.fromstring(timeline_svg(_run((), day=True)))


def test_long_words_without_blanks_are_cut_where_they_do_not_fit() -> None:
    found = lines("https://example.com/" + "a" * 90, 14, 120)
    assert "".join(found) == "https://example.com/" + "a" * 90
    assert all(width(line, 14) <= 120 for line in found)


def test_no_line_begins_with_a_closing_mark() -> None:
    found = lines("停售，停发，停审，停投，停播，停售，停发。", 14, 60)
    assert not any(re.match("[，。；：、）》”]", line) for line in found)


def test_the_table_names_the_latest_time_and_what_was_noticed() -> None:
    text = timeline_text(_run((_play(1, 600), _play(2))), 80)
    assert "10分钟" in text
    assert "前一步后" in text
    assert "来不及" in text
    assert max(len(line) for line in text.splitlines()) <= 80


def test_json_holds_every_act_with_its_place_and_seconds() -> None:
    data = json.loads(timeline_json(_run((_play(1, 600),))))
    assert data["acts"][0]["due"] == 600
    assert data["acts"][0]["at"] == ["response"]
    assert data["critical_path"] == [1]
    assert data["notes"][0]["kind"] == "late"


def test_the_page_fetches_nothing_and_holds_the_chart() -> None:
    page = timeline_html(_run((_play(1, 600),)))
    assert "<svg" in page
    assert "<table" in page
    assert not re.search(r"(?:src|href)=|url\(|@import", page)


def test_the_same_run_gives_the_same_bytes() -> None:
    run = _run(tuple(_play(n, n * 60) for n in range(1, 10)))
    assert timeline_svg(run) == timeline_svg(run)


def test_the_picture_has_twice_as_many_pixels_as_the_drawing_has_units() -> None:
    pytest.importorskip("typst", reason="typst draws the picture")
    pytest.importorskip("pylopdf_fonts_zh_cn", reason="a Chinese face is wanted")
    svg = timeline_svg(_run((_play(1, 600),)))
    data = timeline_png(svg)
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert int.from_bytes(data[16:20], "big") == 2000
