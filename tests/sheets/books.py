"""XLSX and CSV files built for tests."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence

import pytest

Values = Sequence[Sequence[object]]


def xlsx(sheets: Mapping[str, Values], merged: Sequence[str] = ()) -> bytes:
    """A workbook as openpyxl writes it; merged ranges are of the first sheet."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(list(row))
    for span in merged:
        book.worksheets[0].merge_cells(span)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The file with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            held = old.read(entry)
            new.writestr(entry.filename, change(held) if entry.filename == part else held)
    return out.getvalue()
