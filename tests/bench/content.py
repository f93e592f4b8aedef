"""The content that every benchmark sets: a plan of about 20 pages, or any multiple of it.

Per unit of size: 280 numbered paragraphs on four levels, 5 tables of 12 rows, about 12 400
characters, as the peers of reference were measured with.
"""

from planforge.profiles import profile_names
from planforge.schema import Plan
from planforge.source import load_text

_SENTENCES = (
    "接到报告后立即核实情况，确认影响范围和持续时间，并通知相关岗位做好准备",
    "根据监测数据判断是否达到启动条件，未达到条件的继续跟踪并每三十分钟更新一次",
    "组织值守人员分批处理积压事项，优先处理涉及人身安全和资金安全的问题",
    "保存操作记录、沟通记录和系统日志，任何人不得擅自删除或者改动",
)
_OWNERS = ("综合协调组", "技术保障组", "客户服务组", "物流保障组", "信息发布组", "后勤保障组")


def plan_yaml(size: int = 1, salt: str = "") -> str:
    """The YAML of a plan of about 20 × size pages; salt makes its text fresh."""
    out = ["类型: 企业", "预案种类: 综合", f"标题: 示例集团综合应急预案{salt}", "其他章节:"]
    for chapter in range(7 * size):
        out.append(f"  - 标题: 第{chapter}类事件的应对{salt}")
        out.append("    下级章节:")
        for section in range(4):
            out.append(f"      - 标题: 环节{section}的职责和要求")
            out.append("        条目:")
            for number in range(3):
                owner = _OWNERS[(chapter + section + number) % 6]
                out.append(f"          - 标题: {owner}")
                out.append(f"            正文: {_SENTENCES[number % 4]}（编号{chapter}{salt}）。")
                out.append("            条目:")
                out.extend(f"              - {_SENTENCES[(number + i) % 4]}。" for i in range(2))
    out.append("应急资源: {物资装备: [")
    for table in range(5 * size):
        out.append(f"  {{标题: 第{table}类物资, 物资: [")
        out.extend(
            f"    {{名称: 物资{table}{row}, 数量: '{row + 1}', 单位: 套, "
            f"存放地点: 一号库房{row}架, 管理责任人: 示例甲, 电话: 0571-5550 01{row:02}}},"
            for row in range(12)
        )
        out.append("  ]},")
    out.append("]}")
    return "\n".join(out) + "\n"


def bench_plan(size: int = 1, salt: str = "") -> Plan:
    """The validated plan.

    Raises:
        ValueError: the schema no longer takes it.
    """
    loaded = load_text(plan_yaml(size, salt).encode(), "bench.yaml", profiles=profile_names())
    if loaded.plan is None:
        raise ValueError([finding.message for finding in loaded.findings])
    return loaded.plan
