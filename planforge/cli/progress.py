"""What is being done right now, on a terminal only."""

import sys

from planforge.resources.wrap import columns


class Progress:
    """One line on standard error that changes; nothing at all where that is no terminal."""

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()
        self._shown = 0

    def say(self, words: str) -> None:
        """Show words in place of those before."""
        if self._live:
            self.clear()
            sys.stderr.write(words)
            sys.stderr.flush()
            self._shown = columns(words)

    def clear(self) -> None:
        """Take the line away, so that others can be printed."""
        if self._shown:
            sys.stderr.write(f"\r{' ' * self._shown}\r")
            sys.stderr.flush()
            self._shown = 0
