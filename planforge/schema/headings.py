"""What the headings of a table's columns mean: the fields of the facts in its rows."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from planforge.schema.base import Model
from planforge.schema.drills import Slot
from planforge.schema.fields import fold, keys_of
from planforge.schema.grading import (
    Grade,
    Hazard,
    Indicator,
    Report,
    ResponseLevel,
)
from planforge.schema.grading import Mapping as GradeMapping
from planforge.schema.head import Revision
from planforge.schema.organization import Contact, Person, Position, Shift, Unit
from planforge.schema.resources import Resource

COUNT = "序号"
"""The heading of a column that counts the rows."""

_PHONES = (
    "联系方式",
    "手机号",
    "手机号码",
    "电话号码",
    "移动电话",
    "联系人电话",
    "手机电话",
    "联系手机",
    "联络电话",
    "联络方式",
    "手机联系电话",
    "电话微信",
    "手机微信",
    "微信手机",
    "微信电话",
)
_WORDS: Mapping[type[Model], Mapping[str, tuple[str, ...]]] = {
    Person: {
        "name": (
            "人员姓名",
            "人员",
            "联系人",
            "责任人姓名",
            "成员姓名",
            "负责人",
            "员工姓名",
            "员工",
            "值班人员",
            "值班人",
            "客服姓名",
        ),
        "post": (
            "职务职称",
            "行政职务",
            "岗位职务",
            "职务岗位",
            "现任职务",
            "单位职务",
            "岗位名称",
            "角色",
            "担任角色",
            "担任岗位",
            "岗位角色",
            "小组职务",
        ),
        "unit": (
            "所在部门",
            "所属部门",
            "工作单位",
            "单位名称",
            "部门名称",
            "部门单位",
            "科室",
            "组别",
            "小组",
            "所在小组",
            "所属小组",
            "应急小组",
            "班组",
        ),
        "duty": (
            "应急职务",
            "应急组织职务",
            "应急分工",
            "应急组织",
            "组内职务",
            "职责",
            "职责分工",
            "工作职责",
            "工作分工",
        ),
        "phone": _PHONES,
        "landline": ("办公室电话", "固话", "办公固话", "单位电话"),
        "backup": (
            "备用联系人",
            "第二联系人",
            "备用人",
            "备岗",
            "AB角",
            "B角",
            "代班人",
            "代班",
            "替班人",
            "替班",
            "顶班人",
            "替补人员",
            "后备人员",
        ),
    },
    Contact: {
        "name": (
            "部门",
            "单位部门",
            "部门单位",
            "机构",
            "机构名称",
            "机构部门",
            "部门机构",
            "单位机构",
            "联系单位",
            "外部单位",
            "外部单位名称",
            "公司",
            "公司名称",
            "供应商",
            "供应商名称",
            "供货商",
            "服务商",
            "平台服务商",
            "快递公司",
            "物流公司",
            "承运商",
            "对接方",
            "合作方",
            "合作单位",
            "救援单位",
            "救援机构",
            "联动单位",
        ),
        "purpose": (
            "联系事项",
            "用途说明",
            "服务内容",
            "职责",
            "联系情形",
            "供应内容",
            "供货内容",
            "什么情况下联系",
            "什么时候联系",
            "联系原因",
            "主要用途",
            "业务范围",
            "支援内容",
        ),
        "person": (
            "姓名",
            "联系人姓名",
            "负责人",
            "对接人",
            "对接人员",
            "联络人",
            "联络员",
            "经办人",
            "业务员",
            "客户经理",
            "网点联系人",
        ),
        "phone": (
            *_PHONES,
            "值班电话",
            "24小时电话",
            "24小时值班电话",
            "24小时值守电话",
            "应急电话",
            "报警电话",
            "客服电话",
            "服务电话",
            "热线",
            "救援电话",
            "报修电话",
            "对接人电话",
            "负责人电话",
            "网点电话",
        ),
        "hours": ("值守时间", "工作时间", "在线时间", "营业时间", "上班时间"),
    },
    Shift: {
        "date": ("日子", "班期"),
        "when": ("值班时段", "班次时间", "上班时间", "值守时间", "班别"),
        "lead": ("带班负责人", "值班长", "值班负责人"),
        "staff": ("值班人", "值班员", "值守人员", "上班人员", "人员安排", "在岗人员", "姓名"),
        "keeper": ("电话值守", "接电话", "接电话的人", "接听人"),
    },
    Resource: {
        "name": (
            "物资名称",
            "物品名称",
            "设备名称",
            "装备名称",
            "器材名称",
            "物品",
            "设备",
            "器材",
            "装备",
            "应急物资",
            "应急物资名称",
            "应急装备",
            "应急装备名称",
            "物资装备",
            "物资装备名称",
            "设施名称",
            "货品",
            "货品名称",
        ),
        "spec": (
            "规格型号参数",
            "型号规格",
            "技术参数",
            "规格及型号",
            "规格参数",
            "品牌型号",
            "性能",
        ),
        "quantity": (
            "数量单位",
            "储备数量",
            "现有数量",
            "配备数量",
            "配置数量",
            "库存数量",
            "库存",
            "库存量",
            "储备量",
            "现存数量",
            "件数",
        ),
        "place": (
            "存放点",
            "存放处",
            "存放地",
            "存放场所",
            "储存地点",
            "存储地点",
            "储备地点",
            "放置地点",
            "放置位置",
            "配置地点",
            "配置位置",
            "储备位置",
            "所在位置",
            "库位",
            "仓位",
        ),
        "responsible": (
            "负责人",
            "保管人",
            "保管人员",
            "保管员",
            "保管责任人",
            "管理人员",
            "管理员",
            "仓管员",
            "联系人",
            "责任部门",
            "责任单位",
            "管理部门",
        ),
        "phone": (
            *_PHONES,
            "手机",
            "保管人电话",
            "责任人电话",
            "管理人电话",
            "负责人电话",
            "保管人联系方式",
            "责任人联系方式",
            "管理人联系方式",
        ),
        "checked": ("检查", "检查时间", "维护周期"),
    },
    Unit: {
        "name": (
            "工作组",
            "组别",
            "小组",
            "小组名称",
            "组织机构",
            "应急机构",
            "应急小组",
            "单位",
            "责任部门",
            "责任单位",
            "成员单位",
            "工作小组",
            "单位名称",
        ),
        "leader": ("责任人", "小组长", "组长单位", "负责部门", "牵头部门"),
        "members": ("组员", "人员", "小组成员", "成员部门", "参加单位", "配合部门"),
        "duties": ("职责分工", "应急职责", "职责任务", "工作任务", "任务分工", "主要任务"),
        "phone": _PHONES,
    },
    Position: {
        "name": ("应急岗位", "应急职务"),
        "holder": ("责任人",),
        "phone": _PHONES,
        "duties": ("工作职责", "岗位职责", "应急职责"),
    },
    Grade: {
        "name": ("事件级别", "事件等级", "预警级别", "预警等级", "分级", "故障等级", "响应等级"),
        "color": ("预警颜色标识", "标识颜色"),
        "criteria": (
            "分级条件",
            "判断标准",
            "划分标准",
            "级别标准",
            "情形",
            "适用情形",
            "发布条件",
        ),
        "actions_taken": ("响应措施", "应对措施", "处置要求", "采取措施"),
    },
    ResponseLevel: {
        "name": ("响应等级", "分级", "等级"),
        "criteria": ("启动标准", "启动情形", "适用情形", "响应条件", "触发条件"),
        "commander": ("指挥人员", "现场指挥", "指挥者", "指挥层级"),
        "starter": ("启动权限", "启动主体", "批准人", "决定启动"),
        "measures": ("应对措施", "主要措施", "处置措施"),
    },
    GradeMapping: {
        "event": ("事件等级", "突发事件级别"),
        "warning": ("预警等级", "预警颜色"),
        "response": ("响应等级", "应急响应级别", "应急响应"),
    },
    Report: {
        "title": ("环节", "报告环节", "步骤"),
        "to": ("报告去向", "上报对象", "接收人", "接收单位", "报送对象"),
        "sender": ("报告主体", "上报人", "责任人", "报送人", "报送单位"),
        "within": ("报告时间", "上报时限", "报送时限", "时间要求"),
        "method": ("报送方式", "上报方式"),
        "content": ("报送内容", "上报内容"),
    },
    Slot: {
        "title": ("环节", "演练环节", "阶段", "项目", "科目"),
        "text": ("演练内容", "主要内容", "具体内容", "工作内容"),
    },
    Hazard: {
        "name": ("风险类型", "风险点", "事故类型", "风险因素"),
        "consequence": ("影响后果", "事故后果", "可能造成的后果", "危害后果"),
        "exposure": ("风险部位", "发生部位"),
        "controls": ("管控措施", "预防措施"),
    },
    Indicator: {
        "owner": ("监测人", "监测部门"),
        "threshold": ("预警值", "告警阈值", "报警阈值", "告警条件", "预警条件", "报警值"),
        "response": ("处置动作", "应对动作"),
    },
    Revision: {
        "version": ("版次", "版本编号"),
        "summary": ("修订说明", "变更内容", "修改内容", "修订原因", "更改内容", "主要修订内容"),
        "author": ("编制修订人", "修改人", "拟制", "修订者", "编写人"),
        "approver": ("审批人", "批准者", "审核"),
        "date": ("修改日期", "变更日期", "发布日期", "修订时间"),
    },
}
"""Headings beside the names that the schema itself gives its fields."""

_ASIDE = re.compile(r"[（(【\[][^（()）【】\[\]]*[)）】\]]$")
_MARKS = re.compile(r"[/／、·:：及和与*＊★]")


def fields_named(model: type[Model], headings: Sequence[str]) -> tuple[str, ...]:
    """The fields of a model that the headings of a table mean, in their order.

    White space, marks between words and a remark in brackets at the end do not count. No two
    headings mean the same field; one that means nothing, or the count, gives an empty string.
    """
    choices = [() if is_count(heading) else _choices(model, heading) for heading in headings]
    found = [""] * len(headings)
    taken: set[str] = set()
    for at in sorted(range(len(headings)), key=lambda index: (len(choices[index]), index)):
        field = next((name for name in choices[at] if name not in taken), "")
        found[at] = field
        taken.add(field)
    return tuple(found)


def _choices(model: type[Model], heading: str) -> tuple[str, ...]:
    """The fields that a heading may mean, the likeliest first."""
    known = _fields(model)
    for words in (heading, _ASIDE.sub("", heading.strip())):
        folded = fold(words.replace("\n", ""))
        for said in (folded, _MARKS.sub("", folded)):
            if said in known:
                return known[said]
    return ()


def is_count(heading: str) -> bool:
    """The heading of a column that counts the rows."""
    return fold(heading.replace("\n", "")) == COUNT


@cache
def _fields(model: type[Model]) -> Mapping[str, tuple[str, ...]]:
    """Fields by folded heading: those of the headings above before those of the schema's keys."""
    found: dict[str, tuple[str, ...]] = {}
    for field, many in _WORDS.get(model, {}).items():
        for words in many:
            found[fold(words)] = (*found.get(fold(words), ()), field)
    for key, spec in keys_of(model).items():
        if spec.name not in found.get(key, ()):
            found[key] = (*found.get(key, ()), spec.name)
    return found
