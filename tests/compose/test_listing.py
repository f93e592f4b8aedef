"""Facts as a table whose columns the plan names, tables and pictures under any item, facts said."""

from planforge.document import Paragraph, Section, Table, blocks_of, plain
from planforge.findings import Severity
from tests.plan_text import document, found, printed

PEOPLE = """
组织机构:
  人员:
    表头: [序号, 姓名, 部门, 手机]
    合并栏: [部门]
    人员:
      - {姓名: 周示例, 部门: 行政部, 手机: "13900000001"}
      - {姓名: 吴示例, 部门: 行政部, 手机: "13900000002"}
      - {姓名: 郑示例, 部门: 财务部, 手机: "13900000003"}
"""


def tables(text: str) -> list[Table]:
    return [block for block in blocks_of(document(text)) if isinstance(block, Table)]


def words(table: Table) -> list[list[str]]:
    return [
        [
            "\n".join(plain(b.content) for b in cell.blocks if isinstance(b, Paragraph))
            for cell in row.cells
        ]
        for row in table.rows
    ]


def test_a_listing_prints_the_headings_that_the_plan_writes() -> None:
    (table,) = tables(PEOPLE)
    assert words(table)[0] == ["序号", "姓名", "部门", "手机"]
    assert words(table)[1] == ["1", "周示例", "行政部", "13900000001"]


def test_equal_neighbours_of_a_merged_column_are_one_cell() -> None:
    (table,) = tables(PEOPLE)
    assert words(table)[2] == ["2", "吴示例", "13900000002"]
    assert [cell.rowspan for cell in table.rows[1].cells] == [1, 1, 2, 1]
    assert [cell.rowspan for cell in table.rows[3].cells] == [1, 1, 1, 1]


def test_an_annex_prints_the_listing_of_the_people() -> None:
    annexed = PEOPLE + "附件: [{标题: 通讯录, 种类: 内部通讯录}]\n"
    (table,) = tables(annexed)
    assert words(table)[0] == ["序号", "姓名", "部门", "手机"]
    assert found(annexed) == []


def test_duties_in_a_listing_stand_line_by_line() -> None:
    (table,) = tables(
        """
        组织机构:
          机构:
            表头: [工作组, 组长, 成员, 职责]
            机构:
              - {名称: 处置组, 负责人: 周示例, 成员: [行政部, 财务部], 职责: [先救人。, 再报告。]}
        """
    )
    assert words(table)[1] == ["处置组", "周示例", "行政部、财务部", "先救人。\n再报告。"]


def test_supplies_of_one_untitled_category_are_one_table_without_a_heading() -> None:
    text = """
    应急资源:
      物资装备:
        表头: [名称, 数量, 存放位置]
        类别: [{物资: [{名称: 急救箱, 数量: 2个, 存放地点: 前台}]}]
    """
    (table,) = tables(text)
    assert words(table) == [["名称", "数量", "存放位置"], ["急救箱", "2个", "前台"]]
    sections = [b for b in blocks_of(document(text)) if isinstance(b, Section)]
    assert all(section.title for section in sections)


def test_a_column_that_means_nothing_is_left_blank_and_told() -> None:
    text = PEOPLE.replace("[序号, 姓名, 部门, 手机]", "[姓名, 部门, 手机, 签收]")
    (finding,) = found(text)
    assert (finding.code, finding.severity) == ("PF311", Severity.INFO)
    assert "“签收”" in finding.message
    (table,) = tables(text)
    assert words(table)[1] == ["周示例", "行政部", "13900000001", ""]


SAID = """
大纲: [{部分: 名单}]
组织机构: {人员: {已述: true, 人员: [{姓名: 周示例, 电话: "13900000001"}]}}
其他章节:
  - 标题: 名单
    表格: [[姓名, 性别, 电话], [周示例, 女, "13900000001"]]
"""


def test_facts_that_are_said_elsewhere_are_printed_once_and_not_told() -> None:
    assert printed(SAID).count("周示例") == 1
    assert "组织机构" not in printed(SAID)
    assert found(SAID) == []


def test_facts_that_are_said_to_stand_elsewhere_and_do_not_are_told() -> None:
    (finding,) = found(SAID.replace('姓名: 周示例, 电话: "13900000001"', "姓名: 吴示例"))
    assert finding.code == "PF302"
    assert "吴示例" in finding.message


def test_any_item_carries_a_table() -> None:
    text = """
    应急响应:
      - 标题: 处置
        步骤:
          - 正文: 按下表联系。
            表格: [[甲, 乙], [丙, 丁]]
          - 然后报告。
    """
    (table,) = tables(text)
    assert words(table) == [["甲", "乙"], ["丙", "丁"]]
    assert found(text) == []
    lines = [line.strip() for line in printed(text).splitlines()]
    assert next(i for i, line in enumerate(lines) if "丙" in line) < next(
        i for i, line in enumerate(lines) if "然后报告" in line
    )


def test_one_fact_among_others_may_be_said_elsewhere() -> None:
    text = """
    组织机构:
      机构:
        - {名称: 处置组, 职责: 先救人。}
        - {名称: 财务部, 职责: 安排经费。, 已述: true}
    其他章节:
      - 标题: 成员单位
        表格: [[单位, 职责], [财务部, 安排经费。]]
    """
    assert printed(text).count("财务部") == 1
    assert found(text) == []


def test_a_slot_of_a_drill_names_who_leads_it() -> None:
    text = "应急演练: {演练进程: [{标题: 开场, 时间: 9:00-9:10, 负责人: 总指挥}]}"
    assert "负责人：总指挥。" in printed(text)
    assert found(text) == []


def test_a_section_with_an_id_leaves_its_title_to_the_part_of_that_name() -> None:
    text = """
    大纲: [{部分: 甲}, {部分: 风险分析}]
    风险分析: {正文: 风险有火灾。}
    其他章节: [{标识: 甲, 标题: 风险分析, 正文: 另有停电。}]
    """
    assert printed(text).index("另有停电。") < printed(text).index("风险有火灾。")
    assert found(text) == []
