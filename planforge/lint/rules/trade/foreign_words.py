"""Words of other organisations and trades."""

from collections.abc import Iterator
from functools import partial

from planforge.findings import Severity, Where
from planforge.lint.context import Context
from planforge.lint.hits import Hit, hits_in
from planforge.lint.rule import Found, Problem, rule
from planforge.lint.vocabulary import FOREIGN, Foreign, foreign_pattern

_SHOWN = 4


@rule("PF661", "foreign-words", "别的单位、别的行业的内容", Severity.WARNING)
def foreign_words(context: Context) -> Found:
    """Words of another organisation or another trade stand in the plan.

    问题：正文里有别的单位、别的行业才用的说法或者物资，如网店写“帐篷、卫星电话”、公司写“我校师生”。
    为什么：说明这一段是抄来的，没有按本单位改；照着备货、分工都是白费。
    改法：删去，换成本单位真正会用到的；确实需要的，写明用在哪里。

    反例：
        类型: 天猫店铺
        适用范围: 备好帐篷、手电筒和卫星电话。
        标题: 示例旗舰店应急预案
    反例：
        适用范围: 本预案适用于保障我校师生安全。

    正例：
        类型: 天猫店铺
        单位: {名称: 示例户外旗舰店, 经营类目: [户外用品]}
        适用范围: 帐篷缺货时停止审单。
        标题: 示例户外旗舰店应急预案
    """
    facts = context.facts
    if facts.formal:
        return
    own = _own(context)
    broad = bool(facts.production_safety.value or facts.fire.value or facts.crowded.value)
    for index, foreign in enumerate(FOREIGN):
        if facts.type not in foreign.types or (foreign.alone and broad):
            continue
        if not any(word in context.text for word in foreign.words):
            continue
        if any(word in own for word in foreign.unless) or _warehouse(foreign, context):
            continue
        hits = list(_apart(hits_in(context.having(foreign.words), partial(foreign_pattern, index))))
        if hits:
            yield _problem(foreign, hits)


def _own(context: Context) -> str:
    """The plan's own name and trade."""
    entity = context.plan.entity
    words = [context.plan.title, *context.plan.issuer]
    if entity is not None:
        words += [entity.name or "", entity.industry or "", *entity.categories]
    return " ".join(words)


def _warehouse(foreign: Foreign, context: Context) -> bool:
    """A shop with a warehouse of its own has drains and doors."""
    entity = context.plan.entity
    return "排水设施" in foreign.words and bool(entity and entity.warehouse)


def _apart(hits: list[Hit]) -> Iterator[Hit]:
    """Without the names of supplies that the text above them tells already."""
    told = {(hit.prose.at[:-1], hit.words) for hit in hits if hit.prose.field == "text"}
    for hit in hits:
        above = {(hit.prose.at[:end], hit.words) for end in range(len(hit.prose.at))}
        if hit.prose.field != "name" or not above & told:
            yield hit


def _problem(foreign: Foreign, hits: list[Hit]) -> Problem:
    words = list(dict.fromkeys(hit.words for hit in hits))
    named = "、".join(f"“{word}”" for word in words[:_SHOWN])
    more = "等" if len(words) > _SHOWN else ""
    count = f"（{len(hits)} 处）" if len(hits) > len(words) else ""
    first = hits[0]
    message = f"{named}{more}{count}像是从{foreign.whose}里抄来的，与本预案不合。"
    return Problem(
        first.prose.at,
        message,
        words=first.words,
        also=tuple(Where(hit.prose.at, hit.words) for hit in hits[1:]),
        severity=Severity.INFO if foreign.mild else None,
    )
