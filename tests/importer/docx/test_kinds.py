"""What a file is, by its bytes, and what to do with it."""

import pytest

from planforge.ooxml.reading.kinds import WORD_PACKAGES, FileKind, refusal, sniff
from tests.importer.docx.build import MAIN_TYPE, docx, p, zipped

_TYPE = "application/vnd.openxmlformats-officedocument."


def ole(*streams: str, block: bytes = b"") -> bytes:
    """A compound file, as far as the names of its streams go."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0")
    entries = b"".join((name + "\0").encode("utf-16-le").ljust(128, b"\0") for name in streams)
    return head + block.ljust(512, b"\0") + entries


def office(content_type: str, folder: str) -> bytes:
    types = f'<Types><Override PartName="/x" ContentType="{content_type}"/></Types>'
    return zipped({"[Content_Types].xml": types, f"{folder}/x.xml": "<x/>"})


KINDS = {
    FileKind.DOCX: [
        docx(p("字")),
        docx(p("字"))[:-30],
        zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<x/>"}),
    ],
    FileKind.DOCM: [office("application/vnd.ms-word.document.macroEnabled.main+xml", "word")],
    FileKind.DOTX: [docx(p("字"), main_type=MAIN_TYPE.replace("document.main", "template.main"))],
    FileKind.XLSX: [office(f"{_TYPE}spreadsheetml.sheet.main+xml", "xl")],
    FileKind.PPTX: [office(f"{_TYPE}presentationml.presentation.main+xml", "ppt")],
    FileKind.ODT: [zipped({"mimetype": "application/vnd.oasis.opendocument.text"})],
    FileKind.OFD: [zipped({"OFD.xml": "<x/>"})],
    FileKind.ZIP: [zipped({"a.txt": "x"}), zipped({})],
    FileKind.DOC: [ole("Root Entry", "1Table", "WordDocument")],
    FileKind.WPS: [ole("WordDocument", "WpsCustomData"), ole("MatOST")],
    FileKind.ENCRYPTED: [
        ole("EncryptionInfo", "EncryptedPackage"),
        ole("WordDocument", block=b"\xec\xa5\xc1\0\0\0\0\0\0\0\0\x01"),
    ],
    FileKind.XLS: [ole("Workbook")],
    FileKind.PPT: [ole("PowerPoint Document")],
    FileKind.OLE: [ole("Something")],
    FileKind.RTF: [b"{\\rtf1\\ansi x}"],
    FileKind.PDF: [b"%PDF-1.7\n", b"junk\n%PDF-1.4"],
    FileKind.HTML: [
        b"<!DOCTYPE html><html>",
        b"\xef\xbb\xbf<html xmlns:w='x'>",
        b"<!-- saved --><HTML>",
        "\ufeff<html>字</html>".encode("utf-16-le"),
        b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>',
    ],
    FileKind.MHT: [b"MIME-Version: 1.0\nContent-Type: multipart/related"],
    FileKind.WORD_XML: [b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><x/>'],
    FileKind.IMAGE: [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0"],
    FileKind.RAR: [b"Rar!\x1a\x07\0x"],
    FileKind.TEXT: [
        "一、总则".encode(),
        "一、总则".encode("gbk"),
        "\ufeff一、总则\r\n".encode("utf-16-le"),
        b"a < b",
    ],
    FileKind.EMPTY: [b"", b"\0\0\0", b" \n"],
    FileKind.UNKNOWN: [bytes(range(256)) * 4, b"MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff\0\0"],
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_is_known_by_its_bytes(kind: FileKind) -> None:
    assert [sniff(data) for data in KINDS[kind]] == [kind] * len(KINDS[kind])


def test_every_kind_has_a_sample_here() -> None:
    assert set(KINDS) == set(FileKind)


@pytest.mark.parametrize("kind", [kind for kind in FileKind if kind not in WORD_PACKAGES])
def test_what_is_no_word_file_is_refused_with_a_way_out(kind: FileKind) -> None:
    error = refusal(kind, "预案.doc")
    assert error.message.startswith("文件 预案.doc ")
    assert error.message.endswith("。")
    assert error.hint
    assert error.hint.endswith("。")
    assert error.exit_code == 3


def test_a_name_of_a_stream_within_text_is_no_stream() -> None:
    odd = ole("Root Entry") + "xWordDocument\0".encode("utf-16-le")
    assert sniff(odd) is FileKind.OLE
