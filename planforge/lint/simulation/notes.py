"""What is noticed in a run: who is needed twice, who has no stand-in, which report leaves late."""

from collections.abc import Iterator

from planforge.lint.acts import Source
from planforge.lint.bodies import BodyKind
from planforge.lint.context import Context
from planforge.lint.simulation.people import People
from planforge.lint.simulation.run import Note, NoteKind, Play, Run, clocked

_OFFICES = ("局", "部门", "网信", "信息办公室", "公安", "政府", "委员会")
_AT_ONCE = 2 * 3600
_FINDER = ("发现", "最先", "一线", "监测", "各", "事发", "当班", "值班", "牵头")


def notes_of(run: Run, context: Context, people: People) -> tuple[Note, ...]:
    """Everything noticed, by kind."""
    return (
        *_chain(run),
        *_late(run, people),
        *_untold(run, people),
        *_twice(run, context),
        *_alone(run, people),
        *_nobody(run),
        *_untimed(run),
    )


def _chain(run: Run) -> Iterator[Note]:
    """When each report arrives at the latest, those before it counted in."""
    for play in run.plays:
        if play.source is Source.REPORT and play.due is not None and play.start:
            words = (
                f"{play.who}报{play.to}：自己最迟{clocked(play.start)}才接到消息，"
                f"加上时限{play.limit}，从{run.clock}算起最迟{clocked(play.due)}送到。"
            )
            yield Note(NoteKind.CHAIN, words, (play.number,))


def _late(run: Run, people: People) -> Iterator[Note]:
    """Acts that are due before who does them is told, and reports that eat up their own limit."""
    arrivals: dict[str, Play] = {}
    for play in run.plays:
        if play.source is not Source.REPORT or play.due is None:
            continue
        for name in people.split(play.to):
            arrivals.setdefault(people.key(name), play)
        if play.start and any(word in play.to for word in _OFFICES):
            words = (
                f"报{play.to}的{play.limit}如果从{run.clock}算起，{play.who}接到消息时"
                f"已经用掉{clocked(play.start)}，会晚报{clocked(play.start)}。"
            )
            yield Note(NoteKind.LATE, words, (play.number,))
    for play in run.plays:
        told = arrivals.get(people.key(play.who)) if play.who else None
        if play.source is Source.REPORT or told is None or play.due is None or told.due is None:
            continue
        if play.at[:2] == ("response", "phases"):
            continue  # a later phase counts from the one before it
        if play.due < told.due:
            words = (
                f"{play.who}要在{play.limit}做完“{_short(play.what)}”，"
                f"可是报告最迟{clocked(told.due)}才送到。"
            )
            yield Note(NoteKind.LATE, words, (told.number, play.number))


def _untold(run: Run, people: People) -> Iterator[Note]:
    """Who has to report and is told by nobody."""
    reports = [play for play in run.plays if play.source is Source.REPORT]
    told = {people.key(name) for play in reports for name in people.split(play.to)}
    acting = {people.key(play.who) for play in run.plays if play.source is not Source.REPORT}
    if not told:
        return
    for play in reports:
        names = people.split(play.who)
        known = any(_close(people.key(name), other) for name in names for other in told | acting)
        if names and not known and not any(word in play.who for word in _FINDER):
            words = f"{play.who}要报{play.to}，但前面没有哪一步通知{play.who}。"
            yield Note(NoteKind.GAP, words, (play.number,))


def _close(name: str, other: str) -> bool:
    """The same body, or the head of it: 安全组组长 and 安全组."""
    return bool(other) and (name == other or name.startswith(other) or other.startswith(name))


def _twice(run: Run, context: Context) -> Iterator[Note]:
    """One person who has several things to do in the same time."""
    held: dict[str, list[Play]] = {}
    for play in run.plays:
        body = context.bodies.called(play.who) if play.who else None
        if play.due is None or (body is not None and body.kind is BodyKind.UNIT):
            continue
        name = play.person or (body.name if body is not None else "")
        if name:
            held.setdefault(name, []).append(play)
    for name, plays in held.items():
        for group in _together(plays):
            posts = "、".join(dict.fromkeys(play.who for play in group))
            who = f"{name}（{posts}）" if posts != name else name
            what = "；".join(f"{play.number} {_short(play.what)}" for play in group)
            start, end = min(p.start for p in group), max(p.due or 0 for p in group)
            day = run.day
            when = f"{clocked(start, day=day)}到{clocked(end, day=day)}之间"
            words = f"{who}在{when}要同时做 {len(group)} 件事：{what}。"
            yield Note(NoteKind.TWICE, words, tuple(play.number for play in group))


def _together(plays: list[Play]) -> Iterator[list[Play]]:
    """Groups of plays whose times cover each other."""
    rest = sorted(plays, key=lambda play: (play.start, play.due or 0))
    while rest:
        first, *others = rest
        group = [first, *(play for play in others if _same_time(first, play))]
        if len(group) > 1:
            yield group
        rest = [play for play in others if play not in group]


def _same_time(one: Play, other: Play) -> bool:
    """They share at least half of the longer one's time, and that is short."""
    start, end = max(one.start, other.start), min(one.due or 0, other.due or 0)
    longer = max((one.due or 0) - one.start, (other.due or 0) - other.start)
    return 0 < longer <= _AT_ONCE and 2 * (end - start) >= longer


def _alone(run: Run, people: People) -> Iterator[Note]:
    seen: dict[str, list[int]] = {}
    for play in run.plays:
        if play.who and people.alone(play.who):
            seen.setdefault(people.key(play.who), []).append(play.number)
    for name, numbers in seen.items():
        words = f"{name}没有写副职、代行顺序或者B岗，第{_listed(numbers)}步缺了人就停住。"
        yield Note(NoteKind.ALONE, words, tuple(numbers))


def _nobody(run: Run) -> Iterator[Note]:
    numbers = tuple(play.number for play in run.plays if not play.who)
    if numbers:
        words = f"第{_listed(numbers)}步没有写由谁做。"
        yield Note(NoteKind.NOBODY, words, numbers)


def _untimed(run: Run) -> Iterator[Note]:
    numbers = tuple(play.number for play in run.plays if play.due is None)
    if numbers:
        which = f"第{_listed(numbers)}步" if len(numbers) < len(run.plays) else "每一步都"
        words = f"{which}没有时限，图上排在前一步之后。"
        yield Note(NoteKind.UNTIMED, words, numbers)


def _listed(numbers: "tuple[int, ...] | list[int]") -> str:
    return "、".join(str(number) for number in numbers)


def _short(words: str) -> str:
    bare = words.split("；")[0].rstrip("。")
    return bare if len(bare) <= 18 else f"{bare[:18]}…"
