"""Two plans in a few lines, compared."""

from planforge.diff.model import Script, Side
from planforge.diff.script import compare
from planforge.diff.units import units_of
from planforge.document import Document
from tests.plan_text import document

OLD = """
    应急响应:
      响应程序:
        阶段:
          - 标题: 先期处置
            步骤:
              - {执行人: 值班员, 时限: 30分钟, 行动: 报告总指挥}
              - {执行人: 保安队, 行动: 封锁现场，疏散人员}
              - {执行人: 电工, 行动: 切断电源}
          - 标题: 现场救援
            步骤:
              - {执行人: 救援队, 行动: 搜救被困人员并转移到集合点}
    应急资源:
      物资装备:
        类别:
          - 标题: 救援
            物资:
              - {名称: 灭火器, 数量: 20, 单位: 具, 存放地点: 一号库}
              - {名称: 担架, 数量: 2, 单位: 副, 存放地点: 一号库}
    编制背景:
      编制目的: 为了及时、有效地处置突发事件，保障人员安全，制定本预案。
"""
NEW = """
    应急响应:
      响应程序:
        阶段:
          - 标题: 现场救援
            步骤:
              - {执行人: 救援队, 行动: 搜救被困人员并转移到集合点}
          - 标题: 先期处置
            步骤:
              - {执行人: 值班员, 时限: 15分钟, 行动: 报告总指挥}
              - {执行人: 广播员, 行动: 播放疏散广播}
              - {执行人: 保安队, 行动: 封锁现场，疏散人员}
    应急资源:
      物资装备:
        类别:
          - 标题: 救援
            物资:
              - {名称: 灭火器, 数量: 30, 单位: 具, 存放地点: 一号库}
              - {名称: 急救箱, 数量: 5, 单位: 个, 存放地点: 值班室}
    编制背景:
      编制目的: 为了及时、有效地处置突发事件、保障人员安全，制定本预案。
"""


def side(name: str, made: Document) -> Side:
    return Side(name, made, units_of(made))


def compared(old: str = OLD, new: str = NEW) -> Script:
    return compare(side("旧版.yaml", document(old)), side("新版.yaml", document(new)))
