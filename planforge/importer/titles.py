"""Which part of a plan a chapter's title means."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from planforge.findings import Path
from planforge.schema import Part, Plan
from planforge.schema.fields import fields_of, fold

_OWN: Mapping[str, tuple[str, ...]] = {
    "background.purpose": (
        "前言",
        "预案背景",
        "目的与意义",
        "目的和意义",
        "编制目的",
        "制定目的",
        "总体要求",
        "背景与目标",
        "背景和目标",
        "编制目的和依据",
        "目的",
        "目的和依据",
        "目的与依据",
        "编制目的与依据",
    ),
    "background.basis": ("编制依据", "制定依据", "法律依据", "依据"),
    "background.principles": ("工作原则", "基本原则", "应急原则", "处置原则"),
    "background.objectives": ("预案目标", "工作目标", "总体目标", "目标"),
    "background.system": ("预案体系", "应急预案体系", "预案衔接"),
    "scope": ("适用范围", "预案适用范围"),
    "terms": ("名词术语", "术语和定义", "术语与定义", "定义", "术语", "名词解释"),
    "organization": (
        "组织机构",
        "组织机构及职责",
        "组织机构与职责",
        "组织架构",
        "组织架构及职责",
        "组织体系",
        "组织领导",
        "组织指挥体系",
        "组织指挥体系及职责",
        "预案组织机构",
        "应急组织机构",
        "应急组织机构及职责",
        "应急组织体系",
        "机构与职责",
        "职责分工",
        "组织与职责",
        "组织和职责",
        "组织机构和职责",
        "应急组织机构和职责",
        "应急组织与职责",
        "应急组织及职责",
        "应急工作职责",
        "应急指挥机构",
        "指挥机构",
        "组织指挥",
        "指挥体系",
        "组织与分工",
        "组织分工",
        "职责",
        "机构职责",
        "应急小组及职责",
        "应急指挥机构及职责",
        "应急救援组织机构及职责",
    ),
    "response": (
        "应急响应",
        "应急响应流程",
        "应急处置流程",
        "应急响应程序",
        "应急处置程序",
        "应急程序",
        "处置流程",
        "处理流程",
        "响应流程",
        "应急流程",
        "应急处置",
    ),
    "organization.people": (
        "通讯录",
        "应急通讯录",
        "内部通讯录",
        "应急人员通讯录",
        "应急联系人",
        "联系方式",
    ),
    "organization.contacts": ("外部联系", "外部联系方式", "外部救援单位", "外部应急联系方式"),
    "risks": (
        "风险评估",
        "危险源分析",
        "风险识别",
        "风险辨识",
        "风险描述",
        "事故风险描述",
        "事故风险分析",
    ),
    "grading": ("事件分级与响应分级", "分级标准"),
    "grading.events": (
        "事件分级",
        "突发事件分级",
        "事故分级",
        "故障分级",
        "故障等级",
        "故障定级",
        "事件定级",
        "事件分类分级",
        "突发事件分类分级",
        "分类分级",
        "事件等级",
    ),
    "grading.warnings": ("预警分级", "预警级别", "预警等级"),
    "grading.responses": ("响应分级", "分级响应", "响应级别", "应急响应分级", "响应等级"),
    "monitoring": (
        "监测与预警",
        "监测预警",
        "预防与预警",
        "预测与预警",
        "预警与监测",
        "预防预警",
        "监测、预防与预警",
        "预警机制",
    ),
    "monitoring.sources": ("监测", "监测预报", "信息监测", "监测与预报", "日常监测"),
    "monitoring.issue": ("预警发布", "预警信息发布", "预警发布与传播", "发布预警"),
    "monitoring.actions_on_warning": ("预警行动", "预警响应", "预警措施"),
    "monitoring.lifting": ("预警解除", "预警调整与解除", "预警终止", "预警变更与解除"),
    "reporting": ("信息报告", "信息报送", "信息报告与处理", "信息报告与通报", "事件报告"),
    "communication": ("信息发布", "新闻发布", "新闻发布与宣传", "信息公开", "舆论引导"),
    "measures.prevention": ("预案内容", "风险防控", "预防措施", "防控措施", "预防与准备"),
    "measures.handling": ("应急措施", "应急处置措施", "处置措施", "具体措施", "处理措施"),
    "measures.safeguards": ("应急保障措施", "应急保障", "保障措施"),
    "resources.supplies": ("应急物资储备", "应急物资", "物资储备", "物资装备", "应急物资与装备"),
    "recovery": (
        "后期处置",
        "后期处理",
        "善后处理",
        "善后处置",
        "善后工作",
        "事后恢复",
        "恢复与重建",
        "恢复重建",
    ),
    "training": ("应急培训", "培训", "宣传培训"),
    "publicity": ("宣传引导", "宣传教育", "宣传"),
    "drills.evaluation": ("评估与总结", "演练评估与总结", "演练评估和总结", "演练总结与评估"),
    "drills": ("应急演练", "演练", "演练内容与流程", "预案演练", "演练计划"),
    "implementation": ("预案实施与监督", "实施与监督", "预案管理", "监督管理"),
    "supplementary": ("附则", "其他事项", "附 则"),
    "summary": ("总结", "结语", "结束语"),
}
"""Titles as plans write them, by part, beside the names that the schema itself knows."""

_TIME = re.compile(r"(?P<title>.+?)(?P<open>[（(])(?P<time>[^（()）]{2,20})(?P<close>[）)])")


@cache
def _titles() -> Mapping[str, Path]:
    found: dict[str, Path] = {}
    for dotted, titles in _OWN.items():
        for title in titles:
            found[fold(title)] = tuple(dotted.split("."))
    for name in Plan.PARTS:
        spec = fields_of(Plan)[name]
        for key in spec.keys:
            found.setdefault(fold(key), (name,))
    return found


@cache
def _pieces(part: str) -> Mapping[str, Path]:
    model = fields_of(Plan)[part].model
    found: dict[str, Path] = {}
    if model is None or not issubclass(model, Part):
        return found
    for name in model.PIECES:
        for key in fields_of(model)[name].keys:
            found.setdefault(fold(key), (part, name))
    return found


def path_for(title: str, within: str = "") -> Path | None:
    """The part or piece that a title means; ``within`` a part, its pieces come first."""
    folded = fold(title)
    if within and folded in _pieces(within):
        return _pieces(within)[folded]
    return _titles().get(folded)


def part_of(titles: Sequence[str]) -> str:
    """The part that most of some titles are pieces of, two at least; empty where none is sure."""
    counts = {name: sum(fold(title) in _pieces(name) for title in titles) for name in Plan.PARTS}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] > 1 and 2 * counts[best] > len(titles) else ""


def split_time(title: str) -> tuple[str, str, str, str] | None:
    """A title with a time in brackets at its end: title, bracket, time, bracket."""
    match = _TIME.fullmatch(title)
    if match is None:
        return None
    return match["title"], match["open"], match["time"], match["close"]
