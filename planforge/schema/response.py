"""What is done: response, measures, communication, recovery."""

from typing import Annotated, ClassVar

from pydantic import Field

from planforge.schema.background import Citation
from planforge.schema.base import Entry, Item, Part, Passage, Str
from planforge.schema.grading import Grade
from planforge.schema.names import Name, Private
from planforge.schema.times import Duration


class Step(Entry):
    """One step of the response; steps nest."""

    zh: ClassVar[str] = "步骤"

    actor: Annotated[
        Str,
        Name(
            "执行人", ("责任人", "责任部门", "执行机构", "主体"), fact=True, private=Private.PARTY
        ),
    ] = None
    action: Annotated[Str, Name("行动", ("动作", "做什么"), fact=True)] = None
    within: Annotated[Duration | None, Name("时限", ("限时",), fact=True)] = None
    level: Annotated[Str, Name("适用级别", ("级别",))] = None
    escalate: Annotated[Str, Name("升级至", ("升级", "上报至"))] = None
    output: Annotated[Str, Name("结果", ("产出", "留存"))] = None
    steps: Annotated[tuple["Step", ...], Name("步骤", ("分步骤",))] = ()


class Phase(Entry):
    """A phase of the response, with its steps."""

    zh: ClassVar[str] = "阶段"
    SHORT: ClassVar[str] = "title"

    steps: Annotated[tuple[Step, ...], Name("步骤", ("各步骤", "流程"))] = ()


class Phases(Passage):
    """响应程序."""

    zh: ClassVar[str] = "响应程序"
    LIST: ClassVar[str] = "phases"

    phases: Annotated[tuple[Phase, ...], Name("阶段", ("各阶段",))] = ()


class Statement(Entry):
    """A text to publish or to answer with."""

    zh: ClassVar[str] = "文稿"
    SHORT: ClassVar[str] = "text"

    occasion: Annotated[Str, Name("适用情形", ("场合", "情形"))] = None
    channel: Annotated[Str, Name("渠道")] = None


class Scenario(Entry):
    """How one kind of event is handled; ``module`` names a module of the scenario library."""

    zh: ClassVar[str] = "情景处置"
    NAMED_BY: ClassVar[str] = "name"
    SHORT: ClassVar[str] = "name"

    module: Annotated[
        Str,
        Name(
            "模块",
            ("情景库标识",),
            help="情景库里的标识，如 oversell；这里写的内容改动库里的，没写的照库里的",
        ),
    ] = None
    parameters: Annotated[
        dict[str, str], Name("参数", ("可调参数值",), help="参数名称: 值，替换模块里的 {名称}")
    ] = Field(default_factory=dict)
    roles: Annotated[
        dict[str, str],
        Name("岗位对应", ("岗位对照",), help="只在这个情景里：模块里的岗位: 本单位的岗位"),
    ] = Field(default_factory=dict)
    name: Annotated[Str, Name("名称", ("情景", "事件"))] = None
    risk: Annotated[Str, Name("风险", ("风险说明", "后果"), help="一句话说清会出什么事")] = None
    trigger: Annotated[Str, Name("触发条件", ("触发", "征兆"))] = None
    grades: Annotated[
        tuple[Grade, ...],
        Name("分级", ("内部分级", "各级"), help="如 岗位处理、店主指挥、停售求援、全面停摆"),
    ] = ()
    lead: Annotated[Str, Name("牵头人", ("负责人", "牵头", "牵头岗位"), private=Private.PARTY)] = (
        None
    )
    ready: Annotated[
        tuple[str, ...], Name("准备", ("提前备好", "事前准备"), help="活动前七天必须已经备好的")
    ] = ()
    needs: Annotated[tuple[str, ...], Name("所需物资", ("所需资源", "要用的东西"))] = ()
    steps: Annotated[tuple[Step, ...], Name("步骤", ("处置步骤", "先做什么"))] = ()
    evidence: Annotated[tuple[str, ...], Name("留证", ("证据", "留存证据"))] = ()
    script: Annotated[Str, Name("话术", ("客服话术", "回复口径"))] = None
    scripts: Annotated[
        tuple[Statement, ...], Name("更多话术", ("其他话术",), help="另有适用情形的话术")
    ] = ()
    notice: Annotated[Str, Name("群公告", ("公告",), help="可以直接贴到群里的一段话")] = None
    pay: Annotated[
        Str, Name("赔付权限", ("赔付授权",), help="谁能赔多少，超过报谁", private=Private.INNER)
    ] = None
    speak: Annotated[Str, Name("发言权限", ("发布权限",), help="谁批准、谁对外说")] = None
    recovery: Annotated[tuple[Item, ...], Name("收尾", ("恢复", "事后收尾"))] = ()
    exercise: Annotated[
        tuple[str, ...], Name("演练", ("演练注入", "注入"), help="每条是演练时给出的一个情况")
    ] = ()
    laws: Annotated[tuple[Citation, ...], Name("法规依据", ("依据", "法律依据"))] = ()
    platform_rules: Annotated[
        tuple[str, ...], Name("平台规则", ("用到的平台规则",), help="用到的平台规则的标识")
    ] = ()


class Scenarios(Passage):
    """分情景处置."""

    zh: ClassVar[str] = "分情景处置"
    LIST: ClassVar[str] = "scenarios"

    scenarios: Annotated[tuple[Scenario, ...], Name("情景", ("各情景", "情景处置"))] = ()


class Response(Part):
    """应急响应."""

    zh: ClassVar[str] = "应急响应"
    LIST: ClassVar[str] = "phases"
    PIECES: ClassVar[tuple[str, ...]] = ("phases", "scenarios", "support", "adjustment", "end")

    phases: Annotated[Phases | None, Name("响应程序", ("响应流程", "阶段", "处置流程"))] = None
    scenarios: Annotated[Scenarios | None, Name("分情景处置", ("情景", "情景处置"))] = None
    support: Annotated[Passage | None, Name("应急支援", ("请求支援", "扩大响应"))] = None
    adjustment: Annotated[Passage | None, Name("响应调整", ("级别调整",))] = None
    end: Annotated[Passage | None, Name("响应终止", ("响应结束", "应急结束"))] = None


class Measure(Entry):
    """A measure, or a group of them; groups nest."""

    zh: ClassVar[str] = "措施"

    owner: Annotated[
        Str,
        Name(
            "责任人",
            ("责任部门", "责任单位", "责任岗位", "执行人"),
            fact=True,
            private=Private.PARTY,
        ),
    ] = None
    action: Annotated[Str, Name("行动", ("动作", "做什么"), fact=True)] = None
    within: Annotated[Duration | None, Name("时限", ("完成时限", "频次"), fact=True)] = None
    measures: Annotated[tuple["Measure", ...], Name("措施", ("各项措施", "具体措施"))] = ()


class MeasureSet(Passage):
    """Measures in groups."""

    zh: ClassVar[str] = "措施"
    LIST: ClassVar[str] = "measures"

    measures: Annotated[tuple[Measure, ...], Name("措施", ("各项措施", "分组", "具体措施"))] = ()


class Measures(Part):
    """措施: what prevents, what handles, what safeguards."""

    zh: ClassVar[str] = "措施"
    PIECES: ClassVar[tuple[str, ...]] = ("prevention", "handling", "safeguards")

    prevention: Annotated[
        MeasureSet | None,
        Name("风险防控", ("预防措施", "检查清单", "防控措施", "事前准备", "预案内容")),
    ] = None
    handling: Annotated[MeasureSet | None, Name("处置措施", ("应急措施", "应急处置措施"))] = None
    safeguards: Annotated[MeasureSet | None, Name("应急保障", ("保障措施", "应急保障措施"))] = None


class Statements(Passage):
    """Ready texts."""

    zh: ClassVar[str] = "参考口径"
    LIST: ClassVar[str] = "statements"

    statements: Annotated[tuple[Statement, ...], Name("文稿", ("口径", "话术", "模板"))] = ()


class Spokesperson(Passage):
    """Who speaks for the organisation, and who stands in."""

    zh: ClassVar[str] = "发言人"

    person: Annotated[Str, Name("姓名", ("发言人姓名",), private=Private.NAME)] = None
    post: Annotated[Str, Name("职务", ("岗位",))] = None
    phone: Annotated[Str, Name("电话", ("联系电话", "手机"), private=Private.PHONE)] = None
    backup: Annotated[Str, Name("B岗", ("AB岗", "替岗", "替补"), private=Private.NAME)] = None


class Communication(Part):
    """信息发布: who speaks, after whose approval, through what."""

    zh: ClassVar[str] = "信息发布"
    PIECES: ClassVar[tuple[str, ...]] = ("spokesperson", "approval", "channels", "statements")

    spokesperson: Annotated[Spokesperson | None, Name("发言人", ("新闻发言人", "责任人"))] = None
    approval: Annotated[Passage | None, Name("审批", ("发布审批", "审核与批准"))] = None
    channels: Annotated[Passage | None, Name("发布渠道", ("渠道",))] = None
    statements: Annotated[Statements | None, Name("参考口径", ("口径模板", "话术"))] = None


class Recovery(Part):
    """后期处置 (单位) or 恢复与重建 (政府)."""

    zh: ClassVar[str] = "后期处置"
    PIECES: ClassVar[tuple[str, ...]] = (
        "restoration",
        "compensation",
        "review",
        "accountability",
        "rewards",
    )

    restoration: Annotated[Passage | None, Name("恢复", ("善后处置", "恢复秩序", "恢复运营"))] = (
        None
    )
    compensation: Annotated[Passage | None, Name("赔付", ("补偿", "赔偿", "理赔"))] = None
    review: Annotated[Passage | None, Name("总结评估", ("调查与评估", "复盘", "评估"))] = None
    accountability: Annotated[Passage | None, Name("责任追究", ("责任与奖惩", "奖惩"))] = None
    rewards: Annotated[Passage | None, Name("表彰奖励", ("奖励",))] = None
