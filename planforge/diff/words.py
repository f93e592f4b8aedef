"""Running Chinese cut into words: by rjieba where it is installed, else by a short list."""

from collections.abc import Callable
from functools import cache

_LONGEST = 4
_COMMON = (
    "应当 必须 可以 立即 及时 负责 组织 协调 指导 开展 做好 进行 实施 落实 加强 建立 完善 制定 "
    "编制 修订 发布 报告 上报 通报 通知 启动 终止 结束 解除 调整 转移 安置 疏散 救援 抢险 处置 "
    "处理 响应 预警 监测 预报 会商 研判 调度 保障 供应 储备 调拨 运输 抢修 维护 恢复 重建 评估 "
    "总结 改进 演练 培训 宣传 教育 检查 督促 监督 管理 审核 审批 签发 批准 备案 印发 执行 配合 "
    "协助 支援 联系 沟通 应急 预案 突发 事件 事故 灾害 灾情 险情 汛情 旱情 雨情 水情 信息 情况 "
    "措施 工作 职责 任务 程序 流程 制度 机制 体系 机构 部门 单位 人员 队伍 物资 装备 设备 设施 "
    "资金 经费 技术 专家 群众 社会 公众 媒体 舆情 指挥 领导 小组 办公室 指挥部 指挥长 副指挥长 "
    "组长 副组长 成员 主任 局长 部长 县长 主管 经理 店长 客服 运营 仓库 物流 平台 商家 店铺 "
    "订单 商品 价格 库存 系统 数据 网络 服务 用户 消费者 退款 赔付 投诉 公告 发言人 一级 二级 "
    "三级 四级 红色 橙色 黄色 蓝色 特别 重大 较大 一般 以上 以下 以内 之内 不少于 不超过 达到 "
    "超过 低于 高于 小时 分钟 工作日 每年 每月 每季度 每周 每日 定期 不定期 根据 按照 依据 依法 "
    "有关 相关 规定 要求 标准 条件 原则 范围 本预案 适用于 包括 以及 或者 并且 同时 如果 由于 "
    "因此 其他 上述 下列 发生 可能 造成 影响 损失 安全 生命 财产 人民 政府 国家 地方 乡镇 街道 "
    "村民 社区 现场 赶赴 派出 抵达 到位 到岗 值班 电话 姓名 职务 时间 地点 原因 起因 性质 过程 "
    "后果 趋势 数量 级别 分级 分类 统一 分工 主要 次要 第一 首要 问题 整改 清单 方案 计划 年度 "
    "综合 专项 复盘 邀请 形成 针对 存在 提出 建议 进一步 全面 评价 当年 开始 确认 发现 收到 "
    "接到 核实 核查 记录 留存 证据 关闭 暂停 下架 上线 修复 排查 隐患 风险"
)


def cut(words: str) -> list[str]:
    """Chinese characters without marks, cut into words; joined they are the same characters."""
    return _cutter()(words)


@cache
def _cutter() -> Callable[[str], list[str]]:
    try:
        import rjieba
    except ImportError:
        return greedy
    whole: Callable[[str], list[str]] = rjieba.cut
    return whole


def greedy(words: str) -> list[str]:
    """The longest word of the list at each place, else a single character."""
    known = _known()
    found: list[str] = []
    at = 0
    while at < len(words):
        length = next(
            (
                length
                for length in range(min(_LONGEST, len(words) - at), 1, -1)
                if words[at : at + length] in known
            ),
            1,
        )
        found.append(words[at : at + length])
        at += length
    return found


@cache
def _known() -> frozenset[str]:
    return frozenset(_COMMON.split())
