"""A commander whom nobody can stand in for."""

import re
from functools import cache

from planforge.findings import Path, Severity
from planforge.lint.bodies import Bodies, Body
from planforge.lint.bodies.body import people_in
from planforge.lint.context import Context
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.organization import Person, Position, Unit

_CHIEFS = ("总指挥", "指挥长", "组长", "总负责人")


@rule("PF426", "leader-without-stand-in", "指挥人没有替补", Severity.WARNING)
def leader_without_stand_in(context: Context) -> Found:
    """Nobody can stand in for who commands: no deputy, no order of succession, no B post.

    问题：总指挥、指挥长、领导小组组长只有一个人，没有副职，没有代行顺序，也没有AB岗；网店没有写店主（实名人、主账号）的替补。
    为什么：出事时他在飞机上、生病、关机，就没有人有权启动响应、停售、批钱。
    改法：写上副职，或者写明“不能履职时依次由谁代行”；网店写明店主联系不上时谁能登录、谁能拍板。

    反例：
        组织机构:
          岗位:
            - {名称: 总指挥, 任职人: 公司总经理}
          机构:
            - {名称: 技术组, 职责: [处理故障。]}

    反例：
        类型: 天猫店铺
        组织机构:
          岗位:
            - {名称: 店主, 任职人: 周示例}
            - {名称: 客服, 任职人: 陈示例}

    正例：
        组织机构:
          岗位:
            - {名称: 总指挥, 任职人: 公司总经理}
            - {名称: 副总指挥, 任职人: 公司副总经理}

    正例：
        组织机构:
          岗位:
            - {名称: 总指挥, 任职人: 王示例, 代行顺序: [李示例]}

    正例：
        类型: 天猫店铺
        组织机构:
          岗位:
            - {名称: 店主, 任职人: 周示例, B岗: 林示例}
            - {名称: 客服, 任职人: 陈示例}
            - {名称: 仓库主管, 任职人: 郑示例, B岗: 马示例}
    """
    if context.applies(Regime.SHOP):
        yield from _shop(context)
        return
    if _stands_in().search(context.text):
        return
    chief = _chief(context.bodies)
    if chief is None:
        return
    at, words, name = chief
    yield Problem(
        at,
        f"“{name}”只有一个人，没有副职、代行顺序，也没有AB岗，他不在时没有人能指挥。",
        words=words,
    )


def _chief(bodies: Bodies) -> tuple[Path, str, str] | None:
    """The commander without a stand-in: place, words, title."""
    for body in bodies.posts:
        if body.name in _CHIEFS and (body.above is None or _commands(body.above)):
            alone = not _backed(body.model, bodies) and not _deputy(body, bodies)
            return (body.where.at, body.where.words, body.name) if alone else None
    for body in bodies.units:
        unit = body.model
        if isinstance(unit, Unit) and unit.leader and _commands(body):
            held = bodies.called(unit.leader)
            alone = not unit.positions and not (held and _backed(held.model, bodies))
            return ((*body.at, "leader"), unit.leader, f"{body.name}负责人") if alone else None
    return None


def _commands(body: Body) -> bool:
    return body.name.endswith(("领导小组", "指挥部", "应急小组", "处理小组", "处置小组"))


def _deputy(body: Body, bodies: Bodies) -> bool:
    return any("副" in other.name and other.above is body.above for other in bodies.posts)


def _backed(model: object, bodies: Bodies) -> bool:
    """The post or the person has a deputy, a successor or a B post."""
    if isinstance(model, Position):
        if model.deputies or model.succession or model.backup:
            return True
        held = bodies.called(model.holder) if model.holder else None
        return held is not None and isinstance(held.model, Person) and bool(held.model.backup)
    return isinstance(model, Person) and bool(model.backup)


def _shop(context: Context) -> Found:
    bodies = context.bodies
    told = [one.words for one in context.sentences if _takes_over().search(one.words)]
    needed = [body for body in (*bodies.posts, *bodies.people) if _needed(body)]
    alone = [
        body
        for body in needed
        if not _backed(body.model, bodies)
        and not _covered(body, needed, bodies)
        and not any(_means(words, body) for words in told)
    ]
    if alone:
        names = "、".join(dict.fromkeys(f"“{body.name}”" for body in alone))
        yield Problem(
            alone[0].where.at,
            f"{names}没有替补：人联系不上的时候，没有人能登录主账号或者进仓库。",
            words=alone[0].where.words,
            also=tuple(body.where for body in alone[1:]),
        )
    if not needed and not bodies.people and not told and (owner := _owner(context)) is not None:
        at, words = owner
        yield Problem(
            at,
            "没有写店主联系不上时谁来顶：主账号和实名认证都在店主手里，别人登录不了也拍不了板。",
            words=words,
        )


def _means(words: str, body: Body) -> bool:
    """A sentence about standing in speaks of this body."""
    model = body.model
    post = f"{body.name}{model.post if isinstance(model, Person) else ''}"
    about = [one for one in ("店主", "店长", "实名", "仓库") if one in post]
    return body.name in words or any(one in words for one in about)


def _needed(body: Body) -> bool:
    model = body.model
    post = model.post if isinstance(model, Person) else body.name
    return bool(post) and any(one in str(post) for one in ("店主", "店长", "实名", "仓库主管"))


def _covered(body: Body, needed: list[Body], bodies: Bodies) -> bool:
    """The same person has a stand-in in another entry: the post's, or the list's."""
    model = body.model
    if isinstance(model, Position):
        held = bodies.called(model.holder) if model.holder else None
        return held is not None and _backed(held.model, bodies)
    return any(
        isinstance(other.model, Position)
        and body.name in people_in(other.model.holder or "")
        and _backed(other.model, bodies)
        for other in needed
    )


def _owner(context: Context) -> tuple[Path, str] | None:
    """Where the shop's plan names its owner."""
    for text in context.prose:
        match = _owner_words().search(text.text)
        if match is not None and text.part == "organization":
            return text.at, match[0]
    return None


@cache
def _owner_words() -> re.Pattern[str]:
    return re.compile(r"店铺负责人|店主|店长|店铺经理|负责人")


@cache
def _stands_in() -> re.Pattern[str]:
    return re.compile(
        r"副(?:总)?指挥|副组长|副职|副主任|代行|代理|AB[岗角]|[AB]岗|[AB]角|授权(?:的)?(?:负责人|人员|代表)|"
        r"替补|替岗|顶岗|备岗|后备|第二责任人|(?:不在|缺席|外出|不能履职|联系不上|不接|失联)[^。；]{0,12}由"
    )


@cache
def _takes_over() -> re.Pattern[str]:
    return re.compile(
        r"代行|替补|替岗|顶岗|顶上|接替|"
        r"(?:不在|缺席|外出|不能履职|联系不上|不接|失联|打不通)[^。；]{0,12}(?:由|打|找)"
    )
