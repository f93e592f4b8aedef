"""The review forms of 安监总厅应急〔2009〕73号, as data, in words of our own.

Rows and key elements (★) of the forms for plans and schemes were compared with public copies of the
guide; the form for annexes was not seen, and says so.
"""

from collections.abc import Mapping
from dataclasses import replace

from planforge.document.quick import quick
from planforge.schema.head import Kind


@quick
class Row:
    """A row of a form.

    Attributes:
        group: what the row belongs to; rows of one group follow each other.
        element: what is reviewed; the group itself where empty.
        points: what the reviewer looks for.
        evidence: matters by key, and facts of the plan by dotted path, that tell of it.
        asked: who asks for it today; empty where nobody does any more.
        key: a key element.
        otherwise: what the opinion says where the plan tells nothing of it, for what stands
            elsewhere or needs a reader.
    """

    group: str
    element: str
    points: tuple[str, ...]
    evidence: str = ""
    asked: str = ""
    key: bool = False
    otherwise: str = ""


@quick
class ReviewForm:
    """A form: its title, its rows, and whether they were compared with public copies."""

    title: str
    rows: tuple[Row, ...]
    confirmed: bool = True


_RULE = "管理办法"
_GB = "GB/T 29639-2020，"

_RECORDS = "看编制说明和评审记录"
_ELSEWHERE = "综合预案已有的可省略"

FORMAL = ReviewForm(
    "应急预案形式评审表",
    (
        Row(
            "封面", "",
            ("有预案版本号、预案名称、单位名称和发布日期",),
            "version title issuer|entity.name issued", f"{_GB}C.1",
        ),
        Row(
            "批准页", "",
            ("对实施预案提出具体要求", "有发布单位主要负责人签字或者单位盖章"),
            "approval.statement approval.approved", f"{_GB}C.2；{_RULE}第二十四条",
        ),
        Row(
            "目录", "",
            ("页码准确；简单的预案可以省略目录", "层次清楚，编号和标题编排合理"),
            "contents", f"{_GB}C.3",
        ),
        Row(
            "正文", "",
            (
                "文字通顺、简练、易懂", "结构清楚，格式规范", "图表文字清楚，编排合理",
                "没有错别字，字体字号统一",
            ),
            asked=_GB.rstrip("，"), otherwise="通读后判断",
        ),
        Row(
            "附件", "",
            ("项目齐全，排列有序", "多个附件标明序号", "需要时可以单独装订"),
            "annexes", f"{_GB}第9章",
        ),
        Row(
            "编制过程", "",
            ("成立编制工作组",),
            "approval.drafting", f"{_GB}第4章，待核对",
            otherwise=_RECORDS,
        ),
        Row(
            "编制过程", "",
            ("分析危险因素，确定可能的事故类型和危害程度",),
            "hazard", f"{_GB}第4章，待核对",
            otherwise=_RECORDS,
        ),
        Row(
            "编制过程", "",
            ("针对危险源和危害程度制定防范措施",),
            "prevention", f"{_GB}第4章，待核对",
            otherwise=_RECORDS,
        ),
        Row(
            "编制过程", "",
            ("评价应急能力，掌握可利用的社会资源",),
            asked=f"{_GB}第4章，待核对",
            otherwise=_RECORDS,
        ),
        Row(
            "编制过程", "",
            ("制定专项预案和现场处置方案，形成体系",),
            "system", f"{_RULE}第六条",
            otherwise=_RECORDS,
        ),
        Row(
            "编制过程", "",
            ("征求有关部门和单位意见，记录采纳情况",),
            "approval.consulted", f"{_RULE}第十七条，待核对",
            otherwise=_RECORDS,
        ),
        Row(
            "编制过程", "",
            ("必要时与专业救援单位签订协议",),
            "agreements", f"{_GB}9.8",
            otherwise=_RECORDS,
        ),
        Row(
            "编制过程", "",
            ("经过评审或者论证",),
            "approval.experts", f"{_RULE}第二十二条",
            otherwise=_RECORDS,
        ),
        Row(
            "编制过程", "",
            ("修订后重新评审的，一并注明",),
            "revisions", f"{_RULE}第三十六条",
            otherwise=_RECORDS,
        ),
    ),
)  # fmt: skip

_GENERAL = ReviewForm(
    "综合应急预案要素评审表",
    (
        Row(
            "总则", "编制目的",
            ("目的明确，简明扼要",),
            "background.purpose",
        ),
        Row(
            "总则", "编制依据",
            ("引用的法规、标准有效", "写明衔接的上级预案，不越级引用"),
            "background.basis",
        ),
        Row(
            "总则", "应急预案体系",
            ("说清本单位和所属单位预案的组成和衔接，最好用图", "覆盖可能发生的事故类型"),
            "system", f"{_RULE}第十三条", key=True,
        ),
        Row(
            "总则", "应急工作原则",
            ("符合国家规定和要求", "结合本单位实际"),
            "background.principles",
        ),
        Row(
            "总则", "适用范围",
            ("范围明确，事故类型和响应级别合理",),
            "scope", f"{_GB}6.1.1", key=True,
        ),
        Row(
            "危险性分析", "生产经营单位概况",
            ("写明有关设施、装置、设备和重要目标的布局", "写明应急时要用到的周边情况"),
            "profile", f"{_GB}9.1",
        ),
        Row(
            "危险性分析", "危险源辨识与风险分析",
            ("客观分析危险源和危险程度", "分析诱因、影响范围和后果"),
            "hazard", f"{_RULE}第十三条", key=True,
        ),
        Row(
            "组织机构及职责", "应急组织体系",
            ("说清应急组织体系，最好用图", "写明成员平时和应急时的职责"),
            "command", f"{_GB}6.2", key=True,
        ),
        Row(
            "组织机构及职责", "指挥机构及职责",
            ("说清指挥体系", "指挥部门职责明确", "各应急小组设置合理、任务明确"),
            "command duties", f"{_GB}6.2", key=True,
        ),
        Row(
            "预防与预警", "危险源管理",
            ("写明预防和管理措施", "写明相应的处置措施"),
            "prevention",
        ),
        Row(
            "预防与预警", "预警行动",
            ("写明预警信息发布的方式、内容和流程", "预警级别与采取的措施相称"),
            "alert", f"{_GB}6.3.2",
        ),
        Row(
            "预防与预警", "信息报告与处置",
            (
                "写明24小时应急值守电话", "写明内部报告的方式、要求和处置流程",
                "写明上报的部门、方式、内容和时限",
                "写明向相关单位通报、报警、请求支援的方式和内容", "写明对外沟通的责任人和方式",
            ),
            "reporting upward", f"{_GB}6.3.1", key=True,
        ),
        Row(
            "应急响应", "响应分级",
            ("分级清楚，与上级预案衔接", "体现紧急和危害程度", "写明紧急情况下决策的原则"),
            "levels", f"{_GB}6.1.2", key=True,
        ),
        Row(
            "应急响应", "响应程序",
            ("立足控制事态、减少损失", "写明各项应急功能的实施程序", "写明扩大响应的条件和原则"),
            "starting procedure", f"{_GB}6.3.3、6.3.4", key=True,
        ),
        Row(
            "应急响应", "应急结束",
            ("写明结束的条件和后续事项", "写明发布终止命令的机构和程序", "写明负责总结的部门"),
            "end", f"{_GB}6.3.6",
        ),
        Row(
            "后期处置", "",
            ("写明污染物处理、恢复生产、善后赔偿", "写明应急能力评估和预案修订的要求"),
            "recovery", f"{_GB}6.4",
        ),
        Row(
            "保障措施", "",
            (
                "写明有关单位和人员的联系方式，应急期间通信畅通",
                "写明装备、设施、物资的位置、数量和调用", "写明专业和兼职队伍",
                "写明经费来源、使用和监督", "写明交通、医疗等其他保障",
            ),
            "safeguards", f"{_GB}6.5", key=True,
        ),
        Row(
            "培训与演练", "",
            ("写明培训计划和要求，做好宣传教育", "写明演练的方式、频次、范围、内容、组织和评估"),
            "management drilling", f"{_RULE}第十三条", key=True,
        ),
        Row(
            "附则", "应急预案备案",
            ("写明向谁备案、怎样备案",),
            "filing",
        ),
        Row(
            "附则", "制定与修订",
            ("写明制定和解释的部门", "写明修订的条件和评审办法"),
            "management", f"{_RULE}第十三条",
        ),
    ),
)  # fmt: skip

_SPECIAL = ReviewForm(
    "专项应急预案要素评审表",
    (
        Row(
            "事故类型和危险程度分析", "",
            ("客观分析危险源和危险程度", "分析诱因、影响范围和后果", "提出预防和应急措施"),
            "hazard", key=True,
        ),
        Row(
            "组织机构及职责", "应急组织体系",
            ("说清应急组织体系，最好用图", "写明成员平时和应急时的职责"),
            "command", f"{_GB}7.2", key=True,
        ),
        Row(
            "组织机构及职责", "指挥机构及职责",
            ("说清指挥体系", "指挥部门职责明确", "各应急小组设置合理、任务明确"),
            "command duties", f"{_GB}7.2", key=True,
        ),
        Row(
            "预防与预警", "危险源监控",
            ("写明监测监控的方式方法", "写明技术性预防和管理措施", "写明处置措施"),
            "prevention",
        ),
        Row(
            "预防与预警", "预警行动",
            ("写明预警信息发布的方式和流程", "预警级别与措施相称"),
            "alert",
        ),
        Row(
            "信息报告程序", "",
            (
                "写明24小时应急值守电话", "写明内部报告的方式、要求和流程",
                "写明上报的部门、方式、内容和时限", "写明通报、报警和请求支援的方式和内容",
            ),
            "reporting upward", f"{_GB}7.3", key=True,
        ),
        Row(
            "应急响应", "响应分级",
            ("分级清楚合理，与上级预案衔接", "体现紧急和危害程度", "写明决策的原则"),
            "levels", key=True,
        ),
        Row(
            "应急响应", "响应程序",
            (
                "写明具体的程序和保障", "写明各项应急功能的实施程序",
                "写明扩大响应的条件，最好用图",
            ),
            "starting procedure", f"{_GB}7.3", key=True,
        ),
        Row(
            "应急响应", "处置措施",
            ("针对事故种类", "符合实际，科学合理", "程序清楚，简单易行"),
            "procedure", f"{_GB}7.4", key=True,
        ),
        Row(
            "应急物资与装备保障", "",
            ("写明救援需要的物资和装备", "符合单位实际，满足应急要求"),
            "safeguards", f"{_GB}7.5", key=True,
        ),
    ),
)  # fmt: skip

_SITE = ReviewForm(
    "现场处置方案要素评审表",
    (
        Row(
            "事故特征", "",
            ("写明可能的事故类型和危险程度，说清作业现场的风险", "写明判断事故的征兆和条件"),
            "hazard", f"{_GB}8.1", key=True,
        ),
        Row(
            "应急组织及职责", "",
            ("写明现场应急组织和人员", "应急职责与岗位职责结合"),
            "duties", f"{_GB}8.2", key=True,
        ),
        Row(
            "应急处置", "",
            (
                "写明第一发现人怎样初步判断、报警时说什么",
                "写明报警、启动措施、引导救护、扩大应急的程序",
                "写明操作、工艺、现场控制和救人的措施", "写明报告的方式、单位、内容和要求",
            ),
            "handling reporting", f"{_GB}8.3", key=True,
        ),
        Row(
            "注意事项", "",
            (
                "佩戴防护器具", "使用抢险救援器材", "实施救援措施", "现场自救和互救",
                "确认处置能力", "救援结束后的事项", "其他特别警示的事项",
            ),
            "cautions", f"{_GB}8.4",
        ),
    ),
)  # fmt: skip

ANNEXES = ReviewForm(
    "应急预案附件要素评审表",
    (
        Row(
            "有关部门、机构或人员的联系方式", "",
            (
                "列出需要联系的部门、机构和人员，电话准确有效",
                "列出指挥、协调人员的姓名、部门、职务和电话",
            ),
            "contacts", f"{_GB}9.5",
        ),
        Row(
            "重要物资装备名录或清单", "",
            ("列出名称、数量、存放地点和责任人", "写明用途和调用办法"),
            "supplies", f"{_GB}9.4",
        ),
        Row(
            "规范化格式文本", "",
            ("给出接报、处理、上报的格式，简洁明了",),
            "forms", f"{_GB}9.6",
        ),
        Row(
            "关键的路线、标识和图纸", "",
            (
                "报警设备、重要防护目标、危险源分布", "疏散路线、集合点和警戒范围",
                "救援力量和物资的位置",
            ),
            "drawings", f"{_GB}9.7",
        ),
        Row(
            "相关应急预案名录、协议或备忘录", "",
            ("列出直接相关或者衔接的预案", "列出与救援单位的协议"),
            "agreements", f"{_GB}9.3、9.8",
        ),
    ),
    confirmed=False,
)  # fmt: skip

_BY_KIND: Mapping[Kind, ReviewForm] = {
    Kind.SPECIAL: _SPECIAL,
    Kind.ONSITE: _SITE,
    Kind.CARD: _SITE,
}


def forms_of(kind: Kind) -> tuple[ReviewForm, ...]:
    """The forms for a kind of plan; what stands in the general plan need not be repeated."""
    form = _BY_KIND.get(kind)
    if form is None:
        return (FORMAL, _GENERAL, ANNEXES)
    rows = tuple(replace(row, otherwise=_ELSEWHERE) for row in ANNEXES.rows)
    return (FORMAL, form, replace(ANNEXES, rows=rows))
