"""A plan file read once and loaded many times, each time with other values put over its own."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from planforge.findings import Finding, Severity
from planforge.findings import Path as At
from planforge.schema.fields import fields_of
from planforge.schema.plan import Plan
from planforge.source.files import Files, read_bytes
from planforge.source.load import Loaded, validated
from planforge.source.log import Log
from planforge.source.nodes import Mark, Scalar
from planforge.source.read import Reader
from planforge.source.shaped import Fields, Held, Rows, Shaped, Table
from planforge.source.tree import MarkedTree

_SPLIT = re.compile(r"[、，,；;\n]")
_MODULES: At = ("response", "scenarios", "scenarios")
"""What finishing a plan changes in place."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value to be put over a plan's own.

    Attributes:
        at: by English keys; a list's items by their index.
        text: as one writes it in a plan file; ~ takes the plan's own away.
        mark: where it stands.
        several: it is a list of texts, apart by 、.
    """

    at: At
    text: str
    mark: Mark
    several: bool = False


class Base:
    """A plan file that others are made of.

    Attributes:
        shaped: what it says; None where it cannot be read.
        files: every file that was read.
        library: the modules of the scenario library that were read.
    """

    def __init__(self, path: Path, profiles: Mapping[str, str]) -> None:
        """Read the file.

        Raises:
            FileProblem: there is no such file, or it cannot be read.
        """
        self._log = Log()
        self._folder = path.parent
        self._profiles = profiles
        self._files = Files(self._log, path.parent, profiles)
        self.shaped = self._files.unfinished(read_bytes(path), str(path), path, Plan)

    @property
    def files(self) -> tuple[str, ...]:
        """Every file that was read, the plan's own first."""
        return tuple(self._files.names)

    @property
    def library(self) -> tuple[str, ...]:
        """The modules of the scenario library that were read."""
        return tuple(self._files.library)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was wrong when the file was read, before any value is looked at."""
        return tuple(self._log.findings())

    def loaded(self, values: Sequence[Value] = ()) -> Loaded:
        """The plan with values put over its own; later ones win."""
        if self.shaped is None or any(f.severity is Severity.ERROR for f in self.findings):
            return Loaded(None, self.findings)
        draft = _Draft(self.shaped)
        for value in values:
            draft.put(value)
        draft.own(_MODULES)
        log = Log()
        self._files.finish(draft.root, log)
        reader = Reader(log, {("type",): self._profiles})
        plan = validated(draft.root, Plan, reader)
        tree = MarkedTree(self._folder, self.files, reader.marks, self.library)
        return Loaded(plan, (*self.findings, *log.findings()), tree)

    def texts(self) -> Iterator[tuple[At, Scalar]]:
        """Every text of the file with its path."""
        if self.shaped is not None:
            yield from _texts(self.shaped, ())


class _Draft:
    """A copy of a shaped tree as far as it is changed; all else is shared."""

    def __init__(self, base: Fields) -> None:
        self.root = _copy_fields(base)
        self._own: set[int] = {id(self.root)}

    def put(self, value: Value) -> None:
        """Put a value in its place; objects on the way are made where there are none."""
        parent = self.own(value.at[:-1], value.mark)
        name = value.at[-1]
        scalar = Scalar(value.text, value.text == "~", value.mark)
        if isinstance(parent, Rows) and isinstance(name, int):
            parent.items[name] = scalar
        elif isinstance(parent, Fields | Table):
            key = str(name)
            label = fields_of(parent.model)[key].label.zh if isinstance(parent, Fields) else key
            held = parent.entries.get(key)
            made: Shaped = scalar
            if value.several and isinstance(parent, Fields) and not scalar.null:
                pieces = filter(None, map(str.strip, _SPLIT.split(value.text)))
                items: list[Shaped] = [Scalar(piece, False, value.mark) for piece in pieces]
                made = Rows(fields_of(parent.model)[key], value.mark, items)
            parent.entries[key] = Held(held.key if held else label, value.mark, made)

    def own(self, at: At, mark: Mark | None = None) -> Shaped | None:
        """The part at a path, to be changed; without a mark, nothing is made that is not there."""
        part: Shaped = self.root
        for step in at:
            inner = _inner(part, step)
            if inner is None or isinstance(inner, Scalar):
                inner = _made(part, step, mark) if mark is not None else None
                if inner is None:
                    return None
            elif id(inner) not in self._own:
                inner = _copy(inner)
            self._own.add(id(inner))
            _hang(part, step, inner, mark)
            part = inner
        return part


def _inner(part: Shaped, step: str | int) -> Shaped | None:
    if isinstance(part, Rows) and isinstance(step, int):
        return part.items[step]
    if isinstance(part, Fields | Table):
        held = part.entries.get(str(step))
        return held.value if held is not None else None
    return None


def _hang(part: Shaped, step: str | int, inner: Shaped, mark: Mark | None) -> None:
    if isinstance(part, Rows) and isinstance(step, int):
        part.items[step] = inner
    elif isinstance(part, Fields | Table):
        held = part.entries.get(str(step))
        if held is not None:
            part.entries[str(step)] = Held(held.key, held.mark, inner)
        elif mark is not None:
            part.entries[str(step)] = Held(str(step), mark, inner)


def _made(part: Shaped, step: str | int, mark: Mark) -> Shaped | None:
    if not isinstance(part, Fields):
        return None
    spec = fields_of(part.model)[str(step)]
    if spec.table:
        return Table(mark)
    return Fields(spec.model, mark) if spec.model is not None and not spec.many else None


def _copy(part: Shaped) -> Shaped:
    match part:
        case Fields():
            return _copy_fields(part)
        case Rows():
            return Rows(part.spec, part.mark, list(part.items))
        case Table():
            return Table(part.mark, dict(part.entries))
        case Scalar():
            return part


def _copy_fields(part: Fields) -> Fields:
    entries, orders = dict(part.entries), dict(part.orders)
    return Fields(part.model, part.mark, entries, orders, part.zh, part.module)


def _texts(part: Shaped, at: At) -> Iterator[tuple[At, Scalar]]:
    match part:
        case Scalar():
            yield at, part
        case Rows():
            for index, item in enumerate(part.items):
                yield from _texts(item, (*at, index))
        case _:
            for name, held in part.entries.items():
                yield from _texts(held.value, (*at, name))
