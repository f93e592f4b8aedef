"""From the bytes of a web page to its tree, in whatever encoding it says or has."""

import codecs
import re
from collections.abc import Iterator

from lxml import etree, html

from planforge.errors import LoadError

MOST_BYTES = 20 * 1024 * 1024
"""A saved page has some 100 KB; Word's own HTML of 300 pages some 5 MB."""
MOST_TAGS = 500_000

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.I)
_KNOWN = {
    **dict.fromkeys(("gb2312", "gbk", "gb_2312-80", "x-gbk", "gb18030", "cp936"), "gb18030"),
    **dict.fromkeys(("utf-8", "utf8"), "utf-8"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5"), "big5hkscs"),
}
"""Pages that say GB 2312 hold characters of GBK; browsers read them as that."""
_HINT = "请用浏览器打开它，把正文复制到 Word 或文本文件里再导入。"


def parse(data: bytes, name: str) -> etree._Element:
    """The tree of a page; nothing is fetched, no entity of the page's own is followed.

    Raises:
        LoadError: it is too large or holds no page.
    """
    if len(data) > MOST_BYTES:
        message = f"网页 {name} 有 {len(data) / 1048576:.0f} MB，超过 20 MB 的上限。"
        raise LoadError(message, "请只保存正文再导入。")
    if data.count(b"<") > MOST_TAGS:
        message = f"网页 {name} 的标签超过 {MOST_TAGS} 个，不像一份预案。"
        raise LoadError(message, _HINT)
    text = decoded(data).replace("\0", "").strip()
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        message = f"网页 {name} 里没有能读出的内容。"
        raise LoadError(message, _HINT) from error
    return root


def decoded(data: bytes) -> str:
    """The text of a page: by its mark, by what it says, as UTF-8, as GBK; what is wrong shows."""
    for encoding in _encodings(data):
        try:
            return data.decode(encoding).removeprefix("\ufeff")
        except (UnicodeDecodeError, LookupError):
            continue
    said = next(_said(data), "utf-8")
    fallback = "gb18030" if said == "gb18030" else "utf-8"
    return data.decode(fallback, errors="replace")


def _encodings(data: bytes) -> Iterator[str]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            yield encoding
    yield from _said(data)
    yield from ("utf-8", "gb18030")


def _said(data: bytes) -> Iterator[str]:
    """What its head says, where Chinese pages are kept in it; a page read so far is no UTF-16."""
    for match in _META.finditer(data[:8192]):
        name = match[1].decode("ascii").lower()
        if name in _KNOWN:
            yield _KNOWN[name]
