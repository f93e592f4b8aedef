"""Shifts with people whom the list of people does not have."""

from collections import defaultdict
from collections.abc import Iterator

from planforge.findings import Path, Severity, Where
from planforge.lint.context import Context
from planforge.lint.rota import PLACE, shifts_of
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.days import bare, people_of, person_called
from planforge.schema.organization import Shift


@rule("PF414", "roster-stranger", "排班里的人不在人员名单里", Severity.WARNING)
def roster_stranger(context: Context) -> Found:
    """A shift names a person whom the list of people does not have.

    问题：排班里写的人，人员名单里没有。
    为什么：排班表上有名字没有电话，当班找不到人；也可能是人走了、换了，排班没有跟着改。
    改法：在人员名单里补上这个人和电话；人换了的，把排班一起改过来；名字写错的改对。

    反例：
        组织机构:
          人员:
            - {姓名: 周示例, 职务: 店主, 电话: 130 0000 0001}
            - {姓名: 林示例, 职务: 运营, 电话: 130 0000 0002}
          排班:
            - {日期: T日, 时段: 16:00—24:00, 人员: [林示例, 王示例], 值守电话: 周示例}

    正例：
        组织机构:
          人员:
            - {姓名: 周示例, 职务: 店主, 电话: 130 0000 0001}
            - {姓名: 林示例, 职务: 运营, 电话: 130 0000 0002}
          排班:
            - {日期: T日, 时段: 16:00—24:00, 人员: [运营林示例, 临时工], 值守电话: 周示例（在家）}
            - {日期: T+1日, 时段: 0:00—9:00, 人员: [机器人接待], 值守电话: 周示例}
    """
    people, shifts = people_of(context.plan), shifts_of(context.plan)
    if not people or not shifts:
        return
    from planforge.public.people import surely

    found: dict[str, list[Where]] = defaultdict(list)
    for index, shift in enumerate(shifts):
        for at, said in _names(shift, (*PLACE, index)):
            for name in surely(bare(said)):
                known = person_called(name, people) or context.bodies.named_in(name)
                if not known:
                    found[name].append(Where(at, name))
    for name, (first, *also) in found.items():
        times = f"，共 {len(also) + 1} 处" if also else ""
        message = f"排班里的“{name}”不在人员名单里{times}，找不到电话。"
        yield Problem(first.at, message, words=name, also=tuple(also))


def _names(shift: Shift, at: Path) -> Iterator[tuple[Path, str]]:
    yield from (((*at, "staff", index), name) for index, name in enumerate(shift.staff))
    if shift.lead:
        yield (*at, "lead"), shift.lead
    if shift.keeper:
        yield (*at, "keeper"), shift.keeper
