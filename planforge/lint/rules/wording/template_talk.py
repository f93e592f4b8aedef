"""What a template or a web page says about itself."""

import re
from functools import cache

from planforge.findings import Path, Severity
from planforge.lint.context import Context
from planforge.lint.hits import Hit, among, hits_in, others, sentence_around
from planforge.lint.rule import Found, Problem, rule

_MARKS = (
    "示例", "示范", "范本", "范文", "范例", "模板", "样本", "参考", "具体内容", "详细内容",
    "相关内容", "请根据", "请结合", "请按", "以上是", "以上就是", "以下是", "希望", "<!--",
    "来源：", "来源:", "下载", "转载", "文库", "人工智能", "AI",
)  # fmt: skip
_SELF = r"(?:本|此|该)(?:应急)?(?:预案|方案|文本|文档|文件|文)"


@cache
def _talk() -> re.Pattern[str]:
    """The text tells that it is a template, or what its user is to do with it."""
    return re.compile(
        rf"{_SELF}(?:仅|只)?(?:为|是|系)(?:一[个份篇])?(?:示例|示范|范本|范例|范文|模板|样本|参考)(?:性)?"
        r"(?:文本|文件|文档|内容)?"
        rf"|(?:{_SELF}|以上(?:内容)?|以上仅)[^。，,；;]{{0,6}}(?:仅供|仅作)参考"
        r"|(?:具体|详细|以上|相关)内容[^。，,；;]{0,4}(?:可|请|应|需)[^。，,；;]{0,4}(?:根据|结合|按照)"
        r"[^。，,；;]{0,8}情况[^。，,；;]{0,4}(?:调整|修改|填写|补充|完善|细化)"
        r"|请(?:您|各单位|各地|各部门|使用者|用户|企业|店铺)?(?:根据|结合|按照?)(?:自身|本单位|实际|具体|店铺|企业|公司)"
        r"[^。，,；;]{0,8}(?:填写|修改|调整|补充|完善|替换)"
        r"|(?:以上|以下)(?:就)?是(?:一[份个篇])?(?:关于|为您|为你)?[^。，,；;]{0,20}"
        r"(?:模板|范文|范本|示例|预案(?:的)?(?:内容|框架|全文))"
        r"|希望(?:以上|这份|本|能?对)[^。，,；;]{0,12}(?:帮助|有用|参考)"
        r"|(?:由|作为)(?:一个)?(?:AI|人工智能)[^。，,；;]{0,8}(?:生成|助手|模型)"
    )


@cache
def _web() -> re.Pattern[str]:
    """What a web page left in a text that was copied from it."""
    return re.compile(
        r"<!--.{0,40}?-->|(?:文章|信息|内容)?来源[:：]\s*\w{2,20}(?:网|号|文库|平台)"
        r"|点击(?:此处|这里)?下载|(?:百度|道客|豆丁)文库|未经授权(?:禁止|不得)转载"
    )


@rule("PF602", "template-talk", "模板说明或者网页文字留在正文里", Severity.ERROR)
def template_talk(context: Context) -> Found:
    """Words of the template about itself stand in the plan.

    问题：正文里留着模板的说明（“本预案为示例性文本”“请根据实际情况填写”），或者从网页复制来的文字。
    为什么：等于自认没有结合本单位实际，评审会直接退回。
    改法：删去这一句，把它所说的内容按实际补齐。

    反例：
        适用范围: 本预案为示例性文本，具体内容可根据实际情况进行调整。
    反例：
        适用范围: 请根据本单位实际情况填写适用范围。
    反例：
        适用范围: 本预案适用于示例公司。<!-- INFO END -->

    正例：
        适用范围: 各部门按照信息报告模板如实填写，并根据实际情况调整排班。
    """
    if not any(mark in context.text for mark in _MARKS):
        return
    texts = context.having(_MARKS)
    talk = _apart(hits_in(texts, _talk))
    if talk:
        first = talk[0]
        said = _whole(first)
        message = f"“{said}”{among(talk)}是模板自己的说明，不是预案的内容。"
        yield Problem(first.prose.at, message, words=said, also=others(talk))
    web = hits_in(texts, _web)
    if web:
        first = web[0]
        message = f"“{first.words}”{among(web)}是从网页或者别的文件里带进来的，不是正文。"
        hint = "删去这些文字。"
        yield Problem(
            first.prose.at, message, hint, first.words, others(web), severity=Severity.INFO
        )


def _apart(hits: list[Hit]) -> list[Hit]:
    """One of each sentence."""
    found: dict[tuple[Path, str], Hit] = {}
    for hit in hits:
        found.setdefault((hit.prose.at, _whole(hit)), hit)
    return list(found.values())


def _whole(hit: Hit) -> str:
    """The sentence, where it is short enough to be quoted."""
    whole = sentence_around(hit.prose.text, hit.start, hit.start + len(hit.words))
    return whole if len(whole) <= 40 else hit.words
