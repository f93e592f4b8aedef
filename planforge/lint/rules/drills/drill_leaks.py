"""Drills that reach the world outside unmarked."""

import re
from collections.abc import Iterator
from functools import cache

from planforge.findings import Severity, Where
from planforge.lint.context import Context
from planforge.lint.prose import Sentence
from planforge.lint.rule import Found, Problem, rule

_MARKED = (
    "【演练】",
    "“演练”",
    "演练字样",
    "演练标识",
    "演练标记",
    "标明演练",
    "注明演练",
    "测试环境",
    "测试账号",
)


@cache
def _outward() -> re.Pattern[str]:
    publish = (
        r"(?:发布|推送|群发|公布|张贴|发出)[^，；。,;]{0,12}"
        r"(?:召回|公告|通告|通报|声明|信息|通知|提示)"
    )
    tell = (
        r"(?:通知|告知|致电|联系|短信)[^，；。,;]{0,16}"
        r"(?:消费者|用户|买家|客户|顾客|居民|群众|市民|游客)(?!代表|服务|部)"
    )
    media = r"(?:与|向|联系|接受)[^，；。,;]{0,6}媒体[^，；。,;]{0,6}(?:联系|沟通|采访|提供|发布)"
    alarm = r"(?:拨打|报)(?:110|119|120|警)"
    return re.compile(f"{publish}|{tell}|{media}|{alarm}")


@cache
def _inside() -> re.Pattern[str]:
    return re.compile(r"模拟|演练[^开结]|虚拟|假设|扮演|内部群|导调|不(?:实际|真|向|给|得)")


@rule("PF485", "drill-leaks", "演练动作会真的发到外面去", Severity.ERROR)
def drill_leaks(context: Context) -> Found:
    """A drill publishes, notifies or calls the outside world without marking it as a drill.

    问题：演练步骤要求对外发布公告、通知消费者、联系媒体或者报警，全文没有规定怎样标明是演练。
    为什么：假的召回通知发出去就是真的舆情事件，假的报警会占用真的救援力量。
    改法：写明只在内部群或测试环境模拟发送，稿件和通话一律标注“演练”，或者事先通报对方。

    反例：
        预案种类: 演练方案
        应急演练:
          演练进程:
            - {演练时间: "14:00-15:00", 正文: 法务部在公司官网发布产品召回通知。}
    正例：
        预案种类: 演练方案
        应急演练:
          演练进程:
            - {演练时间: "14:00-15:00", 正文: 法务部在测试环境模拟发布产品召回通知。}
    正例：
        预案种类: 演练方案
        应急演练:
          演练进程:
            - {演练时间: "14:00-15:00", 正文: 法务部发布产品召回通知。}
          演练标识: 所有稿件加盖“演练”字样，只发内部群。
    """
    if not context.facts.drill or context.drill.part.marking is not None:
        return
    if any(words in context.text for words in _MARKED):
        return
    hits = list(_hits(context.drill.acts))
    if not hits:
        return
    (first, words), *rest = hits
    more = f"等 {len(hits)} 处" if rest else ""
    yield Problem(
        first.at,
        f"演练中“{words}”{more}会真的发到外面，没有写怎样标明是演练。",
        words=words,
        also=tuple(Where(one.at, found) for one, found in rest),
    )


def _hits(acts: tuple[Sentence, ...]) -> Iterator[tuple[Sentence, str]]:
    for act in acts:
        found = _outward().search(act.words)
        if found and not _inside().search(act.words):
            yield act, found[0]
