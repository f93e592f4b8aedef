"""The text of a Word file, opened once for all that is asked of it."""

from dataclasses import dataclass
from functools import cached_property

from lxml.etree import _Element as Element

from planforge.errors import LoadError
from planforge.ooxml.redline.atoms import shown
from planforge.ooxml.redline.parcel import Parcel
from planforge.ooxml.redline.settle import settle
from planforge.ooxml.redline.tags import P, child


@dataclass(frozen=True)
class Text:
    """The text of a Word file, its tracked changes accepted.

    A redline uses it up: it belongs to one comparison.

    Attributes:
        parcel: the file.
        root: of the main part.
        body: its ``w:body``.
        paragraphs: every ``w:p`` that the main part had, before changes were accepted.
        settled: it had tracked changes.
    """

    parcel: Parcel
    root: Element
    body: Element
    paragraphs: tuple[Element, ...]
    settled: bool

    @cached_property
    def numbers(self) -> dict[Element, int]:
        """The index of each paragraph."""
        return {paragraph: index for index, paragraph in enumerate(self.paragraphs)}

    @cached_property
    def words(self) -> dict[Element, str]:
        """The characters that each paragraph shows."""
        return {paragraph: shown(paragraph) for paragraph in self.paragraphs}


def open_text(data: bytes, name: str) -> Text:
    """The text of a Word file.

    Args:
        data: bytes of a DOCX.
        name: what messages call it.

    Raises:
        LoadError: it is no Word file that can be read.
    """
    parcel = Parcel(data, name)
    root = parcel.tree(parcel.main)
    body = child(root, "body")
    if root is None or body is None:
        message = f"文件 {name} 里没有正文，不是完整的 Word 文件。"
        raise LoadError(message, "请重新获取完整的文件，或在 Word 里另存为新的 .docx 文件。")
    paragraphs = tuple(root.iter(P))
    return Text(parcel, root, body, paragraphs, settle(root, accept=True))
