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

_QUOTE = 30
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
        first, last = one.pieces[0], one.pieces[-1]
        many = first.number != last.number
        where = f"第 {first.number} 至 {last.number} 段" if many else f"第 {first.number} 段"
        quote = shown(first)[:_QUOTE]
        message = f"{where}是{one.title}（“{quote}”等 {len(one.pieces)} 行），没有写进预案正文。"
        hint = "原文写在预案文件开头的注释里，需要时请移回正文。"
        if one.code == "PF532":
            hint = "目录由版式按章节生成，不用手写。"
        if one.code == "PF539":
            hint = "标题只写一次；要封面，就在“版式”里把“封面”改成“是”。"
        yield told(one.code, one.name, message, hint, place=place_of(name, first))


def title_from(name: str, cell: Piece | None) -> Iterator[Finding]:
    """That the title comes from a cell of a table, which keeps it too."""
    if cell is not None:
        message = f"标题“{cell.words}”取自第 {cell.number} 段的表格，表格里也照样保留。"
        hint = "不想写两遍的，请删去表格里的这一格。"
        yield told("PF539", "title-from-table", message, hint, place=place_of(name, cell))


def comments_of(apart: Sequence[Apart], text: str) -> Iterator[str]:
    """The words of what was set apart, line by line.

    Of contents only the lines that name no line of the plan's ``text``.
    """
    said_ = {_squeezed(line) for line in text.split("\n")}
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
    bare = _squeezed(_PAGE.sub("", entry))
    return not bare or bare in text or bare in CONTENTS


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


def remarks_of(word: WordFile, pieces: Sequence[Piece]) -> Iterator[tuple[Finding, list[str]]]:
    """Reviewers' comments, each with its comment line; ``pieces`` tell where they stand."""
    numbers = {paragraph.spot: paragraph.number for paragraph in paragraphs_of(word.blocks)}
    words_at = {piece.number: piece.words for piece in pieces}
    for remark in word.remarks:
        number = numbers.get(remark.spot, 0) if remark.spot is not None else 0
        where = f"第 {number} 段" if number else "原文"
        who = "，".join(part for part in (remark.author, remark.date[:10]) if part) or "未署名"
        about = f"“{_one_line(remark.about)[:_QUOTE]}”" if remark.about else ""
        words = _one_line(remark.text)
        message = f"{where}{about}有批注（{who}）：{words[:80]}，没有写进正文。"
        hint = "批注写在预案文件开头的注释里；处理完可以删去。"
        quote = words_at.get(number, "")[:200]
        place = Place(word.name, number, 1, quote) if number else None
        line = f"批注（{who}）{where}{about}：{words}"
        yield told("PF536", "comment-kept", message, hint, place=place), [line]


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
