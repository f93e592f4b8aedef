"""Where a plan begins: its title, the lines around it, and the plans in one file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from planforge.document import plain
from planforge.importer.docx.model import WordTable
from planforge.importer.labels import Style
from planforge.importer.word.pieces import Piece
from planforge.importer.word.tables import paragraphs_of

_PLAN = re.compile(
    r".*(?:预案|方案|手册|计划|规定|办法|制度|细则|条例|规程|规则|脚本|处置卡|总结|法)"
    r"(?:[（(][^（）()]{1,20}[）)])?"
)
_BRACKETED = re.compile(r"[（(].*[）)]")
_DATED = re.compile(r".*\d{2,4}\s*年.{0,12}|.*[二〇零一三四五六七八九]{4}年.*|.*[:：].*|.*号")
_LONGEST = 60
_ZONE = 120
"""Lines before the first chapter among which a title is looked for."""
_LATEST = 14
"""Lines between the title of a further plan and its first chapter."""


@dataclass(frozen=True, slots=True)
class Titled:
    """The title of a plan.

    Attributes:
        words: as one line; empty where there is none.
        at: indexes of its lines.
        covers: indexes of the lines that say it before, on a cover.
        chapter: index of the first chapter.
    """

    words: str
    at: tuple[int, ...]
    covers: tuple[int, ...]
    chapter: int


def first_chapter(pieces: Sequence[Piece]) -> int:
    """The index of the first chapter; the number of pieces where there is none."""
    for index, piece in enumerate(pieces):
        if _opens(piece) or (piece.level and _one_of_many(pieces, index)):
            return index
    return len(pieces)


def _opens(piece: Piece) -> bool:
    """A chapter by its label."""
    label = piece.label
    if label is None or piece.block is not None or label.style.bullet:
        return False
    rank = label.style.rank
    return label.number == 1 and (
        rank <= 5 or (rank == 7 and (piece.level > 0 or _bare(label.style)))
    )


def _bare(style: Style) -> bool:
    return style.mark.joined or not style.mark.suffix


def _one_of_many(pieces: Sequence[Piece], index: int) -> bool:
    """A heading without a label that others of its level follow, none heavier than them."""
    one = pieces[index]
    if index > _ZONE:
        return True
    others = [p for p in pieces[index + 1 :] if p.level == one.level]
    if not others:
        return any(0 < p.level < one.level for p in pieces[index + 1 :])
    look = max(p.look.size for p in others)
    return not (_PLAN.fullmatch(one.title) and (one.look.size > look or index == 0))


def titled(pieces: Sequence[Piece], *, last: bool = False) -> Titled:
    """The title of a plan.

    Args:
        pieces: of one plan.
        last: of lines that may be it, the last one is, and not the biggest.
    """
    chapter = first_chapter(pieces)
    zone = range(min(chapter, _ZONE, len(pieces)))
    found = [(index, _score(pieces, index)) for index in zone]
    able = [(index, score) for index, score in found if score > 0]
    if not able:
        return Titled("", (), (), chapter)
    if last:
        named = [i for i, _ in able if _PLAN.fullmatch(pieces[i].words)]
        best = named[-1] if named else able[-1][0]
    else:
        best = max(able, key=lambda one: (one[1], -one[0]))[0]
    at = _whole(pieces, best)
    words = _words(pieces, at)
    runs = _repeats(pieces, words, chapter) or [at]
    covers = tuple(index for run in runs[:-1] for index in run)
    part = _PART.fullmatch(words)
    if last and part is not None and part["title"]:
        return Titled(part["title"], runs[-1], (*covers, *runs[-1]), chapter)
    return Titled(words, runs[-1], covers, chapter)


def _score(pieces: Sequence[Piece], index: int) -> float:
    piece = pieces[index]
    words = piece.words
    if piece.block is not None or piece.label is not None or not 2 <= len(words) <= _LONGEST:
        return 0
    if re.search("[。；;！？?]|[：:，,、]$", words) or _BRACKETED.fullmatch(words):
        return 0
    named = bool(_PLAN.fullmatch(words))
    score = piece.look.size / 4
    score += 8 if piece.style == "title" else 0
    score += 3 if piece.centered else 0
    score += 2 if piece.level else 0
    score += 8 if named else 0
    score += 2 if index == 0 else 0
    score -= 6 if not named and _DATED.fullmatch(words) else 0
    sure = named or piece.style == "title" or piece.centered or index == 0
    return score if sure else 0


def _whole(pieces: Sequence[Piece], best: int) -> tuple[int, ...]:
    """The lines of a title that is set in several."""
    start = end = best
    while start > 0 and _belongs(pieces[start - 1], pieces[best]) and not _page(pieces[start]):
        start -= 1
    while (
        end + 1 < len(pieces)
        and not _PLAN.fullmatch(pieces[end].words)
        and _belongs(pieces[end + 1], pieces[best])
        and not _page(pieces[end + 1])
    ):
        end += 1
    return tuple(range(start, end + 1))


def _page(piece: Piece) -> bool:
    return piece.page


def _belongs(piece: Piece, title: Piece) -> bool:
    """A line that looks like the title beside it and is no whole title of its own."""
    if piece.block is not None or piece.label is not None or _BRACKETED.fullmatch(piece.words):
        return False
    look, other = piece.look, title.look
    alike = piece.centered and title.centered and abs(look.size - other.size) < 1
    alike = alike and look.bold == other.bold and piece.style == title.style
    return alike and not _PLAN.fullmatch(piece.words) and not _DATED.fullmatch(piece.words)


def _words(pieces: Sequence[Piece], at: tuple[int, ...]) -> str:
    return "".join(pieces[index].words for index in at)


def _repeats(pieces: Sequence[Piece], words: str, chapter: int) -> list[tuple[int, ...]]:
    """Where the title is said, in one line or two."""
    wanted = "".join(words.split())
    out: list[tuple[int, ...]] = []
    for index in range(min(chapter, len(pieces))):
        one = _squeezed(pieces[index])
        if one == wanted:
            out.append((index,))
        elif one and index + 1 < chapter and one + _squeezed(pieces[index + 1]) == wanted:
            out.append((index, index + 1))
    return out


def _squeezed(piece: Piece) -> str:
    return "".join(piece.words.split())


def title_in_tables(pieces: Sequence[Piece], chapter: int) -> Piece | None:
    """A plan's name in a table before the first chapter: a cover set as a table."""
    for piece in pieces[: min(chapter, _ZONE)]:
        if isinstance(piece.block, WordTable):
            for paragraph in paragraphs_of((piece.block,)):
                words = plain(paragraph.content).strip()
                if 4 < len(words) <= _LONGEST and _NAMED.fullmatch(words):
                    return Piece(paragraph.number, words)
    return None


# Several plans

_PART = re.compile(r"第[一二三四五六七八九十]{1,2}(?:部分|分册|篇)[\s　：:]*(?P<title>.*)")
_NAMED = re.compile(
    r".{0,40}(?:综合|专项|现场|应急)?(?:应急)?(?:预案|处置方案|处置措施|工作方案|行动方案)"
    r"(?:[（(][^（）()]{1,20}[）)])?"
)


def plans_of(pieces: Sequence[Piece]) -> list[Sequence[Piece]]:
    """The plans of a file, each with its own title first; one where it holds one."""
    chapter = first_chapter(pieces)
    if chapter == len(pieces):
        return [pieces]
    first = pieces[chapter].label
    if first is None or first.style.bullet:
        return [pieces]
    starts = [
        index
        for index in range(chapter + 1, len(pieces))
        if _starts(pieces[index]) and _restarts(pieces, index, first.style)
    ]
    starts = [s for s in starts if not any(0 < s - other <= 2 for other in starts)]
    bounds = [0, *starts, len(pieces)]
    return [pieces[a:b] for a, b in pairwise(bounds)]


def _starts(piece: Piece) -> bool:
    part = _PART.fullmatch(piece.words)
    words = (part["title"] or "预案") if part else piece.words
    if piece.block is not None or (piece.label is not None and not part):
        return False
    if not 3 <= len(piece.words) <= _LONGEST or not _NAMED.fullmatch(words):
        return False
    return bool(part or piece.level or piece.style == "title" or piece.page or piece.centered)


def _restarts(pieces: Sequence[Piece], index: int, style: Style) -> bool:
    """The count of chapters begins again soon, before any other kind of label."""
    for piece in pieces[index + 1 : index + _LATEST]:
        label = piece.label
        if label is not None and label.style == style and piece.block is None:
            return label.number == 1
    return False
