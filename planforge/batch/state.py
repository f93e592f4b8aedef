"""What is done already: a line for each row in a file beside the outputs."""

import hashlib
import json
from collections.abc import Mapping
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
    """

    stem: str
    digest: str
    files: Mapping[str, str]
    troubles: tuple[Trouble, ...] = ()


@dataclass(slots=True)
class State:
    """What is known of the outputs in a folder; each row is kept as soon as it is done."""

    folder: Path
    _known: dict[str, Done] = field(default_factory=dict)
    _file: IO[str] | None = None

    def __enter__(self) -> "State":
        """Read what is known and open the file for more.

        Raises:
            FileProblem: the folder cannot be made or written to.
        """
        path = self.folder / _FILE
        self._known = _read(path)
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

    def same(self, stem: str, digest: str) -> Done | None:
        """The row, if it was made of the same and its files are as they were written."""
        done = self._known.get(stem)
        if done is None or done.digest != digest:
            return None
        return (
            done if all(self._as_written(name, sha) for name, sha in done.files.items()) else None
        )

    def foreign(self, stem: str, name: str) -> bool:
        """A file is there that was not written for that row, or was changed by a person since."""
        path = self.folder / name
        if not path.exists():
            return False
        done = self._known.get(stem)
        return done is None or not self._as_written(name, done.files.get(name, ""))

    def keep(self, done: Done) -> None:
        """Note a row that is done."""
        self._known[done.stem] = done
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


def _read(path: Path) -> dict[str, Done]:
    """What the file says; a line that was cut off, or that is not ours, is passed over."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return {}
    known: dict[str, Done] = {}
    for line in lines:
        try:
            held = json.loads(line)
            troubles = tuple(Trouble(**one) for one in held["troubles"])
            done = Done(str(held["stem"]), str(held["digest"]), dict(held["files"]), troubles)
        except (ValueError, KeyError, TypeError):
            continue
        known[done.stem] = done
    return known
