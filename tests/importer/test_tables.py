"""Tables of a source: facts where the print gives the same words, kept beside them where not."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from planforge._build import Settings, build_plan
from planforge.document import (
    Block,
    Cell,
    Figure,
    Footnote,
    Link,
    Paragraph,
    Role,
    Row,
    Table,
    Text,
    blocks_of,
)
from planforge.document import Column as DocumentColumn
from planforge.findings import Severity
from planforge.importer import Imported, Original, import_original, import_text
from planforge.importer.lines import Kind, Line
from planforge.importer.original import Asset
from planforge.importer.tables import read_table
from planforge.profiles import profile_names
from planforge.schema import Plan
from planforge.schema.annexes import AnnexKind
from planforge.source import load_text
from planforge.writers import write

WAREHOUSE = Path(__file__).parent / "plans" / "warehouse.md"
PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True)
class Made:
    imported: Imported
    plan: Plan
    text: str
    complaints: tuple[str, ...]


def made(imported: Imported) -> Made:
    loaded = load_text(imported.yaml.encode(), "plan.yaml", profiles=profile_names())
    assert loaded.plan is not None, [finding.message for finding in loaded.findings]
    built = build_plan(loaded, Settings())
    assert built.document is not None
    assert built.layout is not None
    told = (f for f in built.findings if f.severity is not Severity.INFO or f.code == "PF302")
    left = tuple(f.message for f in told if f.code not in ("PF201", "PF303"))
    text = write("text", built.document, built.layout, built.options).data.decode()
    return Made(imported, loaded.plan, text, (*left, *(f.message for f in loaded.findings)))


def from_markdown(text: str) -> Made:
    return made(import_text(text.encode(), "预案.md"))


def chapter(title: str, *table: str, before: str = "", after: str = "") -> str:
    rows = [table[0], "|" + " --- |" * table[0].count("、") + " --- |", *table[1:]]
    lines = [row if "---" in row else f"| {row.replace('、', ' | ')} |" for row in rows]
    parts = ["# 示例公司应急预案", f"## 一、{title}", before, "\n".join(lines), after]
    return "\n\n".join(part for part in parts if part)


# A cell is one word or several paragraphs; a row is a tuple of cells.


def cell(words: str, colspan: int = 1, rowspan: int = 1, *more: Block) -> Cell:
    at = ("line", 3)
    lines = words.split("\n")
    blocks = tuple(Paragraph((Text(line, at),), Role.CELL, origin=at) for line in lines)
    return Cell((*blocks, *more), colspan, rowspan)


def table(
    *rows: tuple[Cell | str, ...], header_rows: int = 1, widths: tuple[float, ...] = ()
) -> Table:
    at = ("line", 3)
    cells = [tuple(c if isinstance(c, Cell) else cell(c) for c in row) for row in rows]
    count = sum(c.colspan for c in cells[0])
    shares = widths or (1 / count,) * count
    made_rows = tuple(Row(row, origin=at) for row in cells)
    columns = tuple(DocumentColumn(share) for share in shares)
    return Table(columns, made_rows, header_rows, origin=at)


def said_in(block: Block) -> list[str]:
    if isinstance(block, Table):
        return [w for r in block.rows for c in r.cells for b in c.blocks for w in said_in(b)]
    if isinstance(block, Paragraph):
        return ["".join(node.text for node in block.content if isinstance(node, Text))]
    return []


def imported(title: str, *blocks: Table | Figure | str, assets: tuple[Asset, ...] = ()) -> Made:
    lines = [
        Line(1, Kind.TITLE, "示例公司应急预案"),
        Line(2, Kind.HEADING, title, 1),
    ]
    said = [(1, "示例公司应急预案"), (2, title)]
    for number, block in enumerate(blocks, 3):
        if isinstance(block, str):
            lines.append(Line(number, Kind.WORDS, block))
            said.append((number, block))
        else:
            kind = Kind.TABLE if isinstance(block, Table) else Kind.FIGURE
            lines.append(Line(number, kind, "", block=block))
            said.extend((number, words) for words in said_in(block) if words)
    original = Original("预案.docx", tuple(lines), tuple(said), unit="段", assets=assets)
    return made(import_original(original))


# The realistic plan


@pytest.fixture(scope="module")
def warehouse() -> Made:
    return from_markdown(WAREHOUSE.read_text(encoding="utf-8"))


def test_every_word_comes_back(warehouse: Made) -> None:
    assert [f.message for f in warehouse.imported.findings] == []
    assert warehouse.complaints == ()
    for cells in ("恢复订单系统和监控系统。", "东侧停车场", "火灾时先打119", "2024年6月15日"):
        assert warehouse.text.count(cells) == 1


def test_people_contacts_and_supplies_are_facts(warehouse: Made) -> None:
    organization, resources = warehouse.plan.organization, warehouse.plan.resources
    assert organization is not None
    assert organization.people is not None
    assert [(p.name, p.unit, p.post, p.phone) for p in organization.people.people][:2] == [
        ("周示例", "仓储部", "经理", "13900000011"),
        ("吴示例", "行政部", "经理", "13900000012"),
    ]
    assert organization.people.text == "内部人员的联系方式如下，变动后三个工作日内更新。"
    assert organization.contacts is not None
    assert [(c.name, c.person, c.phone) for c in organization.contacts.contacts] == [
        ("北区消防站", "值班员", "010-00000119"),
        ("示例物业", None, "010-00000001"),
    ]
    assert resources is not None
    assert resources.supplies is not None
    (category,) = resources.supplies.categories
    assert [(s.name, s.quantity, s.place) for s in category.supplies] == [
        ("灭火器", "40具", "各层通道"),
        ("急救箱", "4个", "值班室"),
        ("沙袋", "200个", "西侧库房"),
    ]


def test_duties_grades_and_reports_are_facts(warehouse: Made) -> None:
    plan = warehouse.plan
    assert plan.organization is not None
    assert plan.organization.units is not None
    unit = plan.organization.units.units[2]
    assert (unit.name, unit.leader, unit.members) == (
        "后勤联络组",
        "行政部经理",
        ("行政部", "财务部"),
    )
    assert [duty.text for duty in unit.duties] == ["调配物资，联系外部单位，安抚客户。"]
    assert plan.grading is not None
    assert plan.grading.events is not None
    assert [grade.name for grade in plan.grading.events.grades] == ["一级", "二级", "三级"]
    assert plan.reporting is not None
    assert plan.reporting.chain is not None
    assert next((r.sender, r.to, r.within) for r in plan.reporting.chain.reports) == (
        "当班员工",
        "值班经理",
        "5分钟内",
    )


def test_units_of_tables_act_in_sentences(warehouse: Made) -> None:
    response = warehouse.plan.response
    assert response is not None
    assert response.phases is not None
    steps = response.phases.phases[0].steps
    assert [step.actor for step in steps] == [None, "现场处置组", "技术保障组"]
    assert steps[1].table is not None


def test_revisions_are_kept_beside_their_table_and_print_once(warehouse: Made) -> None:
    assert [(r.version, r.author) for r in warehouse.plan.revisions] == [
        ("1.0", "周示例"),
        ("1.1", "吴示例"),
    ]
    assert warehouse.text.count("更新通讯录") == 1


def test_a_stage_of_reporting_is_one_of_those_there_are() -> None:
    got = from_markdown(
        chapter(
            "信息报告",
            "环节、阶段、报告人、报告对象、时限",
            "发现、首报、当班员工、值班经理、5分钟内",
            "处置中、续报、值班经理、总经理、每2小时",
        )
    )
    assert got.plan.reporting is not None
    assert got.plan.reporting.chain is not None
    reports = got.plan.reporting.chain.reports
    assert [report.stage and report.stage.zh for report in reports] == ["首报", "续报"]
    assert got.text.count("每2小时") == 1
    assert got.complaints == ()


# Which tables are typed, and which are kept


def test_a_column_that_nobody_knows_keeps_the_table_and_its_facts_beside_it() -> None:
    got = from_markdown(chapter("通讯录", "姓名、星座、手机", "周示例、金牛、13900000001"))
    assert got.plan.organization is not None
    people = got.plan.organization.people
    assert people is not None
    assert people.said
    assert [(p.name, p.phone) for p in people.people] == [("周示例", "13900000001")]
    assert got.text.count("周示例") == 1
    assert got.complaints == ()


def test_what_has_not_the_shape_of_the_fact_is_no_fact() -> None:
    got = from_markdown(
        chapter(
            "通讯录", "姓名、手机", "周示例、见公告栏", "吴示例、13900000002", "待定、13900000003"
        )
    )
    assert got.plan.organization is not None
    assert got.plan.organization.people is not None
    people = got.plan.organization.people.people
    assert [(p.name, p.phone) for p in people] == [("周示例", None), ("吴示例", "13900000002")]
    assert "见公告栏" in got.text
    assert "待定" in got.text


def test_a_table_of_nothing_known_stays_as_it_is() -> None:
    got = from_markdown(chapter("疏散路线", "区域、出口", "一层、东门"))
    assert got.plan.organization is None
    assert got.plan.sections[0].table is not None
    assert got.imported.coverage < 0.5


def test_a_second_table_of_people_stands_beside_the_first() -> None:
    text = chapter("通讯录", "姓名、手机", "周示例、13900000001") + chapter(
        "值班人员", "姓名、电话、星座", "吴示例、13900000002、金牛"
    ).replace("# 示例公司应急预案", "").replace("一、", "二、")
    got = from_markdown(text)
    assert got.plan.organization is not None
    assert got.plan.organization.people is not None
    people = got.plan.organization.people.people
    assert [(p.name, p.said) for p in people] == [("周示例", False), ("吴示例", True)]
    assert got.text.count("周示例") == got.text.count("吴示例") == 1
    assert got.complaints == ()


def test_a_number_that_does_not_count_the_rows_keeps_the_table() -> None:
    got = from_markdown(chapter("通讯录", "序号、姓名、手机", "7、周示例、13900000001"))
    assert got.plan.organization is not None
    assert got.plan.organization.people is not None
    assert got.plan.organization.people.said


def test_words_and_lists_around_a_table_keep_their_order_and_their_part() -> None:
    got = from_markdown(
        chapter(
            "组织机构",
            "姓名、职务、手机",
            "周示例、组长、13900000001",
            before="1. 处置组：负责救人。\n2. 联络组：负责报告。",
            after="以上人员变动时及时更新。",
        )
    )
    assert got.plan.organization is not None
    assert got.plan.organization.units is not None
    assert [u.name for u in got.plan.organization.units.units] == ["处置组", "联络组"]
    assert got.plan.organization.people is not None
    order = [got.text.index(words) for words in ("救人", "周示例", "以上人员")]
    assert order == sorted(order)
    assert got.imported.findings == ()


def test_an_annex_of_contacts_becomes_the_annex_of_its_kind() -> None:
    text = "示例公司应急预案\n总则\n为了安全，制定本预案。\n附件1\n应急通讯录\n"
    people = table(("姓名", "电话"), ("周示例", "13900000001"))
    lines = (
        Line(1, Kind.TITLE, "示例公司应急预案"),
        Line(2, Kind.HEADING, "总则", 1),
        Line(3, Kind.WORDS, "为了安全，制定本预案。"),
        Line(4, Kind.ANNEX, "应急通讯录"),
        Line(5, Kind.TABLE, "", block=people),
    )
    said = [(n, w) for n, w in enumerate(text.splitlines(), 1)]
    said[3:] = [(4, "附件"), (4, "应急通讯录"), *((5, w) for w in said_in(people))]
    got = made(import_original(Original("预案.docx", lines, tuple(said), unit="段")))
    (annex,) = got.plan.annexes
    assert annex.kind is AnnexKind.PEOPLE
    assert got.text.count("周示例") == 1
    assert got.complaints == ()


def test_a_timetable_of_a_drill_is_its_timeline() -> None:
    got = from_markdown(
        chapter(
            "演练流程",
            "时间、环节、内容、负责人",
            "9:00-9:10、开场、宣布演练开始。、总指挥",
            "9:10-9:40、处置、按方案处置。、处置组",
        ).replace("示例公司应急预案", "示例公司应急演练方案")
    )
    assert got.plan.drills is not None
    assert got.plan.drills.timeline is not None
    slots = got.plan.drills.timeline.slots
    assert [(s.title, s.owner, s.text) for s in slots] == [
        ("开场", "总指挥", "宣布演练开始。"),
        ("处置", "处置组", "按方案处置。"),
    ]
    assert [slot.time.start for slot in slots if slot.time] == [540, 550]
    assert got.complaints == ()


# Cells


def test_cells_merged_downwards_come_back_merged_and_are_facts_of_each_row() -> None:
    people = table(
        ("部门", "姓名", "手机"),
        (cell("仓储部", rowspan=2), "周示例", "13900000001"),
        ("吴示例", "13900000002"),
        ("财务部", "郑示例", "13900000003"),
    )
    got = imported("通讯录", people)
    assert got.plan.organization is not None
    found = got.plan.organization.people
    assert found is not None
    assert [p.unit for p in found.people] == ["仓储部", "仓储部", "财务部"]
    assert found.merged == ("部门",)
    assert got.text.count("仓储部") == 1
    assert got.imported.findings == ()


def test_spans_headers_and_widths_of_a_kept_table_stay() -> None:
    plain = table(
        (cell("设备", rowspan=2), cell("检查", colspan=2)),
        ("早班", "晚班"),
        ("水泵", "正常", "正常"),
        header_rows=2,
        widths=(0.5, 0.25, 0.25),
    )
    got = imported("设备检查", plain)
    (section,) = got.plan.sections
    assert section.table is not None
    assert section.table.header_rows == 2
    assert section.table.widths == (50, 25, 25)
    first = section.table.rows[0].cells
    assert [(c.text, c.colspan, c.rowspan) for c in first] == [("设备", 1, 2), ("检查", 2, 1)]


def test_paragraphs_of_a_cell_stay_paragraphs() -> None:
    got = imported("设备检查", table(("设备", "说明"), ("水泵", "先断电。\n再检查。")))
    (section,) = got.plan.sections
    assert section.table is not None
    assert section.table.rows[1].cells[1].text == "先断电。\n再检查。"
    assert got.imported.findings == ()


def test_a_table_in_a_cell_keeps_its_words_row_by_row() -> None:
    inner = table(("甲", "乙"), ("丙", "丁"))
    got = imported("设备检查", table(("设备", "说明"), ("水泵", cell("见下", 1, 1, inner))))
    (section,) = got.plan.sections
    assert section.table is not None
    assert section.table.rows[1].cells[1].text == "见下\n甲\u3000乙\n丙\u3000丁"
    assert [finding.code for finding in got.imported.findings] == ["PF541"]


def test_a_footnote_in_a_cell_stays_a_footnote() -> None:
    note = Footnote((Paragraph((Text("按年度核定。"),)),))
    words = Paragraph((Text("水泵", ("line", 3)), note), Role.CELL, origin=("line", 3))
    got = imported("设备检查", table(("设备", "数量"), (Cell((words,)), "两台")))
    assert "水泵[[^按年度核定。]]" in got.imported.yaml
    assert "[1] 按年度核定。" in got.text


def test_supplies_under_headings_across_the_table_belong_to_categories() -> None:
    supplies = table(
        ("名称", "数量"),
        (cell("防汛物资", colspan=2),),
        ("沙袋", "200个"),
        (cell("救护物资", colspan=2),),
        ("急救箱", "4个"),
    )
    got = imported("应急物资", supplies)
    assert got.plan.resources is not None
    assert got.plan.resources.supplies is not None
    categories = got.plan.resources.supplies.categories
    assert [(c.title, [s.name for s in c.supplies]) for c in categories] == [
        ("防汛物资", ["沙袋"]),
        ("救护物资", ["急救箱"]),
    ]
    assert got.text.count("沙袋") == 1
    assert got.complaints == ()


def test_supplies_in_tables_under_their_headings_are_categories() -> None:
    text = (
        "# 示例公司应急预案\n\n## 一、应急物资\n\n### （一）防汛\n\n| 名称 | 数量 |\n| - | - |\n"
        "| 沙袋 | 200个 |\n\n### （二）救护\n\n| 名称 | 数量 |\n| - | - |\n| 急救箱 | 4个 |\n"
    )
    got = from_markdown(text)
    assert got.plan.resources is not None
    assert got.plan.resources.supplies is not None
    categories = got.plan.resources.supplies.categories
    assert [(c.title, [s.name for s in c.supplies]) for c in categories] == [
        ("防汛", ["沙袋"]),
        ("救护", ["急救箱"]),
    ]
    assert got.imported.coverage == 1.0
    assert got.imported.findings == ()


def test_tables_of_a_chapter_that_comes_too_late_are_not_called_typed() -> None:
    rows = "| 名称 | 数量 |\n| - | - |\n"
    text = (
        f"# 示例公司应急预案\n\n## 一、应急物资\n\n### （一）防汛\n\n{rows}| 沙袋 | 200个 |\n\n"
        f"## 二、物资储备\n\n### （一）救护\n\n{rows}| 急救箱 | 4个 |\n"
    )
    got = from_markdown(text)
    gaps = got.imported.gaps
    assert gaps is not None
    assert [gap.became for gap in gaps.rows if gap.thing == "表格"] == [
        "已归入",
        "原样保留，另存数据",
    ]
    assert got.text.count("急救箱") == 1
    assert got.complaints == ()


# Pictures


def test_a_picture_stays_in_its_place_and_its_description_is_not_printed() -> None:
    figure = Figure(PNG, "image/png", "流程图", width=80.0, origin=("line", 4))
    got = imported(
        "处置程序", "流程如下。", figure, "按图执行。", assets=(Asset("图片/image1.png", PNG),)
    )
    assert "图片/image1.png" in got.imported.yaml
    assert got.imported.findings == ()
    assert "流程图" not in got.text
    assert got.text.index("流程如下") < got.text.index("按图执行")


def test_a_picture_in_a_cell_stands_behind_the_table_and_is_told() -> None:
    figure = Figure(PNG, "image/png", "", width=80.0, origin=("line", 3))
    plain = table(("设备", "照片"), ("水泵", cell("见图", 1, 1, figure)))
    got = imported("设备检查", plain, assets=(Asset("图片/image1.png", PNG),))
    (section,) = got.plan.sections
    assert section.table is not None
    assert section.figure is not None
    assert section.figure.file == "图片/image1.png"
    assert [finding.code for finding in got.imported.findings] == ["PF542"]


def test_a_picture_that_could_not_be_read_is_told_at_its_place() -> None:
    figure = Figure(b"", "", "流程图", origin=("line", 3))
    got = imported("处置程序", figure, "按图执行。")
    (finding,) = got.imported.findings
    assert finding.code == "PF543"
    assert finding.place is not None
    assert finding.place.line == 3


def test_an_address_that_the_words_do_not_say_is_kept_or_told() -> None:
    link = Link("https://example.org/a", (Text("公告"),))
    words = (Text("见"), link, Text("。"))
    for title, codes in (("设备检查", []), ("适用范围", ["PF544"])):
        lines = (
            Line(1, Kind.TITLE, "示例公司应急预案"),
            Line(2, Kind.HEADING, title, 1),
            Line(3, Kind.WORDS, "见公告。", content=words),
        )
        said = ((1, "示例公司应急预案"), (2, title), (3, "见公告。"))
        got = import_original(Original("预案.docx", lines, said, unit="段"))
        assert [finding.code for finding in got.findings] == codes
        assert ("https://example.org/a" in got.yaml) is not bool(codes)


# Reading one table


def test_warnings_are_told_from_events_by_their_colours() -> None:
    found = read_table(
        table(("级别", "标准"), ("红色", "雨量大于100毫米"), ("橙色", "雨量大于50毫米")), "分级"
    )
    assert found is not None
    assert found.path == ("grading", "warnings")


@pytest.mark.parametrize(
    ("headings", "values", "title", "path"),
    [
        (("成员单位", "主要职责"), ("财务部", "安排经费。"), "", ("organization", "units")),
        (("岗位", "职责"), ("值班员", "接听电话。"), "", ("organization", "positions")),
        (("单位名称", "联系电话"), ("示例医院", "010-0000000"), "", ("organization", "contacts")),
        (
            ("响应级别", "启动条件", "指挥"),
            ("一级", "停业", "总经理"),
            "",
            ("grading", "responses"),
        ),
        (("事件级别", "响应级别"), ("重大", "一级"), "对应关系", ("grading", "mapping")),
        (
            ("时间", "环节", "内容"),
            ("9:00-9:10", "开场", "宣布开始"),
            "演练",
            ("drills", "timeline"),
        ),
        (("风险", "可能后果"), ("火灾", "人员受伤"), "风险分析", ("risks",)),
        (("指标", "告警阈值"), ("订单失败率", "超过5%"), "", ("monitoring", "indicators")),
        (("版本", "修订日期", "修订内容"), ("1.0", "2024-01-02", "首次"), "", ("revisions",)),
    ],
)
def test_a_table_is_known_by_its_headings(
    headings: tuple[str, ...], values: tuple[str, ...], title: str, path: tuple[str, ...]
) -> None:
    found = read_table(table(headings, values), title)
    assert found is not None
    assert found.path == path


@pytest.mark.parametrize(
    ("headings", "values"),
    [
        (("区域", "出口"), ("一层", "东门")),
        (("检查项目", "检查结果"), ("水泵", "正常")),
        (("姓名", "手机"), ("见值班表", "另行通知")),
        (("时间", "内容"), ("2024年3月", "完成建设")),
    ],
)
def test_a_table_that_is_not_sure_is_none(
    headings: tuple[str, ...], values: tuple[str, ...]
) -> None:
    assert read_table(table(headings, values), "") is None


def test_headings_are_read_through_spaces_and_remarks() -> None:
    found = read_table(table(("姓 名", "联系电话（手机）"), ("周示例", "13900000001")), "")
    assert found is not None
    assert found.exact


def test_the_document_prints_no_table_twice(warehouse: Made) -> None:
    loaded = load_text(warehouse.imported.yaml.encode(), "plan.yaml", profiles=profile_names())
    document = build_plan(loaded, Settings()).document
    assert document is not None
    assert sum(isinstance(block, Table) for block in blocks_of(document)) == 8
