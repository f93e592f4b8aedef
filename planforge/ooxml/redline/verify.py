"""Whether a redline keeps what it promises: accepted it is the new file, rejected the old one."""

from difflib import SequenceMatcher

from lxml.etree import _Element as Element

from planforge.ooxml.redline.facts import Fact, Reader
from planforge.ooxml.redline.notes import KINDS
from planforge.ooxml.redline.parcel import Parcel
from planforge.ooxml.redline.settle import settle, settled
from planforge.ooxml.redline.tags import child

_MOST = 20
_QUOTED = 30


def verify(old: bytes, new: bytes, redlined: bytes) -> tuple[str, ...]:
    """What is wrong with a redline; nothing where it is proven.

    Compared are words, styles, numbering (definitions and which list a paragraph is in, so that
    labels are the same), direct formatting of paragraphs and runs, tables with their rows and
    cells, sections and notes. Not compared is what tracked changes cannot say: headers, footers,
    definitions of styles, widths of columns, comments, and bookmarks.

    Args:
        old: the old file.
        new: the new one.
        redlined: the redline.

    Returns:
        Differences, a sentence in Chinese each; at most twenty.

    Raises:
        LoadError: one of them cannot be read.
    """
    found: list[str] = []
    for accept, data, words in (
        (True, new, "接受全部修订后"),
        (False, old, "拒绝全部修订后"),
    ):
        one, other = _resolved(redlined, accept=accept), _as_is(data)
        found += [f"{words}{difference}" for difference in _differences(one, other)]
    return tuple(found[:_MOST])


def _resolved(data: bytes, *, accept: bool) -> list[Fact]:
    parcel = Parcel(data, "修订稿")
    notes = {kind: parcel.tree(parcel.related(f"{kind}s")) for kind in KINDS}
    trees = {
        kind: None if root is None else settled(root, accept=accept) for kind, root in notes.items()
    }
    root = parcel.tree(parcel.main)
    return [] if root is None else _read(parcel, settled(root, accept=accept), trees)


def _as_is(data: bytes) -> list[Fact]:
    parcel = Parcel(data, "原文件")
    notes = {kind: parcel.tree(parcel.related(f"{kind}s")) for kind in KINDS}
    root = parcel.tree(parcel.main)
    for tree in (root, *notes.values()):
        if tree is not None:
            settle(tree, accept=True)
    return [] if root is None else _read(parcel, root, notes)


def _read(parcel: Parcel, root: Element, notes: dict[str, Element | None]) -> list[Fact]:
    body = child(root, "body")
    return [] if body is None else list(Reader(parcel, notes).facts(body))


def _differences(made: list[Fact], due: list[Fact]) -> list[str]:
    if made == due:
        return []
    matcher = SequenceMatcher(None, made, due, autojunk=False)
    out: list[str] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            continue
        for n in range(max(j - i, m - k)):
            mine = made[i + n] if i + n < j else None
            theirs = due[k + n] if k + n < m else None
            out.append(_told(mine, theirs))
            if len(out) == _MOST:
                return out
    return out


def _told(made: Fact | None, due: Fact | None) -> str:
    if made is None or due is None:
        one = made or due
        words = one.words[:_QUOTED] or one.sort if one is not None else ""
        return f"{'缺少' if made is None else '多出'}“{words}”。"
    if made.words != due.words:
        return f"“{due.words[:_QUOTED]}”成了“{made.words[:_QUOTED]}”。"
    what = next(
        name
        for name, same in (
            ("结构", made.sort == due.sort),
            ("样式", made.style == due.style),
            ("编号", made.number == due.number),
            ("格式", made.look == due.look),
            ("内容", False),
        )
        if not same
    )
    return f"“{due.words[:_QUOTED] or due.sort}”的{what}不同。"
