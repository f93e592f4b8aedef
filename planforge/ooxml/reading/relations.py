"""Which part leads to which (ISO/IEC 29500-2, 6.5); what lies outside is never opened."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from planforge.errors import LoadError
from planforge.ooxml.names import CONTENT_TYPES, PACKAGE_RELATIONS
from planforge.ooxml.reading.archive import Archive
from planforge.ooxml.reading.xml import parse

MOST_RELATIONS = 100_000
"""Of one part: each picture and each hyperlink has one."""

_MAIN_TYPES = ("document.main+xml", "template.main+xml", "documentenabled.main+xml")


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship of a part.

    Attributes:
        id: as in the file: rId7.
        kind: the last word of its type: styles, numbering, image, hyperlink, footnotes, …
        target: name of the part it leads to; the address as written where it is external.
        external: it leads out of the package.
    """

    id: str
    kind: str
    target: str
    external: bool


class Relations:
    """The relationships of one part, in the order of the file."""

    def __init__(self, listed: tuple[Relation, ...]) -> None:
        self._by_id = {relation.id: relation for relation in listed}

    def __iter__(self) -> Iterator[Relation]:
        return iter(self._by_id.values())

    def get(self, relation_id: str | None) -> Relation | None:
        """The relationship with an id, or None."""
        return self._by_id.get(relation_id) if relation_id is not None else None

    def of_kind(self, kind: str) -> tuple[Relation, ...]:
        """Those of a kind that lead to parts of the package."""
        return tuple(one for one in self if one.kind == kind and not one.external)

    def target(self, kind: str) -> str | None:
        """The name of the first part of a kind, or None."""
        found = self.of_kind(kind)
        return found[0].target if found else None


def relations(archive: Archive, part: str) -> Relations:
    """The relationships of a part; "" for those of the package.

    Raises:
        LoadError: they are no well-formed XML, or too many.
    """
    folder, _, file = part.rpartition("/")
    where = posixpath.join(folder, "_rels", f"{file}.rels")
    data = archive.read(where)
    if data is None:
        return Relations(())
    root = parse(data, where, archive.name)
    listed = [
        Relation(
            element.get("Id", ""),
            element.get("Type", "").rstrip("/").rpartition("/")[2],
            _target(element.get("Target", ""), folder, element.get("TargetMode")),
            element.get("TargetMode") == "External",
        )
        for element in root.iterfind(f"{{{PACKAGE_RELATIONS}}}Relationship")
    ]
    if len(listed) > MOST_RELATIONS:
        message = f"文件 {archive.name} 的部件 {where} 里的关系超过 {MOST_RELATIONS} 个，不读入。"
        raise LoadError(message, "请确认文件来源可靠。")
    return Relations(tuple(listed))


def main_part(archive: Archive) -> str:
    """The name of the part that holds the text: word/document.xml, or what the package says.

    Raises:
        LoadError: there is none.
    """
    named = relations(archive, "").target("officeDocument") or _main_by_type(archive)
    if named is None or named not in archive:
        message = f"文件 {archive.name} 里没有正文，不是完整的 Word 文件。"
        raise LoadError(
            message, "请重新获取完整的文件；能用 Word 打开的，请另存为新的 .docx 文件。"
        )
    return named


def _main_by_type(archive: Archive) -> str | None:
    """The main part by its content type, for packages whose own relationships are lost."""
    root = parse(archive.read("[Content_Types].xml") or b"", "[Content_Types].xml", archive.name)
    for element in root.iterfind(f"{{{CONTENT_TYPES}}}Override"):
        if element.get("ContentType", "").lower().endswith(_MAIN_TYPES):
            return element.get("PartName", "").lstrip("/")
    return None


def _target(written: str, folder: str, mode: str | None) -> str:
    if mode == "External":
        return written
    bare = written.partition("#")[0].replace("\\", "/")
    return posixpath.normpath(posixpath.join("/", folder, bare)).lstrip("/")
