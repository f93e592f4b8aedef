"""Where findings are gathered while a plan is read, bounded in number."""

from planforge.findings import Finding, Path
from planforge.source.codes import MORE_FINDINGS, Code
from planforge.source.nodes import Mark

MOST = 300
"""More findings than anybody reads in one go; a hostile file can have hundreds of thousands."""


class Log:
    """Findings of one load; beyond MOST they are only counted."""

    def __init__(self) -> None:
        self._found: list[Finding] = []
        self._more = 0

    @property
    def full(self) -> bool:
        """Further findings are only counted: their messages need not be thought out."""
        return len(self._found) >= MOST

    def add(
        self,
        code: Code,
        message: str,
        hint: str | None = None,
        *,
        mark: Mark | None = None,
        at: Path | None = None,
    ) -> None:
        """Note a finding."""
        if self.full:
            self._more += 1
        else:
            self._found.append(code.finding(message, hint, at=at, mark=mark))

    def findings(self) -> list[Finding]:
        """All findings in the order of their places, and how many were left out."""
        found = sorted(self._found, key=_order)
        if self._more:
            message = f"另有 {self._more} 处问题没有列出。"
            found.append(MORE_FINDINGS.finding(message, "先改上面这些，再检查一遍。"))
        return found


def _order(finding: Finding) -> tuple[str, int, int, str]:
    place = finding.place
    if place is None:
        return ("", 0, 0, finding.code)
    return (place.file, place.line, place.column, finding.code)
