"""Columns are as wide as what stands in them wants."""

from dataclasses import replace

import pytest

from planforge.compose.fits import Fits
from planforge.compose.widths import Kin, Measured, Room, room_of
from planforge.document import (
    Cell,
    Column,
    Paragraph,
    Role,
    Row,
    Section,
    Table,
    Text,
    blocks_of,
    text_width,
)
from planforge.profiles import load_layout
from tests.plan_text import document

_ROOM = Room(42.0, 1.0)


def table(*rows: tuple[str, ...], widths: tuple[float, ...] = ()) -> Table:
    """A table with one row of headings."""
    shares = widths or (1 / len(rows[0]),) * len(rows[0])
    made = tuple(
        Row(
            tuple(
                Cell((Paragraph((Text(text),), Role.CELL if index else Role.CELL_HEADER),))
                for text in row
            )
        )
        for index, row in enumerate(rows)
    )
    return Table(tuple(Column(share) for share in shares), made)


def fitted(given: Table, room: Room, *, asked: bool = False, kin: Kin = ()) -> Table:
    """The table with its widths."""
    return replace(given, columns=Measured(given, asked=asked, kin=kin).columns(room))


def chars(made: Table) -> list[float]:
    """The characters that stand on a line of each column."""
    return [column.width * _ROOM.chars - _ROOM.pad for column in made.columns]


def test_the_shares_of_the_columns_add_up_to_one() -> None:
    made = fitted(table(("姓名", "职责"), ("王示例", "负责总体协调和对外联络" * 9)), _ROOM)
    assert sum(column.width for column in made.columns) == pytest.approx(1, abs=1e-9)


@pytest.mark.parametrize(
    "fact", ["130 0000 0101", "010-5555 0101", "2026年11月6日", "16:00—24:00", "王示例甲"]
)
def test_short_facts_stand_on_one_line_beside_long_ones(fact: str) -> None:
    long = "发生或者可能发生群体投诉并且需要公司作出公开回应的" * 3
    made = fitted(table(("事项", "事实", "说明"), (long, fact, long)), _ROOM)
    assert chars(made)[1] >= text_width(fact)


def test_a_column_with_long_cells_gets_more_than_one_with_short_cells() -> None:
    made = fitted(table(("等级", "措施"), ("高", "停售、召回并且公开说明处理办法" * 3)), _ROOM)
    assert chars(made)[1] > 5 * chars(made)[0]


def test_a_column_to_be_filled_in_by_hand_keeps_room() -> None:
    made = fitted(table(("部门", "签字", "日期"), ("客户服务中心", "", "")), _ROOM)
    assert min(chars(made)[1:]) > 5


def test_widths_that_a_plan_asks_for_change_only_where_a_fact_would_break() -> None:
    kept = table(("一", "二"), ("甲", "乙"), widths=(0.3, 0.7))
    assert [round(c.width, 3) for c in fitted(kept, _ROOM, asked=True).columns] == [0.3, 0.7]
    wide = table(("一", "二"), ("2026年11月6日", "乙"), widths=(0.1, 0.9))
    assert chars(fitted(wide, _ROOM, asked=True))[0] >= text_width("2026年11月6日")


def test_a_table_with_more_columns_than_characters_is_left_alone() -> None:
    crowded = table(("列",) * 40, ("值",) * 40)
    assert fitted(crowded, _ROOM) == crowded


def test_tables_that_belong_together_have_the_same_columns() -> None:
    one, two = (
        table(("名称", "数量"), ("对讲机", "3")),
        table(("名称", "数量"), ("发电机组", "20台")),
    )
    there = fitted(one, _ROOM, kin=[("发电机组", "20台")])
    assert there.columns == fitted(two, _ROOM, kin=[("对讲机", "3")]).columns


def test_a_landscape_page_has_room_for_more() -> None:
    layout = load_layout("gb9704")
    assert room_of(layout, landscape=True).chars > 1.4 * room_of(layout).chars


def test_tables_of_one_category_after_the_other_have_the_same_columns() -> None:
    groups = "".join(
        f"  - 标题: 第{group}类\n    物资:\n"
        f"      - {{名称: {'对讲机和备用电池' * group}, 数量: '{group}', 存放地点: {place}}}\n"
        for group, place in ((1, "一号库房"), (2, "运营中心三层弱电间东侧的柜子里"), (3, "车库"))
    )
    made = document(f"应急资源:\n 物资装备:\n{groups}")
    columns = {block.columns for block in blocks_of(made) if isinstance(block, Table)}
    assert len(columns) == 1


def test_tables_in_another_layout_are_as_if_they_were_made_for_it() -> None:
    wide, narrow = load_layout("corporate"), load_layout("label")
    given = table(("姓名", "职责"), ("王示例", "负责总体协调和对外联络" * 9))
    fits = Fits()
    made = fits.fit(given, wide, landscape=False)
    section = Section(1, (Text("分工"),), (made, Paragraph((Text("没有别的"),))))
    (again,) = fits.again((section,), narrow)
    assert isinstance(again, Section)
    assert again.blocks == (Fits().fit(given, narrow, landscape=False), section.blocks[1])
    assert again.blocks[0] != made


def test_a_table_that_nobody_fitted_is_left_as_it_is() -> None:
    blocks = (table(("姓名", "职责"), ("王示例", "值守")),)
    assert Fits().again(blocks, load_layout("label")) == blocks
