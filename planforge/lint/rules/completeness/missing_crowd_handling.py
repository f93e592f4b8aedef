"""People gather, and nobody is told what to do there."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.coverage.demands.kinds import CROWDS, PLANS
from planforge.lint.rule import Found, Problem, rule


@rule("PF239", "missing-crowd-handling", "没有写人到了现场怎样处置", Severity.WARNING)
def missing_crowd_handling(context: Context) -> Found:
    """A plan for crowds tells nothing of what is done where they stand.

    问题：群体投诉、聚集事件的预案，没有写人聚到门口以后怎样接待、谈话、维持秩序。
    为什么：聚集现场最容易失控，拖一会儿就可能冲突、受伤，临时想来不及。
    改法：写明在哪里接待、请几位代表谈、谁出面、谁维持秩序、有人受伤找谁、什么情况报警。

    反例：
        预案种类: 专项应急预案
        标题: 示例公司群体投诉应急预案
        应急响应:
          - 标题: 处理
            步骤: [客服部了解投诉原因，制定解决方案，反馈处理结果。]

    正例：
        预案种类: 专项应急预案
        标题: 示例公司群体投诉应急预案
        应急响应:
          - 标题: 处理
            步骤: [投诉人到场聚集的，客服部请五名以内的代表到一楼接待室谈，行政部维持秩序。]
    """
    plan = context.plan
    name = next((word for word in CROWDS if word in plan.title), "")
    if not name or plan.kind not in PLANS or plan.response is None:
        return
    if not _done().search(context.text):
        at = ("measures",) if plan.measures is not None else ("response",)
        yield Problem(at, "没有写人聚到现场以后怎样接待、谈话、维持秩序、救护。")


@cache
def _done() -> re.Pattern[str]:
    return re.compile(
        "代表|疏导|劝导|劝解|劝离|劝返|对话|接访|接谈|安保|保安|警戒|疏散|维持[^。，]{0,6}秩序|现场秩序|报警|派出所"
    )
