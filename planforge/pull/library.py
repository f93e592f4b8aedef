"""Items of the scenario library's modules, as the shaped tree holds them."""

from planforge.findings import Path
from planforge.source.nodes import Scalar
from planforge.source.rewrite.edits import Mapped, Value
from planforge.source.shaped import Fields, Rows, Shaped


def names_of(item: Shaped) -> tuple[str, ...]:
    """What an item answers to in its list; nothing for a single value."""
    if not isinstance(item, Fields):
        return ()
    return tuple(filter(None, map(item.text, item.naming)))


def key_of(item: Fields) -> dict[str, Value]:
    """What names an item of the module in the plan's list."""
    return next({name: item.text(name)} for name in item.naming if item.text(name))


def same_item(rows: Shaped, item: Fields) -> Fields | None:
    """The item of the module's list that an item of the plan stands over."""
    names = set(names_of(item))
    for one in rows.items if isinstance(rows, Rows) else ():
        if isinstance(one, Fields) and names & set(names_of(one)):
            return one
    return None


def held_at(item: Shaped, rest: Path) -> Shaped | None:
    """What stands below a value of the shaped tree; None where nothing does."""
    for step in rest:
        if isinstance(item, Rows) and isinstance(step, int) and step < len(item.items):
            item = item.items[step]
            continue
        held = item.entries.get(str(step)) if isinstance(item, Fields) else None
        if held is None:
            return None
        item = held.value
    return item


def piece_of(value: Shaped) -> Value:
    """A value of the module as it can be written."""
    if isinstance(value, Scalar):
        return value.text
    if isinstance(value, Rows):
        return tuple(piece_of(item) for item in value.items)
    short = value.model.SHORT if isinstance(value, Fields) else ""
    fields = {name: piece_of(held.value) for name, held in value.entries.items()}
    return fields[short] if short and set(fields) == {short} else Mapped(tuple(fields.items()))
