"""Steps that say 尽快 where the steps beside them give a time."""

import re
from functools import cache

from planforge.findings import Severity, Where
from planforge.lint.acts import Act, Source
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule

_WEAK = ("尽快", "及时", "尽早", "适时", "第一时间", "早日", "抓紧")
_SOURCES = frozenset({Source.STEP, Source.REPORT, Source.SLOT, Source.MEASURE})


@cache
def _numbers() -> re.Pattern[str]:
    return re.compile(
        r"\d|[一二两三四五六七八九十半]+(?:个)?(?:分钟|小时|日|天|周|工作日)|当[天日场班]|当晚|每"
    )


@rule("PF609", "vague-time", "限时的步骤里写“尽快”“及时”", Severity.INFO)
def vague_time(context: Context) -> Found:
    """A step says 尽快 in a list whose other steps give a time.

    问题：同一组步骤里别的都写了几分钟、几小时，这一步只写“尽快”“及时”。
    为什么：到时候没人知道等多久算晚，演练也没法评。
    改法：写一个做得到的时限；确实定不了的，写明做到什么程度算完成。

    反例：
        应急响应:
          响应程序:
            阶段:
              - 标题: 处置
                步骤:
                  - {执行人: 客服部, 时限: 10分钟, 行动: 受理投诉并登记}
                  - {执行人: 市场部, 行动: 尽快把情况报告总经理}
        标题: 示例公司综合应急预案

    正例：
        应急响应:
          响应程序:
            阶段:
              - 标题: 处置
                步骤:
                  - {执行人: 客服部, 时限: 10分钟, 行动: 受理投诉并登记}
                  - {执行人: 市场部, 时限: 30分钟, 行动: 及时把情况报告总经理}
        标题: 示例公司综合应急预案
    """
    if not any(word in context.text for word in _WEAK):
        return
    for acts in context.acts.by_group.values():
        if not any(act.limit is not None for act in acts):
            continue
        weak = [(act, word) for act in acts if (word := _weak(act))]
        if weak:
            (first, word), rest = weak[0], weak[1:]
            told = f"等 {len(weak)} 步" if rest else ""
            said = first.action if len(first.action) <= 30 else first.action[:30] + "……"
            message = f"“{said}”{told}只写“{word}”，没有时限。"
            also = tuple(Where(act.at, other) for act, other in rest)
            yield Problem(first.at, message, words=word, also=also)


def _weak(act: Act) -> str:
    if act.limit is not None or act.source not in _SOURCES or _numbers().search(act.action):
        return ""
    if any(word in act.action for word in ("规定", "职责", "约定")):
        return ""
    return next((word for word in _WEAK if word in act.action), "")
