"""Tables as people really keep them: headings in two rows, totals, notes, numbers gone wrong."""

import datetime
from collections.abc import Sequence

import pytest

from planforge.errors import LoadError
from planforge.schema.base import Model
from planforge.schema.organization import Contact, Person
from planforge.schema.resources import Resource
from planforge.sheets import Oddity, Records, open_book, records
from tests.sheets.books import Values, changed, xlsx

SHEET = "xl/worksheets/sheet1.xml"
Fact = type[Model]


def facts(data: bytes, model: Fact = Person, name: str = "a.xlsx") -> Records:
    book = open_book(data, name)
    found = records(book.rows(book.names[0]), model, ("类别", "种类") if model is Resource else ())
    assert found is not None
    return found


def said(found: Records) -> list[dict[str, str]]:
    return [{field: cell.text for field, cell in row} for _, row in found.rows]


def of(rows: Values, model: Fact = Person, merged: Sequence[str] = ()) -> Records:
    return facts(xlsx({"表": rows}, merged), model)


def csv(text: str, model: Fact = Person) -> Records:
    return facts(text.encode(), model, "a.csv")


@pytest.mark.parametrize(
    ("model", "heads", "fields"),
    [
        (Person, "序号 姓名 岗位/职务 手机号 备用联系人 备注", "- name post phone backup note"),
        (Person, "姓名 性别 部门 职务 联系方式 办公电话", "name - unit post phone landline"),
        (Person, "应急职务 姓名 行政职务 手机 座机", "duty name post phone landline"),
        (Person, "组别 姓名 职务 联系电话", "unit name post phone"),
        (Person, "工号 员工姓名 岗位 联系手机 紧急联系人", "- name post phone -"),
        (Person, "角色 负责人 电话 备岗", "post name phone backup"),
        (Person, "姓名 岗位名称 电话/微信 AB角", "name post phone backup"),
        (Person, "姓名（必填） 手机号（11位） 岗位*", "name phone post"),
        (Person, "姓名【必填】 担任角色 手机号码 第二联系人", "name post phone backup"),
        (Person, "值班人员 班次 电话", "name - phone"),
        (Person, "姓　名 职　务 联系　电话", "name post phone"),
        (Contact, "单位 职责 联系人 手机 值班电话", "name purpose person phone -"),
        (Contact, "部门/机构 电话 用途", "name phone purpose"),
        (Contact, "供应商 对接人 电话 供应内容", "name person phone purpose"),
        (Contact, "快递公司 网点联系人 电话 服务时间", "name person phone hours"),
        (Contact, "机构名称 24小时值班电话 地址", "name phone -"),
        (Contact, "平台/服务商 对接人 联系方式 什么情况下联系", "name person phone purpose"),
        (Contact, "公司 姓名 职务 电话", "name person - phone"),
        (Resource, "类别 名称 数量(个) 存放地点 保管人", "类别 name quantity place responsible"),
        (Resource, "种类 器材名称 型号/规格 数量（台/套） 库位", "类别 name spec quantity place"),
        (Resource, "应急物资名称 现有数量 应备数量 存放处", "name quantity - place"),
        (Resource, "货品 库存 库位 仓管员 手机", "name quantity place responsible phone"),
        (Resource, "设备名称 品牌型号 责任部门 维护周期", "name spec responsible checked"),
    ],
)  # fmt: skip
def test_headings_are_known_by_the_words_people_use(model: Fact, heads: str, fields: str) -> None:
    row = heads.split(" ")
    found = of([row, ["甲"] * len(row)], model)
    columns = {column.number: column.field for column in found.columns}
    assert [columns.get(number, "-") for number in range(1, len(row) + 1)] == fields.split()


@pytest.mark.parametrize("merged", [(), ("A1:A2", "B1:B2", "C1:D1")])
def test_two_rows_of_headings_are_read_as_one(merged: tuple[str, ...]) -> None:
    rows: Values = [
        ["姓名", "职务", "联系方式", None],
        [None, None, "手机", "座机"],
        ["周示例", "店主", 13000000001, "0571-5550 0101"],
    ]
    assert said(of(rows, merged=merged)) == [
        {"name": "周示例", "post": "店主", "phone": "13000000001", "landline": "0571-5550 0101"}
    ]


def test_a_first_row_of_facts_is_none_of_headings() -> None:
    rows: Values = [["单位", "类别", "电话"], ["快递公司", "供应商", "400-000-0001"]]
    assert said(of(rows, Contact)) == [
        {"name": "快递公司", "kind": "供应商", "phone": "400-000-0001"}
    ]


def test_a_title_that_is_a_word_for_names_is_no_heading() -> None:
    rows: Values = [["人员"], ["姓名", "手机"], ["周示例", "1"]]
    assert said(of(rows)) == [{"name": "周示例", "phone": "1"}]


def test_a_list_of_names_alone_has_one_heading() -> None:
    assert said(of([["名单"], ["姓名"], ["周示例"], ["郑示例"]])) == [
        {"name": "周示例"},
        {"name": "郑示例"},
    ]


def test_totals_notes_and_who_filled_it_in_are_no_facts_and_told() -> None:
    rows: Values = [
        ["种类", "名称", "数量"],
        ["消防", "灭火器", 8],
        ["消防", "小计", 8],
        ["合 计", None, 8],
        ["注：每月检查一次", None, None],
        ["制表人：郑示例", None, "2026-10-01"],
    ]
    found = of(rows, Resource)
    assert said(found) == [{"类别": "消防", "name": "灭火器", "quantity": "8"}]
    assert [(one.cell.row, one.kind) for one in found.odd] == [
        (row, Oddity.ROW) for row in (3, 4, 5, 6)
    ]


def test_lines_that_group_the_rows_below_are_told() -> None:
    rows: Values = [
        ["序号", "姓名", "手机"],
        ["一、指挥组", None, None],
        [1, "周示例", "1"],
        ["仓库的人", None, None],
        [2, "郑示例", "2"],
    ]
    found = of(rows, merged=("A4:C4",))
    assert [one["name"] for one in said(found)] == ["周示例", "郑示例"]
    assert [one.cell.row for one in found.odd] == [2, 4]


def test_a_list_with_one_known_column_keeps_that_and_tells_the_others() -> None:
    found = of([["通讯录", "2026年"], ["姓名", "微信号"], ["周示例", "zhou"]])
    assert said(found) == [{"name": "周示例"}]
    assert [one.kind for one in found.odd] == [Oddity.COLUMN]
    better = of([["姓名", "微信号"], ["姓名", "手机"], ["周示例", "1"]])
    assert said(better) == [{"name": "周示例", "phone": "1"}]


def test_blank_rows_and_headings_on_every_page_are_passed_over() -> None:
    rows: Values = [["姓名", "手机"], ["周示例", "1"], [], ["姓名", "手机"], ["郑示例", "2"]]
    found = of(rows)
    assert [one["name"] for one in said(found)] == ["周示例", "郑示例"]
    assert not found.odd


def test_a_second_column_of_the_same_kind_is_told_and_overwrites_nothing() -> None:
    found = of([["姓名", "电话", "姓名", "手机"], ["周示例", "1", "郑示例", "2"]])
    assert said(found) == [{"name": "周示例", "phone": "1"}]
    assert [one.message for one in found.odd] == [
        "表头“姓名”和“姓名”是同一项，这一列没有读入。",
        "表头“手机”和“电话”是同一项，这一列没有读入。",
    ]


@pytest.mark.parametrize("phone", [13000000001, 13000000001.0, "13000000001", "13000000001.0"])
def test_a_phone_that_was_a_number_is_one_again(phone: object) -> None:
    assert said(of([["姓名", "手机"], ["周示例", phone]]))[0]["phone"] == "13000000001"


@pytest.mark.parametrize("end", ["1.3E+10", "1.30E+10", '"1.3E+10"'])
def test_a_phone_that_lost_its_digits_is_an_error_at_its_cell(end: str) -> None:
    found = csv(f"姓名,手机\n周示例,{end}\n")
    assert said(found) == [{"name": "周示例"}]
    assert [(one.cell.row, one.cell.column, one.kind) for one in found.odd] == [
        (2, 2, Oddity.BROKEN)
    ]


def test_a_date_that_became_a_number_is_an_error_and_a_date_is_read() -> None:
    rows: Values = [
        ["名称", "检查日期"],
        ["灭火器", 46000],
        ["灭火毯", datetime.date(2026, 10, 1)],
        ["手电", "每月"],
    ]
    found = of(rows, Resource)
    assert said(found) == [
        {"name": "灭火器"},
        {"name": "灭火毯", "checked": "2026-10-01"},
        {"name": "手电", "checked": "每月"},
    ]
    assert "日期序号" in found.odd[0].message


def test_hidden_rows_are_read_and_told_and_hidden_sheets_are_not() -> None:
    data = changed(
        xlsx({"表": [["姓名", "手机"], ["周示例", "1"], ["郑示例", "2"]], "旧": [["姓名"]]}),
        SHEET,
        lambda part: part.replace(b'<row r="3"', b'<row r="3" hidden="1"'),
    )
    hidden = changed(
        data,
        "xl/workbook.xml",
        lambda part: part.replace('name="旧"'.encode(), 'state="hidden" name="旧"'.encode())
        .replace(b'sheetId="2" state="visible"', b'sheetId="2"'),
    )  # fmt: skip
    found = facts(data)
    assert len(found.rows) == 2
    assert [(one.cell.row, one.kind) for one in found.odd] == [(3, Oddity.HIDDEN)]
    assert open_book(hidden, "a.xlsx").names == ("表",)


@pytest.mark.parametrize(
    ("cell", "text", "odd"),
    [
        ('<c r="B2" t="str"><f>IF(A2="","",A2)</f><v></v></c>', None, ""),
        ('<c r="B2" t="str"><f>[1]旧表!A1</f><v>130</v></c>', "130", ""),
        ('<c r="B2"><f>A1</f></c>', "", "公式还没有算出值"),
        ('<c r="B2" t="e"><f>NA()</f><v>#N/A</v></c>', "#N/A", "公式出了错"),
    ],
)
def test_a_formula_counts_as_its_last_value(cell: str, text: str | None, odd: str) -> None:
    old = xlsx({"表": [["姓名", "手机"], ["周示例", 1]]})
    data = changed(
        old, SHEET, lambda part: part.replace(b'<c r="B2" t="n"><v>1</v></c>', cell.encode())
    )
    assert data != old
    row = list(open_book(data, "a.xlsx").rows("表"))[1]
    found = {one.column: one for one in row.cells}.get(2)
    assert (found.text if found else None) == text
    assert odd in (found.odd if found else "")


def test_a_workbook_with_macros_or_a_protected_sheet_is_read_as_any_other() -> None:
    old = xlsx({"表": [["姓名", "手机"], ["周示例", 13000000001]]})
    macros = changed(
        changed(
            old,
            "[Content_Types].xml",
            lambda part: part.replace(
                b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
            ),
        ),
        SHEET,
        lambda part: part.replace(b"</sheetData>", b'</sheetData><sheetProtection sheet="1"/>'),
    )
    assert said(facts(macros, name="a.xlsm")) == [{"name": "周示例", "phone": "13000000001"}]


def test_a_workbook_that_shows_no_sheet_is_told() -> None:
    data = changed(
        xlsx({"表": [["姓名"], ["周示例"]]}),
        "xl/workbook.xml",
        lambda part: part.replace(b'state="visible"', b'state="hidden"'),
    )
    with pytest.raises(LoadError, match="没有看得见的工作表"):
        open_book(data, "a.xlsx")


def test_an_error_in_a_column_that_nobody_reads_stops_nothing() -> None:
    found = of([["姓名", "查表", "手机"], ["周示例", "=NA()", "1"]])
    assert said(found) == [{"name": "周示例", "phone": "1"}]
    assert [one.kind for one in found.odd] == [Oddity.COLUMN]


@pytest.mark.parametrize(
    "text",
    [
        "姓名;手机;备注\n周示例;1;甲，乙\n",
        "姓名\t手机\t备注\n周示例\t1\t甲，乙\n",
        "姓名，手机，备注\n周示例，1，甲\n",
        "示例店通讯录，2026年10月，第3版\n姓名,手机,备注\n周示例,1,甲，乙；丙\n",
        '姓名,手机,备注\r\n周示例,="1","甲\n""乙"""\r\n',
    ],
)
def test_csv_files_are_read_whatever_parts_their_cells(text: str) -> None:
    assert [(one["name"], one["phone"]) for one in said(csv(text))] == [("周示例", "1")]


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(600), "a.csv", "旧的 .xls"),
        ("<html><table><tr><td>姓名</td></tr></table>".encode(), "a.xlsx", "网页"),
        (b"\xef\xbb\xbf  <TABLE><tr>", "a.csv", "网页"),
        (b'<?xml version="1.0"?><Workbook/>', "a.xlsx", "网页"),
        (b"," * 300 + b"x", "a.csv", "a.csv!KO1 .*256 列"),
    ],
)  # fmt: skip
def test_files_that_only_look_like_tables_are_told_for_what_they_are(
    data: bytes, name: str, words: str
) -> None:
    with pytest.raises(LoadError, match=words):
        facts(data, name=name)
