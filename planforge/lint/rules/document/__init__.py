"""Rules on the file as a whole, in the order in which they run."""

from planforge.lint.rule import Rule
from planforge.lint.rules.document.changed_after_version import changed_after_version
from planforge.lint.rules.document.classified import classified
from planforge.lint.rules.document.dangling_annex import dangling_annex
from planforge.lint.rules.document.dangling_section import dangling_section
from planforge.lint.rules.document.dates_out_of_order import dates_out_of_order
from planforge.lint.rules.document.document_number import document_number
from planforge.lint.rules.document.doubled_label import doubled_label
from planforge.lint.rules.document.empty_section import empty_section
from planforge.lint.rules.document.personal_data import personal_data
from planforge.lint.rules.document.sums_differ import sums_differ
from planforge.lint.rules.document.version_mismatch import version_mismatch

RULES: tuple[Rule, ...] = (
    classified,
    dangling_annex,
    dangling_section,
    empty_section,
    doubled_label,
    personal_data,
    dates_out_of_order,
    version_mismatch,
    document_number,
    sums_differ,
    changed_after_version,
)
