"""A scenario laid on two clocks: the drill's, on the wall, and the scene's, which is told."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import ceil

from planforge.schema.times import DAY, clock

_BANDS = (15, 60, 240, DAY)
"""Where the scene's clock takes a step, in minutes after the discovery."""
_REAL = 15
"""A slot of the scene up to so many minutes is played as long as it is."""
_MOST_DEEDS = 4
_MOST_SLOTS = 8
_OPENING = 10
_CLOSING = 15
_PLAYED = (40, 65)
"""How many minutes are played at least, where time is compressed, and at most."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody has to do in the scenario.

    Attributes:
        who: post or unit.
        person: who holds the post; empty where the plan does not say.
        what: in a sentence, without its full stop.
        title: in a word or two; may be empty.
        limit: as the plan words it; empty where there is none.
        due: seconds after the discovery; None without a limit.
        to: whom it reports to; empty where it is no report.
        output: what has to be kept; may be empty.
    """

    who: str
    person: str
    what: str
    title: str
    limit: str
    due: int | None
    to: str = ""
    output: str = ""

    @property
    def told(self) -> str:
        """What is done, its limits said to be the scene's.

        From when the plan's limit counts is left out: the drill's own limit stands before it.
        """
        return _of_scene(_counted().sub("", self.what))

    @property
    def brief(self) -> str:
        """It in a few words."""
        if self.to:
            return f"报{re.split('、|或者|和', self.to)[0]}"
        return self.title or re.split(r"[，；。：]", self.said)[0][:14]

    @property
    def said(self) -> str:
        """What is reported, without to whom."""
        return self.what.removeprefix(f"报{self.to}：")


@cache
def _limits() -> re.Pattern[str]:
    return re.compile(
        r"((?:\d+(?:\.\d+)?|[半一两二三四五六七八九十]+)\s*个?(?:分钟|小时|工作日|日|天))[以之]?内"
    )


@cache
def _counted() -> re.Pattern[str]:
    begins = "接|发现|知道|知悉|得知|获知|收到|发生|事发|确认|启动"
    since = rf"[自从](?:{begins})[^，。；]{{0,8}}起"
    return re.compile(rf"^{since}，?(?=.)|，时限{since}算(?=[，。；]|$)")


def _of_scene(words: str) -> str:
    """Words whose limits are said to be the scene's, so that nobody takes them for the drill's."""
    return _limits().sub(r"情景时间\1里", words)


@dataclass(frozen=True, slots=True)
class Cue:
    """What the controller tells the players.

    Attributes:
        minute: after the discovery, on the scene's clock.
        words: what is told.
        watch: what the evaluator looks at then; may be empty.
        clock: when, on the drill's clock: 14:10.
        scene: when, on the scene's: 20:10.
    """

    minute: int
    words: str
    watch: str = ""
    clock: str = ""
    scene: str = ""

    @property
    def told(self) -> str:
        """What is told, its limits said to be the scene's."""
        return _of_scene(self.words)


@dataclass(frozen=True, slots=True)
class Beat:
    """A deed on the drill's clock.

    Attributes:
        deed: what is to be done.
        clock: by when, on the drill's clock.
        scene: by when, on the scene's.
        minutes: how many minutes after its slot begins.
    """

    deed: Deed
    clock: str
    scene: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of the drill.

    Attributes:
        begin: on the drill's clock.
        end: on the drill's clock.
        scene_begin: on the scene's.
        scene_end: on the scene's.
        real: played as long as it lasts; otherwise its time is compressed.
        cues: what is told in it.
        beats: what is done in it.
    """

    begin: str
    end: str
    scene_begin: str
    scene_end: str
    real: bool
    cues: tuple[Cue, ...]
    beats: tuple[Beat, ...]

    @property
    def title(self) -> str:
        """What it is about, in a few words."""
        names = [beat.deed.brief for beat in self.beats]
        return "、".join(dict.fromkeys(names[:2])) or "听情况，定做法"


@dataclass(frozen=True, slots=True)
class Running:
    """A drill from its opening to its end.

    Attributes:
        begin: when it is opened, on its own clock.
        play: when the first slot begins.
        close: when the last one ends.
        end: when people may go.
        minutes: from opening to end.
        scene: how long the scene lasts, in words.
        compressed: some slots last longer in the scene than in the drill.
        slots: in their order.
    """

    begin: str
    play: str
    close: str
    end: str
    minutes: int
    scene: str
    compressed: bool
    slots: tuple[Slot, ...]


@dataclass(slots=True)
class _Stretch:
    """A slot while the clocks are made; times in minutes after the discovery."""

    begin: int
    end: int
    cues: list[Cue]
    deeds: list[tuple[int, Deed]]
    minutes: int = 0

    @property
    def real(self) -> bool:
        return self.end - self.begin <= _REAL

    @property
    def needed(self) -> int:
        return max(5, 2 * len(self.deeds) + 3 * len(self.cues))


@cache
def _told() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:\d{1,2}月\d{1,2}日)?(\d{1,2})[:：](\d{2})[，,]?\s*)?(.+?)(?:[；;，,]\s*看(?![见到上起])(.+))?",
        re.DOTALL,
    )


def cues(exercise: Sequence[str], begin: int) -> tuple[int, tuple[Cue, ...]]:
    """What a scenario's exercise tells, each at its minute; and the time of day of the discovery.

    Args:
        exercise: its injects: 20:10，一款商品卖超了；看几分钟置0.
        begin: the time of day of the discovery where no inject has one; minutes after midnight.
    """
    found = [match for words in exercise if (match := _told().fullmatch(words.strip()))]
    timed = [int(one[1]) * 60 + int(one[2]) for one in found if one[1]]
    zero = timed[0] if timed else begin
    told: list[Cue] = []
    last = 0
    for match in found:
        if match[1]:
            last += (int(match[1]) * 60 + int(match[2]) - zero - last) % DAY
        elif told:
            last += _REAL
        watch = (match[4] or "").strip("。；; ")
        told.append(Cue(last, match[3].strip("。；; "), watch))
    return zero, tuple(told)


def running(deeds: Sequence[Deed], told: Sequence[Cue], zero: int, start: int) -> Running:
    """The drill of a scenario.

    Args:
        deeds: in the order of time.
        told: the cues, in the order of time.
        zero: the time of day of the discovery, in minutes after midnight.
        start: when the drill is opened, in minutes after midnight.
    """
    stretches = _stretches(deeds, told)
    _allot(stretches)
    at = start + _OPENING
    slots = []
    for one in stretches:
        slots.append(_slot(one, at, zero))
        at += one.minutes
    last = stretches[-1].end if stretches else 0
    return Running(
        _clock(start),
        _clock(start + _OPENING),
        _clock(at),
        _clock(at + _CLOSING),
        at + _CLOSING - start,
        _length(last),
        any(not one.real for one in stretches),
        tuple(slots),
    )


def _stretches(deeds: Sequence[Deed], told: Sequence[Cue]) -> list[_Stretch]:
    made: list[_Stretch] = []
    for at, one in _in_order(deeds, told):
        last = made[-1] if made else None
        if isinstance(one, Cue):
            if last is None or last.deeds:
                last = _Stretch(at, at, [], [])
                made.append(last)
            last.cues.append(one)
        else:
            new = last is None or (len(last.deeds) >= _MOST_DEEDS and at > last.deeds[-1][0])
            if last is not None and last.deeds and _band(at) > _band(last.deeds[-1][0]):
                new = True
            if new or last is None:
                last = _Stretch(last.end if last else 0, at, [], [])
                made.append(last)
            last.deeds.append((at, one))
        last.end = max(last.end, at)
    while len(made) > _MOST_SLOTS and _join(made):
        pass
    return made


def _join(made: list[_Stretch]) -> bool:
    """Make one of two stretches that follow each other; the ones with the fewest deeds."""
    pairs = [at for at in range(1, len(made)) if not made[at].cues] or list(range(1, len(made)))
    at = min(pairs, key=lambda one: len(made[one - 1].deeds) + len(made[one].deeds))
    one, other = made[at - 1], made.pop(at)
    one.cues += other.cues
    one.deeds += other.deeds
    one.end = max(one.end, other.end)
    return True


def _in_order(deeds: Sequence[Deed], told: Sequence[Cue]) -> Iterator[tuple[int, Cue | Deed]]:
    """By time, what is due before what is told then; without a limit, behind what precedes."""
    every: list[tuple[int, int, Cue | Deed]] = [
        (cue.minute, 0 if cue.minute == 0 else 2, cue) for cue in told
    ]
    last = 0
    for deed in deeds:
        last = ceil(deed.due / 60) if deed.due is not None else last
        every.append((last, 1, deed))
    for at, _, one in sorted(every, key=lambda row: row[:2]):
        yield at, one


def _band(minute: int) -> int:
    return sum(minute > edge for edge in _BANDS)


def _allot(stretches: list[_Stretch]) -> None:
    """Give each stretch its minutes in the drill."""
    least, most = _PLAYED
    for one in stretches:
        one.minutes = max(2, one.end - one.begin) if one.real else one.needed
    pressed = [one for one in stretches if not one.real]
    over = sum(one.minutes for one in stretches) - most
    for one in sorted(pressed, key=lambda item: -item.minutes) * 2:
        cut = min(max(0, over), max(0, one.minutes - 4), 4)
        one.minutes -= cut
        over -= cut
    short = least - sum(one.minutes for one in stretches)
    for index, one in enumerate(pressed):
        if short > 0:
            more = ceil(short / (len(pressed) - index))
            one.minutes += more
            short -= more


def _slot(one: _Stretch, at: int, zero: int) -> Slot:
    span = max(1, one.end - one.begin)

    def into(minute: int) -> int:
        if one.real:
            return min(one.minutes, minute - one.begin)
        return min(one.minutes, ceil((minute - one.begin) / span * one.minutes))

    told = tuple(
        replace(cue, clock=_clock(at + into(cue.minute)), scene=_clock(zero + cue.minute))
        for cue in one.cues
    )
    beats = []
    last = 0
    for minute, deed in one.deeds:
        near = into(minute) if deed.due is not None else min(one.minutes, last + 2)
        last = max(1, near)
        beats.append(Beat(deed, _clock(at + last), _clock(zero + minute), last))
    beats.sort(key=lambda beat: beat.minutes)
    return Slot(
        _clock(at),
        _clock(at + one.minutes),
        _clock(zero + one.begin),
        _clock(zero + one.end),
        one.real,
        told,
        tuple(beats),
    )


def _clock(minute: int) -> str:
    days, minute = divmod(minute, DAY)
    day = "" if days == 0 else "次日" if days == 1 else f"第{days + 1}天"
    return f"{day}{clock(minute)}"


def _length(minutes: int) -> str:
    if minutes < 60:
        return f"{minutes}分钟"
    if minutes % DAY == 0 and minutes > DAY:
        return f"{minutes // DAY}天"
    hours, rest = divmod(minutes, 60)
    return f"{hours}小时{f'{rest}分' if rest else ''}"
