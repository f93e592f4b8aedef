"""No drills are arranged."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.coverage.demands.kinds import PLANS
from planforge.lint.coverage.lacking import lacking
from planforge.lint.rule import Found, Problem, rule


@rule("PF214", "missing-drills", "没有写演练安排", Severity.INFO)
def missing_drills(context: Context) -> Found:
    """No drills are arranged.

    问题：长期使用的预案没有写演练。
    为什么：没有练过的预案，用的时候才发现走不通。
    改法：写明由谁组织、隔多久演练一次、演练以后怎样评估和修改预案。

    反例：
        组织机构:
          - {名称: 应急领导小组, 职责: [统一指挥。]}

    正例：
        应急演练: 每年至少组织一次演练，由没有参加演练的部门评估。
    """
    message = "没有写演练安排，预案走不走得通没有检验的机会。"
    if context.coverage.missing("management") is None:
        yield from lacking(context, "drilling", message)
    if _unrehearsed(context):
        message = "没有安排活动前的推演和培训，到时候第一次用。"
        hint = "活动前至少做一次桌面推演，写明哪一天、推演什么情形、谁参加，发现的问题由谁改。"
        yield Problem(("drills",), message, hint)


def _unrehearsed(context: Context) -> bool:
    """A plan for one event, with steps, that nobody goes through before it."""
    plan, text = context.plan, context.text
    if not context.facts.one_off.value or plan.kind not in PLANS or plan.response is None:
        return False
    rehearsed = any(word in text for word in ("演练", "推演", "培训", "压测", "桌面"))
    return not rehearsed and not context.facts.formal
