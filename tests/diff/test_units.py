from dataclasses import replace

from planforge.diff.model import UnitKind
from planforge.diff.units import units_of
from planforge.document import (
    Break,
    Contents,
    Footnote,
    FrontMatter,
    FrontPage,
    Item,
    PageKind,
    Paragraph,
    Role,
    Text,
)
from tests.diff.drawn import drawn, items, section, table, text


def test_labels_are_apart_from_words_and_headings_lead_to_a_unit() -> None:
    units = units_of(drawn(section("应急响应", *items("切断电源。", "报告总指挥。"))))
    assert [(u.kind, u.label, u.words) for u in units] == [
        (UnitKind.HEADING, "一、", "应急响应"),
        (UnitKind.ITEM, "1.", "切断电源。"),
        (UnitKind.ITEM, "2.", "报告总指挥。"),
    ]
    assert [u.trail for u in units] == [(), ("一、应急响应",), ("一、应急响应",)]


def test_contents_are_made_from_headings_and_are_no_units() -> None:
    page = FrontPage(PageKind.CONTENTS, (text("目录"), Contents()))
    cover = FrontPage(PageKind.COVER, (Paragraph((Text("示例预案"),), Role.COVER_TITLE),))
    made = replace(drawn(section("总则")), front=FrontMatter((cover, page)))
    assert [u.words for u in units_of(made)] == ["示例预案", "总则"]


def test_a_footnote_follows_its_paragraph_and_says_its_number() -> None:
    note = Footnote((text("见现场处置卡。"),))
    made = drawn(Item(1, (Text("断电"), note, Text("后撤离。"))), text("完。"))
    assert [(u.words, u.note) for u in units_of(made)] == [
        ("断电后撤离。", 0),
        ("见现场处置卡。", 1),
        ("完。", 0),
    ]


def test_a_column_that_counts_the_rows_is_derived() -> None:
    units = units_of(drawn(table("序号|名称", "1|灭火器", "2|担架")))
    assert [u.words for u in units if u.derived] == ["1", "2"]


def test_a_column_headed_so_that_holds_names_is_not_derived() -> None:
    units = units_of(drawn(table("序号|名称", "甲-1|灭火器", "乙-2|担架")))
    assert not any(u.derived for u in units)


def test_a_page_that_the_layout_breaks_is_derived_and_one_of_the_plan_is_not() -> None:
    units = units_of(drawn(text("前"), Break(), text("中"), Break(origin=("line", 3)), text("后")))
    assert [u.derived for u in units if u.kind is UnitKind.OTHER] == [True, False]


def test_cells_stand_in_the_grid_of_their_table() -> None:
    units = units_of(drawn(table("甲|乙"), text("中"), table("丙|丁", "1|2")))
    places = [u.cell for u in units if u.cell is not None]
    assert [(p.table, p.row, p.column) for p in places] == [
        (0, 0, 0),
        (0, 0, 1),
        (1, 0, 0),
        (1, 0, 1),
        (1, 1, 0),
        (1, 1, 1),
    ]
