"""The lists of a plan that people keep in tables, as sheets; the way back of the reading."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planforge.schema.base import Model
from planforge.schema.fields import FieldSpec, fields_of
from planforge.schema.organization import Contact, Person, Position, Shift, Unit
from planforge.schema.plan import Plan
from planforge.schema.resources import Resource
from planforge.sheets.write import Sheet

_USUAL: dict[type[Model], tuple[str, ...]] = {
    Person: ("name", "post", "duty", "unit", "phone", "backup"),
    Contact: ("name", "purpose", "person", "phone", "hours"),
    Resource: ("name", "spec", "quantity", "unit", "place", "responsible", "phone", "checked"),
    Shift: ("date", "when", "lead", "staff", "keeper", "note"),
    Position: ("name", "holder", "phone", "backup", "duties"),
    Unit: ("name", "leader", "phone", "members", "duties"),
}
"""Columns that are there even where no row has a value: something to fill in."""
_KIND = "类别"
_REST = "其他"
"""The category of supplies that have none, below others: blank, they would be of the one above."""
_BETWEEN = "、"
_PARTS = re.compile(r"[、，,;；\n]")
"""What parts the names in a cell when it is read in again."""


@dataclass(frozen=True, slots=True)
class Lists:
    """The sheets of a plan.

    Attributes:
        sheets: 人员, 外部联系, 排班, 物资装备, as far as the plan has them.
        lost: what stands in the plan and in no sheet, each a Chinese sentence.
    """

    sheets: tuple[Sheet, ...]
    lost: tuple[str, ...] = ()


def lists_of(plan: Plan, *, empty: bool = False) -> Lists:
    """The people, the contacts, the shifts and the supplies of a plan as sheets.

    Args:
        plan: the plan.
        empty: with those sheets too that have no row, to be filled in.
    """
    sheets: list[Sheet] = []
    lost: list[str] = []
    organization, resources = plan.organization, plan.resources
    people = organization.people.people if organization and organization.people else ()
    contacts = organization.contacts.contacts if organization and organization.contacts else ()
    shifts = organization.roster.shifts if organization and organization.roster else ()
    supplies = resources.supplies.categories if resources and resources.supplies else ()
    facts: tuple[tuple[str, type[Model], Sequence[Model]], ...] = (
        ("人员", Person, people),
        ("外部联系", Contact, contacts),
        ("排班", Shift, shifts),
    )
    for name, model, rows in facts:
        if rows or empty:
            sheets.append(Sheet(name, tuple(_rows(model, rows))))
            lost += _lost(name, model, rows)
    if supplies or empty:
        titles = [group.title or ("" if at == 0 else _REST) for at, group in enumerate(supplies)]
        kinds = [kind for kind, group in zip(titles, supplies, strict=True) for _ in group.supplies]
        items = [item for group in supplies for item in group.supplies]
        head, *rest = _rows(Resource, items)
        rows_of = [(kind, *row) for kind, row in zip(kinds, rest, strict=True)]
        sheets.append(Sheet("物资装备", ((_KIND, *head), *rows_of)))
        lost += _lost("物资装备", Resource, items)
        lost += [
            f"物资类别“{group.title or ''}”的说明写不进表格。"
            for group in supplies
            if group.model_fields_set - {"title", "supplies"}
        ]
        if any(not group.title for group in supplies[1:]):
            lost.append(f"没有名称的物资类别在表格里写作“{_REST}”。")
    return Lists(tuple(sheets), tuple(lost))


def usual(model: type[Model]) -> tuple[str, ...]:
    """The headings that a table of such facts usually has."""
    return tuple(fields_of(model)[name].label.zh for name in _USUAL[model])


def _rows(model: type[Model], items: Sequence[Model]) -> Iterator[tuple[str, ...]]:
    specs = [spec for spec in fields_of(model).values() if _flat(spec)]
    used = [
        spec
        for spec in specs
        if spec.name in _USUAL[model] or any(getattr(item, spec.name) for item in items)
    ]
    usual = {name: at for at, name in enumerate(_USUAL[model])}
    used.sort(key=lambda spec: usual.get(spec.name, len(usual)))
    yield tuple(spec.label.zh for spec in used)
    for item in items:
        yield tuple(_said(getattr(item, spec.name)) for spec in used)


def _lost(name: str, model: type[Model], items: Sequence[Model]) -> Iterator[str]:
    for number, item in enumerate(items, 1):
        labels = [
            spec.label.zh
            for spec in fields_of(model).values()
            if not _flat(spec) and getattr(item, spec.name)
        ]
        if labels:
            yield f"“{name}”第 {number} 条的“{'、'.join(labels)}”写不进表格，仍在预案文件里。"
        for spec in fields_of(model).values():
            parted = [one for one in _several(item, spec) if _PARTS.search(one)]
            if parted:
                yield (
                    f"“{name}”第 {number} 条的“{spec.label.zh}”里，“{parted[0]}”读回来会分成几个："
                    "一格里的几个名字是用顿号、逗号分开的。"
                )


def _flat(spec: FieldSpec) -> bool:
    return spec.base is str and not spec.table


def _several(item: Model, spec: FieldSpec) -> tuple[str, ...]:
    """The texts of a list; nothing for other fields."""
    value = getattr(item, spec.name)
    listed = spec.many and _flat(spec) and isinstance(value, tuple)
    return tuple(map(str, value)) if listed else ()


def _said(value: object) -> str:
    if isinstance(value, tuple):
        return _BETWEEN.join(map(str, value))
    return value if isinstance(value, str) else ""
