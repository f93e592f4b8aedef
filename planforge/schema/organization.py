"""Units, posts, people and whom to call outside."""

from typing import Annotated, ClassVar

from planforge.schema.base import Entry, Item, Listing, Part, Str
from planforge.schema.names import Name, Private


class Position(Entry):
    """A post, and who holds it."""

    zh: ClassVar[str] = "岗位"
    NAMED_BY: ClassVar[str] = "name"
    SHORT: ClassVar[str] = "name"

    name: Annotated[Str, Name("名称", ("岗位", "职位", "职务", "角色"))] = None
    holder: Annotated[
        Str,
        Name(
            "任职人",
            ("人员", "担任人", "由谁担任", "负责人", "姓名"),
            fact=True,
            private=Private.PARTY,
        ),
    ] = None
    phone: Annotated[Str, Name("电话", ("联系电话", "手机"), private=Private.PHONE)] = None
    deputies: Annotated[tuple[str, ...], Name("副职", ("副手",), private=Private.PARTY)] = ()
    succession: Annotated[
        tuple[str, ...], Name("代行顺序", ("代行职责顺序", "代行人"), private=Private.PARTY)
    ] = ()
    backup: Annotated[Str, Name("B岗", ("AB岗", "备岗", "AB角", "替岗"), private=Private.PARTY)] = (
        None
    )
    duties: Annotated[tuple[Item, ...], Name("职责", ("主要职责",))] = ()


class Unit(Entry):
    """A unit of the emergency organisation; units nest."""

    zh: ClassVar[str] = "机构"
    NAMED_BY: ClassVar[str] = "name"
    SHORT: ClassVar[str] = "name"

    name: Annotated[Str, Name("名称", ("机构", "机构名称", "组名", "部门"))] = None
    kind: Annotated[
        Str, Name("类别", ("类型",), help="指挥机构、办事机构、工作组、成员单位、专家组等")
    ] = None
    aliases: Annotated[tuple[str, ...], Name("简称", ("别名", "又称"))] = ()
    leader: Annotated[
        Str, Name("负责人", ("牵头人", "组长", "牵头单位"), private=Private.PARTY)
    ] = None
    phone: Annotated[Str, Name("电话", ("联系电话", "值班电话"), private=Private.PHONE)] = None
    members: Annotated[
        tuple[str, ...], Name("成员", ("成员单位", "组成", "组成人员"), private=Private.PARTY)
    ] = ()
    duties: Annotated[tuple[Item, ...], Name("职责", ("主要职责", "工作职责"))] = ()
    positions: Annotated[tuple[Position, ...], Name("岗位", ("职位", "人员组成"))] = ()
    units: Annotated[tuple["Unit", ...], Name("下设机构", ("下设", "下级机构", "工作组"))] = ()


class Person(Entry):
    """A person of the organisation."""

    zh: ClassVar[str] = "人员"
    NAMED_BY: ClassVar[str] = "name"
    SHORT: ClassVar[str] = "name"

    name: Annotated[Str, Name("姓名", ("名字",), private=Private.NAME)] = None
    post: Annotated[Str, Name("职务", ("岗位", "职位"))] = None
    unit: Annotated[Str, Name("所在机构", ("部门", "所属机构", "单位"))] = None
    duty: Annotated[Str, Name("应急职责", ("应急岗位", "分工"))] = None
    phone: Annotated[Str, Name("电话", ("联系电话", "手机"), private=Private.PHONE)] = None
    landline: Annotated[Str, Name("固定电话", ("座机", "办公电话"), private=Private.PHONE)] = None
    backup: Annotated[Str, Name("B岗", ("AB岗", "替岗", "替补"), private=Private.NAME)] = None


class Contact(Entry):
    """Somebody outside whom one calls: platform, police, fire, hospital, regulator, supplier."""

    zh: ClassVar[str] = "外部联系"
    NAMED_BY: ClassVar[str] = "name"
    SHORT: ClassVar[str] = "name"

    name: Annotated[Str, Name("单位", ("名称", "单位名称", "对方"))] = None
    kind: Annotated[
        Str, Name("类别", ("类型",), help="平台、公安、消防、医疗、监管、供应商、物流、服务商等")
    ] = None
    purpose: Annotated[Str, Name("用途", ("何时联系", "事项"))] = None
    person: Annotated[Str, Name("联系人", private=Private.NAME)] = None
    phone: Annotated[Str, Name("电话", ("联系电话", "手机"), private=Private.PHONE)] = None
    hours: Annotated[Str, Name("服务时间", ("时间",))] = None


class Shift(Entry):
    """Who is there from when to when, and who answers the duty phone."""

    zh: ClassVar[str] = "班次"
    NAMED_BY: ClassVar[str] = "when"
    APART_BY: ClassVar[str] = "date"
    SHORT: ClassVar[str] = "when"

    date: Annotated[
        Str, Name("日期", ("哪天", "值班日期", "排班日期"), help="如 2026-11-10，或者 T-1日、T日")
    ] = None
    when: Annotated[
        Str,
        Name(
            "时段",
            ("时间", "班次", "值班时间", "起止时间"),
            help="如 16:00—24:00、22:00—次日9:00、T-1日22:00—T日9:00，或者白班、夜班",
        ),
    ] = None
    lead: Annotated[
        Str, Name("带班", ("带班人", "带班领导", "值班领导", "班长"), private=Private.NAME)
    ] = None
    staff: Annotated[
        tuple[str, ...], Name("人员", ("值班人员", "当班", "当班人员"), private=Private.NAME)
    ] = ()
    keeper: Annotated[
        Str,
        Name(
            "值守电话",
            ("值守", "接值守电话", "值守电话接听人", "谁接电话"),
            help="这一班由谁接值守电话",
            private=Private.NAME,
        ),
    ] = None


class Units(Listing):
    """组织机构及职责."""

    zh: ClassVar[str] = "机构与职责"
    LIST: ClassVar[str] = "units"

    units: Annotated[tuple[Unit, ...], Name("机构", ("各机构", "工作组"))] = ()


class Positions(Listing):
    """Posts that belong to no unit."""

    zh: ClassVar[str] = "岗位与职责"
    LIST: ClassVar[str] = "positions"

    positions: Annotated[tuple[Position, ...], Name("岗位", ("各岗位",))] = ()


class People(Listing):
    """The people, with their phones."""

    zh: ClassVar[str] = "人员名单"
    LIST: ClassVar[str] = "people"

    people: Annotated[tuple[Person, ...], Name("人员", ("名单",))] = ()


class Contacts(Listing):
    """Whom to call outside."""

    zh: ClassVar[str] = "外部联系方式"
    LIST: ClassVar[str] = "contacts"

    contacts: Annotated[tuple[Contact, ...], Name("联系方式", ("外部联系", "名单"))] = ()


class Roster(Listing):
    """The shifts of a sale or of the duty."""

    zh: ClassVar[str] = "排班"
    LIST: ClassVar[str] = "shifts"

    shifts: Annotated[tuple[Shift, ...], Name("班次", ("各班", "值班", "排班"))] = ()


class Organization(Part):
    """组织机构."""

    zh: ClassVar[str] = "组织机构"
    LIST: ClassVar[str] = "units"
    PIECES: ClassVar[tuple[str, ...]] = ("positions", "units", "people", "contacts", "roster")

    units: Annotated[Units | None, Name("机构", ("各机构", "机构与职责", "工作组"))] = None
    positions: Annotated[Positions | None, Name("岗位", ("岗位与职责",))] = None
    people: Annotated[People | None, Name("人员", ("人员名单", "名单"))] = None
    contacts: Annotated[Contacts | None, Name("外部联系", ("外部联系方式", "外部单位"))] = None
    roster: Annotated[
        Roster | None, Name("排班", ("班次", "值班", "值班表", "排班表", "值班安排"))
    ] = None
