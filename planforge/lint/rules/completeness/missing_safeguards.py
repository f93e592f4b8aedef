"""Nothing tells with what one responds."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.coverage.lacking import lacking
from planforge.lint.rule import Found, rule


@rule("PF205", "missing-safeguards", "没有写应急保障", Severity.ERROR)
def missing_safeguards(context: Context) -> Found:
    """Nothing tells with what one responds.

    问题：预案里没有应急保障：没有队伍、物资、经费、通信、值班这些内容。
    为什么：处置步骤写得再细，没有人、没有东西、没有钱也做不成。突发事件应对法第二十八条要求预案规
    定应急保障措施。
    改法：写明应急队伍和值班、物资和存放地点、经费来源、通信和技术保障，各由谁负责。

    反例：
        应急响应:
          - 标题: 处置
            步骤:
              - 发现险情后立即断电并报警。

    正例：
        应急资源:
          应急队伍: 安全部12人组成抢险队，24小时轮班，由安全部经理调派。
          经费: 每年在预算中列应急经费20万元，由财务部负责。
    """
    message = "没有写应急保障：队伍、物资、经费、通信、值班都没有安排。"
    yield from lacking(context, "safeguards", message)
