"""What is done already: a line for each row in a file beside the outputs."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO

from planforge.batch.pieces import Trouble
from planforge.errors import FileProblem
from planforge.resources import reason

_FILE = Path(".planforge") / "batch.jsonl"


@dataclass(frozen=True, slots=True)
class Done:
    """A row that was made.

    Attributes:
        stem: what its files are called.
        digest: of all that it was made of.
        files: names with the hashes of what was written.
        troubles: what was wrong with it.
        row: where it stood in the table, counted from 1.
    """

    stem: str
    digest: str
    files: Mapping[str, str]
    troubles: tuple[Trouble, ...] = ()
    row: int = 0


@dataclass(slots=True)
class State:
    """What is known of the outputs in a folder; each row is kept as soon as it is done."""

    folder: Path
    _known: dict[str, Done] = field(default_factory=dict)
    _hashes: dict[str, str] = field(default_factory=dict)
    _file: IO[str] | None = None

    def __enter__(self) -> "State":
        """Read what is known and open the file for more.

        Raises:
            FileProblem: the folder cannot be made or written to.
        """
        path = self.folder / _FILE
        for done in _read(path):
            self._note(done)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = path.open("a", encoding="utf-8", newline="\n")
        except OSError as error:
            message = f"写不了输出目录 {self.folder}：{reason(error)}。"
            raise FileProblem(message, "请检查目录是否存在、是否有写入权限。") from error
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()

    def same(self, stem: str, digest: str, row: int) -> Done | None:
        """The row, if it was made of the same and its files are as they were written.

        Troubles name cells, so that a row with any is made again where it stands elsewhere now.
        """
        done = self._known.get(stem)
        if done is None or done.digest != digest or (done.troubles and done.row != row):
            return None
        return (
            done if all(self._as_written(name, sha) for name, sha in done.files.items()) else None
        )

    def foreign(self, name: str, data: bytes) -> bool:
        """A file is there that no batch wrote so, or that a person has changed since.

        What would be written again byte for byte is nobody's loss.
        """
        if not (self.folder / name).exists():
            return False
        hashes = (self._hashes.get(name, ""), digest_of(data))
        return not any(self._as_written(name, sha) for sha in hashes)

    def _note(self, done: Done) -> None:
        """Files of an earlier run in other formats are still the batch's own."""
        self._known[done.stem] = done
        self._hashes.update(done.files)

    def keep(self, done: Done) -> None:
        """Note a row that is done."""
        self._note(done)
        if self._file is not None:
            self._file.write(json.dumps(asdict(done), ensure_ascii=False) + "\n")
            self._file.flush()

    def _as_written(self, name: str, sha: str) -> bool:
        try:
            return digest_of((self.folder / name).read_bytes()) == sha
        except OSError:
            return False


def digest_of(data: bytes) -> str:
    """The hash by which a file is known again."""
    return hashlib.sha256(data).hexdigest()


def _read(path: Path) -> Iterator[Done]:
    """What the file says, as noted; a line that was cut off, or is not ours, is passed over."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return
    for line in lines:
        try:
            held = json.loads(line)
            troubles = tuple(Trouble(**one) for one in held["troubles"])
            files, row = dict(held["files"]), int(held.get("row", 0))
            yield Done(str(held["stem"]), str(held["digest"]), files, troubles, row)
        except (ValueError, KeyError, TypeError):
            continue
