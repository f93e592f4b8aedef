"""A comparison in the formats that it is shown in; a format's library is loaded when wanted."""

import datetime
from dataclasses import dataclass, replace

from planforge.diff.model import Pair, RowPair, Script, Weight
from planforge.errors import UsageProblem
from planforge.findings import Finding
from planforge.revision.sides import Opened

FORMATS = {"text": ".txt", "json": ".json"}
"""Format names, and the endings of their files."""


@dataclass(frozen=True, slots=True)
class Look:
    """How to show a comparison.

    Attributes:
        author: who made the changes, in tracked changes.
        date: when; None where nobody says.
        native: moves are shown as moves, not as a deletion and an insertion.
        material: only what matters is told.
        verify: outputs prove themselves.
        color: words may be coloured, on a terminal.
        width: columns of a terminal.
    """

    author: str = "planforge"
    date: datetime.date | None = None
    native: bool = True
    material: bool = False
    verify: bool = False
    color: bool = False
    width: int = 80


@dataclass(frozen=True, slots=True)
class Compared:
    """Two sides with the script between them."""

    old: Opened
    new: Opened
    script: Script


@dataclass(frozen=True, slots=True)
class Shown:
    """The bytes of one output, what its reader should know, and whether it was proved."""

    data: bytes
    notes: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def material_only(script: Script) -> Script:
    """The script without the changes that do not matter; all words stay."""
    kept = tuple(change for change in script.changes if change.weight is Weight.MATERIAL)
    numbers = {change.number for change in kept}
    pairs = tuple(_of(pair, numbers) for pair in script.pairs)
    rows = tuple(_row_of(row, numbers) for row in script.rows)
    return replace(script, pairs=pairs, rows=rows, changes=kept)


def _of(pair: Pair, numbers: set[int]) -> Pair:
    if all(number in numbers for number in pair.changes):
        return pair
    return replace(pair, changes=tuple(n for n in pair.changes if n in numbers))


def _row_of(row: RowPair, numbers: set[int]) -> RowPair:
    if all(number in numbers for number in row.changes):
        return row
    return replace(row, changes=tuple(n for n in row.changes if n in numbers))


def show(name: str, compared: Compared, look: Look) -> Shown:
    """A comparison in the format called name.

    Raises:
        UsageProblem: no such format.
        RenderError: it cannot be made.
    """
    script = material_only(compared.script) if look.material else compared.script
    match name:
        case "json":
            from planforge.diff.json_form import to_json

            return Shown(to_json(script).encode())
        case "text":
            return Shown(_plain_text(script).encode())
        case _:
            message = f"不认识的输出格式“{name}”。"
            raise UsageProblem(message, f"可选：{'、'.join(FORMATS)}。")


def _plain_text(script: Script) -> str:
    lines = [f"{script.old.name} → {script.new.name}"]
    for change in script.changes:
        where = change.new or change.old
        trail = "›".join(where.trail) if where is not None else ""
        before = f"：{change.before} → {change.after}"
        lines.append(f"{change.number}. {change.type.zh}（{trail}）{before}")
    return "\n".join(lines) + "\n"
