"""The HTML file: head, contents at the side, front matter, text, imprint, notes."""

from dataclasses import dataclass
from functools import cache

from planforge.document import (
    Document,
    FrontPage,
    Item,
    PageKind,
    Paragraph,
    Role,
    Section,
    Table,
    blocks_of,
)
from planforge.profiles import Layout
from planforge.profiles.layout import FrontSpec, layout_folder
from planforge.resources import data_folder, read_data
from planforge.writers.base import Options, Output
from planforge.writers.html.blocks import Blocks, Outline
from planforge.writers.html.inline import Setting
from planforge.writers.html.markup import attribute, escape
from planforge.writers.html.running import page_rules
from planforge.writers.html.style import MachineFonts, layout_rules, title_rooms


def write_html(document: Document, layout: Layout, options: Options) -> Output:
    """The document as one HTML file that needs nothing beside it.

    Elements name the plan path they come from (``data-origin``), and reviewers' remarks show on
    their words; a public edition has neither.
    """
    setting = Setting(
        origins=not options.public,
        targets=_targets(document),
        rooms=title_rooms(layout, paged=False)[0],
        comments={} if options.public else {c.id: c for c in document.comments},
    )
    plan_hash = "" if options.public else document.meta.plan_hash
    return Output(_File(document, layout, setting, plan_hash).html().encode())


@dataclass(frozen=True, slots=True)
class Paged:
    """What setting the file on pages takes.

    Attributes:
        fonts: of this machine.
        swapped: the first numbered page is an even sheet; see ``page_rules``.
    """

    fonts: MachineFonts
    swapped: bool = False


def paged_html(document: Document, layout: Layout, paged: Paged) -> str:
    """The same file as WeasyPrint sets it on pages."""
    rooms, measure = title_rooms(layout, paged=True)
    setting = Setting(paged=True, targets=_targets(document), rooms=rooms, measure=measure)
    return _File(document, layout, setting, "", paged).html()


def _targets(document: Document) -> frozenset[str]:
    found: set[str] = set()
    for block in blocks_of(document):
        if isinstance(block, Section | Item | Paragraph | Table) and block.anchor:
            found.add(block.anchor)
        if isinstance(block, Table):
            found.update(row.anchor for row in block.rows if row.anchor)
    return frozenset(found)


class _File:
    def __init__(
        self,
        document: Document,
        layout: Layout,
        setting: Setting,
        plan_hash: str,
        paged: Paged | None = None,
    ) -> None:
        self._document = document
        self._layout = layout
        self._setting = setting
        self._plan_hash = plan_hash
        self._paged = paged
        self._outline = Outline(document)
        self._blocks = Blocks(document, setting, self._outline)

    def html(self) -> str:
        meta = self._document.meta
        kind = "paged" if self._paged else "screen"
        draft = f'<p class="draft">{escape(meta.draft)}</p>\n' if meta.draft else ""
        return (
            f'<!DOCTYPE html>\n<html lang="{attribute(meta.language)}">\n<head>\n{self._head()}'
            f'</head>\n<body class="{attribute(self._layout.name)} {kind}">\n{draft}'
            f"{self._side()}<main>\n{self._front()}{self._body()}{self._notes()}</main>\n"
            '<span id="_end"></span>\n</body>\n</html>\n'
        )

    def _head(self) -> str:
        meta = self._document.meta
        date = meta.date.isoformat() if meta.date else ""
        named = {
            "viewport": "width=device-width, initial-scale=1",
            "generator": "planforge",
            "author": meta.author,
            "description": meta.subject,
            "keywords": ", ".join(meta.keywords),
            "dcterms.created": date,
            "dcterms.modified": date,
            "planforge:plan": self._plan_hash,
        }
        lines = "".join(
            f'<meta name="{name}" content="{attribute(value)}">\n'
            for name, value in named.items()
            if value
        )
        name = self._layout.name
        pages = "\n".join(
            page_rules(self._layout, meta, swapped=bool(self._paged and self._paged.swapped))
        )
        rules = layout_rules(self._layout, self._paged.fonts if self._paged else None)
        style = (
            f"{_sheets(name, 'base')}{rules}@media print{{\n{_sheets(name, 'print')}}}\n{pages}\n"
        )
        if self._paged is None:
            style += f"@media screen{{\n{_sheets(name, 'screen')}}}\n"
        return (
            f'<meta charset="utf-8">\n<title>{escape(meta.title)}</title>\n{lines}'
            f"<style>\n{style}</style>\n"
        )

    def _side(self) -> str:
        """The contents beside the text on a wide screen; behind a button on a narrow one."""
        if self._paged or not self._outline.entries:
            return ""
        depth = max(2, self._layout.contents_depth)
        lines = "".join(
            f'<li class="depth-{entry.depth}"><a href="#{attribute(name)}">'
            f"{escape(f'{entry.label}{entry.gap}{entry.title}')}</a></li>\n"
            for entry, name in self._outline.entries
            if entry.depth <= depth
        )
        return (
            '<nav class="side" aria-label="目录">'
            '<input type="checkbox" id="_side" aria-label="展开目录">'
            f'<label for="_side">目录</label>\n<ul>\n{lines}</ul></nav>\n'
        )

    def _front(self) -> str:
        """The front pages; pages are counted from the first that shows its number."""
        out: list[str] = []
        for index, page in enumerate(self._document.front.pages):
            spec = self._spec(page)
            kind = f"page {page.kind.value}"
            if spec.own_page:
                kind += " own" if spec.numbered else " own plain"
            origin = self._setting.origin(page.origin)
            inner = self._page(page)
            mark = self._first(index)
            out.append(f'<section class="{kind}"{mark}{origin}>\n{inner}</section>\n')
        return f'<header class="front">\n{"".join(out)}</header>\n' if out else ""

    def _page(self, page: FrontPage) -> str:
        """The content of a front page; the last lines of a cover, from its first foot line on."""
        at = len(page.blocks)
        if page.kind is PageKind.COVER:
            roles = (b.role if isinstance(b, Paragraph) else None for b in page.blocks)
            at = next((at for at, role in enumerate(roles) if role is Role.COVER_FOOT), at)
        inner = self._blocks.render(page.blocks[:at])
        foot = self._blocks.render(page.blocks[at:])
        return f'{inner}<div class="foot">\n{foot}</div>\n' if foot else inner

    def _first(self, index: int) -> str:
        """The id of page 1, where that starts with the front page of an index, or with the text."""
        specs = [self._spec(page) for page in self._document.front.pages]
        plain = [spec.own_page and not spec.numbered for spec in specs]
        first = len(plain) - plain[::-1].index(True) if True in plain else 0
        return ' id="_page-1"' if index == first else ""

    def _spec(self, page: FrontPage) -> FrontSpec:
        kind = page.kind.value
        found = next((spec for spec in self._layout.front if spec.page == kind), None)
        return found or FrontSpec.model_validate({"page": kind})

    def _body(self) -> str:
        first = self._first(len(self._document.front.pages))
        text = self._blocks.render(self._document.body)
        # WeasyPrint sets the imprint at the page's foot, where a newline would be a line.
        imprint = self._blocks.render(self._document.imprint).replace("\n", "")
        foot = f'<footer class="imprint-block">{imprint}</footer>\n' if imprint else ""
        return f'<div class="text"{first}>\n{text}</div>\n{foot}'

    def _notes(self) -> str:
        inlines, out = self._blocks.inlines, []
        for note in inlines.notes:  # a note within a note joins the list as it is written
            words, number = inlines.note(note), note.number
            out.append(
                f'<p class="footnote" id="_note-{number}">[{number}] {words}'
                f'<a class="back" href="#_note-ref-{number}" aria-label="回到正文"></a></p>\n'
            )
        if not out:
            return ""
        return (
            '<section class="notes" role="doc-endnotes" aria-label="注释">\n'
            f"{''.join(out)}</section>\n"
        )


@cache
def _sheets(layout: str, name: str) -> str:
    """The shipped structure, then the layout's own; both may be absent."""
    paths = (data_folder("templates") / "layouts", layout_folder(layout))
    files = [path / f"{name}.css" for path in paths]
    return "".join(read_data(file) for file in files if file.is_file())
