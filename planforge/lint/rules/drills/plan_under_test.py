"""A drill of a plan that is not named."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.head import Kind

_RUN = {Kind.DRILL_PLAN, Kind.DRILL_SCRIPT, Kind.DRILL_PROGRAM}


@rule("PF496", "plan-under-test-unnamed", "没有写检验哪一份预案", Severity.WARNING)
def plan_under_test_unnamed(context: Context) -> Found:
    """A drill tests and mends a plan, and nothing tells which.

    问题：演练方案反复说“按照预案”“修订预案”，却没有写是哪一份预案、哪一版。
    为什么：参演的人手里拿的可能不是同一版，演完也不知道改哪一份。
    改法：在目的或者依据里写明被检验预案的名称、编号和版本，最好写到章节。

    反例：
        类型: 企业
        预案种类: 演练方案
        标题: 示例公司消费者保护演练方案
        应急演练:
          演练目的: 检验应急预案的实用性和有效性。

    正例：
        类型: 企业
        预案种类: 演练方案
        标题: 示例公司消费者保护演练方案
        应急演练:
          演练目的: 检验《示例公司群体投诉应急预案》的实用性和有效性。
    """
    plan, text = context.plan, context.text
    if not context.facts.drill or plan.kind not in _RUN or "预案" not in text:
        return
    named = any("预案" in piece.split("》")[0] for piece in text.split("《")[1:])
    if named or _typed(context):
        return
    texts = [one for one in context.having(("预案",)) if one.part != "title"]
    meant = [one for one in texts if "检验" in one.text or "按照预案" in one.text] or texts
    if meant:
        message = "没有写这次演练检验的是哪一份预案：名称、版本都没有。"
        yield Problem(meant[0].at, message, words="预案")


def _typed(context: Context) -> bool:
    """The plan stands among the documents that the drill rests on."""
    background = context.plan.background
    return background is not None and any(
        "预案" in one.text for one in context.prose if one.at[:2] == ("background", "basis")
    )
