"""Supplies without person who keeps it."""

from planforge.findings import Severity
from planforge.lint.basis import Basis, Force
from planforge.lint.context import Context
from planforge.lint.lacking import lacking
from planforge.lint.rule import Found, rule

_BASIS = Basis("gb.29639-2020", "9.4", Force.RECOMMENDED)


@rule("PF478", "supply-without-person", "物资没有管理责任人", Severity.WARNING)
def supply_without_person(context: Context) -> Found:
    """Some supplies have no person who keeps it.

    问题：物资清单里有的物资没有管理责任人。
    为什么：没有人管的物资会过期、挪用、丢失，要用时也不知道找谁拿。
    改法：写明管理责任人，最好带电话。

    反例：
        应急资源:
          物资装备:
            - 标题: 消防器材
              物资:
                - {名称: 灭火器, 数量: "12", 单位: 具, 存放地点: 一层前台, 检查日期: 每月}

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
    without = [store for store in stores if not store.owned and not store.bare]
    yield from lacking(context, without, "没有写由谁管。", _BASIS)
