"""Matters of certain events: fire, networks, personal data, food, crowds."""

from planforge.lint.coverage.matter import Matter

# fmt: off
_REPORT = "报告 上报 报送 报请 报备 通报 报警"

EVENTS = (
    Matter(
        "fire",
        "起火时的报警、灭火和疏散",
        heads="灭火 火灾 起火 消防 疏散",
        words=(
            "起火 火灾 着火 火情 119 灭火 明火 冒烟",
        ),
        many=1,
        anywhere=True,
    ),
    Matter(
        "network",
        "网络安全事件的处置和报告",
        heads="网络安全事件 数据安全事件 信息安全事件 攻击 泄露 外泄 数据安全",
        words=(
            "网络安全 网络攻击 信息泄露 数据泄露 黑客 入侵 恶意程序",
            "报告 上报 报送 主管部门 网信 公安 启动 处置 隔离 切断 应急预案 止损",
        ),
        many=1,
        anywhere=True,
    ),
    Matter(
        "breach_notice",
        "个人信息泄露时通知有关部门",
        pattern=(
            "(?:向|报|报告|通知|上报|通报|联系|告知|打)[^，,；;。]{0,16}"
            "(?:网信|履行个人信息|主管部门|监管部门|公安|派出所|110|有关部门|相关部门|监管机构|市场监管)"
        ),
        many=1,
        within="泄露 外泄 个人信息 数据安全 信息安全 网络安全 较大以上",
        anywhere=True,
    ),
    Matter(
        "food",
        "食品安全事故的处置和报告",
        heads="食品安全 食物中毒 食源性",
        words=(
            "食品 食用 不适 中毒",
            "停售 停止销售 封存 召回 下架 就医 救治 报告",
        ),
        many=1,
        anywhere=True,
    ),
    Matter(
        "crowd",
        "聚集事件的报告和现场疏导",
        words=(
            f"{_REPORT}",
            "政府 公安 派出所 110 主管部门 监管部门 市场监管 市场监督 信访 属地 有关部门 "
            "行政部门 街道",
        ),
        many=1,
        anywhere=True,
    ),
)
