"""Parts of a package as trees: bounded, without entities, nothing fetched."""

import re

from lxml import etree
from lxml.etree import _Element as Element

from planforge.errors import LoadError

MOST_TAGS = 2_000_000
"""Start and end tags of one part: 2 000 pages or more, and some 600 MB as a tree."""
DEEPEST = 200
"""Elements within elements; a table within a table takes four, and Word stops there long before."""

_STRICT = "http://purl.oclc.org/ooxml/"
_TRANSITIONAL = "http://schemas.openxmlformats.org/"
_FAMILIES = {
    "wordprocessingml/main": "wordprocessingml/2006/main",
    "officeDocument/extendedProperties": "officeDocument/2006/extended-properties",
    "officeDocument/customProperties": "officeDocument/2006/custom-properties",
}
"""Strict names whose transitional twin has more than the year added."""

_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,400}\?>")
_READ = frozenset(
    {
        *("iso-8859-1", "windows-1252", "utf-16", "utf-16le", "utf-16be"),
        *("gb2312", "gbk", "gb18030", "big5"),
    }
)
_PLAIN = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})
_TOO_DEEP = etree.XPath("boolean(" + "/*" * (DEEPEST + 1) + ")")
_SAVE_AGAIN = "请用 Word、WPS 或 LibreOffice 打开它，另存为新的 .docx 文件后再试。"


def parse(data: bytes, part: str, name: str) -> Element:
    """The tree of a part; names of ISO/IEC 29500 Strict come out as those of Transitional.

    A part that is no well-formed XML is refused: Word refuses it as well, and what a lenient
    parser drops at such a place would be lost in silence.

    Args:
        data: the part's bytes.
        part: its name in the package.
        name: what messages call the file.

    Raises:
        LoadError: it is no well-formed XML, declares entities, is too large or nested too deep.
    """
    if data.count(b"<") > MOST_TAGS:
        message = f"文件 {name} 的部件 {part} 太大，标记超过 {MOST_TAGS} 个。"
        raise LoadError(message, "请检查文件内容是否正确；太长的预案请拆成几个文件。")
    plain = _as_utf8(data, part, name)
    if b"<!DOCTYPE" in plain:
        message = f"文件 {name} 的部件 {part} 带有 DOCTYPE 声明，Word 文件里不允许有。"
        raise LoadError(message, "请确认文件来源可靠。" + _SAVE_AGAIN)
    try:
        root = etree.fromstring(plain, _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise LoadError(*_broken(str(error), part, name)) from error
    if _TOO_DEEP(root):
        raise LoadError(*_broken("Excessive depth", part, name))
    if _STRICT.encode() in plain:
        _to_transitional(root)
    return root


def transitional(name: str) -> str:
    """A namespace, relationship type or URI of Strict as its Transitional twin."""
    if not name.startswith(_STRICT):
        return name
    rest = name[len(_STRICT) :]
    if rest in _FAMILIES:
        return _TRANSITIONAL + _FAMILIES[rest]
    family, _, last = rest.partition("/")
    return f"{_TRANSITIONAL}{family}/2006/{last}"


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _as_utf8(data: bytes, part: str, name: str) -> bytes:
    """The same XML in UTF-8, so that one look finds a DOCTYPE in any encoding."""
    encoding = _encoding(data)
    if encoding in _PLAIN:
        return data.removeprefix(b"\xef\xbb\xbf")
    try:
        if encoding not in _READ:
            raise LookupError(encoding)
        return _DECLARATION.sub("", data.decode(encoding).lstrip("\ufeff"), count=1).encode()
    except (UnicodeError, LookupError) as error:
        message = f"文件 {name} 的部件 {part} 不能按 {encoding} 编码读出。"
        raise LoadError(message, _SAVE_AGAIN) from error


def _encoding(data: bytes) -> str:
    head = data[:4]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if head in (b"<\0?\0", b"<\0w\0"):
        return "utf-16le"
    if head in (b"\0<\0?", b"\0<\0w"):
        return "utf-16be"
    found = _ENCODING.match(data.removeprefix(b"\xef\xbb\xbf").lstrip())
    return found[1].decode("ascii").lower() if found else "utf-8"


def _broken(reason: str, part: str, name: str) -> tuple[str, str]:
    if "depth" in reason:
        return f"文件 {name} 的部件 {part} 嵌套超过 {DEEPEST} 层，不读入。", _SAVE_AGAIN
    place = re.search(r"line (\d+), column (\d+)", reason)
    where = f"（第 {place[1]} 行第 {place[2]} 列）" if place else ""
    return f"文件 {name} 已经损坏：部件 {part} 不是完整的 XML{where}。", _SAVE_AGAIN


def _to_transitional(root: Element) -> None:
    for element in root.iter(etree.Element):
        element.tag = _renamed(str(element.tag))
        for key, text in list(element.attrib.items()):
            new = _renamed(str(key))
            if new != key:
                del element.attrib[key]
            if new != key or str(text).startswith(_STRICT):
                element.set(new, transitional(str(text)))


def _renamed(name: str) -> str:
    if not name.startswith("{" + _STRICT):
        return name
    space, _, local = name[1:].partition("}")
    return f"{{{transitional(space)}}}{local}"
