"""The pieces of one plan of a Word file as the source that an import is made from."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from planforge.document import Figure, Inline
from planforge.importer.docx.model import WordPicture, WordTable
from planforge.importer.labels import title_like
from planforge.importer.lines import Kind, Line
from planforge.importer.original import Asset
from planforge.importer.word.front import Titled
from planforge.importer.word.inlines import flat
from planforge.importer.word.pieces import Piece
from planforge.importer.word.tables import figure_of, pictures_in, said, table_of

Said = tuple[int, str]
_LISTED = re.compile(r"附件\s*[:：]\s*(?:[1１][.．、].*)?")
ANNEX = re.compile(r"附件\s*(?P<number>\d{0,2})\s*[:：]?\s*(?P<title>.*)")

_COLON = re.compile(r"附件\s*\d{0,2}\s*[:：]")


@dataclass(frozen=True, slots=True)
class Written:
    """A plan's lines, and the words that it must print."""

    lines: tuple[Line, ...]
    said: tuple[Said, ...]
    figures: tuple[Figure, ...]
    colons: tuple[Piece, ...] = ()
    """Lines 附件1：… whose colon goes: label and title are two lines."""


def written(pieces: Sequence[Piece], title: Titled, signature: Sequence[int] = ()) -> Written:
    """The lines of a plan: its title first, then everything else in order of reading.

    The lines of a ``signature`` are said, but not among those the tree is read from.
    """
    lines: list[Line] = []
    words: list[Said] = []
    figures: list[Figure] = []
    if title.words:
        number = pieces[title.at[0]].number if title.at else pieces[0].number
        lines.append(Line(number, Kind.TITLE, title.words))
        words.append((number, title.words))
    skip = {*title.at, *title.covers}
    rest = [piece for index, piece in enumerate(pieces) if index not in skip]
    signing = {id(pieces[index]) for index in signature}
    colons: list[Piece] = []
    for line, shown, piece in _lines(_unlisted(rest), begun=title.chapter - len(skip)):
        words.extend(shown)
        if line.kind is Kind.ANNEX and _COLON.match(piece.shown):
            colons.append(piece)
        if id(piece) in signing:
            continue
        lines.append(line)
        if line.block is not None:
            figures.extend(pictures_in((line.block,)))
    return Written(tuple(lines), tuple(words), tuple(figures), tuple(colons))


def _lines(pieces: Sequence[Piece], begun: int) -> Iterator[tuple[Line, list[Said], Piece]]:
    """Each line with what it says and its piece; annexes are looked for from ``begun`` on."""
    annexes = 0
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        after = pieces[index + 1] if index + 1 < len(pieces) else None
        title = _annex(piece, after, annexes) if index > begun else None
        if title is not None:
            annexes += 1
            label = f"附件{_number(piece)}"
            line = Line(piece.number, Kind.ANNEX, title.words, content=_emphasis(title))
            yield line, [(piece.number, label), (title.number, title.words)], piece
            index += 1 + (title is after)
            continue
        yield *_line(piece), piece
        index += 1


def _unlisted(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, those of a list of annexes (附件：1.… 2.…) without labels of their own."""
    out: list[Piece] = []
    expected = 0
    for piece in pieces:
        label = piece.label
        if piece.block is None and label is None and _LISTED.fullmatch(piece.words):
            expected = 2 if _digits(piece.words) else 1
        elif expected and label is not None and label.number == expected and piece.list is None:
            piece, expected = replace(piece, label=None, level=0), expected + 1
        else:
            expected = 0
        out.append(piece)
    return out


def _digits(words: str) -> bool:
    return any(char.isdecimal() for char in words)


def _number(piece: Piece) -> str:
    match = ANNEX.fullmatch(piece.shown)
    return match["number"] if match is not None else ""


def _annex(piece: Piece, after: Piece | None, count: int) -> Piece | None:
    """The title of an annex that begins here, in the same line or the next; else None."""
    match = ANNEX.fullmatch(piece.shown) if piece.block is None else None
    if match is None or match["number"] not in ("", str(count + 1)):
        return None
    if match["title"]:
        listed = after is None or (after.block is None and ANNEX.fullmatch(after.shown) is not None)
        looks = piece.page or piece.centered or piece.look.bold
        own = piece.level > 0 or (looks and not listed)
        if not own or not title_like(match["title"]) or not match["number"]:
            return None
        cut = len(piece.words) - len(match["title"])
        return _titled(piece, match["title"]) if cut >= 0 else None
    if after is None or after.block is not None or not title_like(after.words):
        return None
    if after.label is not None and not after.level:
        return None
    return after if not ANNEX.fullmatch(after.words) else None


def _titled(piece: Piece, words: str) -> Piece:
    return replace(piece, words=words, content=(), label=None, list=None)


def _line(piece: Piece) -> tuple[Line, list[Said]]:
    if isinstance(piece.block, WordTable):
        table = table_of(piece.block)
        return Line(piece.number, Kind.TABLE, "", block=table), list(said((table,)))
    if isinstance(piece.block, WordPicture):
        return Line(piece.number, Kind.FIGURE, "", block=figure_of(piece.block)), []
    kind = Kind.HEADING if piece.level else Kind.WORDS
    line = Line(
        piece.number,
        kind,
        piece.words,
        piece.level,
        found=piece.label,
        counted=piece.list,
        content=_emphasis(piece),
    )
    return line, [(piece.number, piece.shown)]


def _emphasis(piece: Piece) -> tuple[Inline, ...]:
    return () if flat(piece.content) else piece.content


_EXTENSIONS = {"image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif"}


def assets_of(figures: Sequence[Figure], pictures: Sequence[WordPicture]) -> tuple[Asset, ...]:
    """The files of pictures, each once, by the names that they have in the package."""
    names = {picture.data: picture.name for picture in pictures}
    out: dict[bytes, Asset] = {}
    taken: set[str] = set()
    for figure in figures:
        if figure.data in out:
            continue
        name = names.get(figure.data, "") or f"图{len(out) + 1}"
        name = _safe(name, taken, _EXTENSIONS.get(figure.media_type, ""))
        taken.add(name.casefold())
        out[figure.data] = Asset(f"图片/{name}", figure.data)
    return tuple(out.values())


def _safe(name: str, taken: set[str], extension: str) -> str:
    """A file name without path, that no other picture has."""
    name = re.sub(r"[^\w.\-]", "_", name.replace("\\", "/").rsplit("/", 1)[-1]).lstrip(".") or "图"
    stem, dot, end = name.rpartition(".")
    stem, end = (stem, dot + end) if dot else (name, extension)
    made, count = stem + end, 1
    while made.casefold() in taken:
        count += 1
        made = f"{stem}-{count}{end}"
    return made
