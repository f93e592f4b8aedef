"""Who there is in a plan, by which names, and who acts in a sentence."""

from planforge.lint.bodies.bodies import Bodies, Mention, any_of
from planforge.lint.bodies.body import Body, BodyKind
from planforge.lint.bodies.gathered import bodies_of

__all__ = ["Bodies", "Body", "BodyKind", "Mention", "any_of", "bodies_of"]
