"""A batch on a Dask cluster of this machine."""

import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.batch.shops import base, table
from tests.cli.calling import call

distributed = pytest.importorskip("distributed")
pytestmark = [
    pytest.mark.filterwarnings("ignore"),
    pytest.mark.skipif(sys.platform == "win32", reason="a local cluster there needs a main guard"),
]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
        ) as cluster:
            yield cluster.scheduler_address


def test_a_cluster_makes_the_same_files_as_this_process(tmp_path: Path, address: str) -> None:
    plan, shops = base(tmp_path), table(tmp_path)
    here = call("batch", plan, shops, "-o", tmp_path / "here", "--jobs", "1")
    there = call("batch", plan, shops, "-o", tmp_path / "there", "--cluster", address)
    assert (here.code, there.code) == (0, 0), there.err
    names = sorted(path.name for path in (tmp_path / "here").glob("示例*.docx"))
    assert names == sorted(path.name for path in (tmp_path / "there").glob("示例*.docx"))
    for name in names:
        assert (tmp_path / "here" / name).read_bytes() == (tmp_path / "there" / name).read_bytes()


def test_a_scheduler_that_does_not_answer_is_told(tmp_path: Path) -> None:
    done = call(
        "batch", base(tmp_path), table(tmp_path), "-o", tmp_path / "out",
        "--cluster", "tcp://127.0.0.1:9",
    )  # fmt: skip
    assert done.code == 2
    assert "连不上" in done.err
