"""Faults that are drilled on systems in use."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule


@cache
def _faults() -> re.Pattern[str]:
    return re.compile(
        r"(?:模拟|演练|注入)[^，。；,;]{0,8}(?:网络故障|系统故障|断网|宕机|停机|数据库故障|机房断电|服务中断)"
        r"|(?:停止|停掉|关闭|断开)[^，。；,;]{0,12}(?:分钟|小时)[^，。；,;]{0,4}，[^。；]{0,10}(?:验证|检验)"
    )


@cache
def _guarded() -> re.Pattern[str]:
    return re.compile(
        r"测试环境|预发|沙箱|仿真|演练环境|隔离环境|非生产|回退|回滚|中止|非交易时段|低峰|桌面"
    )


@cache
def _live() -> re.Pattern[str]:
    return re.compile(
        r"(?<!不)(?<!不得)(?:在|对)(?:生产|正式|线上|现网)(?:系统|环境)(?:上|中|里)?"
        r"(?:直接)?(?:模拟|演练|注入|停|关闭|断开|操作)"
    )


@rule("PF493", "drill-in-production", "故障演练没有限定环境", Severity.WARNING)
def drill_in_production(context: Context) -> Found:
    """A technical fault is drilled without saying where, and how one gets back.

    问题：要模拟网络、系统故障或者停掉服务，没有写在测试环境做，也没有回退和中止条件。
    为什么：在正在用的系统上做故障演练，一步没恢复就是真的中断。
    改法：写明在测试环境或者低峰时段做，写出回退步骤、中止条件和负责人。

    反例：
        应急演练: 网络故障演练：模拟网络故障，检验技术组的响应能力。
    正例：
        应急演练: 网络故障演练：在测试环境模拟网络故障，超过10分钟未恢复即回退。
    """
    for text in context.having(("生产系统", "生产环境", "正式系统", "正式环境", "线上", "现网")):
        live = _live().search(text.text) if text.part == "drills" else None
        if live:
            yield Problem(text.at, f"“{live[0]}”：正在用的系统上不做演练。", words=live[0])
            return
    for text in context.prose:
        if "故障" in text.text or "停" in text.text or "断" in text.text:
            found = _faults().search(text.text)
            drilled = found and (text.part == "drills" or "演练" in text.text)
            if found and drilled and not _guarded().search(_near(context, text.part, text.text)):
                message = f"“{found[0]}”没有写在什么环境做、怎样回退。"
                yield Problem(text.at, message, words=found[0])
                return


def _near(context: Context, part: str, text: str) -> str:
    """The words of the part where it is the drill's, else of the text alone."""
    if part != "drills":
        return text
    return "\n".join(one.text for one in context.prose if one.part == part)
