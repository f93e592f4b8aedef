"""The command line."""

import gc
import os
import sys


def main() -> None:
    """Run the command that the process was called with, and leave with its exit code."""
    _start_quickly()
    from planforge.cli.run import run

    try:
        sys.exit(run(sys.argv[1:]))
    finally:
        gc.freeze()


def _start_quickly() -> None:
    """Leave out work that a short process does not need (a fifth of a cold check, measured).

    Imports and plans make many objects and hardly any garbage, and all of it goes with the process;
    at the end, too, nobody need look through what is alive for circles. And looking for plugins of
    pydantic, of which a plan's check must not depend, reads the metadata of every package.
    """
    gc.set_threshold(200_000, 20, 20)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


__all__ = ["main"]
