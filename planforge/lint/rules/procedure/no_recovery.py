"""A response after which nothing comes."""

import re

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.head import Kind

_OTHER = {Kind.FORMAL_TEXT, Kind.CARD, Kind.HANDBOOK}


@rule("PF451", "no-recovery", "没有写事后恢复", Severity.WARNING)
def no_recovery(context: Context) -> Found:
    """Nothing is said of what comes after the response.

    问题：预案写到处置为止，没有恢复、善后、总结。
    为什么：恢复的次序、善后赔付和原因查找没有人负责，同样的事还会再来。
    改法：补写后期处置：怎样恢复、怎样善后赔付、谁在多久内总结并修改预案。

    反例：
        类型: 天猫店铺
        应急响应:
          - 标题: 处置
            步骤:
              - {执行人: 运营, 行动: 把库存改成0}

    正例：
        类型: 天猫店铺
        应急响应:
          - 标题: 处置
            步骤:
              - {执行人: 运营, 行动: 把库存改成0}
        后期处置:
          恢复: 运营核对价格无误后恢复销售。
    """
    plan = context.plan
    if plan.response is None or plan.recovery is not None:
        return
    if plan.kind.drill or plan.kind in _OTHER or context.coverage.missing("recovery"):
        return
    if re.search(r"恢复(?!力)|善后|后期处[置理]|复盘|恢复与?重建", context.text):
        return
    if context.coverage.missing("recovery") is not None:
        return  # told as a part that is missing
    yield Problem(("response",), "写了应急响应，没有写事后怎样恢复、善后和总结。")
