"""Words that still wait to be filled in."""

import re
from collections.abc import Iterator
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.hits import Hit, among, hits_in, in_template, others
from planforge.lint.prose import Prose
from planforge.lint.rule import Found, Problem, rule

_SIGNS = (
    "XX", "×", "XX", "○○", "某某", "某年某月", "yourdomain", "your-", "your_", "/your/", "yyyy",
    "YYYY", *(f"X{unit}" for unit in "年月日层楼号路街元万"),
)  # fmt: skip
_WORDS = (
    "待定", "待填", "待补充", "待完善", "待确认", "TODO", "TBD", "【", "具体", "此处", "这里",
    "填写", "（填", "（请",
    "[公", "[单", "[姓", "[日", "[店", "[电", "[地", "＜", "<", "称）", "称)",
)  # fmt: skip
_BLANKS = ("__", "＿＿")
"""What a text must hold to have a placeholder."""
_WHAT = (
    r"(?:公司|企业|单位|店铺|机关|部门|机构|平台|项目|产品|活动|负责人|联系人|发言人)?"
    r"(?:名称|全称|简称|姓名|名字|日期|时间|地点|地址|场地|场所|区域|电话|手机号?|号码|房间号|年份|编号|文号|"
    r"人员|内容|数量|金额|职务|网址|域名|邮箱|账号)(?:名称|号码)?"
)
_LATER = r"(?:请|此处|在此|这里)?(?:填写?|输入|插入|补充|替换|注明|写明)"
_CHAPTERS = frozenset(
    {"background", "scope", "organization", "supplementary", "implementation", "title"}
)
"""Where a blank is no field of a form."""


@cache
def _signs() -> re.Pattern[str]:
    """Signs that stand for words: one cause, however many."""
    return re.compile(
        r"[A-Za-z]?[XX×]{2,}(?![A-Za-z])(?:[省市县区镇乡村年月日号路室局部店]|街道|公司|单位)?"
        r"|(?<![A-Za-z0-9])[XX×](?=[年月日])[年月日]"
        r"|(?<![A-Za-z0-9\s）])[XＸ×](?=[层楼号路街元万])[层楼号路街元万]"
        r"|(?<![一二三四五六七八九])○○(?![一二三四五六七八九年])(?:[省市县区镇乡村月日号路室局部店]|街道|公司|单位)?"
        r"|某某(?:公司|单位|企业|店铺?|平台|部门|省|市|县|区|镇|街道|同志|先生|女士|人)"
        r"|某年某月(?:某日)?|(?<![A-Za-z])(?:YYYY|yyyy)[年/-](?:MM|mm)"
        r"|[A-Za-z0-9_.-]{0,60}(?:yourdomain|your[-_]?(?:company|name|domain|host|password|server|token|email)"
        r"|(?<=/)your(?=/))[A-Za-z0-9_.-]{0,60}"
    )


@cache
def _asking() -> re.Pattern[str]:
    """Words that say what is to be filled in: each a cause of its own."""
    return re.compile(
        rf"【{_LATER}?[^【】]{{0,12}}?{_WHAT}】|【{_LATER}[^【】]{{0,20}}】"
        rf"|[（(]{_LATER}[^（()）]{{0,16}}[)）]"
        r"|[（(](?:此处|这里)(?:请|可)?(?:根据|按照?|结合|由)[^（()）]{0,16}(?:填写?|补充|修改|替换|完善)[)）]"
        r"|[（(](?:公司|企业|单位|店铺|机关|部门)(?:名称|全称)[)）](?=[^\W\d_a-zA-Z])"
        rf"|\[{_WHAT}\](?!\()|[＜<]{_WHAT}[＞>]"
        r"|待(?:定|填写?|补充|完善|确认)(?=[。；，、）)】]|$)|\bTODO\b|\bTBD\b"
        rf"|(?<=[如为是])具体{_WHAT}|(?<=[^\W\d_a-zA-Z]的)具体(?:房间号|电话号码|门牌号)"
        rf"|^(?:公司|单位|企业|店铺)?具体(?:[^\W\d_a-zA-Z]{{0,6}}?或)?{_WHAT}(?=[，,。；;]|$)"
    )


@cache
def _blank() -> re.Pattern[str]:
    return re.compile(r"_{2,}|＿{2,}")


@rule("PF601", "placeholder", "没有填写的占位文字", Severity.ERROR)
def placeholder(context: Context) -> Found:
    """A placeholder of a template was left in.

    问题：正文里还有“XX”“【请填写】”“待定”“如具体电话号码”一类等着填写的文字。
    为什么：印出来的预案用不了，评审一般直接退回。
    改法：填上实际内容；暂时没有的，删去这一句或者写明由谁在哪一天前补齐。

    反例：
        适用范围: 本预案适用于XX市范围内的突发事件。
    反例：
        适用范围: 设立报告热线电话，如具体电话号码，保持畅通。
    反例：
        适用范围: 本预案由【公司名称】负责解释。

    正例：
        适用范围: 本预案适用于示例市范围内的突发事件。
    正例：
        信息发布:
          参考口径:
            - 标题: 【演练】延迟发货公告
              正文: 您好，您的订单预计___月___日发出。
        标题: 示例公司综合应急预案
    正例：
        适用范围: 报告要说清事件发生的具体时间、地点和涉及人数。
    """
    signs = hits_in(_texts(context, _SIGNS), _signs)
    if signs:
        yield _problem(signs)
    asked = hits_in(_texts(context, _WORDS), _asking)
    for same in _alike([one for one in asked if _means(one)]):
        yield _problem(same)
    chapters = [text for text in _texts(context, _BLANKS) if text.part in _CHAPTERS]
    blanks = hits_in(chapters, _blank)
    if blanks:
        yield _problem(blanks)


def _texts(context: Context, marks: tuple[str, ...]) -> list[Prose]:
    return [text for text in context.having(marks) if not in_template(text)]


def _means(hit: Hit) -> bool:
    """The words ask for a value and do not tell what a report or a form holds."""
    before = hit.prose.text[max(0, hit.start - 8) : hit.start]
    told = ("记录", "登记", "询问", "核实", "说明", "写明", "注明", "报告", "提供", "了解", "确定")
    behind = hit.prose.text[hit.start + len(hit.words) :]
    if re.match(r"[，,]?(?:例如|如|比如)20\d\d年", behind):
        return False
    listed = hit.words.startswith("具体") and before[-1:] not in {"如", "为", "是"}
    return not (listed and any(word in before for word in told))


def _alike(hits: list[Hit]) -> Iterator[list[Hit]]:
    found: dict[str, list[Hit]] = {}
    for hit in hits:
        found.setdefault(hit.words, []).append(hit)
    yield from found.values()


def _problem(hits: list[Hit]) -> Problem:
    first = hits[0]
    message = f"“{first.words}”{among(hits)}还没有填写。"
    return Problem(first.prose.at, message, words=first.words, also=others(hits))
