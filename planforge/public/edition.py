"""A plan to its public edition: fields that are private, and every sentence that repeats them."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from planforge.public.limits import INSIDE, Limit, Limits
from planforge.public.masks import Masks
from planforge.public.numbers import LEFT_OUT, Numbers
from planforge.public.people import maybe, posted, surely
from planforge.schema import Entry, Model, Plan
from planforge.schema.annexes import Annex, AnnexKind
from planforge.schema.fields import FieldSpec, fields_of
from planforge.schema.grading import Indicator
from planforge.schema.head import Classification, Disclosure, Signatory
from planforge.schema.names import Private
from planforge.schema.organization import Contact, Person, Position
from planforge.schema.tables import TableCell, TableData

_UNTOLD = frozenset({"module", "reference", "type", "public", "checks"})
"""Fields whose text is no words of the plan: ids of the library, files, what is never printed."""
_NAMED = re.compile(r"姓名|任职人|联系人|负责人|责任人|组长|值班人|经办人|参会人|[AB]岗|签字人")
_CALLED = re.compile(r"电话|手机|分机|短号|座机|联[系络]方式")
_INNER = re.compile(r"阈值|预警值|触发值|赔付权限|授权额度")


@dataclass(frozen=True, slots=True)
class Edition:
    """A plan that may be read by anybody.

    Attributes:
        plan: without what is private; of the same shape, so that places stay what they are.
        withheld: what was taken out, longest first: names, numbers, limits.
        closed: what the plan says of itself against being read by anybody; empty for most.
    """

    plan: Plan
    withheld: tuple[str, ...]
    closed: str = ""


def public_edition(plan: Plan) -> Edition:
    """The public edition: names as posts, numbers and inner limits left out, in every sentence."""
    choice = plan.public
    numbers = Numbers(tuple(_phones(plan)), _open(plan))
    masks = Masks(_posts(plan), numbers, Limits(_limits(plan)))
    if choice is not None:
        masks.words(choice.words)
    hidden = frozenset(choice.withheld if choice else ())
    made = _Redaction(masks, hidden).model(plan)
    assert isinstance(made, Plan)
    opened, closed = _opened(made)
    return Edition(opened, masks.withheld, closed)


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


# What is private


def _posts(plan: Plan) -> dict[str, str]:
    """Each person's name with what to call them in public; empty where the plan names no post."""
    found: dict[str, str] = {}
    told = (_of_people(plan), _of_positions(plan), _of_others(plan))
    for name, post in chain(*told, ((name, "") for name in _tabled(plan))):
        if not found.get(name):
            found[name] = post
    return found


def _of_people(plan: Plan) -> Iterator[tuple[str, str]]:
    """The people by their posts, with the unit where several hold the like."""
    people = [x for x in _models(plan) if isinstance(x, Person)]
    posts = Counter(person.post or "" for person in people)
    for person in people:
        post, unit = person.post or "", person.unit or ""
        alone = posts[post] == 1 or unit in post or unit.endswith("领导")
        for name in surely(person.name or ""):
            yield name, post if alone else f"{unit}{post}"


def _of_positions(plan: Plan) -> Iterator[tuple[str, str]]:
    for x in _models(plan):
        if isinstance(x, Position) and x.name and x.holder:
            yield from ((name, x.name) for name in maybe(x.holder))


def _of_others(plan: Plan) -> Iterator[tuple[str, str]]:
    for x, spec, value in _values(plan):
        private = spec.label.private
        if private not in (Private.NAME, Private.PARTY):
            continue
        post = getattr(x, "post", None) or ""
        own = spec.name in ("name", "person") and posted(post)
        for name in surely(value) if private is Private.NAME else maybe(value):
            yield name, post if own else ""


def _tabled(plan: Plan) -> Iterator[str]:
    """Names in tables whose columns say that people stand in them."""
    for words in _columns(plan, _NAMED):
        yield from maybe(words)


def _columns(plan: Plan, heading: re.Pattern[str]) -> Iterator[str]:
    """What stands in the columns of tables with such a heading."""
    for x in _models(plan):
        if isinstance(x, TableData):
            for head, cell in _headed(x):
                if heading.search(head) and cell.text:
                    yield cell.text


def _headed(table: TableData) -> Iterator[tuple[str, TableCell]]:
    """The cells below the first row of a table, each with the heading of its column."""
    heads = [cell.text or "" for cell in table.rows[0].cells] if table.rows else []
    for row in table.rows[1:]:
        if len(row.cells) == len(heads):
            yield from zip(heads, row.cells, strict=True)


def _phones(plan: Plan) -> Iterator[str]:
    for _, spec, value in _values(plan):
        if spec.label.private is Private.PHONE:
            yield value
    yield from _columns(plan, _CALLED)


def _open(plan: Plan) -> tuple[str, ...]:
    """Numbers that are there for the public."""
    hotline = plan.entity.hotline if plan.entity else None
    return (hotline,) if hotline else ()


def _limits(plan: Plan) -> Iterator[Limit]:
    for x, spec, value in _values(plan):
        if spec.label.private is Private.INNER:
            yield Limit(value, (x.heading or "") if isinstance(x, Indicator) else "")


def _values(plan: Plan) -> Iterator[tuple[Model, FieldSpec, str]]:
    """Every text of a field that is private."""
    for x in _models(plan):
        for name, spec in fields_of(type(x)).items():
            if spec.label.private is None:
                continue
            value = getattr(x, name)
            for one in value if isinstance(value, tuple) else (value,):
                if isinstance(one, str) and one:
                    yield x, spec, one


def _models(x: Model) -> Iterator[Model]:
    """A model and all that it holds, at any depth."""
    yield x
    for name, spec in fields_of(type(x)).items():
        if spec.model is None:
            continue
        value = getattr(x, name)
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Model):
                yield from _models(inner)


# Taking it out


class _Redaction:
    """Makes each model anew, without what is private."""

    def __init__(self, masks: Masks, hidden: frozenset[str]) -> None:
        self._masks = masks
        self._hidden = hidden
        self._cells: dict[int, Private] = {}

    def model(self, x: Model) -> Model:
        if isinstance(x, Entry) and self._hidden & {x.id, x.heading}:
            return self._emptied(x)
        if isinstance(x, TableData):
            self._cells |= {
                id(cell): Private.PHONE if _CALLED.search(head) else Private.INNER
                for head, cell in _headed(x)
                if _CALLED.search(head) or _INNER.search(head)
            }
        changed: dict[str, object] = {}
        for name, spec in fields_of(type(x)).items():
            value = getattr(x, name)
            if value is None or value == () or name in _UNTOLD:
                continue
            made = self._value(x, spec, value)
            if made != value:
                changed[name] = made
        return x.model_copy(update=changed) if changed else x

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
        if type(value) is not str or not value:
            return value
        private = self._cells.get(id(x)) if isinstance(x, TableCell) else spec.label.private
        if private is Private.INNER:
            return INSIDE
        if private is Private.PHONE:
            return self._masks.number(value)
        if spec.name == "name" and isinstance(x, Person | Signatory):
            return self._named(x, value)
        if spec.name == "holder" or (spec.name == "person" and isinstance(x, Contact)):
            return self._masks.holder(value)
        if spec.name == "file":
            return value
        if isinstance(x, Indicator) and x.threshold:
            value = Limits.beside(x.threshold, value)
        return self._masks.said(value)

    def _named(self, x: Person | Signatory, name: str) -> str | None:
        """The name of somebody, beside which their post stands: nothing, or that it is left out."""
        said = self._masks.said(name)
        if isinstance(x, Person):
            return None if x.post else said
        return LEFT_OUT if said != name and (x.post or x.unit or x.role) else said
