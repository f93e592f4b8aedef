"""What differs between two files beside their text."""

from difflib import SequenceMatcher

from lxml.etree import _Element as Element

from planforge.ooxml.redline.atoms import shown
from planforge.ooxml.redline.parcel import Parcel
from planforge.ooxml.redline.styles import defaults
from planforge.ooxml.redline.tags import P, canon


def of_packages(old: Parcel, new: Parcel) -> list[str]:
    """What tracked changes have no way to say, in Chinese."""
    said: list[str] = []
    if _running(old) != _running(new):
        said.append("页眉、页脚的差别不能表示为修订，以新文件为准。")
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


def _running(parcel: Parcel) -> list[str]:
    """Headers and footers, in the order of their parts."""
    return sorted(_canon(parcel.tree(part)) for part in parcel.running())


def _canon(root: Element | None) -> str:
    return "" if root is None else canon(root)


def equal_paragraphs(old: Element, new: Element) -> list[tuple[Element | None, Element | None]]:
    """Paragraphs with the same words, in the same order."""
    ours, theirs = list(old.iter(P)), list(new.iter(P))
    one, other = [shown(p) for p in ours], [shown(p) for p in theirs]
    matcher = SequenceMatcher(None, one, other, autojunk=True)
    return [
        (ours[block.a + n], theirs[block.b + n])
        for block in matcher.get_matching_blocks()
        for n in range(block.size)
    ]
