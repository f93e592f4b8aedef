"""What a run wrote, with a hash of each file; and whether files are still what was written."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from planforge.cli.produce import Made, Produced
from planforge.errors import FileProblem
from planforge.resources import reason

ENDING = "-清单.json"
READABLE = "-清单.txt"
_VERSION = 1
_ODD = re.compile(r"[\x00-\x1f\x7f\\/:]")
"""What stands in no name that planforge gives a file."""
_LINES = frozenset((".txt", ".md", ".csv", ".html", ".ics", ".yaml"))
"""Files of text, whose lines may end otherwise elsewhere."""
_MOST = 8_000_000
"""The largest manifest that is read, in bytes."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of a manifest: its name, size in bytes, and sha256 in hex."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was written of one plan.

    Attributes:
        plan: the title.
        edition: 内部版 or 公开版.
        plan_hash: sha256 of the plan's data; empty in a public edition.
        version: of planforge.
        files: by name.
    """

    plan: str
    edition: str
    plan_hash: str
    version: str
    files: tuple[Listed, ...]

    def json(self) -> bytes:
        """As a file, closed by a hash of itself."""
        body = self._body()
        return _dumped({**body, "sha256": _sha(_dumped(body))})

    def text(self) -> bytes:
        """The same for people."""
        digest = self.plan_hash or "公开版不记"
        rows = [
            f"{index:>4}  {one.sha256}  {one.size:>9}  {one.name}"
            for index, one in enumerate(self.files, 1)
        ]
        lines = [
            f"{self.plan}（{self.edition}）",
            f"预案校验值（sha256）：{digest}",
            f"planforge {self.version}，共 {len(self.files)} 个文件。",
            "核对：planforge verify 本目录。",
            "",
            "序号  校验值（sha256）  字节数  文件",
            *rows,
        ]
        return ("\n".join(lines) + "\n").encode()

    def _body(self) -> dict[str, object]:
        return {
            "格式版本": _VERSION,
            "预案": self.plan,
            "版别": self.edition,
            "预案校验值": self.plan_hash,
            "planforge": self.version,
            "文件": [
                {"名称": one.name, "字节": one.size, "sha256": one.sha256} for one in self.files
            ],
        }


def manifest_of(
    produced: Produced, files: Mapping[Path, Made], before: Path, *, public: bool
) -> Manifest:
    """The manifest of files of this run, with those of the last that are still as they were.

    Args:
        produced: what they were made of.
        files: by where they are.
        before: the manifest of the last run, if there is any.
        public: a public edition.
    """
    from importlib.metadata import version

    listed = {path.name: _listed(path.name, made.data) for path, made in files.items()}
    edition = "公开版" if public else "内部版"
    old = _former(before)
    if old and (old.plan, old.edition, old.plan_hash) == (
        produced.title,
        edition,
        produced.plan_hash,
    ):
        for one in old.files:
            path = before.parent / one.name
            if one.name not in listed and path.is_file() and _same(path, one):
                listed[one.name] = one
    ordered = tuple(listed[name] for name in sorted(listed))
    return Manifest(produced.title, edition, produced.plan_hash, version("planforge"), ordered)


def read_manifest(path: Path) -> Manifest:
    """The manifest of a file.

    Raises:
        FileProblem: it cannot be read, is none, or was changed.
    """
    try:
        if path.stat().st_size > _MOST:
            message = f"{path} 太大，不是清单。"
            raise FileProblem(message)
        data = json.loads(path.read_bytes())
    except OSError as error:
        message = f"读不到清单 {path}：{reason(error)}。"
        raise FileProblem(message) from error
    except (ValueError, RecursionError) as error:
        message = f"{path} 不是清单，或者已经损坏。"
        raise FileProblem(message, _AGAIN) from error
    match data:
        case {
            "格式版本": 1,
            "预案": str(plan),
            "版别": str(edition),
            "预案校验值": str(digest),
            "planforge": str(version),
            "文件": [*rows],
            "sha256": str(own),
        }:
            if not _whole(data, own):
                message = f"清单 {path} 写好以后被改过，不能用来核对。"
                raise FileProblem(message, _AGAIN)
            return Manifest(plan, edition, digest, version, tuple(map(_row, rows)))
        case _:
            message = f"{path} 不是 planforge 写的清单。"
            raise FileProblem(message, _AGAIN)


def _whole(data: Mapping[str, object], own: str) -> bool:
    """The hash at the manifest's end is that of the rest."""
    try:
        return _sha(_dumped({key: data[key] for key in data if key != "sha256"})) == own
    except UnicodeEncodeError:
        return False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of the files of a manifest; names in order.

    Attributes:
        changed: no longer the bytes that were written.
        missing: not there.
        intact: how many are as they were written.
        broken: those of the changed ones in which only the ends of lines are others.
    """

    changed: tuple[str, ...]
    missing: tuple[str, ...]
    intact: int
    broken: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        """All as they were written."""
        return not self.changed and not self.missing


def verify(manifest: Manifest, folder: Path) -> Verdict:
    """Compare the files of a folder with the manifest.

    Raises:
        FileProblem: a file is there and cannot be read.
    """
    missing = [one.name for one in manifest.files if not (folder / one.name).is_file()]
    there = [one for one in manifest.files if one.name not in missing]
    changed = [one for one in there if not _same(folder / one.name, one)]
    names = tuple(one.name for one in changed)
    broken = tuple(one.name for one in changed if _broken(folder / one.name, one))
    return Verdict(names, tuple(missing), len(there) - len(changed), broken)


def extra(folder: Path, manifests: Sequence[Manifest]) -> tuple[str, ...]:
    """Files of a folder that no manifest names; hidden ones and the manifests themselves aside."""
    named = {one.name for manifest in manifests for one in manifest.files}
    return tuple(
        sorted(
            path.name
            for path in folder.iterdir()
            if path.is_file()
            and path.name not in named
            and not path.name.startswith(".")
            and not path.name.endswith((ENDING, READABLE))
        )
    )


_AGAIN = "请重新生成：planforge render 预案文件 --family。"


def _former(path: Path) -> Manifest | None:
    try:
        return read_manifest(path)
    except FileProblem:
        return None


def _row(data: object) -> Listed:
    match data:
        case {"名称": str(name), "字节": int(size), "sha256": str(digest)} if (
            name == Path(name).name and name not in ("", "..") and not _ODD.search(name)
        ):
            return Listed(name, size, digest)
        case _:
            message = "清单里有一行看不懂，或者指向别的目录。"
            raise FileProblem(message, _AGAIN)


def _listed(name: str, data: bytes) -> Listed:
    return Listed(name, len(data), _sha(data))


def _same(path: Path, listed: Listed) -> bool:
    """The file is the one listed; one of another size is not even read."""
    try:
        if path.stat().st_size != listed.size:
            return False
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == listed.sha256
    except OSError as error:
        message = f"读不到文件 {path}：{reason(error)}。"
        raise FileProblem(message) from error


def _broken(path: Path, listed: Listed) -> bool:
    """The file is the one listed but for the ends of its lines, which a transfer has changed."""
    if path.suffix not in _LINES or path.stat().st_size > 2 * listed.size + _MOST:
        return False
    lines = path.read_bytes().replace(b"\r\n", b"\n")
    return listed.sha256 in (_sha(lines), _sha(lines.replace(b"\n", b"\r\n")))


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _dumped(data: Mapping[str, object]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
