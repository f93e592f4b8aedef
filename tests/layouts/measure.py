"""What stands where on the pages of a PDF, read from its content streams with pypdf alone.

Lengths are millimetres from the top left corner of the sheet.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import pypdf
from pypdf.generic import ContentStream, DictionaryObject, StreamObject, TextStringObject

MM = 72 / 25.4
IGNORED = "\u2060"

Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True)
class Glyph:
    """A character: its left and right edge, its baseline, its size in points, its font."""

    char: str
    left: float
    right: float
    base: float
    size: float
    font: str
    upright: bool
    color: tuple[float, ...]

    @property
    def top(self) -> float:
        """The top of its em box."""
        return self.base - 0.88 * self.size / MM


@dataclass(frozen=True)
class Stroke:
    """A straight line: its left end, its length, its height on the page, its thickness."""

    left: float
    length: float
    at: float
    thickness: float
    color: tuple[float, ...]


@dataclass(frozen=True)
class Line:
    """Glyphs on one baseline, from left to right."""

    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(glyph.char for glyph in self.glyphs).strip()

    @property
    def inked(self) -> tuple[Glyph, ...]:
        """Its glyphs without white space."""
        return tuple(glyph for glyph in self.glyphs if glyph.char.strip())

    @property
    def left(self) -> float:
        """Its left edge."""
        return self.inked[0].left

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.inked[-1].right

    @property
    def base(self) -> float:
        """Its baseline."""
        return self.inked[0].base

    @property
    def top(self) -> float:
        """The top of its em box."""
        return self.inked[0].top

    @property
    def size(self) -> float:
        """Size of its first glyph in points."""
        return self.inked[0].size

    @property
    def font(self) -> str:
        """Font of its first glyph."""
        return self.inked[0].font


@dataclass(frozen=True)
class Page:
    """One page."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    strokes: tuple[Stroke, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Upright lines from top to bottom, those of white space left out."""
        upright = sorted(
            (glyph for glyph in self.glyphs if glyph.upright),
            key=lambda glyph: (round(glyph.base, 1), glyph.left),
        )
        lines = [Line(tuple(g)) for _, g in groupby(upright, lambda glyph: round(glyph.base, 1))]
        return tuple(line for line in lines if line.text)

    def line(self, text: str) -> Line:
        """The first line that holds text."""
        return next(line for line in self.lines if text in line.text)


def pages(data: bytes) -> list[Page]:
    """The pages of a PDF."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    return [_page(reader, page) for page in reader.pages]


def _page(reader: pypdf.PdfReader, page: pypdf.PageObject) -> Page:
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    drawing = _Drawing(page, height)
    contents = page.get_contents()
    if contents is not None:
        drawing.run(ContentStream(contents, reader))
    return Page(width / MM, height / MM, tuple(drawing.glyphs), tuple(drawing.strokes))


class _Font:
    def __init__(self, font: DictionaryObject) -> None:
        self.name = str(font["/BaseFont"]).rpartition("+")[2].removesuffix("-Identity-H")
        descendant = font["/DescendantFonts"][0].get_object()  # type: ignore[index]
        self.default = float(descendant.get("/DW", 1000))
        self.widths = dict(_widths(list(descendant["/W"])))
        names = font["/ToUnicode"].get_object()
        assert isinstance(names, StreamObject)
        self.chars = _to_unicode(names.get_data().decode("latin-1"))

    def width(self, code: int) -> float:
        return self.widths.get(code, self.default)


def _widths(items: list[object]) -> Iterator[tuple[int, float]]:
    at = 0
    while at < len(items):
        first = int(str(items[at]))
        second = items[at + 1]
        if isinstance(second, list):
            yield from ((first + n, float(width)) for n, width in enumerate(second))
            at += 2
        else:
            width = float(str(items[at + 2]))
            yield from ((code, width) for code in range(first, int(str(second)) + 1))
            at += 3


def _to_unicode(text: str) -> dict[int, str]:
    chars: dict[int, str] = {}
    for kind in ("bfchar", "bfrange"):
        for block in text.split(f"begin{kind}")[1:]:
            for row in block.split(f"end{kind}")[0].strip().splitlines():
                codes = [part.rstrip(">") for part in row.replace(" ", "").split("<")[1:]]
                first = int(codes[0], 16)
                last = int(codes[1], 16) if kind == "bfrange" else first
                value = bytes.fromhex(codes[-1]).decode("utf-16-be")
                for code in range(first, last + 1):
                    chars[code] = value[:-1] + chr(ord(value[-1]) + code - first)
    return chars


class _Drawing:
    def __init__(self, page: pypdf.PageObject, height: float) -> None:
        resources = page["/Resources"]
        found = resources.get("/Font", {}) if isinstance(resources, DictionaryObject) else {}
        self._fonts = {name: _Font(font.get_object()) for name, font in found.items()}
        self._height = height
        self._matrix: Matrix = (1, 0, 0, 1, 0, 0)
        self._stack: list[tuple[Matrix, float, tuple[float, ...], tuple[float, ...]]] = []
        self._text: Matrix = (1, 0, 0, 1, 0, 0)
        self._font = next(iter(self._fonts.values()), None)
        self._size = 0.0
        self._thickness = 1.0
        self._stroke: tuple[float, ...] = (0.0,)
        self._fill: tuple[float, ...] = (0.0,)
        self._path: list[tuple[float, float]] = []
        self.glyphs: list[Glyph] = []
        self.strokes: list[Stroke] = []

    def run(self, stream: ContentStream) -> None:
        for operands, operator in stream.operations:
            name = operator.decode()
            values = [float(v) for v in operands if isinstance(v, int | float)]
            if name in ("Tj", "TJ"):
                self._show(operands[0] if name == "TJ" else [operands[0]])
            elif name == "w":
                self._thickness = values[0]
            elif name == "Tf":
                self._font, self._size = self._fonts[operands[0]], float(operands[1])
            elif name == "S":
                self._line()
            else:
                self._state(name, values)

    def _state(self, name: str, values: list[float]) -> None:
        match name:
            case "q":
                self._stack.append((self._matrix, self._thickness, self._stroke, self._fill))
            case "Q":
                self._matrix, self._thickness, self._stroke, self._fill = self._stack.pop()
            case "cm":
                self._matrix = _times(_matrix(values), self._matrix)
            case "Tm":
                self._text = _matrix(values)
            case "SCN":
                self._stroke = tuple(values)
            case "scn":
                self._fill = tuple(values)
            case "m":
                self._path = [(values[0], values[1])]
            case "l":
                self._path.append((values[0], values[1]))
            case _:
                pass

    def _line(self) -> None:
        points = [_at(self._matrix, x, y) for x, y in self._path]
        if len(points) == 2 and abs(points[0][1] - points[1][1]) < 0.01:
            left, right = sorted(x for x, _ in points)
            self.strokes.append(
                Stroke(
                    left / MM,
                    (right - left) / MM,
                    (self._height - points[0][1]) / MM,
                    self._thickness / MM,
                    self._stroke,
                )
            )

    def _show(self, parts: list[object]) -> None:
        assert self._font is not None
        x = 0.0
        for part in parts:
            if isinstance(part, int | float):
                x -= float(part) / 1000 * self._size
                continue
            raw = part.original_bytes if isinstance(part, TextStringObject) else part
            assert isinstance(raw, bytes)
            for at in range(0, len(raw), 2):
                code = int.from_bytes(raw[at : at + 2], "big")
                advance = self._font.width(code) / 1000 * self._size
                self._glyph(self._font.chars.get(code, ""), x, advance)
                x += advance

    def _glyph(self, char: str, x: float, advance: float) -> None:
        full = _times(self._text, self._matrix)
        left, base = _at(full, x, 0)
        right, _ = _at(full, x + advance, 0)
        upright = abs(full[1]) < 0.01
        assert self._font is not None
        if char and char not in IGNORED:
            glyph = Glyph(
                char,
                left / MM,
                right / MM,
                (self._height - base) / MM,
                self._size,
                self._font.name,
                upright,
                self._fill,
            )
            self.glyphs.append(glyph)


def _matrix(values: list[float]) -> Matrix:
    a, b, c, d, e, f = values
    return (a, b, c, d, e, f)


def _times(m: Matrix, n: Matrix) -> Matrix:
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _at(m: Matrix, x: float, y: float) -> tuple[float, float]:
    return (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5])
