"""From the bytes of a text file to its lines, in whatever encoding it was kept."""

import codecs
from dataclasses import dataclass

from planforge.errors import LoadError
from planforge.findings import Finding, Place, Severity
from planforge.importer.codes import MOST_FINDINGS, told
from planforge.source.encoding import FORBIDDEN, gbk, name_of_character

MOST_BYTES = 5 * 1024 * 1024
"""A text of 1 500 pages has some 3 MB."""
MOST_LINES = 50_000

_BOMS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a source, without line ends; ``findings`` tell what was mended."""

    name: str
    lines: tuple[str, ...]
    findings: tuple[Finding, ...] = ()

    def place(self, line: int) -> Place:
        """Where a line stands, counted from 1."""
        quote = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return Place(self.name, line, 1, quote[:200])


def read_lines(data: bytes, name: str) -> Lines:
    """The lines of a text file.

    Raises:
        LoadError: it is too large, empty, or no text.
    """
    if len(data) > MOST_BYTES:
        message = f"文件 {name} 有 {len(data) / 1048576:.1f} MB，超过 5 MB 的上限。"
        raise LoadError(message, "请拆成几个文件，一份预案一个文件。")
    text, encoding = _decoded(data, name)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").split("\n")
    if len(lines) > MOST_LINES:
        message = f"文件 {name} 有 {len(lines)} 行，超过 {MOST_LINES} 行的上限。"
        raise LoadError(message, "请检查文件内容是否正确；太长的预案请拆成几个文件。")
    if not text.strip():
        message = f"文件 {name} 里没有文字。"
        raise LoadError(message, "请检查是不是选错了文件。")
    found: list[Finding] = []
    if encoding != "UTF-8":
        found.append(
            told(
                "PF501", "other-encoding", f"按 {encoding} 编码读入，生成的预案文件为 UTF-8 编码。"
            )
        )
    made = _cleaned(Lines(name, tuple(lines)), found)
    return Lines(name, made, tuple(found))


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    for bom, encoding, title in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(encoding).removeprefix("\ufeff"), title
            except UnicodeDecodeError:
                break
    guess = _bare_utf16(data)
    if guess:
        return data.decode(guess), "UTF-16"
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if gbk(data):
            return data.decode("gb18030"), "GBK"
        message = f"文件 {name} 不是文本文件，或者已经损坏。"
        hint = "Word 文件请保存为 .docx 再导入，不必转成文本。"
        raise LoadError(message, hint) from error
    if text.count("\0") > len(text) // 10:
        message = f"文件 {name} 里有大量空字符，不是文本文件。"
        raise LoadError(message, "Word 文件请保存为 .docx 再导入，不必转成文本。")
    return text, "UTF-8"


def _bare_utf16(data: bytes) -> str | None:
    """UTF-16 without its mark: line ends and digits leave a zero in every other byte."""
    head = data[:4000]
    if len(data) % 2 or b"\0" not in head:
        return None
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        others = head[0::2] if encoding == "utf-16-le" else head[1::2]
        if zeros.count(0) > others.count(0) and zeros.count(0) * 100 > len(zeros):
            try:
                data.decode(encoding)
            except UnicodeDecodeError:
                continue
            return encoding
    return None


def _cleaned(source: Lines, found: list[Finding]) -> tuple[str, ...]:
    """The lines without the characters that no document can hold; each line is told."""
    out: list[str] = []
    for number, line in enumerate(source.lines, 1):
        odd = FORBIDDEN.search(line)
        if odd is not None:
            if len(found) < MOST_FINDINGS:
                message = f"第 {number} 行有看不见的{name_of_character(odd[0])}，已去掉。"
                place = source.place(number)
                found.append(
                    told(
                        "PF502",
                        "dropped-character",
                        message,
                        severity=Severity.WARNING,
                        place=place,
                    )
                )
            line = FORBIDDEN.sub("", line)
        out.append(line)
    return tuple(out)
