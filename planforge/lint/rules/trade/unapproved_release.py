"""Publishing without anybody's approval."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.hits import Hit, clause_around, hits_in, in_template, once, others
from planforge.lint.rule import Found, Problem, rule

_MARKS = ("发布", "公告", "声明", "回应", "通报", "公开")
_APPROVES = (
    "审批", "批准", "审核", "审定", "核准", "签发", "同意", "授权", "统一发布", "把关", "会签",
    "归口", "核签", "发言人", "宣传部", "新闻办", "按程序", "审过", "定稿", "拍板", "批过", "审阅",
    "审查",
)  # fmt: skip
_PUBLIC = (
    "发布",
    "公告",
    "声明",
    "口径",
    "信息公开",
    "公开",
    "对外",
    "媒体",
    "通报",
    "发言",
    "话术",
    "新闻",
)
_OTHERS = ("预警信息", "消费提示", "气象", "平台发布", "部门发布", "预案发布", "规则", "新规")


@cache
def _publishing() -> re.Pattern[str]:
    return re.compile(
        r"(?:对外|向社会|向公众|及时|适时|通过(?:[^\W\d_a-zA-Z]|、){2,12}?|统一)(?:对外)?(?:公开)?发布"
        r"[^\W\d_a-zA-Z]{0,8}(?:信息|公告|声明|通报|消息|进展|情况)"
        r"|对外发布信息|发布(?:事件|应急|有关|相关|权威|最新)[^\W\d_a-zA-Z]{0,4}信息"
        r"|发布(?:情况)?(?:公告|声明|通报)"
        r"|(?:及时)?回应(?:媒体|社会|公众|网民)[^\W\d_a-zA-Z]{0,2}(?:关切|质疑|询问|问询)"
    )


@rule("PF671", "unapproved-release", "对外发布没有人批准", Severity.WARNING)
def unapproved_release(context: Context) -> Found:
    """Somebody publishes, and the plan names nobody who approves.

    问题：写了对外发布信息、回应社会关切，全文没有写由谁审核、谁批准、用哪个渠道。
    为什么：出事后说错一句话就是第二次危机，谁都能发等于没有口径。
    改法：写明谁起草、谁审核、谁批准、由谁用哪个账号发布，其他人不对外表态。

    反例：
        应急响应:
          - 标题: 信息发布
            正文: 公关部对外发布信息，及时回应社会关切。
        标题: 示例公司应急预案

    正例：
        应急响应:
          - 标题: 信息发布
            正文: 公关部起草，总经理批准后对外发布信息。
        标题: 示例公司应急预案
    """
    plan, facts = context.plan, context.facts
    told = plan.communication
    approved = told is not None and (told.approval is not None or told.spokesperson is not None)
    if facts.formal or approved or not any(mark in context.text for mark in _MARKS):
        return
    if any(_approves(sentence.words) for sentence in context.sentences):
        return
    texts = [
        text
        for text in context.having(_MARKS)
        if text.part not in {"background", "scope", "supplementary", "publicity", "drills"}
        and not in_template(text)
    ]
    hits = once(hit for hit in hits_in(texts, _publishing) if _own(hit))
    hits.sort(key=lambda hit: hit.prose.part == "organization")
    if not hits:
        yield from _guiding(context)
    if hits:
        first = hits[0]
        count = f"等 {len(hits)} 处" if len(hits) > 1 else ""
        message = f"“{first.words}”{count}没有写由谁批准。"
        yield Problem(first.prose.at, message, words=first.words, also=others(hits))


def _guiding(context: Context) -> Found:
    """Somebody guides opinion, and what is said for that, and on whose word, stands nowhere."""
    if context.facts.drill or context.plan.response is None:
        return
    for text in context.having(("舆论引导", "舆情引导", "引导舆论", "宣传报道")):
        found = _guides().search(text.text)
        if found is not None and text.part in {"organization", "response", "measures"}:
            message = f"“{found[0]}”没有写对外说什么由谁批准、由谁发布。"
            yield Problem(text.at, message, words=found[0], severity=Severity.INFO)
            return


@cache
def _guides() -> re.Pattern[str]:
    return re.compile(
        r"(?:负责|做好|加强|开展|进行)?(?:宣传引导、|新闻宣传、)?(?:舆论引导|舆情引导|引导舆论|宣传报道)(?!组|小组)"
    )


def _approves(words: str) -> bool:
    return any(word in words for word in _APPROVES) and any(word in words for word in _PUBLIC)


def _own(hit: Hit) -> bool:
    clause = clause_around(hit.prose.text, hit.start, hit.start + len(hit.words))
    return not any(word in clause for word in _OTHERS)
