"""Annexes, and the page that a shop hangs on the wall."""

from planforge.document import Break, Orientation, PageKind, Paragraph, Section, Table, plain
from tests.plan_text import composed, document, printed

SHOP = """
组织机构:
  人员: [{姓名: 示例甲, 职务: 运营, 应急职责: 价格和库存, 电话: 130 0000 0001, B岗: 示例乙}]
  外部联系: [{单位: 平台小二, 用途: 申诉, 电话: 0571-5550 0101}]
应急响应:
  响应程序: [{标题: 止损, 正文: 先停售。}, {标题: 留证, 正文: 再截图。}]
  分情景处置:
    - 名称: 价格设错
      牵头人: 运营
      步骤:
        - {标题: 库存置0, 执行人: 运营, 时限: 3分钟, 行动: 把库存改成0}
        - {执行人: 仓库, 时限: 5分钟, 行动: 停止出库}
"""


def test_an_annex_lies_landscape_where_it_asks_and_the_next_one_upright() -> None:
    text = """
    附件:
      - {标题: 甲表, 正文: 一。}
      - {标题: 乙表, 正文: 二。, 横排: 是}
      - {标题: 丙表, 正文: 三。}
    """
    body = document(text).body
    kinds = [
        block.orientation if isinstance(block, Break) else plain(block.title)
        for block in body
        if isinstance(block, Break | Section)
    ]
    assert kinds == ["甲表", Orientation.LANDSCAPE, "乙表", Orientation.PORTRAIT, "丙表"]


def test_the_measures_of_a_grade_are_counted_apart_from_its_criteria() -> None:
    text = """
    分级:
      预警分级:
        - {级别: 一级预警, 条件: [流量达到容量；, 收到通知。], 措施: [组长到岗。, 每小时报告。]}
    """
    lines = [line.strip() for line in printed(text).splitlines()]
    assert lines[-3:] == ["¶ 对应措施：", "（1）组长到岗。", "（2）每小时报告。"]


def test_a_single_measure_stands_beside_its_label_without_a_number() -> None:
    text = """
    分级:
      预警分级:
        - {级别: 一级预警, 颜色: 红色, 条件: [流量达到容量；, 收到通知。], 措施: [组长到岗。]}
    """
    lines = [line.strip() for line in printed(text).splitlines()]
    assert lines[-1] == "¶ 对应措施：组长到岗。"


def test_the_first_page_of_a_shop_gives_first_steps_by_their_titles() -> None:
    front = composed(SHOP, type_="天猫店铺", layout="shop").document.front
    (page,) = [page for page in front.pages if page.kind is PageKind.SUMMARY]
    tables = [block for block in page.blocks if isinstance(block, Table)]
    rows = [
        [
            "".join(plain(p.content) for p in cell.blocks if isinstance(p, Paragraph))
            for cell in row.cells
        ]
        for table in tables
        for row in table.rows[1:]
    ]
    assert rows == [
        ["价格设错", "库存置0（3分钟）→5分钟内停止出库", "运营"],
        ["运营", "示例甲", "价格和库存", "130 0000 0001", "示例乙"],
        ["平台小二（申诉）", "0571-5550 0101", ""],
    ]
