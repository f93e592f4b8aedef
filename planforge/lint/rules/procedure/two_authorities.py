"""Two rules of who decides that do not agree."""

import re
from functools import cache
from itertools import pairwise

from planforge.findings import Severity, Where
from planforge.lint.context import Context
from planforge.lint.prose import Prose
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.head import Kind

_LEAST = 2


@rule("PF456", "two-authorities", "决策权限前后两套", Severity.ERROR)
def two_authorities(context: Context) -> Found:
    """The tiers of who decides are told twice, and not alike.

    问题：一处写大事小事分两档决策，另一处写分三档，或者同一档归不同的人决定。
    为什么：出事时同一件事不知道听谁的，有权的人和办事的人各有各的依据。
    改法：只留一张决策权限表，其他地方引用它。

    反例：
        措施:
          处置措施:
            - 标题: 决策机制
              正文: 对于影响较小的事件，由副组长决策；对于重大事件，由组长决策。
            - 标题: 决策权限
              正文: 对于一般的事件，由副组长决定；对于较大的事件，由组长决定；
                对于重大的事件，由全体成员表决。

    正例：
        措施:
          处置措施:
            - 标题: 决策权限
              正文: 对于一般的事件，由副组长决定；对于重大的事件，由组长决定。
    """
    if context.plan.kind is Kind.FORMAL_TEXT or "对于" not in context.text:
        return
    told: list[tuple[Prose, str, tuple[str, ...]]] = []
    for text in context.prose:
        if text.text.count("对于") < _LEAST:
            continue
        tiers = list(_tier().finditer(text.text))
        if len(tiers) >= _LEAST:
            told.append((text, tiers[0][0], tuple(_who(match["who"]) for match in tiers)))
    for (first, words, one), (second, more, other) in pairwise(told):
        if one == other:
            continue
        counts = f"一处分 {len(one)} 档，另一处分 {len(other)} 档"
        if len(one) == len(other):
            counts = f"一处归{'、'.join(one)}，另一处归{'、'.join(other)}"
        message = f"决策权限写了两套：{counts}。"
        yield Problem(first.at, message, words=words, also=(Where(second.at, more),))


def _who(words: str) -> str:
    return re.sub(r"[（(][^（()）]*[)）]|应急|小组|直接|在.*后|的", "", words)


@cache
def _tier() -> re.Pattern[str]:
    return re.compile(
        r"对于[^，,。；;]{2,40}?(?:事件|事故|投诉|事项|情况|金额)(?:[（(][^（()）]*[)）])?[^。；;]{0,24}?"
        r"(?:由|则?需由?|须由?|应由?|经)(?P<who>[^，,。；;]{1,24}?)"
        r"(?:直接|共同|投票)*(?:做出|作出)?(?:决策|决定|批准|审批|表决|拍板)"
    )
