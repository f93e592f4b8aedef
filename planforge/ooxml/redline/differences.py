"""What differs between two files beside their text."""

from collections import Counter
from collections.abc import Iterator, Mapping

from lxml.etree import _Element as Element

from planforge.ooxml.redline.parcel import Parcel
from planforge.ooxml.redline.styles import defaults
from planforge.ooxml.redline.tags import canon


def of_packages(old: Parcel, new: Parcel) -> list[str]:
    """What tracked changes have no way to say, in Chinese."""
    said: list[str] = []
    for kind, words in (
        ("theme", "主题字体和颜色的差别不能表示为修订，以新文件为准。"),
        ("comments", "批注只保留新文件里的，旧文件的批注不在其中。"),
    ):
        trees = old.tree(old.related(kind)), new.tree(new.related(kind))
        if trees[0] is None or (kind == "theme" and trees[1] is None):
            continue
        if _canon(trees[0]) != _canon(trees[1]):
            said.append(words)
    styles = old.tree(old.related("styles")), new.tree(new.related("styles"))
    if defaults(styles[0]) != defaults(styles[1]):
        said.append("文档默认格式（字体、字号、间距）的差别不能表示为修订，以新文件为准。")
    return said


def _canon(root: Element | None) -> str:
    return "" if root is None else canon(root)


def equal_paragraphs(
    old: Mapping[Element, str], new: Mapping[Element, str]
) -> Iterator[tuple[Element, Element]]:
    """Paragraphs whose words, given for each, stand once in each of the files."""
    ours, theirs = _once(old), _once(new)
    return ((one, theirs[words]) for words, one in ours.items() if words in theirs)


def _once(listed: Mapping[Element, str]) -> dict[str, Element]:
    counts = Counter(listed.values())
    return {words: one for one, words in listed.items() if words and counts[words] == 1}
