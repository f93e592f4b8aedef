"""Reports slower than the rules that apply."""

import re
from collections.abc import Iterator

from planforge.document.quick import quick
from planforge.findings import Severity
from planforge.lint.acts import Act
from planforge.lint.basis import Basis
from planforge.lint.context import Context
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem, rule

_HOUR = 3600


@quick
class Duty:
    """A deadline of a rule.

    Attributes:
        regime: it binds where this applies.
        about: what the act or its chapter must be about.
        to: to whom it is reported.
        most: in seconds.
        law: what asks for it.
        told: the duty in a few words.
    """

    regime: Regime
    about: str
    to: str
    most: int
    law: Basis
    told: str


def _duties() -> Iterator[Duty]:
    yield Duty(
        Regime.SAFETY_PLAN,
        r"生产安全事故|安全生产事故|事故",
        r"应急管理(?:局|部门)|安全生产监督|负有安全生产监督",
        _HOUR,
        Basis("reg.shibaogao", "第九条"),
        "单位负责人接到事故报告后1小时内报告县级以上应急管理部门",
    )
    yield Duty(
        Regime.NETWORK,
        r"较大|重大|100万人|^(?!.*一般).*网络安全事件",
        r"网信|互联网信息办公室",
        4 * _HOUR,
        Basis("norm.wangbao", "第四条"),
        "较大以上网络安全事件，一般运营者最迟4小时内报告省级网信部门",
    )


@rule("PF450", "report-too-late", "报告时限比规定的慢", Severity.ERROR)
def report_too_late(context: Context) -> Found:
    """A report to an authority is allowed more time than a rule gives.

    问题：向主管部门报告的时限，比适用的法规规定的长。
    为什么：照预案执行就会迟报，责任由单位负责人承担。
    改法：改成规定的时限以内；内部环节的用时也要算进去。

    反例：
        类型: 企业
        标题: 示例公司生产安全事故应急预案
        编制背景: {编制目的: 为应对生产安全事故，加强安全生产，制定本预案。}
        信息报告:
          报告程序:
            - {情形: 发生生产安全事故, 报告人: 总经理, 报告对象: 示例县应急管理局, 时限: 2小时}

    正例：
        类型: 企业
        标题: 示例公司生产安全事故应急预案
        编制背景: {编制目的: 为应对生产安全事故，加强安全生产，制定本预案。}
        信息报告:
          报告程序:
            - {情形: 发生生产安全事故, 报告人: 总经理, 报告对象: 示例县应急管理局, 时限: 1小时}
    """
    duties = [duty for duty in _duties() if context.applies(duty.regime)]
    for act in context.acts.reports if duties else ():
        if act.limit is None or _later(act):
            continue
        slow = [duty for duty in duties if act.limit.longest > duty.most]
        for duty in slow:
            if re.search(duty.to, act.to) and _about(act, duty, context):
                message = f"“{act.limit.words}”报告{act.to}太慢：{duty.told}。"
                yield Problem(act.at, message, words=act.words, basis=duty.law)
                break


def _case(act: Act, context: Context) -> str:
    """When the report is due: the 情形 of a typed one, else the sentence that tells it."""
    chain = context.plan.reporting.chain if context.plan.reporting else None
    at = act.holder[-1]
    if chain is not None and act.holder[:-1] == ("reporting", "chain", "reports"):
        return (chain.reports[int(at)].condition or "") if int(at) < len(chain.reports) else ""
    text = next((one for one in context.prose if one.at == act.at), None)
    sentences = text.sentences if text is not None else ()
    return next((one.words for one in sentences if act.words in one.words), "")


def _about(act: Act, duty: Duty, context: Context) -> bool:
    words = f"{act.title} {act.action} {_case(act, context)}"
    return re.search(duty.about, words) is not None


def _later(act: Act) -> bool:
    """A further or final report, or one in writing after a call, has its own time."""
    words = f"{act.title}{act.action}"
    return act.limit is not None and (
        re.search(r"续报|终报|总结|结果|书面|补充|补报|结束", words + act.limit.after) is not None
    )
