"""Plan data that differs and that no paragraph shows: facts beside texts, the head, choices."""

import datetime
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planforge.diff.front import summary_units
from planforge.diff.model import Side
from planforge.diff.tree import folded
from planforge.findings import Path
from planforge.schema.base import Model
from planforge.schema.fields import FieldSpec, fields_of
from planforge.schema.names import Choice
from planforge.schema.times import Moment

_SILENT = frozenset(("id", "schema_version", "said"))
_SLOT = re.compile(r"\[\[[^\]]*\]\]|[*_`#>|\n\[\]()!]+")


@dataclass(frozen=True, slots=True)
class Fact:
    """A value of a plan that differs.

    Attributes:
        old, new: its path in each plan; empty where it is not there.
        before, after: the value as written; empty where there is none.
        label: the field's Chinese name.
        owner: the name of the item it belongs to, or nothing.
    """

    old: Path
    new: Path
    before: str
    after: str
    label: str
    owner: str


def facts_unseen(old: Side, new: Side) -> tuple[Fact, ...]:
    """What differs in the data of two plans and not in what they print."""
    if old.plan is None or new.plan is None or old.plan == new.plan:
        return ()
    printed = _Printed(old, new)
    found = list(_models(old.plan, new.plan, (), (), ""))
    gone = Counter((fact.label, fact.before) for fact in found if not fact.new)
    come = Counter((fact.label, fact.after) for fact in found if not fact.old)
    moved = gone & come
    kept: list[Fact] = []
    for fact in found:
        key = (fact.label, fact.after or fact.before)
        if not (fact.old and fact.new) and key in moved:
            continue
        if not printed.shows(fact):
            kept.append(fact)
    return tuple(kept)


class _Printed:
    """What both documents print."""

    def __init__(self, old: Side, new: Side) -> None:
        self._old = _all_words(old)
        self._new = _all_words(new)

    def shows(self, fact: Fact) -> bool:
        """Whether a reader of both documents sees the difference."""
        if fact.old and fact.new:
            left, right = _pieces(fact.before), _pieces(fact.after)
            gone = [piece for piece in left if piece not in right]
            come = [piece for piece in right if piece not in left]
            if not gone and not come:  # slots alone: what they print is compared where they stand
                words = _core(fact.after)
                return bool(words) and words in self._old and words in self._new
            return any(self._differs(max(own, key=len, default="")) for own in (come, gone))
        before, after = _core(fact.before), _core(fact.after)
        return bool(after and after in self._new) or bool(before and before in self._old)

    def _differs(self, words: str) -> bool:
        return bool(words) and self._old.count(words) != self._new.count(words)


def _all_words(side: Side) -> str:
    again = summary_units(side)
    return "".join(_core(unit.words) for unit in side.units if unit.index not in again)


def _core(words: str) -> str:
    """The longest stretch of a text without slots, marks of Markdown and blanks."""
    return max(_pieces(words), key=len, default="")


def _pieces(words: str) -> list[str]:
    return ["".join(piece.split()) for piece in _SLOT.split(words)]


def _models(
    old: Model | None, new: Model | None, old_at: Path, new_at: Path, owner: str
) -> Iterator[Fact]:
    """The differing values of two models, or all values of one."""
    some = new or old
    if some is None or old == new:
        return
    owner = _named(some) or owner
    for spec in fields_of(type(some)).values():
        if spec.name in _SILENT:
            continue
        before, after = getattr(old, spec.name, None), getattr(new, spec.name, None)
        if before == after:
            continue
        here = (*old_at, spec.name) if old is not None else ()
        there = (*new_at, spec.name) if new is not None else ()
        if spec.model is not None:
            yield from _inner(spec, before, after, here, there, owner)
        else:
            was, now = _said(before, spec), _said(after, spec)
            if folded(was) != folded(now):
                yield Fact(here, there, was, now, spec.label.zh, owner)


def _inner(
    spec: FieldSpec, before: object, after: object, here: Path, there: Path, owner: str
) -> Iterator[Fact]:
    if not spec.many:
        one = before if isinstance(before, Model) else None
        other = after if isinstance(after, Model) else None
        yield from _models(one, other, here if one else (), there if other else (), owner)
        return
    left = [m for m in before if isinstance(m, Model)] if isinstance(before, tuple) else []
    right = [m for m in after if isinstance(m, Model)] if isinstance(after, tuple) else []
    for i, j in _coupled(left, right):
        one = left[i] if i is not None else None
        other = right[j] if j is not None else None
        old_at = (*here, i) if i is not None else ()
        new_at = (*there, j) if j is not None else ()
        yield from _models(one, other, old_at, new_at, owner)


def _coupled(
    left: Sequence[Model], right: Sequence[Model]
) -> Iterator[tuple[int | None, int | None]]:
    """Models of two lists side by side: by id or name, then equal ones, then in order."""
    rest_left, rest_right = list(range(len(left))), list(range(len(right)))
    for same in (_by_key, _by_value):
        known: dict[str, list[int]] = {}
        for j in rest_right:
            known.setdefault(same(right[j]), []).append(j)
        for i in list(rest_left):
            key = same(left[i])
            if key and known.get(key):
                j = known[key].pop(0)
                rest_left.remove(i)
                rest_right.remove(j)
                yield i, j
    if len(rest_left) == len(rest_right):
        yield from zip(rest_left, rest_right, strict=True)
        return
    yield from ((i, None) for i in rest_left)
    yield from ((None, j) for j in rest_right)


def _by_key(model: Model) -> str:
    written: object = getattr(model, "id", None)
    return str(written) if written else _named(model)


def _by_value(model: Model) -> str:
    return repr(model)


def _named(model: Model) -> str:
    """The name of an item, where it has one that is no sentence."""
    for field in ("title", getattr(model, "NAMED_BY", ""), "name", "term"):
        value: object = getattr(model, field, None) if field else None
        if isinstance(value, str) and value and len(value) <= _LONGEST_NAME:
            return value
    return ""


_LONGEST_NAME = 40


def _said(value: object, spec: FieldSpec) -> str:
    """A value as a person writes it; the default where nothing is written."""
    value = spec.default if value is None else value
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case Choice():
            return value.zh
        case Moment():
            return value.printed
        case datetime.date():
            return f"{value.year}年{value.month}月{value.day}日"
        case tuple():
            return "、".join(str(part) for part in value)
        case dict():
            return "；".join(f"{key}：{words}" for key, words in value.items())
        case _:
            return str(value)
