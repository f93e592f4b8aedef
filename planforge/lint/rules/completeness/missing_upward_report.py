"""Nothing tells that the government above is told."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.coverage.lacking import lacking
from planforge.lint.rule import Found, rule


@rule("PF211", "missing-upward-report", "没有写向上级报告", Severity.WARNING)
def missing_upward_report(context: Context) -> Found:
    """Nothing tells that the government above is told.

    问题：政府预案没有写向本级政府和上级部门报告：报给谁、什么时候报都没有。
    为什么：突发事件应对法第六十一条要求及时向上级报送突发事件信息，迟报、漏报要追究责任。
    改法：写明向本级人民政府和上级主管部门报告的情形、时限和方式，分首报、续报、终报。

    反例：
        类型: 政府
        预案种类: 专项应急预案
        标题: 示例市群体投诉应急预案
        应急响应:
          - 标题: 处置
            步骤:
              - 接到投诉后由接谈组当面听取诉求并登记。

    正例：
        类型: 政府
        预案种类: 专项应急预案
        标题: 示例市群体投诉应急预案
        信息报告:
          报告程序:
            - {报告人: 办公室, 报告对象: 市人民政府, 时限: 2小时, 方式: 电话}
    """
    message = "没有写向本级政府和上级部门报告突发事件信息。"
    yield from lacking(context, "upward", message, at=("reporting",))
