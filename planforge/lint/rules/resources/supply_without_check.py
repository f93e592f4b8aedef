"""Supplies without check date."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.basis import Basis, Force
from planforge.lint.context import Context
from planforge.lint.lacking import lacking
from planforge.lint.rule import Found, rule

_BASIS = Basis("rule.yuan88", "第三十八条", Force.DUTY)


@rule("PF479", "supply-without-check", "物资没有检查日期", Severity.WARNING)
def supply_without_check(context: Context) -> Found:
    """Some supplies have no check date.

    问题：物资清单里有的物资没有检查日期，也没有说多久检查一次。
    为什么：药品过期、电池没电、灭火器失压，都是到用的时候才发现。
    改法：写上最近检查日期或者检查周期，检查后更新。

    反例：
        应急资源:
          物资装备:
            - 标题: 消防器材
              物资:
                - {名称: 灭火器, 数量: "12", 单位: 具, 存放地点: 仓库, 管理责任人: 王示例}

    正例：
        应急资源:
          物资装备:
            - 标题: 消防器材
              物资:
                - 名称: 灭火器
                  数量: "12"
                  存放地点: 仓库
                  管理责任人: 王示例
                  检查日期: 每月
    """
    stores = context.stores
    without = [store for store in stores if not store.checked and not store.bare]
    every = bool(without) and len(without) == sum(not store.bare for store in stores)
    if every and any(_regular().search(text.text) for text in context.having(("每",))):
        return
    yield from lacking(context, without, "没有写多久检查一次。", _BASIS)


@cache
def _regular() -> re.Pattern[str]:
    """One sentence that has all supplies checked: 由发改局管理，每季度检查1次."""
    return re.compile(
        r"(?:物资|装备|器材|储备)[^。；\n]{0,60}每(?:[一两三半\d个]{0,2}(?:日|天|周|旬|月|季度?|年))"
        r"[^，。；]{0,8}(?:检查|检修|盘点|清点|核查|维护)"
        r"|每(?:[一两三半\d个]{0,2}(?:日|天|周|旬|月|季度?|年))[^，。；]{0,8}(?:检查|检修|盘点|清点|核查|维护)"
        r"[^，。；]{0,8}(?:物资|装备|器材)"
    )
