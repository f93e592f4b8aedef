"""A table file that stands in the place of a list: `人员: {来自: 通讯录.xlsx}`."""

from collections.abc import Callable
from dataclasses import dataclass

from planforge.schema.fields import FieldSpec, fold
from planforge.source.codes import WRONG_TYPE
from planforge.source.log import Log
from planforge.source.nodes import Mapping, Mark, Node, Scalar
from planforge.source.shaped import Held, Shaped, Table

FROM = frozenset(map(fold, ("from", "来自")))
_SHEET = frozenset(map(fold, ("sheet", "工作表")))
_OTHER = frozenset(("Report",))
"""Models with a field of their own that is written from."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What stands in the place of a list: the file, the sheet where one is named."""

    file: Scalar
    sheet: Scalar | None

    @property
    def mark(self) -> Mark:
        """Where the file is named."""
        return self.file.mark


Sheets = Callable[[Reference, FieldSpec], Shaped | None]
"""Reads a table file as the value of a field; None where it cannot, which is logged."""


def reference(node: Node, spec: FieldSpec) -> Reference | None:
    """What a mapping of only 来自 and 工作表 refers to; None where it is none."""
    if not isinstance(node, Mapping) or spec.model is None or spec.model.__name__ in _OTHER:
        return None
    found: dict[str, Scalar] = {}
    for key, value in node.pairs:
        word = fold(key.text) if isinstance(key, Scalar) else ""
        name = "file" if word in FROM else "sheet" if word in _SHEET else ""
        if not name or not isinstance(value, Scalar) or value.null:
            return None
        found[name] = value
    return Reference(found["file"], found.get("sheet")) if "file" in found else None


def refused(log: Log) -> Sheets:
    """What reads no table: where nothing else of the plan's folder is read."""

    def refuse(where: Reference, _spec: FieldSpec) -> None:
        log.add(WRONG_TYPE, "这里不能引用表格文件。", "把内容写在这里。", mark=where.mark)

    return refuse


def kept(where: Reference, _spec: FieldSpec) -> Table:
    """The reference itself in the place of what it refers to."""
    named = {"来自": where.file, "工作表": where.sheet}
    entries = {key: Held(key, one.mark, one) for key, one in named.items() if one is not None}
    return Table(where.mark, entries)
