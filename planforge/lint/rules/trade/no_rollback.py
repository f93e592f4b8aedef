"""Technical handling that only repairs."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.hits import among, hits_in, once, others
from planforge.lint.rule import Found, Problem, rule

_SAFE = (
    "回滚", "回退", "降级", "限流", "切换", "熔断", "备用", "灾备", "容灾", "切流", "扩容", "开关",
    "重启", "切到", "切至", "主备", "恢复点",
)  # fmt: skip


@cache
def _repair() -> re.Pattern[str]:
    return re.compile(
        r"(?:迅速|及时|立即|尽快)?(?:定位|排查)[^，,。；;]{0,4}(?:问题|故障|原因)|(?:采取措施)?进行修复"
    )


@rule("PF691", "repair-without-rollback", "技术处置只写修复", Severity.INFO)
def no_rollback(context: Context) -> Found:
    """A platform's handling of a failure is to find and repair it, with no way back.

    问题：平台的技术处置只有“定位、修复”，没有限流、降级、切换、回滚和验证。
    为什么：大促时定位往往要几十分钟，先把业务恢复起来才是第一步。
    改法：写明先恢复后定位：降级、限流的开关，切换和回滚的条件、执行人、验证方法。

    反例：
        类型: 平台
        应急响应:
          - 步骤: [技术保障组迅速定位问题，采取措施进行修复。]
        标题: 示例平台大促保障方案

    正例：
        类型: 平台
        应急响应:
          - 步骤: [值班工程师5分钟内打开限流开关，10分钟不恢复的回滚上一版本，再定位问题。]
        标题: 示例平台大促保障方案
    """
    facts = context.facts
    if facts.type != "platform" or facts.formal or any(word in context.text for word in _SAFE):
        return
    texts = [
        text
        for text in context.having(("定位", "排查", "修复"))
        if text.part in {"response", "measures", "sections"}
    ]
    hits = once(hits_in(texts, _repair))
    if hits:
        first = hits[0]
        message = f"“{first.words}”{among(hits)}只写修复，没有写限流、降级、切换或者回滚。"
        yield Problem(first.prose.at, message, words=first.words, also=others(hits))
