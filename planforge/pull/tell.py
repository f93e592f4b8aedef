"""Findings of a pull."""

from collections.abc import Iterable, Iterator, Sequence

from planforge.findings import Finding, Path, Place, Severity
from planforge.pull.left import Left
from planforge.pull.lines import Piece, Sort
from planforge.pull.marked import cut, marked
from planforge.pull.places import told
from planforge.pull.state import State
from planforge.source.rewrite import LIBRARY

_TABLE = 2


def unplaced_all(lefts: Sequence[Left], state: State, docx: str) -> Iterator[Finding]:
    """A finding for each difference; one for a table that was put in."""
    tables: dict[int, list[Left]] = {}
    for left in lefts:
        row = left.after if left.difference.sort == "added" else None
        if row is not None and row.row:
            tables.setdefault(row.table, []).append(left)
    for left in lefts:
        mine = tables.get(left.after.table, []) if left.after is not None else []
        if len(mine) < _TABLE or left not in mine:
            yield unplaced(left, state, docx)
        elif left is mine[0]:
            yield pasted(mine, state, docx)


def unplaced(left: Left, state: State, docx: str) -> Finding:
    """A difference that the plan has no place for."""
    if left.files:
        return elsewhere(left, state, docx)
    hint = f"最近的地方是“{told(state.plan, left.path)}”，请手工改预案文件。"
    code, name = "PF550", "unplaced-edit"
    pasted = left.after is not None and (left.after.row or left.after.sort is Sort.PICTURE)
    if pasted and left.before is None:
        code, name = "PF557", "unplaced-object"
    return _error(code, name, f"{words_of(left)}，放不进预案。", hint, left, docx)


def unbroken(pieces: Iterable[Piece], docx: str) -> Iterator[Finding]:
    """Line breaks within a paragraph, which a plan has no place for; the words are kept."""
    for piece in pieces:
        place = Place(docx, piece.number, 1, piece.words)
        message = (
            f"第 {piece.number} 段“{short(piece.words)}”里的手动换行没有带进预案，文字不受影响。"
        )
        hint = "要分段的话，在 Word 里按回车分成两段，或者改预案文件。"
        yield Finding("PF550", "unplaced-edit", Severity.INFO, message, hint, None, place)


def pasted(rows: Sequence[Left], state: State, docx: str) -> Finding:
    """A table that the plan does not know."""
    first = rows[0]
    words = "；".join(left.after.words for left in rows if left.after is not None)
    number = first.after.number if first.after is not None else 0
    message = f"第 {number} 段起新增的表格（{len(rows)} 行），放不进预案：{short(words)}"
    hint = f"最近的地方是“{told(state.plan, first.path)}”，请手工写进预案文件。"
    place = Place(docx, number, 1, words)
    path = first.path or None
    return Finding("PF557", "unplaced-object", Severity.ERROR, message, hint, path, place)


def elsewhere(left: Left, state: State, docx: str) -> Finding:
    """A change of what stands in another file."""
    files = "、".join(left.files)
    message = f"{words_of(left)}；这一处内容写在 {files} 里，没有改。"
    at = told(state.plan, left.path)
    over = f"请在预案的这个情景里按标识补写这一项：{at}。"
    library = all(name.startswith(LIBRARY) for name in left.files)
    hint = over if library else f"请手工改 {files}：{at}。"
    return _error("PF555", "value-elsewhere", message, hint, left, docx)


def ambiguous(left: Left, state: State, docx: str) -> Finding:
    """A difference of a file that was rendered from another state of the plan."""
    message = f"{words_of(left)}：分不清是在 Word 里改的，还是预案后来改的。"
    hint = f"对应“{told(state.plan, left.path)}”；用 --base 给出当时的预案文件。"
    return _error("PF552", "plan-has-changed", message, hint, left, docx)


def conflict(words: str, path: Path, docx: str, number: int, quote: str) -> Finding:
    """A change of what was changed in the plan too."""
    place = Place(docx, number, 1, quote) if number else None
    hint = "请看两处各改了什么，手工改预案文件。"
    return Finding("PF554", "edit-conflict", Severity.ERROR, words, hint, path or None, place)


def words_of(left: Left) -> str:
    """What differs, with the paragraph of the Word file."""
    before, after = left.before, left.after
    if before is None and after is not None:
        what = "表格行" if after.row else "图片" if after.sort is Sort.PICTURE else "段落"
        return f"第 {after.number} 段：新增的{what}“{short(after.words)}”"
    if after is None:
        what = "图片" if before is not None and before.sort is Sort.PICTURE else "内容"
        return f"删去的{what}“{short(before.words) if before is not None else ''}”"
    if left.difference.sort == "moved":
        return f"第 {after.number} 段：移动了“{short(after.words)}”"
    if left.difference.sort == "level":
        return f"第 {after.number} 段：“{short(after.words)}”改了层级（{after.label}）"
    old = before.words if before is not None else ""
    return f"第 {after.number} 段的改动“{marked(old, after.words)}”"


def _error(code: str, name: str, message: str, hint: str, left: Left, docx: str) -> Finding:
    piece: Piece | None = left.after
    place = Place(docx, piece.number, 1, piece.words) if piece is not None else None
    return Finding(code, name, Severity.ERROR, message, hint, left.path or None, place)


def short(words: str) -> str:
    """Words fit for a message."""
    return cut(words)
