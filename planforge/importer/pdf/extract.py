"""The pieces of text of a PDF with their places, within bounds; pypdf does the reading."""

import io
import logging
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Protocol, cast

from planforge.errors import LoadError, UsageProblem

MOST_BYTES = 100 * 1024 * 1024
MOST_PAGES = 2000
MOST_SECONDS = 120.0
MOST_OPERATIONS = 20_000_000
"""Of all pages; a page of text has some 2 000, one of a drawing 100 000."""
MOST_STREAM = 16 * 1024 * 1024
"""Bytes of one page's instructions; a page of text has 20 KB, one of a map 2 MB."""
MOST_CHARACTERS = 5_000_000

_ORIGINAL = "请找到它的 Word 原稿（.docx）再导入。"
Matrix = Sequence[float]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters set in one go.

    Attributes:
        x, y: where they start, in points from the lower left corner of the page as shown.
        size: of the characters, in points.
        level: they run from left to right.
        text: as the file says them.
    """

    x: float
    y: float
    size: float
    level: bool
    text: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line of a drawing, or an edge of a box, in points as for pieces."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page.

    Attributes:
        width, height: in points.
        pieces: in the order of the file.
        pictures: it has some.
        strokes: its lines; none of a turned page.
    """

    width: float
    height: float
    pieces: tuple[Piece, ...]
    pictures: bool
    strokes: tuple[Stroke, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """An entry of the outline that readers show beside the pages; level from 1."""

    title: str
    level: int


@dataclass(frozen=True, slots=True)
class Extract:
    """What a PDF says: pages and outline, and how many pages could not be read."""

    pages: tuple[Page, ...]
    outline: tuple[Mark, ...]
    broken: tuple[int, ...] = ()


class _Box(Protocol):
    left: float
    bottom: float
    width: float
    height: float


class _PdfPage(Protocol):
    rotation: int
    mediabox: _Box

    def extract_text(self, *, visitor_operand_before: object, visitor_text: object) -> str: ...
    def get_contents(self) -> "_Contents | None": ...


class _Contents(Protocol):
    def get_data(self) -> bytes: ...


class _Reader(Protocol):
    is_encrypted: bool
    pages: Sequence[_PdfPage]
    outline: object

    def decrypt(self, password: str) -> int: ...


def extract(data: bytes, name: str) -> Extract:
    """What a PDF says.

    Raises:
        UsageProblem: pypdf is not installed.
        LoadError: it is broken, has a password, or is too large.
    """
    if len(data) > MOST_BYTES:
        message = f"文件 {name} 有 {len(data) / 1048576:.0f} MB，超过 100 MB 的上限。"
        raise LoadError(message, _ORIGINAL)
    pypdf = _library()
    try:
        return _extracted(_opened(pypdf, data, name), name)
    except (LoadError, MemoryError):
        raise
    except Exception as error:  # pypdf lets errors of all kinds out where a file is broken
        message = f"PDF 文件 {name} 已经损坏，读不出来。"
        raise LoadError(message, "请重新获取完整的文件；" + _ORIGINAL) from error


def _library() -> ModuleType:
    try:
        pypdf = import_module("pypdf")
    except ImportError as error:
        message = "读 PDF 要用 pypdf，本机没有安装。"
        hint = "请运行：pip install pypdf；或者找到 Word 原稿（.docx）再导入。"
        raise UsageProblem(message, hint) from error
    logger = logging.getLogger("pypdf")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())  # its English advice stays off the screen
    return pypdf


def _opened(pypdf: ModuleType, data: bytes, name: str) -> _Reader:
    reader = cast("_Reader", pypdf.PdfReader(io.BytesIO(data)))
    if reader.is_encrypted and not _unlocked(reader):
        message = f"PDF 文件 {name} 有打开密码或加密，不能读入。"
        raise LoadError(message, "请在 PDF 软件里输入密码打开，去掉密码后另存，再导入。")
    count = len(reader.pages)
    if count > MOST_PAGES:
        message = f"PDF 文件 {name} 有 {count} 页，超过 {MOST_PAGES} 页的上限。"
        raise LoadError(message, "请拆成几个文件，一份预案一个文件。")
    return reader


def _unlocked(reader: _Reader) -> bool:
    """Opened with the empty password, which files that only forbid changes have."""
    try:
        return bool(reader.decrypt(""))
    except Exception:  # a cipher that needs another library, or a broken dictionary
        return False


def _extracted(reader: _Reader, name: str) -> Extract:
    budget = _Budget(name)
    pages: list[Page] = []
    broken: list[int] = []
    for number, page in enumerate(reader.pages, 1):
        try:
            pages.append(_page(page, budget))
        except (LoadError, MemoryError):
            raise
        except Exception:  # one broken page does not cost the others
            broken.append(number)
            pages.append(Page(595, 842, (), pictures=False))
    return Extract(tuple(pages), tuple(_outline(reader)), tuple(broken))


class _Budget:
    """What is left of time, work and text."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._operations = 0
        self._characters = 0
        self._end = time.monotonic() + MOST_SECONDS

    def operation(self) -> None:
        self._operations += 1
        late = self._operations % 1000 == 0 and time.monotonic() > self._end
        if late or self._operations > MOST_OPERATIONS:
            message = f"PDF 文件 {self._name} 太复杂，读的时间超过了上限，已经停止。"
            raise LoadError(message, _ORIGINAL)

    def text(self, words: str) -> None:
        self._characters += len(words)
        if self._characters > MOST_CHARACTERS:
            message = f"PDF 文件 {self._name} 的文字超过 {MOST_CHARACTERS // 10000} 万字的上限。"
            raise LoadError(message, "请拆成几个文件，一份预案一个文件。")


def _page(page: _PdfPage, budget: _Budget) -> Page:
    pieces: list[Piece] = []
    box = page.mediabox
    turn = page.rotation % 360
    pictures = False

    drawn = Drawing(box)

    def before(operator: bytes, operands: object, cm: Matrix, _tm: Matrix) -> None:
        nonlocal pictures
        budget.operation()
        drawn.take(operator, operands, cm)
        pictures = pictures or operator in (b"Do", b"BI", b"INLINE IMAGE")

    def text(words: str, cm: Matrix, tm: Matrix, _font: object, size: float) -> None:
        budget.text(words)
        if words.strip():
            pieces.append(_piece(words, _times(tm, cm), size, box, turn))

    contents = page.get_contents()
    if contents is not None and len(contents.get_data()) > MOST_STREAM:
        message = "the page's instructions are too long"
        raise ValueError(message)
    page.extract_text(visitor_operand_before=before, visitor_text=text)
    width, height = float(box.width), float(box.height)
    if turn in (90, 270):
        width, height = height, width
    return Page(width, height, tuple(pieces), pictures, () if turn else tuple(drawn.strokes))


_MOST_STROKES = 5_000
_FILL = frozenset({b"f", b"F", b"f*"})
_STROKE = frozenset({b"S", b"s", b"B", b"B*", b"b", b"b*"})


class Drawing:
    """Gathers the lines of a page from its instructions (PDF 32000-1, 8.5.2)."""

    def __init__(self, box: _Box) -> None:
        self.strokes: list[Stroke] = []
        self._left, self._bottom = float(box.left), float(box.bottom)
        self._path: list[Stroke] = []
        self._edges: list[Stroke] = []
        self._at: tuple[float, float] | None = None

    def take(self, operator: bytes, operands: object, matrix: Matrix) -> None:
        """One instruction: a move, a line or a rectangle; others are passed over."""
        if operator in _STROKE:
            self.strokes += self._edges
        if operator in _STROKE or operator in _FILL:
            self.strokes += self._path
        if operator in _STROKE or operator in _FILL or operator == b"n":  # n: it only clips
            self._path, self._edges = [], []
        if operator not in (b"m", b"l", b"re") or len(self.strokes) > _MOST_STROKES:
            return
        numbers = [float(number) for number in operands] if isinstance(operands, list) else []
        if operator == b"re" and len(numbers) == 4:
            x, y, width, height = numbers
            one, two = self._placed(x, y, matrix), self._placed(x + width, y + height, matrix)
            self._box(*one, *two)
        elif operator != b"re" and len(numbers) == 2:
            place = self._placed(numbers[0], numbers[1], matrix)
            if operator == b"l" and self._at is not None:
                self._path.append(Stroke(*self._at, *place))
            self._at = place

    def _placed(self, x: float, y: float, matrix: Matrix) -> tuple[float, float]:
        a, b, c, d, e, f = map(float, matrix)
        return x * a + y * c + e - self._left, x * b + y * d + f - self._bottom

    def _box(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A thin box is a line, as Word draws them; the edges of others count if they are drawn."""
        if abs(y1 - y0) < _THIN:
            self._path.append(Stroke(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2))
        elif abs(x1 - x0) < _THIN:
            self._path.append(Stroke((x0 + x1) / 2, y0, (x0 + x1) / 2, y1))
        else:
            self._edges += [Stroke(x0, y0, x1, y0), Stroke(x0, y1, x1, y1)]
            self._edges += [Stroke(x0, y0, x0, y1), Stroke(x1, y0, x1, y1)]


_THIN = 3.0


def _piece(words: str, matrix: Matrix, size: float, box: _Box, turn: int) -> Piece:
    a, b, c, d, x, y = matrix
    x, y = x - float(box.left), y - float(box.bottom)
    width, height = float(box.width), float(box.height)
    if turn == 90:
        a, b, x, y = b, -a, y, width - x
    elif turn == 180:
        a, b, x, y = -a, -b, width - x, height - y
    elif turn == 270:
        a, b, x, y = -b, a, height - y, x
    scale = (c * c + d * d) ** 0.5
    return Piece(x, y, abs(float(size)) * scale, abs(b) < 0.2 * abs(a), words)


def _times(one: Matrix, two: Matrix) -> Matrix:
    """The matrix that does one, then two (PDF 32000-1, 8.3.4)."""
    a, b, c, d, e, f = map(float, one)
    g, h, i, j, k, m = map(float, two)
    return (
        *(a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j),
        *(e * g + f * i + k, e * h + f * j + m),
    )


_MOST_MARKS = 20_000


def _outline(reader: _Reader) -> Iterator[Mark]:
    """The outline in order; none where it is broken."""
    try:
        entries = reader.outline
    except Exception:  # a loop or a broken entry: headings are then found by their labels alone
        return
    stack: list[Iterator[object]] = [iter(entries)] if isinstance(entries, list) else []
    count = 0
    while stack and count < _MOST_MARKS:
        entry = next(stack[-1], None)
        if entry is None:
            stack.pop()
        elif isinstance(entry, list):
            stack.append(iter(entry))
        else:
            count += 1
            yield Mark(str(getattr(entry, "title", "")), len(stack))
