"""Rules of the trade, in the order in which they run."""

from planforge.lint.rule import Rule
from planforge.lint.rules.trade.account_owner import account_owner
from planforge.lint.rules.trade.basis_beside_scope import basis_beside_scope
from planforge.lint.rules.trade.blame_without_judge import blame_without_judge
from planforge.lint.rules.trade.change_without_freeze import change_without_freeze
from planforge.lint.rules.trade.export_printing import export_printing
from planforge.lint.rules.trade.fire_order import fire_order
from planforge.lint.rules.trade.fixed_counts import fixed_counts
from planforge.lint.rules.trade.foreign_words import foreign_words
from planforge.lint.rules.trade.holders_days import holders_days
from planforge.lint.rules.trade.impossible_measure import impossible_measure
from planforge.lint.rules.trade.medicine import medicine
from planforge.lint.rules.trade.nameless_plan import nameless_plan
from planforge.lint.rules.trade.no_evidence import no_evidence
from planforge.lint.rules.trade.no_rollback import no_rollback
from planforge.lint.rules.trade.open_clause import open_clause
from planforge.lint.rules.trade.platform_figures import platform_figures
from planforge.lint.rules.trade.platform_without_merchants import platform_without_merchants
from planforge.lint.rules.trade.powers import powers
from planforge.lint.rules.trade.promise import promise
from planforge.lint.rules.trade.raises_attention import raises_attention
from planforge.lint.rules.trade.refund_not_ours import refund_not_ours
from planforge.lint.rules.trade.repeated_text import repeated_text
from planforge.lint.rules.trade.rewards_only import rewards_only
from planforge.lint.rules.trade.scope_binds_outsiders import scope_binds_outsiders
from planforge.lint.rules.trade.scope_unserved import scope_unserved
from planforge.lint.rules.trade.shop_mends_platform import shop_mends_platform
from planforge.lint.rules.trade.shop_without_incident import shop_without_incident
from planforge.lint.rules.trade.shop_without_platform import shop_without_platform
from planforge.lint.rules.trade.shop_without_script import shop_without_script
from planforge.lint.rules.trade.skips_level import skips_level
from planforge.lint.rules.trade.stale_year import stale_year
from planforge.lint.rules.trade.stock_first import stock_first
from planforge.lint.rules.trade.summary_chapter import summary_chapter
from planforge.lint.rules.trade.taken_down_first import taken_down_first
from planforge.lint.rules.trade.unapproved_release import unapproved_release
from planforge.lint.rules.trade.unchecked_resumption import unchecked_resumption
from planforge.lint.rules.trade.unlimited_payment import unlimited_payment
from planforge.lint.rules.trade.unnamed_region import unnamed_region
from planforge.lint.rules.trade.watcher_decides import watcher_decides

RULES: tuple[Rule, ...] = (
    foreign_words,
    stale_year,
    unnamed_region,
    scope_unserved,
    scope_binds_outsiders,
    shop_without_incident,
    powers,
    promise,
    basis_beside_scope,
    skips_level,
    unapproved_release,
    unlimited_payment,
    repeated_text,
    stock_first,
    taken_down_first,
    export_printing,
    refund_not_ours,
    platform_figures,
    no_evidence,
    fire_order,
    fixed_counts,
    holders_days,
    open_clause,
    rewards_only,
    impossible_measure,
    unchecked_resumption,
    shop_without_platform,
    shop_without_script,
    platform_without_merchants,
    no_rollback,
    change_without_freeze,
    nameless_plan,
    shop_mends_platform,
    account_owner,
    summary_chapter,
    medicine,
    raises_attention,
    blame_without_judge,
    watcher_decides,
)
