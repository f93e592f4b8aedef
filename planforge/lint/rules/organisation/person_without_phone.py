"""People in a list whom nobody can call."""

from planforge.findings import Path, Severity, Where
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule


@rule("PF431", "person-without-phone", "名单里有人没有电话", Severity.WARNING)
def person_without_phone(context: Context) -> Found:
    """Some people or outside contacts of a list have no number, while others have one.

    问题：通讯录、外部联系里有的人或者单位没有电话。
    为什么：半夜照着名单打电话，打到这一行就断了。
    改法：补上手机或者固定电话，内部用的要写全；给外面看的用 --public 生成，号码自动隐去。

    反例：
        组织机构:
          人员:
            - {姓名: 王示例, 职务: 总经理, 电话: 130 0000 0001}
            - {姓名: 李示例, 职务: 副总经理}

    反例：
        组织机构:
          外部联系:
            - {单位: 高新区派出所, 用途: 报警}
            - {单位: 示例医院, 用途: 送医, 电话: 0571-5550 0120}

    正例：
        组织机构:
          人员:
            - {姓名: 王示例, 职务: 总经理, 电话: 130 0000 0001}
            - {姓名: 李示例, 职务: 副总经理, 固定电话: 0571-5550 0123}
    """
    organization = context.plan.organization
    if organization is None:
        return
    lacking: list[tuple[Path, str]] = []
    people = organization.people.people if organization.people is not None else ()
    if any(one.phone or one.landline for one in people):
        for index, person in enumerate(people):
            if person.name and not (person.phone or person.landline):
                lacking.append((("organization", "people", "people", index), person.name))
    contacts = organization.contacts.contacts if organization.contacts is not None else ()
    for index, contact in enumerate(contacts):
        if contact.name and not contact.phone and not contact.text:
            lacking.append((("organization", "contacts", "contacts", index), contact.name))
    if not lacking:
        return
    names = "、".join(name for _, name in lacking[:3])
    told = f"{names}等 {len(lacking)} 个" if len(lacking) > 3 else names
    also = tuple(Where(at) for at, _ in lacking[1:])
    yield Problem(lacking[0][0], f"{told}没有电话。", also=also)
