"""How a file is to be read where its reader has a choice."""

from dataclasses import dataclass
from enum import Enum


class Revisions(Enum):
    """What becomes of the tracked changes of a Word file."""

    ACCEPT = "accept"
    REJECT = "reject"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Reading:
    """The choices.

    Attributes:
        revisions: whether tracked changes count as made, as never made, or stop the import.
        hidden: hidden paragraphs are read as text instead of left out.
        convert: files of old kinds may be handed to LibreOffice.
    """

    revisions: Revisions = Revisions.ACCEPT
    hidden: bool = False
    convert: bool = False
