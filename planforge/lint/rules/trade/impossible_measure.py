"""Measures that cannot be carried out by their nature."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.hits import among, hits_in, others
from planforge.lint.rule import Found, Problem, rule


@cache
def _leaked() -> re.Pattern[str]:
    return re.compile(
        r"(?:对|将|把)?(?:已|已经)?(?:泄露|外泄|被盗)(?:出去)?的?[^\W\d_a-zA-Z]{0,4}?(?:数据|信息|资料)(?:进行|予以)?"
        r"(?:加密|脱敏|回收|收回|删除|撤回)(?:保护|处理)?"
    )


@rule("PF686", "impossible-measure", "做不到的措施", Severity.WARNING)
def impossible_measure(context: Context) -> Found:
    """Data that are out are to be encrypted or called back.

    问题：写“对泄露的数据进行加密保护”一类事情已经发生、再也做不到的措施。
    为什么：数据流出去以后，本单位无法再给它加密、收回，这一步会掩盖真正该做的事。
    改法：改为止漏、重置口令和密钥、保护还没有泄露的数据、固定日志证据、联系平台删除流出的内容。

    反例：
        措施:
          处置措施:
            - 对泄露的数据进行加密保护，防止进一步被窃取。
        标题: 示例公司应急预案

    正例：
        措施:
          处置措施:
            - 关闭泄露的接口，重置密钥，对未泄露的数据加强加密保护。
        标题: 示例公司应急预案
    """
    hits = hits_in(context.having(("泄露", "外泄", "被盗")), _leaked)
    hits = [hit for hit in hits if hit.prose.text[hit.start - 1 : hit.start] != "未"]
    if hits:
        first = hits[0]
        message = f"“{first.words}”{among(hits)}做不到：数据已经流出，本单位无法再处理它。"
        yield Problem(first.prose.at, message, words=first.words, also=others(hits))
