"""A text that calls itself another kind of text than its title."""

import re
from collections import Counter
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.hits import Hit, hits_in
from planforge.lint.rule import Found, Problem, rule


@rule("PF613", "own-name", "文种前后不一", Severity.INFO)
def own_name(context: Context) -> Found:
    """The title says 计划, and the text calls itself 本方案.

    问题：标题是“计划”，正文却自称“本方案”；标题是“预案”，正文却自称“本办法”。
    为什么：看不出这是哪一种文件，多半是几份文本拼起来的。
    改法：按标题统一自称；标题不合适的，改标题。

    反例：
        类型: 企业
        预案种类: 演练方案
        标题: 示例公司消费者保护演练计划
        适用范围: 本方案适用于公司各部门。

    正例：
        类型: 企业
        预案种类: 演练方案
        标题: 示例公司消费者保护演练方案
        适用范围: 本方案适用于公司各部门。
    """
    ending = _ends().search(context.plan.title)
    if context.facts.formal or ending is None:
        return
    hits = hits_in(context.having(("本",)), _calls)
    names = Counter(hit.words[-2:] for hit in hits)
    if ending[0] in names or not names:
        return
    (name, _), *_ = names.most_common(1)
    said: list[Hit] = [hit for hit in hits if hit.words.endswith(name)]
    first, *rest = said
    times = f"有 {len(said)} 处" if rest else "却"
    message = f"标题是“{ending[0]}”，正文{times}自称“{first.words}”。"
    also = tuple(hit.where for hit in rest)
    yield Problem(first.prose.at, message, words=first.words, also=also)


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(
        r"(?:预案|方案|计划|办法|规定|手册|细则|规程)(?=(?:（[^（）]*）|\([^()]*\))?$)"
    )


@cache
def _calls() -> re.Pattern[str]:
    return re.compile(
        r"(?<![^\W\d_a-zA-Z])本(?:应急)?(?:预案|方案|计划|办法|规定|手册|细则|规程)(?=[适由自的，,为是])"
    )
