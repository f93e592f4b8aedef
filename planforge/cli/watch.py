"""Rendering again whenever a file of a plan changes."""

import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from planforge.cli.own import own_templates, template_files
from planforge.cli.rendering import Job, Rendering

_PAUSE = 0.3
"""Seconds between two looks. Looking works on network drives too, where notices get lost."""

_State = dict[Path, tuple[int, int]]


def again(rendering: Rendering, jobs: Sequence[Job]) -> int:
    """Render the jobs, and each again when its files change; ends with Ctrl+C only."""
    watched = {job: _state(_files(job, rendering.run(job).sources)) for job in jobs}
    click.echo("正在等待预案的改动，按 Ctrl+C 结束。", err=True)
    while True:
        time.sleep(_PAUSE)
        for job, before in watched.items():
            if _state(before) != before:
                watched[job] = _state(_files(job, rendering.run(job).sources))


def _files(job: Job, sources: tuple[Path, ...]) -> list[Path]:
    folder = own_templates(job.plan)
    return [job.plan, *sources, *(template_files(folder) if folder else ())]


def _state(files: Iterable[Path]) -> _State:
    """Each file's time and size; a file that is away for a moment has neither."""
    state: _State = {}
    for file in files:
        try:
            found = file.stat()
        except OSError:
            state[file] = (0, 0)
        else:
            state[file] = (found.st_mtime_ns, found.st_size)
    return state
