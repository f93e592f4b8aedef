"""Tables: spans, merges, rows and cells in wrappers, grids that are ragged."""

from tests.importer.docx.build import p, r, tbl, tc
from tests.importer.docx.lines import cells, lines, paragraphs, read, table


def test_spans_and_merges() -> None:
    body = tbl(
        [
            [tc("甲", span=2), tc("乙", merge="restart")],
            ["丙", "丁", tc("<w:p/>", merge="continue")],
        ]
    ).replace("<w:gridCol", "<w:gridCol", 1)
    body = body.replace("</w:tblGrid>", "</w:tblGrid>")
    assert cells(table(read(body))) == [["甲*2x1", "乙*1x2"], ["丙", "丁"]]


def test_the_widths_are_those_of_the_grid_in_points() -> None:
    file = read(tbl([["甲", "乙"]], widths=(2000, 1000)))
    assert table(file).widths == (100.0, 50.0)


def test_words_in_a_covered_cell_are_not_lost() -> None:
    body = tbl([[tc("甲", merge="restart")], [tc("乙", merge="continue")]])
    assert cells(table(read(body))) == [["甲/乙*1x2"], []]


def test_a_merge_that_continues_nothing_is_a_cell() -> None:
    body = tbl([[tc("甲", merge="continue"), "乙"], ["丙", tc("丁", merge="continue")]])
    assert cells(table(read(body))) == [["甲", "乙"], ["丙", "丁"]]


def test_old_horizontal_merges() -> None:
    on, off = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    body = tbl([[tc("甲", tcpr=on), tc("<w:p/>", tcpr=off), "乙"]])
    assert cells(table(read(body))) == [["甲*2x1", "乙"]]


def test_places_before_and_after_a_row_are_empty_cells() -> None:
    around = '<w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="2"/></w:trPr>'
    body = tbl([["甲", "乙", "丙", "丁"], ["戊"]])
    at = body.rindex("<w:tr>") + len("<w:tr>")
    body = body[:at] + around + body[at:]
    assert cells(table(read(body)))[1] == ["", "戊", "*2x1"]


def test_each_row_of_a_ragged_table_fills_the_grid() -> None:
    made = table(read(tbl([["甲", "乙", "丙"], ["丁"]])))
    assert [sum(cell.colspan for cell in row.cells) for row in made.rows] == [3, 3]
    wide = table(read(tbl([["甲"], ["乙", tc("丙", span=3)]], widths=(2000, 2000))))
    assert [sum(cell.colspan for cell in row.cells) for row in wide.rows] == [4, 4]
    assert len(wide.widths) == 4


def test_header_rows_and_bookmarks_of_rows() -> None:
    named = p(runs='<w:bookmarkStart w:id="1" w:name="row"/>' + r("乙"))
    made = table(read(tbl([["甲"], [tc(named)]], header=1)))
    assert [(row.header, row.bookmarks) for row in made.rows] == [(True, ()), (False, ("row",))]


def test_bookmarks_before_a_table_or_a_row_go_to_the_next_paragraph() -> None:
    mark = '<w:bookmarkStart w:id="{0}" w:name="b{0}"/>'
    body = tbl([["甲"], ["乙"]])
    at = body.rindex("<w:tr>")
    file = read(mark.format(1) + body[:at] + mark.format(2) + body[at:])
    assert [one.bookmarks for one in paragraphs(file)] == [("b1",), ("b2",)]
    assert [row.bookmarks for row in table(file).rows] == [("b1",), ("b2",)]


def test_nested_tables_are_blocks_of_their_cell() -> None:
    made = table(read(tbl([[tc(p("甲") + tbl([["乙", "丙"]]) + p())]])))
    inner = made.rows[0].cells[0].blocks[1]
    assert cells(inner) == [["乙", "丙"]]  # type: ignore[arg-type]
    assert made.number == 1


def test_a_table_has_the_number_of_its_first_paragraph() -> None:
    file = read(p("前") + tbl([["甲"]]) + p("后"))
    assert (table(file).number, lines(file)) == (2, ["前", "甲", "后"])


def test_rows_and_cells_in_content_controls() -> None:
    wrap = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = tbl([["甲", "乙"], ["丙", "丁"]])
    at = body.rindex("<w:tr>")
    row = body[at:].removesuffix("</w:tbl>")
    cell = row[row.index("<w:tc>") : row.index("</w:tc>") + len("</w:tc>")]
    row = wrap.format(row.replace(cell, wrap.format(cell)))
    assert cells(table(read(body[:at] + row + "</w:tbl>"))) == [["甲", "乙"], ["丙", "丁"]]
