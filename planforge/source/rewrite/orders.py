"""What an item may ask of the list it is worked into, as something that can be written."""

from planforge.schema.base import Model
from planforge.schema.fields import FieldSpec, fields_of
from planforge.schema.names import Name

REMOVE, BEFORE, AFTER = "remove", "before", "after"
_LABELS = {REMOVE: Name("删除"), BEFORE: Name("置于前"), AFTER: Name("置于后")}


def written_field(model: type[Model], name: str) -> FieldSpec:
    """A field of a model, or an order that an item of its kind may give.

    Raises:
        KeyError: it is neither.
    """
    found = fields_of(model).get(name)
    return found if found is not None else FieldSpec(name, _LABELS[name], str)


def is_order(model: type[Model], name: str) -> bool:
    """The name is no field of the model but an order."""
    return name in _LABELS and name not in fields_of(model)
