"""Bodies in sentences that no unit of the plan bears."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from planforge.findings import Path, Severity, Where
from planforge.lint.bodies import Bodies, Body, any_of
from planforge.lint.bodies.known import KnownNames
from planforge.lint.context import Context
from planforge.lint.prose import Prose
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.head import Kind

_ENDS = ("领导小组", "指挥部", "应急办公室", "应急办", "工作组", "专班", "应急小组", "处置小组")
_POSTS = ("总指挥", "副总指挥", "指挥长", "副指挥长", "组长", "副组长")


@rule("PF421", "unknown-body", "正文里的机构没有设立过", Severity.WARNING)
def unknown_body(context: Context) -> Found:
    """A sentence names a body of the plan's own making that the organisation does not have.

    问题：正文里出现的领导小组、指挥部、工作组，组织机构里没有这个名字，也没有哪一句说要成立它。
    为什么：同一个机构前后叫法不同，或者真的漏了一个机构，照着做的人都不知道该找谁。
    改法：统一改成组织机构里的名称；确实另有一个机构的，在组织机构里补上它的负责人、成员和职责。

    反例：
        组织机构:
          机构:
            - {名称: 应急指挥部, 职责: [统一指挥处置工作。]}
        应急响应:
          - 标题: 启动
            步骤: [值班人员立即报告应急领导小组。]

    反例：
        组织机构:
          岗位:
            - {名称: 总指挥, 任职人: 公司总经理}
            - {名称: 副总指挥, 任职人: 公司副总经理}
          机构: [应急小组]
        应急响应:
          - 标题: 决策
            步骤: [重大事项由应急小组组长决定。]

    正例：
        组织机构:
          机构:
            - {名称: 应急领导小组, 简称: [领导小组], 职责: [统一指挥处置工作。]}
        应急响应:
          - 标题: 启动
            步骤: [值班人员立即报告领导小组，领导小组成立现场指挥部。]
          - 标题: 处置
            步骤: [现场指挥部组织处置，并报告上级应急指挥部。]
    """
    bodies = context.bodies
    if not (bodies.units or bodies.posts) or context.plan.kind is Kind.FORMAL_TEXT:
        return
    known = KnownNames(context.bodies, context.prose)
    near = dict(known.slips(context.bodies))
    found: dict[str, list[Path]] = defaultdict(list)
    for at, name in (*_named(context, known), *_acting(context, known, near)):
        if at not in found[name]:
            found[name].append(at)
    for name, places in found.items():
        like = _like(name, context.bodies)
        meant = f"；是不是指“{like.name}”？" if like is not None else "。"
        times = f"有 {len(places)} 处提到它" if len(places) > 1 else "却提到了它"
        message = f"组织机构里没有“{name}”，正文{times}{meant}"
        also = tuple(Where(place, name) for place in places[1:])
        yield Problem(places[0], message, words=name, also=also)
    yield from _shortened(context, near)
    yield from _otherwise(context, known)
    yield from _guards(context)
    yield from _posts(context)


def _named(context: Context, known: KnownNames) -> Iterator[tuple[Path, str]]:
    if not any(end in context.text for end in _ENDS):
        return
    for prose in context.prose:
        if prose.field in {"name", "aliases", "kind", "number", "interpretation"} or not any(
            end in prose.text for end in _ENDS
        ):
            continue
        for match in _ending().finditer(prose.text):
            name = _name(prose.text, match, known)
            if name is not None and not _reported(prose, name):
                yield prose.at, name


def _reported(prose: Prose, name: str) -> bool:
    """A typed report names it: report-to-nobody tells that."""
    told = prose.at[:2] == ("reporting", "chain") and prose.field in {"sender", "to"}
    return told and name.endswith(("领导小组", "指挥部", "工作组", "应急小组", "专班"))


def _name(text: str, match: re.Match[str], known: KnownNames) -> str | None:
    """The name that ends here, where it is unknown and of the plan's own making."""
    before = text[max(0, match.start() - 16) : match.end()]
    if known.end_of(before) or text[match.end() :].startswith(_GOES_ON):
        return None
    run = _run().search(before)
    name = run["name"] if run is not None else match[0]
    if not name.endswith(match[0]) or name in known.ends or name in _GENERIC:
        return None
    if _foreign().search(_clause().split(before)[-1]):
        return None
    return name


_GENERIC = frozenset({"工作组", "专项工作组", "工作专班"})
_GOES_ON = ("织", "成立", "会议室", "办公地点", "函〔", "发〔", "明电")


@cache
def _ending() -> re.Pattern[str]:
    return re.compile("|".join(_ENDS))


@cache
def _clause() -> re.Pattern[str]:
    return re.compile(r"[，,。；;：:\n]")


@cache
def _run() -> re.Pattern[str]:
    """The name before an end: from the last sign or verb on."""
    return re.compile(
        r"(?:.*(?:[\W\d_a-zA-Z]|[由向报经对按在于与和及或至给从归受请为是将把让令的了并派个]|报告|上报|担任|不含|包含|只发|首次|汇报|成立|设立|"
        r"组建|启动|通知|听取|根据|服从|接受|组织|协助|配合|负责|召集|召开|提交|反馈|告知|纳入))?"
        r"(?P<name>[^\W\d_a-zA-Z]{2,12})$"
    )


@cache
def _foreign() -> re.Pattern[str]:
    """Bodies that are no plan's own: of the State, of others, of nobody in particular."""
    return re.compile(
        r"国家|国务院|中央|上级|下级|本级|各级|各类|各|有关|相关|其他|地方|属地|当地|所在地|事发|县|省|市(?!场)|区(?!域)|乡|镇|"
        r"街道|政府|等|下设|以下|下列|如下|平台企业|对方|现场|前方|前线|防汛|防火|防灭火|抗旱|安委|安全生产委|成立|设立|组建|若干|"
        r"派出|临时|项目|督导|巡视|调查|一个|[一二三四五六七八九十两几]个|多个|每个|党"
    )


def _acting(
    context: Context, known: KnownNames, near: dict[str, Body]
) -> Iterator[tuple[Path, str]]:
    """Groups and departments that act in a sentence, in a plan that lists its own."""
    bodies = context.bodies
    ends = [body.name[-1] for body in bodies.units]
    wanted = {end for end in "组部" if ends.count(end) > 1}
    if context.applies(Regime.PLAN_MEASURES):
        wanted.discard("部")
    if not wanted:
        return
    listed = "\n".join(one.text for one in context.prose if one.part == "organization")
    for sentence in context.sentences:
        prose = sentence.prose
        if prose.part in _QUIET or not any(end in sentence.words for end in wanted):
            continue
        words = bodies.said(prose, sentence.words)
        acting = [one.words for one in bodies.actors_in(words) if one.body is None]
        acting += [match[1] for match in _by().finditer(words)]
        for name in dict.fromkeys(_headed().sub("", one) for one in acting):
            if not name or name[-1] not in wanted or name in near or name not in prose.text:
                continue
            if known.means(name) or known.start_of(name) or name in listed:
                continue
            if _own().fullmatch(name):
                yield sentence.at, name


@cache
def _by() -> re.Pattern[str]:
    return re.compile(r"由([^\W\d各由的和与向对将把班]{2,6}?组)(?![织成建件合长])")


@cache
def _headed() -> re.Pattern[str]:
    return re.compile(r"副?组长$")


_QUIET = frozenset({"background", "terms", "approval", "annexes", "title"})


@cache
def _own() -> re.Pattern[str]:
    return re.compile(
        r"(?!各|每|该|本|有关|相关|其他|全|内|外|总|分|上级|专家|项目|机|班|两|同|责任|国家|省|市|县|区|工作)"
        r"(?!.*[部科局].+组)"
        r"[^\W\d_a-z]{2,7}(?:组|部)"
    )


def _shortened(context: Context, near: dict[str, Body]) -> Iterator[Problem]:
    """Names that differ from a unit's by a sign or two."""
    if not near:
        return
    for other in dict.fromkeys(re.findall(any_of(near), context.text)):
        pattern = re.compile(
            rf"(?<![^\W\d_a-zA-Z])(?<!:){other}|(?<=[由报向经和与及或织立出请取动派]){other}"
        )
        places = [
            Where(text.at, other)
            for text in context.prose
            if other in text.text and text.field not in {"name", "aliases"}
            for _ in pattern.finditer(text.text)
        ]
        if places:
            times = f" {len(places)} 处" if len(places) > 1 else ""
            message = f"前面叫“{near[other].name}”，正文{times}又写成“{other}”。"
            hint = "统一成一个名称；两个确实不同的，分别写明职责。"
            first, *also = places
            yield Problem(first.at, message, hint, other, tuple(also), Severity.INFO)


def _otherwise(context: Context, known: KnownNames) -> Iterator[Problem]:
    """应急领导小组 for 应急处置领导小组: the same body with other words before its kind."""
    found: dict[str, list[Where]] = defaultdict(list)
    bearers: dict[str, Body] = {}
    for core in ("领导小组", "指挥部", "指挥中心"):
        named = [body for body in context.bodies.units if body.core == core]
        if core not in context.text or len(named) != 1:
            continue
        for text in context.prose:
            if core not in text.text or text.field in {"name", "aliases", "kind"}:
                continue
            for match in _qualified().finditer(text.text):
                name, before = match[0], text.text[max(0, match.start() - 16) : match.start()]
                own = name.endswith(core) and not known.bears(name, core)
                if own and not _foreign().search(_clause().split(before)[-1]):
                    found[name].append(Where(text.at, name))
                    bearers[name] = named[0]
    for name, (first, *also) in found.items():
        times = f" {len(also) + 1} 处" if also else ""
        message = f"前面叫“{bearers[name].name}”，正文{times}又写成“{name}”。"
        hint = "统一成一个名称；两个确实不同的，分别写明职责。"
        yield Problem(first.at, message, hint, name, tuple(also), Severity.INFO)


@cache
def _qualified() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?<![^\W\d_a-zA-Z])|(?<=[由报向经对和与及或在请]))(?:应急|突发|事故|安全|危机|舆情|群体|大促)"
        r"(?:应急|突发|事件|事故|处置|处理|救援|抢险|安全|舆情|投诉|活动|工作){0,4}"
        r"(?:领导小组|指挥部|指挥中心)(?!办公室)"
    )


def _like(name: str, bodies: Bodies) -> Body | None:
    """The body that is most probably meant."""
    if name.endswith(_COMMANDS):
        commands = [body for body in bodies.units if body.name.endswith((*_COMMANDS, "指挥中心"))]
        return commands[0] if commands else None
    stem = set(name[:-1])
    scored = [(len(stem & set(body.name)) / len(stem), body) for body in bodies.units]
    best = max(scored, key=lambda pair: pair[0], default=None)
    return best[1] if best is not None and best[0] > 0.5 else None


_COMMANDS = ("领导小组", "指挥部", "应急小组", "处置小组")


def _guards(context: Context) -> Iterator[Problem]:
    """Guards are to be sent, and no unit has any."""
    text = context.text
    if not any(one in text for one in ("安保人员", "保安人员")) or context.applies(Regime.SHOP):
        return
    parts = {"organization", "resources", "annexes"}
    own = "\n".join(
        one.text
        for one in context.prose
        if one.part in parts or (one.part == "drills" and "participants" in one.at)
    )
    if any(
        word in own for word in ("安保", "保安", "保卫", "行政", "物业", "后勤", "秩序", "警戒")
    ):
        return
    places = [
        Where(one.at, match[0])
        for one in context.prose
        if "人员" in one.text
        for match in _sent().finditer(one.text)
    ]
    if places:
        first = places[0]
        times = f" {len(places)} 处" if len(places) > 1 else ""
        message = f"正文{times}要“{first.words}”，组织机构里却没有安保、行政或者物业，没有人可派。"
        hint = "把安保、行政部门或者物业列入组织机构，写明职责和联系电话。"
        yield Problem(first.at, message, hint, first.words, tuple(places[1:]))


@cache
def _sent() -> re.Pattern[str]:
    return re.compile(r"(?:安排|组织|派出|派|调派|调集)(?:安保|保安)人员")


def _posts(context: Context) -> Iterator[Problem]:
    """应急小组组长, where the organisation has a 总指挥 and no 组长."""
    bodies = context.bodies
    commanders = [body.name for body in bodies.posts if body.name in _POSTS]
    if not commanders or any("组长" in name for name in commanders):
        return
    if any(getattr(body.model, "leader", None) for body in bodies.units):
        return
    places = [
        Where(prose.at, mention.words)
        for prose in context.prose
        if "组长" in prose.text
        for mention in bodies.mentions_in(prose.text)
        if mention.words.endswith("组长") and mention.body is not None and mention.body.core
    ]
    if places:
        first = places[0]
        listed = "、".join(f"“{name}”" for name in dict.fromkeys(commanders))
        times = f" {len(places)} 处" if len(places) > 1 else ""
        message = f"组织机构里只有{listed}，没有组长，正文{times}却写到“{first.words}”。"
        hint = "统一称谓：在组织机构里写明由谁任组长，或者把正文改成总指挥、副总指挥。"
        yield Problem(first.at, message, hint, first.words, tuple(places[1:]))
