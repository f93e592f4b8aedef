"""Nobody is told to command."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.coverage.lacking import lacking
from planforge.lint.rule import Found, rule


@rule("PF202", "missing-command", "没有写谁指挥、谁负责什么", Severity.ERROR)
def missing_command(context: Context) -> Found:
    """Nobody is told to command.

    问题：预案里没有组织指挥体系，看不出谁指挥、各部门和岗位各做什么。
    为什么：出事的时候没有人知道该听谁的。突发事件应对法第二十八条把组织指挥体系与职责列为预案应当
    规定的第一项内容。
    改法：写明指挥机构、负责人、各工作组和岗位的职责，职责写到具体的事。

    反例：
        应急响应:
          - 标题: 处置
            步骤:
              - 发现险情后立即断电并报警。

    正例：
        组织机构:
          - {名称: 应急领导小组, 负责人: 总经理, 职责: [决定启动和终止应急响应，统一指挥处置。]}
    """
    message = "没有写组织指挥体系与职责，看不出由谁指挥、各部门做什么。"
    yield from lacking(context, "command", message)
