"""What of a plan is private: names with their posts, numbers, limits of the organisation's own."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from planforge.public.limits import Limit, amounts
from planforge.public.people import maybe, posted, surely
from planforge.schema import Entry, Model, Plan
from planforge.schema.fields import FieldSpec, fields_of, models_in
from planforge.schema.grading import Indicator
from planforge.schema.names import Private
from planforge.schema.organization import Person, Position
from planforge.schema.tables import FigureData, TableCell, TableData

_NAMED = re.compile(r"姓名|任职人|联系人|负责人|责任人|组长|值班人|经办人|参会人|[AB]岗|签字人")
_CALLED = re.compile(r"电话|手机|分机|短号|座机|联[系络]方式")
_INNER = re.compile(r"阈值|预警值|触发值|赔付权限|授权额度|谁能拍板多少钱")
"""What tables and chapters are called that hold inner limits."""


def private_cells(table: TableData) -> dict[int, Private]:
    """The cells of a table, by identity, whose columns hold numbers or limits."""
    return {
        id(cell): Private.PHONE if _CALLED.search(head) else Private.INNER
        for head, cell in _headed(table)
        if _CALLED.search(head) or _INNER.search(head)
    }


def limiting(x: Model) -> bool:
    """An entry that is called as what holds limits is: 授权额度."""
    return isinstance(x, Entry) and bool(_INNER.search(f"{x.id or ''}{x.heading or ''}"))


def posts_of(models: Sequence[Model]) -> dict[str, str]:
    """Each person's name with what to call them in public; empty where the plan names no post."""
    found: dict[str, str] = {}
    told = (_of_people(models), _of_positions(models), _of_others(models), _of_deputies(models))
    for name, post in chain(*told, ((name, "") for name in _tabled(models))):
        if not found.get(name):
            found[name] = post
    return found


def _of_people(models: Sequence[Model]) -> Iterator[tuple[str, str]]:
    """The people by their posts, with the unit where several hold the like."""
    people = [x for x in models if isinstance(x, Person)]
    posts = Counter(person.post or "" for person in people)
    for person in people:
        post, unit = person.post or "", person.unit or ""
        alone = posts[post] == 1 or unit in post or unit.endswith("领导")
        for name in surely(person.name or ""):
            yield name, post if alone else f"{unit}{post}"


def _of_positions(models: Sequence[Model]) -> Iterator[tuple[str, str]]:
    for x in models:
        if isinstance(x, Position) and x.name and x.holder:
            yield from ((name, x.name) for name in maybe(x.holder))


def _of_deputies(models: Sequence[Model]) -> Iterator[tuple[str, str]]:
    """Those who stand in for a post and hold none of their own."""
    for x in models:
        if isinstance(x, Position) and x.name:
            for kind, held in (
                ("代行人", x.succession),
                ("副职", x.deputies),
                ("B岗", (x.backup or "",)),
            ):
                yield from ((name, f"{x.name}{kind}") for one in held for name in maybe(one))


def _of_others(models: Sequence[Model]) -> Iterator[tuple[str, str]]:
    for x, spec, value in _values(models):
        private = spec.label.private
        if private not in (Private.NAME, Private.PARTY):
            continue
        post = getattr(x, "post", None) or ""
        own = spec.name in ("name", "person") and posted(post)
        for name in surely(value) if private is Private.NAME else maybe(value):
            yield name, post if own else ""


def _tabled(models: Sequence[Model]) -> Iterator[str]:
    """Names in tables whose columns say that people stand in them."""
    for words in _columns(models, _NAMED):
        yield from maybe(words)


def _columns(models: Sequence[Model], heading: re.Pattern[str]) -> Iterator[str]:
    """What stands in the columns of tables with such a heading."""
    for x in models:
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


def phones_of(models: Sequence[Model]) -> Iterator[str]:
    """The texts that hold numbers: of fields, and of columns of tables."""
    for _, spec, value in _values(models):
        if spec.label.private is Private.PHONE:
            yield value
    yield from _columns(models, _CALLED)


def open_numbers(plan: Plan) -> tuple[str, ...]:
    """Numbers that are there for the public."""
    hotline = plan.entity.hotline if plan.entity else None
    return (hotline,) if hotline else ()


def pictures_of(models: Sequence[Model]) -> tuple[str, ...]:
    """The files of its pictures, each once."""
    figures = (x for x in models if isinstance(x, FigureData))
    return tuple(dict.fromkeys(x.file for x in figures if x.file and x.draw is None))


def limits_of(models: Sequence[Model]) -> Iterator[Limit]:
    """The inner limits: of fields, and the sums in chapters that are called as such."""
    for x, spec, value in _values(models):
        if spec.label.private is Private.INNER:
            yield Limit(value, (x.heading or "") if isinstance(x, Indicator) else "")
    for x in models:
        if limiting(x):
            yield from (Limit(amount) for text in _texts(x) for amount in amounts(text))


def _texts(x: Model) -> Iterator[str]:
    """Every text of a model, at any depth."""
    for one in models_in(x):
        for name in fields_of(type(one)):
            value = getattr(one, name)
            every = value if isinstance(value, tuple) else (value,)
            yield from (inner for inner in every if isinstance(inner, str))


def _values(models: Sequence[Model]) -> Iterator[tuple[Model, FieldSpec, str]]:
    """Every text of a field that is private."""
    for x in models:
        for name, spec in fields_of(type(x)).items():
            if spec.label.private is None:
                continue
            value = getattr(x, name)
            for one in value if isinstance(value, tuple) else (value,):
                if isinstance(one, str) and one:
                    yield x, spec, one
