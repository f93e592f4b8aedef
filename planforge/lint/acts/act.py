"""An act: somebody does something, often within a time."""

from enum import Enum

from planforge.document.quick import quick
from planforge.findings import Path


class Source(Enum):
    """What of a plan an act is told by."""

    STEP = "步骤"
    REPORT = "报告"
    SLOT = "演练时段"
    MEASURE = "措施"
    LEVEL = "响应措施"
    SENTENCE = "正文"


@quick
class Limit:
    """A time limit.

    Attributes:
        words: as written: 30分钟, 演练结束后1-2天内.
        shortest: its lower bound in seconds.
        longest: its upper bound in seconds; equal to the lower where one figure is given.
        after: what it counts from, as worded: 接报后; empty where nothing is said.
        working: it counts working days.
    """

    words: str
    shortest: int
    longest: int
    after: str = ""
    working: bool = False


@quick
class Act:
    """One act.

    Attributes:
        source: what tells it.
        holder: path of the item that holds it: a step, a report, a slot.
        group: path of what its item stands in: a phase, a scenario, a slot, a list.
        at: path of the very text or fact that tells it.
        words: the words that tell its limit, exactly as they stand at ``at``; may be empty.
        actor: who acts, as named; empty where nobody is.
        action: what is done, slots filled; empty where nothing is said.
        limit: within which time, or None.
        to: to whom it is reported; empty where it is no report.
        follows: it is told as following the act before it of the same text (然后, 后续).
        level: the response level it belongs to, as named; empty for all.
        title: of its item, or of its phase where that has one; empty where none.
    """

    source: Source
    holder: Path
    group: Path
    at: Path
    words: str = ""
    actor: str = ""
    action: str = ""
    limit: Limit | None = None
    to: str = ""
    follows: bool = False
    level: str = ""
    title: str = ""
