"""Font files read by our own reader, beside fontTools where that knows better."""

from pathlib import Path

import pylopdf_fonts_zh_cn
import pytest
from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped]
from fontTools.pens.t2CharStringPen import T2CharStringPen  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable  # type: ignore[import-untyped]

from planforge.writers.fonts.sfnt import coverage, faces


def small_font(path: Path, chars: str, *, form: int = 4, weight: int = 400) -> Path:
    """A font file that has glyphs for chars."""
    names = [".notdef", *(f"c{ord(char):X}" for char in chars)]
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(char): f"c{ord(char):X}" for char in chars})
    pen = T2CharStringPen(1000, None)
    shape = pen.getCharString()
    builder.setupCFF("Small", {}, dict.fromkeys(names, shape), {})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 0)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": {"en": "Small", "zh": "小字体"}, "styleName": "Regular"})
    builder.setupOS2(usWeightClass=weight)
    builder.setupPost()
    if form == 12:
        table = CmapSubtable.newSubtable(12)
        table.platformID, table.platEncID, table.format = 3, 10, 12
        table.reserved, table.length, table.language = 0, 0, 0
        table.cmap = {ord(char): f"c{ord(char):X}" for char in chars}
        builder.font["cmap"].tables = [table]
    builder.save(path)
    builder.font.close()
    return path


def test_the_coverage_is_what_fonttools_reads() -> None:
    path = pylopdf_fonts_zh_cn.serif_path()
    have = coverage(faces(path)[0])
    with TTFont(path, lazy=True) as font:
        best = font.getBestCmap()
    assert {code for code in range(0x30000) if chr(code) in have} == set(best)


@pytest.mark.parametrize("form", [4, 12])
def test_scattered_characters_are_found_and_no_others(tmp_path: Path, form: int) -> None:
    chars = "ABC甲丙戊—“”一丁七"
    (face,) = faces(small_font(tmp_path / "a.otf", chars, form=form))
    have = coverage(face)
    assert {chr(code) for code in range(0x10000) if chr(code) in have} == set(chars)


def test_names_in_all_languages_and_the_weight_are_read(tmp_path: Path) -> None:
    (face,) = faces(small_font(tmp_path / "a.otf", "甲", weight=700))
    assert {"Small", "小字体"} <= set(face.names)
    assert (face.weight, face.italic, face.index) == (700, False, 0)


@pytest.mark.parametrize(
    "data", [b"", b"OTTO", b"OTTO\xff\xff" + b"\0" * 40, b"ttcf" + b"\xff" * 60, b"text"]
)
def test_a_broken_file_is_no_font(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "broken.otf"
    path.write_bytes(data)
    assert faces(path) == ()
    assert faces(tmp_path / "absent.otf") == ()


def test_a_cut_font_has_no_characters(tmp_path: Path) -> None:
    whole = small_font(tmp_path / "a.otf", "甲乙")
    (face,) = faces(whole)
    whole.write_bytes(whole.read_bytes()[:200])
    assert "甲" not in coverage(face)
