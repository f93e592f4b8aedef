"""The command line."""

import sys


def main() -> None:
    """Run the command that the process was called with, and leave with its exit code."""
    from planforge.cli.run import run

    sys.exit(run(sys.argv[1:]))


__all__ = ["main"]
