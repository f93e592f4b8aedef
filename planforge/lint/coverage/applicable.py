"""Which bodies of requirements a plan is measured by, in words."""

from collections.abc import Sequence

from planforge.lint.regimes import Applicability, Regime


def applicable(regimes: Sequence[Applicability]) -> tuple[str, ...]:
    """What applies, and what does not with the reasons: two lines, or one where nothing applies.

    None where the regimes are not known. A shop is not told the names of all that was written for
    offices and factories.
    """
    if not regimes:
        return ()
    applied = [_named(one) for one in regimes if one.applies]
    if not applied:
        return (f"适用：无，各项法规标准对预案的要求都不适用（{regimes[0].reason}）。",)
    lines = [f"适用：{'、'.join(applied)}。"]
    reasons: dict[str, list[str]] = {}
    for one in regimes:
        if not one.applies:
            reasons.setdefault(why(one), []).append(one.title)
    shop = any(one.applies and one.regime is Regime.SHOP for one in regimes)
    others = [f"{_all(titles, shop=shop)}（{reason}）" for reason, titles in reasons.items()]
    if others:
        lines.append(f"不适用：{'；'.join(others)}。")
    return tuple(lines)


def why(one: Applicability) -> str:
    """The reason, and whether it is inferred."""
    return f"推断：{one.reason}" if one.inferred else one.reason


def _all(titles: Sequence[str], *, shop: bool) -> str:
    if shop and len(titles) > 1:
        return f"写给政府、平台和生产单位的{len(titles)}项"
    return "、".join(titles)


def _named(one: Applicability) -> str:
    return f"{one.title}（{why(one)}）" if one.inferred else one.title
