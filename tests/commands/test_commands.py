"""Each file here is a case: files, commands, and all that they print.

A fenced block with a name is written as a file of that name; ``(gbk)`` after the name writes it
in that encoding. A block without a name holds commands, each after ``% ``, with what they print
on both streams, and ``=> N`` where the exit code is not 0; ``< name`` at its end types the lines
of that file, on a day that is always the same. A line ``[…]`` stands for any lines.
PLANFORGE_ACCEPT=1 in the environment rewrites what is expected; read the difference.
"""

import io
import os
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from planforge.cli.run import run

CASES = sorted(Path(__file__).parent.glob("*.md"))
_FENCE = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"(?P<name>\S+)(?: \((?P<encoding>\S+)\))?")


def output_of(command: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """What a command prints, with its exit code as the last line where it is not 0."""
    name, *arguments = shlex.split(command)
    assert name == "planforge"
    typed = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    if "<" in arguments:
        typed = io.TextIOWrapper(io.BytesIO(Path(arguments[-1]).read_bytes()), encoding="utf-8")
        arguments = arguments[:-2]
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", stream)
        patch.setattr(sys, "stderr", stream)
        patch.setattr(sys, "stdin", typed)
        patch.setenv("SOURCE_DATE_EPOCH", "1792454400")  # 2026-10-20
        code = run(arguments)
    buffer = stream.detach()
    assert isinstance(buffer, io.BytesIO)
    printed = buffer.getvalue().decode().rstrip("\n")
    last = [f"=> {code}"] if code else []
    return "\n".join([*filter(None, [printed]), *last])


def commands_of(text: str) -> Iterator[tuple[str, str]]:
    """The commands of a block, each with what it is expected to print."""
    for part in re.split(r"^% ", text, flags=re.MULTILINE)[1:]:
        command, _, expected = part.partition("\n")
        yield command, expected.strip("\n")


def matches(expected: str, actual: str) -> bool:
    """The texts are the same, with ``[…]`` for any lines."""
    pattern = "".join(
        r"(?:.*\n)*?" if line == "[…]" else re.escape(line) + r"\n" for line in expected.split("\n")
    )
    return re.fullmatch(pattern, f"{actual}\n") is not None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_command_prints_what_its_case_says(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLANFORGE_FONTS", "pip")
    text = case.read_text(encoding="utf-8")
    found: list[str] = []

    def played(block: re.Match[str]) -> str:
        file = _FILE.fullmatch(block["info"].strip())
        if file is not None:
            path = tmp_path / file["name"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(block["text"].encode(file["encoding"] or "utf-8"))
            return block[0]
        parts = []
        for command, expected in commands_of(block["text"]):
            actual = output_of(command, monkeypatch)
            if not matches(expected, actual):
                found.append(f"% {command}\n{actual}")
                expected = actual
            parts.append("\n".join(filter(None, [f"% {command}", expected])))
        return "```\n" + "\n".join(parts) + "\n```"

    accepted = _FENCE.sub(played, text)
    if found and os.environ.get("PLANFORGE_ACCEPT"):
        case.write_text(accepted, encoding="utf-8")
    assert not found, "\n\n".join(found)


def test_a_line_of_dots_stands_for_any_lines() -> None:
    assert matches("a\n[…]\nd", "a\nb\nc\nd")
    assert matches("a\n[…]\nd", "a\nd")
    assert not matches("a\n[…]\nd", "a\nb\nc")
