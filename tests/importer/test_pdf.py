"""The text layer of PDF files: words kept, paragraphs whole, headings found, the rest told."""

import io
import re
from collections import Counter
from collections.abc import Sequence

import pypdf
import pytest

from planforge.document import (
    PRESETS,
    Block,
    Cell,
    Column,
    Document,
    Item,
    Meta,
    Paragraph,
    Role,
    Row,
    Section,
    Table,
    Text,
    plain,
)
from planforge.errors import LoadError, UsageProblem
from planforge.importer.original import Original
from planforge.importer.pdf import original_of_pdf
from planforge.importer.pdf.extract import Page, Piece, Stroke
from planforge.importer.pdf.grids import grids_of
from planforge.importer.pdf.paragraphs import is_title, measure, passages
from planforge.importer.pdf.rows import cell_words, rows_of, running
from planforge.numbering import number
from planforge.profiles import load_layout
from planforge.writers import Options, write

DIGITS = "零一二三四五六七八九"


def sentences(start: int, count: int) -> str:
    """Sentences no two of which are alike."""
    return "".join(
        f"值班人员接到第{DIGITS[n // 10 % 10]}{DIGITS[n % 10]}号报告以后立即核实时间、地点和影响，"
        "并在十分钟以内报告带班领导。"
        for n in range(start, start + count)
    )


@pytest.fixture
def _pip_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("typst")
    monkeypatch.setenv("PLANFORGE_FONTS", "pip")


def paragraph(words: str) -> Paragraph:
    return Paragraph((Text(words),))


def body() -> tuple[Block, ...]:
    """Three chapters of two sections, each with paragraphs and a list."""
    return tuple(
        Section(
            1,
            (Text(f"第{chapter}部分的安排"),),
            tuple(
                Section(
                    2,
                    (Text(f"第{chapter}部分第{part}项"),),
                    (
                        *(paragraph(sentences(part * 40 + chapter + 7 * n, n)) for n in (1, 3, 5)),
                        *(
                            Item(3, (Text(f"第{n}步：{sentences(part * 30 + chapter * 9, n)}"),))
                            for n in (1, 2, 3)
                        ),
                    ),
                )
                for part in (1, 2)
            ),
        )
        for chapter in (1, 2, 3)
    )


def set_by_typst() -> tuple[Document, Original]:
    """A document, and the same read back from its PDF."""
    made = number(Document(Meta("某市防汛应急预案"), PRESETS["gongwen"], body(), "gb9704"))
    data = write("pdf", made, load_layout("gb9704"), Options()).data
    return made, original_of_pdf(data, "预案.pdf")


def squeezed(words: str) -> str:
    return re.sub(r"[\s\u2060]", "", words)


def printed(blocks: Sequence[Block]) -> list[str]:
    out: list[str] = []
    for block in blocks:
        if isinstance(block, Section | Item):
            content = block.title if isinstance(block, Section) else block.content
            label = block.label.text if block.label else ""
            out += [label + "".join(n.text for n in content if isinstance(n, Text))]
            out += printed(block.blocks)
        elif isinstance(block, Paragraph):
            out.append("".join(n.text for n in block.content if isinstance(n, Text)))
    return [squeezed(words) for words in out]


@pytest.mark.usefixtures("_pip_fonts")
def test_a_plan_set_by_typst_comes_back_with_its_words_and_paragraphs() -> None:
    made, original = set_by_typst()
    wanted = printed(made.body)
    got = [squeezed(words) for _, words in original.said]
    lost = Counter("".join(wanted)) - Counter("".join(got))
    assert not lost
    whole = sum(words in got for words in wanted)
    assert whole >= 0.95 * len(wanted), [words for words in wanted if words not in got]


@pytest.mark.usefixtures("_pip_fonts")
def test_headings_come_from_the_outline_with_their_levels() -> None:
    made, original = set_by_typst()
    found = [(line.level, squeezed(line.words)) for line in original.lines if line.level]
    wanted = []
    for chapter in made.body:
        assert isinstance(chapter, Section)
        wanted += [(1, *printed([chapter])[:1])]
        wanted += [(2, printed([part])[0]) for part in chapter.blocks]
    assert found == wanted


def test_what_is_set_largest_is_the_title() -> None:
    large = Piece(120, 550, 22, level=True, text="某市防汛应急预案")
    text = page(*((50, 500 - 20 * n, "一些话。") for n in range(5)))
    rows = rows_of(Page(400, 600, (large, *text.pieces), pictures=False), 1)
    (title, *_) = passages([rows])
    assert is_title(title, measure(rows).size)


@pytest.mark.usefixtures("_pip_fonts")
def test_page_numbers_are_left_out_and_told() -> None:
    _, original = set_by_typst()
    assert not [words for _, words in original.said if re.fullmatch(r"[—\-\s\d]+", words)]
    assert {"PF580", "PF581"} <= {finding.code for finding in original.findings}


# Rows and paragraphs, from pieces with places


def page(*rows: tuple[float, float, str], size: float = 10.0) -> Page:
    """A page of 400 x 600 points; rows as (x, y, words)."""
    pieces = tuple(Piece(x, y, size, level=True, text=words) for x, y, words in rows)
    return Page(400, 600, pieces, pictures=False)


def joined(*rows: tuple[float, float, str]) -> list[str]:
    return [passage.words for passage in passages([rows_of(page(*rows), 1)])]


def test_pieces_of_one_row_are_joined_in_their_order_across_the_page() -> None:
    (row,) = rows_of(page((70, 500, "乙"), (50, 500, "甲甲"), (80, 500.5, "丙")), 1)
    assert row.cells == ("甲甲乙丙",)
    (row,) = rows_of(page((50, 500, "see"), (68, 500, "this")), 1)
    assert row.cells == ("see this",)


def test_a_wide_gap_parts_cells() -> None:
    (row,) = rows_of(page((50, 500, "姓名"), (150, 500, "电话")), 1)
    assert row.cells == ("姓名", "电话")


FULL = "字" * 30


def test_a_full_row_goes_on_at_the_margin_and_an_indent_starts_a_paragraph() -> None:
    assert joined(
        (70, 500, "字" * 28),
        (50, 480, FULL),
        (50, 460, "完。"),
        (70, 440, "字" * 28),
        (50, 420, "终。"),
    ) == ["字" * 58 + "完。", "字" * 28 + "终。"]


def test_a_short_row_ends_its_paragraph() -> None:
    rows = [(50.0, 500.0 - 20 * n, words) for n, words in enumerate((FULL, "短。", FULL, "完。"))]
    assert joined(*rows) == [FULL + "短。", FULL + "完。"]


def test_a_row_with_a_label_starts_a_paragraph_even_after_a_full_row() -> None:
    rows = [
        (50.0, 500.0, "字" * 29 + "。"),
        (50.0, 480.0, "（二）" + "字" * 27),
        (50.0, 460.0, "完。"),
    ]
    assert joined(*rows) == ["字" * 29 + "。", "（二）" + "字" * 27 + "完。"]


def test_a_paragraph_goes_on_over_the_page() -> None:
    one = rows_of(page((70, 500, "字" * 28), (50, 480, FULL)), 1)
    two = rows_of(page((50, 560, "完。"), (70, 540, "另一段。")), 2)
    assert [passage.words for passage in passages([one, two])] == ["字" * 58 + "完。", "另一段。"]


def test_what_stands_at_the_edge_of_most_pages_is_running_matter_but_an_annex_is_not() -> None:
    pages = [
        page(
            (50, 580, "某市预案"), (50, 400, f"第{n}段"), (50, 300, "附件1"), (180, 20, f"— {n} —")
        )
        for n in range(1, 6)
    ]
    rows = [rows_of(one, n) for n, one in enumerate(pages, 1)]
    heads = {row.words for row in running(pages, rows)}
    assert heads == {"某市预案", *(f"— {n} —" for n in range(1, 6))}


# Files that cannot be read


def blank(*, password: str | None = None, owner: str | None = None) -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    if password is not None:
        writer.encrypt(password, owner, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_scan_is_refused_with_the_way_out() -> None:
    with pytest.raises(LoadError, match="没有文字层") as caught:
        original_of_pdf(blank(), "扫描.pdf")
    assert "OCR" in (caught.value.hint or "")


def test_a_file_with_a_password_is_refused_and_one_without_a_password_to_open_is_tried() -> None:
    with pytest.raises(LoadError, match="密码"):
        original_of_pdf(blank(password="abc"), "锁.pdf")
    with pytest.raises(LoadError, match="没有文字层"):
        original_of_pdf(blank(password="", owner="abc"), "锁.pdf")


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4\nxref\n0 99999999\n", b"%PDF" * 1000])
def test_a_broken_file_is_refused(data: bytes) -> None:
    with pytest.raises(LoadError, match=r"损坏|没有文字层"):
        original_of_pdf(data, "坏.pdf")


def test_bytes_changed_at_random_are_read_or_refused() -> None:
    import random

    data = blank()
    for seed in range(60):
        random_ = random.Random(seed)
        changed = bytearray(data)
        for _ in range(5):
            changed[random_.randrange(len(changed))] = random_.randrange(256)
        with pytest.raises(LoadError):
            original_of_pdf(bytes(changed), "坏.pdf")


def test_a_missing_library_is_told_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_name: str) -> None:
        raise ImportError

    monkeypatch.setattr("planforge.importer.pdf.extract.import_module", missing)
    with pytest.raises(UsageProblem) as caught:
        original_of_pdf(blank(), "预案.pdf")
    assert "pip install pypdf" in (caught.value.hint or "")


# Ruled tables


def lines(xs: Sequence[float], ys: Sequence[float]) -> tuple[Stroke, ...]:
    """A full grid of lines."""
    across = [Stroke(xs[0], y, xs[-1], y) for y in ys]
    return (*across, *(Stroke(x, ys[0], x, ys[-1]) for x in xs))


def cell_texts(original: Original) -> list[list[list[str]]]:
    return [
        [[plain(p.content) for c in row.cells for p in c.blocks if isinstance(p, Paragraph)]
         for row in line.block.rows]
        for line in original.lines if isinstance(line.block, Table)
    ]  # fmt: skip


def test_words_between_lines_are_cells_whatever_the_order_of_their_lines() -> None:
    pieces = (
        *page((60, 495, "一二三四"), (60, 480, "五六")).pieces,
        *page((160, 487, "乙")).pieces,
        *page((60, 455, "丙"), (160, 455, "丁")).pieces,
    )
    (grid,), taken = grids_of(
        Page(400, 600, pieces, pictures=False, strokes=lines((50, 150, 250), (510, 470, 440)))
    )
    assert len(taken) == 5
    assert [[cell_words(cell) for cell in row] for row in grid.rows] == [
        ["一二三四五六", "乙"],
        ["丙", "丁"],
    ]


def test_cells_that_no_line_parts_are_one() -> None:
    strokes = (
        *(Stroke(50, y, 250, y) for y in (500, 440)),
        Stroke(150, 470, 250, 470),
        *(Stroke(x, 440, x, 500) for x in (50, 150, 250)),
    )
    pieces = page((60, 470, "左"), (160, 480, "上"), (160, 450, "下")).pieces
    (grid,), _ = grids_of(Page(400, 600, pieces, pictures=False, strokes=strokes))
    spans = [[(cell.colspan, cell.rowspan) for cell in row] for row in grid.rows]
    assert spans == [[(1, 2), (1, 1)], [(1, 1)]]


def test_a_box_around_words_is_no_table() -> None:
    text = page((60, 470, "一句话。"))
    boxed = Page(400, 600, text.pieces, pictures=False, strokes=lines((50, 250), (500, 440)))
    assert grids_of(boxed) == ([], set())


@pytest.mark.usefixtures("_pip_fonts")
def test_a_table_over_two_pages_comes_back_as_one_with_its_header_once() -> None:
    cells = [[f"第{n}组", f"负责第{n}项，{sentences(n, 1)}"] for n in range(40)]
    rows = tuple(
        Row(tuple(Cell((Paragraph((Text(words),), Role.CELL),)) for words in row))
        for row in [["组别", "职责"], *cells]
    )
    table = Table((Column(0.3), Column(0.7)), rows)
    data = write_one(Section(1, (Text("分工"),), (table, paragraph("表后的话。"))))
    found = original_of_pdf(data, "预案.pdf")
    (made,) = cell_texts(found)
    assert [[squeezed(words) for words in row] for row in made] == [["组别", "职责"], *cells]
    assert found.said[-1][1] == "表后的话。"


@pytest.mark.usefixtures("_pip_fonts")
def test_a_file_that_holds_nothing_but_a_table_is_read() -> None:
    cells = tuple(Cell((Paragraph((Text(words),), Role.CELL),)) for words in ("甲", "乙"))
    table = Table((Column(0.5), Column(0.5)), (Row(cells), Row(cells)), header_rows=0)
    assert cell_texts(original_of_pdf(write_one(table), "表.pdf")) == [[["甲", "乙"]] * 2]


def write_one(*blocks: Block) -> bytes:
    made = number(Document(Meta("预案"), PRESETS["gongwen"], blocks, "gb9704"))
    return write("pdf", made, load_layout("gb9704"), Options()).data
