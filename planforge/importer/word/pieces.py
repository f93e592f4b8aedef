"""A Word file line by line: words with their look and label, tables, pictures."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from planforge.document import Text, plain
from planforge.importer.docx.model import (
    Look,
    WordBlock,
    WordFile,
    WordParagraph,
    WordPicture,
    WordTable,
)
from planforge.importer.labels import Found, read_label, title_like
from planforge.importer.lines import Counted
from planforge.importer.word.inlines import Content, lines_of, lines_of_all, stripped
from planforge.importer.word.numbers import counted, typed

_STYLE = "heading "
_PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of a Word file, a table or a picture.

    Attributes:
        number: of its paragraph.
        words: without the label that Word counts.
        content: the same with emphasis and notes.
        label: the label that Word counts, or that the words seem to start with.
        list: the list that counts the label; None for a typed one.
        level: outline level, from 1; 0 for body text.
        style: name of the paragraph's style.
        look: how it looks.
        page: it starts a page.
        contents, hidden: as for paragraphs.
        block: the table or picture that it is; None for words.
    """

    number: int
    words: str = ""
    content: Content = ()
    label: Found | None = None
    list: Counted | None = None
    level: int = 0
    style: str = "normal"
    look: Look = _PLAIN
    page: bool = False
    contents: bool = False
    hidden: bool = False
    block: WordTable | WordPicture | None = None

    @property
    def title(self) -> str:
        """The words without a typed label."""
        return self.label.words if self.label is not None else self.words

    @property
    def shown(self) -> str:
        """What a reader sees: label and words."""
        if self.label is not None and self.list is not None:
            return f"{self.label.text}{self.label.gap}{self.words}"
        return self.words

    @property
    def centered(self) -> bool:
        """Set in the middle."""
        return self.look.align == "center"


def pieces_of(word: WordFile) -> tuple[Piece, ...]:
    """The lines of a file in order of reading; empty ones are left out."""
    return tuple(_paged(word.blocks))


def pieces_in(blocks: tuple[WordBlock, ...]) -> tuple[Piece, ...]:
    """The lines of what stands in a cell; none of them starts a page."""
    return tuple(replace(piece, page=False) for piece in _paged(blocks))


def _paged(blocks: tuple[WordBlock, ...]) -> Iterator[Piece]:
    """The pieces; one behind an empty paragraph that starts a page starts it."""
    page = True
    for block in blocks:
        if isinstance(block, WordParagraph):
            page = page or block.look.new_page
            for piece in _lines(block):
                yield replace(piece, page=True) if page else piece
                page = False
        else:
            yield Piece(block.number, page=page, block=block)
            page = False


def _lines(block: WordParagraph) -> Iterator[Piece]:
    level = outline_of(block)
    lines = _joined(block, level)
    if not lines and block.label is not None:
        lines = [()]
    for index, content in enumerate(lines):
        piece = Piece(
            block.number,
            plain(content),
            content,
            level=level,
            style=block.style,
            look=_pushed(block),
            contents=block.contents,
            hidden=block.hidden,
        )
        yield _labelled(piece, block) if not index else _typed(replace(piece, level=0))


def _pushed(block: WordParagraph) -> Look:
    """How it looks; one that typed spaces push to the right is indented by them."""
    words = plain(block.content)
    lead = words[: len(words) - len(words.lstrip())]
    wide = sum(1.0 if sign == "\u3000" else 0.5 for sign in lead)
    if wide < _PUSHED:
        return block.look
    return replace(block.look, left=block.look.left + wide * block.look.size)


_PUSHED = 8
"""Ideographs; text is indented by two, lists by a few more."""


def outline_of(block: WordParagraph) -> int:
    """The outline level that style and paragraph give, from 1; 0 for body text."""
    number = block.style.removeprefix(_STYLE) if block.style.startswith(_STYLE) else ""
    if block.outline:
        return block.outline
    return int(number) if number.isdecimal() and len(number) == 1 else 0


def _joined(block: WordParagraph, level: int) -> list[Content]:
    """The lines of a paragraph; a heading set in two lines is one."""
    lines = lines_of(block.content)
    if len(lines) > 1 and (level or block.style == "title"):
        whole = stripped(tuple(n for line in lines_of_all(block.content) for n in line))
        later = [read_label(plain(line)) for line in lines[1:]]
        if title_like(plain(whole)) and not any(later):
            return [whole]
    return lines


def _labelled(piece: Piece, block: WordParagraph) -> Piece:
    label = block.label
    if label is None:
        return _typed(piece)
    found = counted(label, piece.words)
    if found is not None:
        return replace(piece, label=found, list=Counted(label.list, label.level))
    return _typed(with_words(piece, typed(label)))


def _typed(piece: Piece) -> Piece:
    label = read_label(piece.words)
    if label is not None and _enumerates(label, piece.words):
        label = None
    return replace(piece, label=label)


_SECOND = {"1": "2", "１": "２", "一": "二", "①": "②", "⑴": "⑵"}


def _enumerates(label: Found, words: str) -> bool:
    """A sentence that counts within itself: （1）…；（2）…."""
    if label.number != 1 or label.style.rank not in (6, 8, 9):
        return False
    after = "".join(_SECOND.get(sign, sign) for sign in label.text)
    return after != label.text and after in words


def with_words(piece: Piece, before: str) -> Piece:
    """The piece with words set before its own."""
    return replace(piece, words=before + piece.words, content=(Text(before), *piece.content))


def replaced(piece: Piece, words: str) -> Piece:
    """The piece with other, plain words."""
    return replace(piece, words=words, content=(Text(words),), label=None, list=None)
