"""What a file is, by its bytes, and what to do with one that is no Word file we read."""

import io
import re
import zipfile
import zlib
from enum import Enum

from planforge.errors import LoadError


class FileKind(Enum):
    """The kinds of files that people hand over as a plan."""

    DOCX = "docx"
    DOCM = "docm"
    DOTX = "dotx"
    DOC = "doc"
    WPS = "wps"
    ENCRYPTED = "encrypted"
    XLS = "xls"
    PPT = "ppt"
    OLE = "ole"
    RTF = "rtf"
    ODT = "odt"
    XLSX = "xlsx"
    PPTX = "pptx"
    OFD = "ofd"
    PDF = "pdf"
    HTML = "html"
    MHT = "mht"
    WORD_XML = "word-xml"
    IMAGE = "image"
    ZIP = "zip"
    RAR = "rar"
    TEXT = "text"
    EMPTY = "empty"
    UNKNOWN = "unknown"


WORD_PACKAGES = frozenset({FileKind.DOCX, FileKind.DOCM, FileKind.DOTX})
"""The kinds that the DOCX reader reads."""

MOST_ENTRIES = 10_000
"""Entries of a zip; a Word file has some 20, and one for each picture."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = (
    ("EncryptedPackage", FileKind.ENCRYPTED),
    ("WpsCustomData", FileKind.WPS),
    ("MatOST", FileKind.WPS),
    ("WordDocument", FileKind.DOC),
    ("Workbook", FileKind.XLS),
    ("Book", FileKind.XLS),
    ("PowerPoint Document", FileKind.PPT),
)
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_NOT_IN_TEXT = tuple(bytes([code]) for code in (*range(9), 14, 15, *range(16, 27)))
_BLANK = b"\0 \t\r\n"
_HEAD = 4096
_SAMPLE = 65_536
_MOST_TYPES = 1024 * 1024
"""Bytes of [Content_Types].xml that are looked at; that of a large file has 20 KB."""


def sniff(data: bytes) -> FileKind:
    """What kind of file the bytes are, whatever its name says; never raises."""
    if not data[:_SAMPLE].strip(_BLANK) and not data.strip(_BLANK):
        return FileKind.EMPTY
    if data.startswith(_OLE):
        return _ole(data)
    if data.startswith((b"PK\3\4", b"PK\5\6", b"PK\7\x08PK\3\4")):
        return _zip(data)
    if data.startswith(b"Rar!"):
        return FileKind.RAR
    if data.startswith(_IMAGES):
        return FileKind.IMAGE
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"{\\rtf"):
        return FileKind.RTF
    if b"%PDF-" in data[:1024]:
        return FileKind.PDF
    return _words(data, head)


def refusal(kind: FileKind, name: str) -> LoadError:
    """The error for a file that cannot be read as a Word file, with the way out.

    Args:
        kind: what it is.
        name: what the message calls it.
    """
    what, hint = _ADVICE.get(kind, _ADVICE[FileKind.UNKNOWN])
    return LoadError(f"文件 {name} {what}。", hint)


def crowded(data: bytes) -> bool:
    """Whether a zip may list more entries than a Word file has; counted before they are read."""
    return data.count(b"PK\1\2") > MOST_ENTRIES


def _ole(data: bytes) -> FileKind:
    """By the names in its directory, entries of 128 bytes at multiples of 128 (MS-CFB 2.6.1)."""
    for stream, kind in _STREAMS:
        if _has_stream(data, stream):
            secret = kind is FileKind.DOC and _locked_doc(data)
            return FileKind.ENCRYPTED if secret else kind
    return FileKind.OLE


def _has_stream(data: bytes, name: str) -> bool:
    wanted = f"{name}\0".encode("utf-16-le")
    at = data.find(wanted)
    while at >= 0:
        if at % 128 == 0:
            return True
        at = data.find(wanted, at + 1)
    return False


def _locked_doc(data: bytes) -> bool:
    """Whether the file information block says fEncrypted (MS-DOC 2.5.2: bit 8 of the flags)."""
    block = data[512:524]
    return block.startswith(b"\xec\xa5") and len(block) == 12 and bool(block[11] & 1)


def _zip(data: bytes) -> FileKind:
    if crowded(data):
        return FileKind.DOCX if b"word/" in data else FileKind.ZIP
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.replace("\\", "/").lstrip("/") for name in archive.namelist()}
            if "[Content_Types].xml" in names:
                return _office(archive, names)
            if "mimetype" in names:
                return FileKind.ODT
            return FileKind.OFD if "OFD.xml" in names else FileKind.ZIP
    except (zipfile.BadZipFile, *_ZIP_ERRORS):
        return FileKind.DOCX if b"word/" in data else FileKind.ZIP


_ZIP_ERRORS = (zlib.error, EOFError, OSError, ValueError, RuntimeError, KeyError, OverflowError)


def _office(archive: zipfile.ZipFile, names: set[str]) -> FileKind:
    """By the content type of the main part; by folders where that says nothing."""
    types = b""
    try:
        with archive.open("[Content_Types].xml") as part:
            types = part.read(_MOST_TYPES)
    except (zipfile.BadZipFile, *_ZIP_ERRORS):
        pass
    types = types.replace(b"\0", b"")
    for mark, kind in (
        (b"wordprocessingml.document.main", FileKind.DOCX),
        (b"word.document.macroEnabled.main", FileKind.DOCM),
        (b"wordprocessingml.template.main", FileKind.DOTX),
        (b"word.template.macroEnabledTemplate.main", FileKind.DOTX),
        (b"spreadsheetml.sheet.main", FileKind.XLSX),
        (b"presentationml.presentation.main", FileKind.PPTX),
    ):
        if mark in types:
            return kind
    folders = {name.partition("/")[0] for name in names}
    for folder, kind in (("word", FileKind.DOCX), ("xl", FileKind.XLSX), ("ppt", FileKind.PPTX)):
        if folder in folders:
            return kind
    return FileKind.DOCX if types else FileKind.ZIP


def _words(data: bytes, head: bytes) -> FileKind:
    if head.startswith(_WIDE):
        head = head.decode("utf-16", errors="ignore").encode()
    low = head.lower()
    if low.startswith((b"<?xml", b"<w:", b"<pkg:")):
        if b"word.document" in low or b"wordml" in low or b"xmlpackage" in low:
            return FileKind.WORD_XML
        return FileKind.HTML if b"<html" in low else FileKind.TEXT
    if re.match(
        rb"(<!--.{0,2000}?-->\s*)?<(!doctype html|html|head|body|meta|table|div|p)\b", low, re.S
    ):
        return FileKind.HTML
    if low.startswith(b"mime-version:") or b"\nmime-version: 1.0" in low:
        return FileKind.MHT
    return FileKind.UNKNOWN if _binary(data[:_SAMPLE]) else FileKind.TEXT


def _binary(sample: bytes) -> bool:
    """Whether more than one byte in twenty is one that no text has."""
    if sample.startswith(_WIDE):
        sample = sample.decode("utf-16", errors="ignore").encode()
    return sum(map(sample.count, _NOT_IN_TEXT)) * 20 > len(sample)


_CONVERT = "装有 LibreOffice 的电脑也可以运行 soffice --headless --convert-to docx 文件名 来转换。"
_SAVE_AS = "请用 Word 或 WPS 打开，另存为“Word 文档 (*.docx)”后再读入。"
_ADVICE = {
    FileKind.DOC: ("是旧版 Word 文件（.doc），不能直接读入", _SAVE_AS + _CONVERT),
    FileKind.WPS: (
        "是 WPS 文字的旧格式（.wps），不能直接读入",
        "请用 WPS 打开，另存为“Word 文档 (*.docx)”后再读入。" + _CONVERT,
    ),
    FileKind.ENCRYPTED: (
        "设有打开密码，不能读入",
        "请用 Word 或 WPS 输入密码打开，取消密码后另存为 .docx 文件。",
    ),
    FileKind.RTF: ("其实是 RTF 文件，不是 .docx", _SAVE_AS + _CONVERT),
    FileKind.ODT: ("是 OpenDocument 文件（.odt 等），不能直接读入", _SAVE_AS + _CONVERT),
    FileKind.XLSX: (
        "是 Excel 工作簿，不是 Word 文件",
        "请把其中的内容复制到 Word 文件里，另存为 .docx 后再读入。",
    ),
    FileKind.PPTX: (
        "是 PowerPoint 演示文稿，不是 Word 文件",
        "请把其中的内容复制到 Word 文件里，另存为 .docx 后再读入。",
    ),
    FileKind.OFD: ("是 OFD 版式文件，不能读入", "请找到它的 Word 原稿（.docx）再读入。"),
    FileKind.PDF: ("其实是 PDF 文件，不是 .docx", "请找到它的 Word 原稿，或者按 PDF 文件读入。"),
    FileKind.HTML: ("其实是网页（HTML），不是 .docx", _SAVE_AS + "也可以把后缀改为 .html 再读入。"),
    FileKind.MHT: ("其实是单个文件网页（MHT），不是 .docx", _SAVE_AS + _CONVERT),
    FileKind.WORD_XML: ("其实是 Word 的 XML 文档，不是 .docx", _SAVE_AS + _CONVERT),
    FileKind.IMAGE: ("是图片，里面没有可以读入的文字", "请找到它的 Word 原稿（.docx）再读入。"),
    FileKind.ZIP: (
        "是压缩包，里面没有 Word 文档，或者文件不完整",
        "请先解压，再读入里面的 .docx 文件；如果它本来能用 Word 打开，请重新获取完整的文件。",
    ),
    FileKind.RAR: ("是压缩包", "请先解压，再读入里面的 .docx 文件。"),
    FileKind.TEXT: ("其实是纯文本文件，不是 .docx", "请把后缀改为 .txt 再读入。"),
    FileKind.EMPTY: ("是空文件", "请检查是不是选错了文件，或者重新获取完整的文件。"),
    FileKind.UNKNOWN: (
        "不是 Word 文件，或者已经损坏",
        "请确认它能用 Word 或 WPS 打开，再另存为 .docx 文件后读入。",
    ),
}
_ADVICE[FileKind.XLS] = _ADVICE[FileKind.XLSX]
_ADVICE[FileKind.PPT] = _ADVICE[FileKind.PPTX]
