"""Changes inside units that stand in both documents."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from planforge.diff.atoms import Kind, tokens
from planforge.diff.context import Place, Setting, Settings
from planforge.diff.edits import Edit, counted, edits_of
from planforge.diff.found import Found, shortened, unit_at
from planforge.diff.front import Front
from planforge.diff.model import ChangeType, Fate, Pair, Side, Unit
from planforge.diff.types import NAMED, Sense, Words, senses
from planforge.document import CommentAnchor, Inline, Link, Ref, Strong, plain

_T = ChangeType
_AROUND = 40
"""Characters on each side of an edit that are looked at."""

_LEAST = 2
_ACTS = (Place.STEP, Place.DUTY, Place.ACTOR, Place.CRITERION)


class Wording:
    """Changes inside units that stand in both documents."""

    def __init__(self, old: Side, new: Side, pairs: Sequence[Pair], front: Front) -> None:
        self._front = front
        self._old, self._new, self._pairs = old, new, pairs
        self._names = frozenset((*old.names, *new.names))
        self._before, self._after = Settings(old), Settings(new)
        self._causes: dict[tuple[str, ...], Found] = {}
        self._places: Counter[tuple[str, ...]] = Counter()
        self._types: dict[tuple[str, ...], set[ChangeType]] = {}
        self._left: dict[str, bool] = {}
        self._what: dict[tuple[str, ...], Counter[str]] = {}
        self._titles: dict[tuple[str, str], int] = {}
        self._looks: list[int] = []
        self._articles: dict[str, str] | None = None

    def found(self) -> Iterator[Found]:
        """All of them, in no order; those of one cause told once with their places."""
        edits = [
            self._counted(edit)
            for at, pair in enumerate(self._pairs)
            if pair.fate in (Fate.CHANGED, Fate.MOVED_TO)
            for edit in edits_of(at, pair)
            if not self._derived(edit)
        ]
        often = self._often(edits)
        by_pair: dict[int, list[Edit]] = {}
        for edit in edits:
            by_pair.setdefault(edit.pair, []).append(edit)
        for at in sorted(by_pair, key=lambda at: (self._front.in_summary(self._pairs[at]), at)):
            yield from self._unit(at, by_pair[at], often)
        for cause, one in self._causes.items():
            if self._places[cause] > 1:
                one.told = f"，共 {self._places[cause]} 处"
            if cause[0] == "swap" and self._what[cause]:
                one.what = self._what[cause].most_common(1)[0][0]
            if _T.TITLE in self._types[cause]:
                self._entitled(one)
            elif len(self._types[cause]) > 1:
                one.type, one.what = self._of_all(one), ""
            if one.type is _T.WORDING and self._places[cause] > 1:
                one.reason = f"“{one.before}”改为“{one.after}”"
            yield one
        yield from self._formats(by_pair)

    def _counted(self, edit: Edit) -> Edit:
        old, new = self._sides(edit.pair)
        if old is None or new is None:
            return edit
        return counted(edit, old.words, new.words, self._names)

    def _often(self, edits: Sequence[Edit]) -> frozenset[tuple[str, str]]:
        """The same words put for the same words in several units: one cause."""
        seen: Counter[tuple[str, str]] = Counter()
        for key in dict.fromkeys((edit.pair, edit.before, edit.after) for edit in edits):
            seen[key[1:]] += 1
        return frozenset(
            (before, after)
            for (before, after), count in seen.items()
            if count > 1 and self._nameable(before) and self._nameable(after)
        )

    def _nameable(self, words: str) -> bool:
        """Words that can be one cause in several places: not numbers, not marks, not a letter."""
        kinds = {token.kind for token in tokens(words, self._names)}
        numbers = kinds & {Kind.NUMBER, Kind.DATE, Kind.PHONE}
        return len(words.strip()) >= _LEAST and not numbers and bool(kinds - {Kind.MARK})

    def _sides(self, at: int) -> tuple[Unit | None, Unit | None]:
        pair = self._pairs[at]
        return unit_at(self._old, pair.old), unit_at(self._new, pair.new)

    def _derived(self, edit: Edit) -> bool:
        """Inside a reference that leads to the same place, or in a column that counts."""
        old, new = self._sides(edit.pair)
        if old is None or new is None:
            return False
        if self._setting(edit).place is Place.COUNT:
            return True
        before = _ref_at(old, edit.old_at, len(edit.before))
        after = _ref_at(new, edit.new_at, len(edit.after))
        return before is not None and after is not None and before.target == after.target

    def _setting(self, edit: Edit) -> Setting:
        old, new = self._sides(edit.pair)
        if edit.after or old is None:
            return self._after.of(new, edit.new_at, len(edit.after)) if new else _NOWHERE
        return self._before.of(old, edit.old_at, len(edit.before))

    def _unit(
        self, at: int, group: Sequence[Edit], often: frozenset[tuple[str, str]]
    ) -> Iterator[Found]:
        """The changes of one unit; what is no fact of its own is told as one."""
        loose: list[tuple[Edit, Sense, Setting]] = []
        for edit in group:
            setting = self._setting(edit)
            if self._renumbered(edit):
                self._fact(at, Sense(_T.RENUMBERED, edit.before, edit.after, fact=False), setting)
                continue
            for sense in senses(self._words(edit), setting, self._names):
                if sense.type is _T.FORMAT and not sense.fact:
                    self._looks.append(at)
                elif sense.fact or (edit.before, edit.after) in often:
                    self._fact(at, sense, setting)
                else:
                    loose.append((edit, sense, setting))
        if loose:
            yield self._together(at, loose)

    def _renumbered(self, edit: Edit) -> bool:
        """The number of an article that has another number now, in the text of its own rule."""
        if not _ARTICLE.fullmatch(edit.before) or not _ARTICLE.fullmatch(edit.after):
            return False
        if self._articles is None:
            self._articles = _articles(self._old, self._new, self._pairs)
        own = not self._words(edit).left.endswith(("》", "）"))
        return own and self._articles.get(edit.before) == edit.after

    def _words(self, edit: Edit) -> Words:
        old, new = self._sides(edit.pair)
        if new is not None and edit.after:
            words, start, end = new.words, edit.new_at, edit.new_at + len(edit.after)
        else:
            words = old.words if old is not None else ""
            start, end = edit.old_at, edit.old_at + len(edit.before)
        return Words(
            edit.before, edit.after, words[max(0, start - _AROUND) : start], words[end:][:_AROUND]
        )

    def _fact(self, at: int, sense: Sense, setting: Setting) -> None:
        """Remember a fact; the same one at another place is the same change."""
        old, new = self._sides(at)
        cause = self._cause(at, sense, setting)
        known = self._causes.get(cause)
        if known is None and self._front.in_summary(self._pairs[at]):
            return
        self._places[cause] += 1
        self._types.setdefault(cause, set()).add(sense.type)
        if sense.type is _T.TITLE:
            self._titles.setdefault((sense.before, sense.after), at)
        self._what.setdefault(cause, Counter()).update([sense.what] if sense.what else [])
        if known is not None:
            known.pairs.append(at)
            if setting.column and sense.what != known.what and sense.type not in _NAMED:
                known.what = setting.table or setting.column
            known.what = known.what or sense.what
            return
        self._causes[cause] = Found(
            sense.type,
            at,
            old,
            new,
            sense.before,
            sense.after,
            sense.what,
            [at],
            acts=setting.place in _ACTS,
        )

    def _cause(self, at: int, sense: Sense, setting: Setting) -> tuple[str, ...]:
        """What makes two facts one change."""
        if sense.type in _NAMED or not sense.fact:
            return ("swap", sense.before, sense.after)
        if sense.type is _T.STEP_ACTOR and not self._stays(sense.before):
            return ("swap", sense.before, sense.after)
        if sense.type is _T.SUPPLY and sense.what:
            digits = (_digits(sense.before), _digits(sense.after))
            return ("supply", sense.what, *digits)
        if setting.column:
            table = _table(self._sides(at)[1])
            return ("column", table, setting.column, sense.type.value, *_parts(sense))
        return ("unit", str(at), sense.type.value, sense.before, sense.after)

    def _stays(self, name: str) -> bool:
        """Whether a name still stands in the new document: then it was not renamed."""
        if name not in self._left:
            self._left[name] = any(name in unit.words for unit in self._new.units)
        return self._left[name]

    def _entitled(self, one: Found) -> None:
        """A title that is printed elsewhere too is told where it is the title."""
        one.type, one.what = _T.TITLE, ""
        at = self._titles.get((one.before, one.after), one.order)
        old, new = self._sides(at)
        if old is not None and new is not None:
            one.order, one.old, one.new = at, old, new
            one.before, one.after = _title(old, new, one.before, one.after)

    def _of_all(self, one: Found) -> ChangeType:
        """The type of one name put for another where it says several things."""
        people = self._person(one.before) and self._person(one.after)
        return _T.PERSON if people else _T.WORDING

    def _person(self, words: str) -> bool:
        return NAMED.match(words) is not None

    def _together(self, at: int, loose: Sequence[tuple[Edit, Sense, Setting]]) -> Found:
        """Edits of words and marks of one unit as one change, from the first to the last."""
        old, new = self._sides(at)
        kinds = [sense.type for _, sense, _ in loose if sense.type is not _T.PUNCTUATION]
        kind = kinds[0] if kinds else _T.PUNCTUATION
        first, last = loose[0][0], loose[-1][0]
        before = old.words[first.old_at : last.old_at + len(last.before)] if old else ""
        after = new.words[first.new_at : last.new_at + len(last.after)] if new else ""
        if kind is _T.TITLE and old is not None and new is not None:
            before, after = _title(old, new, before, after)
        what = next((sense.what for _, sense, _ in loose if sense.what), "")
        setting = loose[0][2]
        acts = any(one.place in _ACTS for _, _, one in loose)
        return Found(kind, at, old, new, before, after, what or setting.row, [at], acts=acts)

    def _formats(self, by_pair: dict[int, list[Edit]]) -> Iterator[Found]:
        """Looks that changed and words that did not: told once for the document."""
        for at, pair in enumerate(self._pairs):
            old, new = self._sides(at)
            if old is None or new is None or pair.fate is Fate.MOVED_FROM or at in by_pair:
                continue
            if old.derived or new.derived:
                continue
            if old.content is not new.content and _looks(old.content) != _looks(new.content):
                self._looks.append(at)
        places = list(dict.fromkeys(self._looks))
        if places:
            old, new = self._sides(places[0])
            words = (shortened(old.words) if old else "", shortened(new.words) if new else "")
            found = Found(_T.FORMAT, places[0], old, new, *words, pairs=places)
            found.told = f"，共 {len(places)} 处" if len(places) > 1 else ""
            yield found


def _articles(old: Side, new: Side, pairs: Sequence[Pair]) -> dict[str, str]:
    """The numbers of the old articles with those that they have now."""
    found: dict[str, str] = {}
    for pair in pairs:
        one, other = unit_at(old, pair.old), unit_at(new, pair.new)
        if one is not None and other is not None and _ARTICLE.fullmatch(one.label):
            found[one.label] = other.label
    return found


_ARTICLE = re.compile(r"第\S{1,8}条")


def _title(old: Unit, new: Unit, before: str, after: str) -> tuple[str, str]:
    """Two titles as a whole; what differs where more than a title stands there."""
    if max(len(old.words), len(new.words)) > _LONGEST_TITLE:
        return before, after
    return old.words, new.words


_LONGEST_TITLE = 40
_NOWHERE = Setting(Place.ANY, Place.ANY)
_NAMED = (_T.PERSON, _T.PHONE, _T.LAW)


def _digits(words: str) -> str:
    return "".join(character for character in words if character.isdigit() or character == ".")


def _parts(sense: Sense) -> tuple[str, str]:
    """What differs of two dates, else the two facts: a year changed in ten rows is one change."""
    left, right = _numbers(sense.before), _numbers(sense.after)
    if len(left) != len(right) or len(left) < 2:
        return sense.before, sense.after
    differ = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    return ",".join(a for a, _ in differ), ",".join(b for _, b in differ)


def _numbers(words: str) -> list[str]:
    return "".join(c if c.isdigit() else " " for c in words).split()


def _table(unit: Unit | None) -> str:
    return str(unit.cell.table) if unit is not None and unit.cell is not None else ""


def _ref_at(unit: Unit, at: int, length: int) -> Ref | None:
    """The reference that holds some words whole, or None."""
    spot = 0
    for node, words in _flat(unit.content):
        if isinstance(node, Ref) and spot <= at and at + length <= spot + len(words):
            return node
        spot += len(words)
    return None


def _flat(content: Sequence[Inline]) -> Iterator[tuple[Inline, str]]:
    for node in content:
        if isinstance(node, Strong | Link | CommentAnchor):
            yield from _flat(node.content)
        else:
            yield node, plain((node,))


def _looks(content: Sequence[Inline], *, strong: bool = False) -> list[tuple[str, bool]]:
    """The words with what is emphasised, in as few runs as possible."""
    runs: list[tuple[str, bool]] = []
    for node in content:
        if isinstance(node, Strong | Link | CommentAnchor):
            inner = _looks(node.content, strong=strong or isinstance(node, Strong))
        elif isinstance(node, Ref):
            inner = [("", strong)]
        else:
            inner = [(plain((node,)), strong)]
        for words, bold in inner:
            if not words:
                continue
            if runs and runs[-1][1] == bold:
                runs[-1] = (runs[-1][0] + words, bold)
            else:
                runs.append((words, bold))
    return runs
