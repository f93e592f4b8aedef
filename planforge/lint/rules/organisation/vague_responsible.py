"""A responsible person who is nobody in particular."""

import re
from collections.abc import Iterator
from functools import cache

from planforge.findings import Severity, Where
from planforge.lint.context import Context
from planforge.lint.prose import Prose
from planforge.lint.rule import Found, Problem, rule

_FIELDS = frozenset(
    {"holder", "leader", "commander", "starter", "lead", "responsible", "owner", "actor"}
)


@rule("PF436", "vague-responsible", "责任人没有落到人", Severity.WARNING)
def vague_responsible(context: Context) -> Found:
    """A post is held by “a senior leader”, “heads of the departments concerned”, “or a delegate”.

    问题：总指挥、组长写成“公司高层领导”“相关部门负责人”“总经理或授权负责人”，看不出是哪一个人。
    为什么：出事时没有人知道该打给谁、谁有权决定，人人都可以说不是自己。
    改法：写明具体职务，最好带姓名和电话；要授权的，写明授权给谁、什么时候生效，列出代行顺序。

    反例：
        组织机构:
          机构:
            - 名称: 应急指挥部
              岗位:
                - {名称: 指挥长, 任职人: 公司高层领导}
                - {名称: 副指挥长, 任职人: 相关部门负责人}

    反例：
        组织机构:
          机构:
            - 名称: 应急小组
              岗位: [{名称: 组长, 任职人: 总经理或授权负责人}]

    反例：
        组织机构: 指挥长由有关部门负责人担任。

    正例：
        组织机构:
          机构:
            - 名称: 应急指挥部
              岗位:
                - {名称: 指挥长, 任职人: 分管副市长}
                - {名称: 副指挥长, 任职人: 市应急局局长}
                - {名称: 成员, 任职人: 相关部门负责人}
    """
    vague: list[tuple[Where, str]] = []
    delegated: list[tuple[Where, str]] = []
    for text, words in _responsible(context):
        if _delegate().search(words):
            delegated.append((_where(text, words), words))
        elif text.field != "actor" and _vague().search(words):
            vague.append((_where(text, words), words))
    sectors = [
        Where(text.at, match["who"])
        for text in context.prose
        if text.part == "organization" and "、" in text.text
        for match in _sectors().finditer(text.text)
    ]
    if sectors:
        first = sectors[0]
        message = f"成员写的是“{first.words}”一类单位，没有写是哪几家，通知不到人。"
        hint = "列出成员单位的名称、联系人和电话。"
        yield Problem(first.at, message, hint, first.words, tuple(sectors[1:]))
    if vague:
        yield _problem(vague, "没有落到具体的人，出事时不知道该打给谁")
    if delegated:
        hint = "写明授权给谁、什么情形下生效，列出代行顺序。"
        yield _problem(delegated, "没有写授权给谁，等于没有落到人", hint)


def _problem(found: list[tuple[Where, str]], why: str, hint: str | None = None) -> Problem:
    names = "".join(f"“{words}”" for words in dict.fromkeys(words for _, words in found))
    places = list(dict.fromkeys(where for where, _ in found))
    first = places[0]
    return Problem(first.at, f"{names}{why}。", hint, first.words, tuple(places[1:]))


def _where(text: Prose, words: str) -> Where:
    return Where(text.at, words if words in text.text else "")


def _responsible(context: Context) -> Iterator[tuple[Prose, str]]:
    """Who holds a post or is to answer for something, typed and in sentences."""
    for text in context.prose:
        if text.field in _FIELDS:
            if not _crowd().search(getattr(text.owner, "name", None) or ""):
                yield text, text.text
        elif "负责人" in text.text or "领导" in text.text:
            for match in _held().finditer(text.text):
                yield text, match["who"]


@cache
def _held() -> re.Pattern[str]:
    return re.compile(
        r"由(?P<who>[^，,。；;：:（）()由]{2,20}?)(?:担任|兼任|任(?!务|何)|负责组织实施|负责实施|牵头)"
    )


@cache
def _vague() -> re.Pattern[str]:
    return re.compile(
        r"^(?:本?(?:公司|企业|单位|店铺|集团|平台))?(?:(?:高层|主要|有关|相关|各级|上级)领导(?:人员)?|领导|高层管理人员|"
        r"高管|管理层|管理人员|专人|有关人员|相关人员|责任人|负责同志)$"
        r"|^(?:各|有关|相关|政府|政府有关|各相关|各有关|业务)+(?:职能)?(?:部门|单位|科室)(?:的)?(?:主要)?(?:负责人|领导|人员)$"
    )


@cache
def _delegate() -> re.Pattern[str]:
    return re.compile(
        r"(?:或|或者|/|及其|及)(?:其|由其)?(?:所)?(?:授权|委托|指定)(?:的)?(?:负责人|人员|代表|人|代理人)$"
    )


@cache
def _crowd() -> re.Pattern[str]:
    return re.compile(r"成员|组员|队员|单位|部门")


@cache
def _sectors() -> re.Pattern[str]:
    kinds = (
        "(?:电商平台|电子商务平台|网络平台|平台企业|物流企业|快递企业|支付机构|相关企业|重点企业|"
        "行业协会|消费者权益保护组织|社会组织|新闻媒体)"
    )
    return re.compile(rf"(?:包括|由)(?P<who>{kinds}(?:、{kinds})+)")
