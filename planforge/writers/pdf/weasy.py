"""The PDF engine WeasyPrint: sets the HTML writer's file on pages."""

import hashlib
import logging
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Protocol

from planforge.document import (
    CommentAnchor,
    Document,
    Figure,
    Form,
    Inline,
    Item,
    Link,
    Paragraph,
    Ref,
    Section,
    Strong,
    Table,
    Text,
    blocks_of,
)
from planforge.errors import RenderError, UsageProblem
from planforge.findings import Finding
from planforge.profiles import Layout
from planforge.writers.base import Options, Output
from planforge.writers.fonts import Face, resolve, substitution
from planforge.writers.fonts.folders import chosen_mode
from planforge.writers.html import MachineFonts, Paged, paged_html
from planforge.writers.html.style import class_styles
from planforge.writers.pdf.characters import path_text
from planforge.writers.text import document_lines

_VARIANTS = {"a-2a": "pdf/a-2a", "a-2b": "pdf/a-2b", "ua-1": "pdf/ua-1"}
_HINT = (
    "Debian/Ubuntu：apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0；"
    "macOS：brew install pango；Windows：经 MSYS2 安装 pango。"
    "也可以改用默认的 typst 引擎，它不需要系统库。"
)
_UNKNOWN = re.compile(r'"(.)" \(U\+([0-9A-F]+)\)', re.DOTALL)


def write_weasyprint(document: Document, layout: Layout, options: Options) -> Output:
    """The document as PDF, set by WeasyPrint from the HTML writer's file.

    Raises:
        UsageProblem: more than one PDF standard, or an unknown one.
        RenderError: WeasyPrint or Pango is missing, or a character has no font.
    """
    variant = _variant(options.pdf_standards)
    setter = _Setter(layout, variant)
    with _warnings() as warnings:
        # Front pages mostly take one sheet each; where that guess is wrong, the pages are set anew.
        paged = Paged(_machine_fonts(layout), swapped=_plain_pages(document, layout) % 2 == 1)
        html = paged_html(document, layout, paged)
        pages = setter.pages(html)
        left = _starts_left(pages)
        if "outside" in (layout.footer.align, layout.header.align) and left is not paged.swapped:
            html = paged_html(document, layout, replace(paged, swapped=left))
            pages = setter.pages(html)
        identifier = hashlib.sha256(html.encode()).digest()[:16]
        data = pages.write_pdf(
            pdf_variant=variant, pdf_tags=True, pdf_identifier=identifier, custom_metadata=False
        )
    for warning in warnings:
        _refuse_unknown(warning, document)
    return Output(data, tuple(_substitutions(html, layout)))


def _variant(standards: tuple[str, ...]) -> str | None:
    if len(standards) > 1:
        message = f"WeasyPrint 引擎一次只能满足一种 PDF 标准，不能同时满足 {'、'.join(standards)}。"
        raise UsageProblem(message, "请只选一种，或改用 typst 引擎。")
    for standard in standards:
        if standard not in _VARIANTS:
            message = f"不认识的 PDF 标准“{standard}”。"
            raise UsageProblem(message, f"可选：{'、'.join(_VARIANTS)}。")
        return _VARIANTS[standard]
    return None


class _Page(Protocol):
    anchors: Mapping[str, object]


class _Pages(Protocol):
    """A weasyprint.Document, which is untyped."""

    pages: Sequence[_Page]

    def write_pdf(self, **options: object) -> bytes: ...


class _Setter:
    """WeasyPrint, fetching nothing but data: addresses and the fonts that fontconfig lacks.

    Raises:
        RenderError: WeasyPrint is not installed; or Pango is not, which its import looks for.
    """

    def __init__(self, layout: Layout, variant: str | None) -> None:
        try:
            # Without Pango its import prints a page of English advice.
            with redirect_stdout(StringIO()):
                import weasyprint  # type: ignore[import-untyped]
                from weasyprint.text.fonts import (  # type: ignore[import-untyped]
                    FontConfiguration,
                )
        except ImportError as error:
            message = "没有安装 WeasyPrint，无法用它生成 PDF。"
            hint = "请运行 pip install weasyprint，或改用默认的 typst 引擎。"
            raise RenderError(message, hint) from error
        except OSError as error:
            message = "WeasyPrint 需要的系统库 Pango 没有安装，或者找不到。"
            raise RenderError(message, _HINT) from error
        self._weasyprint = weasyprint
        self._fonts = FontConfiguration()
        self._variant = variant
        self._faces = _unlisted_faces(layout)

    def pages(self, html: str) -> _Pages:
        fetch = self._fetcher()
        rules = "".join(
            f'@font-face{{font-family:"{face.names[0]}";src:url("{face.path.as_uri()}")}}'
            for face in self._faces
        )
        sheet = self._weasyprint.CSS(string=rules, font_config=self._fonts, url_fetcher=fetch)
        pages: _Pages = self._weasyprint.HTML(string=html, url_fetcher=fetch).render(
            font_config=self._fonts, stylesheets=[sheet], pdf_variant=self._variant, pdf_tags=True
        )
        return pages

    def _fetcher(self) -> object:
        from weasyprint.urls import URLFetcher  # type: ignore[import-untyped]

        files = {face.path.as_uri() for face in self._faces}

        class Refusing(URLFetcher):  # type: ignore[misc]  # weasyprint is untyped
            def fetch(self, url: str, headers: dict[str, str] | None = None) -> object:
                if url not in files and not url.startswith("data:"):
                    message = f"refused: {url}"
                    raise ValueError(message)
                return super().fetch(url, headers)

        return Refusing()


def _machine_fonts(layout: Layout) -> MachineFonts:
    """The families that each role gets on this machine, the same that the typst engine takes."""
    found = {role: resolve(role, layout.fonts) for role in layout.fonts}
    families = {
        role: tuple(face.names[0] for face in fonts.stack if face.names)
        for role, fonts in found.items()
    }
    return MachineFonts(families, frozenset(r for r, fonts in found.items() if fonts.emboldened))


def _unlisted_faces(layout: Layout) -> list[Face]:
    """The first faces of roles that fontconfig does not know, since they stand elsewhere."""
    added = [Path(part) for part in chosen_mode().split(os.pathsep) if part]
    stacks = (resolve(role, layout.fonts).stack for role in layout.fonts)
    return [
        face
        for face in dict.fromkeys(face for stack in stacks for face in stack[:1] if face.names)
        if {"pylopdf_fonts_zh_cn", "texmf-dist"} & set(face.path.parts)
        or any(face.path.is_relative_to(folder) for folder in added)
    ]


def _plain_pages(document: Document, layout: Layout) -> int:
    """How many pages before the body stand alone and show no number."""
    alone = {spec.page for spec in layout.front if spec.own_page and not spec.numbered}
    return sum(page.kind.value in alone for page in document.front.pages)


def _starts_left(pages: _Pages) -> bool:
    """Whether page 1 is an even sheet of the file, which CSS takes for a left page."""
    for index, page in enumerate(pages.pages):
        if "_page-1" in page.anchors:
            return index % 2 == 1
    return False


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """Gathers what WeasyPrint warns of; nothing of it reaches the user's screen."""
    found: list[str] = []

    class Gather(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(record.getMessage())

    logger = logging.getLogger("weasyprint")
    before, spread = logger.handlers[:], logger.propagate
    logger.handlers, logger.propagate = [Gather(logging.WARNING)], False
    try:
        yield found
    finally:
        logger.handlers, logger.propagate = before, spread


def _refuse_unknown(warning: str, document: Document) -> None:
    """Raise where a warning says that no font has a character."""
    match = _UNKNOWN.search(warning) if ".notdef" in warning else None
    if match is None:
        return
    char = match[1]
    line = next((line for line in document_lines(document) if char in line), "")
    at = line.find(char)
    around = f"，它出现在“{line[max(0, at - 10) : at + 11]}”中" if line else ""
    origin = next((node.origin for node in _texts(document) if char in node.text), ())
    place = f"（位置：{path_text(origin)}）" if origin else ""
    message = f"没有字体能显示字符“{char}”（U+{match[2]}）{around}{place}。"
    raise RenderError(message, "请改用别的字，或安装含有此字的字体。", origin)


def _texts(document: Document) -> Iterator[Text | Ref]:
    """The words of a document with the plan paths they come from."""
    for block in blocks_of(document):
        match block:
            case Section():
                yield from _inner(block.title)
            case Paragraph() | Item():
                yield from _inner(block.content)
            case Table() | Figure():
                yield from _inner(block.caption)
            case Form():
                yield from _inner(block.title)
                yield from (Text(field.name, field.origin) for field in block.fields)
                yield from _inner(node for field in block.fields for node in field.value)
            case _:
                pass


def _inner(content: Iterable[Inline]) -> Iterator[Text | Ref]:
    for node in content:
        match node:
            case Text() | Ref():
                yield node
            case Strong() | Link() | CommentAnchor():
                yield from _inner(node.content)
            case _:
                pass


def _substitutions(html: str, layout: Layout) -> Iterator[Finding]:
    """A finding for each font role that the document uses and this machine lacks."""
    used = set(re.findall(r'class="([\w-]+)', html))
    roles = {s.font: None for name, s in class_styles(layout).items() if name in used}
    for role in roles:
        finding = substitution(resolve(role, layout.fonts))
        if finding is not None:
            yield finding
