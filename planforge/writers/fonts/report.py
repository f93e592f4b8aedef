"""What `planforge doctor` says about fonts."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from planforge.profiles.layout import FontRole
from planforge.writers.fonts.roles import FALLBACK, face_coverage, resolve

GB2312_COUNT = 6763
"""Chinese characters of GB/T 2312-1980."""


@dataclass(frozen=True, slots=True)
class RoleReport:
    """One role as found on this machine.

    Attributes:
        role: its name in fonts.yaml.
        wanted: the font it should have.
        used: the font it gets.
        file: that font's file.
        substituted: the font is a stand-in.
        missing: number of the 6 763 characters of GB 2312 which that font lacks; they come from
            the fonts behind it.
        lost: number of them that no font of the role has: using one is an error.
    """

    role: str
    wanted: str
    used: str
    file: Path
    substituted: bool
    missing: int
    lost: int

    @property
    def complete(self) -> bool:
        """The font has all of GB 2312."""
        return self.missing == 0


@cache
def gb2312() -> frozenset[str]:
    """The 6 763 Chinese characters of GB/T 2312-1980."""
    pairs = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return frozenset("".join(pair.decode("gb2312", "ignore") for pair in pairs))


def font_report(fonts: Mapping[str, FontRole], mode: str | None = None) -> tuple[RoleReport, ...]:
    """Each role of a layout with the font it gets, in the order of fonts.yaml.

    Raises:
        RenderError: the machine has no Chinese font at all.
    """
    return tuple(_report(role, fonts, mode) for role in fonts if role != FALLBACK)


def _report(role: str, fonts: Mapping[str, FontRole], mode: str | None) -> RoleReport:
    found = resolve(role, fonts, mode)
    have = face_coverage(found.stack[0])
    missing = {char for char in gb2312() if char not in have}
    return RoleReport(
        role=role,
        wanted=found.wanted,
        used=found.used,
        file=found.stack[0].path,
        substituted=found.substituted,
        missing=len(missing),
        lost=len(found.lacking(missing)),
    )
