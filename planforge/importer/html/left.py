"""What of a web page is no part of its text: scripts, menus, hidden elements."""

import re
from collections import Counter
from collections.abc import Iterator
from enum import Enum

from lxml import etree

from planforge.findings import Finding, Severity
from planforge.importer.codes import MOST_FINDINGS, told

_SILENT = frozenset(
    {
        *("script", "style", "noscript", "template", "iframe", "frame", "object", "embed"),
        *("applet", "svg", "math", "canvas", "audio", "video", "map", "head", "link", "meta"),
    }
)
_CONTROLS = frozenset({"select", "button", "input", "textarea", "datalist", "progress", "meter"})
_MENUS = frozenset({"nav", "menu"})
_ROLES = frozenset({"navigation", "search", "menu", "menubar", "toolbar", "banner", "contentinfo"})
_HIDDEN = re.compile(
    r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.I
)
_BLOCKS = frozenset({"ul", "ol", "div", "table", "td", "dl", "section", "p", "footer", "header"})
_STOPS = re.compile("[。；]|附件")


class Left(Enum):
    """Why an element is left out."""

    SILENT = "脚本、样式、框架等不是正文的内容"
    CONTROL = "按钮、输入框等表单控件"
    MENU = "导航、菜单"
    HIDDEN = "隐藏的内容"


def why_left(element: etree._Element, menus: set[etree._Element]) -> Left | None:
    """Why an element is left out with all it holds; None where it is read."""
    tag = element.tag
    if tag in _SILENT:
        return Left.SILENT
    if tag in _CONTROLS:
        return Left.CONTROL
    if _hidden(element):
        return Left.HIDDEN
    if tag in _MENUS or element.get("role", "").lower() in _ROLES or element in menus:
        return Left.MENU
    return None


def _hidden(element: etree._Element) -> bool:
    style = element.get("style")
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden", "").lower() == "true"
        or (style is not None and _HIDDEN.search(style[:2000]) is not None)
    )


def menus_of(body: etree._Element) -> set[etree._Element]:
    """The blocks that are lists of links to other pages: menus, link farms, ways home.

    Links into the page itself are those of a table of contents; they count as words.
    """
    found: set[etree._Element] = set()
    stack: list[_Count] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if event == "start":
            stack.append(_Count())
            stack[-1].add(element.text)
            continue
        count = stack.pop()
        href = element.get("href", "#").strip() if element.tag == "a" else "#"
        if not href.startswith("#"):
            count.linked, count.links = count.words, count.links + 1
        if element.tag in _BLOCKS and count.is_menu:
            found.add(element)
        if stack:
            stack[-1].take(count)
            stack[-1].add(element.tail)
    return found


class _Count:
    """Characters and links of an element."""

    __slots__ = ("linked", "links", "stops", "words")

    def __init__(self) -> None:
        self.words = self.linked = self.links = self.stops = 0

    @property
    def is_menu(self) -> bool:
        return self.links >= 3 and not self.stops and self.linked * 5 >= self.words * 4

    def add(self, text: str | None) -> None:
        if text:
            self.words += len("".join(text.split()))
            self.stops += _STOPS.search(text) is not None

    def take(self, other: "_Count") -> None:
        self.words += other.words
        self.linked += other.linked
        self.links += other.links
        self.stops += other.stops


def words_in(element: etree._Element) -> str:
    """All words of an element, white space as a browser shows it."""
    return " ".join("".join(map(str, element.itertext())).split())


_QUOTE = 60


class Account:
    """What was left out of a page, to be told.

    Attributes:
        pictures, links, quotations, tables: how many of them lost all but their words.
    """

    def __init__(self) -> None:
        self.pictures = self.links = self.quotations = self.tables = 0
        self._silent: Counter[Left] = Counter()
        self._parts: list[tuple[Left, str]] = []

    def leave(self, element: etree._Element, left: Left) -> None:
        """Take note of an element that is left out."""
        if left in (Left.SILENT, Left.CONTROL):
            self._silent[left] += 1
            return
        words = " ".join(" ".join(map(str, element.itertext())).split())
        if words:
            short = len(words) <= _QUOTE
            quote = words if short else f"{words[:_QUOTE]}…（共 {len(words)} 字）"
            self._parts.append((left, quote))

    def findings(self) -> Iterator[Finding]:
        """What to look at, parts with words one by one."""
        for left, words in self._parts[:MOST_FINDINGS]:
            message = f"网页里{left.value}“{words}”没有读入。"
            hint = "如果它是正文，请复制到 Word 或文本文件里再导入。"
            severity = Severity.WARNING if left is Left.HIDDEN else Severity.INFO
            yield told("PF571", "page-part-left-out", message, hint, severity=severity)
        if len(self._parts) > MOST_FINDINGS:
            message = f"另有 {len(self._parts) - MOST_FINDINGS} 处导航或隐藏的内容没有读入。"
            yield told("PF571", "page-part-left-out", message)
        if self.pictures:
            message = f"网页里的 {self.pictures} 张图片没有读入。"
            hint = "要用时请另外保存，再写进预案。"
            yield told("PF572", "pictures-left-out", message, hint, severity=Severity.WARNING)
        if self.links:
            message = f"{self.links} 处链接只留下了文字，没有留下网址。"
            yield told("PF573", "links-as-words", message)
        if self.quotations:
            message = f"{self.quotations} 处引用只留下了文字，没有留下缩进的格式。"
            yield told("PF574", "quotation-as-words", message)
        if self.tables:
            message = f"{self.tables} 个表格太大，只留下了各格的文字。"
            hint = "请把表格拆小，或者在预案文件里重新写成表格。"
            yield told("PF576", "table-as-words", message, hint, severity=Severity.WARNING)
        for left, count in self._silent.items():
            yield told("PF575", "scripts-left-out", f"网页里的{left.value} {count} 处没有读入。")
