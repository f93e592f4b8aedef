"""The plan: the head, the parts, annexes and further sections."""

import datetime
from typing import Annotated, ClassVar

from pydantic import Field

from planforge.schema.annexes import Annex, FreeSection, Supplementary
from planforge.schema.background import Background, Scope, Terms
from planforge.schema.base import Model, Part, Passage, Str
from planforge.schema.drills import Drills, Programme
from planforge.schema.grading import Grading, Monitoring, Reporting, Risks
from planforge.schema.head import (
    Approval,
    Checks,
    Classification,
    Disclosure,
    Entity,
    Filing,
    Kind,
    LayoutChoice,
    OutlineNode,
    PublicChoice,
    Punctuation,
    Revision,
    SchemeChoice,
    Status,
    Urgency,
)
from planforge.schema.names import Name
from planforge.schema.organization import Organization
from planforge.schema.platform import PlatformRule
from planforge.schema.resources import Resources
from planforge.schema.response import Communication, Measures, Recovery, Response


class Plan(Model):
    """One plan, validated. Only type, kind and title are required."""

    zh: ClassVar[str] = "预案"
    PARTS: ClassVar[tuple[str, ...]] = (
        "background",
        "scope",
        "terms",
        "organization",
        "risks",
        "grading",
        "monitoring",
        "reporting",
        "response",
        "measures",
        "resources",
        "communication",
        "recovery",
        "training",
        "publicity",
        "drills",
        "implementation",
        "supplementary",
        "summary",
    )

    schema_version: Annotated[int, Name("格式版本", help="目前只有 1"), Field(ge=1, le=1)] = 1
    type: Annotated[
        str, Name("类型", ("单位类型", "组织类型"), help="政府、平台、企业、天猫店铺等")
    ]
    kind: Annotated[Kind, Name("预案种类", ("种类", "预案类型"))]
    title: Annotated[str, Name("标题", ("预案名称", "名称"))]
    subtitle: Annotated[Str, Name("副标题")] = None
    entity: Annotated[Entity | None, Name("单位", ("编制单位", "本单位", "店铺", "企业"))] = None

    doc_number: Annotated[Str, Name("发文字号", ("文号",))] = None
    plan_number: Annotated[Str, Name("预案编号")] = None
    filing: Annotated[Filing | None, Name("备案")] = None
    version: Annotated[Str, Name("版本", ("版本号",))] = None
    status: Annotated[Status | None, Name("状态", ("稿次",))] = None
    classification: Annotated[Classification | None, Name("密级")] = None
    disclosure: Annotated[Disclosure | None, Name("公开属性", ("公开方式",))] = None
    urgency: Annotated[Urgency | None, Name("紧急程度")] = None
    addressees: Annotated[tuple[str, ...], Name("主送", ("主送机关",))] = ()
    copies: Annotated[tuple[str, ...], Name("抄送", ("抄送机关",))] = ()
    distribution: Annotated[tuple[str, ...], Name("发放范围")] = ()
    issuer: Annotated[tuple[str, ...], Name("发文机关", ("印发机关", "发布单位"))] = ()
    approval: Annotated[Approval | None, Name("编审", ("编审信息", "审批"))] = None
    issued: Annotated[datetime.date | None, Name("发布日期", ("印发日期", "成文日期"))] = None
    effective: Annotated[datetime.date | None, Name("实施日期", ("施行日期", "生效日期"))] = None
    next_review: Annotated[datetime.date | None, Name("下次评审日期", ("复审日期",))] = None
    revisions: Annotated[tuple[Revision, ...], Name("修订记录", ("修订历史", "版本记录"))] = ()
    keywords: Annotated[tuple[str, ...], Name("关键词")] = ()

    layout: Annotated[LayoutChoice | None, Name("版式", ("排版",))] = None
    scheme: Annotated[SchemeChoice | None, Name("序号", ("序号方案", "编号方案"))] = None
    punctuation: Annotated[Punctuation, Name("标点")] = Punctuation.FULL
    titles: Annotated[dict[str, str], Name("章节标题", ("各章标题",), help="路径: 标题")] = Field(
        default_factory=dict
    )
    outline: Annotated[tuple[OutlineNode, ...], Name("大纲", ("章节顺序", "目录结构"))] = ()
    opening: Annotated[
        Passage | None, Name("开头语", ("导语", "引言"), help="正文之前、不入章节的文字")
    ] = None
    closing: Annotated[
        Passage | None, Name("结尾语", ("文末说明", "文末注"), help="正文之后、不入章节的文字")
    ] = None

    checks: Annotated[
        Checks | None, Name("检查", ("检查设置",), help="给 planforge check 看的，不会印出来")
    ] = None

    public: Annotated[
        PublicChoice | None,
        Name("公开版", help="render --public 还要隐去的内容；姓名、电话、内部阈值不用写，自动隐去"),
    ] = None

    platform_rules: Annotated[
        tuple[PlatformRule, ...],
        Name(
            "平台规则",
            ("平台规则核对",),
            help="平台的时限、赔付等数字，店铺查过再填；正文用 [[rule:标识]] 引用",
        ),
    ] = ()

    roles: Annotated[
        dict[str, str],
        Name(
            "岗位对应",
            ("岗位对照",),
            help="情景模块里的岗位: 本单位的岗位，如 售前: 客服；模块里的执行人、牵头人照此换",
        ),
    ] = Field(default_factory=dict)

    background: Annotated[Background | None, Name("编制背景", ("总则",))] = None
    scope: Annotated[Scope | None, Name("适用范围", ("范围", "预案范围"))] = None
    terms: Annotated[Terms | None, Name("术语和定义", ("名词术语", "术语"))] = None
    organization: Annotated[
        Organization | None,
        Name(
            "组织机构", ("组织体系", "组织指挥体系", "组织架构", "组织机构及职责", "预案组织机构")
        ),
    ] = None
    risks: Annotated[Risks | None, Name("风险分析", ("风险", "事故风险描述", "风险评估"))] = None
    grading: Annotated[Grading | None, Name("分级", ("事件分级与响应分级",))] = None
    monitoring: Annotated[Monitoring | None, Name("监测与预警", ("监测预警", "预防与预警"))] = None
    reporting: Annotated[Reporting | None, Name("信息报告", ("信息报送", "报告"))] = None
    response: Annotated[
        Response | None,
        Name("应急响应", ("应急处置流程", "应急响应流程", "响应", "处置程序", "应急处置")),
    ] = None
    measures: Annotated[Measures | None, Name("措施", ("具体措施", "应急措施"))] = None
    resources: Annotated[
        Resources | None, Name("应急资源", ("应急物资储备", "资源保障", "应急保障资源"))
    ] = None
    communication: Annotated[Communication | None, Name("信息发布", ("舆论引导", "信息公开"))] = (
        None
    )
    recovery: Annotated[
        Recovery | None, Name("后期处置", ("恢复与重建", "后期处理", "善后", "善后处理"))
    ] = None
    training: Annotated[Programme | None, Name("培训", ("应急培训", "宣传培训"))] = None
    publicity: Annotated[Programme | None, Name("宣传", ("宣传引导", "宣传教育"))] = None
    drills: Annotated[Drills | None, Name("应急演练", ("演练", "演练内容与流程"))] = None
    implementation: Annotated[
        Passage | None, Name("实施与监督", ("预案实施与监督", "预案管理"))
    ] = None
    supplementary: Annotated[Supplementary | None, Name("附则")] = None
    summary: Annotated[Passage | None, Name("总结", ("结语",))] = None
    annexes: Annotated[
        tuple[Annex, ...], Name("附件", ("附录", "appendices", "appendix", "annex"))
    ] = ()
    sections: Annotated[tuple[FreeSection, ...], Name("其他章节", ("自定义章节", "章节"))] = ()


__all__ = ["Part", "Plan"]
