"""The comparison of two revisions: time for each page, of a cold process, and beside a peer.

    python -m tests.bench.bench_diff [--quick] [--runs 5] [--peer PYTHON]

Three tables. Warm: CPU seconds of what is done once both sides are read; the last column is the
time for each page over that of the smallest pair of the same content, about 1 where it is linear.
Cold: CPU seconds of the command. Peer: Docxodus through python-redlines, which is no dependency
of planforge; name the interpreter of an environment that has it:

    python -m venv PEER && PEER/bin/pip install "python-redlines[docxodus]"
    python -m tests.bench.bench_diff --peer PEER/bin/python
"""

import argparse
import gc
import importlib.util
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from planforge.diff.model import Script
from planforge.diff.script import compare
from planforge.ooxml.redline import alignment_of, open_text, paragraphs_of_units, redline
from planforge.revision.sides import Opened, opened
from planforge.revision.tracked import Signed, tracked
from planforge.writers import Options, write
from tests.bench.content import plan_yaml
from tests.bench.revisions import copies, shop_edited, spread_edits, tally

ROOT = Path(__file__).resolve().parents[2]
SHOP = ROOT / "plans" / "tmall-shop" / "plan.yaml"
FLOOD = ROOT.parent / "shared" / "pairs" / "flood-plan"
"""A county's plan in two revisions, as Word files; absent outside the workshop."""
FLOOD_PAGES, SHOP_PAGES, BENCH_PAGES = 17, 23, 23
TARGETS = {25: 0.3, 510: 3.0}
"""CPU seconds of comparing and making the redline, by pages at most."""
COLD = {"text": 0.9, "docx": 1.2}
"""CPU seconds of the command, by format."""
FASTER = 5.0
_SIGNED = Signed("planforge", None, "native")
_T = TypeVar("_T")

_PEER = """
import resource, sys, time
from python_redlines.engines import DocxodusEngine
engine = DocxodusEngine(target_path=sys.argv[4])
def used():
    found = resource.getrusage(resource.RUSAGE_CHILDREN)
    return found.ru_utime + found.ru_stime
cpu, start = used(), time.perf_counter()
data = engine.run_redline("peer", sys.argv[1], sys.argv[2], detect_moves=True)[0]
print(time.perf_counter() - start, used() - cpu)
open(sys.argv[3], "wb").write(data)
"""


@dataclass(frozen=True)
class Files:
    """Two revisions.

    Attributes:
        content: what they are made of.
        pages: of one of them, about.
    """

    content: str
    pages: int
    old: Path
    new: Path


@dataclass(frozen=True)
class Spent:
    """Seconds, by the clock and of the processor."""

    wall: float
    cpu: float


def least(runs: int, work: Callable[[], _T]) -> tuple[Spent, _T]:
    """The least of some runs, and what the last of them gave."""
    found = []
    for _ in range(runs):
        gc.collect()
        start, cpu = time.perf_counter(), time.process_time()
        made = work()
        found.append(Spent(time.perf_counter() - start, time.process_time() - cpu))
    return Spent(min(s.wall for s in found), min(s.cpu for s in found)), made


def shop(folder: Path) -> Files:
    """The sample plan of a shop, and a copy with changes of many kinds."""
    new = folder / "shop.yaml"
    new.write_text(shop_edited(SHOP.read_text("utf-8")), "utf-8")
    return Files("shop plan", SHOP_PAGES, SHOP, new)


def content(folder: Path, size: int) -> Files:
    """The content of all benchmarks, 18 changes to 23 pages of it."""
    old, new = (folder / f"content{size}.{name}.yaml" for name in ("old", "new"))
    text = plan_yaml(size)
    old.write_text(text, "utf-8")
    new.write_text(spread_edits(text, 18 * size), "utf-8")
    return Files("plan data", BENCH_PAGES * size, old, new)


def flood(folder: Path, kind: str, count: int = 1) -> Files:
    """A county's plan, once or many times over in one file."""
    paths = []
    for name in ("old", "new"):
        path = folder / f"flood{count}.{name}.{kind}.docx"
        path.write_bytes(copies((FLOOD / f"{name}.{kind}.docx").read_bytes(), count))
        paths.append(path)
    return Files(f"Word, {kind}", FLOOD_PAGES * count, paths[0], paths[1])


def rendered(folder: Path, files: Files) -> Files:
    """The same as Word files."""
    paths = []
    for path in (files.old, files.new):
        built = opened(path).built
        assert built is not None
        assert built.document is not None
        assert built.layout is not None
        out = folder / f"{path.stem}.rendered.docx"
        out.write_bytes(write("docx", built.document, built.layout, Options()).data)
        paths.append(out)
    return Files(f"{files.content} as Word", files.pages, paths[0], paths[1])


def warm_files(folder: Path, *, quick: bool) -> Iterator[Files]:
    """From small to large, by content."""
    yield shop(folder)
    for size in (1, 2) if quick else (1, 4, 22, 44):
        yield content(folder, size)
    if FLOOD.is_dir():
        for kind in ("numbered",) if quick else ("numbered", "typed"):
            for count in (1, 2) if quick else (1, 6, 30, 60):
                yield flood(folder, kind, count)
    else:
        print("Word files: skipped, the pair of revisions is not beside the checkout")


def warm(files: Files, runs: int, first: dict[str, float]) -> None:
    """Measure and print one pair."""
    read, (old, new) = least(1, lambda: (opened(files.old), opened(files.new)))
    compared, script = least(runs, lambda: compare(old.side, new.side))
    words = _word_file(old), _word_file(new)
    merged, _ = least(runs, lambda: _merged(words, script))
    # the first needs the writers of plans and the proof of Word files as well
    whole, _ = least(1, lambda: tracked(old, new, script, _SIGNED))
    total = compared.cpu + merged.cpu
    each = total / files.pages
    limit = next((TARGETS[most] for most in sorted(TARGETS) if files.pages <= most), 0.0)
    print(
        f"{files.content:16}{files.pages:5} p {len(new.side.units):6} units"
        f" {len(script.changes):5} changes   read {read.cpu:6.2f}   compare {compared.cpu:6.3f}"
        f"   redline {merged.cpu:6.3f}   both {total:6.3f} s"
        + (f" (at most {limit:.1f})" if limit else " " * 14)
        + f"   as the command makes it {compared.cpu + whole.cpu:6.3f}"
        f"   {each / first.setdefault(files.content, each):5.2f}",
        flush=True,
    )


def _word_file(side: Opened) -> bytes:
    built = side.built
    if built is None or built.layout is None:
        return side.data
    return write("docx", side.side.document, built.layout, built.options).data


def _merged(words: tuple[bytes, bytes], script: Script) -> bytes:
    old, new = open_text(words[0], script.old.name), open_text(words[1], script.new.name)
    plan = alignment_of(
        script,
        paragraphs_of_units(old, script.old.units),
        paragraphs_of_units(new, script.new.units),
    )
    return redline(old, new, plan, author="planforge", date="").data


def command(files: Files, form: str, folder: Path) -> Spent:
    """One cold run of ``planforge diff``.

    Raises:
        RuntimeError: it failed.
    """
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    out = ("-o", str(folder / "cold.docx"), "--force") if form == "docx" else ()
    line = ("-m", "planforge", "diff", str(files.old), str(files.new), "-f", form, *out)
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        [sys.executable, *line], cwd=ROOT, env=environment, capture_output=True, check=False
    )
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Spent(wall, used)


def cold(folder: Path, runs: int) -> None:
    """The sample plan of a shop, one edit."""
    new = folder / "one.yaml"
    text = SHOP.read_text("utf-8")
    new.write_text(text.replace("130 0000 0003", "130 0000 0033", 1), "utf-8")
    for form, limit in COLD.items():
        spent = [command(Files("", 0, SHOP, new), form, folder).cpu for _ in range(runs + 1)][1:]
        print(
            f"planforge diff -f {form:5} least {min(spent):.3f} s   "
            f"median {statistics.median(spent):.3f} s   at most {limit:.1f}"
        )


def peer_of(wanted: str) -> str:
    """The interpreter that has the peer; empty where none has."""
    if wanted:
        return wanted
    return sys.executable if importlib.util.find_spec("python_redlines") else ""


def beside(files: Files, python: str, folder: Path, runs: int) -> None:
    """Ours and the peer on the same two Word files, taking turns.

    The peer starts a process for each pair, and proves nothing.

    Raises:
        RuntimeError: the peer failed.
    """
    ours, theirs, cold_one = (folder / f"{name}.docx" for name in ("ours", "theirs", "cold"))
    spent: list[tuple[Spent, ...]] = []
    for _ in range(runs):
        mine, data = least(1, lambda: _from_files(files, proof=False))
        ours.write_bytes(data)
        proved, _ = least(1, lambda: _from_files(files, proof=True))
        arguments = [python, "-c", _PEER, *map(str, (files.old, files.new, theirs, folder))]
        done = subprocess.run(arguments, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(done.stderr)
        wall, cpu = map(float, done.stdout.split()[-2:])
        spent.append((mine, proved, Spent(wall, cpu), command(files, "docx", folder)))
    names = ("ours, warm", "ours, with its proof", "Docxodus", "ours, cold command")
    best = [
        Spent(min(s.wall for s in one), min(s.cpu for s in one)) for one in zip(*spent, strict=True)
    ]
    made = (ours, ours, theirs, cold_one)
    print(f"{files.content}, {files.pages} pages, from two files to the redline")
    for name, one, path in zip(names, best, made, strict=True):
        found = tally(path.read_bytes())
        print(
            f"  {name:20} {found.marked:6} characters marked and {found.derived:4} of 序号"
            f"   {found.moved:4} paragraphs moved   {one.wall:7.3f} s by the clock"
            f"   {one.cpu:7.3f} s CPU   {best[2].wall / one.wall:5.1f} x as fast"
            + (f" (at least {FASTER:.0f})" if name == names[0] else ""),
            flush=True,
        )


def _from_files(files: Files, *, proof: bool) -> bytes:
    """A redline from two files; with the proof as the command makes it."""
    old, new = opened(files.old), opened(files.new)
    script = compare(old.side, new.side)
    if proof:
        return tracked(old, new, script, _SIGNED).data
    return _merged((old.data, new.data), script)


def peer(folder: Path, python: str, *, quick: bool, runs: int) -> None:
    """All pairs beside the peer."""
    if not python:
        print("Docxodus: skipped, python-redlines is not installed (see --peer)")
        return
    beside(rendered(folder, shop(folder)), python, folder, runs)
    if FLOOD.is_dir():
        for kind in ("numbered", "typed"):
            beside(flood(folder, kind), python, folder, runs)
        if not quick:
            beside(flood(folder, "numbered", 30), python, folder, 1)


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="up to 40 pages, one run each")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--peer", default="", metavar="PYTHON", help="has python-redlines")
    parser.add_argument("--only", choices=["warm", "cold", "peer"])
    options = parser.parse_args()
    runs = 1 if options.quick else options.runs
    gc.set_threshold(20_000, 20, 20)  # those of the command line
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if options.only in (None, "warm"):
            first: dict[str, float] = {}
            _from_files(rendered(folder, shop(folder)), proof=True)  # loads everything
            for files in warm_files(folder, quick=options.quick):
                warm(files, runs if files.pages < 100 else min(runs, 2), first)
        if options.only in (None, "cold"):
            cold(folder, runs)
        if options.only in (None, "peer"):
            peer(folder, peer_of(options.peer), quick=options.quick, runs=runs)


if __name__ == "__main__":
    main()
