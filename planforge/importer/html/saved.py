"""Web pages saved as one file (MHT, RFC 2557)."""

import codecs
from email import message_from_bytes
from email.message import Message

from planforge.errors import LoadError
from planforge.importer.html.decode import MOST_BYTES
from planforge.importer.html.read import original_of_html
from planforge.importer.original import Original

_HINT = "请用浏览器打开它，把正文复制到 Word 或文本文件里再导入。"
_MOST_PARTS = 2000


def original_of_mht(data: bytes, name: str) -> Original:
    """The first page in the file as a source.

    Raises:
        LoadError: it is too large, or holds no page.
    """
    if len(data) > MOST_BYTES:
        message = f"网页 {name} 有 {len(data) / 1048576:.0f} MB，超过 20 MB 的上限。"
        raise LoadError(message, "请只保存正文再导入。")
    try:
        page = _page(message_from_bytes(data))
    except (ValueError, LookupError, RecursionError, TypeError, AttributeError) as error:
        message = f"单个文件网页 {name} 已经损坏。"
        raise LoadError(message, _HINT) from error
    if page is None:
        message = f"单个文件网页 {name} 里没有网页。"
        raise LoadError(message, _HINT)
    return original_of_html(page, name)


def _page(message: Message) -> bytes | None:
    for count, part in enumerate(message.walk()):
        if count > _MOST_PARTS:
            break
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                return _marked(payload, part.get_content_charset() or "")
    return None


def _marked(page: bytes, charset: str) -> bytes:
    """The page in UTF-8 where its part says what it is in."""
    charset = "gb18030" if charset in ("gb2312", "gbk") else charset
    try:
        return codecs.BOM_UTF8 + page.decode(charset).encode() if charset else page
    except (UnicodeError, LookupError):
        return page
