"""More posts than there are people."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.bodies.body import people_in
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.organization import Position


@rule("PF435", "more-posts-than-staff", "岗位比人多", Severity.WARNING)
def more_posts_than_staff(context: Context) -> Found:
    """The plan fills more posts than the organisation has people, or lists more people.

    问题：单位写明的人数，少于预案要同时到岗的岗位数，或者少于通讯录里的人数。
    为什么：岗位排得再全，没有人就位，真出事还是那几个人。
    改法：合并岗位，写明每个人管哪几件事、谁是替补；人数写错了就改正。

    反例：
        类型: 天猫店铺
        单位: {名称: 示例店, 人数: 3}
        组织机构:
          岗位: [店主, 运营, 客服, 仓库, 美工]

    反例：
        单位: {名称: 示例公司, 人数: 1}
        组织机构:
          人员: [{姓名: 王示例, 电话: 130 0000 0001}, {姓名: 李示例, 电话: 130 0000 0002}]

    正例：
        类型: 天猫店铺
        单位: {名称: 示例店, 人数: 3}
        组织机构:
          岗位:
            - {名称: 店主, 任职人: 周示例}
            - {名称: 运营, 任职人: 周示例}
            - {名称: 客服, 任职人: 陈示例}
            - {名称: 仓库, 任职人: 郑示例}
    """
    entity = context.plan.entity
    staff = entity.staff if entity is not None else None
    if not staff:
        return
    bodies = context.bodies
    posts = [body.model for body in bodies.posts if isinstance(body.model, Position)]
    holders = {name for post in posts if post.holder for name in people_in(post.holder)}
    unheld = sum(1 for post in posts if not post.holder and not _crowd().search(post.name or ""))
    needed = len(holders) + unheld
    if needed > staff:
        message = f"单位写明 {staff} 人，组织机构里的岗位却要 {needed} 个人。"
        yield Problem(("entity", "staff"), message, words=str(staff))
    elif len(bodies.people) > staff:
        message = f"单位写明 {staff} 人，人员名单里却有 {len(bodies.people)} 人。"
        yield Problem(("entity", "staff"), message, words=str(staff))


@cache
def _crowd() -> re.Pattern[str]:
    return re.compile(r"成员|组员|队员|外聘|顾问|律师")
