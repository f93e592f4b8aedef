"""From bytes to text: the encodings of plan files, and the characters they may not hold."""

import codecs
import re
import unicodedata
from pathlib import Path

from planforge.errors import FileProblem, LoadError
from planforge.resources import reason, write_atomic
from planforge.source.codes import BAD_CHARACTER, OVERSIZED_FILE, WRONG_ENCODING
from planforge.source.log import Log
from planforge.source.nodes import Mark, Source

MOST_BYTES = 10 * 1024 * 1024
"""A plan of 1 500 pages has some 3 MB."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""What no output can hold or show, what composing uses as marks, and breaks that hide from YAML."""


def decode(data: bytes, name: str, log: Log) -> Source | None:
    """The text of a plan file, or None where there is no reading it; the log says why."""
    if len(data) > MOST_BYTES:
        log.add(
            OVERSIZED_FILE,
            "文件超过 10 MB 的上限。",
            "预案文件只写文字；图片等请放在旁边的文件里，大的预案用 include 拆成几个文件。",
            mark=Mark(Source(name, ""), 1, 1),
        )
        return None
    text = _decoded(data, name, log)
    if text is None:
        return None
    source = Source(name, text)
    return source if _clean(source, log) else None


def gbk(data: bytes) -> bool:
    """The bytes are Chinese in GBK (GB18030) and not a damaged UTF-8 file."""
    try:
        chinese = data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    other = [char for char in chinese[:20000] if ord(char) > 127]
    usual = sum("\u4e00" <= char <= "\u9fff" or unicodedata.east_asian_width(char) in "WFA"
                for char in other)  # fmt: skip
    broken = data[:40000].decode("utf-8", errors="replace")
    wrong = broken.count("\ufffd")
    right = sum(ord(char) > 127 for char in broken) - wrong
    return bool(other) and usual >= 0.9 * len(other) and wrong > right


def convert_encoding(path: Path) -> str:
    """Rewrite a GBK or UTF-16 file as UTF-8 in place.

    Returns:
        The encoding it had: "GBK", "UTF-16", "UTF-32" or "UTF-8" (then it is left alone).

    Raises:
        FileProblem: it cannot be read or written.
        LoadError: its encoding is not known.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"读不到文件 {path}：{reason(error)}。"
        raise FileProblem(message) from error
    found = _bom(data)
    if found is None and gbk(data):
        found = "gb18030"
    if found is None or found == "utf-8":
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            message = f"看不出文件 {path} 用的是什么编码。"
            raise LoadError(message, "请用编辑器打开它，另存为 UTF-8 编码。") from error
        return "UTF-8"
    write_atomic(path, data.decode(found).removeprefix("\ufeff").encode("utf-8"))
    return "GBK" if found == "gb18030" else found[:6].upper()


def _bom(data: bytes) -> str | None:
    return next((encoding for bom, encoding in _BOMS if data.startswith(bom)), None)


def _decoded(data: bytes, name: str, log: Log) -> str | None:
    encoding = _bom(data) or "utf-8"
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        start = error.start
    if encoding != "utf-8":
        where = Mark(Source(name, ""), 1, 1)
        message = f"文件开头说是 {encoding[:6].upper()} 编码，后面的内容却不是。"
        log.add(WRONG_ENCODING, message, "请用编辑器打开它，另存为 UTF-8 编码。", mark=where)
    elif gbk(data):
        message = "这个文件是 GBK 编码，planforge 只读 UTF-8。"
        hint = f"用编辑器打开它，另存为 UTF-8 编码；或运行 planforge convert {name}"
        first = Source(name, data[:2000].decode("gb18030", errors="replace"))
        log.add(WRONG_ENCODING, message, hint, mark=Mark(first, 1, 1))
    else:
        before = data[:start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        whole = Source(name, data.decode("utf-8", errors="replace"))
        message = f"这里的字节 0x{data[start]:02X} 不是 UTF-8 编码的文字。"
        hint = "文件可能存坏了，或不是文本文件；请用编辑器打开它，改好这一处后另存为 UTF-8 编码。"
        log.add(WRONG_ENCODING, message, hint, mark=Mark(whole, line, column))
    return None


def _clean(source: Source, log: Log) -> bool:
    """Tell of characters that may not be there; False if there were any."""
    text = source.text
    if FORBIDDEN.search(text) is None:
        return True
    if text.count("\0") > len(text) // 4:
        message = "文件里有大量空字符，像是没有标明的 UTF-16 编码，或者不是文本文件。"
        hint = "请用编辑器打开它，另存为 UTF-8 编码。"
        log.add(WRONG_ENCODING, message, hint, mark=Mark(source, 1, 1))
        return False
    for number, line in enumerate(source.lines, 1):
        for found in FORBIDDEN.finditer(line):
            log.add(
                BAD_CHARACTER,
                f"这里有一个看不见的{name_of_character(found[0])}，文档里不能有它。",
                "删去它再保存；多半是从别处复制文字时带进来的。",
                mark=Mark(source, number, found.start() + 1),
            )
            if log.full:
                return False
    return False


def name_of_character(char: str) -> str:
    """What a forbidden character is called: 控制字符 U+000B."""
    code = ord(char)
    known = {0: "空字符", 0x2028: "行分隔符", 0x2029: "段分隔符", 0xFEFF: "字节顺序标记"}
    kind = "半个代理字符" if 0xD800 <= code <= 0xDFFF else "控制字符"
    return f"{known.get(code, kind)} U+{code:04X}"
