"""Plans that the tests of the family draw their papers from."""

from pathlib import Path

from planforge._build import Settings, load, papers
from planforge.document import Break, Document, Paragraph, blocks_of, plain
from planforge.family import Sheet

SHOP = """\
类型: 天猫店铺
预案种类: 大促保障方案
标题: 示例小店双十二预案
版本: 第1版
单位: {名称: 示例小店, 应急值守电话: 0571-5550 0123}
组织机构:
  岗位:
    - {名称: 店主, 任职人: 周示例, 职责: [拍板停售]}
    - {名称: 运营, 任职人: 林示例, B岗: 周示例, 职责: [管价格和库存]}
    - {名称: 仓库主管, 任职人: 郑示例, 职责: [管打包]}
  人员:
    - {姓名: 周示例, 职务: 店主, 电话: 130 0000 0001}
    - {姓名: 林示例, 职务: 运营, 电话: 130 0000 0002, B岗: 周示例}
    - {姓名: 郑示例, 职务: 仓库主管, 电话: 130 0000 0005}
  外部联系:
    - {单位: 平台小二, 电话: 0571-5550 0101}
    - {单位: 园区物业, 电话: 0571-5550 0108}
应急响应:
  分情景处置:
    - 名称: 价格设错
      触发条件: 付款页到手价低于底价
      牵头人: 运营
      步骤:
        - 标题: 库存置0
          执行人: 运营
          时限: 3分钟
          行动: 把出错的规格库存改成0，按[[annex:核对表]]核对
        - {标题: 仓库拦截, 执行人: 仓库, 时限: 10分钟, 行动: 停打停发}
        - {标题: 问平台, 执行人: 店主, 时限: 1小时, 行动: 打电话问小二}
      话术: 您好，页面价格设置有误，订单没有取消。
    - 名称: 断电断网
      牵头人: 仓库主管
      步骤:
        - {标题: 接备电, 执行人: 仓库主管, 时限: 5分钟, 行动: 接上备用电源}
附件:
  - {编号标识: 核对表, 标题: 到手价核对表, 种类: 表格, 表格: [[商品, 底价], ["", ""]]}
"""


def written(text: str, folder: Path) -> Path:
    """The plan file of a text."""
    path = folder / "shop.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def sheets_of(path: Path, *names: str) -> tuple[Sheet, ...]:
    """The papers of a plan file; any problem of the plan fails the test."""
    loaded = load(path)
    assert loaded.plan is not None, [found.message for found in loaded.findings]
    return tuple(papers(loaded, Settings(), names))


def words(document: Document) -> list[str]:
    """The paragraphs of a document, those in cells too."""
    return [plain(b.content) for b in blocks_of(document) if isinstance(b, Paragraph)]


def pages(document: Document) -> int:
    """How many pages a document begins."""
    return 1 + sum(isinstance(block, Break) for block in document.body)
