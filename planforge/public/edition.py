"""A plan to its public edition: fields that are private, and every sentence that repeats them."""

from dataclasses import dataclass
from pathlib import PurePath

from planforge.public.limits import INSIDE, Limits, amounts
from planforge.public.masks import Masks
from planforge.public.numbers import LEFT_OUT, Numbers
from planforge.public.private import (
    limiting,
    limits_of,
    open_numbers,
    phones_of,
    pictures_of,
    posts_of,
    private_cells,
)
from planforge.schema import Entry, Model, Plan
from planforge.schema.annexes import Annex, AnnexKind
from planforge.schema.fields import FieldSpec, fields_of, models_in
from planforge.schema.grading import Indicator
from planforge.schema.head import Classification, Disclosure, Signatory
from planforge.schema.names import Private
from planforge.schema.organization import Contact, Person
from planforge.schema.tables import FigureData, TableCell, TableData

_UNTOLD = frozenset({"module", "reference", "type", "public", "checks"})
"""Fields whose text is no words of the plan: ids of the library, files, what is never printed."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A plan that may be read by anybody.

    Attributes:
        plan: without what is private; of the same shape, so that places stay what they are.
        withheld: what was taken out, longest first: names, numbers, limits.
        closed: what the plan says of itself against being read by anybody; empty for most.
        pictures: what the files are called whose pictures are shown; nobody has looked at them.
    """

    plan: Plan
    withheld: tuple[str, ...]
    closed: str = ""
    pictures: tuple[str, ...] = ()


def public_edition(plan: Plan) -> Edition:
    """The public edition: names as posts, numbers and inner limits left out, in every sentence."""
    choice = plan.public
    models = tuple(models_in(plan))
    numbers = Numbers(tuple(phones_of(models)), open_numbers(plan))
    masks = Masks(posts_of(models), numbers, Limits(limits_of(models)))
    if choice is not None:
        masks.words(choice.words)
    hidden = frozenset(choice.withheld if choice else ())
    made = _Redaction(masks, hidden).model(plan)
    assert isinstance(made, Plan)
    opened, closed = _opened(made)
    return Edition(opened, masks.withheld, closed, pictures_of(models))


def _opened(plan: Plan) -> tuple[Plan, str]:
    """The plan without its own marks that it is not for the public, and what they say."""
    marks: dict[str, object] = {}
    said: list[str] = []
    if plan.classification is Classification.INTERNAL:
        marks["classification"] = None
        said.append(f"密级“{plan.classification}”")
    if plan.disclosure is Disclosure.NONE:
        marks["disclosure"] = None
        said.append(f"公开属性“{plan.disclosure}”")
    return (plan.model_copy(update=marks) if marks else plan), "、".join(said)


class _Redaction:
    """Makes each model anew, without what is private."""

    def __init__(self, masks: Masks, hidden: frozenset[str]) -> None:
        self._masks = masks
        self._hidden = hidden
        self._cells: dict[int, Private] = {}
        self._inner = False

    def model(self, x: Model) -> Model:
        if isinstance(x, Entry) and self._hidden & {x.id, x.heading}:
            return self._emptied(x)
        if isinstance(x, TableData):
            self._cells |= private_cells(x)
        outer = self._inner
        self._inner |= limiting(x)
        changed = self._changes(x)
        self._inner = outer
        return x.model_copy(update=changed) if changed else x

    def _changes(self, x: Model) -> dict[str, object]:
        changed: dict[str, object] = {}
        for name, spec in fields_of(type(x)).items():
            value = getattr(x, name)
            if value is None or value == () or name in _UNTOLD:
                continue
            made = self._value(x, spec, value)
            if made != value:
                changed[name] = made
        if isinstance(x, FigureData) and x.file and not (x.alt or x.caption):
            changed["alt"] = self._masks.said(PurePath(x.file).stem)  # else the file's name is told
        return changed

    def _emptied(self, x: Entry) -> Entry:
        """The entry with its title alone, and a word on why."""
        kept: dict[str, object] = {"id": x.id, "text": INSIDE}
        for name in {"title", x.NAMED_BY}:
            value = getattr(x, name)
            kept[name] = self._masks.said(value) if value else value
        if isinstance(x, Annex):
            kept["title"] = kept["title"] or (x.kind.zh if x.kind else None)
            kept["kind"] = AnnexKind.TEXT
        return type(x).model_validate(kept)

    def _value(self, x: Model, spec: FieldSpec, value: object) -> object:
        if isinstance(value, Signatory):
            made = self.model(value)
            if isinstance(made, Signatory) and made.name == LEFT_OUT:
                return made.model_copy(update={"name": None})  # it signs by hand
            return made
        if type(value) is tuple:
            every = (self._one(x, spec, inner) for inner in value)
            return tuple(inner for inner in every if inner is not None)
        return self._one(x, spec, value)

    def _one(self, x: Model, spec: FieldSpec, value: object) -> object:
        if isinstance(value, Model):
            return self.model(value)
        if type(value) is dict:
            return {self._masks.said(key): self._masks.said(inner) for key, inner in value.items()}
        if type(value) is not str or not value or spec.name == "file":
            return value
        private = self._cells.get(id(x)) if isinstance(x, TableCell) else spec.label.private
        if private is Private.INNER:
            return INSIDE
        if private is Private.PHONE:
            return self._masks.number(value)
        return self._words(x, spec, value)

    def _words(self, x: Model, spec: FieldSpec, value: str) -> str | None:
        """A text of a field that may be read by anybody but for what it repeats; names too."""
        if spec.name == "name" and isinstance(x, Person | Signatory):
            return self._named(x, value)
        if spec.name == "holder" or (spec.name == "person" and isinstance(x, Contact)):
            return self._masks.holder(value)
        if isinstance(x, Indicator) and x.threshold:
            value = Limits.beside(x.threshold, value)
        if self._inner:
            for amount in amounts(value):
                value = value.replace(amount, INSIDE)
        return self._masks.said(value)

    def _named(self, x: Person | Signatory, name: str) -> str | None:
        """The name of somebody, beside which their post stands: nothing, or that it is left out."""
        said = self._masks.said(name)
        if isinstance(x, Person):
            return None if x.post else said
        return LEFT_OUT if said != name and (x.post or x.unit or x.role) else said
