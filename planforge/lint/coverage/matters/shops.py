"""Matters of shops, in the words of shops."""

from planforge.lint.coverage.matter import Matter

# fmt: off
SHOPS = (
    Matter(
        "shop_roles",
        "谁负责什么",
        paths="organization",
        heads="谁负责 分工 组织 职责 =岗位 岗位分工 负责人",
        pattern="(?:店主|店长|运营|客服|仓库|负责人)[^。；]{0,6}(?:负责|拍板|(?<!主)管(?!理))",
        parts="sections",
        anywhere=True,
    ),
    Matter(
        "shop_steps",
        "出了事怎么办",
        paths="response measures.handling",
        heads="怎么办 怎么处理 应急措施 处置 响应 处理流程 处理办法 常见情况",
        words=(
            "立即 先 马上",
            "下架 停 改 打 联系 处理 报告",
        ),
        parts="sections",
    ),
    Matter(
        "shop_platform",
        "怎样找平台求助",
        heads="平台规则 平台小二 商家热线",
        words=(
            "小二 商家热线 平台客服 工单 平台热线 平台申诉 商家客服 千牛 平台",
            "联系 电话 打 报 提交 申诉 求助 找 通知 沟通 协调 问",
        ),
        many=1,
        anywhere=True,
    ),
    Matter(
        "shop_evidence",
        "留下证据",
        heads="留证 证据 取证",
        words=(
            "截图 录屏 留证 证据 取证 聊天记录 监控录像 录像 日志 凭证",
        ),
        many=1,
        anywhere=True,
    ),
)
