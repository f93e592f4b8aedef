"""Rules on wording, in the order in which they run."""

from planforge.lint.rule import Rule
from planforge.lint.rules.wording.abbreviation import abbreviation
from planforge.lint.rules.wording.cut_off import cut_off
from planforge.lint.rules.wording.doubled import doubled
from planforge.lint.rules.wording.half_width import half_width
from planforge.lint.rules.wording.jumping_numbers import jumping_numbers
from planforge.lint.rules.wording.level_words import level_words
from planforge.lint.rules.wording.own_name import own_name
from planforge.lint.rules.wording.placeholder import placeholder
from planforge.lint.rules.wording.stray_line import stray_line
from planforge.lint.rules.wording.template_talk import template_talk
from planforge.lint.rules.wording.traditional import traditional
from planforge.lint.rules.wording.two_spellings import two_spellings
from planforge.lint.rules.wording.unpaired import unpaired
from planforge.lint.rules.wording.vague_time import vague_time

RULES: tuple[Rule, ...] = (
    placeholder,
    template_talk,
    cut_off,
    stray_line,
    unpaired,
    doubled,
    two_spellings,
    abbreviation,
    vague_time,
    jumping_numbers,
    half_width,
    traditional,
    own_name,
    level_words,
)
