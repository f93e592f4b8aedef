"""XLSX and CSV files, written: texts in rows under a heading, the same bytes each time."""

import csv
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from planforge.sheets.cells import cell_name
from planforge.sheets.guard import guarded

_EPOCH = (1980, 1, 1, 0, 0, 0)
_NARROWEST, _WIDEST = 6, 48
_PAD = 3
_LONGEST_NAME = 31
_UNFIT = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet shows.

    Attributes:
        name: of the sheet.
        rows: of texts; the first is the heading.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]


def comma(sheet: Sheet) -> bytes:
    """A sheet as CSV: UTF-8 with the mark that Excel wants, no text that it takes for a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([guarded(text) for text in row] for row in sheet.rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """Sheets as XLSX: every cell a text, the heading fixed above and repeated on each page."""
    names = _names(sheets)
    parts = {
        "[Content_Types].xml": _types(len(sheets)),
        "_rels/.rels": _links([(f"{_OFFICE}/officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _book(names),
        "xl/_rels/workbook.xml.rels": _links(
            [
                (f"{_OFFICE}/worksheet", f"worksheets/sheet{n}.xml")
                for n in range(1, len(sheets) + 1)
            ]
            + [(f"{_OFFICE}/styles", "styles.xml")]
        ),
        "xl/styles.xml": _STYLES,
    }
    for number, sheet in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = _page(sheet)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, (_XML + part).encode())
    return out.getvalue()


def _names(sheets: Sequence[Sheet]) -> list[str]:
    """Names that a workbook may have, each once."""
    found: list[str] = []
    for sheet in sheets:
        plain = _UNFIT.sub("、", sheet.name).strip("'").strip()[:_LONGEST_NAME] or "表"
        name, count = plain, 1
        while name.casefold() in (known.casefold() for known in found):
            count += 1
            name = f"{plain[: _LONGEST_NAME - 4]}{count}"
        found.append(name)
    return found


def _types(count: int) -> str:
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        for n in range(1, count + 1)
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
        f"{sheets}</Types>"
    )


def _links(targets: Sequence[tuple[str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def _book(names: Sequence[str]) -> str:
    sheets = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"/>'
        for n, name in enumerate(names, 1)
    )
    heads = "".join(
        f'<definedName name="_xlnm.Print_Titles" localSheetId="{at}">'
        f"'{escape(name.replace(_QUOTE, _QUOTE * 2))}'!$1:$1</definedName>"
        for at, name in enumerate(names)
    )
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets>'
        f"<definedNames>{heads}</definedNames></workbook>"
    )


_QUOTE = "'"
_BORDER = "".join(f'<{side} style="thin"/>' for side in ("left", "right", "top", "bottom"))
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="2">'
    '<font><sz val="11"/><name val="宋体"/></font>'
    '<font><b/><sz val="11"/><name val="宋体"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFEAEAEA"/></patternFill></fill></fills>'
    f'<borders count="2"><border/><border>{_BORDER}</border></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="3"><xf/>'
    '<xf numFmtId="49" borderId="1" applyNumberFormat="1" applyBorder="1" applyAlignment="1">'
    '<alignment vertical="center" wrapText="1"/></xf>'
    '<xf numFmtId="49" fontId="1" fillId="2" borderId="1" applyNumberFormat="1" applyFont="1" '
    'applyFill="1" applyBorder="1" applyAlignment="1">'
    '<alignment horizontal="center" vertical="center" wrapText="1"/></xf></cellXfs></styleSheet>'
)
"""Cells are texts (format 49), so that phones keep their zeros."""


def _page(sheet: Sheet) -> str:
    width = max((len(row) for row in sheet.rows), default=1)
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{_width(sheet, n - 1)}" style="1" customWidth="1"/>'
        for n in range(1, width + 1)
    )
    rows = "".join(
        f'<row r="{n}">{"".join(_cells(row, n))}</row>' for n, row in enumerate(sheet.rows, 1)
    )
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        f"</sheetView></sheetViews><cols>{columns}</cols><sheetData>{rows}</sheetData>"
        '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    )


def _cells(row: Sequence[str], number: int) -> Iterator[str]:
    style = 2 if number == 1 else 1
    for column, text in enumerate(row, 1):
        at = f'r="{cell_name(number, column)}" s="{style}"'
        if text:
            yield f'<c {at} t="inlineStr"><is><t xml:space="preserve">{_text(text)}</t></is></c>'
        else:
            yield f"<c {at}/>"


def _text(text: str) -> str:
    """A text as XML holds it (ISO/IEC 29500-1, 22.9.2.19)."""
    spared = _ESCAPE.sub("_x005F_", text)
    return escape(_CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", spared))


def _width(sheet: Sheet, column: int) -> int:
    """In characters of the usual font; a Chinese one takes two."""
    lines = (line for row in sheet.rows if column < len(row) for line in row[column].split("\n"))
    return min(_WIDEST, max(_NARROWEST, max(map(_wide, lines), default=0) + _PAD))


def _wide(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)
