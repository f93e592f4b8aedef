"""Which lines of a Word file are headings, and at which level."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from planforge.importer.labels import Found, Style, family, read_label, title_like
from planforge.importer.word.pieces import Piece

STEP = 10
"""Levels of headings are counted in tens, so that others find room between."""
_SENTENCE = re.compile("[。；;！!]")
_LONGEST = 60
_RUN = 4
"""Headings right after each other that are too many to be headings, if some are sentences."""


def with_loose_labels(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, with labels that only the count before them makes sure.

    第一条 right before its words, or 二、一级响应, counts where the number before it did.
    """
    out: list[Piece] = []
    last: dict[Style, int] = {}
    for piece in pieces:
        label = piece.label
        if piece.block is None and label is None:
            label = read_label(piece.words, loose=True)
        if label is not None and (piece.label is not None or _goes_on(label, piece, last)):
            piece = replace(piece, label=label)
            last[family(label.style)] = label.number
            if label.style.rank <= 3:
                last = {s: n for s, n in last.items() if s.rank <= label.style.rank or s.rank == 4}
        out.append(piece)
    return out


def _goes_on(label: Found, piece: Piece, last: dict[Style, int]) -> bool:
    """A label that could be words goes on counting, or begins the articles."""
    before = last.get(family(label.style), 0)
    if label.style.rank == 4:
        return label.number == before + 1
    return label.number == before + 1 and (before > 0 or piece.level > 0)


def with_levels(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with the levels of headings; 0 for those that only look like one.

    Levels come from style or outline level, in steps of ten; kinds of labels that share a level
    come under each other in the order in which they first appear.
    """
    made = _without_runs([_honest(piece) for piece in pieces])
    made = _majority(made)
    made = _apart(made)
    made = _promoted(made)
    return made if any(piece.level for piece in made) else _by_look(made)


def _honest(piece: Piece) -> Piece:
    """A sentence is no heading, whatever its style says."""
    fits = 0 < len(piece.title) <= _LONGEST and not _SENTENCE.search(piece.title)
    bullet = piece.label is not None and piece.label.style.bullet and piece.list is None
    level = piece.level * STEP if piece.block is None and fits and not bullet else 0
    if piece.style == "title":
        level = 0
    return replace(piece, level=level)


def _without_runs(pieces: list[Piece]) -> list[Piece]:
    """Body text styled as headings by mistake is body text."""
    out = list(pieces)
    start = 0
    while start < len(out):
        end = start
        while end < len(out) and _styled(out[end]) and _styled(out[end]) == _styled(out[start]):
            end += 1
        run = out[start:end]
        sentences = sum(1 for piece in run if not piece.level)
        if len(run) >= _RUN and sentences * 3 >= len(run):
            out[start:end] = [_body(piece) for piece in run]
        start = max(end, start + 1)
    return out


def _styled(piece: Piece) -> str:
    return piece.style if piece.style.startswith("heading ") else ""


def _body(piece: Piece) -> Piece:
    """In a run of body text only a chapter's own label makes a heading."""
    label = piece.label
    keeps = label is not None and (label.style.rank <= 3 or label.style.rank == 5)
    return piece if keeps and title_like(piece.title) else replace(piece, level=0)


def _majority(pieces: list[Piece]) -> list[Piece]:
    """Labels that show their depth (第一章, 1.1) stand at one level, that of most of them."""
    counted: dict[Style, Counter[int]] = {}
    for piece in pieces:
        style = _deep(piece)
        if piece.level and style is not None:
            counted.setdefault(style, Counter())[piece.level] += 1
    best = {style: _most(levels) for style, levels in counted.items()}
    return [
        replace(p, level=best[style]) if p.level and (style := _deep(p)) in best else p
        for p in pieces
    ]


def _deep(piece: Piece) -> Style | None:
    style = piece.label.style if piece.label else None
    shows = style is not None and (style.mark.joined or style.rank <= 3)
    return style if shows else None


def _most(levels: Counter[int]) -> int:
    return min(levels, key=lambda level: (-levels[level], level))


def _apart(pieces: list[Piece]) -> list[Piece]:
    """Kinds of labels that share a level come under each other."""
    order: dict[int, list[Style]] = {}
    for piece in pieces:
        if piece.level and piece.label is not None:
            styles = order.setdefault(piece.level, [])
            if family(piece.label.style) not in styles:
                styles.append(family(piece.label.style))
    return [
        replace(p, level=p.level + min(order[p.level].index(family(p.label.style)), STEP - 1))
        if p.level and p.label is not None
        else p
        for p in pieces
    ]


def _promoted(pieces: list[Piece]) -> list[Piece]:
    """A line that goes on counting the headings is one, though nobody gave it the style."""
    levels: dict[Style, tuple[int, Found]] = {}
    out: list[Piece] = []
    for piece in pieces:
        label = piece.label
        if label is None or label.style.bullet:
            out.append(piece)
            continue
        if piece.level:
            levels = {s: v for s, v in levels.items() if v[0] <= piece.level}
            levels[family(label.style)] = (piece.level, label)
        elif family(label.style) in levels and title_like(label.words) and piece.block is None:
            level, before = levels[family(label.style)]
            if label.number == before.number + 1 and label.parents == before.parents:
                piece = replace(piece, level=level)
                levels[family(label.style)] = (level, label)
        out.append(piece)
    return out


_CHAPTERS = 6
"""Labels up to this rank make chapters."""


def _by_look(pieces: list[Piece]) -> list[Piece]:
    """Headings without style, level or label: short lines that look heavier than the text."""
    if any(_chapter(piece) for piece in pieces):
        return pieces
    body = _usual([p for p in pieces if p.block is None])
    looks: dict[tuple[float, bool], int] = {}
    heavier = [p for p in pieces[1:] if _heavier(p, body)]
    if not 2 <= len(heavier) <= len(pieces) // 2:
        return pieces
    for size, bold in sorted({(p.look.size, p.look.bold) for p in heavier}, reverse=True):
        looks[size, bold] = (len(looks) + 1) * STEP
    chosen = {id(p) for p in heavier}
    return [
        replace(p, level=looks[p.look.size, p.look.bold]) if id(p) in chosen else p for p in pieces
    ]


def _chapter(piece: Piece) -> bool:
    label = piece.label
    if label is None or label.style.bullet:
        return False
    return label.style.rank <= _CHAPTERS or label.style.rank == 7


def _usual(pieces: Sequence[Piece]) -> tuple[float, bool]:
    """Size and weight of most characters."""
    counted: Counter[tuple[float, bool]] = Counter()
    for piece in pieces:
        counted[piece.look.size, piece.look.bold] += len(piece.words)
    return counted.most_common(1)[0][0] if counted else (10.5, False)


def _heavier(piece: Piece, body: tuple[float, bool]) -> bool:
    if piece.block is not None or not title_like(piece.words) or piece.style == "title":
        return False
    size, bold = body
    return piece.look.size > size or (piece.look.bold and not bold and piece.look.size >= size)
