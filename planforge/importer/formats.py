"""The front door: any file that holds a plan's text, by what it is and not by what it is called."""

from dataclasses import replace
from pathlib import Path

from planforge.errors import FileProblem, LoadError
from planforge.findings import Finding, Severity
from planforge.importer.chain import import_original
from planforge.importer.codes import told
from planforge.importer.docx.kinds import WORD_PACKAGES, FileKind, refusal, sniff
from planforge.importer.legacy import command_for, convert, converter
from planforge.importer.original import Imported, Original
from planforge.importer.reading import Reading, Revisions
from planforge.importer.text import original_of
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
_PLAIN = Reading()


def import_file(
    path: Path, *, type_: str | None = None, reading: Reading = _PLAIN
) -> tuple[Imported, ...]:
    """The plans that a file holds; see ``import_bytes``.

    Raises:
        FileProblem: it cannot be read.
        LoadError, UsageProblem: as for ``import_bytes``.
    """
    return import_bytes(_bytes(path), str(path), type_=type_, reading=reading)


def import_bytes(
    data: bytes, name: str, *, type_: str | None = None, reading: Reading = _PLAIN
) -> tuple[Imported, ...]:
    """The plans that a file holds, one for each plan in it.

    Word files (.docx, .docm, .dotx), texts and Markdown, web pages and PDF files with a text
    layer are read here; old kinds of files are converted by LibreOffice where ``reading`` says so.

    Args:
        data: the file.
        name: what messages call it.
        type_: the profile, by any of its names; guessed from the words where None.
        reading: the choices a reader has.

    Raises:
        LoadError: its kind is not read, or it is broken or too large; says the way out.
        UsageProblem: there is no such profile, or PDF files need a package that is missing.
    """
    kind = _kind(data, name)
    if kind in WORD_PACKAGES:
        return _word(data, name, type_, reading)
    if kind in _CONVERTIBLE:
        return _converted(data, name, kind, type_, reading)
    return (import_original(_original(data, name, kind), type_=type_),)


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            message = f"{path} 是目录，不是文件。"
            raise FileProblem(message, "请给出一个文件的路径，如 预案.docx。")
        if path.exists() and not path.is_file():
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
    raise refusal(kind, name)


def _word(data: bytes, name: str, type_: str | None, reading: Reading) -> tuple[Imported, ...]:
    from planforge.importer.docx.read import read_docx
    from planforge.importer.word import import_word

    accepted = reading.revisions is not Revisions.REJECT
    file = read_docx(data, name, accepts=lambda _: accepted)
    if file.revisions and reading.revisions is Revisions.FAIL:
        message = f"文件 {name} 里有 {len(file.revisions)} 处修订，还没有接受或拒绝。"
        hint = "请在 Word 里处理完修订；或者改用 --revisions accept（接受）、reject（拒绝）。"
        raise LoadError(message, hint)
    return import_word(file, type_=type_, hidden=reading.hidden)


def _converted(
    data: bytes, name: str, kind: FileKind, type_: str | None, reading: Reading
) -> tuple[Imported, ...]:
    if not reading.convert:
        raise _way_out(kind, name)
    made = convert(data, _CONVERTIBLE[kind], name)
    if sniff(made) not in WORD_PACKAGES:
        message = f"LibreOffice 没有把 {name} 转换成 Word 文件。"
        raise LoadError(message, "请用 Word 或 WPS 打开后另存为 .docx，再导入。")
    plans = _word(made, name, type_, reading)
    return (replace(plans[0], findings=(_conversion(name), *plans[0].findings)), *plans[1:])


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
