"""What a file says, and what it should say after the changes: the proof of each rewriting."""

from functools import lru_cache

from planforge.findings import Path, Severity
from planforge.schema.base import Model
from planforge.schema.fields import FieldSpec, fields_of
from planforge.schema.paths import part_path
from planforge.source.log import Log
from planforge.source.nodes import Scalar, Source
from planforge.source.parse import Budget, parse
from planforge.source.reference import kept
from planforge.source.rewrite.orders import is_order
from planforge.source.rewrite.pieces import Mapped, Piece
from planforge.source.rewrite.wishes import Turn, Wishes, piece
from planforge.source.shape import Shaper
from planforge.source.shaped import Fields, Rows, Shaped, Table

Said = str | list["Said"] | dict[str, "Said"]
"""A file's values by English keys, each as written; shorthand spelt out."""


@lru_cache(maxsize=4)  # what proves one rewriting is the start of the next
def said(text: str, model: type[Model]) -> tuple[Said, int] | None:
    """What a file says, without what other files add, and how many errors are told of it.

    Returns:
        None where it cannot be read.
    """
    log = Log()
    node = parse(Source("", text), log, Budget())
    if node is None:
        return None
    others: list[Said] = []

    def note(where: Scalar, _model: type[Model]) -> None:
        others.append(where.text)

    shaper = Shaper(log, note, kept)
    shaped = shaper.root(node, model)
    if shaped is None:
        return None
    whole = _plain(shaped)
    if isinstance(whole, dict):
        whole["<<"] = [*others, shaper.extends.text if shaper.extends is not None else ""]
    errors = sum(finding.severity is Severity.ERROR for finding in log.findings())
    return whole, errors


def _plain(shaped: Shaped) -> Said:
    if isinstance(shaped, Scalar):
        return shaped.text.rstrip("\n")
    if isinstance(shaped, Rows):
        return [_plain(item) for item in shaped.items]
    held = {
        name: _plain(entry.value)
        for name, entry in shaped.entries.items()
        if not (isinstance(entry.value, Scalar) and entry.value.null)
    }
    if isinstance(shaped, Fields) and shaped.orders:
        held["<<orders"] = [f"{name} {order.text}" for name, order in shaped.orders.items()]
    if isinstance(shaped, Table):
        paths = {name: part_path(name) for name in held}
        return {".".join(paths[name] or (name,)): value for name, value in held.items()}
    return held


def full(value: Said) -> Said:
    """What is said without the keys that hold nothing."""
    if isinstance(value, list):
        return [full(item) for item in value]
    if isinstance(value, dict):
        inner = {name: full(held) for name, held in value.items()}
        return {name: held for name, held in inner.items() if held not in ([], {})}
    return value


def changed(before: Said, wishes: Wishes, model: type[Model]) -> Said:
    """What the file should say after the changes."""
    return _changed(before, (), wishes, FieldSpec("", fields_of(model)["title"].label, model))


def _changed(value: Said, at: Path, wishes: Wishes, spec: FieldSpec) -> Said:
    if at in wishes.texts:
        return wishes.texts[at].rstrip("\n")
    if isinstance(value, list):
        return _list(value, at, wishes, spec)
    if isinstance(value, dict):
        return _object(value, at, wishes, spec)
    return value


def _list(value: list[Said], at: Path, wishes: Wishes, spec: FieldSpec) -> Said:
    turn = wishes.turns.get(at, Turn(len(value)))
    single = FieldSpec(spec.name, spec.label, spec.base)
    fresh = piece(wishes.fresh[at]) if at in wishes.fresh else ()
    order = [*turn.order(), *(fresh if isinstance(fresh, tuple) else ())]
    return [
        _changed(value[what], (*at, what), wishes, single)
        if isinstance(what, int)
        else _said(what, single)
        for what in order
    ]


def _object(value: dict[str, Said], at: Path, wishes: Wishes, spec: FieldSpec) -> Said:
    out: dict[str, Said] = {}
    for name, inner in value.items():
        if (*at, name) not in wishes.gone:
            out[name] = _changed(inner, (*at, name), wishes, _field(spec, name))
    for step, added in wishes.fresh.get(at, {}).items():
        field = _field(spec, str(step))
        out[str(step)] = _said(piece(added), field)
    for path in wishes.fresh:  # values of keys that had none
        if len(path) == len(at) + 1 and path[:-1] == at and str(path[-1]) not in out:
            name = str(path[-1])
            out[name] = _said(piece(wishes.fresh[path]), _field(spec, name))
    for path, words in wishes.texts.items():
        if len(path) == len(at) + 1 and path[:-1] == at:
            out[str(path[-1])] = words.rstrip("\n")
    return out


def _field(spec: FieldSpec, name: str) -> FieldSpec:
    found = fields_of(spec.model).get(name) if spec.model is not None else None
    return found if found is not None else FieldSpec(name, spec.label, str)


def _said(value: Piece, spec: FieldSpec) -> Said:
    """A new value, shorthand spelt out."""
    single = FieldSpec(spec.name, spec.label, spec.base)
    if spec.many:
        values = value if isinstance(value, tuple) else (value,)
        return [_said(item, single) for item in values]
    model = spec.model
    if model is None and spec.table and isinstance(value, Mapped):
        return {
            name: _said(inner, FieldSpec(name, spec.label, str)) for name, inner in value.fields
        }
    if model is None:
        return value.rstrip("\n") if isinstance(value, str) else ""
    if isinstance(value, str | tuple):
        name = model.LIST if isinstance(value, tuple) else model.SHORT or model.LIST
        return {name: _said(value, fields_of(model)[name])}
    said_fields: dict[str, Said] = {}
    orders: list[Said] = []
    for name, inner in value.fields:
        if is_order(model, name):
            orders.append(f"{name} {inner}")
        else:
            said_fields[name] = _said(inner, fields_of(model)[name])
    return {**said_fields, "<<orders": orders} if orders else said_fields
