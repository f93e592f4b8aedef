"""Facts that name somebody whom the plan does not list."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from planforge.findings import Severity, Where
from planforge.lint.bodies.body import bare, people_in
from planforge.lint.context import Context
from planforge.lint.prose import Prose
from planforge.lint.rule import Found, Problem, rule

_HEADS = frozenset({"leader", "holder", "backup", "succession", "deputies"})
_LISTED = 3
"""So many people of a list tell that it is meant to have all."""
_FIELDS = frozenset({"actor", "owner", "sender", "commander", "starter", "lead", "responsible"})


@rule("PF422", "unknown-actor", "责任人不在组织机构里", Severity.WARNING)
def unknown_actor(context: Context) -> Found:
    """A typed fact gives a task to a unit or a post that the organisation does not have.

    问题：步骤、措施、报告、指标的执行人或者责任人，在组织机构、岗位、人员、外部联系里都找不到。
    为什么：任务派给了一个不存在的机构，出事时没有人认领，电话也不知道打给谁。
    改法：改成组织机构里的名称；确实需要这个机构或者岗位的，先在组织机构里补上。

    反例：
        组织机构:
          机构:
            - {名称: 应急指挥部, 职责: [统一指挥。]}
            - {名称: 技术组, 职责: [处理故障。]}
        应急响应:
          - 标题: 处置
            步骤:
              - {执行人: 物流组, 行动: 联系备选快递}

    正例：
        组织机构:
          机构:
            - {名称: 应急指挥部, 职责: [统一指挥。]}
            - {名称: 客户服务组, 简称: [客服组], 成员: [客户服务中心], 职责: [答复。]}
          人员:
            - {姓名: 王示例, 职务: 总经理, 电话: 130 0000 0001}
        应急响应:
          - 标题: 处置
            步骤:
              - {执行人: 客服组组长, 行动: 统一口径}
              - {执行人: 总经理, 行动: 批准赔付}
              - {执行人: 发现的人, 行动: 立即报告}
              - {执行人: 客户服务中心, 行动: 逐个回访}

    反例：
        组织机构:
          机构:
            - {名称: 技术组, 负责人: 张示例, 职责: [处理故障。]}
            - {名称: 客服组, 负责人: 赵示例, 职责: [答复客户。]}
          人员:
            - {姓名: 王示例, 电话: 130 0000 0001, B岗: 李示例}
            - {姓名: 李示例, 电话: 130 0000 0002, B岗: 王示例}
            - {姓名: 张示例, 电话: 130 0000 0003, B岗: 李示例}
    """
    yield from _strangers(context)
    bodies = context.bodies
    if len(bodies.units) + len(bodies.posts) + len(bodies.people) < 2:
        return
    listed = "\n".join(one.text for one in context.prose if one.part == "organization")
    found: dict[str, list[Prose]] = defaultdict(list)
    told: dict[str, bool] = {}
    taken = context.taken
    for prose in context.prose:
        if prose.field not in _FIELDS or prose.part == "organization" or prose.at[:4] in taken:
            continue
        for name in _names(prose.text):
            if name not in told:
                named = name in listed or bodies.named_in(name) or _anybody().search(name)
                told[name] = bool(named)
            if not told[name]:
                found[name].append(prose)
    for name, places in found.items():
        if not _names_somebody().search(name):
            continue
        times = f"，共 {len(places)} 处" if len(places) > 1 else ""
        yield Problem(
            places[0].at,
            f"“{name}”要承担任务{times}，组织机构里却没有它。",
            words=name,
            also=tuple(Where(place.at, name) for place in places[1:]),
        )


def _strangers(context: Context) -> Iterator[Problem]:
    """Heads and stand-ins that the list of people, which has the others, does not have."""
    organization = context.plan.organization
    people = organization.people.people if organization and organization.people else ()
    known = {bare(one.name) for one in people if one.name}
    if len(known) < _LISTED:
        return
    found: dict[str, list[Where]] = defaultdict(list)
    met = 0
    for prose in context.prose:
        if prose.part == "organization" and _HEADS & {*map(str, prose.at[-2:])}:
            for name in people_in(prose.text):
                if name in known:
                    met += 1
                elif _personal().fullmatch(name) and not context.bodies.named_in(name):
                    found[name].append(Where(prose.at, name))
    if met < _LISTED * max(1, len(found)):
        return
    for name, (first, *also) in found.items():
        message = f"“{name}”是负责人或者替补，人员名单里却没有这个人，找不到电话。"
        hint = "人员有变动的，把各处的姓名一起改过来；没有变动的，在名单里补上姓名和电话。"
        yield Problem(first.at, message, hint, name, tuple(also))


@cache
def _personal() -> re.Pattern[str]:
    """A name of a person and no post, unit or phrase."""
    return re.compile(
        r"(?!.*(?:部|处|科|局|组|队|班|岗|员|长|任|理|总|监|师|者|方|管|主|人|客服|运营|仓库|财务|美工|值班|公司|"
        r"中心|领导|单位|轮流|兼|同上|无|暂|待)$)[^\W\d_a-zA-Z]{2,4}"
    )


def _names(words: str) -> Iterator[str]:
    for name in _apart().split(words):
        stripped = name.strip()
        if stripped:
            yield stripped


@cache
def _apart() -> re.Pattern[str]:
    return re.compile(r"[、，,；;/（）()]|\[\[[^\[\]]*\]\]|或者?|以及|和|会同|报")


@cache
def _anybody() -> re.Pattern[str]:
    """Who is told by what he does, and bodies that stand for themselves."""
    return re.compile(
        r"各|有关|相关|对应|全体|所有|任何|当班|值班|值守|发现|报告|接报|牵头|责任|原|第一|首|涉事|事发|属地|当地|上级|"
        r"主管|监管|政府|公安|消防|医院|网信|平台|商家|消费者|员工|承办|经办|使用|管理员|负责人$|临时|外聘|本部门|"
        r"检察|法院|市场监督|卫生|应急管理|局$|委$|厅$|成员|人员"
    )


@cache
def _names_somebody() -> re.Pattern[str]:
    return re.compile(
        r"^[^\W\d_]{1,14}(?:组|部|处|科|室|中心|办公室|指挥部|办|专员|主管|经理|主任|总监|组长|队长|工程师|分析师|班|队)$"
    )
