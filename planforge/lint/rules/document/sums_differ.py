"""Totals that are not the sum of what stands beside them."""

import re
from collections.abc import Iterator
from functools import cache

from planforge.findings import Path, Severity, Where
from planforge.lint.context import Context
from planforge.lint.prose import Prose
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.paths import value_at
from planforge.schema.tables import TableData, TableRow

_TOTAL = frozenset({"合计", "总计", "总分", "合 计", "总 计"})
_LEAST = 2
_LIST: Path = ("drills", "participants", "participants")


@rule("PF651", "sums-differ", "合计数对不上", Severity.WARNING)
def sums_differ(context: Context) -> Found:
    """The parts of a number do not add up to it.

    问题：“共58人”，分项加起来却是62人；表的“合计”不等于上面各行之和。
    为什么：人数、分值、金额对不上，不知道该信哪一个；派车、订餐、打分都会错。
    改法：核对分项，改正写错的那一个数。

    反例：
        应急资源: 组建应急队伍30人，编为监测8人、执法12人、调解6人。

    反例：
        预案种类: 演练方案
        应急演练:
          演练安排: 共12人。
          参演人员: [{名称: 客服部, 人数: 8}, {名称: 导调组, 人数: 6}]

    反例：
        附件:
          - 标题: 评分表
            表格:
              - [项目, 分值]
              - [报告时限, "40"]
              - [止损留证, "50"]
              - [合计, "100"]

    正例：
        应急资源: 组建应急队伍30人，其中监测8人、执法12人；备用车辆3辆。
    """
    for text in context.prose:
        if "人" in text.text or "名" in text.text:
            yield from _told(text)
    yield from _participants(context)
    if "合计" in context.text or "总计" in context.text or "总分" in context.text:
        yield from _tables(context)


def _told(text: Prose) -> Iterator[Problem]:
    for match in _parts().finditer(text.text):
        total, unit = int(match["total"]), match["unit"]
        counts = [int(one) for one in re.findall(rf"(\d+){unit}", match["list"])]
        whole = match["how"] in {"编为", "分为", "分别为"}
        if len(counts) >= _LEAST and (sum(counts) > total or (whole and sum(counts) != total)):
            said = f"{total}{unit}"
            message = f"写的是{said}，分项加起来却是{sum(counts)}{unit}。"
            yield Problem(text.at, message, words=said)


@cache
def _parts() -> re.Pattern[str]:
    """30人，编为监测8人、执法12人: a number, and a list of parts in the same unit."""
    return re.compile(
        r"(?P<total>\d{1,6})(?P<unit>[人名])(?:（[^（）\n]{0,20}）)?，?"
        r"(?P<how>其中|编为|分为|分别为)"
        r"(?P<list>[^\W\d_a-zA-Z]{0,12}\d{1,6}(?P=unit)(?:[、和][^\W\d_a-zA-Z]{1,12}\d{1,6}(?P=unit))+)"
    )


def _participants(context: Context) -> Iterator[Problem]:
    """共58人 of the arrangement, and the list of those who take part."""
    drills = context.plan.drills
    listed = drills.participants.participants if drills and drills.participants else ()
    counts = [one.count.strip() for one in listed if one.count]
    if len(counts) < max(_LEAST, len(listed)) or not all(one.isdigit() for one in counts):
        return
    total = sum(map(int, counts))
    for text in context.prose:
        if text.at[:2] == ("drills", "arrangement"):
            for match in re.finditer(r"共(?:计)?(\d{1,5})人", text.text):
                if int(match[1]) != total:
                    message = f"写的是{match[0]}，参演人员一栏加起来却是{total}人。"
                    also = (Where(_LIST),)
                    yield Problem(text.at, message, words=match[0], also=also)


def _tables(context: Context) -> Iterator[Problem]:
    for text in context.prose:
        if text.text.strip() in _TOTAL and text.at[-5:-4] == ("rows",):
            table = value_at(context.plan, text.at[:-5])
            if isinstance(table, TableData):
                yield from _column(table, text)


def _column(table: TableData, text: Prose) -> Iterator[Problem]:
    row = text.at[-4]
    if not isinstance(row, int):
        return
    above = [_values(one) for one in table.rows[table.header_rows : row]]
    for column, said in _values(table.rows[row]).items():
        cells = [values.get(column, "") for values in above]
        if said.isdigit() and len(cells) >= _LEAST and all(one.isdigit() for one in cells):
            total = sum(map(int, cells))
            if total != int(said):
                message = f"“{text.text.strip()}”写的是{said}，上面各行加起来却是{total}。"
                yield Problem(text.at, message, words=text.text.strip())


def _values(row: TableRow) -> dict[int, str]:
    """The texts of a row by the column they begin in."""
    found: dict[int, str] = {}
    column = 0
    for cell in row.cells:
        found[column] = (cell.text or "").strip()
        column += cell.colspan
    return found
