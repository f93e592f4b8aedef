"""Plans with templates of their own: used only when trusted, in a limited child process."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import planforge
from planforge._build import Settings
from planforge.cli.own import own_templates
from planforge.cli.packed import Packed, pack_settings, unpack
from planforge.cli.produce import Begin, Drilled, Produced, produce
from planforge.errors import TemplateProblem

SECONDS = 120
"""How long the child may take, by the wall clock."""


def produce_trusted(
    path: Path,
    settings: Settings,
    formats: Sequence[str] = (),
    *,
    family: Sequence[str] | None = None,
    drill: Drilled | None = None,
    begin: Begin = lambda _name: None,
    seconds: float = SECONDS,
) -> Produced:
    """As produce, with the plan's own templates, in a child process.

    The child has bounds on processor time, memory and written files where the system knows them,
    and on time everywhere. What it answers is data, never an object to be unpickled.

    Raises:
        PlanforgeError: as produce; TemplateProblem also where the child passes a bound.
    """
    folder = own_templates(path)
    if folder is None:
        return produce(path, settings, formats, family=family, drill=drill, begin=begin)
    settings = replace(settings, templates=folder)
    request = {
        "path": str(path),
        "settings": pack_settings(settings),
        "formats": list(formats),
        "family": None if family is None else list(family),
        "drill": None if drill is None else [drill.when, *drill.scenarios],
    }
    for name in formats:
        begin(name)
    return unpack(_answer(json.dumps(request), seconds))


def _answer(request: str, seconds: float) -> Packed:
    package = str(Path(planforge.__file__).resolve().parent.parent)
    paths = [package, *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1"}
    command = [sys.executable, "-P", "-B", "-m", "planforge.cli.child"]
    try:
        done = subprocess.run(
            command, input=request.encode(), capture_output=True, timeout=seconds, env=environment
        )
    except subprocess.TimeoutExpired as error:
        message = f"预案自带的模板运行了 {seconds:g} 秒还没有结束，已经停止。"
        raise TemplateProblem(message, "请检查模板里的循环。") from error
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        answer = None
    if not isinstance(answer, dict):
        message = "预案自带的模板用的时间或内存超过了限度，已经停止。"
        raise TemplateProblem(message, "请检查模板里的循环，或不加 --trust 再试。")
    return answer
