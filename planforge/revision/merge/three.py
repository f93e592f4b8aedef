"""Three states of a plan file's values: what to change in ours so that it has their edits too."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from planforge.findings import Finding, Path, Place, Severity
from planforge.revision.merge.match import matched, said
from planforge.revision.merge.order import Threefold, moved
from planforge.revision.tree import (
    ORDERS,
    OTHERS,
    Items,
    Object,
    Value,
    Words,
    called,
    name_of,
    piece_of,
    place_of,
    told,
)
from planforge.source.rewrite.edits import Add, Drop, Edit, Put, Shift

_SHOWN = 40
_HINT = "合并后的文件里，这一处上面有注释；改成商定的内容，再删去注释。"


@dataclass(frozen=True, slots=True)
class Clash:
    """What only a person can decide.

    Attributes:
        finding: told, with the place in our file as it was.
        kept: what stands in our file until then, as a sentence.
        theirs: what they wrote; None where they wrote nothing.
    """

    finding: Finding
    kept: str
    theirs: Value | None = None


@dataclass(slots=True)
class ThreeWay:
    """Gathers the edits of our file, and what nobody but a person can decide.

    Attributes:
        ours: the whole of our file, by whose paths edits and findings speak.
        edits: what to change in it.
        clashes: places that both sides changed, each otherwise.
        notes: what was decided where both orders would be right.
        theirs: by edit, what they wrote.
    """

    ours: Object
    edits: list[Edit] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)
    theirs: dict[Edit, Value] = field(default_factory=dict)

    def run(self, base: Object, theirs: Object) -> None:
        """Compare all."""
        self._object(base, self.ours, theirs, ())

    # Values

    def _value(
        self, base: Value | None, ours: Value | None, theirs: Value | None, path: Path
    ) -> None:
        """One value; None where a side has none."""
        if _same(base, theirs) or _same(ours, theirs):
            return
        if isinstance(ours, Object) and isinstance(theirs, Object):
            self._object(base if isinstance(base, Object) else Object({}), ours, theirs, path)
        elif isinstance(ours, Items) and isinstance(theirs, Items):
            self._items(base if isinstance(base, Items) else Items(()), ours, theirs, path)
        elif _same(base, ours):
            self._take(ours, theirs, path)
        else:
            self._conflict(base, ours, theirs, path)

    def _take(self, ours: Value | None, theirs: Value | None, path: Path) -> None:
        """Their value, ours being as it was."""
        if theirs is None:
            self.edits.append(Drop(path))
            return
        piece = None if _files(path) else piece_of(theirs)
        fits = ours is None or (isinstance(ours, Words) and isinstance(theirs, Words))
        if piece is None or not fits:
            self._manual(theirs, path)
        else:
            self._edit(Put(path, piece), theirs)

    def _object(self, base: Object, ours: Object, theirs: Object, path: Path) -> None:
        names = dict.fromkeys((*ours.fields, *theirs.fields, *base.fields))
        for name in names:
            before, mine, other = (side.fields.get(name) for side in (base, ours, theirs))
            if name in (OTHERS, ORDERS) and not (_same(before, other) or _same(mine, other)):
                self._manual(other or before or mine, path)
                continue
            self._value(before, mine, other, (*path, name))

    # Lists

    def _items(self, base: Items, ours: Items, theirs: Items, path: Path) -> None:
        mine, other = matched(base.items, ours.items), matched(base.items, theirs.items)
        new = [n for n in range(len(theirs.items)) if n not in other.values()]
        fresh = [n for n in range(len(ours.items)) if n not in mine.values()]
        found = matched([theirs.items[n] for n in new], [ours.items[n] for n in fresh])
        twins = {
            new[n]: fresh[at] for n, at in found.items() if _twins(theirs, new[n], ours, fresh[at])
        }
        gone: set[int] = set()
        back: set[int] = set()
        for index, item in enumerate(base.items):
            here, there = mine.get(index), other.get(index)
            if here is not None and there is not None:
                self._value(item, ours.items[here], theirs.items[there], (*path, here))
            elif here is not None:
                if _same(item, ours.items[here]):
                    gone.add(here)
                    self.edits.append(Drop((*path, here)))
                else:
                    self._conflict(item, ours.items[here], None, (*path, here))
            elif there is not None:
                back.add(there)
                if not _same(item, theirs.items[there]):
                    self._conflict(item, None, theirs.items[there], path)
        self._lost_moves(mine, gone, path, "本方移动过、对方删了", ours)
        self._lost_moves(other, back, path, "本方删了、对方移动过", theirs)
        for at, index in twins.items():
            self._value(None, ours.items[index], theirs.items[at], (*path, index))
        three = Threefold(
            mine, other, len(ours.items), len(theirs.items), twins, frozenset(gone), frozenset(back)
        )
        self._arrange(three, ours, theirs, path)

    def _lost_moves(
        self, places: Mapping[int, int], gone: set[int], path: Path, what: str, side: Items
    ) -> None:
        """Tell of items that one side moved and the other took out: they go."""
        order = list(places.values())
        for position in sorted(moved(order)):
            if order[position] in gone:
                item = side.items[order[position]]
                name = called(item)[:_SHOWN]
                message = f"“{told(self.ours, path)}”里的“{name}”{what}，按删除处理。"
                self.notes.append(
                    self._finding("PF703", "moved-and-gone", message, item, path, Severity.INFO)
                )

    def _arrange(self, three: Threefold, ours: Items, theirs: Items, path: Path) -> None:
        """Put our items into the common order, with their new ones."""
        woven = three.woven()
        for index in woven.crossed:
            at = next(at for n, at in three.theirs.items() if three.ours.get(n) == index)
            before = f"“{called(theirs.items[at - 1])[:_SHOWN]}”后面" if at else "最前面"
            message = (
                f"“{told(self.ours, (*path, index))}”两边移到了不同的位置，对方移到了{before}。"
            )
            finding = self._finding(
                "PF702", "moved-twice", message, ours.items[index], (*path, index)
            )
            self.clashes.append(Clash(finding, "暂时保留本方的位置。"))
        for at in woven.beside:
            name = called(theirs.items[at])[:_SHOWN]
            message = (
                f"两边在“{told(self.ours, path)}”的同一处各加了条目，都保留了："
                f"本方的在前，对方的“{name}”在后。"
            )
            self.notes.append(
                self._finding(
                    "PF703", "added-beside", message, theirs.items[at], path, Severity.INFO
                )
            )
        kept = [index for index in woven.order if index >= 0]
        stay = set(kept) - {kept[n] for n in moved(kept)}
        following = len(ours.items)
        targets: list[tuple[int, int]] = []
        for index in reversed(woven.order):
            targets.append((index, following))
            if index in stay:
                following = index
        for index, to in reversed(targets):
            if index < 0:
                self._add(theirs.items[~index], path, to)
            elif index not in stay:
                self.edits.append(Shift((*path, index), to - (to > index)))

    def _add(self, item: Value, path: Path, to: int) -> None:
        piece = piece_of(item)
        if piece is None:
            self._manual(item, path)
        else:
            self._edit(Add(path, to, piece), item)

    def _edit(self, edit: Edit, theirs: Value) -> None:
        self.edits.append(edit)
        self.theirs[edit] = theirs

    # Findings

    def _conflict(
        self, base: Value | None, ours: Value | None, theirs: Value | None, path: Path
    ) -> None:
        """Both sides changed a value."""
        where = told(self.ours, path)
        before = f"原来是{_shown(base)}，" if base is not None else ""
        kept = "暂时保留本方的写法。"
        if ours is None:
            message = f"“{where}”里的{_shown(base)}本方删了，对方改成了{_shown(theirs)}。"
            kept = "暂时按本方的，没有恢复。"
        elif theirs is None:
            message = f"“{where}”对方删了，本方改成了{_shown(ours)}。"
        else:
            message = f"“{where}”{before}本方改成了{_shown(ours)}，对方改成了{_shown(theirs)}。"
        at = place_of(theirs)
        hint = f"{_HINT}对方的写法在 {at}。" if at else _HINT
        place = place_of(ours) or self._near(path)
        finding = Finding("PF701", "merge-conflict", Severity.ERROR, message, hint, path, place)
        self.clashes.append(Clash(finding, kept, theirs))

    def _manual(self, value: Value | None, path: Path) -> None:
        """A change that cannot be written by a program."""
        message = (
            f"对方改了“{told(self.ours, path)}”的写法（引用文件、继承指令或结构），不能自动合并。"
        )
        finding = self._finding("PF704", "merge-by-hand", message, value, path)
        self.clashes.append(Clash(finding, "暂时保留本方的写法。", value))

    def _finding(
        self,
        code: str,
        name: str,
        message: str,
        value: Value | None,
        path: Path,
        severity: Severity = Severity.ERROR,
    ) -> Finding:
        hint = "请核对这一处。" if severity is Severity.INFO else _HINT
        return Finding(
            code, name, severity, message, hint, path, place_of(value) or self._near(path)
        )

    def _near(self, path: Path) -> Place | None:
        """The place of the nearest thing around a path in our file."""
        value: Value | None = self.ours
        place = place_of(value)
        for step in path:
            if isinstance(value, Items) and isinstance(step, int) and step < len(value.items):
                value = value.items[step]
            elif isinstance(value, Object):
                value = value.fields.get(str(step))
            else:
                break
            place = place_of(value) or place
        return place


def _same(one: Value | None, other: Value | None) -> bool:
    if one is None or other is None:
        return one is other
    return said(one) == said(other)


def _twins(theirs: Items, at: int, ours: Items, index: int) -> bool:
    """What both added is the same thing, and not only alike."""
    mine, other = ours.items[index], theirs.items[at]
    if _same(mine, other):
        return True
    return (
        isinstance(mine, Object) and isinstance(other, Object) and name_of(mine) == name_of(other)
    )


def _files(path: Path) -> bool:
    return bool(path) and path[-1] in (OTHERS, ORDERS)


def _shown(value: Value | None) -> str:
    """A value in a message."""
    if value is None:
        return "（没有）"
    words = called(value) if not isinstance(value, Words) else value.text
    line = " ".join(words.split())
    short = line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
    return f"“{short}”" if short else "一组内容"
