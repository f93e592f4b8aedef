"""Standard output and error, whatever the console's encoding is."""

import codecs
import io
import os
import sys

_STAND_IN = "〓"
"""The printers' mark for a character that is not in the case; GBK and Shift-JIS have it."""
_LIKE = {"•": "·", "–": "—", "−": "-", "\u00a0": " ", "✓": "√", "✔": "√", "・": "·", "①": "(1)"}


def prepare() -> None:
    """Let no character stop the program: one that the console lacks becomes a like one or 〓."""
    codecs.register_error("planforge", _replaced)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="planforge")


def silence() -> None:
    """Send what is still to come nowhere, so that the interpreter's last flush cannot fail."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            os.dup2(nowhere, stream.fileno())
        except (OSError, ValueError):
            continue


def _replaced(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lost = error.object[error.start : error.end]
    return "".join(_like(char, error.encoding) for char in lost), error.end


def _like(char: str, encoding: str) -> str:
    for candidate in (_LIKE.get(char, _STAND_IN), _STAND_IN):
        try:
            candidate.encode(encoding)
        except UnicodeEncodeError:
            continue
        return candidate
    return "?"
