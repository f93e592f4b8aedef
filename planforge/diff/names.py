"""The names in a file that planforge did not write: from its tables and its 以下简称."""

import re
from collections.abc import Iterator, Sequence

from planforge.diff.atoms import HAN, PERSON
from planforge.diff.model import Unit

_LEAST, _MOST = 2, 16
_COLUMN = re.compile(
    r"姓名|联系人|管理人|负责人|责任人|组长|成员|单位|部门|机构|岗位|职务|职位|物资名称|物品名称|名称"
)
_CALLED = re.compile(rf"(?:以下)?(?:简称|称)(?:为)?[“\"「]([{HAN}A-Za-z0-9]{{2,16}})[”\"」]")
_HOLDS = re.compile(rf"(?<=[长任员记人理])({PERSON}[{HAN}]{{1,2}})(?=担任|兼任)")
_WHOLE = re.compile(rf"[{HAN}A-Za-z0-9（）()·]+")


def names_in(units: Sequence[Unit]) -> tuple[str, ...]:
    """People, units, posts and short forms, each once, as found."""
    return tuple(dict.fromkeys(name for name in _names(units) if _LEAST <= len(name) <= _MOST))


def _names(units: Sequence[Unit]) -> Iterator[str]:
    heads: dict[tuple[int, int], str] = {}
    for unit in units:
        yield from _CALLED.findall(unit.words)
        yield from _HOLDS.findall(unit.words)
        if unit.cell is None:
            continue
        column = (unit.cell.table, unit.cell.column)
        if unit.cell.row == 0:
            heads[column] = unit.words.strip()
        elif _COLUMN.search(heads.get(column, "")):
            for part in re.split("[、，,；;\n]", unit.words):
                if _WHOLE.fullmatch(part.strip()) and not part.strip().isdigit():
                    yield part.strip()
