"""Powers that the one who claims them does not have."""

import re
from collections.abc import Iterator
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.hits import Hit, among, clause_around, hits_in, others, sentence_around
from planforge.lint.rule import Found, Problem, rule

_OFFICES = (
    "市场监管部门", "监管部门", "主管部门", "行政部门", "执法部门", "公安", "网信", "行政机关",
    "监管局", "监管所", "监管总局", "管理局", "政府", "法院", "检察", "监管机构", "消防", "税务",
    "海关", "有关部门", "相关部门", "职能部门",
)  # fmt: skip
_MARKS = (
    "监管", "查处", "取缔", "执法", "吊销", "责令", "没收", "行政处罚", "赔偿", "赔付", "退款",
    "立案", "商家的资格", "活动",
)  # fmt: skip
_PASSIVE = (
    "配合",
    "接受",
    "协助",
    "要求",
    "通知",
    "转办",
    "问询",
    "约谈",
    "被",
    "受到",
    "按照",
    "接到",
    "应对",
)
_SELLER = (
    "督促", "责令", "要求", "经营者", "商家", "平台", "企业", "责任", "依法", "支持", "引导",
    "协调", "组织", "帮助", "受害",
)  # fmt: skip


@cache
def _ruling() -> re.Pattern[str]:
    """What only an office may do."""
    return re.compile(
        r"(?:市场|市场秩序|商家|行业)[^\W\d_a-zA-Z]{0,8}监管(?:工作|职责|职能)"
        r"|(?:的|和|与|、)监管工作|对(?:市场|商家|行业)的?监管(?![部局机所总者方要])"
        r"|加强(?:市场|商家|行业)监管(?![部局机所总者方要])"
        r"|依法(?:查处|取缔|没收)|行政执法|执法检查|吊销[^\W\d_a-zA-Z]{0,6}(?:执照|许可证)"
        r"|(?:给予|处以|实施|作出)行政处罚|责令(?:停业|整改|改正|关闭)"
    )


@cache
def _paying() -> re.Pattern[str]:
    """A government that pays what sellers owe."""
    return re.compile(
        r"(?:对|向|给予?)[^\W\d_a-zA-Z]{0,8}(?:消费者|受害者|投诉人|群众)(?:进行|予以|给予)?"
        r"(?:赔偿|赔付|退款|补偿)"
    )


@cache
def _running() -> re.Pattern[str]:
    """A government that runs a sale."""
    return re.compile(
        r"(?:统筹协调|组织|举办|指挥|协调|调度)(?:[^\W\d_a-zA-Z]|、){0,10}"
        r"(?:双十[一二]|双1[12]|618|购物节|促销)(?:购物节|促销)?活动(?!期间|中|的)"
    )


@rule("PF667", "powers-mixed-up", "写了自己没有的职权", Severity.WARNING)
def powers(context: Context) -> Found:
    """A platform regulates, a shop prosecutes, a government pays for the sellers.

    问题：平台写“监管工作”，店铺写“依法查处”，政府写“对消费者进行赔偿”：写了自己没有的职权或者别人的责任。
    为什么：公布出去会被人援引；真要做时没有依据。
    改法：平台改为按平台规则和协议处理，店铺改为停止合作、报告平台和主管部门，政府改为督促经营者依法赔偿、组织调解。

    反例：
        类型: 平台
        适用范围: 市场保障组负责市场秩序的维护和监管工作。
        标题: 示例平台大促保障方案
    反例：
        类型: 政府
        后期处置:
          - 对受到影响的消费者进行赔偿，维护消费者权益。
        标题: 示例市双十二应急预案

    正例：
        类型: 平台
        适用范围: 客服组配合市场监管部门的监管工作，商家管理组按平台规则处理违规商家。
        标题: 示例平台大促保障方案
    正例：
        类型: 政府
        后期处置:
          - 督促经营者依法对消费者进行赔偿。
        标题: 示例市双十二应急预案
    """
    if context.facts.formal or not any(mark in context.text for mark in _MARKS):
        return
    texts = [
        text for text in context.having(_MARKS) if text.part not in {"background", "terms", "title"}
    ]
    if context.facts.type == "government":
        yield from _of_government(hits_in(texts, _paying))
        yield from _told(
            hits_in(texts, _running),
            "把政府写成了活动的主办方；大促是企业的经营活动",
            "改为统筹活动期间的市场监管和突发事件应对。",
        )
    elif context.facts.type in {"platform", "enterprise", "tmall_shop"}:
        hits = [hit for hit in hits_in(texts, _ruling) if _own(hit)]
        who = {"platform": "平台", "tmall_shop": "店铺"}.get(context.facts.type, "企业")
        cure = {
            "platform": "改为按平台规则和协议管理站内商家、处置违规。",
            "tmall_shop": "改为停止合作、保存证据、报告平台和主管部门。",
        }.get(context.facts.type, "改为内部管理，或者写明报告哪个部门。")
        yield from _told(hits, f"是行政机关的职权，{who}没有这个权力", cure)


def _of_government(hits: list[Hit]) -> Iterator[Problem]:
    owed = [hit for hit in hits if not _sellers(hit)]
    yield from _told(
        owed,
        "把经营者的赔偿责任写成了政府的",
        "改为督促经营者依法赔偿，组织调解，支持投诉、仲裁和诉讼。",
    )


def _sellers(hit: Hit) -> bool:
    clause = clause_around(hit.prose.text, hit.start, hit.start + len(hit.words))
    before = clause.split(hit.words)[0]
    return any(word in before for word in _SELLER)


def _own(hit: Hit) -> bool:
    """The plan's own people do it, and no office."""
    around = sentence_around(hit.prose.text, hit.start, hit.start + len(hit.words))
    clause = clause_around(hit.prose.text, hit.start, hit.start + len(hit.words))
    return not any(word in around for word in _OFFICES) and not any(
        word in clause for word in _PASSIVE
    )


def _told(hits: list[Hit], why: str, cure: str) -> Iterator[Problem]:
    if hits:
        first = hits[0]
        message = f"“{first.words}”{among(hits)}{why}。"
        yield Problem(first.prose.at, message, cure, first.words, others(hits))
