"""Words of trades: what a school, a mountain rescue or a shop says, and the others do not."""

import re
from functools import cache

from planforge.document.quick import quick

SHOP_INCIDENTS = (
    "超卖", "错价", "标错价", "改错价", "价格设错", "价格设置错", "价格错误", "到手价", "优惠券",
    "叠加", "薅羊毛", "面单", "ERP", "爆仓", "揽收", "差评", "直播", "账号被盗", "盗号", "下架",
    "退货", "退款", "缺货", "发货", "库存", "客服排队", "咨询量", "信息泄露", "信息外泄", "爆单",
    "刷单", "职业打假", "职业索赔", "扣分", "封店", "侵权投诉", "物流延误", "快递",
)  # fmt: skip
"""What goes wrong in a shop on a platform."""


@quick
class Foreign:
    """Words that show where a text was copied from.

    Attributes:
        words: them.
        whose: whose words they are, for the message.
        types: types of plan in which they are foreign.
        unless: words of the plan's own name and trade that make them its own.
        mild: out of place, yet no sign that the whole was copied.
        alone: hold only where production safety, fire and crowds are none of the plan's matters.
    """

    words: tuple[str, ...]
    whose: str
    types: tuple[str, ...]
    unless: tuple[str, ...] = ()
    alone: bool = False
    mild: bool = False


_ALL = ("government", "platform", "enterprise", "tmall_shop")
_UNITS = ("platform", "enterprise", "tmall_shop")

_FIELD = ("帐篷", "卫星电话", "冲锋舟", "橡皮艇", "救生艇", "睡袋", "生命探测仪")

FOREIGN = (
    Foreign(
        ("我校", "全校师生", "全体师生", "在校学生", "学生宿舍", "教学楼", "班主任", "本校师生"),
        "学校预案",
        _ALL,
        ("校", "学院", "大学", "中学", "小学", "幼儿园", "教育"),
    ),
    Foreign(
        ("我院", "住院患者", "本院职工"), "医院预案", _ALL, ("医", "院", "卫生", "康复", "护理")
    ),
    Foreign(("井下作业", "矿工", "矿井", "瓦斯"), "矿山预案", ("platform", "tmall_shop"), ("矿",)),
    Foreign(
        ("住店客人", "住店宾客", "客房部"),
        "酒店预案",
        _UNITS,
        ("酒店", "宾馆", "旅馆", "民宿", "饭店"),
    ),
    Foreign(("储户", "营业网点柜员", "现金押运"), "银行预案", _UNITS, ("银行", "信用社", "金融")),
    Foreign(("小区业主", "业主委员会"), "物业预案", _UNITS, ("物业", "小区", "社区", "房地产")),
    Foreign(
        (*_FIELD, "摩托车", "发电车"),
        "野外抢险的物资清单",
        ("tmall_shop", "platform"),
        ("户外", "露营", "渔具", "摩托", "通信设备", "通讯设备"),
    ),
    Foreign(
        _FIELD,
        "野外抢险的物资清单",
        ("enterprise",),
        ("户外", "露营", "通信", "电力", "石油", "矿", "林"),
        alone=True,
        mild=True,
    ),
    Foreign(
        ("排水设施", "防汛设施", "防盗门窗", "营业大厅", "门店客流"),
        "实体门店的预案",
        ("tmall_shop",),
        ("门店", "线下", "仓"),
    ),
    Foreign(
        ("救援队伍", "应急救援", "救援工作", "抢险救援", "抢险队伍"),
        "安全生产、抢险预案",
        _UNITS,
        ("安全生产", "生产安全", "仓"),
        alone=True,
        mild=True,
    ),
    Foreign(
        ("物资储备库", "应急物资储备点"),
        "防灾减灾预案",
        ("platform", "tmall_shop"),
        ("仓储", "物流"),
        mild=True,
    ),
    Foreign(
        ("活动场地", "活动现场观众", "入场安检", "观众席", "散场"),
        "大型群众性活动预案",
        ("government", "platform"),
        ("场", "馆", "赛", "演出", "晚会", "展", "游园", "庙会", "集市", "节庆"),
    ),
)


@cache
def foreign_pattern(index: int) -> re.Pattern[str]:
    """The words of one entry of FOREIGN."""
    return re.compile("|".join(map(re.escape, FOREIGN[index].words)))
