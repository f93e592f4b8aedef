"""Where each object of a plan stands, and the anchors made from that."""

from collections.abc import Iterator
from dataclasses import field
from functools import cache
from itertools import count

from planforge.document.quick import quick
from planforge.findings import Path
from planforge.schema import Entry, Model
from planforge.schema.fields import fields_of, keys_of


@cache
def _holders(model: type[Model]) -> tuple[str, ...]:
    """The fields of a model that hold models."""
    return tuple(name for name, spec in fields_of(model).items() if spec.model is not None)


@quick
class Place:
    """An object of the plan.

    Attributes:
        model: the object.
        path: where it stands.
        anchor: what references to it lead to.
        seen: its fields as templates see them, kept for the next paper.
    """

    model: Model
    path: Path
    anchor: str
    seen: dict[str, object] = field(compare=False)


class Paths:
    """Path and anchor of every model of a plan, by identity."""

    def __init__(self, root: Model) -> None:
        self._places: dict[int, Place] = {}
        self._anchors: set[str] = set()
        self._models: dict[Path, Model] = {}
        self._add(root, (), "")

    def of(self, model: Model) -> Place | None:
        """Where a model stands; None for one that is no part of the plan."""
        return self._places.get(id(model))

    def owner(self, model: Model, key: str) -> tuple[Model, str] | None:
        """The nearest object around a model that fills a field, and the field's name.

        Args:
            model: where to look from.
            key: the field by any key it may be written with, folded.
        """
        place = self.of(model)
        path = place.path if place else ()
        if not self._models:
            self._models.update((place.path, place.model) for place in self)
        for length in range(len(path) - 1, -1, -1):
            above = self._models.get(path[:length])
            spec = keys_of(type(above)).get(key) if above is not None else None
            if above is not None and spec and getattr(above, spec.name) not in (None, (), ""):
                return above, spec.name
        return None

    def __iter__(self) -> Iterator[Place]:
        return iter(self._places.values())

    def _add(self, model: Model, path: Path, anchor: str) -> None:
        self._places[id(model)] = Place(model, path, anchor, {})
        values = model.__dict__
        for held in _holders(type(model)):
            value = values[held]
            if not value:
                continue
            stem = f"{anchor}.{held}" if anchor else held
            if isinstance(value, tuple):
                for index, inner in enumerate(value):
                    name = inner.key if isinstance(inner, Entry) else getattr(inner, "id", None)
                    made = f"{stem}.{name or index + 1}"
                    if made in self._anchors:
                        made = self._free(made)
                    self._anchors.add(made)
                    self._add(inner, (*path, held, index), made)
            else:
                self._add(value, (*path, held), stem)

    def _free(self, anchor: str) -> str:
        """The anchor with the first number that is not taken."""
        numbered = (f"{anchor}~{number}" for number in count(2))
        return next(made for made in numbered if made not in self._anchors)
