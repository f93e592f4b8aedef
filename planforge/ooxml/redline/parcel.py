"""A package that is taken apart, changed and put together again."""

import io
import posixpath
import re
import zipfile
from zlib import crc32

from lxml import etree
from lxml.etree import _Element as Element

from planforge.ooxml.names import CONTENT_TYPES, PACKAGE_RELATIONS, PART_TYPES, RELATION_TYPES, R
from planforge.ooxml.reading.archive import open_package
from planforge.ooxml.reading.relations import main_part, relations
from planforge.ooxml.reading.xml import parse, transitional
from planforge.ooxml.redline.tags import RELATION, having

_TIME = (1980, 1, 1, 0, 0, 0)
_ENDNOTES = PART_TYPES["footnotes"].replace("footnotes", "endnotes")
_TYPES = "[Content_Types].xml"
_IDS = re.compile(rb'id="(\d{1,9})"')
_RELATED = having("@r:*")


class Parcel:
    """The parts of a Word file by name.

    Attributes:
        name: what messages call the file.
        main: name of the part that holds the text.
        archive: the file as it was.
    """

    def __init__(self, data: bytes, name: str) -> None:
        """Open a file.

        Raises:
            LoadError: it is no Word file that we read, is broken, or beyond the bounds.
        """
        self.name = name
        self.archive = open_package(data, name)
        self.main = main_part(self.archive)
        self._changed: dict[str, bytes] = {}
        self._trees: dict[str, Element] = {}
        self._brought: dict[str, str] = {}
        self._rels: dict[str, Element] = {}

    def read(self, part: str) -> bytes | None:
        """The bytes of a part as in the file, or as put there."""
        return self._changed.get(part) or self.archive.read(part)

    def tree(self, part: str | None) -> Element | None:
        """A part's tree, the same each time; None where there is no such part."""
        if part is None:
            return None
        if part not in self._trees:
            data = self.read(part)
            if not data:
                return None
            self._trees[part] = parse(data, part, self.name)
        return self._trees[part]

    def put(self, part: str, root: Element) -> None:
        """Set a part's tree."""
        self._trees[part] = root
        self._changed.setdefault(part, b"<x/>")

    def related(self, kind: str) -> str | None:
        """The name of the part of a kind that the text leads to: styles, numbering, footnotes."""
        for one in self.relations(self.main):
            if transitional(one.get("Type", "")).endswith(f"/{kind}"):
                folder = posixpath.join("/", posixpath.dirname(self.main))
                target = posixpath.normpath(posixpath.join(folder, one.get("Target", "")))
                return target.lstrip("/")
        return None

    def highest(self) -> int:
        """The highest id of any part of the text, below a thousand million."""
        return max(
            (
                int(found)
                for name in self.archive.names
                if name.startswith(posixpath.dirname(self.main)) and name.endswith(".xml")
                for found in _IDS.findall(self.archive.read(name) or b"")
            ),
            default=0,
        )

    def new_part(self, kind: str, root: Element) -> str:
        """Add a part that the text leads to, such as numbering; returns its name."""
        folder = posixpath.dirname(self.main)
        name = self._free(posixpath.join(folder, f"{kind}.xml"))
        self.put(name, root)
        self._type(name, PART_TYPES.get(kind, _ENDNOTES))
        relation = RELATION_TYPES.get(kind, f"{R}/{kind}")
        self._relate(self.main, relation, posixpath.basename(name), external=False)
        return name

    def bring(self, source: "Parcel", part: str, root: Element, here: str) -> None:
        """Make the relationship ids in a tree out of another file's part mean the same here.

        Args:
            source: the other file.
            part: its part that the tree comes from.
            root: the tree, whose ids are changed.
            here: the part of this file that it is going to stand in.
        """
        known: dict[str, str] = {}
        for element in _RELATED(root):
            for key, text in element.attrib.items():
                name, old = str(key), str(text)
                if name.startswith(RELATION) and old:
                    if old not in known:
                        known[old] = self._bring(source, part, old, here)
                    element.set(name, known[old])

    def spell_out(self, root: Element, part: str) -> None:
        """Put what a part's relationships lead to in the place of their ids, to be compared."""
        known = relations(self.archive, part)
        for element in _RELATED(root):
            for key, text in element.attrib.items():
                relation = known.get(str(text)) if str(key).startswith(RELATION) else None
                if relation is not None and relation.external:
                    element.set(str(key), relation.target)
                elif relation is not None:
                    data = self.archive.read(relation.target) or b""
                    element.set(str(key), f"{relation.kind} {crc32(data):08x}")

    def _bring(self, source: "Parcel", part: str, number: str, here: str) -> str:
        relation = relations(source.archive, part).get(number)
        if relation is None:
            return number
        kind = self._kind_of(source, part, number)
        if relation.external:
            return self._relate(here, kind, relation.target, external=True)
        target = self._brought_part(source, relation.target)
        folder = posixpath.dirname(here)
        return self._relate(here, kind, posixpath.relpath(target, folder or "."), external=False)

    def _brought_part(self, source: "Parcel", part: str) -> str:
        """The name here of a part of another file, whose bytes come over unless they are here."""
        if part in self._brought:
            return self._brought[part]
        data = source.archive.read(part) or b""
        if self.archive.read(part) == data and not list(relations(source.archive, part)):
            self._brought[part] = part
            return part
        name = self._free(part)
        self._brought[part] = name
        self._changed[name] = data
        self._type(name, source.type_of(part))
        for relation in relations(source.archive, part):
            kind = self._kind_of(source, part, relation.id)
            target = relation.target
            if not relation.external:
                inner = self._brought_part(source, target)
                target = posixpath.relpath(inner, posixpath.dirname(name) or ".")
            self._relate(name, kind, target, external=relation.external, number=relation.id)
        return name

    def _free(self, part: str) -> str:
        stem, dot, ending = part.rpartition(".")
        name, count = part, 1
        taken = {one.lower() for one in self.archive.names} | {x.lower() for x in self._changed}
        while name.lower() in taken:
            name, count = f"{stem}o{count}{dot}{ending}", count + 1
        return name

    def _kind_of(self, source: "Parcel", part: str, number: str) -> str:
        """The full type of a relationship."""
        for one in source.relations(part):
            if one.get("Id") == number:
                return one.get("Type", "")
        return ""

    def relations(self, part: str) -> Element:
        """The relationships of a part, as a tree."""
        if part not in self._rels:
            data = self.archive.read(_rels(part))
            space = PACKAGE_RELATIONS
            self._rels[part] = (
                parse(data, _rels(part), self.name)
                if data
                else etree.fromstring(f'<Relationships xmlns="{space}"/>')
            )
        return self._rels[part]

    def _relate(
        self, part: str, kind: str, target: str, *, external: bool, number: str = ""
    ) -> str:
        root = self.relations(part)
        mode = "External" if external else None
        for one in root:
            same = (one.get("Type"), one.get("TargetMode")) == (kind, mode)
            if same and not number and _same_target(part, one.get("Target", ""), target, external):
                return one.get("Id", "")
        taken = {one.get("Id") for one in root}
        count = len(root) + 1
        while not number or number in taken:
            number, count = f"rId{count}", count + 1
        one = etree.SubElement(root, f"{{{PACKAGE_RELATIONS}}}Relationship")
        one.set("Id", number)
        one.set("Type", kind)
        one.set("Target", target)
        if mode:
            one.set("TargetMode", mode)
        self._changed.setdefault(_rels(part), b"<x/>")
        self._trees[_rels(part)] = root
        return number

    def type_of(self, part: str) -> str:
        """The content type of a part."""
        root = self.tree(_TYPES)
        assert root is not None
        for one in root.iterfind(f"{{{CONTENT_TYPES}}}Override"):
            if one.get("PartName", "").lstrip("/").lower() == part.lower():
                return one.get("ContentType", "")
        ending = part.rpartition(".")[2].lower()
        for one in root.iterfind(f"{{{CONTENT_TYPES}}}Default"):
            if one.get("Extension", "").lower() == ending:
                return one.get("ContentType", "")
        return "application/octet-stream"

    def _type(self, part: str, kind: str) -> None:
        if self.type_of(part) == kind:
            return
        root = self.tree(_TYPES)
        assert root is not None
        one = etree.SubElement(root, f"{{{CONTENT_TYPES}}}Override")
        one.set("PartName", f"/{part}")
        one.set("ContentType", kind)
        self.put(_TYPES, root)

    def packed(self) -> bytes:
        """The file; the same bytes for the same parts."""
        out = io.BytesIO()
        names = [*self.archive.names, *(n for n in self._changed if n not in self.archive)]
        names.sort(key=lambda name: (name != _TYPES, name))
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as packed:
            for name in names:
                info = zipfile.ZipInfo(name, _TIME)
                info.compress_type = zipfile.ZIP_DEFLATED
                packed.writestr(info, self._bytes(name))
        return out.getvalue()

    def _bytes(self, part: str) -> bytes:
        if part in self._changed and part in self._trees:
            return etree.tostring(
                self._trees[part], xml_declaration=True, encoding="UTF-8", standalone=True
            )
        return self.read(part) or b""


def _rels(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _same_target(part: str, one: str, other: str, external: bool) -> bool:
    if external:
        return one == other
    folder = posixpath.dirname(part)
    base = posixpath.join("/", folder)
    return posixpath.normpath(posixpath.join(base, one)) == posixpath.normpath(
        posixpath.join(base, other)
    )
