"""Supplies without place."""

from planforge.findings import Severity
from planforge.lint.basis import Basis, Force
from planforge.lint.context import Context
from planforge.lint.lacking import lacking
from planforge.lint.rule import Found, rule

_BASIS = Basis("gb.29639-2020", "9.4", Force.RECOMMENDED)


@rule("PF477", "supply-without-place", "物资没有存放地点", Severity.WARNING)
def supply_without_place(context: Context) -> Found:
    """Some supplies have no place.

    问题：物资清单里有的物资没有存放地点。
    为什么：要用的时候找不到，黑暗里更找不到。
    改法：写明到哪个房间、哪个柜子。

    反例：
        应急资源:
          物资装备:
            - 标题: 消防器材
              物资:
                - {名称: 灭火器, 数量: "12", 单位: 具, 管理责任人: 王示例, 检查日期: 每月}

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
    without = [store for store in stores if not store.placed and not store.bare]
    yield from lacking(context, without, "没有写存放地点。", _BASIS)
