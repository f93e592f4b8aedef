"""What an organisation and its plan are, as far as it decides which requirements apply."""

import re
from collections.abc import Callable, Sequence
from functools import cache

from planforge.document.quick import quick
from planforge.lint.prose import Prose
from planforge.profiles import Profile
from planforge.schema import Plan
from planforge.schema.head import Entity, Kind, Level

TYPES = ("government", "platform", "enterprise", "tmall_shop", "generic")
"""The types that requirements know; a profile of a user's own is taken for one of them."""

_LIKE = (
    ("tmall_shop", ("店", "商家", "shop", "store")),
    ("government", ("政府", "机关", "委员会办公室", "街道", "乡镇", "居委会", "村委会")),
    ("platform", ("平台", "platform")),
)
"""Words of a profile's names that tell which of the known types it is like."""
_BODIES = (
    ("tmall_shop", ("旗舰店", "专营店", "专卖店", "店铺", "网店")),
    (
        "enterprise",
        (
            "公司", "集团", "工厂", "医院", "学校", "小学", "中学", "大学", "学院", "幼儿园",
            "酒店", "宾馆", "商场", "超市", "企业", "银行", "养老院", "小区", "物业",
        ),
    ),
    ("platform", ("平台",)),
    ("government", ("人民政府", "管理局", "监督局", "委员会", "街道办", "应急局", "水利局")),
)  # fmt: skip
"""Words in the names of bodies that tell their type."""
_TITLES = {"tmall_shop": "网店", "government": "政府", "platform": "平台企业"}
"""What an organisation is called whose facts say its type."""
_SAFE_TITLE = (
    "生产安全", "安全生产", "火灾", "爆炸", "坍塌", "触电", "机械伤害", "高处坠落", "危险化学品",
    "危化品", "有限空间", "中毒", "窒息", "灼烫", "起重伤害", "特种设备", "燃气", "锅炉",
    "压力容器", "液氨", "粉尘", "事故现场处置",
)  # fmt: skip
_SAFE_HAZARDS = (
    "火灾", "爆炸", "坍塌", "触电", "机械伤害", "高处坠落", "物体打击", "车辆伤害", "起重伤害",
    "中毒", "窒息", "灼烫", "淹溺", "危险化学品", "燃气泄漏",
)  # fmt: skip
_CROWDED = (
    "商场", "超市", "宾馆", "酒店", "饭店", "旅馆", "影剧院", "电影院", "娱乐", "体育场", "体育馆",
    "学校", "幼儿园", "医院", "养老院", "福利院", "客运", "车站", "机场", "景区", "旅游", "展览馆",
)  # fmt: skip
_HIGH_RISK = (
    "矿山", "煤矿", "金属冶炼", "建筑施工", "危险化学品", "危险物品", "烟花爆竹", "民用爆炸",
    "城市轨道交通", "道路运输",
)  # fmt: skip
_FOOD = ("食品", "餐饮", "生鲜", "零食", "酒类", "保健品", "乳制品", "烘焙", "糕点", "茶叶", "水果")
_FIRE_TITLE = ("灭火", "消防", "火灾", "疏散")
_ONCE = (
    "双十一", "双11", "双十二", "双12", "618", "六一八", "年货节", "黑色星期五", "大促", "三八节",
    "女王节", "购物节", "促销节", "春运", "国庆", "春节",
)  # fmt: skip
_CONSUMERS = ("消费者", "顾客", "买家", "客户投诉")
_PERSONAL = ("个人信息", "信息泄露", "数据泄露", "信息外泄")
_LEVELS = (
    (Level.STATE, r"中共中央|国家|国务院|全国"),
    (Level.VILLAGE, r"[^\W\d_a-zA-Z]{1,8}(?:村|社区|居民?委)"),
    (Level.TOWNSHIP, r"[^\W\d_a-zA-Z]{1,8}(?:乡|镇|街道)"),
    (Level.COUNTY, r"[^\W\d_a-zA-Z]{1,8}(?:县|区|旗)"),
    (Level.PROVINCE, r"北京市|天津市|上海市|重庆市|[^\W\d_a-zA-Z]{2,8}(?:省|自治区)"),
    (Level.CITY, r"[^\W\d_a-zA-Z]{1,8}(?:市|州|盟)"),
)
"""What the names of places tell, the narrowest first."""


@quick
class Fact:
    """One fact.

    Attributes:
        value: true, false, or None where nothing tells.
        reason: how it is known: one Chinese clause.
        inferred: from the plan's words; the plan does not state it.
    """

    value: bool | None
    reason: str
    inferred: bool = False


@quick
class Facts:
    """The facts of one plan.

    Attributes:
        type: government, platform, enterprise, tmall_shop, generic; the likest for a profile of a
            user's own.
        type_title: the Chinese name of the plan's own type, or of what its organisation's facts
            say it is.
        type_reason: how an inferred type is known; empty where the profile's names tell.
        type_inferred: the type is a user's own, and ``type`` was inferred from its names.
        kind: the kind of document.
        kind_title: its Chinese name.
        drill: it is a document of a drill.
        formal: a law, a notice or another text that is no plan.
        level: of a government body; None where nothing tells.
        one_off: it serves one event, such as one year's 双十二.
        crowded: a crowded place (人员密集场所).
        high_risk: an industry of high risk.
        production_safety: it deals with production safety accidents.
        food: food is made or sold.
        fire: it deals with fire, or the place it serves must be ready for one.
        consumers: it deals with consumers.
        personal_data: it deals with personal data.
    """

    type: str
    type_title: str
    kind_title: str
    drill: bool
    one_off: Fact
    crowded: Fact
    high_risk: Fact
    production_safety: Fact
    food: Fact
    fire: Fact
    consumers: Fact
    personal_data: Fact
    kind: Kind
    formal: bool = False
    level: Level | None = None
    type_inferred: bool = False
    type_reason: str = ""


def facts_of(plan: Plan, profile: Profile, prose: Sequence[Prose]) -> Facts:
    """The facts that a plan states, and those that its words suggest."""
    return _Reading(plan, profile, prose).facts()


def type_of(profile: Profile) -> str:
    """The known type that a profile is, or is most like by its names; else an enterprise.

    A unit of any other sort (a school, a hospital, an association) has the duties of units.
    """
    if profile.name in TYPES:
        return profile.name
    names = (profile.name, profile.title, *profile.synonyms)
    for type_, words in _LIKE:
        if any(word in name for name in names for word in words):
            return type_
    return "enterprise"


class _Reading:
    """The facts of one plan in the making."""

    def __init__(self, plan: Plan, profile: Profile, prose: Sequence[Prose]) -> None:
        self._plan = plan
        self._profile = profile
        self._prose = prose
        self._entity = plan.entity or Entity()
        self._guess = self._guessed_type()
        self._type = self._stated_type() or self._guess[0] or type_of(profile)

    def facts(self) -> Facts:
        plan, profile = self._plan, self._profile
        drill = plan.kind.drill or plan.title.endswith(("演练方案", "演练计划", "演练脚本"))
        crowded = self._housed("人员密集场所", self._entity.crowded_place, _CROWDED)
        return Facts(
            type=self._type,
            type_title=_TITLES.get(self._stated_type(), profile.title),
            type_inferred=profile.name not in TYPES or self._type == self._guess[0],
            type_reason=self._guess[1] if self._type == self._guess[0] else "",
            kind=plan.kind,
            kind_title=plan.kind.zh,
            drill=drill,
            formal=plan.kind is Kind.FORMAL_TEXT or (self._type == "generic" and not drill),
            level=self._level(),
            one_off=self._one_off(),
            crowded=crowded,
            high_risk=self._housed("高危行业", self._entity.high_risk, _HIGH_RISK),
            production_safety=self._safety(),
            food=self._named("经营食品", self._entity.food, _FOOD),
            fire=self._fire(crowded),
            consumers=self._mentions("消费者", _CONSUMERS),
            personal_data=self._mentions("个人信息", _PERSONAL),
        )

    def _stated_type(self) -> str:
        """What the facts of the organisation say of its type, where the profile says too little."""
        entity, own = self._entity, self._profile.name
        if own in ("enterprise", "generic") and entity.platform:
            return "platform"
        if own != "generic":
            return ""
        if entity.level is not None:
            return "government"
        return "tmall_shop" if entity.shop_url else ""

    def _guessed_type(self) -> tuple[str, str]:
        """What names say of a plan without a type of its own, and by which word; else empty."""
        plan = self._plan
        if self._profile.name != "generic" or plan.kind is Kind.FORMAL_TEXT or plan.kind.drill:
            return "", ""
        names = [name for name in (self._entity.name, *plan.issuer, plan.title) if name]
        for type_, words in _BODIES:
            word = next((word for name in names for word in words if word in name), "")
            if word:
                return type_, f"单位类型没有写明，名称里有“{word}”"
        return "", ""

    def _housed(self, name: str, stated: bool | None, words: Sequence[str]) -> Fact:
        """As _named; what is sold online may bear any name and is no place."""
        online = self._type in ("tmall_shop", "platform")
        return self._named(name, stated, () if online else words)

    def _named(self, name: str, stated: bool | None, words: Sequence[str]) -> Fact:
        """What the organisation states of itself, else what its name and trade suggest."""
        if stated is not None:
            return _stated(stated, name)
        entity = self._entity
        said = (entity.name, entity.industry, *entity.categories)
        for text in said:
            word = next((word for word in words if word in (text or "")), "")
            if word:
                return Fact(True, f"单位的名称、行业或类目写着“{word}”", inferred=True)
        return Fact(None, f"预案没有写明{_whether(name)}")

    def _mentions(self, name: str, words: Sequence[str]) -> Fact:
        found = any(word in one.text for one in self._prose for word in words)
        verb = "提到" if found else "没有提到"
        return Fact(found, f"正文{verb}{name}", inferred=True)

    def _one_off(self) -> Fact:
        plan, stated = self._plan, self._entity.one_off_event
        if stated is not None:
            return _stated(stated, "一次性活动")
        if plan.kind in (Kind.EVENT, Kind.PROMOTION):
            return Fact(True, f"预案种类是{plan.kind.zh}", inferred=True)
        word = next((word for word in _ONCE if word in plan.title), "")
        if word:
            return Fact(True, f"标题写着“{word}”", inferred=True)
        if plan.scope is not None and (plan.scope.start or plan.scope.end):
            return Fact(True, "适用范围写明了起止日期", inferred=True)
        return Fact(None, "预案没有写明是不是一次性活动")

    def _safety(self) -> Fact:
        """Production safety: by the title, the scope, else by the hazards."""
        plan, stated = self._plan, self._entity.production_safety
        if stated is not None:
            return _stated(stated, "涉及生产安全事故")
        word = next((word for word in _SAFE_TITLE if word in plan.title), "")
        if word:
            return Fact(True, f"标题写着“{word}”", inferred=True)
        scope = _said(self._prose, "scope", without="excludes")
        if _covers(scope, "生产安全事故") or _covers(scope, "安全生产事故"):
            return Fact(True, "适用范围包括生产安全事故", inferred=True)
        hazards = _said(self._prose, "risks", only=("name", "title"))
        found = [word for word in _SAFE_HAZARDS if word in hazards]
        if len(found) > 1 and plan.kind is Kind.COMPREHENSIVE:
            return Fact(True, f"风险里有{'、'.join(found[:3])}", inferred=True)
        return Fact(False, "标题、适用范围和风险都没有涉及生产安全事故", inferred=True)

    def _fire(self, crowded: Fact) -> Fact:
        word = next((word for word in _FIRE_TITLE if word in self._plan.title), "")
        if word:
            return Fact(True, f"标题写着“{word}”", inferred=True)
        if crowded.value:
            return crowded
        if self._entity.warehouse:
            return Fact(True, "预案写明自有仓库")
        return crowded

    def _level(self) -> Level | None:
        if self._entity.level is not None or self._type != "government":
            return self._entity.level
        names = (*self._plan.issuer, self._entity.name, self._entity.region, self._plan.title)
        for name in filter(None, names):
            found = next((level for level, words in _LEVELS if _place(words)(name)), None)
            if found is not None:
                return found
        return None


@cache
def _place(words: str) -> Callable[[str], re.Match[str] | None]:
    return re.compile(words).match


def _said(
    prose: Sequence[Prose], part: str, *, only: tuple[str, ...] = (), without: str = ""
) -> str:
    texts = (
        one.text
        for one in prose
        if one.part == part and (not only or one.field in only) and without not in one.at
    )
    return "\n".join(texts)


def _covers(scope: str, event: str) -> bool:
    """The scope names such events, and not to leave them out."""
    for clause in re.split(r"[。；\n]", scope):
        if event in clause and not re.search(r"不适用|除外|不包括|另行|按照?其他|执行其", clause):
            return True
    return False


def _stated(value: bool, name: str) -> Fact:
    return Fact(value, f"预案写明“{name}”为{'是' if value else '否'}")


def _whether(name: str) -> str:
    return "是否经营食品" if name == "经营食品" else f"是不是{name}"
