"""What stands behind the body, free sections, and forms."""

from typing import Annotated, ClassVar

from pydantic import Field as Limits

from planforge.schema.base import Entry, Model, Passage, Str
from planforge.schema.names import Choice, Name


class AnnexKind(Choice):
    """What an annex shows; the first kinds draw on facts that stand elsewhere in the plan."""

    PEOPLE = "people", "内部通讯录", "通讯录", "应急通讯录"
    CONTACTS = "contacts", "外部联系方式", "外部联系"
    ROSTER = "roster", "排班表", "值班表", "排班"
    RESOURCES = "resources", "物资清单", "应急物资清单"
    LAWS = "laws", "依据清单", "法规清单"
    CARDS = "cards", "处置卡", "应急处置卡"
    PLATFORM_RULES = "platform_rules", "平台规则核对表", "平台规则"
    FORM = "form", "表单", "表格式样", "格式文本"
    TABLE = "table", "表格", "表"
    CHART = "chart", "图", "图件", "流程图"
    TEXT = "text", "文本", "正文"


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


class FreeSection(Entry):
    """A section that the schema has no part for; sections nest."""

    zh: ClassVar[str] = "章节"

    form: Annotated[FormData | None, Name("表单")] = None
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
