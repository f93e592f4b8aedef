"""Rules on completeness, in the order in which they run."""

from planforge.lint.rule import Rule
from planforge.lint.rules.completeness.defect_not_reported import defect_not_reported
from planforge.lint.rules.completeness.joint_without_ties import joint_without_ties
from planforge.lint.rules.completeness.missing_alert import missing_alert
from planforge.lint.rules.completeness.missing_annexes import missing_annexes
from planforge.lint.rules.completeness.missing_basis import missing_basis
from planforge.lint.rules.completeness.missing_breach_handling import missing_breach_handling
from planforge.lint.rules.completeness.missing_breach_notice import missing_breach_notice
from planforge.lint.rules.completeness.missing_cautions import missing_cautions
from planforge.lint.rules.completeness.missing_command import missing_command
from planforge.lint.rules.completeness.missing_contacts import missing_contacts
from planforge.lint.rules.completeness.missing_cover_facts import missing_cover_facts
from planforge.lint.rules.completeness.missing_crowd_handling import missing_crowd_handling
from planforge.lint.rules.completeness.missing_crowd_report import missing_crowd_report
from planforge.lint.rules.completeness.missing_drill_part import missing_drill_part
from planforge.lint.rules.completeness.missing_drills import missing_drills
from planforge.lint.rules.completeness.missing_evacuation import missing_evacuation
from planforge.lint.rules.completeness.missing_fire import missing_fire
from planforge.lint.rules.completeness.missing_food_incident import missing_food_incident
from planforge.lint.rules.completeness.missing_hazard import missing_hazard
from planforge.lint.rules.completeness.missing_levels import missing_levels
from planforge.lint.rules.completeness.missing_management import missing_management
from planforge.lint.rules.completeness.missing_network_incident import missing_network_incident
from planforge.lint.rules.completeness.missing_part import missing_part
from planforge.lint.rules.completeness.missing_party import missing_party
from planforge.lint.rules.completeness.missing_plan_system import missing_plan_system
from planforge.lint.rules.completeness.missing_procedure import missing_procedure
from planforge.lint.rules.completeness.missing_recovery import missing_recovery
from planforge.lint.rules.completeness.missing_release import missing_release
from planforge.lint.rules.completeness.missing_report_content import missing_report_content
from planforge.lint.rules.completeness.missing_reporting import missing_reporting
from planforge.lint.rules.completeness.missing_risks import missing_risks
from planforge.lint.rules.completeness.missing_safeguards import missing_safeguards
from planforge.lint.rules.completeness.missing_scope import missing_scope
from planforge.lint.rules.completeness.missing_shop_basics import missing_shop_basics
from planforge.lint.rules.completeness.missing_site_steps import missing_site_steps
from planforge.lint.rules.completeness.missing_start import missing_start
from planforge.lint.rules.completeness.missing_supplies import missing_supplies
from planforge.lint.rules.completeness.missing_upward_report import missing_upward_report
from planforge.lint.rules.completeness.missing_warning import missing_warning
from planforge.lint.rules.completeness.shop_without_spares import shop_without_spares
from planforge.lint.rules.completeness.unconfirmed_platform_rule import unconfirmed_platform_rule
from planforge.lint.rules.completeness.undefined_crowd import undefined_crowd
from planforge.lint.rules.completeness.unprotected_complainants import unprotected_complainants
from planforge.lint.rules.completeness.unsigned_plan import unsigned_plan

RULES: tuple[Rule, ...] = (
    missing_part,
    missing_command,
    missing_procedure,
    missing_warning,
    missing_safeguards,
    missing_recovery,
    missing_levels,
    missing_scope,
    missing_basis,
    missing_reporting,
    missing_upward_report,
    missing_risks,
    missing_release,
    missing_drills,
    missing_plan_system,
    missing_hazard,
    missing_management,
    missing_annexes,
    missing_cautions,
    missing_network_incident,
    missing_breach_notice,
    missing_food_incident,
    missing_evacuation,
    missing_fire,
    missing_crowd_report,
    missing_drill_part,
    missing_shop_basics,
    missing_report_content,
    missing_contacts,
    missing_supplies,
    missing_site_steps,
    missing_start,
    missing_alert,
    unsigned_plan,
    missing_cover_facts,
    unconfirmed_platform_rule,
    missing_breach_handling,
    undefined_crowd,
    missing_crowd_handling,
    unprotected_complainants,
    defect_not_reported,
    missing_party,
    shop_without_spares,
    joint_without_ties,
)
