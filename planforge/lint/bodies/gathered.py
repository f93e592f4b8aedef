"""Finding the bodies of a plan: typed ones, and those that its sentences introduce."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from planforge.findings import Path
from planforge.lint.bodies.bodies import Bodies
from planforge.lint.bodies.body import CORES, Body, BodyKind, bare
from planforge.lint.prose import Prose
from planforge.lint.slots import said
from planforge.schema import Plan
from planforge.schema.drills import Participant
from planforge.schema.organization import Contact, Person, Position, Unit

_END = (
    r"(?:领导小组|指挥部|指挥中心|办公室|工作组|委员会|小组|专班|队伍|中心|组|队|部|处|科|室|"
    r"应急办|专员|专家库)"
)
_SIGN = r"[^\s，。；：、（）()《》\[\],;:\d]"
_NAME = (
    rf"(?!在|于|有|专(?!班|家|项)|由){_SIGN}{{1,20}}?{_END}"
    r"(?:(?![^\W\d_a-zA-Z])|(?=和|及|与|并|等|负责))"
)
_TELLS = ("：由", "：负责", "：承担", "：牵头", "：主要", "：成员", "：组长", ":由", ":负责")
"""What follows the name of a body where its line tells of it."""
_VERB = r"(?:成立|设立|设置|组建|建立|下设|设有|设|组成|分为|分设|指定|明确)"
_POSTS = r"(?:常务|第一)?(?:副总?)?(?:总?指挥长?|组长|主任|召集人|队长|总协调人?)|新闻发言人|联络员"


def bodies_of(plan: Plan, prose: Sequence[Prose]) -> Bodies:
    """The bodies of a plan."""
    typed = list(_typed(plan))
    spoken = [*_spoken(prose), *_members(prose)]
    typed = [*_called_too(typed, prose, spoken)]
    known = {name for body in typed for name in body.names}
    new: dict[str, Body] = {}
    first: dict[str, str] = {}
    for body in spoken:
        same = next((first[name] for name in body.names if name in first), None)
        if same is not None:
            names = dict.fromkeys((*new[same].names, *body.names))
            new[same] = replace(new[same], names=tuple(names))
        elif known.isdisjoint(body.names):
            same = body.name
            new[same] = body
        if same is not None:
            first.update(dict.fromkeys(body.names, same))
    return Bodies([*typed, *new.values()])


# Typed


def _typed(plan: Plan) -> Iterator[Body]:
    organization = plan.organization
    if organization is None:
        return
    at: Path = ("organization",)
    if organization.positions is not None:
        where = (*at, "positions", "positions")
        yield from _positions(organization.positions.positions, where, None)
    if organization.units is not None:
        yield from _units(organization.units.units, (*at, "units", "units"), None)
    if organization.people is not None:
        for index, person in enumerate(organization.people.people):
            place = (*at, "people", "people", index)
            yield from _one(BodyKind.PERSON, person, place, None)
    if organization.contacts is not None:
        for index, contact in enumerate(organization.contacts.contacts):
            place = (*at, "contacts", "contacts", index)
            yield from _one(BodyKind.OUTSIDE, contact, place, None)


def _units(units: Sequence[Unit], at: Path, above: Body | None) -> Iterator[Body]:
    for index, unit in enumerate(units):
        place = (*at, index)
        below = above
        for body in _one(BodyKind.UNIT, unit, place, above):
            below = body
            yield body
        yield from _positions(unit.positions, (*place, "positions"), below)
        yield from _units(unit.units, (*place, "units"), below)


def _positions(posts: Sequence[Position], at: Path, above: Body | None) -> Iterator[Body]:
    for index, post in enumerate(posts):
        yield from _one(BodyKind.POST, post, (*at, index), above)


def _one(
    kind: BodyKind, model: Unit | Position | Person | Contact, at: Path, above: Body | None
) -> Iterator[Body]:
    name = model.name or (model.title if isinstance(model, Unit) else None)
    if not name or (model.name is None and not _body_name().fullmatch(name)):
        return
    aliases = model.aliases if isinstance(model, Unit) else ()
    own = [name, bare(name), *aliases]
    yield Body(kind, name, at, tuple(dict.fromkeys(own)), model, above)


@cache
def _body_name() -> re.Pattern[str]:
    return re.compile(rf"(?:[^\W\d_]|[“”]){{1,20}}?{_END}")


def _called_too(
    typed: Sequence[Body], prose: Sequence[Prose], spoken: Sequence[Body]
) -> Iterator[Body]:
    """Typed bodies with the names that sentences give them: （以下简称应急办）, 市专家组."""
    more: dict[str, list[str]] = {}
    known = {body.name for body in typed}
    for full, short in _renamed(prose, spoken):
        for cut in range(len(full) - 1):
            if full[cut:] in known and _same(full, full[cut:]):
                more.setdefault(full[cut:], []).append(short)
        if short in known:
            more.setdefault(short, []).append(_lead().sub("", full))
    for body in typed:
        names = tuple(
            dict.fromkeys([*body.names, *(one for one in more.get(body.name, ()) if one)])
        )
        yield body if names == body.names else replace(body, names=names)


def _renamed(prose: Sequence[Prose], spoken: Sequence[Body]) -> Iterator[tuple[str, str]]:
    """A name, and what it is called for short, or itself."""
    for one in spoken:
        if one.kind is BodyKind.UNIT:
            yield one.name, one.name
    for text in prose:
        if "称" in text.text:
            for match in _called().finditer(said(text)):
                yield match["full"], match["short"]


def _same(full: str, name: str) -> bool:
    """A longer name means the same body: 市突发地质灾害专家咨询组, 专家咨询组."""
    if full == name:
        return True
    own = name not in CORES and len(name) > 3
    return own and full.endswith(name) and not full.startswith(("现场", "前方", "临时"))


# Introduced by sentences


@cache
def _called() -> re.Pattern[str]:
    return re.compile(
        r"(?P<full>[^，。；：,;:、（()）\n]{2,40})[（(]\s*(?:以下)?[统简并]?称(?:为|作)?\s*[“\"「『]?"
        r"(?P<short>[^”\"」』）)，,、或]{2,16})[”\"」』]?"
    )


@cache
def _founded() -> re.Pattern[str]:
    return re.compile(
        rf"{_VERB}+(?:了|以下|下列|若干|[一二三四五六七八九十两\d]+个|工作组)*(?:[：:])?"
        rf"(?P<names>{_NAME}(?:[、和及]{_NAME})*)"
    )


@cache
def _headed() -> re.Pattern[str]:
    return re.compile(
        rf"^\s*(?:[（(]?[\d一二三四五六七八九十]+[)）.、]\s*)?(?P<name>{_NAME}|{_POSTS})\s*[：:]"
        r"(?P<rest>\s*(?:由|负责|承担|牵头|主要职责|成员|组长))?",
        re.M,
    )


@cache
def _posted() -> re.Pattern[str]:
    return re.compile(rf"(?:担任|任|兼任|设)(?P<name>{_POSTS})")


@cache
def _lead() -> re.Pattern[str]:
    """What stands before a name and is none of it: verbs and their company."""
    return re.compile(
        rf".*(?:{_VERB}|是|为|由|负责|组织|向|对|在|按照|根据|依托|牵头|[\]”])(?:了|的)?"
    )


def _spoken(prose: Sequence[Prose]) -> Iterator[Body]:
    for text in prose:
        if text.field in {"name", "aliases", "holder", "members"}:
            continue
        words = said(text)
        if "称" in words:
            yield from _abbreviated(words, text)
        if any(verb in words for verb in ("成立", "设", "组建", "建立", "组成", "分为")):
            yield from _lists(words, text)
        if ("：" in words or ":" in words) and (
            text.part == "organization" or any(one in words for one in _TELLS)
        ):
            yield from _heads(words, text)
        if text.field == "title" and text.part in {"organization", "sections"} and _is_body(words):
            yield _body(words, text)
        if "任" in words or "设" in words:
            for match in _posted().finditer(words):
                yield _body(match["name"], text)


def _is_body(words: str) -> bool:
    return bool(_body_name().fullmatch(words) and not _no_body().search(words))


def _heads(words: str, text: Prose) -> Iterator[Body]:
    """应急指挥部：… in the chapter on the organisation, 抢险组：由…负责… anywhere."""
    for match in _headed().finditer(words):
        told = text.part == "organization" or match["rest"] is not None
        if told and not _no_body().search(match["name"]):
            yield _body(match["name"], text)


def _members(prose: Sequence[Prose]) -> Iterator[Body]:
    """Departments that are named as members, as the unit of a person or in a drill's list."""
    for text in prose:
        if text.field in {"members", "unit", "leader"} or isinstance(text.owner, Participant):
            if text.field in {"members", "unit", "leader", "name"}:
                match = _department().match(text.text)
                if match is not None:
                    yield _body(match[0], text)
        elif isinstance(text.owner, Position) and text.field in {"name", "holder"}:
            match = _department().match(text.text)
            if match is not None and match[0] != text.text:
                yield _body(match[0], text)


@cache
def _department() -> re.Pattern[str]:
    return re.compile(
        r"(?!各|有关|相关)[^\W\d_]{2,20}?(?:中心|部门|[部处科室局院办委]|支队|公司)"
        r"(?=$|\d|[（(]|负责人|副?(?:主任|经理|总监|处长|部长|科长|局长)|派员|主管)"
    )


def _abbreviated(words: str, text: Prose) -> Iterator[Body]:
    for match in _called().finditer(words):
        full = _lead().sub("", match["full"])
        short = match["short"].strip()
        if full and _body_name().fullmatch(full):
            yield _body(full, text, short)


def _lists(words: str, text: Prose) -> Iterator[Body]:
    for match in _founded().finditer(words):
        for name in re.split("[、和及]", match["names"]):
            if len(name) > 1 and not _no_body().search(name):
                yield _body(name, text)


@cache
def _no_body() -> re.Pattern[str]:
    return re.compile(
        r"^(?:各|有关|相关|由|本|该|其|每|多|专门的?$)|机制|制度|体系|应急预案|[的了设等]|以下|下列|主要|工作$|内部|全部|部分|"
        r"^[一二三四五六七八九十两\d]+个|^(?:应急)?(?:专项)?(?:工作组|小组|队伍)$"
    )


def _body(name: str, text: Prose, *more: str) -> Body:
    kind = BodyKind.POST if re.fullmatch(_POSTS, name) else BodyKind.UNIT
    words = name if name in text.text else ""
    return Body(kind, name, text.at, (name, *more), None, None, words)
