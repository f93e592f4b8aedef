"""Rows below the headings that are no facts: totals, notes, who filled the table in, groups."""

import re

from planforge.schema.fields import fold
from planforge.sheets.cells import Row
from planforge.sheets.heads import Head

_TOTALS = frozenset(("合计", "总计", "小计", "共计", "总数", "合计数"))
_TOTAL_WITHIN = 2
"""Cells from the left one of which says that the row is a total: a group may stand before it."""
_SIGNED = "填表|制表|填报|编制|审核|审批|批准|统计|更新|制作|打印|报送"
_NOTE = re.compile(
    r"(?:注|备注|附注|说明|填表说明|注意|注意事项|提示)\s*\d*\s*[：:]|注\s*\d+\s*[、.．]|※"
    rf"|(?:{_SIGNED})(?:人|单位|部门|时间|日期)?\s*[：:]"
)
_NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十]+(?:[)）][、.．]?|[、.．])")


def is_remark(row: Row) -> bool:
    """The row is a total or a note on the table, or says who made it, and when."""
    totals = {fold(cell.text).strip(":") for cell in row.cells[:_TOTAL_WITHIN]} & _TOTALS
    return bool(totals) or _NOTE.match(row.cells[0].text) is not None


def is_aside(row: Row, head: Head) -> bool:
    """The row says something on the table, or on the rows that follow, and is no fact."""
    if is_remark(row):
        return True
    first = row.cells[0]
    if len(row.cells) > 1 or len(head.cells) == 1:
        return False
    counted = first.column in head.counts and not first.text.isdecimal()
    return counted or first.across > 1 or _NUMBERED.match(first.text) is not None
