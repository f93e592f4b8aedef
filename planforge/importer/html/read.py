"""A web page in order of reading: headings, paragraphs, lists and tables."""

import re

from lxml import etree

from planforge.errors import LoadError
from planforge.findings import Severity
from planforge.importer.codes import told
from planforge.importer.collect import Collector
from planforge.importer.html.decode import decoded, parse
from planforge.importer.html.left import Account, menus_of, why_left, words_in
from planforge.importer.html.lists import Counting, counting, found, next_label
from planforge.importer.html.tables import (
    Words,
    header_rows,
    is_layout,
    rows,
    span,
    table_of,
    too_large,
)
from planforge.importer.lines import Counted
from planforge.importer.original import Original

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    {
        *("p", "div", "section", "article", "main", "header", "footer", "aside", "figure"),
        *("figcaption", "address", "blockquote", "pre", "dl", "dt", "dd", "fieldset", "legend"),
        *("form", "details", "summary", "center", "hr", "ul", "ol", "li", "table", "caption"),
        *("tr", "td", "th", "thead", "tbody", "tfoot", "body", "dir", *_HEADINGS),
    }
)
_LISTS = ("ol", "ul", "dir")
_GAPS = re.compile(r"[ \t\r\n\f]+")


def original_of_html(data: bytes, name: str) -> Original:
    """A web page as a source; numbers count its paragraphs, headings and tables.

    Scripts, styles, menus and hidden elements are left out and told; nothing is fetched.

    Raises:
        LoadError: it is too large, or holds no words.
    """
    root = parse(data, name)
    body = root.find("body")
    body = root if body is None else body
    sink = Collector(name)
    account = Account()
    _Walk(sink, account, menus_of(body)).read(body)
    if sink.empty:
        message = f"网页 {name} 里没有文字。"
        hint = "正文可能是由脚本或框架显示的：请用浏览器打开，把正文复制到 Word 里再导入。"
        raise LoadError(message, hint)
    sink.title_is_only_heading()
    sink.findings.extend(account.findings())
    if "\ufffd" in decoded(data):
        message = "网页里有些字节不合它的编码，读成了“\ufffd”。"
        sink.findings.append(
            told(
                "PF577", "broken-encoding", message, "请搜索“\ufffd”并补上原字。",
                severity=Severity.WARNING,
            )
        )  # fmt: skip
    return sink.original()


class _Walk:
    """Reads one element with all it holds; a cell is read by a walk of its own."""

    def __init__(
        self, sink: Collector, account: Account, menus: set[etree._Element], *, cell: bool = False
    ) -> None:
        self._sink = sink
        self._account = account
        self._menus = menus
        self._words: list[str] = []
        self._lists: list[Counting] = []
        self._label = ""
        self._level = 0
        self._pre = 0
        self._cell: list[str] | None = [] if cell else None

    def read(self, top: etree._Element) -> None:
        """Everything in an element."""
        walker = etree.iterwalk(top, events=("start", "end"))
        skipped: etree._Element | None = None
        for event, element in walker:
            if event == "start" and element is not top:
                if self._starts(element):
                    skipped = element
                    walker.skip_subtree()
                else:
                    self._add(element.text)
            elif event == "start":
                self._add(element.text)
            elif element is not top:
                if element is skipped:
                    skipped = None
                else:
                    self._ends(element)
                self._add(element.tail)
        self._flush()

    def _starts(self, element: etree._Element) -> bool:
        """Take note of an element's start; True where it is left out or read already."""
        tag = element.tag
        left = why_left(element, self._menus)
        if left is not None:
            self._account.leave(element, left)
            return True
        if tag == "br":
            self._break()
        elif tag == "img":
            self._account.pictures += 1
            return True
        elif tag == "a":
            self._account.links += element.get("href", "#").strip()[:1] not in ("#", "")
        if tag not in _BLOCKS:
            return False
        self._flush()
        if tag == "table" and self._cell is None and not is_layout(element):
            if not too_large(element):
                self._table(element)
                return True
            self._account.tables += 1
        self._opens(element, str(tag))
        return False

    def _opens(self, element: etree._Element, tag: str) -> None:
        self._level = _HEADINGS.get(tag, self._level)
        if tag in _LISTS:
            outer = self._lists[0].name if self._lists else f"列表{self._sink.next_number()}"
            self._lists.append(counting(element, len(self._lists) + 1, outer))
        elif tag == "li" and self._lists:
            self._label = next_label(self._lists[-1], element)
        elif tag == "pre":
            self._pre += 1
        elif tag == "blockquote":
            self._account.quotations += 1

    def _ends(self, element: etree._Element) -> None:
        tag = element.tag
        if tag not in _BLOCKS:
            return
        self._flush()
        if tag in _HEADINGS:
            self._level = 0
        elif tag in _LISTS and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._label = ""
        elif tag == "pre":
            self._pre -= 1

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if not self._pre:
            self._words.append(text)
            return
        first, *rest = text.split("\n")
        self._words.append(first)
        for line in rest:
            self._break()
            self._words.append(line)

    def _break(self) -> None:
        """The end of a line, which is the end of a paragraph but in a heading."""
        if self._level:
            self._words.append(" ")
        else:
            self._flush()

    def _flush(self) -> None:
        """Hand on the words gathered so far; white space is as a browser shows it."""
        raw, self._words = "".join(self._words), []
        words = self._sink.cleaned(" ".join(_GAPS.split(raw)) if not self._pre else raw)
        if not words:
            return
        label, self._label = self._label, ""
        if self._cell is not None:
            self._cell.append(f"{label} {words}" if label else words)
            return
        if self._level:
            self._sink.heading(f"{label} {words}" if label else words, self._level)
            return
        entry = found(label, words) if label and self._lists else None
        if entry is not None:
            last = self._lists[-1]
            self._sink.entry(entry, Counted(last.name, last.depth - 1))
        else:
            self._sink.words(f"{label} {words}" if label else words)

    def _table(self, table: etree._Element) -> None:
        number = self._sink.next_number()
        for caption in table.iterdescendants("caption"):
            self._sink.words(words_in(caption))
            number = self._sink.next_number()
        grid = [
            [
                Words(self._read(cell), span(cell, "colspan"), span(cell, "rowspan"))
                for cell in cells
            ]
            for _, cells in rows(table)
        ]
        said = [line for cells in grid for cell in cells for line in cell.lines]
        if said:
            made = table_of(grid, header_rows(table), ("line", number))
            self._sink.table(made, said)

    def _read(self, cell: etree._Element) -> tuple[str, ...]:
        """The lines of a cell."""
        inner = _Walk(self._sink, self._account, self._menus, cell=True)
        inner.read(cell)
        return tuple(inner._cell or ())
