"""A drill without script, forms, money or safety."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.head import Kind

_LEAST = 2


@rule("PF497", "drill-support", "演练缺少脚本、评估表和保障", Severity.INFO)
def drill_support(context: Context) -> Found:
    """A drill plan mentions neither a script, nor a form to assess by, nor money, nor safety.

    问题：演练方案没有脚本、没有评估表，也没有写经费和安全保障。
    为什么：没有脚本，导调的人不知道什么时候说什么；没有评估表，评估只能凭印象；钱和安全没人管，临时会落空。
    改法：附上演练脚本和评估表（已经另有的，写明名称），写一节保障：经费、场地、医疗和安全由谁负责。

    反例：
        类型: 企业
        预案种类: 演练方案
        标题: 示例公司消防演练方案
        应急演练:
          演练目的: 检验《示例公司火灾应急预案》。

    正例：
        类型: 企业
        预案种类: 演练方案
        标题: 示例公司消防演练方案
        应急演练:
          演练目的: 检验《示例公司火灾应急预案》。
          演练准备: [编写演练脚本和评估表。, 行政部落实经费和现场医疗。]
    """
    if not context.facts.drill or context.plan.kind is not Kind.DRILL_PLAN:
        return
    absent = [name for name, made in _NEEDED if not made().search(context.text)]
    if len(absent) >= _LEAST:
        message = f"没有写{'、'.join(absent)}。"
        yield Problem(("drills",) if context.plan.drills is not None else ("title",), message)


@cache
def _script() -> re.Pattern[str]:
    return re.compile("脚本|台词|导调手册|控制指南|情景清单|注入")


@cache
def _form() -> re.Pattern[str]:
    return re.compile("评估表|评分|打分|评估标准|评估指标|评估方案|评估要点|检查表|计时")


@cache
def _money() -> re.Pattern[str]:
    return re.compile("经费|预算|费用")


@cache
def _safe() -> re.Pattern[str]:
    return re.compile("安全保障|现场安全|安全员|保险|医疗|急救|安全措施|演练安全|中止")


_NEEDED = (
    ("演练脚本", _script),
    ("评估表和评估标准", _form),
    ("经费", _money),
    ("演练中的安全保障", _safe),
)
