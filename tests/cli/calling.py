"""Calling the command line as a shell does, and inside this process."""

import io
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from planforge.cli.run import run

PLAN = """\
类型: 通用
预案种类: 公文
标题: 值班制度
其他章节:
  - 标题: 总则
    条目: [每日两人值班。]
"""


@dataclass(frozen=True, slots=True)
class Called:
    """What a command left: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


def call(*arguments: str | Path, encoding: str = "utf-8") -> Called:
    """Run a command in this process, with streams of that encoding."""
    streams = [
        io.TextIOWrapper(io.BytesIO(), encoding=encoding, write_through=True) for _ in range(2)
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", streams[0])
        patch.setattr(sys, "stderr", streams[1])
        code = run(list(map(str, arguments)))
    out, err = (_written(stream).decode(encoding) for stream in streams)
    return Called(code, out, err)


def shell(
    *arguments: str | Path, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "planforge", *map(str, arguments)],
        capture_output=True,
        env={**os.environ, **(environment or {})},
        check=False,
    )


def _written(stream: io.TextIOWrapper) -> bytes:
    buffer = stream.detach()
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue()
