"""Incidents whose handling keeps no evidence."""

from planforge.findings import Path, Severity, Where
from planforge.lint.cards import Card
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule

_KEEPS = (
    "截图", "录屏", "留证", "存证", "取证", "证据", "录像", "拍照", "录音", "日志", "快照", "留痕",
    "固定", "监控", "工单", "留样", "封存", "台账", "存档", "归档", "凭证", "登记", "备查", "留存",
    "回执",
)  # fmt: skip
_DISPUTES = ("投诉", "消费者", "客诉", "维权", "纠纷")
_FEW = 2


@rule("PF680", "no-evidence", "没有写留什么证据", Severity.INFO)
def no_evidence(context: Context) -> Found:
    """Incident cards, or a plan for disputes, name no evidence to keep.

    问题：处置里没有写截什么图、存什么日志和记录、由谁保存。
    为什么：后面申诉、调解、理赔、报警都要证据，平台后台的记录过期就导不出来。
    改法：每张卡写明留哪几样（订单、聊天、日志、监控、检测报告）、谁存、存多久。

    反例：
        类型: 天猫店铺
        应急响应:
          分情景处置:
            情景:
              - 名称: 差评外传
                步骤:
                  - {执行人: 客服, 时限: 5分钟, 行动: 停止在评论区回复}
                  - {执行人: 店主, 行动: 给买家打电话道歉}
        标题: 示例旗舰店应急预案

    正例：
        类型: 天猫店铺
        应急响应:
          分情景处置:
            情景:
              - 名称: 差评外传
                步骤:
                  - {执行人: 客服, 时限: 5分钟, 行动: 停止在评论区回复}
                  - {执行人: 店主, 行动: 给买家打电话道歉}
                留证: [完整聊天记录, 帖子链接]
        标题: 示例旗舰店应急预案
    """
    facts, plan = context.facts, context.plan
    if facts.formal or facts.drill:
        return
    shop = facts.type == "tmall_shop"
    disputes = shop or any(word in plan.title for word in _DISPUTES)
    if not disputes or facts.type == "government":
        return
    typed = any(card.scenario is not None and card.scenario.evidence for card in context.cards)
    if not typed and not any(word in context.text for word in _KEEPS):
        message = "全文没有写要留哪些证据、由谁保存。"
        yield Problem(_response(context), message)
        return
    bare = [card for card in context.cards if shop and _bare(card)]
    if bare and (_most(context) or not _general(context)):
        first = bare[0]
        count = f"等 {len(bare)} 张处置卡" if len(bare) > 1 else ""
        message = f"“{first.title}”{count}没有写留什么证据。"
        also = tuple(Where(card.at) for card in bare[1:])
        yield Problem(first.at, message, also=also)


def _most(context: Context) -> bool:
    """Most cards name their evidence, so that those without stand out."""
    scenarios = [card.scenario for card in context.cards if card.scenario is not None]
    return sum(bool(one.evidence) for one in scenarios) > len(scenarios) / 2


def _general(context: Context) -> bool:
    """The procedure for all incidents keeps evidence."""
    return any(
        word in text.text
        for text in context.having(_KEEPS)
        if text.at[:2] == ("response", "phases")
        for word in _KEEPS
    )


def _bare(card: Card) -> bool:
    scenario = card.scenario
    if scenario is None or scenario.evidence or len(scenario.steps) < _FEW:
        return False
    return not any(word in card.words for word in _KEEPS)


def _response(context: Context) -> Path:
    plan = context.plan
    if plan.response is not None:
        return ("response",)
    return ("measures",) if plan.measures is not None else ("title",)
