"""A response that nobody ends."""

import re
from functools import cache

from planforge.findings import Severity, Where
from planforge.lint.context import Context
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.grading import ResponseLevel
from planforge.schema.head import Kind

_OTHER = {Kind.FORMAL_TEXT, Kind.CARD, Kind.HANDBOOK}


@rule("PF445", "no-end-of-response", "没有响应终止的条件", Severity.WARNING)
def no_end_of_response(context: Context) -> Found:
    """Nothing says when the response ends and who says so.

    问题：写了怎样启动、怎样处置，没有写达到什么条件结束，由谁宣布结束。
    为什么：人员撤早了会反复，撤晚了白耗；“得到有效控制”谁说了算，现场会争。
    改法：写明终止条件（指标恢复到多少、持续多久、无新增多久）和宣布终止的人。

    反例：
        应急响应:
          - 标题: 处置
            步骤:
              - {执行人: 技术部, 行动: 切换备用系统}
          - 标题: 恢复
            步骤:
              - 突发事件得到有效控制后，由总经理组织总结。

    正例：
        应急响应:
          阶段:
            - 标题: 处置
              步骤:
                - {执行人: 技术部, 行动: 切换备用系统}
          响应终止: 核心系统稳定运行1小时后，由总经理宣布响应终止。
    """
    plan = context.plan
    if plan.response is None or plan.kind.drill or plan.kind in _OTHER:
        return
    ended = plan.response.end is not None or _told(context)
    levels = [
        level
        for ladder in context.ladders
        for level in ladder.levels
        if isinstance(level.model, ResponseLevel)
    ]
    bare = [
        level for level in levels if isinstance(level.model, ResponseLevel) and not level.model.end
    ]
    if levels and bare and len(bare) < len(levels):
        names = "".join(f"“{level.name}”" for level in bare)
        message = f"{names}没有写终止条件，其他级别都写了。"
        yield Problem(bare[0].at, message, also=tuple(Where(level.at) for level in bare[1:]))
    if ended or (levels and not bare):
        return
    severity = Severity.INFO if context.applies(Regime.SHOP) else None
    for text in context.prose:
        match = _vague().search(text.text) if "后" in text.text else None
        if match is not None:
            message = f"“{match[0]}”由谁判断、谁宣布响应结束，没有写。"
            yield Problem(text.at, message, words=match[0], severity=severity)
            return
    message = "写了怎样启动和处置，没有写什么条件下结束响应、由谁宣布。"
    yield Problem(("response",), message, severity=severity)


def _told(context: Context) -> bool:
    return _end().search(context.text) is not None


@cache
def _end() -> re.Pattern[str]:
    return re.compile(
        r"(?:响应|应急(?:状态|处置|工作)?)的?(?:终止|结束|解除|关闭)(?!后)|终止(?:应急)?响应|"
        r"(?:宣布|决定|批准|同意|确认)[^，。；]{0,14}(?:结束|终止|解除|恢复)|终止条件|结束条件"
    )


@cache
def _vague() -> re.Pattern[str]:
    return re.compile(
        r"(?:突发)?(?:事件|事态|险情|投诉|事故)?(?:得到|基本|有效|全面)*(?:控制|消除|平息)后"
        r"|(?:应急)?处置(?:完毕|完成|结束|工作结束)后|(?:应急处置|应急响应)结束后"
    )
