"""Training, publicity, and drills with their two clocks."""

from typing import Annotated, ClassVar

from planforge.schema.base import Entry, Listing, Part, Passage, Str
from planforge.schema.names import Choice, Name, Private
from planforge.schema.response import MeasureSet
from planforge.schema.times import Duration, TimeSlot


class Session(Entry):
    """An item of the training or publicity programme."""

    zh: ClassVar[str] = "培训项目"

    audience: Annotated[Str, Name("对象", ("培训对象",))] = None
    frequency: Annotated[Str, Name("频次", ("时间", "周期"))] = None
    method: Annotated[Str, Name("方式", ("形式",))] = None
    owner: Annotated[Str, Name("负责人", ("组织人", "责任部门"))] = None


class Programme(Listing):
    """Training or publicity."""

    zh: ClassVar[str] = "培训"
    LIST: ClassVar[str] = "sessions"

    sessions: Annotated[tuple[Session, ...], Name("项目", ("各项目", "安排"))] = ()


class DrillRole(Choice):
    """What somebody is in a drill."""

    PLAYER = "player", "参演"
    CONTROLLER = "controller", "导调", "策划", "控制"
    EVALUATOR = "evaluator", "评估"
    SUPPORT = "support", "保障"
    SIMULATOR = "simulator", "模拟", "扮演"
    OBSERVER = "observer", "观摩"


class Participant(Entry):
    """A group that takes part in a drill."""

    zh: ClassVar[str] = "参演单位"
    NAMED_BY: ClassVar[str] = "name"
    SHORT: ClassVar[str] = "name"

    name: Annotated[Str, Name("名称", ("单位", "岗位", "姓名"), private=Private.PARTY)] = None
    role: Annotated[DrillRole | None, Name("角色", ("类别",))] = None
    count: Annotated[
        Str,
        Name(
            "人数",
        ),
    ] = None
    duty: Annotated[Str, Name("任务", ("职责", "分工"), fact=True)] = None


class Participants(Listing):
    """参演人员与分工."""

    zh: ClassVar[str] = "参演人员"
    LIST: ClassVar[str] = "participants"

    participants: Annotated[tuple[Participant, ...], Name("人员", ("单位", "名单"))] = ()


class Inject(Entry):
    """A piece of news that the controllers put in."""

    zh: ClassVar[str] = "情景注入"

    at: Annotated[Str, Name("注入时间", ("时间",))] = None
    to: Annotated[Str, Name("注入对象", ("对象",))] = None
    by: Annotated[Str, Name("注入方式", ("方式", "渠道"))] = None


class DrillScenario(Entry):
    """A scene of the drill, with figures and injects."""

    zh: ClassVar[str] = "演练情景"
    NAMED_BY: ClassVar[str] = "name"
    SHORT: ClassVar[str] = "name"

    name: Annotated[Str, Name("名称", ("情景", "场景"))] = None
    setting: Annotated[Str, Name("情景描述", ("描述", "背景", "假定"), fact=True)] = None
    figures: Annotated[tuple[str, ...], Name("关键数据", ("数据", "数字"))] = ()
    injects: Annotated[tuple[Inject, ...], Name("情景注入", ("注入", "导调信息"))] = ()


class DrillScenarios(Passage):
    """演练情景."""

    zh: ClassVar[str] = "演练情景"
    LIST: ClassVar[str] = "scenarios"

    scenarios: Annotated[tuple[DrillScenario, ...], Name("情景", ("场景", "各情景"))] = ()


class SlotAction(Entry):
    """What somebody does in a slot of the timeline."""

    zh: ClassVar[str] = "行动"

    actor: Annotated[Str, Name("执行人", ("责任人", "部门", "主体"), fact=True)] = None
    action: Annotated[Str, Name("行动", ("动作", "做什么"), fact=True)] = None
    within: Annotated[Duration | None, Name("时限", ("限时",), fact=True)] = None


class Slot(Entry):
    """A slot of the timeline; ``time`` is the drill's clock, ``scene_time`` the scenario's."""

    zh: ClassVar[str] = "时段"

    time: Annotated[TimeSlot | None, Name("演练时间", ("时间", "时段"), fact=True)] = None
    scene_time: Annotated[Str, Name("情景时间", ("情景时刻",))] = None
    owner: Annotated[Str, Name("负责人", ("责任人", "牵头人", "责任部门", "组织人"))] = None
    acts: Annotated[tuple[SlotAction, ...], Name("各方行动", ("分工行动", "处置行动"))] = ()


class Timeline(Listing):
    """演练进程."""

    zh: ClassVar[str] = "演练进程"
    LIST: ClassVar[str] = "slots"

    slots: Annotated[tuple[Slot, ...], Name("时段", ("各时段", "步骤", "进程"))] = ()


class Timed(Passage):
    """A passage of the drill that has a time of its own (评估 17:00-17:30)."""

    zh: ClassVar[str] = "小节"

    time: Annotated[TimeSlot | None, Name("时间", ("时段", "演练时间"), fact=True)] = None
    owner: Annotated[Str, Name("负责人", ("责任部门", "组织人"))] = None


class Arrangement(Passage):
    """What kind of drill, how often, when and where."""

    zh: ClassVar[str] = "演练安排"

    form: Annotated[
        Str, Name("形式", ("演练类型", "方式"), help="桌面推演、实战、单项、综合等")
    ] = None
    frequency: Annotated[Str, Name("频次", ("周期",))] = None
    when: Annotated[Str, Name("时间", ("演练日期", "日期"))] = None
    place: Annotated[Str, Name("地点", ("场地",))] = None
    scale: Annotated[Str, Name("规模", ("参演规模",))] = None


class Drills(Part):
    """应急演练: a paragraph of a plan, or the whole of a drill plan."""

    zh: ClassVar[str] = "应急演练"
    PIECES: ClassVar[tuple[str, ...]] = (
        "purpose",
        "arrangement",
        "content",
        "organizing",
        "participants",
        "preparation",
        "scenarios",
        "timeline",
        "safety",
        "marking",
        "evaluation",
        "rectification",
        "revision",
    )

    purpose: Annotated[Passage | None, Name("演练目的", ("目的",))] = None
    arrangement: Annotated[
        Arrangement | None,
        Name("演练安排", ("演练频次", "年度演练", "时间地点", "演练形式", "演练时间和地点")),
    ] = None
    content: Annotated[Passage | None, Name("演练内容", ("内容科目", "演练科目"))] = None
    organizing: Annotated[Passage | None, Name("演练组织", ("组织方式",))] = None
    participants: Annotated[Participants | None, Name("参演人员", ("参演单位", "人员分工"))] = None
    preparation: Annotated[MeasureSet | None, Name("演练准备", ("前期准备", "准备工作"))] = None
    scenarios: Annotated[
        DrillScenarios | None, Name("演练情景", ("模拟场景", "场景设置", "模拟场景设置"))
    ] = None
    timeline: Annotated[Timeline | None, Name("演练进程", ("演练步骤", "演练流程"))] = None
    safety: Annotated[Passage | None, Name("安全与中止", ("中止条件", "演练安全", "注意事项"))] = (
        None
    )
    marking: Annotated[
        Passage | None,
        Name("演练标识", ("对外标识", "标识要求"), help="离开现场的材料怎样标明是演练"),
    ] = None
    evaluation: Annotated[Timed | None, Name("演练评估", ("评估", "评估总结"))] = None
    rectification: Annotated[Timed | None, Name("问题整改", ("整改",))] = None
    revision: Annotated[Timed | None, Name("预案修订", ("修订",))] = None
