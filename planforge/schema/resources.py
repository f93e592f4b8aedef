"""What one has to respond with."""

from typing import Annotated, ClassVar

from planforge.schema.base import Entry, Listing, Part, Passage, Str
from planforge.schema.names import Name, Private


class Resource(Entry):
    """An item of supplies."""

    zh: ClassVar[str] = "物资"
    NAMED_BY: ClassVar[str] = "name"
    SHORT: ClassVar[str] = "name"

    name: Annotated[Str, Name("名称", ("物资", "品名"))] = None
    spec: Annotated[Str, Name("规格", ("型号", "规格型号"))] = None
    quantity: Annotated[Str, Name("数量")] = None
    unit: Annotated[Str, Name("单位", ("计量单位",))] = None
    place: Annotated[Str, Name("存放地点", ("地点", "存放位置", "位置"))] = None
    responsible: Annotated[Str, Name("管理责任人", ("责任人", "管理人"), private=Private.PARTY)] = (
        None
    )
    phone: Annotated[Str, Name("电话", ("联系电话",), private=Private.PHONE)] = None
    checked: Annotated[Str, Name("检查日期", ("检查周期", "最近检查"))] = None


class Category(Entry):
    """Supplies of one kind."""

    zh: ClassVar[str] = "物资类别"
    SHORT: ClassVar[str] = "title"

    supplies: Annotated[tuple[Resource, ...], Name("物资", ("清单", "各项物资"))] = ()


class Supplies(Listing):
    """物资装备."""

    zh: ClassVar[str] = "应急物资"
    LIST: ClassVar[str] = "categories"

    categories: Annotated[tuple[Category, ...], Name("类别", ("物资类别", "各类物资"))] = ()


class Resources(Part):
    """应急资源."""

    zh: ClassVar[str] = "应急资源"
    PIECES: ClassVar[tuple[str, ...]] = (
        "teams",
        "experts",
        "supplies",
        "funds",
        "transport",
        "technology",
        "agreements",
    )

    teams: Annotated[Passage | None, Name("应急队伍", ("队伍", "队伍保障", "人员保障"))] = None
    experts: Annotated[Passage | None, Name("专家", ("专家组", "专家保障"))] = None
    supplies: Annotated[Supplies | None, Name("物资装备", ("应急物资", "物资", "物资保障"))] = None
    funds: Annotated[Passage | None, Name("经费", ("经费保障", "资金保障"))] = None
    transport: Annotated[Passage | None, Name("通信与交通", ("通信保障", "交通保障"))] = None
    technology: Annotated[Passage | None, Name("技术保障", ("技术支撑",))] = None
    agreements: Annotated[Passage | None, Name("协议", ("应急协议", "合作协议"))] = None
