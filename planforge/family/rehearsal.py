"""The drill of a scenario as a plan file of its own: plan, script, forms, notice, summary."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

import yaml
from jinja2 import TemplateError

from planforge.compose.holders import serves
from planforge.errors import FileProblem, TemplateProblem, UsageProblem
from planforge.family.appointment import Appointment, planned
from planforge.family.two_clocks import Cue, Deed, Running, cues, running
from planforge.interview.expressions import environment
from planforge.profiles import Profile
from planforge.resources.data import read_data, template_folders
from planforge.schema import Plan
from planforge.schema.organization import Unit
from planforge.schema.response import Scenario
from planforge.schema.times import DAY, clock

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Say = Callable[[str], str]
"""Words of the plan with their references called by name."""
_JUDGES = ("质量", "审计", "法务", "监察", "合规", "督查", "评估", "财务", "美工", "办公室", "综合")
"""Who is asked first to evaluate, of those who do not act."""
_NOT_ASKED = ("成员单位", "协作", "机制", "专家", "现场", "指挥部", "领导小组")
_A_POST = re.compile(r"(?:同志|领导|负责人|总监|经理|主任|[局处科所部组厂队区县市镇]长|首席.*官)$")
_HEAD = "指挥部"
_LATER = 3 * DAY * 60
"""What is due so many seconds after the discovery is asked for and not played."""
_DECIDES = re.compile(r"(?<![判固规稳特约认])定(?![时期位])|拍板|决策")
_CONCERNED = re.compile(r"消费者|买家|用户|个人|公众|商家$")
"""Who is told and not reported to."""
_SPOKEN = (
    "告知买家",
    "告知消费者",
    "告知用户",
    "逐单",
    "逐个",
    "联系买家",
    "答复",
    "回复",
    "安抚",
    "接待",
    "客服",
    "售后",
    "售前",
    "新闻",
    "发言",
)


@dataclass(frozen=True, slots=True)
class Player:
    """Somebody in a drill: post or unit, who holds it, what for, who belongs to it."""

    name: str
    person: str = ""
    task: str = ""
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Played:
    """What is drilled.

    Attributes:
        name: of the scenario.
        trigger: what sets it off; may be empty.
        deeds: what is to be done, in the order of time.
        scenario: all that the plan says of it; None for the plan's general procedure.
        say: as Say.
    """

    name: str
    trigger: str
    deeds: tuple[Deed, ...]
    scenario: Scenario | None
    say: Say


@dataclass(frozen=True, slots=True)
class _Spoken:
    """The words that one of the deeds says to whom it concerns."""

    words: str
    deed: Deed | None


def rehearsal(
    plan: Plan, profile: Profile, played: Played, asked: Appointment | None = None
) -> str:
    """The text of a plan file: the drill plan with its script and forms as annexes.

    Args:
        plan: whose scenario is drilled.
        profile: of the plan's type.
        played: the scenario.
        asked: when it is held, as far as the caller says; the rest as the plan says, or left open.

    Raises:
        UsageProblem: it would last beyond midnight.
        FileProblem: the template or its words are missing or broken.
        TemplateProblem: the template is broken.
    """
    words = _words(profile.name)
    try:
        template = environment().from_string(_file(profile.name, "rehearsal.j2"))
        appointment = (asked or Appointment()).over(planned(plan))
        return template.render(_values(plan, profile, played, words, appointment))
    except TemplateError as error:
        message = f"模板 rehearsal.j2 有误：{error.message}"
        raise TemplateProblem(message) from error


def _values(
    plan: Plan, profile: Profile, played: Played, words: dict[str, str], held: Appointment
) -> dict[str, object]:
    scenario, say = played.scenario or Scenario(), played.say
    later = tuple(deed for deed in played.deeds if (deed.due or 0) > _LATER)
    played = replace(played, deeds=tuple(one for one in played.deeds if one not in later))
    chief = _chief(plan, words["总指挥"], scenario)
    trigger = say(played.trigger).strip("。；; ") or f"接到报告，要按“{played.name}”处置"
    exercise = [say(line) for line in scenario.exercise] or [
        f"值班的人发现：{trigger}",
        words["变故"].format(谁=_absent(played.deeds, chief)),
    ]
    zero, told = cues(exercise, _minutes(words["情景"]))
    run = _running(played, told, zero, held.start, _minutes(words["开始"]))
    controller, judge = _apart(plan, played.deeds, chief, words["不够"])
    players = tuple(_players(played.deeds))
    said = "".join(f"{deed.who}{deed.title}{deed.what}" for deed in played.deeds)
    risk = say(scenario.risk or "").strip("。 ")
    script = say(scenario.script or "").strip()
    return {
        **_head(plan, profile, held),
        **_beside(scenario, say),
        "w": words,
        "名称": played.name,
        "依据": [one for one in scenario.laws if one.title] if _formal(profile) else [],
        "进程": run,
        "起": clock(zero),
        "段分": run.minutes - 25,
        "真演": sum(bool(re.search(kind, said)) for kind in words["真演"].split()) > 1,
        "演员": players,
        "姓名": lambda one: _named(plan, one),
        "扮演": tuple(
            _receivers(played.deeds, players, f"{said}{told}{risk}{script}{scenario.evidence}")
        ),
        "总指挥": chief,
        "导调": controller,
        "评估": judge,
        "触发": trigger,
        "风险": f"{risk}。" if risk else "",
        "数据": tuple(dict.fromkeys(_figures(trigger, told))),
        "话": _Spoken(script, _speaker(played.deeds, script) if script else None),
        "步数": len(played.deeds),
        "口头": later,
        "台词": _line,
    }


def _head(plan: Plan, profile: Profile, held: Appointment) -> dict[str, object]:
    """Whose drill it is, of which plan, when and where."""
    return {
        "类型": profile.title,
        "设": _formal(profile),
        "预案": plan.title,
        "版本": f"（{plan.version}）" if plan.version else "",
        "单位名": (plan.entity.name if plan.entity else None) or "",
        "日期": held.day,
        "地点": held.place.strip("。 ") or "________",
        "要填": held.date is None or not held.place,
    }


def _beside(scenario: Scenario, say: Say) -> dict[str, object]:
    """What the scenario says beside its steps: what is to be ready, to be kept, who may decide."""
    return {
        "准备": tuple(_ready(scenario, say)),
        "留证": [say(one) for one in scenario.evidence],
        "权限": [say(line).strip("。") for line in (scenario.pay, scenario.speak) if line],
    }


def _running(
    played: Played, told: Sequence[Cue], zero: int, asked: int | None, usual: int
) -> Running:
    """The drill on its clock.

    Raises:
        UsageProblem: it would last beyond midnight.
    """
    start = asked if asked is not None else usual
    run = running(played.deeds, told, zero, start)
    if start + run.minutes >= DAY:
        message = f"演练要 {run.minutes} 分钟，{run.begin}开始就过了半夜。"
        raise UsageProblem(message, "请用 --when 写一个早些的时刻。")
    return run


def _line(deed: Deed) -> str:
    """What somebody says aloud when a step is done: a report, a decision, that it is done."""
    if deed.to:
        aloud = f"告诉{deed.to}" if _CONCERNED.search(deed.to) else f"向{deed.to}报告"
        return f"我是{deed.who}，现在{aloud}：________。（说清{deed.said}）"
    shown = f"，{deed.output}在这里" if deed.output else ""
    if _DECIDES.search(deed.title):
        return f"{deed.brief}：我定________，__点__分起照这个办{shown}。"
    return f"{deed.who}报告，“{deed.brief}”这一步做完了，现在是__点__分{shown}。"


def _formal(profile: Profile) -> bool:
    return profile.name != "tmall_shop"


def _minutes(words: str) -> int:
    hour, _, minute = words.partition(":")
    return int(hour) * 60 + int(minute)


def _players(deeds: Sequence[Deed]) -> Iterator[Player]:
    tasks: dict[tuple[str, str], dict[str, None]] = {}
    for deed in deeds:
        own = tasks.setdefault((deed.who, deed.person), {})
        own[deed.brief] = None
    for (who, person), own in tasks.items():
        yield Player(who, person, "、".join(own))


def _receivers(deeds: Sequence[Deed], players: Sequence[Player], said: str) -> Iterator[str]:
    """Those who are reported to or spoken of and do not act: somebody has to play them."""
    known = {player.name for player in players}
    for deed in deeds:
        for name in re.split(r"、|或者|和", deed.to):
            name = name.strip().removesuffix("成员")
            if name and name not in known:
                known.add(name)
                yield name
    if _HEAD in said and _HEAD not in known:
        yield _HEAD


def _absent(deeds: Sequence[Deed], chief: Player) -> str:
    """Who cannot be reached in a drill that has no news of its own: the one with most to do."""
    names = [deed.who for deed in deeds if deed.who != chief.name and deed.person]
    names = names or [deed.who for deed in deeds]
    return max(names, key=names.count) if names else chief.name


def _chief(plan: Plan, name: str, scenario: Scenario) -> Player:
    """Who calls beginning, stop and end: the post of that name, the head of the first unit."""
    organization = plan.organization
    for post in organization.positions.positions if organization and organization.positions else ():
        if post.name == name:
            return Player(name, post.holder or "")
    units = organization.units.units if organization and organization.units else ()
    head = next((unit.leader for unit in units if unit.leader), None)
    if head is None and plan.entity is not None:
        head = plan.entity.responsible
    return Player(name, head or (scenario.lead if scenario.lead != name and units else "") or "")


def _apart(
    plan: Plan, deeds: Sequence[Deed], chief: Player, otherwise: str
) -> tuple[Player, Player]:
    """Who puts the scene in and who evaluates: those who neither act nor command.

    A unit of which a member acts does not evaluate: M12. It may put the scene in.
    """
    busy = {deed.person for deed in deeds if deed.person} | {chief.person}
    free: dict[str, Player] = {}
    for one in _known(plan):
        acts = any(_same(one, deed.who) for deed in deeds) or _same(one, chief.name)
        acts = acts or any(word in one.name for word in _NOT_ASKED)
        if one.name and not acts and (not one.person or one.person not in busy):
            free.setdefault(one.name, one)
    order = sorted(free.values(), key=lambda one: not any(word in one.name for word in _JUDGES))
    outside = Player("评估人" if order else "导调评估人", otherwise)
    acting = {deed.who for deed in deeds}
    judge = next((one for one in order if acting.isdisjoint(one.members)), outside)
    others = [one for one in order if one is not judge]
    return (others[0] if others else judge), judge


def _named(plan: Plan, player: Player) -> str:
    """The name of who acts, for a sheet to sign; empty where only a post is known."""
    organization = plan.organization
    people = organization.people.people if organization and organization.people else ()
    held = {one.post: one.name for one in people if one.post and one.name}
    found = held.get(player.person) or (not player.person and held.get(player.name))
    return found or ("" if _A_POST.search(player.person) else player.person)


def _same(one: Player, post: str) -> bool:
    """The unit or post is the one that acts, or is led by who holds it: M12."""
    return serves(one.name, post) or (bool(one.person) and serves(one.person, post))


def _known(plan: Plan) -> Iterator[Player]:
    organization = plan.organization
    if organization is None:
        return
    for post in organization.positions.positions if organization.positions else ():
        yield Player(post.name or "", post.holder or "")
    for person in organization.people.people if organization.people else ():
        if not organization.units:
            yield Player(person.post or "", person.name or "")
    units = organization.units.units if organization.units else ()
    yield from _units(units[0].units if len(units) == 1 else units[1:])


def _units(units: Sequence[Unit]) -> Iterator[Player]:
    for unit in units:
        yield Player(unit.name or "", unit.leader or "", members=unit.members)


def _ready(scenario: Scenario, say: Say) -> Iterator[str]:
    if scenario.needs:
        yield f"备好{'、'.join(say(line).strip('。') for line in scenario.needs)}。"


def _figures(trigger: str, told: Sequence[Cue]) -> Iterator[str]:
    """The clauses with figures, of what sets it off and of what is told."""
    for text in (trigger, *(cue.words for cue in told)):
        for clause in re.split(r"[，；。：]|或者", text):
            if re.search(r"\d", clause) and clause.count("“") == clause.count("”"):
                yield clause.strip()


def _speaker(deeds: Sequence[Deed], script: str) -> Deed | None:
    """Who says the script to those whom it concerns: whose step shares most of its words.

    Of several the last; those come first who say in it who they are.
    """

    def share(deed: Deed) -> tuple[int, int]:
        said = f"{deed.title}{deed.what}"
        pairs = {said[at : at + 2] for at in range(len(said) - 1)}
        named = any(deed.who[at : at + 2] in script for at in range(len(deed.who) - 1))
        return named, sum(pair in script for pair in pairs)

    found = [
        deed for deed in deeds
        if not deed.to and any(word in f"{deed.who}{deed.title}{deed.what}" for word in _SPOKEN)
    ]  # fmt: skip
    return max(reversed(found), key=share, default=None)


def _words(profile: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in ("base", profile):
        for folder in reversed(template_folders()):
            path = folder / name / "rehearsal.yaml"
            if path.is_file():
                data = yaml.load(read_data(path), Loader=_LOADER)
                if not isinstance(data, dict):
                    message = f"{path} 有误：应当是名称和值。"
                    raise FileProblem(message)
                found |= {
                    str(key): str(value) for key, value in cast("dict[str, object]", data).items()
                }
    return found


def _file(profile: str, name: str) -> str:
    for at in (profile, "base"):
        for folder in template_folders():
            if (folder / at / name).is_file():
                return read_data(folder / at / name)
    message = f"缺少模板 {name}。"
    raise FileProblem(message, "请重新安装 planforge。")
