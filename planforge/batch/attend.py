"""What a process of the pool does beside its work: it ends with the one that started it."""

import multiprocessing
import os
import signal
import threading
from multiprocessing.process import BaseProcess


def attend() -> None:
    """Begin: Ctrl+C is for the process that started this one; when that is gone, end too.

    A pool's processes wait for work for ever where the one that gives it was killed.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
