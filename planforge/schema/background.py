"""Why the plan exists, where it applies, and what its words mean."""

import datetime
from typing import Annotated, ClassVar

from pydantic import Field

from planforge.schema.base import Entry, Model, Part, Passage, Str
from planforge.schema.names import Name
from planforge.schema.times import Moment


class Citation(Model):
    """A law or standard that the plan rests on."""

    zh: ClassVar[str] = "依据"
    SHORT: ClassVar[str] = "title"

    id: Annotated[Str, Name("法规标识", ("标识",), help="法规库中的标识，如 law.tufa")] = None
    title: Annotated[Str, Name("名称", ("法规", "标准", "文件"))] = None
    number: Annotated[Str, Name("文号", ("编号", "标准号"))] = None
    article: Annotated[Str, Name("条款", ("条",))] = None
    year: Annotated[int | None, Name("版本年份", ("年份",)), Field(ge=1900, le=2999)] = None
    note: Annotated[Str, Name("说明", ("备注",))] = None

    @property
    def printed(self) -> str:
        """As a sentence names it: 《名称》（文号）第五条."""
        title = self.title or self.id or ""
        quoted = title if title.startswith("《") or not title else f"《{title}》"
        number = f"（{self.number}）" if self.number else ""
        return f"{quoted}{number}{self.article or ''}"


class Basis(Passage):
    """The laws, standards and plans that this one rests on."""

    zh: ClassVar[str] = "编制依据"
    LIST: ClassVar[str] = "citations"

    citations: Annotated[tuple[Citation, ...], Name("依据", ("法规", "法律法规", "引用文件"))] = ()


class Background(Part):
    """编制背景."""

    zh: ClassVar[str] = "编制背景"
    PIECES: ClassVar[tuple[str, ...]] = ("purpose", "basis", "principles", "objectives", "system")

    purpose: Annotated[
        Passage | None,
        Name("编制目的", ("目的", "前言", "预案背景", "背景", "目的与意义", "目的意义", "引言章")),
    ] = None
    basis: Annotated[Basis | None, Name("编制依据", ("法律依据",))] = None
    principles: Annotated[Passage | None, Name("工作原则", ("原则", "基本原则", "处置原则"))] = None
    objectives: Annotated[Passage | None, Name("工作目标", ("目标", "预案目标", "总体目标"))] = None
    system: Annotated[Passage | None, Name("预案体系", ("应急预案体系", "预案衔接"))] = None


class Sale(Entry):
    """A wave of a sale: when its orders open, and when it is over."""

    zh: ClassVar[str] = "大促"
    NAMED_BY: ClassVar[str] = "name"
    SHORT: ClassVar[str] = "name"

    name: Annotated[Str, Name("名称", ("活动", "活动名称", "大促名称"))] = None
    start: Annotated[
        Moment | None,
        Name(
            "开售",
            ("开售时间", "开售时刻", "开始"),
            help="日期和时刻，如 2026-11-11 20:00；还不知道就不写",
            fact=True,
        ),
    ] = None
    end: Annotated[Moment | None, Name("结束", ("结束时间", "结束时刻"), fact=True)] = None


class Scope(Passage):
    """What the plan covers, when, where and for whom."""

    zh: ClassVar[str] = "适用范围"

    region: Annotated[Str, Name("地域", ("区域", "地区"), fact=True)] = None
    parties: Annotated[tuple[str, ...], Name("适用对象", ("对象", "适用单位", "相关方"))] = ()
    events: Annotated[tuple[str, ...], Name("适用事件", ("事件", "事件类型"))] = ()
    excludes: Annotated[tuple[str, ...], Name("不适用", ("除外", "不包括"))] = ()
    period: Annotated[Str, Name("适用期间", ("期间", "时段"), fact=True)] = None
    start: Annotated[datetime.date | None, Name("开始日期", ("起始日期",))] = None
    end: Annotated[datetime.date | None, Name("结束日期", ("截止日期",))] = None
    sales: Annotated[
        tuple[Sale, ...],
        Name("大促", ("各场大促", "大促日期"), help="每一波的名称和开售时刻，印在作战表和清单上"),
    ] = ()


class Definition(Entry):
    """A term and what it means here."""

    zh: ClassVar[str] = "术语"
    NAMED_BY: ClassVar[str] = "term"
    SHORT: ClassVar[str] = "term"

    term: Annotated[Str, Name("术语", ("名词", "名称"))] = None
    definition: Annotated[Str, Name("定义", ("含义", "解释"), fact=True)] = None


class Terms(Passage):
    """术语和定义."""

    zh: ClassVar[str] = "术语和定义"
    LIST: ClassVar[str] = "terms"

    terms: Annotated[tuple[Definition, ...], Name("术语", ("各术语", "名词"))] = ()
