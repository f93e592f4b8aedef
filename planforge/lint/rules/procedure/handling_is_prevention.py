"""Measures of handling that only prepare."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.acts import Chapter
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule

_LEAST = 5
_SHARE = 0.8


@rule("PF444", "handling-is-prevention", "处置措施写的都是事前准备", Severity.WARNING)
def handling_is_prevention(context: Context) -> Found:
    """The measures of handling are all done before anything happens.

    问题：题目是应急措施、处置措施，内容却都是加强管理、定期检查、开展培训一类平时的工作。
    为什么：事情真的发生时，翻到这一章找不到一条可以照着做的动作。
    改法：平时的工作归到风险防控或者应急保障；这里按情形写事发之后先做什么、由谁做、多久做完。

    反例：
        措施:
          处置措施:
            - 标题: 网络攻击
              措施: [定期进行安全检查。, 加强网络安全防护。, 加强员工培训。]
            - 标题: 系统故障
              措施: [定期备份数据。, 提高系统稳定性。]

    正例：
        措施:
          处置措施:
            - 标题: 网络攻击
              措施: [技术部立即切断外部连接。, 加强网络安全防护。, 加强员工培训。]
            - 标题: 系统故障
              措施: [技术部切换到备用系统。, 提高系统稳定性。]
    """
    leaves = [
        leaf
        for leaf in context.acts.leaves
        if leaf.chapter is Chapter.HANDLING and leaf.text is not None
    ]
    if not leaves:
        yield from _daily(context)
    before = [leaf for leaf in leaves if _prepares(leaf.words)]
    if len(leaves) < _LEAST or len(before) < _SHARE * len(leaves):
        return
    first, *rest = [leaf.text for leaf in before if leaf.text is not None]
    words = first.sentences[0].words
    message = f"处置措施 {len(leaves)} 条里有 {len(before)} 条是事前准备，没有写事发之后怎么做。"
    yield Problem(first.at, message, words=words, also=tuple(text.where() for text in rest))


def _daily(context: Context) -> Found:
    """A chapter that calls itself the plan's contents holds nothing but everyday work."""
    leaves = [leaf for leaf in context.acts.leaves if leaf.chapter is Chapter.PREVENTION]
    scenarios = context.plan.response.scenarios if context.plan.response else None
    before = [leaf for leaf in leaves if _prepares(leaf.words)]
    if scenarios or len(leaves) < _LEAST or len(before) < _SHARE * len(leaves):
        return
    for heading in context.headings.all:
        if heading.origin == ("measures", "prevention") and _handling().search(heading.title):
            message = (
                f"“{heading.title}”{len(leaves)} 条里有 {len(before)} 条是平时的工作，"
                "没有一类事件写了出事以后怎么做。"
            )
            yield Problem(("measures", "prevention"), message)


@cache
def _handling() -> re.Pattern[str]:
    return re.compile(r"预案内容|主要内容|处置|应急措施|具体措施|应对|响应")


def _prepares(words: str) -> bool:
    parts = [part for part in re.split(r"[；;。]", words) if part.strip()]
    return bool(parts) and all(_early().match(part.strip()) for part in parts)


@cache
def _early() -> re.Pattern[str]:
    return re.compile(
        r"(?:设立|建立|健全)|(?:(?!.*(?:发生后|事发|遇有|一旦|当.{1,12}时|出现.{1,12}(?:时|后|的)|立即))"
        r"(?:进一步|持续|切实|密切)?(?:加强|加大|强化|增加|提高|提升|建立|设立|完善|健全|定期|提前|做好|安装|"
        r"确保|关注|开展|配备|储备|制定|备份))"
    )
