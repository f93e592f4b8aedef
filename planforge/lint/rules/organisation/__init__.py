"""Rules on organisation, in the order in which they run."""

from planforge.lint.rule import Rule
from planforge.lint.rules.organisation.circular_organisation import circular_organisation
from planforge.lint.rules.organisation.headless_body import headless_body
from planforge.lint.rules.organisation.hotline_without_number import hotline_without_number
from planforge.lint.rules.organisation.leader_without_stand_in import leader_without_stand_in
from planforge.lint.rules.organisation.long_shift import long_shift
from planforge.lint.rules.organisation.malformed_phone import malformed_phone
from planforge.lint.rules.organisation.more_posts_than_staff import more_posts_than_staff
from planforge.lint.rules.organisation.nobody_to_call import nobody_to_call
from planforge.lint.rules.organisation.overlapping_commands import overlapping_commands
from planforge.lint.rules.organisation.ownerless_duties import ownerless_duties
from planforge.lint.rules.organisation.person_without_phone import person_without_phone
from planforge.lint.rules.organisation.roster_stranger import roster_stranger
from planforge.lint.rules.organisation.shared_mobile import shared_mobile
from planforge.lint.rules.organisation.shop_command import shop_command
from planforge.lint.rules.organisation.simultaneous_posts import simultaneous_posts
from planforge.lint.rules.organisation.supervises_itself import supervises_itself
from planforge.lint.rules.organisation.temporary_interpreter import temporary_interpreter
from planforge.lint.rules.organisation.unit_without_duties import unit_without_duties
from planforge.lint.rules.organisation.unkept_phone import unkept_phone
from planforge.lint.rules.organisation.unknown_actor import unknown_actor
from planforge.lint.rules.organisation.unknown_body import unknown_body
from planforge.lint.rules.organisation.unknown_module_post import unknown_module_post
from planforge.lint.rules.organisation.unused_unit import unused_unit
from planforge.lint.rules.organisation.vague_responsible import vague_responsible

RULES: tuple[Rule, ...] = (
    unknown_body,
    unknown_module_post,
    unknown_actor,
    unit_without_duties,
    unused_unit,
    ownerless_duties,
    leader_without_stand_in,
    headless_body,
    simultaneous_posts,
    circular_organisation,
    overlapping_commands,
    person_without_phone,
    roster_stranger,
    unkept_phone,
    long_shift,
    malformed_phone,
    shared_mobile,
    hotline_without_number,
    more_posts_than_staff,
    vague_responsible,
    temporary_interpreter,
    nobody_to_call,
    shop_command,
    supervises_itself,
)
