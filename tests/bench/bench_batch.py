"""Plans and cards for a table of shops, as Word files.

    python -m tests.bench.bench_batch [--quick] [--rows 50 500] [--jobs 2] [--cluster]

Seconds from the command's start to its end, the processes' start included; the CPU time of all of
them; seconds when it is run again with nothing changed; the most memory that one of its processes
took. Ten times the rows may take ten times as long, no more: a row's share is told by CPU time.
``--cluster`` runs the most rows on a local Dask cluster too.
"""

import argparse
import csv
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BASE = ROOT / "plans" / "tmall-shop" / "plan.yaml"
_LIMIT = 25.0
_LIMIT_ROWS = 500


def table(path: Path, rows: int) -> None:
    """A table of shops, each with its own names and phones."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["单位.名称", "地区", "店主", "店主电话", "运营", "运营电话", "人数"])
        for n in range(1, rows + 1):
            four = f"{n % 10000:04d}"
            shop = [f"示例{n:05d}号旗舰店", f"示例省第{n % 40 + 1}市"]
            people = [f"示主{n:05d}", f"130 0001 {four}", f"示运{n:05d}", f"130 0002 {four}"]
            writer.writerow([*shop, *people, 8])


def seconds(shops: Path, out: Path, *more: str) -> tuple[float, float]:
    """How long the command takes, and the CPU time of all its processes."""
    command = [sys.executable, "-m", "planforge", "batch", str(BASE), str(shops), "-o", str(out)]
    start, before = time.perf_counter(), cpu()
    done = subprocess.run(
        [*command, "-f", "docx", "--family", "处置卡", *more],
        cwd=ROOT, check=False, capture_output=True,
    )  # fmt: skip
    took = time.perf_counter() - start
    if done.returncode != 0:
        raise SystemExit(done.stderr.decode(errors="replace"))
    return took, cpu() - before


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="2 and 4 rows")
    parser.add_argument("--rows", type=int, nargs="+", default=[50, 500], metavar="N")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--cluster", action="store_true")
    options = parser.parse_args()
    sizes = [2, 4] if options.quick else options.rows
    first = 0.0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for rows in sizes:
            shops = folder / f"{rows}.csv"
            table(shops, rows)
            jobs = ("--jobs", str(options.jobs))
            took, spent = seconds(shops, folder / str(rows), *jobs)
            again, _ = seconds(shops, folder / str(rows), *jobs)
            first = first or spent / rows
            limit = f"   at most {_LIMIT:.0f}" if rows == _LIMIT_ROWS else ""
            print(
                f"rows {rows:6}  {took:7.1f} s   {spent:7.1f} s CPU   "
                f"{spent / rows / first:5.2f} a row   "
                f"again {again:5.1f} s   {peak():4} MB{limit}"
            )
        if options.cluster:
            cluster(folder / f"{sizes[-1]}.csv", folder / "cluster", options.jobs)


def cluster(shops: Path, out: Path, jobs: int) -> None:
    """The same on a local Dask cluster."""
    import distributed

    with distributed.LocalCluster(  # type: ignore[no-untyped-call]
        n_workers=jobs, threads_per_worker=1, dashboard_address=None
    ) as local:
        took, _ = seconds(shops, out, "--cluster", local.scheduler_address)
    print(f"cluster      {took:7.1f} s")


def cpu() -> float:
    """Seconds of CPU of all processes under this one."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def peak() -> int:
    """The most memory that any process under this one took, in megabytes."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024


if __name__ == "__main__":
    main()
