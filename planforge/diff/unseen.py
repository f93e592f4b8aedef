"""Changes that no paragraph shows: of data beside texts, of the head, of layout and numbering."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from planforge.diff.context import Place, by_path
from planforge.diff.facts import Fact, facts_unseen
from planforge.diff.found import Found, shortened
from planforge.diff.model import ChangeType, Fate, Pair, Side, Unit, Weight
from planforge.diff.types import longer
from planforge.findings import Path

_T = ChangeType
_CHOICES = (
    "layout punctuation outline titles columns merged widths header_rows mark width landscape "
    "colspan rowspan lines"
)
_LOOKS = frozenset(_CHOICES.split())
_ISSUE = frozenset(("type", "kind", "status", "classification", "disclosure", "urgency", "entity"))
"""Fields of the head that decide which rules apply, or who may read the plan."""

_TYPES = {
    Place.PERSON: _T.PERSON,
    Place.PHONE: _T.PHONE,
    Place.CRITERION: _T.CRITERION,
    Place.DUTY: _T.DUTY,
    Place.ACTOR: _T.STEP_ACTOR,
    Place.SUPPLY: _T.SUPPLY,
    Place.LAW: _T.LAW,
    Place.DRILL: _T.DRILL,
    Place.HEAD: _T.HEAD,
}


def unseen(old: Side, new: Side, pairs: Sequence[Pair]) -> Iterator[Found]:
    """Differences of the two plans' data that the pairs cannot show."""
    renumbered = _renumbered(old, new, pairs)
    if renumbered is not None:
        yield renumbered
    looks: list[Fact] = []
    for fact in facts_unseen(old, new):
        path = fact.new or fact.old
        if path[0] == "scheme" and renumbered is not None:
            continue
        if path[0] == "scheme" or any(key in _LOOKS for key in path):
            looks.append(fact)
        else:
            yield _found(fact, old, new, pairs)
    if looks:
        yield _look(looks, old, new, pairs)


def _renumbered(old: Side, new: Side, pairs: Sequence[Pair]) -> Found | None:
    """Labels that differ where nothing came, went or moved before them: told once."""
    whole = (Fate.INSERTED, Fate.DELETED, Fate.MOVED_FROM, Fate.MOVED_TO)
    shifted = any(pair.fate in whole for pair in pairs)
    chosen = old.ours and new.ours and old.document.scheme != new.document.scheme
    if shifted and not chosen:
        return None
    for at, pair in enumerate(pairs):
        if pair.old is None or pair.new is None:
            continue
        before, after = old.units[pair.old], new.units[pair.new]
        if before.label != after.label:
            return Found(_T.RENUMBERED, at, before, after, before.label, after.label, pairs=[])
    return None


def _found(fact: Fact, old: Side, new: Side, pairs: Sequence[Pair]) -> Found:
    path = fact.new or fact.old
    kind = _type(fact, path)
    before, after = _near(old, fact.old), _near(new, fact.new)
    what = f"{fact.owner}的{fact.label}" if fact.owner else fact.label
    found = Found(kind, _order(pairs, after, before), before, after, fact.before, fact.after, what)
    editorial = kind is _T.TITLE or (path[0] not in _ISSUE and kind is _T.HEAD)
    found.weight = Weight.EDITORIAL if editorial else Weight.MATERIAL
    found.reason = f"{_told(what, fact)}，正文没有写出"
    return found


def _type(fact: Fact, path: Path) -> ChangeType:
    if path[-1] == "title":
        return _T.TITLE
    place, outer = by_path(path)
    if place is Place.DEADLINE or (place is Place.STEP and path[-1] == "within"):
        return longer(fact.before, fact.after)
    known = _TYPES.get(place) or _TYPES.get(outer)
    return known or _T.WORDING


def _told(what: str, fact: Fact) -> str:
    before, after = shortened(fact.before), shortened(fact.after)
    if not before:
        return f"{what}写明为{after}"
    return f"{what}由{before}改为{after}" if after else f"{what}删去{before}"


def _look(looks: Sequence[Fact], old: Side, new: Side, pairs: Sequence[Pair]) -> Found:
    """Choices of layout and numbering, told together."""
    first = looks[0]
    before, after = _near(old, first.old), _near(new, first.new)
    names = "、".join(dict.fromkeys(fact.label for fact in looks))
    order = _order(pairs, after, before)
    found = Found(_T.FORMAT, order, before, after, first.before, first.after, names)
    found.weight = Weight.EDITORIAL
    found.reason = f"只改版式设置（{names}），文字没有变"
    return found


def _near(side: Side, path: Path) -> Unit | None:
    """The unit that stands nearest to a path, with that path; None where there is no path."""
    if not path or not side.units:
        return None
    best = max(side.units, key=lambda unit: (_shared(unit.path, path), -unit.index))
    return replace(best, path=path)


def _shared(one: Path, other: Path) -> int:
    length = min(len(one), len(other))
    return next((at for at in range(length) if one[at] != other[at]), length)


def _order(pairs: Sequence[Pair], after: Unit | None, before: Unit | None) -> int:
    """The index of the pair it is told at."""
    for at, pair in enumerate(pairs):
        if after is not None and pair.new == after.index and pair.fate is not Fate.MOVED_FROM:
            return at
        if after is None and before is not None and pair.old == before.index:
            return at
    return len(pairs)
