"""Time and memory of each step for plans of about 20, 200 and 1 500 pages.

    python -m tests.bench.bench_long [--quick] [--sizes 1 10 75]

Each size runs in a process of its own, each step after the one it needs. CPU seconds, and the
peak memory of the process once the step is done; beside them the time for each unit of size over
that of the smallest plan: about 1 where time is linear. Small plans end before the collector
makes a full pass, long ones do not; its thresholds are those of the command line.
"""

import argparse
import gc
import importlib.util
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from planforge.compose import compose
from planforge.document import PRESETS, Document
from planforge.numbering import number
from planforge.profiles import load_layout, load_profile
from planforge.schema import Plan
from planforge.writers import Options, write
from tests.bench.content import bench_plan

ROOT = Path(__file__).resolve().parents[2]
LAYOUT = "corporate"
_T = TypeVar("_T")


@dataclass(frozen=True)
class Step:
    """One step: CPU seconds, peak memory in MiB, bytes made."""

    name: str
    seconds: float
    peak: float
    made: int


def steps(size: int) -> Iterator[Step]:
    """The steps of one plan, the smallest plan once before to warm up."""
    gc.set_threshold(20_000, 20, 20)
    numbered(bench_plan(1, "热身"))
    plan, step = timed("load", lambda: bench_plan(size))
    yield step
    profile, layout = load_profile("enterprise"), load_layout(LAYOUT)
    composed, step = timed(
        "compose", lambda: compose(plan, profile, layout, PRESETS["gongwen"]).document
    )
    yield step
    document, step = timed("number", lambda: number(composed))
    yield step
    for name in ("docx", "html", "markdown", "text", *pdf()):
        yield writing(name, document)


def pdf() -> tuple[str, ...]:
    """PDF, where Typst is installed."""
    return ("pdf",) if importlib.util.find_spec("typst") else ()


def numbered(plan: Plan) -> Document:
    """The plan composed and numbered, and every writer loaded."""
    layout = load_layout(LAYOUT)
    composed = compose(plan, load_profile("enterprise"), layout, PRESETS["gongwen"])
    document = number(composed.document)
    for name in ("docx", "html", "markdown", "text", *pdf()):
        write(name, document, layout, Options())
    return document


def writing(name: str, document: Document) -> Step:
    """The step of one writer."""
    layout = load_layout(LAYOUT)
    data, step = timed(name, lambda: write(name, document, layout, Options()).data)
    return Step(name, step.seconds, step.peak, len(data))


def timed(name: str, action: Callable[[], _T]) -> tuple[_T, Step]:
    """What an action gives, and what it cost."""
    start = time.process_time()
    made = action()
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return made, Step(name, seconds, peak, 0)


def child(size: int) -> list[Step]:
    """The steps of one size, from a process of its own."""
    command = [sys.executable, "-m", "tests.bench.bench_long", "--child", str(size)]
    environment = os.environ | {"PLANFORGE_FONTS": "pip"}
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True)
    return [Step(**json.loads(line)) for line in done.stdout.splitlines()]


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="sizes 1 and 2")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1, 10, 75], metavar="N")
    parser.add_argument("--child", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        for step in steps(options.child):
            print(json.dumps(vars(step)), flush=True)
        return
    sizes = [1, 2] if options.quick else options.sizes
    report(sizes, [child(size) for size in sizes])


def report(sizes: list[int], made: list[list[Step]]) -> None:
    """Print a table: a step a line, the sizes beside each other."""
    print("step      " + "".join(f"{f'size {size}':>40}" for size in sizes))
    first = {step.name: step.seconds / sizes[0] for step in made[0]}
    for row in zip(*made, strict=True):
        cells = (
            f"{step.seconds:10.3f} s {step.peak:7.0f} MiB  {_ratio(step, size, first):>5} a unit"
            for step, size in zip(row, sizes, strict=True)
        )
        print(f"{row[0].name:9} " + "".join(f"{cell:>40}" for cell in cells))


def _ratio(step: Step, size: int, first: dict[str, float]) -> str:
    return f"{step.seconds / size / max(first[step.name], 1e-6):.2f}"


if __name__ == "__main__":
    main()
