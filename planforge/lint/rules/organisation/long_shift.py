"""People whose shift is longer than twelve hours."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from planforge.findings import Severity, Where
from planforge.lint.context import Context
from planforge.lint.rota import Watch, watches_of
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.days import bare

_MOST = 12 * 60
_AT_HOME = ("在家", "待命", "备勤", "备班", "听班", "随叫")


@rule("PF416", "long-shift", "一个人连着上班超过12小时", Severity.INFO)
def long_shift(context: Context) -> Found:
    """A person is on for more than twelve hours on end; staying at home on call does not count.

    问题：排班里一个人连着上班超过12小时，中间没有人换。
    为什么：人累了手上就出错，改价、打单、客服回话最怕这个；正式用工还有每天工作时间的限制，加班要和本人商量、付加班费。
    改法：拆成两班，或者安排人换他吃饭、睡觉；只是在家等电话的，名字后面写“（在家）”。机关24小时值班照本单位的规定。

    反例：
        组织机构:
          排班:
            - {日期: T日, 时段: 9:00—24:00, 人员: [林示例], 值守电话: 林示例}

    反例：
        组织机构:
          排班:
            - {日期: T日, 时段: 9:00—18:00, 人员: [林示例]}
            - {日期: T日, 时段: 18:00—次日2:00, 人员: [林示例, 周示例]}

    正例：
        组织机构:
          排班:
            - {日期: T日, 时段: 9:00—18:00, 人员: [林示例]}
            - {日期: T日, 时段: 18:00—24:00, 人员: [周示例]}
            - {日期: T+1日, 时段: 0:00—9:00, 人员: [林示例（在家）]}
    """
    if context.facts.type == "government":
        return
    found = [told for name, held in _by_person(context).items() for told in _long(name, held)]
    if not found:
        return
    words = "；".join(said for _, said in found[:3])
    times = f"；这样的共 {len(found)} 处" if len(found) > 3 else ""
    also = tuple(Where(one.at) for one, _ in found[1:])
    yield Problem(found[0][0].at, f"{words}{times}。", also=also)


def _by_person(context: Context) -> dict[str, list[Watch]]:
    """The watches of each person that are work, not waiting at home."""
    found: dict[str, list[Watch]] = defaultdict(list)
    watches = watches_of(context.plan)
    if not watches:
        return found
    from planforge.public.people import surely

    for one in watches:
        for said in one.shift.staff:
            if not any(word in said for word in _AT_HOME):
                for name in surely(bare(said)):
                    found[name].append(one)
    return found


def _long(name: str, watches: Sequence[Watch]) -> Iterator[tuple[Watch, str]]:
    """Where somebody's watches follow each other for too long, on each line of time."""
    for line in dict.fromkeys(one.line for one in watches):
        held = sorted((one for one in watches if one.line == line), key=lambda one: one.start)
        for first, end in _runs(held):
            if end - first.start > _MOST:
                hours = f"{(end - first.start) / 60:.1f}".removesuffix(".0")
                span = f"{first.said(first.start)}到{first.said(end, ending=True)}"
                yield first, f"{name}从{span}连着上班{hours}小时"


def _runs(watches: Sequence[Watch]) -> Iterator[tuple[Watch, int]]:
    """Watches without a break between them: the first of each run, and the end of the last."""
    first: Watch | None = None
    end = 0
    for one in watches:
        if first is None or one.start > end:
            if first is not None:
                yield first, end
            first, end = one, one.end
        end = max(end, one.end)
    if first is not None:
        yield first, end
