"""The timeline of a run as SVG: a row for each act, its bar on a shared axis of time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planforge.figures.lettering import FONTS, clean, lines, text, width
from planforge.lint.acts import Source
from planforge.lint.simulation.run import Play, Run, clocked

_WIDTH = 1000
_SIZE = 14
_SMALL = 12
_LEAD = 19
_PAD = 7
_NUMBER = 20
_WHO = 52
_WHAT = 172
_CHART = 500
_RIGHT = _WIDTH - 28
_BAR = 16
_LEGIBLE = 10
_COLOURS = (
    "#4e79a7", "#b07aa1", "#59a14f", "#d37295", "#76b7b2",
    "#b6992d", "#9c755f", "#6b7fd7", "#499894", "#8c8c8c",
)  # fmt: skip
_CRITICAL = "#c0392b"
_INK = "#222"
_FAINT = "#666"


@dataclass(frozen=True, slots=True)
class _Axis:
    """The axis of time.

    Attributes:
        ticks: the times that have a line, in seconds, in order.
        even: equal room between ticks; else to scale.
        day: they are times of day.
    """

    ticks: tuple[int, ...]
    even: bool
    day: bool

    def x(self, seconds: int) -> float:
        room = _RIGHT - _CHART
        first, last = self.ticks[0], self.ticks[-1]
        if last == first:
            return float(_CHART)
        if not self.even:
            return _CHART + room * (seconds - first) / (last - first)
        step = room / (len(self.ticks) - 1)
        for index, (low, high) in enumerate(zip(self.ticks, self.ticks[1:], strict=False)):
            if low <= seconds <= high:
                return _CHART + step * (index + (seconds - low) / (high - low))
        return float(_RIGHT)

    def after(self, seconds: int) -> int:
        """The next tick, for what has no end."""
        return next((tick for tick in self.ticks if tick > seconds), self.ticks[-1])


@dataclass(frozen=True, slots=True)
class _Row:
    play: Play
    who: tuple[str, ...]
    what: tuple[str, ...]

    @property
    def height(self) -> float:
        return max(len(self.who), len(self.what)) * _LEAD + 2 * _PAD


def timeline_svg(run: Run) -> str:
    """The chart of a run; all words are whole, and the picture is as high as they need."""
    axis = _axis(run)
    rows = [_row(play) for play in run.plays]
    head = list(_head(run))
    top = 2 * _PAD + len(head) * _LEAD + 42
    bottom = top + sum(row.height for row in rows)
    colours = _colours(run.plays)
    body: list[str] = []
    body += _heading(head)
    body += _ticks(axis, top, bottom)
    y = float(top)
    for index, row in enumerate(rows):
        body += _drawn(row, y, axis, colours, shaded=index % 2 == 1)
        y += row.height
    foot, height = _foot(run, bottom)
    body += foot
    title = f"{run.scenario}：谁在什么时间之前做什么"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height:g}" '
        f'width="{_WIDTH}" height="{height:g}" font-family="{FONTS}" role="img">\n'
        f"<title>{clean(title)}</title>\n"
        f'<rect width="{_WIDTH}" height="{height:g}" fill="#fff"/>\n'
        + "\n".join(body)
        + "\n</svg>\n"
    )


def _axis(run: Run) -> _Axis:
    times = {play.start for play in run.plays} | {
        play.due for play in run.plays if play.due is not None
    }
    if run.day and times:
        first, last = min(times) // 1800 * 1800, -(-max(times) // 1800) * 1800
        step = 1800 if last - first <= 6 * 3600 else 3600
        return _Axis(tuple(range(first, last + 1, step)), False, True)
    ticks = sorted({0, *times})
    if len(ticks) == 1:
        ticks.append(3600)
    open_end = any(play.due is None and play.start >= ticks[-1] for play in run.plays)
    if open_end:
        ticks.append(ticks[-1] + max(ticks[-1] - ticks[-2], 1))
    return _Axis(tuple(ticks), True, False)


def _row(play: Play) -> _Row:
    who = play.who or "（没有写）"
    named = play.person if play.person and play.person not in who else ""
    what, room = play.what, _WHAT - _WHO - 12
    if play.title and play.title not in what and len(play.title) <= 12:
        what = f"【{play.title}】{what}"
    return _Row(
        play,
        (*lines(who, _SIZE, room), *(lines(named, _SIZE, room) if named else ())),
        tuple(lines(what, _SIZE, _CHART - _WHAT - 14)),
    )


def _colours(plays: Sequence[Play]) -> dict[str, str]:
    names = dict.fromkeys(play.who for play in plays)
    return {name: _COLOURS[index % len(_COLOURS)] for index, name in enumerate(names)}


def _head(run: Run) -> Iterator[tuple[str, float, str]]:
    yield f"{run.scenario}：谁在什么时间之前做什么", 18, _INK
    told = [run.plan]
    if run.level:
        told.append(f"级别：{run.level}")
    if run.trigger:
        told.append(f"触发条件：{run.trigger}")
    for words in told:
        for line in lines(words, _SMALL, _WIDTH - 2 * _NUMBER):
            yield line, _SMALL, _FAINT
    if run.day:
        yield "横轴是演练当天的钟点。", _SMALL, _FAINT
    else:
        scale = (
            "时间从发现算起，横轴按节点等距，不按比例。红框是关键路径，虚线没有时限，方头是报告。"
        )
        yield scale, _SMALL, _FAINT


def _heading(head: Sequence[tuple[str, float, str]]) -> Iterator[str]:
    for index, (words, size, fill) in enumerate(head):
        more = ' font-weight="bold"' if index == 0 else ""
        yield text(_NUMBER, 2 * _PAD + (index + 1) * _LEAD, words, size, fill=fill, more=more)


def _ticks(axis: _Axis, top: float, bottom: float) -> Iterator[str]:
    for column, words in ((_NUMBER - 6, "步"), (_WHO, "谁"), (_WHAT, "做什么")):
        yield text(column, top - 10, words, _SMALL, fill=_FAINT)
    free = float(_CHART - 30)
    for index, tick in enumerate(axis.ticks):
        x = axis.x(tick)
        label = clocked(tick, day=axis.day)
        half = width(label, _SMALL) / 2
        yield f'<line x1="{x:g}" y1="{top:g}" x2="{x:g}" y2="{bottom:g}" stroke="#ddd"/>'
        at = min(max(x, _CHART), _WIDTH - half - 4)
        low = index % 2 == 1 and axis.even
        if at - half >= free or low:
            y = top - 8 if not low else top - 24
            yield text(at, y, label, _SMALL, fill=_FAINT, more=' text-anchor="middle"')
            free = at + half + 4 if not low else free


def _drawn(
    row: _Row, y: float, axis: _Axis, colours: dict[str, str], *, shaded: bool
) -> Iterator[str]:
    if shaded:
        yield (
            f'<rect x="0" y="{y:g}" width="{_CHART - 6}" height="{row.height:g}" fill="#f6f7f9"/>'
        )
    play = row.play
    bold = ' font-weight="bold"' if play.critical else ""
    base = y + _PAD + _SIZE
    yield text(_NUMBER - 6, base, str(play.number), _SMALL, fill=_FAINT)
    for index, words in enumerate(row.who):
        yield text(_WHO, base + index * _LEAD, words, _SIZE, more=bold)
    for index, words in enumerate(row.what):
        yield text(_WHAT, base + index * _LEAD, words, _SIZE)
    yield from _bar(play, y + row.height / 2 - _BAR / 2, axis, colours[play.who])


def _bar(play: Play, y: float, axis: _Axis, colour: str) -> Iterator[str]:
    end = play.due if play.due is not None else axis.after(play.start)
    left, right = axis.x(play.start), axis.x(end)
    long = max(right - left, 5.0)
    left = min(left, _RIGHT - long)
    radius = 0 if play.source is Source.REPORT else 5
    stroke = f' stroke="{_CRITICAL}" stroke-width="2.5"' if play.critical else ""
    if play.due is None:
        stroke = f' stroke="{colour}" stroke-dasharray="4 3"'
    fill = colour if play.due is not None else "none"
    yield (
        f'<rect x="{left:.1f}" y="{y:g}" width="{long:.1f}" height="{_BAR}" rx="{radius}" '
        f'fill="{fill}"{stroke}/>'
    )
    yield from _label(play, y + _BAR / 2 + _SMALL * 0.36, left, long)


def _label(play: Play, y: float, left: float, long: float) -> Iterator[str]:
    """The limit, in the bar where it has room, else beside it where the drawing has."""
    words = play.limit or ("没有时限" if play.due is None else "")
    if not words:
        return
    need = width(words, _LEGIBLE + 1) + 8
    size = _LEGIBLE + 1
    if play.due is not None and need <= long:
        yield text(left + 4, y, words, size, fill="#fff")
    elif left + long + need <= _WIDTH - 2:
        yield text(left + long + 4, y, words, size, fill=_FAINT)
    else:
        more = ' text-anchor="end"'
        yield text(left - 4, y, words, size, fill=_FAINT, more=more)


def _foot(run: Run, top: float) -> tuple[list[str], float]:
    """What was noticed, below the chart; and the height of it all."""
    found: list[str] = []
    y = float(top + 2 * _LEAD)
    path = "→".join(f"{play.number}{play.who}" for play in run.critical)
    told = [f"关键路径：{path}"] if path else []
    told += [f"{note.kind.value}：{note.words}" for note in run.notes]
    for words in told:
        for line in lines(words, 13, _WIDTH - 2 * _NUMBER):
            found.append(text(_NUMBER, y, line, 13))
            y += _LEAD
        y += 3
    return found, y + _PAD
