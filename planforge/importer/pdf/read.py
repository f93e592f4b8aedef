"""A PDF's text layer in order of reading: title, headings, paragraphs."""

import re
from collections.abc import Iterable, Iterator

from planforge.errors import LoadError
from planforge.findings import Finding, Severity
from planforge.importer.codes import told
from planforge.importer.collect import Collector
from planforge.importer.original import Original
from planforge.importer.pdf.extract import Extract, Page, extract
from planforge.importer.pdf.grids import Grid
from planforge.importer.pdf.paragraphs import is_title, measure, passages
from planforge.importer.pdf.rows import Row, askew, rows_of, running
from planforge.importer.pdf.tables import give_table, goes_on

_CONTENTS = re.compile(r".*?(?:…{2,}|\.{4,}|·{4,}|．{4,}|(?:\.\s){3,})\s*[-—]?\s*\d{1,4}\s*[-—]?")
_CONTENTS_TITLE = re.compile(r"目\s*[录次]")
_LEAST_CHARACTERS = 5
"""A page of text with fewer characters, on the average, is a picture with a stamp."""


def original_of_pdf(data: bytes, name: str) -> Original:
    """A PDF's text layer as a source; numbers count its paragraphs.

    Page numbers, headers, footers and the table of contents are left out and told.

    Raises:
        UsageProblem: pypdf is not installed.
        LoadError: it is broken, encrypted or too large, or has no text layer.
    """
    found = extract(data, name)
    _refuse_pictures(found, name)
    rows = [rows_of(page, number) for number, page in enumerate(found.pages, 1)]
    heads = running(found.pages, rows)
    kept = [[row for row in own if row not in heads] for own in rows]
    sink = Collector(name)
    listed = _give(sink, kept, found)
    if sink.empty:
        message = f"PDF 文件 {name} 里除了页眉页脚没有文字。"
        raise LoadError(message, "请找到它的 Word 原稿（.docx）再导入。")
    sink.findings.extend(_told(found, heads, listed))
    return sink.original()


def _refuse_pictures(found: Extract, name: str) -> None:
    """Refuse a file that says nothing that can be read.

    Raises:
        LoadError: that is so.
    """
    text = "".join("".join(piece.text.split()) for page in found.pages for piece in page.pieces)
    if not text and found.broken:
        message = f"PDF 文件 {name} 已经损坏，{_pages(found.broken)}读不出来。"
        raise LoadError(message, "请重新获取完整的文件，或者找到它的 Word 原稿（.docx）再导入。")
    pictures = any(page.pictures for page in found.pages)
    if not text or (pictures and len(text) < _LEAST_CHARACTERS * len(found.pages)):
        message = f"PDF 文件 {name} 是扫描件或图片，没有文字层。"
        hint = "请先用 OCR（文字识别）软件转成 Word 文件，核对以后再导入。"
        raise LoadError(message, hint)
    if sum(map(_odd, text)) * 2 > len(text):
        message = f"PDF 文件 {name} 的文字层是乱码：其中的字体没有说明各字形是什么字。"
        raise LoadError(message, "请找到 Word 原稿再导入，或者用 OCR（文字识别）软件转换。")


def _odd(char: str) -> bool:
    """Characters that nobody can read: unmapped glyphs, private use, controls."""
    return char == "\ufffd" or "\ue000" <= char <= "\uf8ff" or char < " "


def _give(sink: Collector, kept: list[list[Row]], found: Extract) -> int:
    """Hand the passages on; how many lines of a table of contents were left out."""
    levels = {_key(mark.title): mark.level for mark in found.outline if mark.title.strip()}
    block = measure([row for own in kept for row in own])
    titled = False
    listed = 0
    waiting: list[Grid] = []
    for passage in passages(kept):
        table = passage.rows[0].table
        if table is not None and waiting and not goes_on(waiting[-1], table):
            give_table(sink, waiting)
            waiting = []
        if table is not None:
            waiting.append(table)
            continue
        give_table(sink, waiting)
        waiting = []
        words = passage.words.strip()
        if _CONTENTS.fullmatch(words) or _CONTENTS_TITLE.fullmatch(words):
            listed += 1
            continue
        level = levels.get(_key(words), 0)
        if not titled and is_title(passage, block.size):
            sink.title(words)
            titled = True
        elif level and len(words) <= 100:
            sink.heading(words, level)
        elif passage.cells:
            for row in passage.rows:
                sink.words("\u3000".join(row.cells))
        else:
            sink.words(words)
    give_table(sink, waiting)
    return listed


def _key(words: str) -> str:
    return "".join(words.split())


def _told(found: Extract, heads: Iterable[Row], listed: int) -> Iterator[Finding]:
    texts: dict[str, int] = {}
    for row in sorted(heads, key=lambda row: (row.page, -row.y)):
        words = re.sub(r"\d+", "n", row.words.strip())
        texts[words] = texts.get(words, 0) + 1
    for words, count in list(texts.items())[:20]:
        yield told(
            "PF581", "running-left-out", f"{count} 处页眉、页脚或页码“{words[:40]}”没有读入。"
        )
    if listed:
        message = f"目录（{listed} 行）没有读入：planforge 按章节重新生成目录。"
        yield told("PF582", "contents-left-out", message)
    if found.broken:
        yield _warned("PF583", "page-broken", f"{_pages(found.broken)}已经损坏，没有读出文字。")
    bare = [n for n, page in enumerate(found.pages, 1) if _bare(page) and n not in found.broken]
    if bare:
        message = f"{_pages(bare)}只有图片，没有文字层。"
        hint = "如果是扫描的页，请先用 OCR（文字识别）软件转换。"
        yield _warned("PF584", "page-without-text", message, hint)
    turned = [(n, words) for n, page in enumerate(found.pages, 1) if (words := askew(page))]
    for number, words in turned[:20]:
        message = f"第 {number} 页斜着或竖着排的文字“{words[:40]}”没有读入。"
        yield _warned("PF585", "turned-text", message, "如果不是水印，请照原文补写。")
    message = "PDF 只记下每个字的位置：段落、表格和图片要照原文核对。"
    hint = "有 Word 原稿时，请改用原稿导入。"
    yield _warned("PF580", "read-from-pdf", message, hint)


def _bare(page: Page) -> bool:
    return page.pictures and not any(piece.text.strip() for piece in page.pieces)


def _warned(code: str, name: str, message: str, hint: str | None = None) -> Finding:
    return told(code, name, message, hint, severity=Severity.WARNING)


def _pages(numbers: Iterable[int]) -> str:
    shown = list(numbers)
    words = "、".join(map(str, shown[:20]))
    return f"第 {words} 页" if len(shown) <= 20 else f"第 {words} 页等 {len(shown)} 页"
