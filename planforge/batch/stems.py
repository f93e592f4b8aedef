"""What the files of a row are called: fit for every system, and short enough for it."""

import hashlib
import re

from planforge.resources import fit_name

_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
"""Devices of Windows, with any ending; in no folder a file can be called so."""
_LONGEST = 60
_MOST_BYTES = 240
"""What systems take is 255, in UTF-8 on Linux."""


def stem_of(words: str) -> str:
    """The words as the beginning of a file's name; nothing where none of them can stand in one."""
    stem = fit_name(words, _LONGEST)
    return f"_{stem}" if _RESERVED.fullmatch(stem) else stem


def file_name(stem: str, ending: str) -> str:
    """The name of a file; one that is too long is cut, and told from others by a hash."""
    name = f"{stem}{ending}"
    if len(name.encode()) <= _MOST_BYTES:
        return name
    mark = f"~{hashlib.sha256(name.encode()).hexdigest()[:8]}{ending}"
    kept = stem.encode()[: _MOST_BYTES - len(mark)].decode(errors="ignore")
    return f"{kept}{mark}"
