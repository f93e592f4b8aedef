"""修改情况说明: what was asked for, whether it was taken up, and where."""

from collections.abc import Iterable, Sequence

from planforge.diff.documents.opinions import Adoption, Opinion
from planforge.diff.documents.table import form, headed, lines_cell, quoted, section, text_cell
from planforge.diff.model import Change, Script
from planforge.diff.shown import is_material, place, told
from planforge.document import (
    Align,
    Block,
    Break,
    Column,
    Document,
    Orientation,
    Paragraph,
    Role,
    Row,
    Text,
)

_COLUMNS = (
    Column(0.05, Align.CENTER),
    Column(0.12),
    Column(0.27),
    Column(0.09, Align.CENTER),
    Column(0.19),
    Column(0.28),
)
_HEADS = ("序号", "提出单位（人）", "意见", "采纳情况", "理由", "修改位置")
_OWN = (Column(0.06, Align.CENTER), Column(0.14, Align.CENTER), Column(0.3), Column(0.5))
_OWN_HEADS = ("序号", "变更类型", "位置", "修改内容")
_MOST = 60
_BETWEEN = "\u3000"


def response_table(
    script: Script, opinions: Sequence[Opinion], *, title: str = "", material_only: bool = True
) -> Document:
    """Each opinion with what became of it, then the changes that nobody asked for.

    Args:
        script: the comparison.
        opinions: with the numbers of the changes made for each.
        title: of the document compared; by default the new side's own.
        material_only: of the changes that nobody asked for only those that matter are listed.
    """
    changes = {change.number: change for change in script.changes}
    heading = f"{quoted(title or script.new.document.meta.title or script.new.name)}修改情况说明"
    rows = [_row(index, opinion, changes) for index, opinion in enumerate(opinions, 1)]
    body: list[Block] = [
        Break(Orientation.LANDSCAPE),
        Paragraph((Text(heading),), Role.TITLE),
        Paragraph((Text(_summary(opinions)),)),
        section("意见采纳情况", (headed(_COLUMNS, _HEADS, rows),)),
    ]
    asked = {number for opinion in opinions for number in opinion.changes}
    own = [
        change
        for change in script.changes
        if change.number not in asked and (is_material(change) or not material_only)
    ]
    if own:
        body.append(section("其他修改", (headed(_OWN, _OWN_HEADS, _own_rows(own)),)))
    return form(heading, body)


def _summary(opinions: Sequence[Opinion]) -> str:
    counts = [
        f"{adoption.value} {count} 条"
        for adoption in Adoption
        if (count := sum(opinion.adopted is adoption for opinion in opinions))
    ]
    open_ = sum(opinion.adopted is None for opinion in opinions)
    if open_:
        counts.append(f"尚未答复 {open_} 条")
    told_counts = f"，其中{'、'.join(counts)}" if counts else ""
    return f"共收到意见 {len(opinions)} 条{told_counts}。"


def _row(index: int, opinion: Opinion, changes: dict[int, Change]) -> Row:
    return Row(
        (
            text_cell(opinion.number or str(index)),
            text_cell(opinion.who),
            text_cell(opinion.opinion),
            text_cell(opinion.adopted.value if opinion.adopted else ""),
            text_cell(opinion.reason),
            lines_cell(_places(opinion, changes)),
        )
    )


def _places(opinion: Opinion, changes: dict[int, Change]) -> Iterable[str]:
    for number in opinion.changes:
        change = changes.get(number)
        if change is None:
            yield f"（找不到第 {number} 处修改）"
        else:
            words = _words(change)
            told_words = f"，{words}" if words else ""
            yield f"{_place(change)}：{change.type.zh}{told_words}"


def _own_rows(changes: Iterable[Change]) -> Iterable[Row]:
    for index, change in enumerate(changes, 1):
        cells = (str(index), change.type.zh, _place(change), _words(change))
        yield Row(tuple(map(text_cell, cells)))


def _place(change: Change) -> str:
    return place(change.new or change.old, _BETWEEN)


def _words(change: Change) -> str:
    """What a change says, in one sentence."""
    words = told(change, _MOST)
    if words.moved:
        return f"由“{place(change.old, _BETWEEN)}”移来" if words.before else words.after
    if words.before and words.after:
        return f"{words.lead}“{words.before}”改为“{words.after}”{words.tail}"
    if words.after:
        return f"增加“{words.lead}{words.after}{words.tail}”"
    return f"删去“{words.lead}{words.before}{words.tail}”" if words.before else change.reason
