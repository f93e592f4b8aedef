"""Somebody who stands in for himself; a unit under itself."""

from collections.abc import Iterator

from planforge.findings import Severity
from planforge.lint.bodies import Body
from planforge.lint.bodies.body import bare, people_in
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.organization import Person, Position, Unit


@rule("PF429", "circular-organisation", "自己顶自己、自己管自己", Severity.ERROR)
def circular_organisation(context: Context) -> Found:
    """A person is his own stand-in, or a unit stands under itself.

    问题：B岗、副职、代行顺序里写的就是本人；或者一个机构的下设机构、成员里又有它自己。
    为什么：本人不在，替补也就不在；上下级绕成一圈，指令和报告都没有终点。
    改法：换一个真能顶上的人；机构只在一处出现。两个人互为B岗是常见做法，不在此列。

    反例：
        组织机构:
          人员:
            - {姓名: 王示例, 电话: 130 0000 0001, B岗: 王示例}

    反例：
        组织机构:
          岗位:
            - {名称: 总指挥, 任职人: 王示例（总经理）, 代行顺序: [王示例, 李示例]}

    反例：
        组织机构:
          机构:
            - 名称: 应急指挥部
              下设机构:
                - {名称: 应急指挥部, 职责: [统一指挥。]}

    正例：
        组织机构:
          人员:
            - {姓名: 王示例, 电话: 130 0000 0001, B岗: 李示例}
            - {姓名: 李示例, 电话: 130 0000 0002, B岗: 王示例}
    """
    for body in context.bodies.all:
        yield from _himself(body)
        yield from _itself(body)


def _himself(body: Body) -> Iterator[Problem]:
    model = body.model
    if isinstance(model, Person) and model.name:
        holders = {bare(model.name)}
    elif isinstance(model, Position) and model.holder:
        holders = set(people_in(model.holder))
    else:
        return
    fields = ("backup", "deputies", "succession") if isinstance(model, Position) else ("backup",)
    for field in fields:
        value = getattr(model, field)
        given = (value,) if isinstance(value, str) else value or ()
        for index, name in enumerate(given):
            if bare(name) in holders:
                at = (*body.at, field) if isinstance(value, str) else (*body.at, field, index)
                yield Problem(at, f"{bare(name)}的替补写的是他自己。", words=name)


def _itself(body: Body) -> Iterator[Problem]:
    unit = body.model
    if not isinstance(unit, Unit):
        return
    above = body.above
    while above is not None and above.name != body.name:
        above = above.above
    if above is not None:
        yield Problem(body.where.at, f"“{body.name}”又设在它自己下面。", words=body.name)
    for index, member in enumerate(unit.members):
        if member == body.name:
            at = (*body.at, "members", index)
            yield Problem(at, f"“{body.name}”的成员里又有它自己。", words=member)
