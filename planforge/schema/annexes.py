"""What stands behind the body, free sections, and tables as data."""

from typing import Annotated, ClassVar

from pydantic import Field as Limits

from planforge.schema.base import Entry, Model, Passage, Str
from planforge.schema.names import Choice, Name


class AnnexKind(Choice):
    """What an annex shows; the first kinds draw on facts that stand elsewhere in the plan."""

    PEOPLE = "people", "内部通讯录", "通讯录", "应急通讯录"
    CONTACTS = "contacts", "外部联系方式", "外部联系"
    RESOURCES = "resources", "物资清单", "应急物资清单"
    LAWS = "laws", "依据清单", "法规清单"
    CARDS = "cards", "处置卡", "应急处置卡"
    FORM = "form", "表单", "表格式样", "格式文本"
    TABLE = "table", "表格", "表"
    CHART = "chart", "图", "图件", "流程图"
    TEXT = "text", "文本", "正文"


class TableCell(Model):
    """A cell: its text, and the columns and rows it spans."""

    zh: ClassVar[str] = "单元格"
    SHORT: ClassVar[str] = "text"

    text: Annotated[Str, Name("文字", ("内容",))] = None
    colspan: Annotated[int, Name("跨列"), Limits(ge=1, le=60)] = 1
    rowspan: Annotated[int, Name("跨行"), Limits(ge=1, le=10000)] = 1


class TableRow(Model):
    """A row of a table; a list in its place is its cells."""

    zh: ClassVar[str] = "行"
    LIST: ClassVar[str] = "cells"

    id: Annotated[Str, Name("编号标识", ("标识",))] = None
    cells: Annotated[tuple[TableCell, ...], Name("单元格", ("各格",))] = ()


class TableData(Model):
    """A table as data."""

    zh: ClassVar[str] = "表格"
    LIST: ClassVar[str] = "rows"

    caption: Annotated[Str, Name("表题", ("标题",))] = None
    widths: Annotated[
        tuple[Annotated[int, Limits(ge=1)], ...], Name("列宽", help="各列宽度之比")
    ] = ()
    header_rows: Annotated[int, Name("表头行数"), Limits(ge=0, le=100)] = 1
    rows: Annotated[tuple[TableRow, ...], Name("行", ("各行", "内容"))] = ()


class Field(Model):
    """A field of a form."""

    zh: ClassVar[str] = "栏目"
    SHORT: ClassVar[str] = "name"

    name: Annotated[Str, Name("名称", ("栏目",))] = None
    value: Annotated[Str, Name("内容", ("填写内容", "预填"))] = None
    lines: Annotated[int, Name("行数", ("高度",)), Limits(ge=1, le=200)] = 1


class FormData(Model):
    """A form to be filled in by hand."""

    zh: ClassVar[str] = "表单"
    LIST: ClassVar[str] = "fields"

    title: Annotated[Str, Name("标题", ("表名",))] = None
    columns: Annotated[int, Name("每行栏数", ("栏数",)), Limits(ge=1, le=12)] = 1
    fields: Annotated[tuple[Field, ...], Name("栏目", ("各栏", "字段"))] = ()


class FigureData(Model):
    """A picture of the plan's folder."""

    zh: ClassVar[str] = "图"
    SHORT: ClassVar[str] = "file"

    file: Annotated[Str, Name("文件", ("路径",))] = None
    alt: Annotated[Str, Name("说明文字", ("替代文字",))] = None
    caption: Annotated[Str, Name("图题", ("标题",))] = None
    width: Annotated[int, Name("宽度", help="毫米"), Limits(ge=5, le=420)] = 120


class FreeSection(Entry):
    """A section that the schema has no part for; sections nest."""

    zh: ClassVar[str] = "章节"

    table: Annotated[TableData | None, Name("表格", ("表",))] = None
    form: Annotated[FormData | None, Name("表单")] = None
    figure: Annotated[FigureData | None, Name("图", ("图片",))] = None
    sections: Annotated[tuple["FreeSection", ...], Name("下级章节", ("各节", "小节"))] = ()


class Annex(FreeSection):
    """An annex."""

    zh: ClassVar[str] = "附件"
    SHORT: ClassVar[str] = "title"

    kind: Annotated[AnnexKind | None, Name("种类", ("类型",))] = None
    landscape: Annotated[bool, Name("横排", ("横向",))] = False


class Supplementary(Passage):
    """附则."""

    zh: ClassVar[str] = "附则"

    interpretation: Annotated[Str, Name("解释部门", ("解释单位", "由谁解释"))] = None
    effect: Annotated[Str, Name("实施日期", ("实施时间", "施行日期"), help="如 自发布之日起")] = (
        None
    )
    conflict: Annotated[Str, Name("抵触条款", ("冲突处理",))] = None
    revision: Annotated[Str, Name("修订规定", ("修订",))] = None
    repeals: Annotated[tuple[str, ...], Name("废止文件", ("同时废止",))] = ()
