"""A shop's plan lacks what every accident of a shop needs."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.coverage.lacking import lacking
from planforge.lint.rule import Found, rule

_PARTS = (
    (
        "shop_roles",
        "没有写谁负责什么，出了事不知道该找谁。",
        "写清楚店主、运营、客服、仓库各管什么，不在的时候谁顶上。",
    ),
    (
        "shop_steps",
        "没有写出了事怎么办。",
        "挑店里最常出的几件事，每件写三五步：谁在几分钟内做什么。",
    ),
)


@rule("PF227", "missing-shop-basics", "店铺预案没有写谁负责、怎么办", Severity.WARNING)
def missing_shop_basics(context: Context) -> Found:
    """A shop's plan lacks what every accident of a shop needs.

    问题：店铺的预案没有写谁负责什么，或者没有写出了事怎么办。
    为什么：店里人少，出事都在半夜和大促，临时想就来不及。
    改法：补写这一项，写到人、写到动作，一两句话就够。

    反例：
        类型: 天猫店铺
        标题: 示例旗舰店应急预案
        应急响应:
          - 标题: 错价
            步骤:
              - 运营先把库存改成0，再联系买家。

    正例：
        类型: 天猫店铺
        标题: 示例旗舰店应急预案
        组织机构:
          岗位:
            - {名称: 店主, 任职人: 王示例, 职责: [拍板停售和赔付。]}
        应急响应:
          - 标题: 错价
            步骤:
              - 运营3分钟内先把库存改成0，截图留证，10分钟内打电话给平台小二。
    """
    for matter, message, hint in _PARTS:
        yield from lacking(context, matter, message, hint, at=("response",))
