"""Matters of any plan."""

from planforge.lint.coverage.matter import Matter

# fmt: off
_AUTHORITIES = (
    "政府 上级 党委 主管部门 监管部门 有关部门 相关部门 应急管理 公安 派出所 市场监管 市场监督 "
    "网信 消防 卫生健康 部委 市委 省委 县委 国务院"
)
_REPORT = "报告 上报 报送 报请 报备 通报 报警 报县 报市 报省 报区 报镇"

PLANS = (
    Matter(
        "command",
        "组织指挥体系与职责",
        paths="organization.units organization.positions organization",
        heads=(
            "组织机构 组织指挥 组织体系 组织架构 组织领导 指挥体系 指挥机构 领导机构 机构与职责 "
            "机构及职责 机构和职责 部门职责 职责分工 人员分工 工作职责 应急职责 谁负责 分工"
        ),
        pattern=(
            "负责|牵头|职责|拍板|任(?:副?组长|总指挥|指挥长)"
            "|由[^，。；]{1,8}(?:决定|宣布|审批|启动|指挥)"
        ),
        many=3,
        parts="sections",
        anywhere=True,
    ),
    Matter(
        "warning",
        "预防与预警机制",
        paths="monitoring grading.warnings measures.prevention",
        heads="监测 预警 预防 风险防控 隐患排查 防范 平时盯",
        pattern=(
            "预警|监测|监控|告警|看板|预报|阈值|(?:低于|高于|超过)[^。，]{0,8}报警|排查|巡查|巡检|苗头"
        ),
    ),
    Matter(
        "alert",
        "监测预警",
        paths="monitoring grading.warnings",
        heads="监测 预警 平时盯",
        pattern=(
            "预警|监测|监控|告警|看板|预报|阈值|(?:低于|高于|超过)[^。，]{0,8}报警"
        ),
    ),
    Matter(
        "procedure",
        "处置程序",
        paths="response.phases response.scenarios measures.handling response",
        heads=(
            "应急响应 应急处置 处置程序 处置措施 响应程序 应急流程 处置流程 响应流程 分级响应 "
            "响应措施 应急措施 应急救援 抢险 怎么办 怎么处理 处理办法 处理流程 处置 抢救 "
            "-后期 -善后 -事后"
        ),
        pattern=(
            "立即|首先|马上|迅速|分钟内|小时内|当日|当天|切换|隔离|停用|封闭|疏散|转移|撤离|限行"
        ),
        many=3,
        parts="sections",
    ),
    Matter(
        "starting",
        "响应启动",
        paths="response.phases grading.responses",
        heads="响应启动 启动响应 应急启动 启动条件 启动程序 分级响应 响应程序",
        words=(
            "启动",
            "响应 预案",
        ),
    ),
    Matter(
        "safeguards",
        "应急保障",
        paths="resources measures.safeguards",
        heads=(
            "应急保障 保障措施 资源保障 物资保障 物资储备 队伍保障 人员保障 经费保障 资金保障 "
            "通信保障 技术保障 应急物资 应急资源 物资装备 应急装备 应急队伍 装备保障 备好什么 "
            "备用 =保障 "
            "=资源 =应急准备"
        ),
        words=(
            "队伍 物资 经费 资金 装备 通信 车辆 备用 值班 值守 急救 器材 灭火器",
            "保障 储备 配备 备足 安排 落实 准备 不少于 轮班",
        ),
        anywhere=True,
    ),
    Matter(
        "recovery",
        "事后恢复与重建",
        paths="recovery",
        heads="后期处 善后 恢复 重建 事后 收尾 总结评估 调查评估 复盘",
        pattern=(
            "恢复(?!力)|善后|复盘|总结评估|调查评估|总结经验|总结教训|赔付|赔偿|补偿|重建|安置"
        ),
        parts="response measures sections implementation supplementary closing",
    ),
    Matter(
        "levels",
        "响应分级",
        paths=(
            "grading.responses grading.events grading.faults grading.text grading.items "
            "grading.body"
        ),
        heads=(
            "响应分级 响应级别 响应等级 分级响应 级响应 事件分级 灾情分级 险情分级 故障分级 "
            "分级标准 分几级"
        ),
        pattern=(
            "(?:[一二三四ⅠⅡⅢⅣ]|I{1,3})级(?:应急)?响应|响应(?:级别|等级)|启动[一二三四ⅠⅡⅢⅣ]级|P[0-3]"
            "|(?:特别重大|重大|较大|一般性?)(?:事件|突发|灾害|事故|投诉)[^。]{0,30}(?:以上|以下|人|件|万元|户)"
        ),
        parts="response sections measures supplementary",
    ),
    Matter(
        "scope",
        "适用范围",
        paths="scope",
        heads="适用范围 适用对象 管哪些事 适用的范围",
        words=(
            "适用于 适用范围 本预案所称 本预案管 本办法管 本方案管 应急处置工作",
        ),
        many=1,
        parts="background opening sections terms supplementary",
    ),
    Matter(
        "basis",
        "编制依据",
        paths="background.basis",
        heads="编制依据 法律依据 制定依据 依据",
        words=(
            "根据 依据 依照 按照 遵循",
            "《",
        ),
        many=1,
        parts="background opening sections measures summary supplementary scope",
    ),
    Matter(
        "reporting",
        "信息报告",
        paths="reporting",
        heads="信息报告 信息报送 报告程序 事件报告 接报 信息接报 上报 出事找谁 信息处理",
        pattern=(
            "报告|上报|报送|报备|通报|汇报|呈报|报请|报(?:县|市|省|区|镇|总|值班|店主|主管|领导|平台)"
            "|通知[^。，]{0,6}(?:部门|领导|负责人|政府)"
        ),
    ),
    Matter(
        "upward",
        "向上级和有关部门报告",
        words=(
            _REPORT,
            _AUTHORITIES,
        ),
        many=1,
        parts="reporting response sections measures",
    ),
    Matter(
        "risks",
        "风险分析",
        paths="risks response.scenarios grading.events grading.faults",
        heads=(
            "风险分析 风险评估 风险描述 主要风险 风险识别 风险隐患 危险源 事故类型 事故特征 "
            "危险分析 灾害特点 风险 隐患 险情 情景"
        ),
        pattern=(
            "(?:风险|隐患|危险源)[^。]{0,20}(?:存在|主要|易发|识别|评估)|故障|宕机|中断|超卖|错价|泄露|攻击"
            "|爆仓|舆情|停电|崩溃|卡顿|瘫痪|拥堵|延误|缺货|火灾|踩踏|欺诈|断流|无法支付|无法下单"
            "|失败|外泄|被盗|断货"
        ),
        many=4,
        strict=True,
        parts="response measures grading monitoring reporting sections annexes resources scope",
    ),
    Matter(
        "support",
        "应急支援",
        paths="response.support",
        heads="应急支援 扩大响应 扩大应急 请求支援 应急联动 社会动员 支援",
        words=(
            "支援 增援 外部救援 扩大响应 扩大应急 联动",
        ),
        many=1,
    ),
    Matter(
        "end",
        "响应终止",
        paths="response.end",
        heads="响应终止 应急结束 响应结束 应急终止 终止 解除",
        words=(
            "终止 结束 解除",
            "响应 应急 处置 状态",
        ),
    ),
    Matter(
        "release",
        "信息发布",
        paths="communication",
        heads="信息发布 舆情 舆论 新闻 信息公开 对外怎么说 发布 -预警",
        words=(
            "发布 公布 公开 回应 发言人 通报情况",
            "信息 媒体 舆情 社会 公众 声明 公告 提示 口径",
        ),
        many=1,
        parts="response measures sections publicity recovery organization",
    ),
    Matter(
        "drilling",
        "演练安排",
        paths="drills",
        heads="演练",
        pattern=(
            "(?:组织|开展|进行|举行|安排|至少)[^。，]{0,12}演练|演练[^。，]{0,8}[一1两2]次|每[^。，]{0,10}演练"
        ),
        many=1,
        parts="training implementation sections measures supplementary recovery closing",
    ),
    Matter(
        "management",
        "预案管理",
        paths="implementation training drills supplementary.revision",
        heads="预案管理 演练 培训 预案修订 实施与监督 监督管理",
        words=(
            "修订 修改 评估 演练 培训 更新",
            "预案",
        ),
        parts="supplementary implementation closing recovery sections measures",
    ),
    Matter(
        "system",
        "应急预案体系",
        paths="background.system",
        heads="预案体系 预案衔接",
        words=(
            "专项应急预案 专项预案 综合应急预案 综合预案 现场处置方案 相衔接 预案体系",
        ),
        many=1,
        parts="background scope sections supplementary annexes implementation",
        anywhere=True,
    ),
    Matter(
        "evacuation",
        "人员疏散转移",
        heads="疏散 转移 撤离 避险",
        words=(
            "疏散 撤离 撤人 转移 撤出",
        ),
        many=1,
        anywhere=True,
    ),
    Matter(
        "principles",
        "总体要求和原则",
        paths="background.principles background.objectives",
        heads="工作原则 基本原则 应对原则 总体要求 指导思想 原则",
        words=(
            "坚持 原则",
            "统一领导 分级负责 以人为本 预防为主 快速反应 人民至上",
        ),
        many=1,
        parts="background opening sections",
    ),
    Matter(
        "prevention",
        "风险防控",
        paths="measures.prevention risks",
        heads="风险防控 防控 预防 隐患 风险 准备",
        words=(
            "排查 防范 整改 检查 巡查 演练 评估",
            "风险 隐患",
        ),
    ),
    Matter(
        "tasks",
        "主要任务",
        paths="organization.units measures",
        heads="任务 职责 措施",
        words=("任务 负责",),
        anywhere=True,
    ),
    Matter(
        "self_help",
        "自救互救",
        heads="自救 互救 先期处置",
        words=("自救 互救",),
        many=1,
    ),
    Matter(
        "cordon",
        "现场管控",
        heads="现场管控 现场管理 现场控制 交通管制 警戒 秩序",
        words=("警戒 管制 封控 封锁 维持秩序 维护秩序 现场秩序 交通疏导",),
        many=1,
    ),
    Matter(
        "linkage",
        "应急联动和衔接",
        paths="background.system reporting.sharing",
        heads="联动 衔接 协同 信息通报 协作",
        words=("联动 通报 衔接 协同 配合 对接",),
        anywhere=True,
    ),
)
