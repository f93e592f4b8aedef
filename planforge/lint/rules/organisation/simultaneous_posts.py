"""One person at the head of units that work at the same time."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from planforge.findings import Path, Severity, Where
from planforge.lint.bodies import Bodies, Body
from planforge.lint.bodies.body import people_in
from planforge.lint.context import Context
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.organization import Person, Position, Unit

_Post = tuple[Path, str, str, Body]
"""Place, words, title, the unit or the post."""


@rule("PF428", "simultaneous-posts", "一个人同时在几处指挥", Severity.WARNING)
def simultaneous_posts(context: Context) -> Found:
    """One person heads several groups that work at the same time, or is his own deputy.

    问题：同一个人既是总指挥又是副总指挥，或者一个人当几个工作组的组长，又没有人替他。网店人少，一人几岗不在此列。
    为什么：几处同时开始处置，一个人只能在一处，另外几处没有人指挥。
    改法：每个组各有一名负责人；确实由一人兼任的，为其中一处写明替补。

    反例：
        组织机构:
          机构:
            - {名称: 技术组, 负责人: 李示例, 职责: [处理故障。]}
            - {名称: 客服组, 负责人: 李示例, 职责: [答复客户。]}

    反例：
        组织机构:
          岗位:
            - {名称: 总指挥, 任职人: 王示例}
            - {名称: 副总指挥, 任职人: 王示例}

    正例：
        组织机构:
          机构:
            - {名称: 技术组, 负责人: 李示例, 职责: [处理故障。]}
            - {名称: 客服组, 负责人: 张示例, 职责: [答复客户。]}

    正例：
        组织机构:
          机构:
            - {名称: 应急办公室, 负责人: 李示例, 职责: [值守。]}
            - {名称: 监测组, 负责人: 李示例, 职责: [监测。]}
          人员:
            - {姓名: 李示例, 电话: 130 0000 0001, B岗: 张示例}
    """
    if context.applies(Regime.SHOP):
        return
    held = _held(context.bodies)
    for name, post in _told(context):
        if all(post[2] != other[2] for other in held[name]):
            held[name].append(post)
    for name, posts in held.items():
        clashing = _clashing(posts)
        if not _own_deputy(posts):
            clashing = [post for post in clashing if not _deputised(post)]
        if len(clashing) < 2:
            continue
        groups = [post for post in clashing if post[3].name.endswith("组")]
        backed = _backed(name, context.bodies)
        if backed and len(groups) < 2 and not _own_deputy(clashing):
            continue
        yield _problem(name, clashing, backed=backed or _own_deputy(clashing))


def _problem(name: str, clashing: list[_Post], *, backed: bool) -> Problem:
    titles = "、".join(f"“{title}”" for _, _, title, _ in clashing)
    alone = "" if backed else "，又没有写替补"
    at, words, _, _ = clashing[0]
    return Problem(
        at,
        f"{name}一人同时担任{titles}{alone}，几处同时处置时顾不过来。",
        words=words,
        also=tuple(Where(place, said) for place, said, _, _ in clashing[1:]),
    )


def _held(bodies: Bodies) -> dict[str, list[_Post]]:
    held: dict[str, list[_Post]] = defaultdict(list)
    for body in bodies.all:
        if isinstance(body.model, Unit) and body.model.leader:
            for name in people_in(body.model.leader):
                place = (*body.at, "leader")
                held[name].append((place, name, f"{body.name}负责人", body))
        elif isinstance(body.model, Position) and body.model.holder and _leads(body.name):
            for name in people_in(body.model.holder):
                unit = body.above.name if body.above is not None else ""
                title = body.name if body.name.startswith(unit) else f"{unit}{body.name}"
                held[name].append(((*body.at, "holder"), name, title, body))
    return held


def _told(context: Context) -> Iterator[tuple[str, _Post]]:
    """Heads of groups that sentences name: 抢通小组：由公路局局长任组长, 负责人张伟."""
    for body in context.bodies.units:
        if not body.name.endswith("组") or "专家" in body.name:
            continue
        unit = body.model
        texts = _words(unit, body.at) if isinstance(unit, Unit) else []
        for at, words in texts:
            match = _headed().search(words)
            if match is not None and not _nobody().search(match["who"]):
                who = match["who"]
                yield who, (at, who, f"{body.name}负责人", body)
    for text in context.prose:
        if "组长" in text.text:
            for match in _listed().finditer(text.text):
                unit_body = context.bodies.called(match["unit"])
                if unit_body is not None and not _nobody().search(match["who"]):
                    post = (text.at, match[0], f"{match['unit']}组长", unit_body)
                    yield match["who"], post


def _words(unit: Unit, at: Path) -> list[tuple[Path, str]]:
    texts = [((*at, field), getattr(unit, field)) for field in ("text", "intro")]
    texts += [((*at, "duties", index, "text"), item.text) for index, item in enumerate(unit.duties)]
    texts += [((*at, "items", index, "text"), item.text) for index, item in enumerate(unit.items)]
    return [(place, words) for place, words in texts if isinstance(words, str)]


@cache
def _headed() -> re.Pattern[str]:
    return re.compile(
        r"(?:^|[，。；,;\n])\s*(?:组长|负责人|牵头人)(?:为|是|：|:|由)?\s*"
        r"(?P<who>[^\W\d_a-zA-Z]{2,12}?)(?:担任|兼任)?(?=[，。；,;（(\n]|$)"
    )


@cache
def _listed() -> re.Pattern[str]:
    return re.compile(
        r"(?P<unit>[^\W\d_a-zA-Z]{2,12}组)[：:]\s*由(?P<who>[^，,。；;、：:]{2,16}?)(?:担任|任)组长"
    )


@cache
def _nobody() -> re.Pattern[str]:
    return re.compile(r"成员|各|相关|有关|分管|指定|负责|单位|部门|同志")


def _leads(post: str) -> bool:
    bare = post.split("（", 1)[0].split("(", 1)[0]
    return bare.endswith(("指挥", "指挥长", "组长", "主任", "负责人"))


def _clashing(posts: list[_Post]) -> list[_Post]:
    """Those that work at the same time: a head of a unit is no clash with a post of that unit."""
    kept: list[_Post] = []
    for post in posts:
        unit = post[3] if isinstance(post[3].model, Unit) else post[3].above
        same = any(
            unit is not None and unit in {one[3], one[3].above} and "副" not in post[2] + one[2]
            for one in kept
        )
        if not same:
            kept.append(post)
    return kept


def _own_deputy(posts: list[_Post]) -> bool:
    """He is the chief and his own deputy."""
    titles = {title for _, _, title, _ in posts}
    chiefs = any(one.endswith(("总指挥", "指挥长", "组长")) and "副" not in one for one in titles)
    return chiefs and any("副" in one for one in titles)


def _deputised(post: _Post) -> bool:
    """The post has a deputy or an order of succession."""
    model = post[3].model
    if isinstance(model, Position):
        return bool(model.deputies or model.succession or model.backup)
    return isinstance(model, Unit) and any("副" in (one.name or "") for one in model.positions)


def _backed(name: str, bodies: Bodies) -> bool:
    person = bodies.called(name)
    return person is not None and isinstance(person.model, Person) and bool(person.model.backup)
