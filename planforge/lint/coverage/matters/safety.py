"""Matters of plans for production safety accidents: their annexes, and schemes for a site."""

from planforge.lint.coverage.matter import Matter

# fmt: off
SAFETY = (
    Matter(
        "contacts",
        "有关机构和人员的联系方式",
        paths="organization.people organization.contacts",
        heads="联系方式 通讯录 联系电话 通信录 联络表",
        words=(
            "电话 手机 联系方式",
            "1 0",
        ),
        anywhere=True,
    ),
    Matter(
        "supplies",
        "应急物资储备清单",
        paths="resources.supplies",
        heads="物资清单 物资装备 应急物资 装备清单 物资储备 器材清单 应急装备",
        words=(
            "灭火器 沙袋 应急物资 急救箱 应急照明 防护服 担架",
        ),
        anywhere=True,
    ),
    Matter(
        "report_content",
        "向上级应急管理机构报告的内容",
        paths="reporting.content",
        heads="报告内容 报告表 信息报告格式 上报内容",
        words=(
            "报告内容 报告的内容 内容包括 应当包括",
            "时间 地点 单位概况",
        ),
        many=1,
        anywhere=True,
    ),
    Matter(
        "profile",
        "生产经营单位概况",
        heads="单位概况 企业概况 公司概况 基本情况 公司简介",
        words=(
            "从业人员 职工 员工",
            "占地 主要产品 经营范围 位于 工艺",
        ),
        many=1,
        anywhere=True,
    ),
    Matter(
        "assessment",
        "风险评估结果",
        heads="风险评估结果 风险评估 风险辨识",
        words=(
            "风险评估",
        ),
        many=1,
        anywhere=True,
    ),
    Matter(
        "forms",
        "格式化文本",
        heads="记录表 报告表 登记表 格式化文本 格式文本 接报表 启动令 文本格式",
        anywhere=True,
    ),
    Matter(
        "drawings",
        "关键的路线、标识和图纸",
        heads="平面图 疏散路线 疏散图 路线图 分布图 示意图 位置图 图纸 平面布置",
        words=(
            "疏散路线 平面图 分布图",
        ),
        many=1,
        anywhere=True,
    ),
    Matter(
        "agreements",
        "有关协议或者备忘录",
        paths="resources.agreements",
        heads="协议 备忘录",
        words=(
            "救援协议 互助协议 备忘录 支援协议 合作协议",
        ),
        many=1,
        anywhere=True,
    ),
    Matter(
        "hazard",
        "事故风险描述",
        paths="risks",
        heads="事故风险 风险分析 风险描述 事故特征 危险性分析 事故类型 风险",
        words=(
            "可能 容易 会",
            "造成 引发 导致 发生",
            "火灾 伤 亡 中毒 事故 损失",
        ),
        anywhere=True,
    ),
    Matter(
        "duties",
        "应急工作职责",
        paths="organization",
        heads="职责 分工 组织机构 组织与 谁负责",
        words=(
            "负责",
            "组长 班长 主管 现场 岗位 人员 员 组",
        ),
        anywhere=True,
    ),
    Matter(
        "handling",
        "应急处置措施",
        paths="measures.handling response",
        heads="处置 应急措施 抢险 救援 怎么办 处理 -后期 -善后 -事后",
        words=(
            "立即 迅速 首先 马上",
            "切断 撤离 报警 停止 抢救 疏散 关闭 通知",
        ),
        anywhere=True,
    ),
    Matter(
        "cautions",
        "注意事项",
        heads="注意事项 注意 安全提示",
        words=(
            "严禁 禁止 不得 必须 注意 不要",
            "防护 佩戴 救援 进入 现场 安全",
        ),
        anywhere=True,
    ),
)
