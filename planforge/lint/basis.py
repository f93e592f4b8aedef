"""What a rule rests on, and how grave a finding may be that rests on it."""

from enum import Enum

from planforge.document.quick import quick
from planforge.findings import Severity


class Force(Enum):
    """How binding a source is; the value is the gravest severity that it bears."""

    DUTY = Severity.ERROR
    """A duty in a law, a regulation or a rule of a ministry (应当, 必须)."""
    RECOMMENDED = Severity.WARNING
    """A recommended standard (GB/T, YJ/T) or guidance of an office."""
    INFORMATIVE = Severity.INFO
    """An informative annex, or a custom of the trade."""


@quick
class Basis:
    """A clause that a rule rests on.

    Attributes:
        law: its id in the registry: law.tufa.
        clause: 第二十八条, 6.3.1; empty where the whole is meant.
        force: how binding it is.
        confirmed: the clause was seen in a public source; else findings are 提示 at most.
    """

    law: str
    clause: str = ""
    force: Force = Force.DUTY
    confirmed: bool = True

    @property
    def cap(self) -> Severity:
        """The gravest severity of a finding that rests on it."""
        return self.force.value if self.confirmed else Severity.INFO
