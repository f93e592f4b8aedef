"""The child process that runs a plan's own templates: one request in, one answer out, as JSON."""

import contextlib
import json
import os
import sys
from pathlib import Path

from planforge.cli.packed import Packed, pack, pack_problem, unpack_settings
from planforge.cli.produce import Drilled, produce
from planforge.errors import PlanforgeError, TemplateProblem

_CPU_SECONDS = 90
_MEMORY = 4 * 1024**3
"""Address space; Typst alone reserves more than one GB."""

_FILE = 64 * 1024**2
"""The largest file; the PDF engines put pictures and fonts into temporary ones."""


def main() -> None:
    """Answer the request on standard input."""
    _limit()
    request = json.loads(sys.stdin.buffer.read())
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # Whatever a library prints must not get into the answer.
    answer.write(json.dumps(_answered(request)).encode())
    answer.close()


def _answered(request: Packed) -> Packed:
    match request:
        case {
            "path": str(path),
            "settings": dict(settings),
            "formats": [*formats],
            "family": list() | None as family,
            "drill": list() | None as drill,
        }:
            try:
                return pack(
                    produce(
                        Path(path),
                        unpack_settings(settings),
                        list(map(str, formats)),
                        family=None if family is None else list(map(str, family)),
                        drill=Drilled(tuple(map(str, drill[1:])), str(drill[0])) if drill else None,
                    )
                )
            except PlanforgeError as error:
                return pack_problem(error)
            except MemoryError:
                message = "运行预案自带的模板时内存不够。"
                return pack_problem(TemplateProblem(message, "请检查模板里的循环。"))
            except Exception as error:
                words = f"{type(error).__name__}: {error}".splitlines()[0]
                message = f"运行预案自带的模板时出错：{words}。"
                return pack_problem(TemplateProblem(message, "请不加 --trust 再试。"))
        case _:
            message = "planforge.cli.child: not a request"
            raise ValueError(message)


def _limit() -> None:
    """Bounds that the system enforces; Windows has none of these."""
    if sys.platform == "win32":
        return
    import resource

    bounds = (
        (resource.RLIMIT_CPU, _CPU_SECONDS),
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_FSIZE, _FILE),
        (resource.RLIMIT_CORE, 0),
    )
    for kind, most in bounds:
        with contextlib.suppress(ValueError, OSError):  # macOS refuses RLIMIT_AS
            resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    main()
