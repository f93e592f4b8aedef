"""Supplies without quantity."""

from planforge.findings import Severity
from planforge.lint.basis import Basis, Force
from planforge.lint.context import Context
from planforge.lint.lacking import lacking
from planforge.lint.rule import Found, rule

_BASIS = Basis("gb.29639-2020", "9.4", Force.RECOMMENDED)


@rule("PF476", "supply-without-quantity", "物资没有数量", Severity.WARNING)
def supply_without_quantity(context: Context) -> Found:
    """Some supplies have no quantity.

    问题：物资清单里有的物资没有数量。
    为什么：不知道够不够用，也无法盘点。
    改法：写上数量和单位；按需配备的，写出最低数量。

    反例：
        应急资源:
          物资装备:
            - 标题: 消防器材
              物资:
                - {名称: 灭火器, 存放地点: 仓库, 管理责任人: 王示例, 检查日期: 每月}

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
    listed = all(store.bare for store in stores)
    without = [store for store in stores if not store.counted and not listed]
    yield from lacking(context, without, "没有写数量。", _BASIS)
