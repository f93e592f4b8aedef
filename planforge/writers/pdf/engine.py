"""The Typst engine: a document in, the bytes of a PDF out."""

import datetime
import importlib.resources
import importlib.util
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from planforge.document import Document
from planforge.errors import RenderError, UsageProblem
from planforge.findings import Finding, Severity
from planforge.profiles import Layout
from planforge.writers.base import Options, Output
from planforge.writers.fonts import RoleFonts, resolve, substitution
from planforge.writers.pdf.characters import Characters, refuse
from planforge.writers.pdf.look import (
    MM,
    Json,
    page_numbers,
    running_numbers,
    style_numbers,
)
from planforge.writers.pdf.orders import Orders
from planforge.writers.pdf.pages import draw
from planforge.writers.pdf.styles import Styles

if TYPE_CHECKING:
    from planforge.writers.pdf.typefaces import Typefaces

Standard = Literal["a-2a", "a-2b", "ua-1"]
"""What Options.pdf_standards may name."""

_UNDATED = datetime.date(2000, 1, 1)
"""The date of a file whose plan has none, so that its bytes stay the same."""


def write_typst(document: Document, layout: Layout, options: Options) -> Output:
    """The document set by Typst.

    Raises:
        UsageProblem: an unknown PDF standard.
        RenderError: typst is not installed, a character has no font, or Typst refuses.
    """
    standards = _standards(options.pdf_standards)
    return typeset(document, layout, standards=standards)


def typeset(
    document: Document, layout: Layout, *, standards: Sequence[Standard] = (), ppi: float = 0
) -> Output:
    """The document as PDF, or, where ``ppi`` is given, as one PNG of that many pixels an inch.

    Raises:
        RenderError: typst is not installed, a character has no font, or Typst refuses.
    """
    _check_engine()
    styles = Styles(layout, Characters())
    orders = draw(document, styles)
    data = _data(document, styles, orders, endless=bool(ppi))
    fonts = {style.font: resolve(style.font, layout.fonts) for style in styles.used.values()}
    _check_characters(document, styles, fonts)
    from planforge.writers.pdf.typefaces import load_typefaces

    faces = load_typefaces(fonts, styles.characters)
    data["styles"] = {
        name: {**style_numbers(layout, style), **faces.numbers(style)}
        for name, style in styles.used.items()
    }
    try:
        made = _compile(faces, data, orders.pictures.files, document, standards, ppi)
    except RenderError:
        if not orders.pictures.drop(lambda files: _shows(faces, files)):
            raise
        made = _compile(faces, data, orders.pictures.files, document, standards, ppi)
    return Output(made, (*orders.pictures.findings, *_told(fonts, document)))


def _check_engine() -> None:
    if importlib.util.find_spec("typst") is None:
        message = "没有安装 typst，无法用它生成 PDF。"
        hint = "请改用 --engine weasyprint，或运行 pip install typst pylopdf-fonts-zh-cn。"
        raise RenderError(message, hint)


def _standards(names: tuple[str, ...]) -> list[Standard]:
    known: dict[str, Standard] = {name: name for name in get_args(Standard)}
    for name in names:
        if name not in known:
            message = f"不认识的 PDF 标准“{name}”。"
            raise UsageProblem(message, f"可选：{'、'.join(known)}。")
    return [known[name] for name in names]


def _check_characters(document: Document, styles: Styles, fonts: Mapping[str, RoleFonts]) -> None:
    """Refuse what Typst would leave out without a word.

    Raises:
        RenderError: no font of a role has a character of the document.
    """
    lacking = {
        role: lost
        for role, chars in styles.characters.by_role().items()
        if (lost := fonts[role].lacking(chars))
    }
    if not lacking:
        return
    search = Styles(styles.layout, Characters(wanted=lacking))
    _data(document, search, draw(document, search))
    (role, char), (text, origin) = next(iter(search.characters.found.items()))
    raise refuse(fonts[role], char, text, origin)


def _data(
    document: Document, styles: Styles, orders: Orders, *, endless: bool = False
) -> dict[str, Json]:
    """What plan.typ reads, but for the styles, which follow when all are known.

    ``endless`` pages are as tall as what stands on them, and have no running lines.
    """
    meta, layout = document.meta, styles.layout
    date = meta.date or _UNDATED
    words = {"title": meta.title, "organization": meta.author, "header": meta.header}
    running: dict[str, Json] = {}
    for name, line in (("header", layout.header), ("footer", layout.footer)):
        running[name] = None if endless else running_numbers(layout, line, name, words)
        if running[name] is not None:
            text = "".join((line.text, line.right, *words.values(), "0123456789"))
            styles.note(styles.role(name), text, ())
    styles.role("body")
    return {
        "meta": {
            "title": meta.title,
            "author": meta.author,
            "subject": meta.subject,
            "keywords": list(meta.keywords),
            "date": {"year": date.year, "month": date.month, "day": date.day},
        },
        "draft": _draft(document, styles),
        "sheets": _sheets(orders, layout, running, endless=endless),
    }


def _sheets(
    orders: Orders, layout: Layout, running: dict[str, Json], *, endless: bool
) -> list[Json]:
    """Pages without numbers stand before page 1 and have no running lines."""
    sheets: list[Json] = []
    counting = False
    for sheet in orders.sheets:
        shown = running if sheet.numbered else dict.fromkeys(running)
        sheets.append(
            {
                **page_numbers(layout, landscape=sheet.landscape),
                **shown,
                "endless": endless,
                "numbered": sheet.numbered,
                "restart": sheet.numbered and not counting,
                "orders": sheet.orders,
            }
        )
        counting |= sheet.numbered
    return sheets


def _draft(document: Document, styles: Styles) -> dict[str, Json] | None:
    words = document.meta.draft
    if not words:
        return None
    mark = styles.layout.draft_mark
    styles.note(styles.role("draft"), words, ("status",))
    return {
        "words": words,
        "color": styles.layout.draft_color,
        "top": mark.top_mm * MM,
        "right": mark.right_mm * MM,
        "rule": mark.rule_pt,
    }


def _told(fonts: Mapping[str, RoleFonts], document: Document) -> list[Finding]:
    found = [finding for role in fonts.values() if (finding := substitution(role))]
    if document.comments:
        message = f"文中有{len(document.comments)}条批注，PDF 不含批注。"
        hint = "需要批注请用 -f docx。"
        found.append(Finding("PF802", "comments-left-out", Severity.INFO, message, hint))
    return found


def _compile(
    faces: "Typefaces",
    data: dict[str, Json],
    pictures: Mapping[str, bytes],
    document: Document,
    standards: Sequence[Standard],
    ppi: float,
) -> bytes:
    """Typst reads nothing but what stands here: pictures lie in a folder of their own."""
    import typst

    files = {
        "main.typ": _template(),
        "plan.json": json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(),
    }
    day = document.meta.date or _UNDATED
    stamp = datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)
    try:
        with _folder_of(pictures) as root:
            # typst-py takes a dict of text files, which its stub does not say.
            made = faces.loaded.compiler.compile(
                input=files,  # type: ignore[type-var]
                format="png" if ppi else "pdf",
                ppi=ppi or None,
                pdf_standards=list(standards),
                timestamp=stamp,
                root=root,
            )
    except typst.TypstError as error:
        message = f"排版引擎 Typst 报错：{error.message}"
        raise RenderError(message, "请改用 --engine weasyprint，并把这条信息告诉我们。") from error
    if not isinstance(made, bytes):
        message = "排版引擎 Typst 没有给出文件。"
        raise RenderError(message)
    return made


def _shows(faces: "Typefaces", pictures: Mapping[str, bytes]) -> bool:
    """Whether Typst can decode pictures."""
    import typst

    source = "".join(f'#image("{name}")\n' for name in pictures)
    try:
        with _folder_of(pictures) as root:
            faces.loaded.compiler.compile(input=source.encode(), format="pdf", root=root)
    except typst.TypstError:
        return False
    return True


@contextmanager
def _folder_of(pictures: Mapping[str, bytes]) -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="planforge-") as folder:
        for name, data in pictures.items():
            Path(folder, name).write_bytes(data)
        yield folder


@cache
def _template() -> bytes:
    return importlib.resources.files("planforge.writers.pdf").joinpath("plan.typ").read_bytes()
