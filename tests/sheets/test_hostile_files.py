"""Table files from strangers: bounded, nothing worked out, nothing fetched, no traceback."""

import contextlib
import io
import string
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planforge.errors import LoadError
from planforge.sheets import open_book
from tests.sheets.books import changed, xlsx

SHEET = "xl/worksheets/sheet1.xml"


def plain() -> bytes:
    return xlsx({"人员": [["姓名", "电话"], ["周示例", "130 0000 0001"]]})


def read(data: bytes, name: str = "a.xlsx") -> list[tuple[str, ...]]:
    book = open_book(data, name)
    rows = (row for name in book.names[:1] for row in book.rows(name))
    return [tuple(cell.text for cell in row.cells) for row in rows]


def in_sheet(old: str, new: str) -> bytes:
    return changed(plain(), SHEET, lambda part: part.replace(old.encode(), new.encode()))


def test_entities_are_refused_before_anything_parses_them() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet'
    with pytest.raises(LoadError, match="实体声明"):
        read(in_sheet("<worksheet", bomb))


def test_encodings_that_could_hide_entities_are_refused() -> None:
    data = changed(plain(), SHEET, lambda part: part.decode().encode("utf-16"))
    with pytest.raises(LoadError, match="编码"):
        read(data)


def test_a_part_that_inflates_beyond_bounds_is_refused() -> None:
    out = io.BytesIO(plain())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/media/a.xml", b"\0" * (151 * 1024 * 1024))
    assert len(out.getvalue()) < 1024 * 1024
    with pytest.raises(LoadError, match="解压后过大"):
        read(out.getvalue())


@pytest.mark.parametrize(
    ("place", "words"),
    [("XFD1048576", "a.xlsx!人员!XFD1048576 有内容"), ("A1048576", "行数超过"), ("IW3", "256 列")],
)
def test_a_cell_far_away_neither_fills_memory_nor_takes_long(place: str, words: str) -> None:
    row = place.lstrip(string.ascii_uppercase)
    far = f'</row><row r="{row}"><c r="{place}"><v>1</v></c></row>'
    with pytest.raises(LoadError, match=words):
        read(in_sheet("</row></sheetData>", far + "</sheetData>"))


def test_borders_down_to_the_last_row_of_all_are_no_rows() -> None:
    empty = "".join(f'<row r="{n}"><c r="XFD{n}" s="0"/></row>' for n in range(3, 60_000))
    last = '<row r="1048576"><c r="A1048576" s="0"/></row>'
    assert read(in_sheet("</sheetData>", f"{empty}{last}</sheetData>")) == [
        ("姓名", "电话"),
        ("周示例", "130 0000 0001"),
    ]


def test_a_row_of_endless_cells_is_refused_before_it_is_held() -> None:
    cells = "<c><v>1</v></c>" * 600_000
    with pytest.raises(LoadError, match="解压后过大"):
        read(in_sheet("</row></sheetData>", f"</row><row>{cells}</row></sheetData>"))


def test_endless_shared_texts_are_refused_before_they_are_held() -> None:
    out = io.BytesIO(plain())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/sharedStrings.xml", b"<sst>" + b"<si><t/></si>" * 3_100_000)
    with pytest.raises(LoadError, match="解压后过大"):
        read(out.getvalue())


def test_a_sheet_that_says_it_is_huge_reads_as_what_it_holds() -> None:
    assert read(in_sheet('ref="A1:B2"', 'ref="A1:XFD1048576"')) == [
        ("姓名", "电话"),
        ("周示例", "130 0000 0001"),
    ]


def test_cells_merged_over_the_whole_sheet_are_no_trouble() -> None:
    merged = '</sheetData><mergeCells count="1"><mergeCell ref="A1:A1048576"/></mergeCells>'
    assert read(in_sheet("</sheetData>", merged))[1] == ("周示例", "130 0000 0001")


def test_a_formula_is_never_worked_out() -> None:
    data = xlsx({"人员": [["姓名"], ['=WEBSERVICE("http://example.invalid/")']]})
    book = open_book(data, "a.xlsx")
    cell = list(book.rows("人员"))[1].cells[0]
    assert cell.text == ""
    assert "公式" in cell.odd


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(600), "a.xlsx"),
        (b"", "a.xlsx"),
        (b"PK\x03\x04", "a.xlsx"),
        (b"hello", "a.xls"),
        (b"\xff\xff\xfe\x80", "a.csv"),
        (b'a,"b\n' + b"x" * 200_000, "a.csv"),
    ],
)
def test_what_is_no_table_file_is_refused_in_chinese(data: bytes, name: str) -> None:
    with pytest.raises(LoadError, match="文件"):
        read(data, name)


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_damaged_workbooks_are_read_or_refused(data: st.DataObject) -> None:
    with zipfile.ZipFile(io.BytesIO(plain())) as package:
        part = data.draw(st.sampled_from([n for n in package.namelist() if n.endswith("xml")]))
        held = package.read(part)
    start = data.draw(st.integers(0, len(held)))
    end = data.draw(st.integers(start, min(len(held), start + 40)))
    new = data.draw(st.sampled_from([b"", b"<", b"9" * 30, b'"', b"-1", b"x", b"</row>"]))
    broken = changed(plain(), part, lambda whole: whole[:start] + new + whole[end:])
    with contextlib.suppress(LoadError):
        assert all(text for row in read(broken) for text in row)
