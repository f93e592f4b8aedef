"""Nothing tells how the public is informed."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.coverage.lacking import lacking
from planforge.lint.rule import Found, rule


@rule("PF213", "missing-release", "没有写信息发布", Severity.WARNING)
def missing_release(context: Context) -> Found:
    """Nothing tells how the public is informed.

    问题：政府预案没有写信息发布和舆情应对：由谁发布、谁批准、什么时候发看不出来。
    为什么：权威信息不及时，谣言就先传开。
    改法：写明由谁起草、谁批准、通过什么渠道、在多长时间内发布，舆情由谁监测和回应。

    反例：
        类型: 政府
        预案种类: 专项应急预案
        标题: 示例市突发地质灾害应急预案
        组织机构:
          - {名称: 市指挥部, 职责: [统一指挥抢险救灾。]}

    正例：
        类型: 政府
        预案种类: 专项应急预案
        标题: 示例市突发地质灾害应急预案
        信息发布: 灾情信息由市指挥部办公室起草，总指挥批准后2小时内通过市政府网站发布。
    """
    message = "没有写信息发布和舆情应对：谁发布、谁批准看不出来。"
    yield from lacking(context, "release", message)
