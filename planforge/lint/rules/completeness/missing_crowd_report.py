"""People gather, and no authority hears of it."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.coverage.lacking import lacking
from planforge.lint.rule import Found, rule


@rule("PF225", "missing-crowd-report", "聚集事件没有写上报", Severity.ERROR)
def missing_crowd_report(context: Context) -> Found:
    """People gather, and no authority hears of it.

    问题：群体投诉一类的单位预案，没有写向公安、主管部门或者当地政府报告。
    为什么：因本单位的问题引发的社会安全事件，突发事件应对法第七十八条要求按规定上报情况，并迅速派
    出负责人赶赴现场劝解、疏导。
    改法：写明什么情况向哪个部门报告、由谁报，由哪位负责人到现场劝解疏导，什么情况报警。

    反例：
        预案种类: 专项应急预案
        标题: 示例公司群体投诉应急预案
        应急响应:
          - 标题: 接待
            步骤:
              - 客服部接待投诉人，登记诉求，报告总经理。

    正例：
        预案种类: 专项应急预案
        标题: 示例公司群体投诉应急预案
        应急响应:
          - 标题: 接待
            步骤:
              - 投诉人到场聚集的，总经理15分钟内到现场疏导，办公室向辖区派出所和市场监管部门报告。
    """
    message = "没有写发生聚集时向公安、主管部门或者当地政府报告。"
    yield from lacking(context, "crowd", message, at=("reporting",))
