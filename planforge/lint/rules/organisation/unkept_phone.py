"""Hours of a roster in which nobody answers the duty phone."""

from collections.abc import Iterator, Sequence

from planforge.findings import Severity, Where
from planforge.lint.context import Context
from planforge.lint.rota import Watch, shifts_of, watches_of
from planforge.lint.rule import Found, Problem, Skip, rule
from planforge.schema.times import DAY


@rule("PF415", "unkept-phone", "有一段时间没有人接值守电话", Severity.WARNING)
def unkept_phone(context: Context) -> Found:
    """Between the shifts of a roster nobody answers the duty phone.

    问题：排班的前一班和后一班之间，有一段时间没有人接值守电话。
    为什么：值守电话写着随时有人接；半夜出了错价、起了火，打过来没有人接，后面的步骤都等着。
    改法：把这一段排给前一班或者后一班，夜里可以在家接，写成“林示例（在家）”；已经有人接的，在这一班写上值守电话由谁接。

    反例：
        组织机构:
          排班:
            - {日期: T-1日, 时段: 18:00—22:00, 人员: [林示例], 值守电话: 林示例}
            - {日期: T日, 时段: 9:00—24:00, 人员: [周示例], 值守电话: 周示例}

    反例：
        组织机构:
          排班:
            - {日期: 2026-11-11, 时段: 16:00—20:00, 人员: [林示例], 值守电话: 林示例}
            - {日期: 2026-11-11, 时段: 20:00—24:00, 人员: [周示例]}
            - {日期: 2026-11-12, 时段: 0:00—9:00, 人员: [周示例], 值守电话: 周示例}

    正例：
        组织机构:
          排班:
            - {日期: T-1日, 时段: 18:00—22:00, 人员: [林示例], 值守电话: 林示例}
            - {日期: T-1日, 时段: 22:00—次日9:00, 值守电话: 周示例（在家）}
            - {日期: T日, 时段: 9:00—24:00, 人员: [周示例], 值守电话: 周示例}

    正例：
        组织机构:
          排班:
            - {日期: 2026-11-11, 时段: 9:00—18:00, 人员: [林示例], 值守电话: 林示例}
            - {日期: 2026-11-13, 时段: 9:00—18:00, 人员: [周示例], 值守电话: 周示例}
    """
    kept = [one for one in shifts_of(context.plan) if one.keeper]
    if not kept:
        return
    watches = [one for one in watches_of(context.plan) if one.shift.keeper]
    if len(watches) < len(kept):
        yield Skip("排班里有几班没有写明哪一天几点到几点")
        return
    found = [gap for line in ("dates", "sale") for gap in _gaps(watches, line)]
    if not found:
        return
    told = "、".join(words for _, words in found[:3])
    times = f"等 {len(found)} 段" if len(found) > 3 else ""
    also = tuple(Where(one.at) for one, _ in found[1:])
    yield Problem(found[0][0].at, f"{told}{times}没有人接值守电话。", also=also)


def _gaps(watches: Sequence[Watch], line: str) -> Iterator[tuple[Watch, str]]:
    """The last watch before each gap, and from when to when it is; a day without any is none."""
    held = sorted((one for one in watches if one.line == line), key=lambda one: one.start)
    last: Watch | None = None
    for one in held:
        if last is not None and 0 < one.start - last.end < DAY:
            yield last, f"{last.said(last.end, ending=True)}到{one.said(one.start)}"
        if last is None or one.end > last.end:
            last = one
