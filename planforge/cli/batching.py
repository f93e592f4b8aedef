"""Running a batch: which executor, what is told of it, with which exit code."""

import logging
import multiprocessing
import os
import socket
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar
from urllib.parse import urlsplit

import click

from planforge.batch import ASIDE, Ask, Outcome, Ready, Results, attend, run
from planforge.cli import guard
from planforge.cli.progress import Progress
from planforge.errors import FileProblem, UsageProblem

if TYPE_CHECKING:
    from collections.abc import Callable

RESULTS = "结果.csv"
_TOLD = 10
"""Rows whose problems are told; all stand in the table of results."""
_AHEAD = 4
"""Rows in hand for each process: enough that none waits, few enough that memory stays flat."""

_ANSWER = 4
"""Seconds that a scheduler may take to answer."""
_STOPPED = "已停下。做好的留着；再运行一次同样的命令，从停下的地方接着做。"

P = ParamSpec("P")
R = TypeVar("R")


class Inline(Executor):
    """Works at once, in this process."""

    def submit(self, fn: "Callable[P, R]", /, *args: P.args, **kwargs: P.kwargs) -> "Future[R]":
        """Do it now."""
        future: Future[R] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


@contextmanager
def executor(jobs: int, cluster: str) -> Iterator[Executor]:
    """The executor for so many processes, or that of a Dask cluster.

    Raises:
        UsageProblem: distributed is not installed, or no scheduler answers.
    """
    if cluster:
        with _cluster(cluster) as found:
            yield found
    elif jobs == 1:
        yield Inline()
    else:
        context = multiprocessing.get_context("spawn")
        pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=attend)
        try:
            yield pool
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
        pool.shutdown()


@contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    try:
        import distributed
    except ImportError as error:
        message = "用 --cluster 要装 distributed。"
        raise UsageProblem(message, "请运行 pip install 'planforge[cluster]'。") from error
    for name in ("distributed", "tornado", "asyncio"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what fails is told by us, in a line
    try:
        _knock(address)
        client = distributed.Client(address, timeout=_ANSWER, set_as_default=False)  # type: ignore[no-untyped-call]
    except Exception as error:  # what listens there may be anything
        message = f"连不上集群 {address}。"
        hint = "请检查调度器的地址，如 tcp://192.0.2.1:8786；每台机器都要装同一版本的 planforge。"
        raise UsageProblem(message, hint) from error
    with client:
        yield client.get_executor()  # type: ignore[no-untyped-call]


def _knock(address: str) -> None:
    """See that somebody listens: the client itself tries for long, and leaves threads behind.

    Raises:
        OSError: nobody does.
        ValueError: it is no address.
    """
    parts = urlsplit(address if "://" in address else f"tcp://{address}")
    if parts.scheme in ("tcp", "tls"):
        if parts.hostname is None or parts.port is None:
            raise ValueError(address)
        socket.create_connection((parts.hostname, parts.port), _ANSWER).close()


def processes(jobs: int) -> int:
    """How many processes: as many as asked for, but no more than there are processors."""
    most = min(os.cpu_count() or 1, 61)  # more than 61 Windows does not take
    return min(jobs or most, most)


def batch(prepared: Ready, ask: Ask, folder: Path, *, jobs: int, cluster: str, force: bool) -> int:
    """Make all rows and tell what became of them; 1 where some are wrong."""
    progress = Progress()
    counts: dict[str, int] = {}
    wrong: list[Outcome] = []
    try:
        with executor(jobs, cluster) as chosen, Results(folder / RESULTS) as results:
            window = jobs * _AHEAD if not cluster else 64
            outcomes = run(
                prepared, ask, folder, chosen, window=window, force=force, far=bool(cluster)
            )
            for count, outcome in enumerate(outcomes, 1):
                results.add(outcome)
                counts[outcome.words] = counts.get(outcome.words, 0) + 1
                if outcome.troubles and len(wrong) < _TOLD:
                    wrong.append(outcome)
                progress.say(f"第 {count} 家：{outcome.stem} {outcome.words} …")
    except KeyboardInterrupt:
        progress.clear()
        click.echo(_STOPPED, err=True)
        raise
    finally:
        with suppress(FileProblem):  # also where the run was broken off
            guard.remember(folder / RESULTS)
    progress.clear()
    for outcome in wrong:
        for trouble in outcome.troubles:
            where = f"{prepared.table}!{trouble.where}" if "!" in trouble.where else trouble.where
            click.echo(f"第 {outcome.row} 行 {outcome.stem}：{where} {trouble.message}", err=True)
    asides = counts.pop(ASIDE, 0)
    said = [f"{words} {count} 家" for words, count in counts.items()]
    said += [f"{asides} 行是{ASIDE}"] if asides else []
    click.echo(f"{'，'.join(said)}。结果在 {folder / RESULTS}。")
    return 1 if wrong else 0
