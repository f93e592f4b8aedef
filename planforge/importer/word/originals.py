"""A Word file to the sources of the plans in it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from planforge.findings import Finding
from planforge.importer.codes import told
from planforge.importer.docx.model import WordFile
from planforge.importer.original import Original
from planforge.importer.word.apart import Apart, Sorted, letter_end, sort_out
from planforge.importer.word.front import Titled, plans_of, title_in_tables, titled
from planforge.importer.word.head import head_of, signed
from planforge.importer.word.headings import with_levels, with_loose_labels
from planforge.importer.word.pieces import Piece, pieces_of
from planforge.importer.word.reading import Reading, refuse_changes
from planforge.importer.word.source import assets_of, written
from planforge.importer.word.tables import pictures_of
from planforge.importer.word.told import (
    capped,
    changes_of,
    comments_of,
    findings_of,
    notes_of,
    place_of,
    remarks_of,
    running_of,
    table_unfolded,
    title_from,
    without_colons,
)
from planforge.importer.word.unfold import unfold

_BAD = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST = 60


def originals(word: WordFile, reading: Reading) -> tuple[Original, ...]:
    """The sources of a file's plans, in order.

    Raises:
        LoadError: it has tracked changes and ``reading`` refuses them.
    """
    refuse_changes(word, reading)
    pieces = pieces_of(word)
    sorted_ = sort_out(pieces, hidden=reading.hidden)
    named, issued = _letter(sorted_)
    unfolded = unfold(sorted_.pieces)
    lines_ = sorted_.pieces if unfolded is None else unfolded.pieces
    structured = with_levels(with_loose_labels(lines_))
    parts = [part for part in plans_of(structured) if part]
    made = [
        _original(word, part, titled(part, last=len(parts) > 1), named if not index else "")
        for index, part in enumerate(parts)
    ]
    if not made:
        return ()
    made[0] = _with_head(made[0], issued)
    text = _text(made)
    running = list(running_of(word, text))
    remarks = list(remarks_of(word, [p for p in pieces if reading.hidden or not p.hidden]))
    several = _several(word, parts, made) if len(made) > 1 else []
    first = made[0]
    lines = [line for _, more in running for line in more]
    opened = list(table_unfolded(word.name, unfolded))
    lines += [line for _, more in opened for line in more]
    aside = (*first.aside, *comments_of(sorted_.apart, text), *(["", *lines] if lines else []))
    findings = (
        *word.findings,
        *changes_of(word, reading),
        *findings_of(word.name, sorted_.apart),
        *(finding for finding, _ in opened),
        *several,
        *first.findings,
        *capped([finding for finding, _ in (*running, *remarks)]),
    )
    made[0] = first.with_more(findings, aside)
    return _within(made, parts, text, [one for _, one in remarks])


def _within(
    made: Sequence[Original],
    parts: Sequence[Sequence[Piece]],
    text: str,
    remarks: Sequence[tuple[int, str]],
) -> tuple[Original, ...]:
    """Each plan with the words of the whole file, and with the comments that are about it."""
    starts = [part[0].number for part in parts]
    about = [max(bisect_right(starts, number) - 1, 0) for number, _ in remarks]
    context = text if len(made) > 1 else ""
    return tuple(
        one.within(context, tuple(r for r, at in zip(remarks, about, strict=True) if at == index))
        for index, one in enumerate(made)
    )


def _text(made: Sequence[Original]) -> str:
    return "\n".join(original.text for original in made)


def _letter(sorted_: Sorted) -> tuple[str, dict[str, object]]:
    """Set a covering letter apart; gives the title that only it says, and the plan's number."""
    end = letter_end(sorted_.pieces)
    if end is None:
        return "", {}
    index, title = end
    letter = sorted_.pieces[:index]
    sorted_.take(letter, "PF534", "covering-letter", "印发通知或新闻稿")
    said = head_of(letter, Titled("", (), (), len(letter)))
    return title, {name: said[name] for name in ("doc_number",) if name in said}


def _with_head(original: Original, issued: dict[str, object]) -> Original:
    """The source with what its covering letter says of it, where the plan prints the same."""
    if not issued:
        return original
    head = {**issued, **original.head}
    return replace(original, head=head, plainly=original.plainly or original)


def _original(word: WordFile, part: Sequence[Piece], title: Titled, named: str) -> Original:
    if named and not title.words:
        title = Titled(named, (), (), title.chapter)
    cell = None if title.words else title_in_tables(part, title.chapter)
    if cell is not None:
        title = Titled(cell.words, (), (), title.chapter)
    found = written(part, title)
    blocks = [p.block for p in part if p.block is not None]
    pictures = list(pictures_of(blocks))
    covers = tuple(part[index] for index in title.covers)
    numbered = bool({*title.covers} & {*title.at})
    what = "分册的标题，连同前面的序号" if numbered else "封面上的标题"
    apart = [Apart("PF539", "cover-title", what, covers)] if covers else []
    plain = Original(
        word.name,
        found.lines,
        found.said,
        unit="段",
        findings=(
            *findings_of(word.name, apart),
            *title_from(word.name, cell),
            *without_colons(word.name, found.colons),
        ),
        quotes={piece.number: piece.shown for piece in part},
        aside=tuple(comments_of(apart, "")) if numbered else (),
        assets=assets_of(found.figures, pictures),
        notes=tuple(notes_of(part)),
        stem=_stem(title.words),
    )
    head, signature = head_of(part, title), signed(part, title.chapter)
    if signature is None:
        return replace(plain, head=head, plainly=plain) if head else plain
    lines = written(part, title, signature.at).lines
    return replace(plain, lines=lines, head={**head, **signature.facts}, plainly=plain)


def _stem(title: str) -> str:
    """A file name for a plan."""
    return _BAD.sub("", "".join(title.split()))[:_LONGEST].strip(". ")


def _several(
    word: WordFile, parts: Sequence[Sequence[Piece]], made: Sequence[Original]
) -> list[Finding]:
    names = "、".join(f"《{one.stem}》" for one in made if one.stem)
    place = place_of(word.name, parts[1][0])
    message = f"文件里有 {len(made)} 份预案：{names}，各写成一个预案文件。"
    hint = "如果本来是一份，请用 -o 指定一个文件，再把各份并到一起。"
    return [told("PF538", "several-plans", message, hint, place=place)]
