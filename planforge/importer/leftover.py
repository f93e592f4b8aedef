"""Tables and pictures that stay as they are: their facts kept beside them, their fates noted."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from planforge.document import Block, Figure
from planforge.importer.draft import Draft, path_in_chinese
from planforge.importer.fates import Became, Fate, Thing
from planforge.importer.held import pictures_in
from planforge.importer.tables import Found, Placed, Survey
from planforge.importer.tree import cell_text, line_of

_HEADINGS = 8
_UNKNOWN = "不是认识的表（通讯录、物资、职责、分级、报告、演练进程、修订记录等）"


def tell_tables(draft: Draft, tables: Survey) -> None:
    """Note what became of each table, and keep the facts of those that stay as they are."""
    for key, placed in tables.tables.items():
        draft.ledger.note(_fate(draft, placed, typed=key in draft.used))


def tell_figures(draft: Draft, body: Iterable[Block], file_of: Callable[[Figure], str]) -> None:
    """Note what became of each picture."""
    for block in body:
        for figure in pictures_in(block):
            file = file_of(figure)
            why = "图片原样保留" if file else "原文件里没有这幅图的内容，或格式不能识别"
            doubts = () if file else ("这幅图没有读入，请从原文件另存后补上",)
            draft.ledger.note(
                Fate(
                    line_of(figure),
                    Thing.FIGURE,
                    figure.alt or file or "图",
                    Became.KEPT,
                    file,
                    (),
                    why,
                    doubts,
                )
            )


def _fate(draft: Draft, placed: Placed, *, typed: bool) -> Fate:
    found = placed.found
    fate = Fate(
        line_of(placed.table), Thing.TABLE, _title(placed), Became.KEPT, depth=placed.depth + 1
    )
    if found is None:
        return replace(fate, why=_UNKNOWN)
    part = path_in_chinese(found.path)
    if typed:
        return replace(fate, became=Became.TYPED, part=part, path=found.path, doubts=found.doubts)
    if not (found.path == ("revisions",) or draft.takes(found.path)):
        return replace(fate, part=part, why=f"“{part}”这一部分已有内容，表里的数据没有另存")
    rows = draft.facts.setdefault(found.path, [])
    known = set(rows)
    rows.extend(row for row in dict.fromkeys(found.rows) if row not in known)
    return replace(
        fate,
        became=Became.BESIDE,
        part=part,
        path=found.path,
        why=found.why or _place(draft, found),
        doubts=(f"读出 {len(found.rows)} 条数据，请核对", *found.doubts),
    )


def _place(draft: Draft, found: Found) -> str:
    """Why a table that could be printed from its facts stands where it cannot."""
    if draft.open_for(found.path):
        return "表格夹在别的内容里，按原样保留在原处"
    return "同一类的内容已在别处归入，这个表格按原样保留"


def _title(placed: Placed) -> str:
    """The table in a few words: what is around it, and its headings."""
    cells = placed.table.rows[0].cells if placed.table.rows else ()
    heads = [cell_text(cell).replace("\n", "") for cell in cells]
    shown = "、".join(head for head in heads[:_HEADINGS] if head)
    return f"{placed.title}：{shown}" if placed.title else shown
