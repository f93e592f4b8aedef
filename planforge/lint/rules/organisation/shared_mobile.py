"""One mobile number for two people."""

from collections import defaultdict

from planforge.findings import Severity, Where
from planforge.lint.bodies.body import people_in
from planforge.lint.context import Context
from planforge.lint.phones import Phone, PhoneKind
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.organization import Position


@rule("PF433", "shared-mobile", "两个人同一个手机号", Severity.WARNING)
def shared_mobile(context: Context) -> Found:
    """Two people of the plan have the same mobile number.

    问题：名单里不同的人写着同一个手机号。
    为什么：多半是复制时忘了改；照着打，找到的是另一个人，替补也就落了空。
    改法：核对各人的手机号。值班固定电话几个人共用是正常的，不在此列。

    反例：
        组织机构:
          人员:
            - {姓名: 王示例, 电话: 130 0000 0001}
            - {姓名: 李示例, 电话: 13000000001}

    正例：
        组织机构:
          人员:
            - {姓名: 王示例, 电话: 130 0000 0001, 固定电话: 010-5555 0100}
            - {姓名: 李示例, 电话: 130 0000 0002, 固定电话: 010-5555 0100}
          岗位:
            - {名称: 总指挥, 任职人: 王示例（总经理）, 电话: 130 0000 0001, 代行顺序: [李示例]}
    """
    owners: dict[str, dict[str, Phone]] = defaultdict(dict)
    for phone in context.phones:
        name = _whose(phone)
        if phone.kind is PhoneKind.MOBILE and name:
            owners[phone.digits].setdefault(name, phone)
    for phones in owners.values():
        if len(phones) < 2:
            continue
        first, *others = phones.values()
        names = "、".join(phones)
        yield Problem(
            others[0].at,
            f"{names}写的是同一个手机号“{first.words}”。",
            words=others[0].words,
            also=(Where(first.at, first.words), *(Where(one.at, one.words) for one in others[1:])),
        )


def _whose(phone: Phone) -> str | None:
    """The person who is called by it; a post's number is its holder's."""
    model = phone.owner
    name = phone.whose
    for field in ("responsible", "person", "leader"):
        value = getattr(model, field, None)
        if isinstance(value, str):
            name = value
    if isinstance(model, Position):
        name = model.holder
    names = people_in(name) if name else ()
    return names[0] if len(names) == 1 else None
