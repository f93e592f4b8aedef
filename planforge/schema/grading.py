"""Hazards, the three gradings, watching and reporting."""

from typing import Annotated, ClassVar

from planforge.schema.base import Entry, Item, Listing, Model, Part, Passage, Str
from planforge.schema.names import Choice, Name, Private
from planforge.schema.times import Duration


class Hazard(Entry):
    """A risk, and what keeps it down."""

    zh: ClassVar[str] = "风险"
    NAMED_BY: ClassVar[str] = "name"
    SHORT: ClassVar[str] = "name"

    name: Annotated[Str, Name("名称", ("风险", "风险名称", "危险源"))] = None
    likelihood: Annotated[Str, Name("可能性", ("发生可能性",))] = None
    consequence: Annotated[Str, Name("后果", ("影响", "可能后果"))] = None
    exposure: Annotated[Str, Name("涉及环节", ("暴露", "部位", "涉及部位"))] = None
    level: Annotated[Str, Name("风险等级", ("等级",))] = None
    controls: Annotated[tuple[str, ...], Name("控制措施", ("防控措施", "措施"))] = ()
    scenarios: Annotated[tuple[str, ...], Name("对应情景", ("情景",))] = ()


class Risks(Listing):
    """风险分析."""

    zh: ClassVar[str] = "风险分析"
    LIST: ClassVar[str] = "hazards"

    hazards: Annotated[tuple[Hazard, ...], Name("风险", ("各风险", "风险清单"))] = ()


class Comparison(Choice):
    """How a measured value is compared with a threshold."""

    AT_LEAST = "at_least", "不少于", ">=", "≥", "以上", "达到"
    MORE = "more", "超过", ">", "大于"
    AT_MOST = "at_most", "不超过", "<=", "≤", "以内"
    LESS = "less", "少于", "<", "小于", "以下", "不足"


class Criterion(Model):
    """One condition: a metric compared with a value, or words."""

    zh: ClassVar[str] = "条件"
    SHORT: ClassVar[str] = "text"

    id: Annotated[Str, Name("编号标识", ("标识",))] = None
    text: Annotated[Str, Name("正文", ("内容", "描述"))] = None
    metric: Annotated[Str, Name("指标", ("项目",))] = None
    comparison: Annotated[Comparison | None, Name("比较", ("关系",))] = None
    value: Annotated[Str, Name("数值", ("阈值", "值"))] = None
    upper: Annotated[Str, Name("上限", ("小于值",), help="区间的上限，不含本数")] = None
    unit: Annotated[Str, Name("单位", ("计量单位",))] = None


class Grade(Entry):
    """A grade of events, warnings or faults."""

    zh: ClassVar[str] = "级别"
    NAMED_BY: ClassVar[str] = "name"
    SHORT: ClassVar[str] = "name"

    name: Annotated[Str, Name("级别", ("名称", "等级"))] = None
    color: Annotated[Str, Name("颜色", ("预警颜色",))] = None
    criteria: Annotated[tuple[Criterion, ...], Name("条件", ("标准", "判定标准", "分级标准"))] = ()
    actions_taken: Annotated[tuple[Item, ...], Name("对应措施", ("措施", "预警行动"))] = ()


class ResponseLevel(Entry):
    """A response level: who commands, when it starts and ends, what is done."""

    zh: ClassVar[str] = "响应级别"
    NAMED_BY: ClassVar[str] = "name"
    SHORT: ClassVar[str] = "name"

    name: Annotated[Str, Name("级别", ("名称", "等级", "响应级别"))] = None
    criteria: Annotated[tuple[Criterion, ...], Name("启动条件", ("条件", "标准"))] = ()
    commander: Annotated[
        Str, Name("指挥人", ("指挥", "总指挥", "由谁指挥"), fact=True, private=Private.PARTY)
    ] = None
    starter: Annotated[
        Str, Name("启动人", ("决定人", "由谁启动"), fact=True, private=Private.PARTY)
    ] = None
    end: Annotated[Str, Name("终止条件", ("结束条件", "响应终止"), fact=True)] = None
    measures: Annotated[tuple[Item, ...], Name("响应措施", ("措施", "响应行动"))] = ()


class Mapping(Model):
    """From a warning or an event grade to the response it starts."""

    zh: ClassVar[str] = "对应关系"

    event: Annotated[Str, Name("事件级别", ("事件",))] = None
    warning: Annotated[Str, Name("预警级别", ("预警",))] = None
    response: Annotated[Str, Name("响应级别", ("响应",))] = None


class Grades(Listing):
    """A grading."""

    zh: ClassVar[str] = "分级"
    LIST: ClassVar[str] = "grades"

    grades: Annotated[tuple[Grade, ...], Name("各级", ("级别", "分级标准"))] = ()


class ResponseLevels(Listing):
    """响应分级."""

    zh: ClassVar[str] = "响应分级"
    LIST: ClassVar[str] = "levels"

    levels: Annotated[tuple[ResponseLevel, ...], Name("各级", ("级别", "响应级别"))] = ()


class Mappings(Listing):
    """Which grade starts which response."""

    zh: ClassVar[str] = "分级对应关系"
    LIST: ClassVar[str] = "rows"

    rows: Annotated[tuple[Mapping, ...], Name("对应", ("各行",))] = ()


class Grading(Part):
    """分级: of events by consequence, of warnings by colour, of responses by who commands."""

    zh: ClassVar[str] = "分级"
    PIECES: ClassVar[tuple[str, ...]] = ("events", "faults", "warnings", "responses", "mapping")

    events: Annotated[Grades | None, Name("事件分级", ("突发事件分级",))] = None
    faults: Annotated[Grades | None, Name("故障分级", ("故障等级",))] = None
    warnings: Annotated[Grades | None, Name("预警分级", ("预警级别",))] = None
    responses: Annotated[ResponseLevels | None, Name("响应分级", ("响应级别", "分级响应"))] = None
    mapping: Annotated[Mappings | None, Name("对应关系", ("分级对应关系",))] = None


class Indicator(Entry):
    """What is watched, and when it sounds."""

    zh: ClassVar[str] = "监测指标"
    NAMED_BY: ClassVar[str] = "name"
    SHORT: ClassVar[str] = "name"

    name: Annotated[Str, Name("指标", ("名称", "监测指标"))] = None
    threshold: Annotated[Str, Name("阈值", ("预警阈值", "触发值"), private=Private.INNER)] = None
    source: Annotated[Str, Name("来源", ("数据来源",))] = None
    frequency: Annotated[Str, Name("频次", ("监测频次",))] = None
    owner: Annotated[
        Str, Name("责任人", ("负责人", "责任岗位", "责任部门"), private=Private.PARTY)
    ] = None
    response: Annotated[Str, Name("触发后动作", ("动作", "处理"))] = None


class Indicators(Listing):
    """监测指标."""

    zh: ClassVar[str] = "监测指标"
    LIST: ClassVar[str] = "indicators"

    indicators: Annotated[tuple[Indicator, ...], Name("指标", ("各指标",))] = ()


class Monitoring(Part):
    """监测与预警."""

    zh: ClassVar[str] = "监测与预警"
    PIECES: ClassVar[tuple[str, ...]] = (
        "sources",
        "indicators",
        "issue",
        "actions_on_warning",
        "lifting",
    )

    sources: Annotated[Passage | None, Name("监测", ("信息监测", "监测来源"))] = None
    indicators: Annotated[Indicators | None, Name("监测指标", ("指标",))] = None
    issue: Annotated[Passage | None, Name("预警发布", ("预警信息发布", "预警"))] = None
    actions_on_warning: Annotated[Passage | None, Name("预警行动", ("预警响应", "预警措施"))] = None
    lifting: Annotated[Passage | None, Name("预警解除", ("预警调整与解除", "预警终止"))] = None


class Stage(Choice):
    """Which report of an event it is."""

    FIRST = "first", "首报", "初报"
    FOLLOW = "follow", "续报"
    FINAL = "final", "终报", "总结报告"


class Direction(Choice):
    """Where a report goes."""

    UP = "up", "上报", "向上报告"
    ACROSS = "across", "通报", "横向通报"
    PLATFORM = "platform", "报平台", "平台报备"
    REGULATOR = "regulator", "报监管部门", "监管报告"
    CONSUMER = "consumer", "告知消费者", "消费者告知"


class Report(Entry):
    """One link of the reporting chain."""

    zh: ClassVar[str] = "报告"

    text: Annotated[Str, Name("正文", ("文字", "条文"), help="代替按各项事实生成的句子")] = None
    sender: Annotated[Str, Name("报告人", ("报告单位", "从", "from"), fact=True)] = None
    to: Annotated[Str, Name("报告对象", ("接报人", "接报单位", "向"), fact=True)] = None
    within: Annotated[Duration | None, Name("时限", ("限时", "报告时限"), fact=True)] = None
    method: Annotated[Str, Name("方式", ("报告方式",), fact=True)] = None
    content: Annotated[Str, Name("内容", ("报告内容",), fact=True)] = None
    stage: Annotated[Stage | None, Name("阶段", ("报告阶段",))] = None
    direction: Annotated[Direction | None, Name("方向", ("类型",))] = None
    condition: Annotated[Str, Name("情形", ("适用情形", "条件"))] = None


class Chain(Listing):
    """报告程序和时限."""

    zh: ClassVar[str] = "报告程序和时限"
    LIST: ClassVar[str] = "reports"

    reports: Annotated[tuple[Report, ...], Name("报告", ("各环节", "环节"))] = ()


class Reporting(Part):
    """信息报告."""

    zh: ClassVar[str] = "信息报告"
    PIECES: ClassVar[tuple[str, ...]] = ("reception", "chain", "content", "sharing")

    reception: Annotated[Passage | None, Name("信息接报", ("接报", "值守电话"))] = None
    chain: Annotated[Chain | None, Name("报告程序", ("报告程序和时限", "报告链", "报告流程"))] = (
        None
    )
    content: Annotated[
        Passage | None,
        Name(
            "报告内容",
        ),
    ] = None
    sharing: Annotated[Passage | None, Name("信息通报", ("通报",))] = None
