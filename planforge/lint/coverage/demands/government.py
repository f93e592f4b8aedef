"""What the Emergency Response Law asks of all plans, and what is asked of governments' plans."""

from collections.abc import Callable, Iterator

from planforge.findings import Severity
from planforge.lint.basis import Basis, Force
from planforge.lint.coverage.demands.kinds import (
    PLANS,
    WHOLE,
    central,
    general,
    grassroots,
    lasting,
    local,
    occasion,
    particular,
    provincial,
)
from planforge.lint.coverage.matter import Case, Demand
from planforge.lint.regimes import Regime
from planforge.schema.head import Kind

_LAW, _MEASURES = Regime.RESPONSE_LAW, Regime.PLAN_MEASURES
_28 = Basis("law.tufa", "第二十八条")
_GUIDE = Basis("gb.46793.1-2025", "", Force.RECOMMENDED, confirmed=False)
_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def _of_government(case: Case) -> bool:
    return case.facts.type == "government"


def _of_unit(case: Case) -> bool:
    return case.facts.type != "government"


def _upper(case: Case) -> bool:
    """A government or department above the township."""
    return _of_government(case) and not grassroots(case)


def _ruled(case: Case) -> bool:
    """A particular plan above the township; the general plans of today name no basis."""
    return _upper(case) and particular(case)


def _measures(
    number: int, when: Callable[[Case], bool], *elements: str, kinds: frozenset[Kind] = PLANS
) -> Iterator[Demand]:
    """The elements of an article whose number and words were not seen: for tables only."""
    basis = Basis("norm.yuan2024", f"第{_COUNT[number]}条", confirmed=False)
    for element in elements:
        matter, title = element.split()
        yield Demand(_MEASURES, matter, basis, None, kinds, when, title)


_COUNT = {
    9: "九", 11: "十一", 12: "十二", 13: "十三", 14: "十四", 16: "十六", 18: "十八",
}  # fmt: skip

GOVERNMENT = (
    Demand(_LAW, "command", _28, _ERROR, PLANS),
    Demand(_LAW, "warning", _28, _ERROR, PLANS, _of_government),
    Demand(_LAW, "warning", _28, _WARNING, WHOLE, _of_unit),
    Demand(_LAW, "procedure", _28, _ERROR, PLANS),
    Demand(_LAW, "safeguards", _28, _ERROR, PLANS, _of_government),
    Demand(_LAW, "safeguards", _28, _WARNING, WHOLE, _of_unit),
    Demand(_LAW, "recovery", _28, _ERROR, PLANS, _of_government),
    Demand(_LAW, "recovery", _28, _WARNING, WHOLE, _of_unit),
    Demand(_LAW, "levels", Basis("law.tufa", "第七十一条"), _ERROR, PLANS, _upper),
    Demand(_LAW, "upward", Basis("law.tufa", "第六十一条"), _WARNING, PLANS, _of_government),
    Demand(_MEASURES, "scope", None, _WARNING, PLANS),
    Demand(_MEASURES, "basis", None, _WARNING, PLANS, _ruled),
    Demand(_MEASURES, "risks", None, _WARNING, PLANS, occasion),
    Demand(_MEASURES, "risks", _GUIDE, None, PLANS, _upper),
    Demand(_MEASURES, "release", None, _WARNING, PLANS, _upper),
    Demand(_MEASURES, "end", None, None, PLANS),
    Demand(_MEASURES, "drilling", None, _INFO, PLANS, lasting),
    *_measures(
        9,
        general,
        "principles 总体要求",
        "levels 事件分类分级",
        "system 预案体系",
        "command 组织指挥体系与职责",
        "prevention 风险防控",
        "alert 监测预警",
        "procedure 处置救援",
        "safeguards 应急保障",
        "recovery 恢复重建",
        "management 预案管理",
    ),
    *_measures(
        11,
        central,
        "principles 应对原则",
        "command 组织指挥机制",
        "levels 预警分级和事件分级标准",
        "starting 响应分级",
        "reporting 信息报告要求",
        "safeguards 应急保障措施",
    ),
    *_measures(
        11,
        provincial,
        "command 组织指挥机制",
        "alert 监测预警",
        "starting 分级响应及响应行动",
        "safeguards 队伍物资保障",
    ),
    *_measures(
        11,
        local,
        "command 组织指挥机制",
        "prevention 风险管控",
        "alert 监测预警",
        "reporting 信息报告",
        "self_help 自救互救",
        "procedure 应急处置措施",
        "cordon 现场管控",
        "safeguards 队伍物资保障",
    ),
    *_measures(
        12,
        particular,
        "command 组织指挥机制",
        "tasks 主要任务",
        "safeguards 资源布局",
        "starting 资源调用和响应程序",
        "procedure 具体措施",
        kinds=frozenset({Kind.SUPPORT}),
    ),
    *_measures(
        13,
        particular,
        "command 组织指挥体系",
        "tasks 主要任务",
        "risks 安全风险及防范措施",
        "linkage 应急联动",
        "alert 监测预警",
        "reporting 信息报告",
        "procedure 应急处置",
        "evacuation 人员疏散撤离组织和路线",
        kinds=frozenset({Kind.EVENT, Kind.PROMOTION}),
    ),
    *_measures(
        14,
        particular,
        "linkage 信息通报",
        "command 组织指挥体系对接",
        "procedure 处置措施衔接",
        "safeguards 应急资源保障",
        kinds=frozenset({Kind.JOINT}),
    ),
    *_measures(
        16,
        grassroots,
        "alert 预警信息传播",
        "tasks 任务分工",
        "procedure 处置措施",
        "reporting 信息收集报告",
        "cordon 现场管理",
        "evacuation 人员疏散与安置",
    ),
    *_measures(
        18,
        particular,
        "procedure 响应措施",
        "handling 处置工作程序",
        "safeguards 应急救援队伍",
        "supplies 物资装备",
        "contacts 联络人员和电话",
        kinds=frozenset({Kind.HANDBOOK}),
    ),
)
