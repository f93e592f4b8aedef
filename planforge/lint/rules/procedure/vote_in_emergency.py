"""Decisions of an emergency that are put to the vote."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.prose import Prose
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.head import Kind


@rule("PF459", "vote-in-emergency", "紧急决策要集体表决", Severity.WARNING)
def vote_in_emergency(context: Context) -> Found:
    """A grave event has to wait for a vote.

    问题：规定重大、紧急的事件由全体成员投票、表决后才能决定。
    为什么：越急越要凑人，没有写几人到场有效、平票怎么办；投票期间没有人有权先止损。
    改法：改为由总指挥决定、事后补报；写明谁可以不等批准先做哪些止损动作。

    反例：
        措施:
          处置措施:
            - 标题: 决策权限
              正文: 对于极其重大的事件，需由应急小组全体成员投票表决，多数通过后方可做出决策。

    正例：
        措施:
          处置措施:
            - 标题: 决策权限
              正文: 重大事件由总指挥决定，可以先停售，随后向董事会报告。
    """
    if context.plan.kind is Kind.FORMAL_TEXT or not re.search("表决|投票", context.text):
        return
    found: list[tuple[Prose, str]] = []
    for text in context.prose:
        if "表决" in text.text or "投票" in text.text:
            found += [(text, match[0]) for match in _vote().finditer(text.text)]
    if not found:
        return
    (text, words), *rest = found
    more = f"等 {len(found)} 处，" if rest else "，"
    message = f"“{words}”{more}紧急时候等表决会误事，也没有写投票期间谁有权先止损。"
    yield Problem(text.at, message, words=words, also=tuple(o.where(w) for o, w in rest))


@cache
def _vote() -> re.Pattern[str]:
    return re.compile(
        r"(?:重大|严重|紧急|突发)[^。；;]{0,30}?(?:全体|小组|成员|集体|全员|大家|[两三四五六七八九十\d]个?人)[^，,。；;]{0,12}(?:投票|表决)"
        r"(?:表决)?(?:通过)?"
    )
