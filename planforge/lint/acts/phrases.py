"""What a clause of a measure amounts to: something to do, an aim, a phrase, a start of the plan."""

import re
from enum import Enum
from functools import cache

from planforge.lint.bodies import Bodies


class Worth(Enum):
    """What a clause amounts to."""

    ACT = "行动"
    AIM = "目标"
    PHRASE = "套话"
    START = "启动预案"
    FRAME = "前提"


def worths(part: str, bodies: Bodies) -> tuple[Worth, ...]:
    """What the clauses of a part of a sentence amount to; the part ends at a ； or 。."""
    clauses = re.split(r"[，,]", part.strip(" 。；;！，,"))
    return tuple(_worth(_without_actor(clause, bodies)) for clause in clauses if clause.strip())


def _without_actor(words: str, bodies: Bodies) -> str:
    """The words without who acts, where they begin with that."""
    actors = bodies.actors_in(words)
    end = 0
    for actor in actors:
        between = words[end : actor.start]
        if between.strip("、和及与等由 "):
            break
        end = actor.end
    return re.sub(r"^[等：:\s]+", "", words[end:])


def _worth(clause: str) -> Worth:
    words = _adverbs().sub("", clause.strip())
    words = _adverbs().sub("", _reason().sub("", words))
    if starts(words):
        return Worth.START
    if _phrase().fullmatch(words):
        return Worth.PHRASE
    if _aim().match(words):
        return Worth.AIM
    if _frame().fullmatch(words):
        return Worth.FRAME
    return Worth.ACT


def starts(words: str) -> bool:
    """Words tell that the plan or a response is started."""
    return _start().search(words) is not None


def judges(words: str) -> bool:
    """Words tell that an event is verified, judged or graded."""
    return _judge().search(words) is not None


def leads_with_verb(sentence: str) -> bool:
    """A sentence begins with what is done and names nobody, its conditions left aside."""
    for clause in re.split(r"[，,：:]", sentence.strip()):
        words = clause.strip()
        if not words or _frame().fullmatch(words) or _when().search(words):
            continue
        return _verb().match(words) is not None
    return True  # one clause alone: 按规定及时报告


@cache
def _adverbs() -> re.Pattern[str]:
    return re.compile(
        r"^(?:应当|应(?![对急])|要|须|必须|均|并|立即|迅速|及时|马上|尽快|第一时间|全力|共同|认真|积极)+"
    )


@cache
def _reason() -> re.Pattern[str]:
    """What stands before the act in its own clause: 根据情况采取…, 为应急工作提供…."""
    return re.compile(r"^(?:根据|按照?|依照|结合|针对|为)[^，,]{1,14}?(?=采取|开展|进行|启动|提供)")


@cache
def _start() -> re.Pattern[str]:
    return re.compile(
        r"(?<!未)(?<!不)启动(?:本|[一二三四ⅠⅡⅢⅣ]级|相应的?|本级|有关|专项|各级|实施)*(?:应急)?"
        r"(?:预案|(?:应急)?响应(?!措施)(?:机制|程序|状态)?)|进入应急(?:响应)?状态"
    )


@cache
def _phrase() -> re.Pattern[str]:
    kind = (
        r"(?:相应|相关|有效|必要|科学|合理|适当|积极|得力|一切|果断|有力|紧急|应急|防范|防护|预防|"
        r"处理|处置|应对|、|的)"
    )
    done = (
        r"(?:应急|现场|突发事件|投诉事件|事件|事故|问题|先期|救援|和|及|与|的|应对|"
        r"处理|处置|工作|任务)"
    )
    return re.compile(
        rf"(?:采取|实施|做好|落实){kind}*(?:措施|对策)"
        r"(?:(?:予以|进行|加以)?(?:处置|处理|应对|防范)|控制事态(?:发展)?)?"
        rf"|(?:提前|切实)?做好(?:应对|防范|相关|各项|应急){{1,2}}(?:准备|工作|措施|防范措施)"
        rf"|(?:组织(?:力量|人员|有关部门|相关部门)?)?(?:开展|进行|实施|做好|组织){done}+"
        r"|(?:对|将|使)?[^\W\d_a-zA-Z]{0,14}?(?:得到|进行|予以|加以)?"
        r"(?:妥善|稳妥|科学|有效|快速|及时|依法)+的?(?:处置|处理|解决|响应|应对)(?:和(?:处置|处理))?"
        r"(?:(?:善后|后续|相关)(?:事宜|工作|问题))?"
        rf"|(?:妥善|科学|有效|稳妥|应急)?(?:处置|处理|应对)(?:各类|该|本|此类)?(?:突发)?(?:事件|情况)?"
        r"|(?:快速|迅速)?(?:行动|响应|反应)|控制事态(?:发展)?|各司其职|密切配合|提供(?:必要|有力)的?(?:保障|支持)"
        r"|履行(?:各自)?职责|开展工作|对(?:突发)?事件进行(?:快速)?(?:响应|处置|处理|应对)(?:和(?:处置|处理))?"
    )


@cache
def _aim() -> re.Pattern[str]:
    return re.compile(
        r"(?:确保|保证|保障|维护|力争|努力|切实|最大限度|避免|防止|减少|降低|恢复正常|提升|提高)"
    )


@cache
def _frame() -> re.Pattern[str]:
    return re.compile(
        r"(?:如|若|当|遇有?|一旦|对于|针对|凡|发生|出现|接到|收到|根据|按照?|依照|依据|结合|在|为了?|"
        r"由于)[^，,]*"
        r"|对(?:于)?(?![^，,]*(?:进行|予以|加以|开展|处理|实行|实施|采取|组织|停止|关闭|封锁|责令|排查|检查))[^，,]*"
        r"|[^，,]{1,24}(?:后|时|前|的|下|中|情况下)"
    )


@cache
def _when() -> re.Pattern[str]:
    return re.compile(r"(?:后|时|前|的|情况下|前提下|过程中)$")


@cache
def _judge() -> re.Pattern[str]:
    return re.compile(
        r"研判|核实|核查|判断|判定|定级|审查|确认(?!收|人)|甄别|会商|分析评估|评估(?:事件|影响|风险)|"
        r"确定[^，。；]{0,8}(?:等级|级别)|初步(?:分析|评估|调查)"
    )


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(
        r"(?:立即|迅速|及时|马上|尽快|提前|定期|密切|逐步|严格|切实|主动|持续|认真|进一步|统一|加强|加大|强化|"
        r"建立|设立|制定|完善|健全|组织|开展|做好|落实|提高|提升|确保|保障|维护|采取|通过|利用|了解|核实|"
        r"收集|监测|关注|检查|排查|修复|恢复|发布|启动|启用|停止|暂停|切断|关闭|通知|联系|协调|安排|准备|"
        r"储备|增加|引导|提醒|处理|处置|处罚|打击|查处|总结|分析|评估|改进|修订|对(?!口|外联络)|将|把|向|"
        r"与|按照|根据|安装|备份|转移|报告|上报|拨打|疏散|撤离|封锁|控制|防止|避免|充分|科学|依法|广泛)"
    )
