"""A reference document: how a Word file looks, without what it says.

Made from the file that a plan was imported from, or from any Word file whose look is wanted. What
is read is taken over by name: only parts and properties that concern the look, nothing that runs,
leads out of the file or tells who wrote it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lxml import etree
from lxml.etree import _Element as Element

from planforge.ooxml import names
from planforge.ooxml.foreign import tidy
from planforge.ooxml.pages import Page, main_page
from planforge.ooxml.properties import Property, Said, of_element, said_in, without
from planforge.ooxml.reading.archive import Archive, open_package
from planforge.ooxml.reading.relations import Relations, main_part, relations
from planforge.ooxml.reading.xml import parse
from planforge.ooxml.sheet import canonical

_W = f"{{{names.W}}}"
_ENDINGS = frozenset(("png", "jpeg", "jpg", "gif", "bmp", "tif", "tiff", "emf", "wmf"))
_SETTINGS = frozenset((
    "mirrorMargins", "alignBordersAndEdges", "bordersDoNotSurroundHeader",
    "bordersDoNotSurroundFooter", "gutterAtTop", "defaultTabStop", "autoHyphenation",
    "evenAndOddHeaders", "drawingGridHorizontalSpacing", "drawingGridVerticalSpacing",
    "displayHorizontalDrawingGridEvery", "displayVerticalDrawingGridEvery",
    "characterSpacingControl", "noLineBreaksAfter", "noLineBreaksBefore", "compat",
    "themeFontLang", "clrSchemeMapping",
))  # fmt: skip
"""Settings that change how pages look."""


@dataclass(frozen=True, slots=True)
class Running:
    """A header or footer.

    Attributes:
        kind: header or footer.
        pages: default, first or even.
        xml: its part.
        pictures: names of the media parts it shows, in the order of their ids from rId1.
    """

    kind: str
    pages: str
    xml: bytes
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """How a file looks.

    Attributes:
        defaults: document defaults, or None.
        latent: what it says of styles that are not in it, or None.
        styles: its styles; those that ours are named after carry our ids (``ooxml.roles``).
        settings: those that change how pages look, in the order of the schema.
        fonts: its font table, without the fonts themselves.
        theme: its theme part; empty for none.
        page: paper, margins and grid of its main section, as a portrait page.
        running: the headers and footers of that section.
        media: the pictures in them, by part name.
        lost: what a reader sees in it and this does not hold, in Chinese.
    """

    defaults: Property | None
    latent: Property | None
    styles: tuple[Property, ...]
    settings: tuple[Property, ...]
    fonts: tuple[Property, ...]
    theme: bytes
    page: Page
    running: tuple[Running, ...]
    media: tuple[tuple[str, bytes], ...]
    lost: tuple[str, ...] = ()

    def setting(self, tag: str) -> Property | None:
        """A setting, or None."""
        return next((one for one in self.settings if one.tag == tag), None)


@dataclass(frozen=True, slots=True)
class Opened:
    """A Word file whose main part is open.

    Attributes:
        archive: its parts.
        main: name of the main part.
        relations: of the main part.
        body: the root of the main part.
        sheet: its styles as they are, under the ids of the file.
        ids: our style ids by those of the file.
    """

    archive: Archive
    main: str
    relations: Relations
    body: Element
    sheet: tuple[Property, ...]
    ids: dict[str, str]

    def tree(self, kind: str) -> Element | None:
        """The part that the main part calls so, or None."""
        return _tree(self.archive, self.relations, kind)


def _tree(archive: Archive, related: Relations, kind: str) -> Element | None:
    part = related.target(kind)
    data = archive.read(part) if part else None
    return parse(data, part or "", archive.name) if data else None


def read_reference(data: bytes, name: str) -> Reference:
    """How a Word file looks.

    Args:
        data: the file.
        name: what messages call it.

    Raises:
        LoadError: it is no Word file, or broken, or beyond the bounds of ``archive``.
    """
    return open_look(data, name)[0]


def open_look(data: bytes, name: str) -> tuple[Reference, Opened]:
    """The same, with the file still open: its paragraphs say more than its styles.

    Raises:
        LoadError: as for ``read_reference``.
    """
    archive = open_package(data, name)
    main = main_part(archive)
    related = relations(archive, main)
    body = parse(archive.read(main) or b"", main, name)
    sheet = _tree(archive, related, "styles")
    found = [of_element(one) for one in sheet.iterfind(f"{_W}style")] if sheet is not None else []
    styles, ids = canonical(found, levels_of(_tree(archive, related, "numbering")))
    opened = Opened(archive, main, related, body, tuple(found), ids)
    settings, fonts = opened.tree("settings"), opened.tree("fontTable")
    page = main_page(body)
    running, media, lost = _running(opened, page)
    reference = Reference(
        _only(sheet, "docDefaults"),
        _only(sheet, "latentStyles"),
        styles,
        tuple(_children(settings, _SETTINGS)),
        tuple(_fonts(fonts)),
        _theme(opened),
        page,
        running,
        media,
        (*lost, *(["嵌入的字体"] if _embeds(fonts) else [])),
    )
    return reference, opened


def with_styles(reference: Reference, styles: Sequence[Property]) -> Reference:
    """The reference with styles in the place of those of the same id, or behind the others."""
    new = {one.get("styleId"): one for one in styles}
    kept = [new.pop(one.get("styleId"), one) for one in reference.styles]
    return replace(reference, styles=(*kept, *new.values()))


def _only(root: Element | None, tag: str) -> Property | None:
    found = root.find(_W + tag) if root is not None else None
    return of_element(found) if found is not None else None


def _children(root: Element | None, wanted: frozenset[str]) -> Iterator[Property]:
    for child in root if root is not None else ():
        if str(child.tag).startswith(_W) and str(child.tag)[len(_W) :] in wanted:
            yield of_element(child)


def _fonts(root: Element | None) -> Iterator[Property]:
    for one in _children(root, frozenset(("font",))):
        if one.get("name"):
            yield without(one, *_EMBEDDED)


def _embeds(root: Element | None) -> bool:
    return root is not None and next(root.iter(*(_W + tag for tag in _EMBEDDED)), None) is not None


_EMBEDDED = ("embedRegular", "embedBold", "embedItalic", "embedBoldItalic")


def _theme(opened: Opened) -> bytes:
    """The theme, unless it leads to other parts; then the styles' own colours have to do."""
    root = opened.tree("theme")
    if root is None:
        return b""
    related = any(str(key).startswith(f"{{{names.R}}}") for e in root.iter() for key in e.attrib)
    return b"" if related else _bytes(root)


def _bytes(root: Element) -> bytes:
    """The bytes of a part, without the line breaks that its writer made between elements."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def levels_of(numbering: Element | None) -> Mapping[tuple[str, str], Said]:
    """Paragraph properties that numbering levels bring, by numId and ilvl."""
    if numbering is None:
        return {}
    abstract: dict[str, dict[str, Said]] = {}
    for one in numbering.iterfind(f"{_W}abstractNum"):
        levels = {
            level.get(f"{_W}ilvl", ""): said_in(of_element(level), "pPr")
            for level in one.iterfind(f"{_W}lvl")
        }
        abstract[one.get(f"{_W}abstractNumId", "")] = levels
    found: dict[tuple[str, str], Said] = {}
    for num in numbering.iterfind(f"{_W}num"):
        named = num.find(f"{_W}abstractNumId")
        levels = dict(abstract.get(named.get(f"{_W}val", ""), {}) if named is not None else {})
        for override in num.iterfind(f"{_W}lvlOverride"):
            level = override.find(f"{_W}lvl")
            if level is not None:
                levels[override.get(f"{_W}ilvl", "")] = said_in(of_element(level), "pPr")
        for number, said in levels.items():
            kept = {tag: one for tag, one in said.items() if tag in ("ind", "tabs", "jc")}
            found[num.get(f"{_W}numId", ""), number] = kept
    return found


def _running(
    opened: Opened, page: Page
) -> tuple[tuple[Running, ...], tuple[tuple[str, bytes], ...], list[str]]:
    """The headers and footers of the main section, and the pictures they show."""
    media: dict[str, tuple[str, bytes]] = {}
    found: list[Running] = []
    lost: list[str] = []
    for kind, pages, number in page.running:
        relation = opened.relations.get(number)
        data = opened.archive.read(relation.target) if relation and not relation.external else None
        if relation is None or data is None:
            continue
        root = parse(data, relation.target, opened.archive.name)
        shown: list[str] = []
        related = relations(opened.archive, relation.target)
        if tidy(root, opened.ids, _Taken(opened.archive, related, media, shown)):
            where = "页眉" if kind == "header" else "页脚"
            lost.append(f"{where}里的对象、链接的图片或会取用外部内容的域")
        found.append(Running(kind, pages, _bytes(root), tuple(shown)))
    return tuple(found), tuple(media.values()), list(dict.fromkeys(lost))


class _Taken:
    """Takes pictures along: each once in the package, numbered in each part."""

    def __init__(
        self,
        archive: Archive,
        related: Relations,
        media: dict[str, tuple[str, bytes]],
        shown: list[str],
    ) -> None:
        self._archive = archive
        self._related = related
        self._media = media
        self._shown = shown

    def __call__(self, number: str) -> str | None:
        """The new id of a picture, or None where it is not in the file or of a strange kind."""
        relation = self._related.get(number)
        if relation is None or relation.external or relation.kind != "image":
            return None
        ending = relation.target.rpartition(".")[2].lower()
        data = self._archive.read(relation.target)
        if data is None or ending not in _ENDINGS:
            return None
        name = f"word/media/reference{len(self._media) + 1}.{ending}"
        name = self._media.setdefault(relation.target, (name, data))[0]
        if name not in self._shown:
            self._shown.append(name)
        return f"rId{self._shown.index(name) + 1}"
