"""The front door: any file that holds a plan's text, by what it is and not by what it is called."""

from dataclasses import replace
from pathlib import Path

from planforge.errors import FileProblem, LoadError
from planforge.findings import Finding, Severity
from planforge.importer.chain import import_original
from planforge.importer.codes import told
from planforge.importer.legacy import command_for, convert, converter
from planforge.importer.original import Imported, Original
from planforge.importer.text import original_of
from planforge.importer.word import Reading, import_word
from planforge.ooxml.reading.kinds import WORD_PACKAGES, FileKind, refusal, sniff
from planforge.resources import reason

MOST_BYTES = 200 * 1024 * 1024
"""A Word file with some hundred photographs."""

_CONVERTIBLE = {
    FileKind.DOC: ".doc",
    FileKind.WPS: ".wps",
    FileKind.RTF: ".rtf",
    FileKind.ODT: ".odt",
    FileKind.WORD_XML: ".xml",
}
"""Kinds that LibreOffice opens, with the suffix by which it knows them."""
_CALLED = {
    FileKind.DOC: "旧版 Word 文件（.doc）",
    FileKind.WPS: " WPS 文字的旧格式（.wps）",
    FileKind.RTF: " RTF 文件（.rtf）",
    FileKind.ODT: " OpenDocument 文件（.odt）",
    FileKind.WORD_XML: " Word 的 XML 文档（.xml）",
}
_MACROS = b"vbaProject.bin"
"""The name of the part that holds macros; names of entries are never packed."""
_PLAIN = Reading()


def import_file(
    path: Path,
    *,
    type_: str | None = None,
    reading: Reading = _PLAIN,
    convert_old: bool = False,
) -> tuple[Imported, ...]:
    """The plans that a file holds; see ``import_bytes``.

    Raises:
        FileProblem: it cannot be read.
        LoadError, UsageProblem: as for ``import_bytes``.
    """
    data = bytes_of(path)
    return import_bytes(data, str(path), type_=type_, reading=reading, convert_old=convert_old)


def import_bytes(
    data: bytes,
    name: str,
    *,
    type_: str | None = None,
    reading: Reading = _PLAIN,
    convert_old: bool = False,
) -> tuple[Imported, ...]:
    """The plans that a file holds, one for each plan in it.

    Word files (.docx, .docm, .dotx), texts and Markdown, web pages and PDF files with a text
    layer are read here; macros are never run and nothing is fetched.

    Args:
        data: the file.
        name: what messages call it.
        type_: the profile, by any of its names; guessed from the words where None.
        reading: what becomes of a Word file's tracked changes and hidden text.
        convert_old: files of old kinds are converted by LibreOffice first, instead of refused.

    Raises:
        LoadError: its kind is not read, or it is broken or too large; says the way out.
        UsageProblem: there is no such profile, or PDF files need a package that is missing.
    """
    kind = _kind(data, name)
    if kind in WORD_PACKAGES:
        plans = import_word(data, name, type_=type_, reading=reading)
        return _with(plans, _macros()) if _MACROS in data else plans
    if kind in _CONVERTIBLE and not convert_old:
        raise _way_out(kind, name)
    if kind in _CONVERTIBLE:
        return _converted(data, name, kind, type_, reading)
    return (import_original(_original(data, name, kind), type_=type_),)


def originals_of(
    data: bytes, name: str, *, reading: Reading = _PLAIN
) -> tuple[tuple[Original, ...], FileKind]:
    """A file's words as sources, not yet made into plans, and what kind of file it is.

    Args:
        data: the file.
        name: what messages call it.
        reading: what becomes of a Word file's tracked changes and hidden text.

    Raises:
        LoadError, UsageProblem: as for ``import_bytes``.
    """
    kind = _kind(data, name)
    if kind in _CONVERTIBLE:
        raise _way_out(kind, name)
    if kind not in WORD_PACKAGES:
        return (_original(data, name, kind),), kind
    from planforge.importer.docx.read import read_docx
    from planforge.importer.word import originals_of as of_word

    return of_word(read_docx(data, name, accepts=reading.accepts), reading), kind


def bytes_of(path: Path) -> bytes:
    """What a file to be read holds.

    Raises:
        FileProblem: it cannot be read.
        LoadError: it is larger than anything that is read.
    """
    try:
        if path.is_dir():
            message = f"{path} 是目录，不是文件。"
            raise FileProblem(message, "请给出一个文件的路径，如 预案.docx。")
        if not path.exists():
            message = f"找不到文件 {path}。"
            raise FileProblem(message, "请检查路径和文件名。")
        if not path.is_file():
            message = f"{path} 不是普通文件。"
            raise FileProblem(message, "请给出一个文件的路径，如 预案.docx。")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else "路径里有不能用的字符"
        message = f"读不到文件 {path}：{why}。"
        raise FileProblem(message, "请检查路径、文件名和读取权限。") from error
    if len(data) > MOST_BYTES:
        message = f"文件 {path} 超过 {MOST_BYTES // 1048576} MB 的上限。"
        raise LoadError(message, "请压缩其中的图片，或者拆成几个文件，一份预案一个文件。")
    return data


def _kind(data: bytes, name: str) -> FileKind:
    """By content; the name only decides between text and a piece of a web page."""
    kind = sniff(data)
    page = name.lower().endswith((".html", ".htm")) and b"</" in data
    return FileKind.HTML if kind is FileKind.TEXT and page else kind


def _original(data: bytes, name: str, kind: FileKind) -> Original:
    """A source that holds one plan; libraries are loaded only for the kind at hand."""
    match kind:
        case FileKind.TEXT:
            return original_of(data, name)
        case FileKind.HTML:
            from planforge.importer.html import original_of_html

            return original_of_html(data, name)
        case FileKind.MHT:
            from planforge.importer.html.saved import original_of_mht

            return original_of_mht(data, name)
        case FileKind.PDF:
            from planforge.importer.pdf import original_of_pdf

            return original_of_pdf(data, name)
        case _:
            raise refusal(kind, name)


def _converted(
    data: bytes, name: str, kind: FileKind, type_: str | None, reading: Reading
) -> tuple[Imported, ...]:
    made = convert(data, _CONVERTIBLE[kind], name)
    if sniff(made) not in WORD_PACKAGES:
        message = f"LibreOffice 没有把 {name} 转换成 Word 文件。"
        raise LoadError(message, "请用 Word 或 WPS 打开后另存为 .docx，再导入。")
    plans = import_word(made, name, type_=type_, reading=reading)
    return _with(plans, _conversion(name))


def _with(plans: tuple[Imported, ...], finding: Finding) -> tuple[Imported, ...]:
    """The plans, with a finding on the file as a whole before those of the first."""
    return (replace(plans[0], findings=(finding, *plans[0].findings)), *plans[1:])


def _way_out(kind: FileKind, name: str) -> LoadError:
    """The refusal of a kind that LibreOffice could convert, with the command where it is there."""
    message = f"文件 {name} 是{_CALLED[kind]}，不能直接读入。"
    hint = "请用 Word 或 WPS 打开，另存为“Word 文档 (*.docx)”后再导入。"
    if converter() is not None:
        hint += (
            "本机装有 LibreOffice：加上 --convert 就由它转换以后导入，"
            f"也可以自己运行 {command_for(name)}。"
        )
    else:
        hint += "装有 LibreOffice 的电脑上加 --convert 就由它转换以后导入。"
    return LoadError(message, hint)


def _conversion(name: str) -> Finding:
    message = f"{name} 由 LibreOffice 转换成 .docx 以后读入，个别序号和表格可能与原件不同。"
    return told("PF570", "converted", message, "请对照原件核对。", severity=Severity.WARNING)


def _macros() -> Finding:
    return told("PF579", "macros-left-out", "文件里有宏：没有运行，也没有读入。")
