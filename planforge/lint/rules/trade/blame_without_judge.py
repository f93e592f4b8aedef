"""Accountability without anybody who holds to account."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.hits import hits_in, others
from planforge.lint.prose import Prose
from planforge.lint.rule import Found, Problem, rule


@rule("PF699", "blame-without-judge", "追责没有写由谁追、依据什么", Severity.INFO)
def blame_without_judge(context: Context) -> Found:
    """People are to be held to account, and nothing tells by whom and by what.

    问题：只写“对相关责任人进行追责，严肃处理”，没有写由谁调查、依据什么规定、追究哪些行为。
    为什么：没有主体和依据，事后没人启动；也容易被理解成追究投诉、报告的人。
    改法：写明由哪个部门调查，对迟报、瞒报、失职等行为按哪项规定处理。

    反例：
        后期处置:
          - 对相关责任人进行追责，严肃处理。

    正例：
        后期处置:
          - 由纪检监察部门对迟报、瞒报、失职的责任人依照有关规定追责。
    """
    if context.facts.formal:
        return
    texts = [text for text in context.having(("追责", "问责", "追究", "严肃处理")) if _bare(text)]
    hits = hits_in(texts, _blamed)
    if hits:
        first = hits[0]
        message = f"“{first.words}”没有写由谁调查、依据什么处理。"
        yield Problem(first.prose.at, message, words=first.words, also=others(hits))


def _bare(text: Prose) -> bool:
    return not _based().search(text.text)


@cache
def _based() -> re.Pattern[str]:
    return re.compile(
        r"由|依法|依规|依照|依据|按|根据|移送|协议|合同|规则|规定|失职|迟报|瞒报|漏报|渎职"
    )


@cache
def _blamed() -> re.Pattern[str]:
    return re.compile(
        r"对[^。；;，,]{0,16}(?:责任人员?|责任者|责任单位|有关人员|相关人员)(?:进行|予以|给予)?(?:追责|问责|责任追究|追究责任|严肃处理)"
        r"(?:[，,]严肃处理)?"
    )
