"""Reasons and opinions, as offices write them down: a YAML or CSV file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from planforge.diff.documents.records import Field, Record, read_records
from planforge.errors import LoadError


class Adoption(Enum):
    """What became of an opinion."""

    FULL = "采纳"
    PART = "部分采纳"
    NONE = "未采纳"


@dataclass(frozen=True, slots=True)
class Opinion:
    """One opinion on a draft.

    Attributes:
        number: as its writer counts; empty where it is only counted.
        who: who gave it.
        adopted: None while it is open.
        reason: why it was taken up or not.
        changes: numbers of the changes made for it.
    """

    number: str
    who: str
    opinion: str
    adopted: Adoption | None = None
    reason: str = ""
    changes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a clause was changed, and by what law, standard or order."""

    reason: str = ""
    basis: str = ""


_OPINION = {
    "number": ("序号", "编号"),
    "who": ("提出单位", "提出人", "单位", "提出单位（人）", "意见来源"),
    "opinion": ("意见", "意见内容", "修改意见"),
    "adopted": ("采纳情况", "采纳", "处理情况"),
    "reason": ("理由", "说明", "未采纳理由"),
    "changes": ("修改", "变更", "修改序号", "变更序号"),
}
_REASON = {
    "changes": ("修改", "变更", "序号", "修改序号", "变更序号", "number"),
    "reason": ("理由", "修改理由"),
    "basis": ("依据", "修改依据"),
}
_ADOPTED = {
    "采纳": Adoption.FULL,
    "已采纳": Adoption.FULL,
    "部分采纳": Adoption.PART,
    "未采纳": Adoption.NONE,
    "不采纳": Adoption.NONE,
    "yes": Adoption.FULL,
    "part": Adoption.PART,
    "no": Adoption.NONE,
}
_NUMBERS = re.compile(r"\d+")
_RANGE = re.compile(r"(\d+)\s*[-—~～至]\s*(\d+)")
_LONGEST_RANGE = 1000


def read_opinions(data: bytes, name: str) -> tuple[Opinion, ...]:
    """The opinions in a file: a YAML list of objects, or CSV with a row of headings.

    Keys: 序号 提出单位 意见 采纳情况 理由 修改, or number who opinion adopted reason changes.

    Raises:
        LoadError: it cannot be read, or an entry is none.
    """
    return tuple(_opinion(record, name) for record in read_records(data, name, _OPINION))


def _opinion(record: Record, name: str) -> Opinion:
    words = record.text("opinion")
    if not words:
        message = f"{name} 第 {record.line} 行的意见没有内容。"
        raise LoadError(message, "请补写“意见”一项，或删去这一条。")
    given = record.field("adopted")
    adopted = _ADOPTED.get(given.text.lower()) if given and given.text else None
    if given and given.text and adopted is None:
        message = f"{name} 第 {given.line} 行：看不懂采纳情况“{given.text}”。"
        raise LoadError(message, f"可写：{'、'.join(each.value for each in Adoption)}。")
    return Opinion(
        record.text("number"),
        record.text("who"),
        words,
        adopted,
        record.text("reason"),
        _numbers(record.field("changes"), name),
    )


def read_reasons(data: bytes, name: str) -> Mapping[int, Reason]:
    """Reasons by number of change, from a YAML list of objects or CSV with a row of headings.

    Keys: 修改 理由 依据, or changes reason basis; 修改 holds one number or several (3、5-7).

    Raises:
        LoadError: it cannot be read, or an entry says no number.
    """
    found: dict[int, Reason] = {}
    for record in read_records(data, name, _REASON):
        numbers = _numbers(record.field("changes"), name)
        if not numbers:
            message = f"{name} 第 {record.line} 行没有写是第几处修改。"
            raise LoadError(message, "请补写“修改”一项，如 修改: 3 或 修改: 3、5-7。")
        for number in numbers:
            found[number] = Reason(record.text("reason"), record.text("basis"))
    return found


def _numbers(field: Field | None, name: str) -> tuple[int, ...]:
    if field is None or not field.text:
        return ()
    rest = field.text
    found: list[int] = []
    for first, last in _RANGE.findall(rest):
        if 0 <= int(last) - int(first) <= _LONGEST_RANGE:
            found += range(int(first), int(last) + 1)
    rest = _RANGE.sub(" ", rest)
    found += [int(number[:9]) for number in _NUMBERS.findall(rest)]
    if not found:
        message = f"{name} 第 {field.line} 行：“{field.text}”不是修改的序号。"
        raise LoadError(message, "请写清单里的序号，如 3 或 3、5-7。")
    return tuple(sorted(set(found)))
