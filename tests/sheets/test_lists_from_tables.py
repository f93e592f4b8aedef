"""Lists of a plan that stand in XLSX and CSV files."""

from collections.abc import Mapping
from pathlib import Path

import jsonschema
import pytest
import yaml

from planforge._build import load
from planforge.schema import Plan
from planforge.schema.jsonschema import Language, json_schema
from planforge.schema.organization import Contact, Person
from planforge.source import Loaded
from planforge.source.rewrite import Elsewhere, Rewriting
from tests.sheets.books import Values, xlsx

PEOPLE: Values = [
    ["示例店大促通讯录"],
    ["序号", "部门", "姓名", "职务", "手机"],
    [1, "仓库", "郑示例", "仓库主管", 13000000005],
    [2, None, " 马示例 ", "发货员", "130 0000 0006"],
    [3, "店里", "周示例", "店主", "130 0000 0001"],
]
HEAD = "类型: 天猫店铺\n预案种类: 大促保障方案\n标题: 示例店预案\n"


def loaded(folder: Path, body: str, files: Mapping[str, bytes]) -> Loaded:
    for name, data in files.items():
        (folder / name).write_bytes(data)
    plan = folder / "plan.yaml"
    plan.write_text(HEAD + body, encoding="utf-8")
    return load(plan)


def people(found: Loaded) -> tuple[Person, ...]:
    plan = found.plan
    assert isinstance(plan, Plan), found.findings
    assert plan.organization is not None
    assert plan.organization.people is not None
    return plan.organization.people.people


def test_people_come_from_a_workbook_with_a_title_merged_cells_and_numbers(tmp_path: Path) -> None:
    book = xlsx({"人员": PEOPLE}, merged=["A1:E1", "B3:B4"])
    found = loaded(tmp_path, "组织机构:\n  人员: {来自: 通讯录.xlsx}\n", {"通讯录.xlsx": book})
    assert not found.findings
    assert people(found) == (
        Person(unit="仓库", name="郑示例", post="仓库主管", phone="13000000005"),
        Person(unit="仓库", name="马示例", post="发货员", phone="130 0000 0006"),
        Person(unit="店里", name="周示例", post="店主", phone="130 0000 0001"),
    )


def test_a_shop_s_roster_has_a_column_for_each_post(tmp_path: Path) -> None:
    text = (
        "时段,客服,运营,仓库,直播,值守电话\n"
        "T-1日18:00—22:00,陈示例,林示例,马示例,叶示例（试播）,陈示例\n"
        "T日16:00—24:00,陈示例、苏示例,林示例,休息,,林示例\n"
    )
    body = "组织机构:\n  排班: {来自: 排班.csv}\n"
    found = loaded(tmp_path, body, {"排班.csv": text.encode()})
    assert not found.findings
    assert found.plan is not None
    assert found.plan.organization is not None
    assert found.plan.organization.roster is not None
    one, two = found.plan.organization.roster.shifts
    assert one.staff == ("陈示例", "林示例", "马示例", "叶示例（试播）")
    assert (two.staff, two.keeper) == (("陈示例", "苏示例", "林示例", "休息"), "林示例")


def test_a_duty_roster_needs_no_hours(tmp_path: Path) -> None:
    book = xlsx(
        {"值班表": [["日期", "带班领导", "值班人员"], ["2026-11-10", "赵示例", "钱示例，孙示例"]]}
    )
    body = "组织机构:\n  值班表: {来自: 值班.xlsx}\n"
    found = loaded(tmp_path, body, {"值班.xlsx": book})
    assert not found.findings
    assert found.plan is not None
    assert found.plan.organization is not None
    assert found.plan.organization.roster is not None
    (one,) = found.plan.organization.roster.shifts
    assert (one.date, one.lead, one.staff) == ("2026-11-10", "赵示例", ("钱示例", "孙示例"))


def test_a_cell_of_a_roster_that_cannot_be_read_is_told_with_its_place(tmp_path: Path) -> None:
    book = xlsx({"排班": [["日期", "时段", "人员"], ["T日", "=1+1", "林示例"]]})
    body = "组织机构:\n  排班: {来自: 排班.xlsx}\n"
    found = loaded(tmp_path, body, {"排班.xlsx": book})
    assert [str(one.place) for one in found.findings] == [f"{tmp_path / '排班.xlsx'}!排班!B2"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_people_come_from_a_csv_file_however_it_was_saved(tmp_path: Path, encoding: str) -> None:
    text = (
        "姓名,职务,联系电话\r\n周示例,店主,130 0000 0001\r\n\r\n郑示例,仓库主管,130 0000 0005\r\n"
    )
    files = {"people.csv": text.encode(encoding)}
    found = loaded(tmp_path, "organization:\n  people: {from: people.csv}\n", files)
    assert not found.findings
    assert [one.phone for one in people(found)] == ["130 0000 0001", "130 0000 0005"]


def test_each_list_finds_the_sheet_that_is_called_as_it_is(tmp_path: Path) -> None:
    outside: Values = [["单位", "用途", "电话"], ["示例物业", "停电", "0571-5550 0108"]]
    book = xlsx({"外部联系": outside, "人员": PEOPLE})
    body = "组织机构:\n  人员: {来自: 通讯录.xlsx}\n  外部联系: {来自: 通讯录.xlsx}\n"
    found = loaded(tmp_path, body, {"通讯录.xlsx": book})
    assert [one.name for one in people(found)] == ["郑示例", "马示例", "周示例"]
    assert found.plan is not None
    assert found.plan.organization is not None
    assert found.plan.organization.contacts is not None
    assert found.plan.organization.contacts.contacts == (
        Contact(name="示例物业", purpose="停电", phone="0571-5550 0108"),
    )


def test_supplies_are_grouped_by_their_category(tmp_path: Path) -> None:
    rows: Values = [
        ["类别", "名称", "数量", "存放地点"],
        ["消防", "灭火器", "8具", "仓库门口"],
        ["打包", "热敏纸", 40, "打单台"],
        ["消防", "消防沙", "2箱", "仓库门口"],
    ]
    body = "应急资源:\n  物资装备: {来自: 物资.xlsx}\n"
    found = loaded(tmp_path, body, {"物资.xlsx": xlsx({"Sheet1": rows})})
    assert found.plan is not None
    assert found.plan.resources is not None
    assert found.plan.resources.supplies is not None
    groups = found.plan.resources.supplies.categories
    assert [(one.title, [item.name for item in one.supplies]) for one in groups] == [
        ("消防", ["灭火器", "消防沙"]),
        ("打包", ["热敏纸"]),
    ]
    assert groups[1].supplies[0].quantity == "40"


def test_a_category_left_blank_is_the_one_above(tmp_path: Path) -> None:
    rows: Values = [
        ["类别", "名称", "数量"],
        ["消防", "灭火器", "8具"],
        ["", "消防沙", "2箱"],
        ["打包", "热敏纸", 40],
        ["", "胶带", 10],
    ]
    body = "应急资源:\n  物资装备: {来自: 物资.xlsx}\n"
    found = loaded(tmp_path, body, {"物资.xlsx": xlsx({"Sheet1": rows})})
    assert found.plan is not None
    assert found.plan.resources is not None
    assert found.plan.resources.supplies is not None
    groups = found.plan.resources.supplies.categories
    assert [(one.title, [item.name for item in one.supplies]) for one in groups] == [
        ("消防", ["灭火器", "消防沙"]),
        ("打包", ["热敏纸", "胶带"]),
    ]


def test_a_roster_becomes_the_table_of_an_annex(tmp_path: Path) -> None:
    rows: Values = [["时段", "仓库"], ["20:00—24:00", "郑示例"], ["0:00—4:00", None]]
    body = "附件:\n  - 标题: 排班表\n    表格: {来自: 排班.xlsx}\n"
    found = loaded(tmp_path, body, {"排班.xlsx": xlsx({"排班": rows})})
    assert found.plan is not None
    table = found.plan.annexes[0].table
    assert table is not None
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["时段", "仓库"],
        ["20:00—24:00", "郑示例"],
        ["0:00—4:00", ""],
    ]


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        ("组织机构:\n  人员: {来自: a.csv}\n", ["示例店", "姓名,电话", *["周示例,1"] * 5000]),
        ("附件:\n  - {标题: 表, 表格: {来自: a.csv}}\n", ["甲"] * 5001),
        ("附件:\n  - {标题: 表, 表格: {来自: a.csv}}\n", ["甲" + "," * 249 + "乙"] * 201),
    ],
)
def test_what_is_too_long_for_a_plan_is_never_cut_without_a_word(
    tmp_path: Path, body: str, rows: list[str]
) -> None:
    found = loaded(tmp_path, body, {"a.csv": "\n".join(rows).encode()})
    assert [one.code for one in found.findings] == ["PF106"]


def test_a_plan_whose_table_lacks_headings_is_told_which_it_wants(tmp_path: Path) -> None:
    body = "应急资源:\n  物资装备: {来自: a.csv}\n"
    (found,) = loaded(tmp_path, body, {"a.csv": b"x,y\n1,2\n"}).findings
    assert found.hint == (
        "第一行写表头，如：类别、名称、规格、数量、单位、存放地点、管理责任人、电话、检查日期；"
        "每行一条。"
    )


def test_an_old_workbook_is_to_be_saved_as_a_new_one(tmp_path: Path) -> None:
    found = loaded(tmp_path, "组织机构:\n  人员: {来自: a.xls}\n", {"a.xls": b"\xd0\xcf"})
    assert "另存为 .xlsx" in (found.findings[0].hint or "")


def test_a_cell_that_cannot_be_read_is_told_at_its_place(tmp_path: Path) -> None:
    rows: Values = [
        ["姓名", "微信号", "电话"],
        ["周示例", "zhou", '=A2&"1"'],
        ["郑_x001F_示例", None, "1"],
    ]
    body = "组织机构:\n  人员: {来自: a.xlsx}\n"
    found = loaded(tmp_path, body, {"a.xlsx": xlsx({"人员": rows})})
    assert found.plan is None
    places = {(one.code, str(one.place).rpartition("/")[2]) for one in found.findings}
    assert places == {
        ("PF142", "a.xlsx!人员!B1"),
        ("PF128", "a.xlsx!人员!C2"),
        ("PF103", "a.xlsx!人员!A3"),
    }


def test_a_finding_of_the_schema_names_the_cell(tmp_path: Path) -> None:
    rows: Values = [["标识", "姓名"], ["zhou", "周示例"], ["zhou", "郑示例"]]
    body = "组织机构:\n  人员: {来自: a.xlsx}\n"
    found = loaded(tmp_path, body, {"a.xlsx": xlsx({"名单": rows})})
    assert [(one.code, str(one.place).rpartition("/")[2]) for one in found.findings] == [
        ("PF140", "a.xlsx!名单!A3")
    ]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("组织机构:\n  人员: {来自: 没有.xlsx}\n", "PF120"),
        ("组织机构:\n  人员: {来自: ../../a.xlsx}\n", "PF121"),
        ("组织机构:\n  人员: {来自: plan.yaml}\n", "PF121"),
        ("组织机构:\n  人员: {来自: a.xlsx, 工作表: 人手}\n", "PF129"),
        ("组织机构:\n  外部联系: {来自: b.csv}\n", "PF128"),
        ("编制背景:\n  编制依据: {来自: a.xlsx}\n", "PF132"),
        ("组织机构:\n  人员: {来自: broken.xlsx}\n", "PF128"),
    ],
)
def test_what_cannot_be_referred_to_is_told_where_it_is_named(
    tmp_path: Path, body: str, code: str
) -> None:
    files = {
        "a.xlsx": xlsx({"人员": [["姓名", "电话"], ["周示例", "1"]]}),
        "b.csv": b"x,y\n1,2\n",
        "broken.xlsx": b"PK\x03\x04 nothing",
    }
    found = loaded(tmp_path, body, files)
    assert [one.code for one in found.findings] == [code]
    place = found.findings[0].place
    assert place is not None
    assert place.file.endswith("plan.yaml")
    assert place.line == 5


def test_the_files_of_a_plan_name_its_tables(tmp_path: Path) -> None:
    book = xlsx({"人员": PEOPLE})
    found = loaded(tmp_path, "组织机构:\n  人员: {来自: 通讯录.xlsx}\n", {"通讯录.xlsx": book})
    assert found.tree is not None
    assert [Path(name).name for name in found.tree.files] == ["plan.yaml", "通讯录.xlsx"]


TABLED = HEAD + "组织机构:\n  人员: {来自: 通讯录.xlsx}\n  外部联系: {from: a.csv, sheet: b}\n"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_editors_take_a_table_file_in_the_place_of_a_list(lang: Language) -> None:
    validator = jsonschema.Draft202012Validator(json_schema(lang))
    assert validator.is_valid(yaml.safe_load(TABLED))
    assert not validator.is_valid(yaml.safe_load(TABLED.replace("来自", "出自")))


def test_a_value_of_a_table_is_not_changed_in_the_plan_file() -> None:
    rewriting = Rewriting(TABLED.encode(), "plan.yaml")
    with pytest.raises(Elsewhere, match="通讯录"):
        rewriting.set(("organization", "people", "people", 0, "phone"), "1")
    rewriting = Rewriting(TABLED.encode(), "plan.yaml")
    rewriting.set(("title",), "新预案")
    assert rewriting.text().decode() == TABLED.replace("示例店预案", "新预案")
