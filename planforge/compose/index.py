"""What references in square brackets can name: [[unit:技术保障组]], [[annex:contacts]]."""

from difflib import get_close_matches
from functools import cache, cached_property

from planforge.compose.paths import Paths, Place
from planforge.document.quick import quick
from planforge.schema import Entry, Model, Name, Part, Passage, Plan
from planforge.schema.annexes import Annex, FreeSection
from planforge.schema.background import Definition
from planforge.schema.drills import DrillScenario, Participant, Slot
from planforge.schema.grading import Grade, Hazard, Indicator, ResponseLevel
from planforge.schema.organization import Contact, Person, Position, Unit
from planforge.schema.platform import KEYS, UNCONFIRMED, PlatformRule
from planforge.schema.resources import Category, Resource
from planforge.schema.response import Measure, Phase, Scenario, Step

_KINDS: tuple[tuple[type[Model], str, tuple[str, ...]], ...] = (
    (Annex, "annex", ("附件", "附录")),
    (FreeSection, "sec", ("章节", "章", "节")),
    (Part, "sec", ()),
    (Passage, "sec", ()),
    (Unit, "unit", ("机构", "组")),
    (Position, "post", ("岗位", "position")),
    (Person, "person", ("人员", "人")),
    (Contact, "contact", ("外部联系", "联系")),
    (Hazard, "risk", ("风险", "hazard")),
    (Grade, "grade", ("级别", "事件级别")),
    (ResponseLevel, "level", ("响应级别", "响应")),
    (Indicator, "indicator", ("指标",)),
    (Phase, "phase", ("阶段",)),
    (Step, "step", ("步骤",)),
    (Scenario, "scenario", ("情景",)),
    (DrillScenario, "scene", ("演练情景", "场景")),
    (Slot, "slot", ("时段",)),
    (Participant, "participant", ("参演",)),
    (Measure, "measure", ("措施",)),
    (Category, "category", ("物资类别",)),
    (Resource, "resource", ("物资",)),
    (Definition, "term", ("术语",)),
    (PlatformRule, KEYS[0], KEYS[1:]),
)
_ALIASES = {alias: kind for _, kind, names in _KINDS for alias in (kind, *names)}
_BY_TITLE = {"sec", "annex", "phase", "step", "slot", "measure"}


@quick
class Resolved:
    """What a reference names.

    Attributes:
        anchor: where it leads.
        words: the name printed, or None where number and title are printed.
    """

    anchor: str
    words: str | None


class Index:
    """Everything in a plan that can be referenced, by kind and by id or name."""

    def __init__(self, plan: Plan, paths: Paths) -> None:
        self._entries: dict[tuple[str, str], list[Place]] = {}
        for place in paths:
            kind = _kind(type(place.model))
            if kind is None:
                continue
            for name in _names(place):
                found = self._entries.setdefault((kind, name), [])
                if place not in found:
                    found.append(place)
        self._plan = plan

    def resolve(self, reference: str) -> Resolved | str:
        """What a reference names, or why it names nothing, in Chinese."""
        head, colon, tail = reference.partition(":")
        if not colon:
            head, colon, tail = reference.partition("：")
        kind = _ALIASES.get(head.strip()) if colon else None
        if colon and kind is None:
            kinds = "、".join(names[0] for _, _, names in _KINDS if names)
            return f"引用“[[{reference}]]”的类别“{head}”不认识，可以写：{kinds}。"
        name = (tail if colon else reference).strip()
        found = self._find(kind, name)
        if kind == KEYS[0] and not found:
            return Resolved(f"rule.{name}", UNCONFIRMED)  # a rule of the check tells of it
        if len(found) == 1:
            (place,) = found
            if isinstance(place.model, PlatformRule):
                return Resolved(place.anchor, place.model.words)
            own = _kind(type(place.model)) or "sec"
            heading = place.model.heading if isinstance(place.model, Entry) else None
            return Resolved(place.anchor, None if own in _BY_TITLE else heading or name)
        if not found:
            return self._missing(reference, kind, name)
        kinds = "、".join(f"[[{_called(place.model)}:{name}]]" for place in found)
        return f"引用“[[{reference}]]”不明确，可能指：{kinds}。"

    def _find(self, kind: str | None, name: str) -> list[Place]:
        if kind is not None:
            return self._entries.get((kind, name), [])
        found: list[Place] = []
        for (_, known), places in self._entries.items():
            if known == name:
                found.extend(place for place in places if place not in found)
        return found

    def _missing(self, reference: str, kind: str | None, name: str) -> str:
        names = [known for own, known in self._entries if kind in (None, own)]
        near = get_close_matches(name, names, 1, 0.5)
        hint = f"，是不是“{near[0]}”？" if near else "。"
        return f"引用“[[{reference}]]”在预案里找不到{hint}"


class Places:
    """Where everything of a plan stands, and what references call it."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.paths = Paths(plan)

    @cached_property
    def index(self) -> Index:
        """What can be referenced; made when the first reference is met."""
        return Index(self.plan, self.paths)


_KEPT: list[Places] = []


def places_of(plan: Plan) -> Places:
    """The places of a plan; the last plan's are kept, for its papers follow its document."""
    found = next((kept for kept in _KEPT if kept.plan is plan), None)
    if found is None:
        found = Places(plan)
        _KEPT[:] = [found]
    return found


def _called(model: Model) -> str:
    """The kind of a model in Chinese."""
    kind = _kind(type(model))
    return next((names[0] for _, own, names in _KINDS if own == kind and names), "")


@cache
def _kind(model: type[Model]) -> str | None:
    return next((kind for cls, kind, _ in _KINDS if issubclass(model, cls)), None)


def _names(place: Place) -> list[str]:
    model = place.model
    names: list[str] = []
    if isinstance(model, Entry):
        names.extend(name for name in (model.id, model.heading) if name)
    if isinstance(model, PlatformRule):
        names.extend(name for name in (model.id, model.name) if name)
    if isinstance(model, Annex) and model.kind is not None:
        names.extend((model.kind.value, model.kind.zh))
    if isinstance(model, Passage) and place.path:
        names.append(".".join(map(str, place.path)))
        names.append(str(place.path[-1]))
        names.extend(_chinese(place))
    return list(dict.fromkeys(names))


def _chinese(place: Place) -> list[str]:
    """The Chinese name of the field that holds a piece."""
    field = str(place.path[-1])
    models: list[type[Model]] = [Plan, *Part.__subclasses__()]
    for model in models:
        info = model.model_fields.get(field)
        if info is not None:
            return [data.zh for data in info.metadata if isinstance(data, Name)]
    return []
