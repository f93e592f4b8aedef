"""The one shape that all items of a plan share."""

from typing import Annotated, ClassVar

from planforge.schema.model import Model, Str
from planforge.schema.names import Name
from planforge.schema.tables import FigureData, TableData
from planforge.schema.times import Duration

__all__ = ["Action", "Entry", "Item", "Listing", "Model", "Part", "Passage", "Str"]


class Action(Model):
    """Who does what within which time; beside the text of a sentence that tells several acts."""

    zh: ClassVar[str] = "行动"
    SHORT: ClassVar[str] = "action"

    actor: Annotated[Str, Name("执行人", ("主体", "责任人", "责任部门"))] = None
    action: Annotated[Str, Name("行动", ("动作", "内容"))] = None
    within: Annotated[Duration | None, Name("时限", ("限时",))] = None


class Entry(Model):
    """What all items share.

    Printed as: label, title (as a heading, or run in before the sentence), sentence, ``intro``,
    the items, ``body``, the table, the figure, ``note``. The sentence is ``text`` where given, else
    made of the facts.
    """

    zh: ClassVar[str] = "条目"
    SHORT: ClassVar[str] = "text"
    NAMED_BY: ClassVar[str] = "title"
    """The field that names the item where it has no title."""
    APART_BY: ClassVar[str] = ""
    """A field without which that name does not tell items apart: 白班 is there every day."""

    id: Annotated[Str, Name("编号标识", ("标识",), help="在同类中唯一，可用中文")] = None
    title: Annotated[Str, Name("标题", ("小标题", "题目"))] = None
    text: Annotated[
        Str,
        Name(
            "正文",
            ("文字", "内容", "条文"),
            help="写了正文，就用这句话代替按各项事实生成的句子；可用 [[.字段]] 填入本条的事实",
        ),
    ] = None
    intro: Annotated[Str, Name("引言", ("导语",), help="条目之前的一段话")] = None
    items: Annotated[tuple["Item", ...], Name("条目", ("子项", "分项", "要点", "各项"))] = ()
    body: Annotated[Str, Name("补充", ("详述", "附文"), help="Markdown 段落", markdown=True)] = None
    table: Annotated[TableData | None, Name("表格", ("表",))] = None
    figure: Annotated[FigureData | None, Name("图", ("图片",))] = None
    note: Annotated[Str, Name("注", ("备注", "说明"))] = None
    mark: Annotated[
        Str,
        Name(
            "子项序号", ("序号样式",), help="子项用的序号样例，如 1. 或 场景一：；空字符串为不编号"
        ),
    ] = None
    said: Annotated[bool, Name("子项已写入正文", ("已述",))] = False
    actions: Annotated[tuple[Action, ...], Name("行动要点", ("行动分解",))] = ()

    @property
    def heading(self) -> str | None:
        """The title, else the field that names this kind of item."""
        if self.title is not None:
            return self.title
        value: object = getattr(self, self.NAMED_BY)
        return value if isinstance(value, str) else None

    @property
    def aside(self) -> bool:
        """A fact that is said elsewhere in the plan's own words, and not printed again here."""
        return self.said and self.text is None and self.NAMED_BY != "title"

    @property
    def key(self) -> str | None:
        """What references call it: the written id, else its name."""
        return self.id or self.heading


class Item(Entry):
    """An item without further facts."""

    actor: Annotated[Str, Name("责任人", ("责任单位", "责任部门", "执行人"), fact=True)] = None
    within: Annotated[Duration | None, Name("时限", ("限时",), fact=True)] = None


Entry.model_rebuild()  # its items were a forward reference; subclasses elsewhere inherit it whole


class Passage(Entry):
    """A piece of a plan that stands as a section of its own; a list in its place is its items."""

    zh: ClassVar[str] = "小节"
    LIST: ClassVar[str] = "items"

    @property
    def empty(self) -> bool:
        """Nothing of it would print."""
        return not (self.model_fields_set - {"id", "title", "mark", "said"})


class Listing(Passage):
    """A passage whose list is facts, which may stand as a table with columns of its own.

    With ``said``, its facts stand elsewhere in the plan's own words: in a table kept as it is.
    """

    columns: Annotated[
        tuple[str, ...],
        Name(
            "表头",
            ("栏目", "各栏"),
            help="输出为表格，各栏的名称依次如此，如 [序号, 姓名, 部门, 手机]；不写就按通常的样子",
        ),
    ] = ()
    merged: Annotated[
        tuple[str, ...], Name("合并栏", ("合并单元格",), help="上下相同时合并的栏，如 [部门]")
    ] = ()

    @property
    def empty(self) -> bool:
        """Nothing of it would print."""
        silent = {"id", "title", "mark", "said"}
        if self.said:
            silent |= {self.LIST, "columns", "merged"}
        return not (self.model_fields_set - silent)


class Part(Passage):
    """A chapter of the plan, made of pieces; PIECES names them in their usual order."""

    PIECES: ClassVar[tuple[str, ...]] = ()

    @property
    def own(self) -> bool:
        """It prints something beside its pieces."""
        return bool(self.model_fields_set - {"id", "title", "mark", "said", *self.PIECES})
