"""A comparison as plain text: for a console, a mail, a log."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from planforge.diff.model import Change, Op, Script, Unit, UnitKind
from planforge.diff.shown import Told, counted, counts, is_material, material_first, told
from planforge.document import Section
from planforge.resources.wrap import columns, wrapped

_LEAST = 40
_FRONT = "正文之前"


@dataclass(frozen=True, slots=True)
class _Ink:
    """How words are marked: by colours, or by signs that every console has."""

    deleted: tuple[str, str]
    inserted: tuple[str, str]
    material: tuple[str, str]
    heading: tuple[str, str]
    soft: tuple[str, str]


_PLAIN = ("", "")
_SIGNS = _Ink(("[-", "-]"), ("{+", "+}"), _PLAIN, _PLAIN, _PLAIN)
_COLOURS = _Ink(
    ("\x1b[31;9m", "\x1b[0m"),
    ("\x1b[32;4m", "\x1b[0m"),
    ("\x1b[1;33m", "\x1b[0m"),
    ("\x1b[1m", "\x1b[0m"),
    ("\x1b[2m", "\x1b[0m"),
)


def compare_text(
    script: Script, *, width: int = 80, color: bool = False, material_only: bool = False
) -> str:
    """The changes by chapter, material ones first, each with its place and its words.

    Args:
        script: the comparison.
        width: columns of the console; a Chinese character takes two.
        color: ANSI colours in the place of [-deleted-] and {+inserted+}.
        material_only: editorial changes are only counted.
    """
    ink = _COLOURS if color else _SIGNS
    lines = list(_lines(script, max(width, _LEAST), ink, material_only=material_only))
    return "".join(f"{line}\n" for line in lines)


def _lines(script: Script, width: int, ink: _Ink, *, material_only: bool) -> Iterator[str]:
    material, editorial = counted(script)
    if not material and not editorial:
        yield "两份文件没有差别。"
    else:
        yield f"{material} 处实质修改，{editorial} 处文字性修改"
    wanted = [change for change in script.changes if is_material(change) or not material_only]
    for chapter, changes in _chapters(script, wanted):
        yield ""
        yield _inked(chapter, ink.heading)
        for change in material_first(changes):
            yield from _change(change, width, ink)
    if script.unsaid:
        yield ""
        yield "正文里标不出来的差别："
        for sentence in script.unsaid:
            yield from _hanging("  - ", sentence, width)


def _chapters(script: Script, changes: Iterable[Change]) -> Iterator[tuple[str, list[Change]]]:
    """The changes under the names of their chapters, in order of reading."""
    found: dict[str, list[Change]] = {}
    now = _renamed(script)
    for change in changes:
        found.setdefault(_chapter(script, change, now), []).append(change)
    for name, under in found.items():
        yield name or _FRONT, under


def _renamed(script: Script) -> dict[str, str]:
    """What the old document's chapters are called in the new one."""
    found: dict[str, str] = {}
    for pair in script.pairs:
        if pair.old is not None and pair.new is not None:
            old, new = script.old.units[pair.old], script.new.units[pair.new]
            if old.kind is new.kind is UnitKind.HEADING and not old.trail and not new.trail:
                found[_heading(old)] = _heading(new)
    return found


def _heading(unit: Unit) -> str:
    """A chapter's heading as it stands in the trail of what is in it."""
    label = unit.block.label if isinstance(unit.block, Section) else None
    return f"{unit.label}{label.gap if label else ''}{unit.words}".replace("\n", "")


def _chapter(script: Script, change: Change, now: Mapping[str, str]) -> str:
    """The chapter that a change stands in, or that it is about; empty before the first."""
    where, side = (change.new, script.new) if change.new else (change.old, script.old)
    if where is None or where.trail:
        name = where.trail[0].replace("\n", "") if where else ""
        return name if change.new else now.get(name, name)
    unit = side.units[where.unit]
    if unit.kind is not UnitKind.HEADING:
        return ""
    name = _heading(unit)
    return name if change.new else now.get(name, name)


def _change(change: Change, width: int, ink: _Ink) -> Iterator[str]:
    sign = "实质" if is_material(change) else "文字"
    name = f"{change.type.zh}：{change.what}" if change.what else change.type.zh
    where = change.new or change.old
    parts = [part.replace("\n", "") for part in where.trail[1:]] if where else []
    if where and counts(where.label):
        parts.append(where.label)
    yield _inked(f"{change.number:>3} 【{sign}】{name}", ink.material if sign == "实质" else _PLAIN)
    if parts:
        yield from (_inked(line, ink.soft) for line in _hanging("    ", " / ".join(parts), width))
    yield from _marked(told(change, 4 * width), width, ink)


def _marked(words: Told, width: int, ink: _Ink) -> Iterator[str]:
    """Before and after on lines of their own where both are long, else on one."""
    if words.moved:
        both = " → ".join(filter(None, (words.before, words.after)))
        yield from _hanging("    ", both, width)
        return
    if not words.before and not words.after:
        yield from _hanging("    ", words.lead, width)
        return
    (d0, d1), (i0, i1) = ink.deleted, ink.inserted
    if words.woven and ink is _SIGNS:
        inks = {Op.EQUAL: _PLAIN, Op.DELETE: ink.deleted, Op.INSERT: ink.inserted}
        inner = "".join(_inked(text, inks[op]) for op, text in words.woven)
        yield from _hanging("    ", inner, width)
        return
    signs = 0 if d0.startswith("\x1b") else 4
    parts = [(words.lead, ""), (words.before, "d"), (words.after, "i"), (words.tail, "")]
    total = sum(columns(text) + (signs if kind else 0) for text, kind in parts if text)
    marks = {"d": (d0, d1), "i": (i0, i1), "": _PLAIN}
    if total + 4 <= width:
        yield "    " + "".join(_inked(text, marks[kind]) for text, kind in parts if text)
        return
    for sign, text, mark in (("- ", words.before, ink.deleted), ("+ ", words.after, ink.inserted)):
        if text:
            whole = f"{words.lead}{text}{words.tail}"
            colour = mark if signs == 0 else _PLAIN
            for line in _hanging(f"  {sign}", whole, width):
                yield line[:4] + _inked(line[4:], colour)


def _hanging(first: str, text: str, width: int) -> Iterator[str]:
    """Text after a beginning, further lines under its start."""
    room = width - columns(first)
    for at, line in enumerate(wrapped(text, room)):
        yield f"{first if at == 0 else ' ' * columns(first)}{line}"


def _inked(text: str, ink: tuple[str, str]) -> str:
    return f"{ink[0]}{text}{ink[1]}" if text else ""
