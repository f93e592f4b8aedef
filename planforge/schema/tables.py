"""Tables and pictures as data, which any item of a plan may carry."""

from typing import Annotated, ClassVar

from pydantic import Field as Limits

from planforge.schema.model import Model, Str
from planforge.schema.names import Choice, Name


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


class Drawn(Choice):
    """A figure that is drawn from the plan's own facts."""

    ORGANISATION = "organisation", "组织机构图", "组织架构图", "机构图"
    FLOW = "flow", "响应流程图", "流程图", "处置流程图"
    CHAIN = "chain", "报告链", "报告流程图", "信息报告流程图"
    DRILL = "drill", "演练进程", "演练甘特图", "甘特图", "演练进程图"


class FigureData(Model):
    """A picture of the plan's folder, or one drawn from the plan."""

    zh: ClassVar[str] = "图"
    SHORT: ClassVar[str] = "file"

    file: Annotated[Str, Name("文件", ("路径",))] = None
    draw: Annotated[
        Drawn | None, Name("画", ("绘图", "按数据画"), help="按预案里的内容画图，不用图片文件")
    ] = None
    scenario: Annotated[
        Str, Name("情景", ("画哪个情景",), help="响应流程图画这个情景的步骤；不写就画响应程序")
    ] = None
    alt: Annotated[Str, Name("说明文字", ("替代文字",))] = None
    caption: Annotated[Str, Name("图题", ("标题",))] = None
    width: Annotated[int, Name("宽度", help="毫米"), Limits(ge=5, le=420)] = 120
