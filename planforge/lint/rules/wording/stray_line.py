"""A line alone, without an end mark and without anything that belongs to it."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.prose import Prose
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.base import Entry

_ENDS = "。；;！!？?：:.…”」』）)】]—"
_STARTS = (
    "设立", "成立", "建立", "组建", "制定", "明确", "配备", "落实", "开展", "加强", "组织", "完善",
    "设置",
)  # fmt: skip
_ELSEWHERE = frozenset({"organization", "annexes", "grading", "opening", "closing", "checks"})
_FEW = 8
_SHORT = 20
_SHARE = 0.05


@rule("PF604", "stray-line", "孤零零的一行", Severity.WARNING)
def stray_line(context: Context) -> Found:
    """A short line stands alone where every other one is a whole sentence.

    问题：一行只有几个字，没有标点也没有下文，前后却都是完整的句子。
    为什么：多半是标题掉了序号，或者下文被删，读的人不知道由谁做、怎么做。
    改法：是标题的改成标题，把下文归到它下面；不是的补成一句完整的话。

    反例：
        应急演练:
          - 每年三月以前制定年度演练计划。
          - 演练前一周通知参演部门。
          - 演练当天由总指挥宣布开始。
          - 设立媒体沟通专员
          - 评估组当场记录。
          - 演练结束后一周内提出报告。
          - 问题在一个月内整改。
          - 整改后修订预案。
        标题: 示例公司综合应急预案

    正例：
        应急演练:
          - 设立媒体沟通专员
          - 明确联系人
          - 制定脚本
        标题: 示例公司综合应急预案
    """
    texts = [
        text
        for text in context.prose
        if text.field == "text" and isinstance(text.owner, Entry) and text.part not in _ELSEWHERE
    ]
    lacking = [text for text in texts if text.text.rstrip()[-1:] not in _ENDS]
    if len(texts) < _FEW or len(lacking) > max(1, len(texts) * _SHARE):
        return
    for text in lacking:
        if _stray(text):
            words = text.text.strip()
            yield Problem(text.at, f"“{words}”单独一行，没有下文。", words=words)


def _stray(text: Prose) -> bool:
    owner = text.owner
    bare = isinstance(owner, Entry) and not owner.title and not owner.items
    return bare and len(text.text) <= _SHORT and text.text.startswith(_STARTS)
