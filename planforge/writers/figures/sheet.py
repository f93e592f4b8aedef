"""A run as text, JSON and HTML."""

import json
from collections.abc import Iterator
from dataclasses import asdict

from planforge.figures.lettering import clean
from planforge.lint.simulation.run import Play, Run, clocked
from planforge.resources.wrap import columns, wrapped
from planforge.writers.figures.timeline import timeline_svg

_HEADS = ("步", "最迟", "谁", "做什么")
_LEAST = 24
_STYLE = (
    "body{font-family:'Noto Sans SC','Microsoft YaHei','PingFang SC',sans-serif;margin:2em auto;"
    "max-width:1040px;color:#222;line-height:1.6}"
    "table{border-collapse:collapse;width:100%}th,td{border:1px solid #bbb;padding:.3em .6em;"
    "text-align:left;vertical-align:top}th{background:#f2f3f5}tr.critical td{font-weight:bold}"
    "svg{max-width:100%;height:auto}@media print{svg{page-break-inside:avoid}}"
)


def timeline_text(run: Run, width: int = 100) -> str:
    """A table of who does what until when, and below it what was noticed.

    Args:
        run: what was played.
        width: columns of the screen.
    """
    rows = [_row(play, run) for play in run.plays]
    sizes = [
        max(columns(cell) for cell in (head, *(row[index] for row in rows)))
        for index, head in enumerate(_HEADS[:3])
    ]
    sizes[2] = min(sizes[2], 22)
    sizes.append(max(_LEAST, width - sum(sizes) - 6))
    out = [*_title(run), ""]
    for cells in (_HEADS, *rows):
        out += _lines(cells, sizes)
    for head, told in _sections(run):
        out += ["", head]
        for words in told:
            first, *more = wrapped(words, width - 4)
            out += [f"  · {first}", *(f"    {line}" for line in more)]
    return "\n".join(line.rstrip() for line in out) + "\n"


def timeline_json(run: Run) -> str:
    """All of a run as JSON; times in seconds, of the day for a drill."""
    data = {
        "plan": run.plan,
        "scenario": run.scenario,
        "level": run.level,
        "trigger": run.trigger,
        "clock": run.clock,
        "critical_path": [play.number for play in run.critical],
        "acts": [_told(play) for play in run.plays],
        "notes": [
            {"kind": note.kind.name.lower(), "message": note.words, "acts": list(note.plays)}
            for note in run.notes
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def timeline_html(run: Run) -> str:
    """A page with the chart, the table and what was noticed; nothing is fetched."""
    heads = "".join(f"<th>{head}</th>" for head in _HEADS)
    rows = "\n".join(_html_row(play, run) for play in run.plays)
    told = "\n".join(
        f"<h2>{clean(head)}</h2>\n<ul>"
        + "".join(f"<li>{clean(words)}</li>" for words in found)
        + "</ul>"
        for head, found in _sections(run)
    )
    title, *more = _title(run)
    lead = "".join(f"<p>{clean(words)}</p>" for words in more)
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{clean(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{clean(title)}</h1>\n{lead}\n{timeline_svg(run)}"
        f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n"
        f"{told}\n</body>\n</html>\n"
    )


def _title(run: Run) -> Iterator[str]:
    level = f"（{run.level}）" if run.level else ""
    yield f"{run.plan}：{run.scenario}{level}"
    if run.trigger:
        yield f"触发条件：{run.trigger}"
    if run.day:
        yield "时间是演练当天的钟点。"
    else:
        yield "时间从发现算起；“前一步后”表示没有写时限；行首的*是关键路径。"


def _row(play: Play, run: Run) -> tuple[str, str, str, str]:
    mark = "*" if play.critical else ""
    if play.due is None:
        due = "前一步后"
    elif run.day:
        due = f"{clocked(play.start, day=True)}-{clocked(play.due, day=True)}"
    else:
        due = clocked(play.due)
    who = play.who or "（没有写）"
    what = play.what if not play.title or play.title in play.what else f"{play.title}：{play.what}"
    return f"{mark}{play.number}", due, who, what


def _lines(cells: tuple[str, ...], sizes: list[int]) -> Iterator[str]:
    held = [wrapped(cell, size) or [""] for cell, size in zip(cells, sizes, strict=True)]
    for index in range(max(len(lines) for lines in held)):
        parts = [lines[index] if index < len(lines) else "" for lines in held]
        yield "  ".join(
            part + " " * (size - columns(part)) for part, size in zip(parts, sizes, strict=True)
        )


def _sections(run: Run) -> Iterator[tuple[str, list[str]]]:
    path = [
        f"{play.number}　{play.who or '（没有写）'}，{_when(play, run)}" for play in run.critical
    ]
    if path:
        yield "关键路径", path
    for kind in dict.fromkeys(note.kind for note in run.notes):
        yield kind.value, [note.words for note in run.notes if note.kind is kind]


def _when(play: Play, run: Run) -> str:
    if play.due is None:
        return "没有时限"
    return f"最迟{clocked(play.due, day=run.day)}"


def _told(play: Play) -> dict[str, object]:
    data = asdict(play)
    data["source"] = play.source.name.lower()
    data["at"] = list(play.at)
    return data


def _html_row(play: Play, run: Run) -> str:
    mark = ' class="critical"' if play.critical else ""
    cells = "".join(f"<td>{clean(cell)}</td>" for cell in _row(play, run))
    return f"<tr{mark}>{cells}</tr>"
