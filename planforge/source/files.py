"""The files one load reads: the plan's own, what it extends, what it includes."""

import os
from collections.abc import Mapping as MappingOf
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from planforge.errors import FileProblem, LoadError
from planforge.resources import reason
from planforge.schema.base import Model
from planforge.schema.fields import FieldSpec, fold, keys_of
from planforge.schema.module import Module
from planforge.schema.plan import Plan
from planforge.source.codes import (
    BAD_TABLE,
    CIRCULAR_FILES,
    FORBIDDEN_PATH,
    MISSING_FILE,
    TOO_MANY_FILES,
)
from planforge.source.encoding import MOST_BYTES, decode
from planforge.source.log import Log
from planforge.source.merge import merge
from planforge.source.modules import Library
from planforge.source.nodes import Mapping, Node, Scalar, Source
from planforge.source.parse import Budget, parse
from planforge.source.reference import Reference
from planforge.source.shape import Shaper
from planforge.source.shaped import Fields, Shaped
from planforge.source.words import shown

if TYPE_CHECKING:
    from planforge.sheets import Book

MOST_READS = 200
"""Times that `extends` and `include` may be followed in one load."""
MOST_CHAIN = 8
"""Files that may lead from one to the next."""
_YAML = (".yaml", ".yml")
_OLD_TABLE = "旧格式的表格先用 WPS 或 Excel 另存为 .xlsx，再引用。"


def read_bytes(path: Path, told: str = "", most: int = MOST_BYTES) -> bytes:
    """What a file holds; of one that is too large, one byte more than is allowed.

    Args:
        path: the file.
        told: what messages call it, where not by its path.
        most: the bytes that are allowed.

    Raises:
        FileProblem: there is no such file, or it cannot be read.
    """
    name = told or str(path)
    try:
        if not path.exists():
            message = f"找不到文件 {name}。"
            raise FileProblem(message, "请检查路径和文件名。")
        if not path.is_file():
            message = f"{name} 不是文件。"
            raise FileProblem(message, "请给出预案文件的路径，如 plan.yaml。")
        with path.open("rb") as file:
            return file.read(most + 1)
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else "路径里有不能用的字符"
        message = f"读不到文件 {name}：{why}。"
        raise FileProblem(message, "请检查文件的读取权限。") from error


@dataclass(slots=True)
class Files:
    """Follows `extends` and `include` from the plan's own file.

    Attributes:
        log: takes what is wrong.
        folder: the folder of the plan's own file, or None for a text from no file.
        names: the files read so far, as told in findings.
        sources: their texts, of those that are texts.
        profiles: every accepted name of an organisation type with its canonical name.
        library: the names of the modules that were read.
    """

    log: Log
    folder: Path | None
    profiles: MappingOf[str, str] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    library: list[str] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    _budget: Budget = field(default_factory=Budget)
    _reads: int = 0
    _parsed: dict[Path, Node | None] = field(default_factory=dict)
    _tables: dict[Path, "Book"] = field(default_factory=dict)
    _modules: Library = field(init=False)

    def __post_init__(self) -> None:
        """Make the library that the plan's scenarios are taken from."""
        self._modules = Library(self.log, self.module)

    def plan(self, data: bytes, name: str, path: Path | None, model: type[Model]) -> Fields | None:
        """The plan's own file, over what it extends, with what it includes."""
        shaped = self.unfinished(data, name, path, model)
        if shaped is not None:
            self.finish(shaped, self.log)
        return shaped

    def unfinished(
        self, data: bytes, name: str, path: Path | None, model: type[Model]
    ) -> Fields | None:
        """The same before the parameters of its modules are filled in."""
        self.names.append(name)
        node = self._parse(data, name)
        if node is None:
            return None
        return self._shaped(node, model, (path.resolve(),) if path is not None else ())

    def finish(self, plan: Fields, log: Log) -> None:
        """Fill the parameters in, in place."""
        self._modules.logging(log).finish(plan)

    def _shaped(self, node: Node, model: type[Model], chain: tuple[Path, ...]) -> Fields | None:
        if model is Plan and not self._modules.profile:
            self._modules.profile = self._profile(node)
        shaper = Shaper(
            self.log,
            lambda where, inner: self._follow(where, inner, chain),
            lambda where, spec: self._tabled(where, spec, chain),
        )
        own = shaper.root(node, model)
        if own is None:
            return None
        base = self._follow(shaper.extends, model, chain) if shaper.extends is not None else None
        return self._modules.over(own if base is None else merge(base, own, self.log))

    def _profile(self, node: Node) -> str:
        """The organisation type that a plan's file names; empty where it names none."""
        keys = keys_of(Plan)
        for key, value in node.pairs if isinstance(node, Mapping) else ():
            spec = keys.get(fold(key.text)) if isinstance(key, Scalar) else None
            if spec is not None and spec.name == "type" and isinstance(value, Scalar):
                types = {fold(name): known for name, known in self.profiles.items()}
                return types.get(fold(value.text), "")
        return ""

    def module(self, path: Path) -> Fields | None:
        """A module of the scenario library; None where it cannot be read, which is logged."""
        name = _shown(path)
        try:
            source = decode(read_bytes(path, name), name, self.log)
        except FileProblem as problem:
            self.log.add(MISSING_FILE, problem.message, problem.hint)
            return None
        if source is None:
            return None
        self.library.append(name)
        node = parse(source, self.log, self._budget)
        return Shaper(self.log, _nothing).root(node, Module) if node is not None else None

    def _follow(self, where: Scalar, model: type[Model], chain: tuple[Path, ...]) -> Fields | None:
        path = self._resolved(where, chain)
        if path is None:
            return None
        self._reads += 1
        if len(chain) > MOST_CHAIN or self._reads > MOST_READS:
            if self._reads <= MOST_READS + 1:
                message = "引用的文件太多，或者一个引一个引得太长。"
                hint = f"最多引用 {MOST_READS} 次、连着引用 {MOST_CHAIN} 层。"
                self.log.add(TOO_MANY_FILES, message, hint, mark=where.mark)
            return None
        if path not in self._parsed:
            self._parsed[path] = self._node(path, where)
        node = self._parsed[path]
        return self._shaped(node, model, (*chain, path)) if node is not None else None

    def _tabled(self, where: Reference, spec: FieldSpec, chain: tuple[Path, ...]) -> Shaped | None:
        """A list that stands in a table file."""
        from planforge.sheets import ENDINGS
        from planforge.source.tabled import Tabled

        path = self._resolved(where.file, chain, ENDINGS)
        if path is None:
            return None
        try:
            if path not in self._tables:
                self._tables[path] = self._opened(path)
            return Tabled(self._tables[path], self._told(path), self.log).value(where, spec)
        except FileProblem as problem:
            self.log.add(MISSING_FILE, problem.message, problem.hint, mark=where.mark)
        except LoadError as problem:
            self.log.add(BAD_TABLE, problem.message, problem.hint, mark=where.mark)
        return None

    def _opened(self, path: Path) -> "Book":
        from planforge.sheets import MOST_BYTES as MOST_OF_TABLES
        from planforge.sheets import open_book

        name = self._told(path)
        data = read_bytes(path, name, MOST_OF_TABLES)
        self.names.append(name)
        return open_book(data, name)

    def _node(self, path: Path, where: Scalar) -> Node | None:
        name = self._told(path)
        try:
            data = read_bytes(path, name)
        except FileProblem as problem:
            self.log.add(MISSING_FILE, problem.message, problem.hint, mark=where.mark)
            return None
        self.names.append(name)
        return self._parse(data, name)

    def _parse(self, data: bytes, name: str) -> Node | None:
        source = decode(data, name, self.log)
        if source is None:
            return None
        self.sources.append(source)
        return parse(source, self.log, self._budget)

    def _told(self, path: Path) -> str:
        """A file's name beside the plan's own name."""
        if self.folder is None:
            return path.name
        inside = os.path.relpath(path, self.folder.resolve())
        return str(self.folder / inside) if self.folder != Path() else inside

    def _resolved(
        self, where: Scalar, chain: tuple[Path, ...], endings: Sequence[str] = _YAML
    ) -> Path | None:
        """The file meant, if it may be read: in the plan's folder or beside it, and no loop."""
        if self.folder is None or not chain:
            message = f"这份预案不是从文件读入的，不能引用{shown(where.text)}。"
            self.log.add(FORBIDDEN_PATH, message, "先把预案存成文件。", mark=where.mark)
            return None
        path = _joined(chain[-1].parent, where.text)
        root = self.folder.resolve()
        if path is None or not (path.is_relative_to(root) or path.is_relative_to(root.parent)):
            message = (
                f"不能引用{shown(where.text)}：只能引用预案所在文件夹及其上一级文件夹里的文件。"
            )
            self.log.add(
                FORBIDDEN_PATH, message, "把文件移到预案旁边，写相对路径。", mark=where.mark
            )
            return None
        if path.suffix.lower() not in endings:
            kinds = "、".join(endings if endings != _YAML else _YAML[:1])
            message = f"不能引用{shown(where.text)}：只能引用 {kinds} 文件。"
            hint = _OLD_TABLE if path.suffix.lower() in (".xls", ".et") else "检查文件名。"
            self.log.add(FORBIDDEN_PATH, message, hint, mark=where.mark)
            return None
        if path in chain:
            names = " → ".join(p.name for p in (*chain[chain.index(path) :], path))
            self.log.add(
                CIRCULAR_FILES,
                f"文件绕了一圈又引用回来：{names}。",
                "去掉其中一处。",
                mark=where.mark,
            )
            return None
        return path


def _nothing(_where: Scalar, _model: type[Model]) -> None:
    """Modules include nothing."""


def _shown(path: Path) -> str:
    """A module's file as messages name it: from where one stands, if it is below there."""
    try:
        return str(path.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)


def _joined(folder: Path, words: str) -> Path | None:
    """The path with links resolved; None for an absolute one or one that cannot be."""
    path = Path(words.replace("\\", "/"))
    if path.is_absolute() or path.drive:
        return None
    try:
        return (folder / path).resolve()
    except (OSError, ValueError, RuntimeError):
        return None
