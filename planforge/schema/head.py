"""The head of a plan: what it is, whose it is, who made and signed it."""

import datetime
from typing import Annotated, ClassVar

from pydantic import Field

from planforge.schema.base import Model, Str
from planforge.schema.names import Choice, Name, Private


class Kind(Choice):
    """What kind of document it is."""

    COMPREHENSIVE = (
        "comprehensive",
        "综合应急预案",
        "综合预案",
        "综合",
        "总体预案",
        "emergency_plan",
        "应急预案",
    )
    SPECIAL = "special", "专项应急预案", "专项预案", "专项"
    ONSITE = "onsite", "现场处置方案", "现场处置", "现场"
    DEPARTMENT = "department", "部门应急预案", "部门预案", "部门"
    JOINT = "joint", "联合应急预案", "联合预案", "联合"
    SUPPORT = "support", "应急保障预案", "保障预案"
    EVENT = "event", "重大活动保障预案", "重大活动", "活动保障方案"
    PROMOTION = "promotion", "大促保障方案", "大促预案", "保障方案"
    HANDBOOK = "handbook", "应急工作手册", "工作手册"
    CARD = "card", "应急处置卡", "处置卡"
    DRILL_PROGRAM = "drill_program", "年度演练计划", "演练计划"
    DRILL_PLAN = "drill_plan", "演练方案", "应急演练方案"
    DRILL_SCRIPT = "drill_script", "演练脚本", "脚本"
    DRILL_ASSESSMENT = "drill_assessment", "演练评估方案", "评估方案"
    DRILL_SUMMARY = "drill_summary", "演练总结", "演练总结报告"
    FORMAL_TEXT = "formal_text", "公文", "法规", "规章制度", "通知", "其他"

    @property
    def drill(self) -> bool:
        """One of the documents of a drill."""
        return str(self.value).startswith("drill")


class Status(Choice):
    """Where the text stands on its way to being issued."""

    COMMENT = "comment", "征求意见稿", "征求意见"
    REVIEW = "review", "送审稿", "送审"
    APPROVAL = "approval", "报批稿", "报批"
    DRAFT = "draft", "草案", "草稿", "讨论稿"
    ISSUED = "issued", "印发稿", "正式稿", "印发", "发布稿", "发布"
    REPEALED = "repealed", "废止", "已废止"

    @property
    def is_draft(self) -> bool:
        """Marked on every page."""
        return str(self.value) not in ("issued", "repealed")


class Classification(Choice):
    """密级; what is above 内部 belongs on no networked machine."""

    NONE = "none", "无", "公开", "非涉密"
    INTERNAL = "internal", "内部", "内部资料"
    CONFIDENTIAL = "confidential", "秘密"
    SECRET = "secret", "机密"
    TOP_SECRET = "top_secret", "绝密"

    @property
    def secret(self) -> bool:
        """Above 内部."""
        return str(self.value) not in ("none", "internal")


class Disclosure(Choice):
    """公开属性 of a government document."""

    ACTIVE = "active", "主动公开"
    ON_REQUEST = "on_request", "依申请公开"
    NONE = "none", "不予公开"


class Urgency(Choice):
    """紧急程度 (GB/T 9704-2012, 7.2.3)."""

    URGENT = "urgent", "加急"
    EXTRA = "extra_urgent", "特急"


class Level(Choice):
    """The level of a government body, which decides the regime that applies."""

    STATE = "state", "国家级", "国家"
    PROVINCE = "province", "省级", "省"
    CITY = "city", "市级", "地市级", "市"
    COUNTY = "county", "县级", "区县级", "区级", "县", "区"
    TOWNSHIP = "township", "乡镇街道级", "乡镇", "街道", "乡镇（街道）"
    VILLAGE = "village", "村社区级", "村", "社区", "村（社区）"


class Punctuation(Choice):
    """The marks that planforge itself sets around facts."""

    FULL = "full", "全角"
    HALF = "half", "半角"


class Entity(Model):
    """The organisation, with the facts that decide which rules apply to its plan."""

    zh: ClassVar[str] = "单位"
    SHORT: ClassVar[str] = "name"

    name: Annotated[Str, Name("名称", ("单位名称", "全称", "店铺名称"))] = None
    short_name: Annotated[Str, Name("简称")] = None
    industry: Annotated[Str, Name("行业")] = None
    level: Annotated[Level | None, Name("层级", ("行政层级",))] = None
    region: Annotated[Str, Name("地区", ("行政区域", "所在地"))] = None
    address: Annotated[Str, Name("地址", ("办公地址",))] = None
    staff: Annotated[int | None, Name("人数", ("员工人数",)), Field(ge=0)] = None
    crowded_place: Annotated[bool | None, Name("人员密集场所")] = None
    high_risk: Annotated[bool | None, Name("高危行业")] = None
    food: Annotated[bool | None, Name("经营食品", ("食品经营",))] = None
    warehouse: Annotated[bool | None, Name("自有仓库", ("仓库",))] = None
    platform: Annotated[bool | None, Name("平台经营者")] = None
    one_off_event: Annotated[bool | None, Name("一次性活动")] = None
    production_safety: Annotated[
        bool | None, Name("涉及生产安全事故", ("生产安全预案", "涉及生产安全"))
    ] = None
    shop_url: Annotated[Str, Name("店铺网址", ("店铺链接",))] = None
    categories: Annotated[tuple[str, ...], Name("经营类目", ("类目", "主营类目"))] = ()
    responsible: Annotated[
        Str, Name("主要负责人", ("法定代表人", "店主"), private=Private.PARTY)
    ] = None
    duty_phone: Annotated[
        Str,
        Name(
            "应急值守电话",
            ("24小时应急值守电话", "值班电话"),
            help="24 小时有人接听",
            private=Private.PHONE,
        ),
    ] = None
    hotline: Annotated[Str, Name("投诉热线", ("投诉电话", "客服热线"))] = None


class Filing(Model):
    """The filing of a plan: number, office and date."""

    zh: ClassVar[str] = "备案"
    SHORT: ClassVar[str] = "number"

    number: Annotated[Str, Name("备案编号", ("编号",))] = None
    office: Annotated[Str, Name("备案机关", ("机关",))] = None
    date: Annotated[datetime.date | None, Name("备案日期", ("日期",))] = None


class Signatory(Model):
    """Somebody who drafted, reviewed, countersigned or approved the plan."""

    zh: ClassVar[str] = "签署人"
    SHORT: ClassVar[str] = "name"

    name: Annotated[Str, Name("姓名", ("名称", "单位名称"), private=Private.NAME)] = None
    unit: Annotated[Str, Name("单位", ("部门", "工作单位"))] = None
    post: Annotated[Str, Name("职务", ("职称", "职务职称"))] = None
    role: Annotated[Str, Name("分工", ("角色",))] = None
    opinion: Annotated[Str, Name("意见")] = None
    date: Annotated[datetime.date | None, Name("日期", ("签署日期",))] = None


class Approval(Model):
    """Who made the plan and who let it pass."""

    zh: ClassVar[str] = "编审信息"

    drafting: Annotated[tuple[Signatory, ...], Name("编制工作组", ("编制组", "编制人"))] = ()
    consulted: Annotated[tuple[str, ...], Name("征求意见单位")] = ()
    countersigned: Annotated[tuple[Signatory, ...], Name("会签")] = ()
    reviewed: Annotated[tuple[Signatory, ...], Name("审核", ("审核人",))] = ()
    experts: Annotated[tuple[Signatory, ...], Name("评审专家组", ("评审专家",))] = ()
    approved: Annotated[Signatory | None, Name("签发", ("签发人", "批准", "批准人"))] = None
    statement: Annotated[Str, Name("批准语", ("发布令", "批准页正文"))] = None
    signing_units: Annotated[
        tuple[Signatory, ...], Name("执行部门", ("执行部门签署", "签署部门"))
    ] = ()


class Revision(Model):
    """One row of the revision table."""

    zh: ClassVar[str] = "修订记录"
    SHORT: ClassVar[str] = "summary"

    version: Annotated[Str, Name("版本", ("版本号",))] = None
    date: Annotated[datetime.date | None, Name("日期", ("修订日期",))] = None
    summary: Annotated[Str, Name("修订内容", ("内容", "说明", "摘要"))] = None
    author: Annotated[Str, Name("修订人", ("编制", "编制人"), private=Private.PARTY)] = None
    approver: Annotated[Str, Name("批准人", ("审核人", "批准"), private=Private.PARTY)] = None


class Ignored(Model):
    """A rule of the check that does not apply to this plan."""

    zh: ClassVar[str] = "忽略的规则"
    SHORT: ClassVar[str] = "rule"

    rule: Annotated[Str, Name("规则", ("编号",), help="规则的编号或名称，如 PF401")] = None
    reason: Annotated[Str, Name("理由", ("原因",), help="为什么这一条不适用；不写就不起作用")] = (
        None
    )
    until: Annotated[
        datetime.date | None, Name("截止", ("截止日期", "有效期至"), help="过了这一天重新检查")
    ] = None


class OwnLaw(Model):
    """A law, standard or document of the organisation's own that the registry does not know."""

    zh: ClassVar[str] = "自有法规"
    SHORT: ClassVar[str] = "title"

    id: Annotated[Str, Name("标识", ("法规标识",))] = None
    title: Annotated[Str, Name("名称", ("法规", "标准", "文件"))] = None
    number: Annotated[Str, Name("文号", ("编号", "标准号"))] = None
    issuer: Annotated[Str, Name("发布机关", ("制定机关", "发文机关"))] = None
    effective: Annotated[datetime.date | None, Name("施行日期", ("实施日期", "生效日期"))] = None
    repealed: Annotated[datetime.date | None, Name("废止日期", ("失效日期",))] = None
    successor: Annotated[Str, Name("替代文件", ("由何代替", "新文件"))] = None
    source: Annotated[Str, Name("来源", ("出处",))] = None


class Checks(Model):
    """What the check should know about this plan; none of it is printed."""

    zh: ClassVar[str] = "检查"

    ignore: Annotated[tuple[Ignored, ...], Name("忽略", ("忽略规则", "不检查"))] = ()
    laws: Annotated[tuple[OwnLaw, ...], Name("自有法规", ("地方法规", "法规补充"))] = ()


class PublicChoice(Model):
    """What the public edition withholds beyond the fields that are private; never printed."""

    zh: ClassVar[str] = "公开版"

    withheld: Annotated[
        tuple[str, ...],
        Name("不公开", ("不公开内容",), help="整段不公开的条目：写它的编号标识或者标题"),
    ] = ()
    words: Annotated[
        tuple[str, ...],
        Name("隐去", ("隐去词语",), help="还要隐去的词，如没有写在人员名单里的人名"),
    ] = ()


class LayoutChoice(Model):
    """The layout, with its switches."""

    zh: ClassVar[str] = "版式"
    SHORT: ClassVar[str] = "name"

    name: Annotated[Str, Name("名称")] = None
    preset: Annotated[Str, Name("页面预设", ("预设",))] = None
    gb2312: Annotated[bool, Name("使用GB2312字体", help="字体名写作仿宋_GB2312、楷体_GB2312")] = (
        False
    )
    reference: Annotated[
        Str,
        Name("参照", ("参照文件",), help="预案目录内的一个 Word 文件，生成 Word 时照用它的版式"),
    ] = None
    red_head: Annotated[bool | None, Name("红头", ("版头",))] = None
    imprint: Annotated[bool | None, Name("版记")] = None
    cover: Annotated[bool | None, Name("封面")] = None
    contents: Annotated[bool | None, Name("目录")] = None
    summary: Annotated[bool | None, Name("速查页", ("首页速查",))] = None
    revisions: Annotated[bool | None, Name("修订页", ("修订记录页",))] = None
    attachment_notes: Annotated[bool | None, Name("附件说明", help="正文之后的附件清单")] = None
    sealed: Annotated[bool, Name("加盖印章", ("盖章",))] = True


class SchemeChoice(Model):
    """The numbering: a preset's name, or the marks by depth, each as a sample."""

    zh: ClassVar[str] = "序号方案"
    SHORT: ClassVar[str] = "preset"
    LIST: ClassVar[str] = "marks"

    preset: Annotated[Str, Name("预设", help="gongwen、compact、decimal 或 articles")] = None
    marks: Annotated[
        tuple[str, ...], Name("各级序号", help="从第一级起的样例：一、 （一） 1. （1） ①")
    ] = ()
    running: Annotated[
        tuple[str, ...], Name("连续编号", help="其中不随上级重新开始的，如第一条")
    ] = ()


class OutlineNode(Model):
    """A chapter of the outline: a part or piece by its path, or a title over several."""

    zh: ClassVar[str] = "章节"
    SHORT: ClassVar[str] = "part"

    title: Annotated[Str, Name("标题", ("章名",))] = None
    part: Annotated[
        Str, Name("部分", ("内容",), help="部分或其中一块的路径，如 基本要求.编制目的")
    ] = None
    parts: Annotated[tuple["OutlineNode", ...], Name("包含", ("下级", "各部分"))] = ()
    intro: Annotated[Str, Name("引言")] = None
    id: Annotated[Str, Name("编号标识", ("标识",))] = None
    mark: Annotated[Str, Name("子项序号")] = None
