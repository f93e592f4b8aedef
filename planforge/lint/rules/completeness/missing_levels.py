"""No response levels."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.coverage.lacking import lacking
from planforge.lint.rule import Found, rule


@rule("PF207", "missing-levels", "没有确定响应级别", Severity.ERROR)
def missing_levels(context: Context) -> Found:
    """No response levels.

    问题：预案没有确定应急响应级别，大小事情用同一种办法。
    为什么：级别决定谁指挥、谁到场、报到哪一级。突发事件应对法第七十一条要求县级以上人民政府及其部
    门在预案中确定响应级别，GB/T 29639-2020也要求生产经营单位分级响应。
    改法：写明分几级响应，每一级什么情况启动、由谁启动和指挥、什么时候结束。社会安全类事件不必套用
    特别重大、重大、较大、一般四个等级。

    反例：
        类型: 政府
        预案种类: 专项应急预案
        标题: 示例市突发地质灾害应急预案
        应急响应:
          - 标题: 处置
            步骤:
              - 指挥部接报后组织转移受威胁的群众。

    正例：
        类型: 政府
        预案种类: 专项应急预案
        标题: 示例市突发地质灾害应急预案
        分级:
          响应分级:
            - {级别: 一级响应, 启动条件: 因灾死亡30人以上, 启动人: 市长, 指挥人: 市长}
            - {级别: 二级响应, 启动条件: 因灾死亡10人以上, 启动人: 副市长, 指挥人: 副市长}
    """
    message = "没有确定应急响应级别，大小事情都按同一种办法处置。"
    yield from lacking(context, "levels", message)
