"""Platform rules that a plan goes by and nobody has looked up."""

from collections.abc import Sequence

from planforge.document.quick import quick
from planforge.findings import Path, Severity, Where
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.platform import KEYS, UNCONFIRMED, PlatformRule, rules_in


@rule(
    "PF236",
    "unconfirmed-platform-rule",
    "平台规则还没有核对",
    Severity.INFO,
)
def unconfirmed_platform_rule(context: Context) -> Found:
    """A text goes by a platform rule whose figure, day, source or person is missing.

    问题：正文引用了平台规则，这条规则的数值、核对日期、来源、核对人还没有填全。
    为什么：没有核对过的数字不会印出来，印的是“按平台现行规则，由店铺核对填写”，当天没法照着做。
    改法：到平台规则页面查原文，在“平台规则”里把数值、核对日期、来源、核对人都填上。

    反例：
        类型: 天猫店铺
        平台规则:
          - {标识: 发货时限, 数值: 48小时}
        适用范围: 没发的订单要在[[rule:发货时限]]到期前联系买家。
        标题: 示例旗舰店应急预案

    正例：
        类型: 天猫店铺
        平台规则:
          - 标识: 发货时限
            数值: 示例数值
            核对日期: 2026-11-01
            来源: 商家规则页面
            核对人: 运营
        适用范围: 没发的订单要在[[rule:发货时限]]到期前联系买家。
        标题: 示例旗舰店应急预案
    """
    used = _used(context)
    rules = context.plan.platform_rules
    open_ = []
    for index, one in enumerate(rules):
        names = dict.fromkeys(name for name in (one.id, one.name) if name)
        where = [place for name in names for place in used.get(name, [])]
        if where and one.missing:
            open_.append(_Open(index, one, tuple(where)))
    if open_:
        yield _told(open_)
    known = {name for one in rules for name in (one.id, one.name) if name}
    for name, places in used.items():
        if name not in known:
            message = f"“平台规则”里没有“{name}”，印出来是“{UNCONFIRMED}”。"
            hint = "在“平台规则”里加上它，查过平台原文再填数值、核对日期、来源、核对人。"
            first, *rest = places
            yield Problem(first.at, message, hint, first.words, also=tuple(rest))


@quick
class _Open:
    """A listed rule that is used and lacks something."""

    index: int
    rule: PlatformRule
    used: tuple[Where, ...]

    @property
    def name(self) -> str:
        return self.rule.name or self.rule.id or ""


def _told(open_: Sequence[_Open]) -> Problem:
    """One finding with a count: all are mended in one go, with the platform's page at hand."""
    at = ("platform_rules", open_[0].index)
    lacks = dict.fromkeys("、".join(one.rule.missing) for one in open_)
    if len(open_) == 1:
        (one,) = open_
        message = (
            f"平台规则“{one.name}”用在 {len(one.used)} 处，"
            f"还缺{next(iter(lacks))}，印出来是“{UNCONFIRMED}”。"
        )
        return Problem(at, message, also=one.used)
    same = len(lacks) == 1
    names = "、".join(
        one.name if same else f"{one.name}（还缺{'、'.join(one.rule.missing)}）" for one in open_
    )
    message = f"有 {len(open_)} 条平台规则没有核对完：{names}"
    message += f"。都缺{next(iter(lacks))}" if same else ""
    message += f"。一共用在 {sum(len(one.used) for one in open_)} 处，印出来是“{UNCONFIRMED}”。"
    others = tuple(Where(("platform_rules", one.index), one.name) for one in open_[1:])
    return Problem(at, message, also=others)


def _used(context: Context) -> dict[str, list[Where]]:
    """Where the texts refer to rules, by what they call them."""
    used: dict[str, list[Where]] = {}
    for text in context.having(tuple(f"[[{key}" for key in KEYS)):
        for name in dict.fromkeys(rules_in(text.text)):
            used.setdefault(name, []).append(Where(text.at, name))
    response = context.plan.response
    scenarios = response.scenarios if response is not None else None
    for index, one in enumerate(scenarios.scenarios if scenarios is not None else ()):
        at: Path = ("response", "scenarios", "scenarios", index)
        for rank, name in enumerate(one.platform_rules):
            if not any(place.at[:4] == at for place in used.get(name, [])):
                used.setdefault(name, []).append(Where((*at, "platform_rules", rank), name))
    return used
