"""Matters of the documents of a drill."""

from planforge.lint.coverage.matter import Matter

# fmt: off
DRILLS = (
    Matter(
        "drill_scenarios",
        "演练情景",
        paths="drills.scenarios",
        heads=(
            "演练情景 模拟场景 场景设置 情景设置 演练场景 演练科目 演练内容 事故设定 情景一 场景一 "
            "=情景 =场景"
        ),
        words=(
            "模拟 假设 假定 设定",
        ),
        parts="sections measures drills",
    ),
    Matter(
        "drill_timeline",
        "演练步骤和时间安排",
        paths="drills.timeline response",
        heads="演练步骤 演练流程 演练进程 演练程序 时间安排 演练过程 进程 实施步骤 流程 脚本",
        words=(
            "演练",
            "分钟 时 : ：",
        ),
        parts="sections measures",
    ),
    Matter(
        "drill_evaluation",
        "演练评估",
        paths="drills.evaluation",
        heads="评估 总结 点评 讲评",
        words=(
            "评估 点评 打分 评价",
        ),
        many=1,
        parts="sections measures drills recovery",
    ),
    Matter(
        "drill_roles",
        "参演人员和分工",
        paths="drills.participants organization drills.organizing",
        heads="参演 参与人员 参加人员 组织机构 组织架构 人员分工 演练组织 职责",
        words=(
            "参演 导调 评估组 参加人员 参与人员",
        ),
        anywhere=True,
    ),
    Matter(
        "drill_when",
        "演练的时间和形式",
        paths="drills.arrangement",
        heads="演练安排 演练时间 时间和地点 时间、地点 演练计划 演练形式 演练频次 什么时候",
        words=(
            "演练",
            "月 季度 年 时间 桌面 实战",
        ),
        many=1,
    ),
    Matter(
        "drill_revision",
        "问题整改和预案修订",
        paths="drills.rectification drills.revision",
        heads="整改 改进 修订 持续改进",
        words=(
            "整改 改进 修订",
        ),
        many=1,
    ),
)
