"""CPU seconds and peak memory of reading Word files of about 100 and 1 000 pages.

    python -m tests.bench.bench_import [--quick] [--pages 100 300 1000] [--runs 3]

A page has about 30 paragraphs: headings and entries that Word counts, words, a table every second
page. Each size runs in a process of its own; the least of the runs. Steps: read_docx (file to
paragraphs), structure (paragraphs to the tree of a Document), import (file to plan file, checked
against the source). Beside them the time for each page over that of the smallest file: about 1
where time is linear.
"""

import argparse
import gc
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from planforge.importer.docx.read import read_docx
from planforge.importer.formats import import_bytes
from planforge.importer.word import document_of
from tests.importer.docx.build import abstract, docx, lvl, num, p, style, tbl

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 1.0
"""CPU seconds for reading and structure of 100 pages."""
CHAPTER = 25
"""Pages of a chapter."""
_T = TypeVar("_T")


@dataclass(frozen=True)
class Step:
    """One step: CPU seconds, peak memory of the process in MiB once it is done."""

    name: str
    seconds: float
    peak: float


def word_file(pages: int) -> bytes:
    """A plan with that many pages."""
    styles = style("a", "Normal", default=True) + "".join(
        style(str(n), f"heading {n}", based="a", ppr=f'<w:outlineLvl w:val="{n - 1}"/>')
        for n in (1, 2)
    )
    levels = (
        lvl(0, "chineseCounting", "%1、", suff="nothing")
        + lvl(1, "chineseCounting", "（%2）", suff="nothing")
        + lvl(2, "decimal", "%3.", suff="nothing")
        + lvl(3, "decimal", "（%4）", suff="nothing")
    )
    body = p("某市突发事件应急预案", ppr='<w:jc w:val="center"/>')
    body += "".join(page(number) for number in range(pages))
    return docx(body, styles=styles, numbering=abstract(0, levels) + num(1, 0))


def page(number: int) -> str:
    """About 30 paragraphs."""
    out = []
    if number % CHAPTER == 0:
        out.append(p(f"第{number // CHAPTER}方面的安排", style="1", num=(1, 0)))
    out.append(p(f"第{number}项工作", style="2", num=(1, 1)))
    for entry in range(4):
        out.append(p(f"第{number}项第{entry}步由值班人员办理，办完以后报告带班领导。", num=(1, 2)))
        out += [
            p(f"第{number}项第{entry}步的第{n}个要求，逐条登记，当天送存档案。", num=(1, 3))
            for n in range(3)
        ]
    out.append(p(f"第{number}项工作的负责人每月检查一次，发现问题当场改正并记下时间、地点。"))
    if number % 2:
        rows = [["姓名", "职务", "电话"]]
        rows += [[f"甲某{number}", f"第{n}组组长", f"0571-5550 {n:04}"] for n in range(1, 8)]
        out.append(tbl(rows, header=1))
    else:
        out += [p(f"第{number}页的第{n}段补充说明，写明先后次序和交接的办法。") for n in range(14)]
    return "".join(out)


def steps(pages: int, runs: int) -> list[Step]:
    """The steps for one size, the least of the runs; everything is loaded before."""
    gc.set_threshold(20_000, 20, 20)  # those of the command line
    import_bytes(word_file(1), "热身.docx")
    data = word_file(pages)
    read = timed("read_docx", runs, lambda: read_docx(data, "预案.docx"))
    word = read_docx(data, "预案.docx")
    tree = timed("structure", runs, lambda: document_of(word))
    both = Step("read + structure", read.seconds + tree.seconds, tree.peak)
    whole = timed("import", 1, lambda: import_bytes(data, "预案.docx"))
    return [read, tree, both, whole]


def timed(name: str, runs: int, work: Callable[[], _T]) -> Step:
    """The least CPU seconds of some runs."""
    least = float("inf")
    for _ in range(runs):
        gc.collect()
        start = time.process_time()
        work()
        least = min(least, time.process_time() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Step(name, least, peak)


def in_process(pages: int, runs: int) -> list[Step]:
    """The same in a process of its own.

    Raises:
        RuntimeError: it failed.
    """
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.bench.bench_import",
            "--one",
            str(pages),
            "--runs",
            str(runs),
        ],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    return [Step(**entry) for entry in json.loads(done.stdout)]


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="10 and 20 pages, one run")
    parser.add_argument("--pages", type=int, nargs="+", default=[100, 300, 1000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        made = steps(options.one, options.runs)
        print(json.dumps([step.__dict__ for step in made]))
        return
    pages = [10, 20] if options.quick else sorted(options.pages)
    runs = 1 if options.quick else options.runs
    smallest: dict[str, float] = {}
    for count in pages:
        for step in in_process(count, runs):
            each = step.seconds / count
            ratio = each / smallest.setdefault(step.name, each)
            limited = step.name.startswith("read +") and count == 100
            limit = f"   at most {LIMIT:.1f} s" if limited else ""
            print(
                f"{count:5} pages   {step.name:17} {step.seconds:7.3f} s"
                f"  {each * 1000:6.2f} ms a page  {ratio:4.2f}  peak {step.peak:5.0f} MiB{limit}",
                flush=True,
            )


if __name__ == "__main__":
    main()
