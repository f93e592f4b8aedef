"""Hours for stopping a leak."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.hits import hits_in, others
from planforge.lint.rule import Found, Problem, rule


@rule("PF473", "leak-stopped-late", "止漏给了几个小时", Severity.WARNING)
def leak_stopped_late(context: Context) -> Found:
    """Data may go on leaking for hours before anybody has to stop it.

    问题：信息泄露、系统被攻破时，封堵、切断给了一个小时以上。
    为什么：泄露一直在继续；先断开、先停接口只要几分钟，查根因才要几个小时。
    改法：把断开连接、停用账号和接口放在发现后几分钟内，查找和修复根因另写时限。

    反例：
        应急响应:
          - 标题: 信息泄露
            步骤: [技术部在3小时内完成数据泄露源头的封堵。]

    正例：
        应急响应:
          - 标题: 信息泄露
            步骤: [技术部在10分钟内切断泄露的接口，在3小时内查清泄露原因。]
    """
    if context.facts.formal:
        return
    hits = hits_in(context.having(("泄露", "外泄", "入侵", "攻击")), _late)
    if not hits or _at_once().search(context.text):
        return
    first = hits[0]
    yield Problem(
        first.prose.at,
        f"“{first.words}”太晚，这几个小时里信息还在往外流。",
        words=first.words,
        also=others(hits),
    )


@cache
def _late() -> re.Pattern[str]:
    leak = r"(?:泄露|外泄|入侵|攻击)"
    stop = r"(?:封堵|切断|止漏|阻断|断开|隔离|关闭)"
    return re.compile(
        rf"(?P<words>\d+\s*个?小时(?:之?内|以内)?[^。；;，,]{{0,8}}(?:{leak}[^。；;，,]{{0,8}}{stop}|{stop}[^。；;，,]{{0,8}}{leak}"
        r"(?:源头?|点|途径|通道|接口|来源)?))"
    )


@cache
def _at_once() -> re.Pattern[str]:
    """The leak is stopped within minutes first."""
    return re.compile(
        r"(?:立即|马上|\d+\s*分钟(?:之?内)?)[^。；;，,]{0,10}(?:切断|断开|停用|关闭|隔离|下线|止漏)"
    )
