"""Supplies that lack something, told as one problem."""

from collections.abc import Sequence

from planforge.findings import Severity, Where
from planforge.lint.basis import Basis
from planforge.lint.context import Context
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem
from planforge.lint.stores import Store

_NAMED = 3
"""So many are named; of more the count is told."""


def lacking(context: Context, stores: Sequence[Store], what: str, basis: Basis) -> Found:
    """One problem for all the supplies that lack the same; none where none does.

    Args:
        context: of the plan; where the standard on production safety applies, it is a warning.
        stores: those that lack it.
        what: the end of the sentence: 没有写数量。
        basis: named where that standard applies.
    """
    if not stores:
        return
    names = "、".join(store.name for store in stores[:_NAMED])
    told = f"{names}等 {len(stores)} 样物资" if len(stores) > _NAMED else f"物资{names}"
    safety = context.applies(Regime.SAFETY_STANDARD)
    yield Problem(
        stores[0].at,
        f"{told}{what}",
        also=tuple(Where(store.at) for store in stores[1:]),
        severity=Severity.WARNING if safety else Severity.INFO,
        basis=basis if safety else None,
    )
