"""What is told about a Word file: findings, and comment lines for the plan file."""

import re
from collections.abc import Iterator, Sequence

from planforge.findings import Finding, Place, Severity
from planforge.importer.codes import MOST_FINDINGS, told
from planforge.importer.docx.model import WordFile, WordTable
from planforge.importer.original import Original
from planforge.importer.word.apart import CONTENTS, Apart
from planforge.importer.word.inlines import notes_in
from planforge.importer.word.pieces import Piece
from planforge.importer.word.reading import Reading, Tracked, by_whom, changes
from planforge.importer.word.tables import paragraphs_of, said, table_of
from planforge.importer.word.unfold import Unfolded

_QUOTE = 30
_ANNEX = re.compile(r"^附件\d{0,2}")
_PAGE = re.compile(r"[\s.．…·。・\-—_]*\d{0,4}[\s\-]*$")


def place_of(name: str, piece: Piece) -> Place:
    """Where a piece stands."""
    return Place(name, piece.number, 1, shown(piece)[:200])


def shown(piece: Piece) -> str:
    """The words of a piece, those of a table's cells included."""
    if isinstance(piece.block, WordTable):
        return " ".join(words for _, words in said((table_of(piece.block),)) if words)
    return piece.shown


# Set apart


def findings_of(name: str, apart: Sequence[Apart]) -> Iterator[Finding]:
    """One finding for each kind of what was set apart."""
    for one in apart:
        first = one.pieces[0]
        where = _where([piece.number for piece in one.pieces])
        quote = shown(first)[:_QUOTE]
        message = f"{where}是{one.title}（“{quote}”等 {len(one.pieces)} 行），没有写进预案正文。"
        hint = "原文写在预案文件开头的注释里，需要时请移回正文。"
        if one.code == "PF532":
            hint = "目录由版式按章节生成，不用手写。"
        if one.code == "PF539":
            hint = "标题只写一次；要封面，就在“版式”里把“封面”改成“是”。"
        yield told(one.code, one.name, message, hint, place=place_of(name, first))


def _where(numbers: Sequence[int]) -> str:
    """Paragraphs in words; those with many others between them by the first and the last."""
    runs: list[list[int]] = []
    for number in dict.fromkeys(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    if len(runs) > _RUNS:
        return f"第 {numbers[0]} 至 {numbers[-1]} 段之间"
    named = (f"{run[0]} 至 {run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
    return f"第 {'、'.join(named)} 段"


_RUNS = 4


def title_from(name: str, cell: Piece | None) -> Iterator[Finding]:
    """That the title comes from a cell of a table, which keeps it too."""
    if cell is not None:
        message = f"标题“{cell.words}”取自第 {cell.number} 段的表格，表格里也照样保留。"
        hint = "不想写两遍的，请删去表格里的这一格。"
        yield told("PF539", "title-from-table", message, hint, place=place_of(name, cell))


def without_colons(name: str, annexes: Sequence[Piece]) -> Iterator[Finding]:
    """That annexes have their label and their title in two lines, without the colon between."""
    if annexes:
        many = f"等 {len(annexes)} 处" if len(annexes) > 1 else ""
        message = (
            f"第 {annexes[0].number} 段“{shown(annexes[0])[:_QUOTE]}”{many}的冒号没有保留："
            "版式把“附件”和标题分成两行。"
        )
        yield told("PF517", "annex-colon", message, place=place_of(name, annexes[0]))


def table_unfolded(name: str, made: Unfolded | None) -> Iterator[tuple[Finding, list[str]]]:
    """That a table which held the whole plan became chapters, and what stood over its columns."""
    if made is None:
        return
    message = f"第 {made.table} 段的表格装着整份预案，一行一章：已经拆成章节，文字没有少。"
    if made.headings:
        message = f"{message[:-1]}，只有表头“{made.headings[:_QUOTE]}”没有写进正文。"
    line = [f"原文表格的表头：{made.headings}"] if made.headings else []
    yield told("PF519", "table-unfolded", message, place=Place(name, made.table, 1, "")), line


def comments_of(apart: Sequence[Apart], text: str) -> Iterator[str]:
    """The words of what was set apart, line by line.

    Of contents only the lines that name no line of the plan's ``text``.
    """
    said_ = {_bare(line) for line in text.split("\n")}
    for one in apart:
        lines = [_one_line(shown(piece)) for piece in one.pieces]
        if one.code == "PF532":
            lines = [line for line in lines if not _repeats(line, said_)]
        if lines:
            yield ""
            yield f"以下是原文里的{one.title}，没有写进正文："
            yield from (f"  {line}" for line in lines)


def _repeats(entry: str, text: set[str]) -> bool:
    """A line of contents that says no more than a heading, or is its title."""
    bare = _bare(_PAGE.sub("", entry))
    annex = _ANNEX.sub("", bare)
    return not bare or bare in text or bare in CONTENTS or annex in text


def _bare(words: str) -> str:
    """Words without white space and the colon that a title loses in contents."""
    return _squeezed(words).replace("：", "").replace(":", "")


# Headers, comments, notes, changes


def running_of(word: WordFile, text: str) -> Iterator[tuple[Finding, list[str]]]:
    """Headers and footers that say what the plan's ``text`` does not, each with its comment."""
    known: set[str] = set()
    for running in word.running:
        words = _one_line(running.words)
        if _squeezed(words) in known or all(part in text for part in words.split()):
            continue
        known.add(_squeezed(words))
        kind = "页眉" if running.kind == "header" else "页脚"
        message = f"{kind}“{words[:_QUOTE]}”没有写进预案，页眉页脚由版式生成。"
        yield told("PF535", "running-text", message), [f"原文的{kind}：{words}"]


def remarks_of(
    word: WordFile, pieces: Sequence[Piece]
) -> Iterator[tuple[Finding, tuple[int, str]]]:
    """Reviewers' comments, each with its comment line and the number of the paragraph it is about.

    The number is 0 where nothing is marked; ``pieces`` tell where they stand.
    """
    numbers = {paragraph.spot: paragraph.number for paragraph in paragraphs_of(word.blocks)}
    words_at = {piece.number: piece.words for piece in pieces}
    for remark in word.remarks:
        number = numbers.get(remark.spot, 0) if remark.spot is not None else 0
        where = f"第 {number} 段" if number else "原文"
        who = "，".join(part for part in (remark.author, remark.date[:10]) if part) or "未署名"
        about = f"“{_one_line(remark.about)[:_QUOTE]}”" if remark.about else ""
        words = _one_line(remark.text)
        message = f"{where}{about}有批注（{who}）：{words[:80]}，没有写进正文。"
        hint = "批注写在预案文件里那一章上方的注释里；处理完可以删去。"
        quote = words_at.get(number, "")[:200]
        place = Place(word.name, number, 1, quote) if number else None
        line = f"批注（{who}）{where}{about}：{words}"
        yield told("PF536", "comment-kept", message, hint, place=place), (number, line)


def notes_of(pieces: Sequence[Piece]) -> Iterator[tuple[int, str]]:
    """Footnotes and endnotes, each with the number of the piece that calls it."""
    for piece in pieces:
        for words in [*notes_in(piece.content), *_notes_of_cells(piece)]:
            if words.strip():
                yield piece.number, _one_line(words)


def with_notes(original: Original, lost: Sequence[tuple[int, str]]) -> Original:
    """The source, with footnotes that the plan does not hold told and kept as comments."""
    lines = [f"脚注（{original.at(number)}）：{words}" for number, words in lost]
    found = [
        told(
            "PF537",
            "note-kept",
            f"{original.at(number)}的脚注“{words[:_QUOTE]}”没有写进正文。",
            "脚注写在预案文件开头的注释里；需要保留的，请并入正文或写成附注。",
            severity=Severity.WARNING,
            place=original.place(number),
        )
        for number, words in lost
    ]
    findings = (*original.findings, *capped(found))
    return original.with_more(findings, (*original.aside, "", *lines))


def _notes_of_cells(piece: Piece) -> Iterator[str]:
    if isinstance(piece.block, WordTable):
        for paragraph in paragraphs_of((piece.block,)):
            yield from notes_in(paragraph.content)


def changes_of(word: WordFile, reading: Reading) -> Iterator[Finding]:
    """How tracked changes were read."""
    counted = changes(word)
    if not counted:
        return
    done = "都没有接受（按原文读）" if reading.revisions is Tracked.REJECT else "都按已接受读入"
    message = f"文件里有 {len(counted)} 处修订（{by_whom(counted)}），{done}。"
    hint = "要换一种读法，请加 --revisions accept 或 --revisions reject。"
    yield told("PF530", "tracked-changes", message, hint)


def capped(findings: Sequence[Finding]) -> list[Finding]:
    """No more findings of one code than anybody reads."""
    counted: dict[str, int] = {}
    out: list[Finding] = []
    for finding in findings:
        counted[finding.code] = counted.get(finding.code, 0) + 1
        if counted[finding.code] <= MOST_FINDINGS:
            out.append(finding)
    for code, count in counted.items():
        if count > MOST_FINDINGS:
            more = f"另有 {count - MOST_FINDINGS} 处同样的情况（{code}），没有逐条列出。"
            out.append(told(code, "more", more, "全部写在预案文件开头的注释里。"))
    return out


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _squeezed(words: str) -> str:
    return "".join(words.split())
