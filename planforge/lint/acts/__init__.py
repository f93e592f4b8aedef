"""Who does what until when: one model for rules and for simulation."""

from planforge.lint.acts.act import Act, Limit, Source
from planforge.lint.acts.acts import Acts, acts_of
from planforge.lint.acts.leaves import Chapter, Leaf

__all__ = ["Act", "Acts", "Chapter", "Leaf", "Limit", "Source", "acts_of"]
