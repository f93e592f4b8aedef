"""Whoever sells food is silent on food that harms."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.coverage.lacking import lacking
from planforge.lint.rule import Found, rule


@rule("PF222", "missing-food-incident", "经营食品没有写食品安全事故", Severity.ERROR)
def missing_food_incident(context: Context) -> Found:
    """Whoever sells food is silent on food that harms.

    问题：经营食品的单位或者店铺，预案里没有写食品安全事故怎样处置。
    为什么：食品安全法要求食品企业制定食品安全事故处置方案（第一百零二条），发生事故的单位立即采取
    措施并及时报告（第一百零三条）。
    改法：写明停售、封存、协助就医、召回和向市场监管、卫生健康部门报告由谁、在多长时间内做。

    反例：
        标题: 示例食品公司突发事件应急预案
        单位: {名称: 示例食品有限公司, 经营食品: 是}
        应急响应:
          - 标题: 处置
            步骤:
              - 发现设备故障后由维修部检修。

    正例：
        标题: 示例食品公司突发事件应急预案
        单位: {名称: 示例食品有限公司, 经营食品: 是}
        应急响应:
          - 标题: 食品安全事故
            步骤:
              - 发现食用后不适的，质量部立即停售并封存同批食品，2小时内报告市场监管部门。
    """
    message = "经营食品，却没有写食品安全事故怎样停售、封存、救治和报告。"
    yield from lacking(context, "food", message, at=("response",))
