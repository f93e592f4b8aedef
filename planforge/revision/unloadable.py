"""A plan that cannot be used because of its errors."""

from collections.abc import Sequence

from planforge.errors import LoadError
from planforge.findings import Finding


class Unloadable(LoadError):
    """A plan with errors, which can be neither compared nor released.

    Attributes:
        findings: the errors, and what else was found.
    """

    def __init__(self, name: str, findings: Sequence[Finding]) -> None:
        message = f"{name} 有错误，读不进来。"
        super().__init__(message, f"先运行 planforge check，把 {name} 改好。")
        self.findings = tuple(findings)
