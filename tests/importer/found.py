"""The facts of an imported plan, a line each, to be held against a list made by hand."""

import re
from collections.abc import Iterator

from planforge.schema import Entry, Model, Plan
from planforge.schema.annexes import Supplementary
from planforge.schema.background import Scope
from planforge.schema.drills import DrillScenario, Slot, Timed
from planforge.schema.organization import Position, Unit
from planforge.schema.resources import Resource
from planforge.schema.response import Phase


def facts_of(plan: Plan) -> list[str]:
    """Every fact beside the plan's texts, as a line of a kind and its values."""
    out: dict[str, None] = {}
    for model in _models(plan):
        for line in _facts(model):
            out.setdefault(line)
    return list(out)


def _models(model: Model) -> Iterator[Model]:
    yield model
    for value in model.__dict__.values():
        if isinstance(value, Model):
            yield from _models(value)
        elif isinstance(value, tuple):
            for inner in value:
                if isinstance(inner, Model):
                    yield from _models(inner)


def _facts(model: Model) -> Iterator[str]:
    match model:
        case Unit():
            yield from _unit(model)
        case Position():
            yield f"岗位 {model.name} = {model.holder or ''}".rstrip(" =")
        case Scope():
            yield f"期间 {model.period}" if model.period else ""
            yield from (f"对象 {name}" for name in model.parties)
            yield from (f"事件 {name}" for name in model.events)
        case Phase(title=str()):
            yield f"阶段 {model.title}"
        case Slot() | Timed():
            yield f"时段 {_filled(model, model.title or '')} = {model.time or ''}"
        case DrillScenario():
            yield f"情景 {model.name}"
        case Resource():
            yield f"物资 {model.name}"
        case Supplementary():
            yield from _supplementary(model)
        case _:
            pass
    yield from _acts(model)


def _unit(unit: Unit) -> Iterator[str]:
    yield f"机构 {unit.name}" if unit.name else ""
    yield f"负责人 {unit.name} = {unit.leader}" if unit.leader else ""
    yield from (f"简称 {unit.name} = {alias}" for alias in unit.aliases)
    yield from (f"成员 {unit.name} = {member}" for member in unit.members)


def _supplementary(part: Supplementary) -> Iterator[str]:
    for name, value in (
        ("解释", part.interpretation),
        ("实施", part.effect),
        ("抵触", part.conflict),
        ("修订", part.revision),
    ):
        yield f"{name} {value}" if value else ""


def _acts(model: Model) -> Iterator[str]:
    if not isinstance(model, Entry):
        return
    actor = getattr(model, "actor", None) or getattr(model, "owner", None)
    if actor:
        yield f"执行 {actor} : {_filled(model, model.text or '')[:24]}"
    within = getattr(model, "within", None)
    if within:
        yield f"时限 {within} : {_filled(model, model.text or '')[:24]}"
    for act in model.actions:
        yield f"行动 {act.actor} : {act.within} : {(act.action or '')[:24]}"


def _filled(model: Model, text: str) -> str:
    return re.sub(r"\[\[\.(\w+)\]\]", lambda match: str(getattr(model, match[1])), text)
