"""Compiled templates kept beside their sources, as Python keeps its own modules."""

import contextlib
import hashlib
import os
import sys
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache

from planforge.resources import data_folder

_COMPILING = Path(__file__).with_name("environment.py")
"""Its text decides on what templates compile to."""


class Bytecode(BytecodeCache):
    """Keeps what is compiled of the shipped templates, and of no others.

    Bytecode is code: that of a plan's own templates is neither trusted nor written. Where the
    place cannot be written to, templates are compiled each time.
    """

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002
        """The file for a template's bytecode; empty where there is to be none."""
        if filename is None or not Path(filename).is_relative_to(data_folder("templates")):
            return ""
        return cache_from_source(filename)

    def get_source_checksum(self, source: str) -> str:
        """Changes with the template and with how templates are compiled."""
        return hashlib.sha1(_salt() + source.encode(), usedforsecurity=False).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket, if its bytecode is there and up to date."""
        if not bucket.key:
            return
        try:
            data = Path(bucket.key).read_bytes()
        except OSError:
            return
        with contextlib.suppress(Exception):  # Damaged: pickle and marshal raise what they like.
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled, unless Python was told to keep nothing."""
        if not bucket.key or sys.dont_write_bytecode:
            return
        path = Path(bucket.key)
        part = path.with_name(f"{path.name}.{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(bucket.bytecode_to_string())
            part.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)


@cache
def _salt() -> bytes:
    try:
        return hashlib.sha1(_COMPILING.read_bytes(), usedforsecurity=False).digest()
    except OSError:
        return b""
