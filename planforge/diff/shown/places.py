"""Changes in a reader's words: where they are, what they say, how many there are."""

from collections.abc import Iterable

from planforge.diff.model import Change, Script, Weight, Where


def place(where: Where | None) -> str:
    """A place as it is quoted: the headings above it and its own label; empty for none."""
    if where is None:
        return ""
    parts = [part.replace("\n", "") for part in where.trail]
    if where.label:
        parts.append(f"{where.label.rstrip('、.．')}")
    return "›".join(parts)


def place_of(change: Change) -> str:
    """Where a change is: in the new document, else where it was in the old."""
    return place(change.new or change.old)


def is_material(change: Change) -> bool:
    """Whether it matters to those who act by the plan."""
    return change.weight is Weight.MATERIAL


def counted(script: Script) -> tuple[int, int]:
    """How many changes are material, and how many editorial."""
    material = sum(map(is_material, script.changes))
    return material, len(script.changes) - material


def material_first(changes: Iterable[Change]) -> list[Change]:
    """The material changes, then the editorial ones, each in order of reading."""
    return sorted(changes, key=lambda change: not is_material(change))


def shortened(text: str, most: int) -> str:
    """The text on one line, cut to at most so many characters."""
    line = " ".join(text.split("\n")).strip()
    return line if len(line) <= most else f"{line[: most - 1]}…"


def fact(change: Change, most: int) -> tuple[str, str]:
    """What a change says, before and after, the differing part in view where both are long."""
    before, after = change.before, change.after
    if max(len(before), len(after)) > most and before and after:
        same = 0
        while same < min(len(before), len(after)) and before[same] == after[same]:
            same += 1
        start = max(0, same - most // 4)
        if start > 1:
            before, after = f"…{before[start:]}", f"…{after[start:]}"
    return shortened(before, most), shortened(after, most)
