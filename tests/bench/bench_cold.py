"""CPU seconds of a cold process: five commands on the sample shop plan, and what they stand on.

    python -m tests.bench.bench_cold [--quick] [--runs 9]

User and system time of the child as the system counts it, so that a busy machine matters less
than to a clock; the least and the median of the runs. Bytecode is cached by a run before.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLAN = "plans/tmall-shop/plan.yaml"


@dataclass(frozen=True)
class Command:
    """What is measured; limit is the most CPU seconds that it may take, 0 for a yardstick."""

    name: str
    arguments: tuple[str, ...]
    limit: float = 0.0


def commands(folder: str) -> tuple[Command, ...]:
    """The yardsticks, then planforge's commands, which write into a folder."""
    render = ("-m", "planforge", "render", PLAN, "--force", "-o", folder, "-f")
    return (
        Command("python -c pass", ("-c", "pass")),
        Command("import pydantic, jinja2", ("-c", "import pydantic, jinja2")),
        Command("check", ("-m", "planforge", "check", PLAN), 0.6),
        Command("render -f docx", (*render, "docx"), 0.8),
        Command("render -f pdf", (*render, "pdf"), 1.2),
        Command("render --family", (*render[:-1], "--family"), 3.0),
        Command("render --family --public", (*render[:-1], "--family", "--public"), 3.0),
    )


def cpu(command: Command) -> float:
    """CPU seconds of one run.

    Raises:
        RuntimeError: it failed.
    """
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, *command.arguments],
        cwd=ROOT,
        env=environment | {"PLANFORGE_FONTS": "pip"},
        capture_output=True,
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        message = f"{command.name}: {done.stderr.decode(errors='replace')}"
        raise RuntimeError(message)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one run each")
    parser.add_argument("--runs", type=int, default=9)
    options = parser.parse_args()
    runs = 1 if options.quick else options.runs
    with tempfile.TemporaryDirectory() as folder:
        for command in commands(folder):
            cpu(command)
            times = [cpu(command) for _ in range(runs)]
            limit = f"   at most {command.limit:.1f}" if command.limit else ""
            print(
                f"{command.name:24} least {min(times):.3f} s   "
                f"median {statistics.median(times):.3f} s{limit}"
            )


if __name__ == "__main__":
    main()
