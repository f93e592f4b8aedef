"""Nothing tells what may happen."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.coverage.lacking import lacking
from planforge.lint.rule import Found, rule


@rule("PF212", "missing-risks", "没有写可能出什么事", Severity.ERROR)
def missing_risks(context: Context) -> Found:
    """Nothing tells what may happen.

    问题：为一次活动、一个时段编的预案没有写可能出哪些事，只有笼统的“突发事件”。
    为什么：不写清楚会出什么事，监测、处置、保障都没有着落，“突发事件”什么时候算发生也说不清。
    改法：列出这次活动真正会出的事，每一件写明容易出在哪里、后果和防范办法。

    反例：
        类型: 平台
        标题: 示例平台双十二应急预案
        应急响应:
          - 标题: 处置
            步骤:
              - 出现突发事件的，由指挥部启动应急预案。

    正例：
        类型: 平台
        标题: 示例平台双十二应急预案
        风险分析:
          - {名称: 下单失败, 后果: 大量订单无法支付, 控制措施: [扩容, 限流]}
          - {名称: 优惠叠加, 后果: 低于成本成交, 控制措施: [双人复核]}
    """
    message = "没有写可能出哪些事，监测、处置和保障没有着落。"
    hint = "列出真正会出的事，如系统中断、价格出错、集中投诉，每一件写明征兆、后果和防范办法。"
    yield from lacking(context, "risks", message, hint)
