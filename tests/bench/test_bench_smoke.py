"""Every benchmark runs: a figure that nobody can take again is none."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

NEEDS = {
    "bench_docx": ("docxtpl", "docx"),
    "bench_pdf": ("typst", "pylopdf_fonts_zh_cn", "pypdf"),
    "bench_cold": ("typst", "pylopdf_fonts_zh_cn"),
    "bench_long": (),
    "bench_import": (),
    "bench_diff": (),
    "bench_check": (),
    "bench_batch": (),
}


def test_every_benchmark_is_run_here() -> None:
    assert {path.stem for path in Path(__file__).parent.glob("bench_*.py")} == set(NEEDS)


@pytest.mark.parametrize("name", sorted(NEEDS))
def test_a_benchmark_runs_and_prints_figures(name: str, root: Path) -> None:
    for package in NEEDS[name]:
        if importlib.util.find_spec(package) is None:
            pytest.skip(f"{package} is not installed")
    done = subprocess.run(
        [sys.executable, "-m", f"tests.bench.{name}", "--quick"],
        cwd=root,
        capture_output=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    assert any(word.replace(".", "").isdigit() for word in done.stdout.decode().split())
