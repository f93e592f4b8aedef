"""Hostile and broken files: a plan, or a refusal in Chinese; soon, in bounded memory, offline."""

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from planforge.errors import FileProblem, LoadError, PlanforgeError
from planforge.importer.formats import import_bytes, import_file
from planforge.importer.original import Imported
from tests.cli.calling import call
from tests.importer.docx.build import docx, p
from tests.importer.docx.hostile import FILES, PLAIN

CHINESE = re.compile("[\u4e00-\u9fff]{3,}")
ENGLISH = re.compile("Traceback|Error|error|NoneType|not ")
LARGE = (
    *("bomb", "quoted bomb", "many paragraphs", "huge attribute", "huge word", "many cells"),
    *("many runs", "many entries", "deeper tables", "laughs"),
)
"""These run in a process of their own, with little memory and time."""
READ = (
    *("with a tail", "external relations", "relations inside", "looped relations"),
    *("no styles", "no numbering", "no relations", "no package relations", "cyclic styles"),
    *("long chain of styles", "odd numbers", "odd tables", "loose elements", "notes of notes"),
    "wide spans",
)
"""Faults that cost nothing or little of the text."""
_SECONDS = 20
_MEMORY = 1024 * 1024 * 1024
_CHILD = """
import resource, sys
from planforge.errors import PlanforgeError
from planforge.importer.formats import import_bytes
from tests.importer.docx.hostile import FILES
data = FILES[sys.argv[1]]()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    plans = import_bytes(data, "x.docx")
    print(f"read {len(plans)}")
except PlanforgeError as error:
    print(f"refused {error.exit_code} {error.message}")
"""


def outcome(data: bytes) -> tuple[Imported, ...] | PlanforgeError:
    """The plans, or the refusal, which has to be a good one."""
    try:
        return import_bytes(data, "来件.docx")
    except PlanforgeError as error:
        refusal = error
    assert isinstance(refusal, LoadError)
    assert "来件.docx" in refusal.message or re.search(r"第 \d+ [行段]", refusal.message)
    assert CHINESE.search(refusal.message)
    assert refusal.hint
    assert not ENGLISH.search(refusal.message + refusal.hint)
    return refusal


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What tried to reach the net or another program; nothing may."""
    tried: list[str] = []

    def refuse(*_arguments: object, **_more: object) -> None:
        tried.append("socket")
        message = "no net in tests"
        raise OSError(message)

    for name in ("connect", "connect_ex", "bind", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name in ("create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    monkeypatch.setattr(subprocess, "Popen", refuse)
    return tried


@pytest.mark.parametrize("name", [name for name in FILES if name not in LARGE])
def test_a_hostile_file_is_read_or_refused_in_chinese(name: str, offline: list[str]) -> None:
    made = outcome(FILES[name]())
    assert not offline
    if name in READ:
        assert not isinstance(made, PlanforgeError), made.message


@pytest.mark.skipif(sys.platform != "linux", reason="needs the limits of Linux")
@pytest.mark.parametrize("name", LARGE)
def test_a_large_file_is_read_or_refused_in_little_time_and_memory(name: str, root: Path) -> None:
    import resource

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (4 * _MEMORY, 4 * _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (3 * _SECONDS, 3 * _SECONDS))

    done = subprocess.run(
        [sys.executable, "-c", _CHILD, name],
        cwd=root,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=False,
        preexec_fn=limit,
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")[-2000:]
    said = done.stdout.decode()
    assert said.startswith(("read 1", "refused 3"))
    assert name not in ("bomb", "quoted bomb", "laughs") or said.startswith("refused")


def test_no_file_of_the_machine_gets_into_a_plan(offline: list[str]) -> None:
    for name in ("external entity", "external relations", "relations inside", "a link"):
        made = outcome(FILES[name]())
        if not isinstance(made, PlanforgeError):
            assert "root:" not in "".join(plan.yaml for plan in made)
            assert not any(plan.assets for plan in made)
    assert not offline


def test_linked_pictures_are_told_and_not_fetched(offline: list[str]) -> None:
    made = outcome(FILES["external relations"]())
    assert not isinstance(made, PlanforgeError)
    told = "".join(finding.message for plan in made for finding in plan.findings)
    assert "链接" in told
    assert not offline


def test_a_plan_between_faults_keeps_its_text() -> None:
    for name in READ:
        made = outcome(FILES[name]())
        assert not isinstance(made, PlanforgeError)
        text = "".join(plan.yaml for plan in made)
        assert any(words in text for words in ("防汛", "甲", "总则", "域外")), name


def test_what_the_command_line_says_of_a_hostile_file(tmp_path: Path) -> None:
    for number, name in enumerate(
        ("laughs", "half a file", "a workbook", "empty", "locked entries")
    ):
        path = tmp_path / f"{number}.docx"
        path.write_bytes(FILES[name]())
        done = call("import", path, "-o", tmp_path / "plan.yaml")
        assert done.code == 3, name
        assert done.err.startswith("错误：文件"), name
        assert "改法：" in done.err, name
        assert not done.out
    assert not (tmp_path / "plan.yaml").exists()


def test_a_directory_and_a_file_that_is_not_there_are_told(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="目录"):
        import_file(tmp_path)
    with pytest.raises(FileProblem, match="找不到文件"):
        import_file(tmp_path / "没有.docx")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a device file")
def test_a_device_is_refused() -> None:
    with pytest.raises(FileProblem, match="不是普通文件"):
        import_file(Path("/dev/zero"))


def test_macros_are_told_and_never_run() -> None:
    macros = {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0" + b"\0" * 100}
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    made = outcome(docx(PLAIN + p("完"), parts=macros, main_type=kind))
    assert not isinstance(made, PlanforgeError)
    assert any("宏" in finding.message for plan in made for finding in plan.findings)
