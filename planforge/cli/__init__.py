"""The command line."""

import gc
import os
import sys


def main() -> None:
    """Run the command that the process was called with, and leave with its exit code."""
    _start_quickly()
    from planforge.cli.run import run

    sys.exit(run(sys.argv[1:]))


def _start_quickly() -> None:
    """Leave out work that a short process does not need (a twentieth of a cold check, measured).

    Imports make many objects and no garbage; and looking for plugins of pydantic, of which a
    plan's check must not depend, reads the metadata of every installed package.
    """
    gc.set_threshold(20_000, 20, 20)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


__all__ = ["main"]
