"""Rules on law, in the order in which they run."""

from planforge.lint.rule import Rule
from planforge.lint.rules.law.abolished_authority import abolished_authority
from planforge.lint.rules.law.amending_order import amending_order
from planforge.lint.rules.law.cited_twice import cited_twice
from planforge.lint.rules.law.moved_article import moved_article
from planforge.lint.rules.law.not_in_force import not_in_force
from planforge.lint.rules.law.old_code import old_code
from planforge.lint.rules.law.old_version import old_version
from planforge.lint.rules.law.repealed_law import repealed_law
from planforge.lint.rules.law.title_number import title_number
from planforge.lint.rules.law.to_verify import to_verify
from planforge.lint.rules.law.unknown_id import unknown_id
from planforge.lint.rules.law.unknown_law import unknown_law
from planforge.lint.rules.law.wrong_title import wrong_title

RULES: tuple[Rule, ...] = (
    repealed_law,
    not_in_force,
    unknown_law,
    title_number,
    moved_article,
    old_code,
    wrong_title,
    old_version,
    amending_order,
    to_verify,
    unknown_id,
    cited_twice,
    abolished_authority,
)
