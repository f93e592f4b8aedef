"""Whether the bytes of a file hold anything that is withheld."""

import io
import zipfile
from collections.abc import Iterator, Sequence

_SHORTEST = 2


def leaks(data: bytes, withheld: Sequence[str]) -> tuple[str, ...]:
    """The withheld words that stand in a file, in any part of it, decompressed.

    Text inside PDF and pictures is not found this way; both are set from the same document.
    """
    texts = [part.decode("utf-8", "ignore") for part in _parts(data)]
    words = [word for word in withheld if len(word) >= _SHORTEST]
    return tuple(word for word in words if any(word in text for text in texts))


def _parts(data: bytes) -> Iterator[bytes]:
    yield data
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for info in packed.infolist():
                yield info.filename.encode()
                yield packed.read(info)
