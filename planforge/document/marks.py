"""What a revision did to a node."""

from enum import Enum

from planforge.document.quick import quick


class ChangeKind(Enum):
    """How a node differs from the earlier revision."""

    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_FROM = "moved-from"
    MOVED_TO = "moved-to"


@quick
class Change:
    """A revision mark; a node without one is unchanged.

    Attributes:
        kind: what happened.
        move: the id that both ends of a move share; empty for other kinds.
    """

    kind: ChangeKind
    move: str = ""
