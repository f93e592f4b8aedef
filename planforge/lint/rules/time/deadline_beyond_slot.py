"""Limits that do not fit into the slot of a drill."""

from planforge.findings import Severity, Where
from planforge.lint.acts import Act
from planforge.lint.clock import Span, spans_of
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule

_HOUR = 60


@rule("PF462", "deadline-beyond-slot", "时限超出所在的时段", Severity.ERROR)
def deadline_beyond_slot(context: Context) -> Found:
    """One actor's acts, one after the other, take longer than the slot they stand in.

    问题：同一个部门先后要做的几件事，时限加起来比所在的时段还长；或者一件事的时限就超出了时段。
    为什么：演练到了时间做不完，后面的环节跟着落空。不同部门同时进行的，不相加。
    改法：压缩成演练里做得完的动作，或者延长时段；按情景时间计算的，写明情景时间。

    反例：
        类型: 企业
        预案种类: 演练方案
        标题: 消费者保护应急演练方案
        应急演练:
          演练进程:
            - 标题: 应急处置
              演练时间: 10:00-14:00
              正文: 技术部在3小时内封堵泄露源头；然后在5小时内评估受影响的数据。

    正例：
        类型: 企业
        预案种类: 演练方案
        标题: 消费者保护应急演练方案
        应急演练:
          演练进程:
            - 标题: 应急处置
              演练时间: 10:00-14:00
              正文: 技术部在3小时内封堵泄露源头；客服部在2小时内通知消费者。
    """
    for span in spans_of(context.plan):
        if span.length is None:
            continue
        for chain in _chains(context.acts.by_group.get(span.at, ())):
            total = sum(act.limit.longest for act in chain if act.limit is not None)
            if total > span.length * 60:
                yield _problem(chain, span, total)


def _chains(acts: tuple[Act, ...]) -> list[list[Act]]:
    """Acts that one actor does one after the other; each other act is a chain of its own."""
    chains: list[list[Act]] = []
    for act in acts:
        if act.limit is None or any(word in act.limit.after for word in ("结束", "完成")):
            continue
        last = chains[-1][-1] if chains else None
        if last is not None and act.follows and last.at == act.at and last.actor == act.actor:
            chains[-1].append(act)
        else:
            chains.append([act])
    return chains


def _problem(chain: list[Act], span: Span, total: int) -> Problem:
    last = chain[-1]
    who = last.actor or span.title or "这一步"
    room = _long((span.length or 0) * 60)
    if len(chain) == 1:
        told = last.limit.words if last.limit is not None else ""
        message = f"{who}的“{told}”超出了{span.words}这{room}。"
    else:
        times = "，再用".join(_long(act.limit.longest) for act in chain if act.limit is not None)
        message = f"{who}先用{times}，合计{_long(total)}，而{span.words}只有{room}。"
    also = (*(Where(act.at, act.words) for act in chain[:-1]), Where(span.clock))
    return Problem(last.at, message, words=last.words, also=also)


def _long(seconds: int) -> str:
    minutes = seconds // 60
    if minutes < _HOUR:
        return f"{minutes}分钟"
    hours, rest = divmod(minutes, _HOUR)
    return f"{hours}小时{rest}分钟" if rest else f"{hours}小时"
