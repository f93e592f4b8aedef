"""Which part of an XLSX package holds which sheet (ISO/IEC 29500-1, 18.2.19)."""

import io
import posixpath
import zipfile
from xml.etree import ElementTree

_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_BROKEN = (KeyError, ValueError, SyntaxError, zipfile.BadZipFile, RuntimeError, OSError)
_WORKBOOK = "xl/workbook.xml"


def sheet_parts(data: bytes) -> dict[str, str]:
    """Part names by sheet names; empty where the package says it in an unusual way.

    Args:
        data: of a file that has been inspected: its XML declares no entities.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            book = ElementTree.fromstring(package.read(_WORKBOOK))
            links = ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"))
    except _BROKEN:
        return {}
    targets = {link.get("Id", ""): link.get("Target", "") for link in links}
    return {
        sheet.get("name", ""): _joined(targets.get(sheet.get(f"{_OFFICE}id", ""), ""))
        for sheet in book.iter()
        if sheet.tag.rpartition("}")[2] == "sheet"
    }


def _joined(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
