"""A file's bytes as text, and back in the same encoding."""

import codecs
from dataclasses import dataclass

from planforge.errors import LoadError
from planforge.source.encoding import decode, gbk
from planforge.source.log import Log
from planforge.source.rewrite.problems import CannotRewrite

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Encoded:
    """A file's text and how its bytes spell it.

    Attributes:
        text: without byte order mark; with a line end behind the last line.
        encoding: the codec's name.
        bom: the byte order mark, or nothing.
        open_end: a line end was put behind the last line.
    """

    text: str
    encoding: str
    bom: bytes
    open_end: bool

    @classmethod
    def of(cls, data: bytes, name: str) -> "Encoded":
        """Take a file's bytes apart.

        Raises:
            LoadError: it is no plan file's text.
        """
        bom, encoding = next(
            (entry for entry in _BOMS if data.startswith(entry[0])), (b"", "utf-8")
        )
        if not bom and gbk(data):
            encoding = "gb18030"
            text = data.decode(encoding)
        else:
            log = Log()
            source = decode(data, name, log)
            if source is None:
                first = log.findings()[0]
                raise LoadError(first.message, first.hint)
            text = source.text
        if bom + text.encode(encoding) != data:
            message = f"文件 {name} 里有不规则的 {encoding.upper()} 字节，改写会动到别处。"
            raise CannotRewrite(message, "请用编辑器打开它，另存为 UTF-8 编码。")
        eol = "\r\n" if "\r\n" in text else "\n"
        open_end = not text.endswith(("\n", "\r"))
        return cls(text + eol if open_end else text, encoding, bom, open_end)

    def bytes_of(self, text: str) -> bytes:
        """Another text in the same encoding; the end is open where it was.

        Raises:
            CannotRewrite: the encoding has no way to write a character of it.
        """
        if self.open_end:
            text = text.removesuffix("\n").removesuffix("\r")
        return self.bom + text.encode(self.encoding)
