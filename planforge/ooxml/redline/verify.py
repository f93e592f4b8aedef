"""Whether a redline keeps what it promises: accepted it is the new file, rejected the old one."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from lxml.etree import _Element as Element

from planforge.ooxml.redline.facts import Fact, Reader
from planforge.ooxml.redline.ids import PICTURE
from planforge.ooxml.redline.notes import KINDS
from planforge.ooxml.redline.parcel import Parcel
from planforge.ooxml.redline.running import paired_parts
from planforge.ooxml.redline.settle import settle
from planforge.ooxml.redline.tags import VAL, child, value, w

_MOST = 20
_QUOTED = 30
_NAMES = ("旧文件", "新文件", "修订稿")


def verify(old: bytes, new: bytes, redlined: bytes) -> tuple[str, ...]:
    """What is wrong with a redline; nothing where it is proven.

    Compared are words, styles, numbering (definitions and which list a paragraph is in, so that
    labels are the same), direct formatting of paragraphs and runs, tables with their rows and
    cells, sections, notes, headers and footers that answer to each other. Not compared is what
    tracked changes cannot say: definitions of styles, widths of columns, comments, bookmarks.

    Args:
        old: the old file.
        new: the new one.
        redlined: the redline.

    Returns:
        Differences, a sentence in Chinese each; at most twenty.

    Raises:
        LoadError: one of them cannot be read.
    """
    pairs, _ = paired_parts(Parcel(old, _NAMES[0]), Parcel(new, _NAMES[1]))
    parts = tuple(one for one, _ in pairs), tuple(other for _, other in pairs)
    found: list[str] = []
    for accept, data, own, words in (
        (True, new, parts[1], "接受全部修订后"),
        (False, old, parts[0], "拒绝全部修订后"),
    ):
        one = _facts(Parcel(redlined, _NAMES[2]), parts[1], accept=accept)
        other = _facts(Parcel(data, _NAMES[1 if accept else 0]), own, accept=True)
        found += [f"{words}{difference}" for difference in _differences(one, other)]
    return tuple(found[:_MOST])


def _facts(parcel: Parcel, running: Sequence[str], *, accept: bool) -> list[Fact]:
    """The facts of a file's text and of the headers and footers that are to be compared."""
    notes: dict[str, Element | None] = {}
    for kind in KINDS:
        notes[kind] = _settled(parcel, parcel.related(f"{kind}s"), accept=accept)
    root = _settled(parcel, parcel.main, accept=accept)
    heads = [_settled(parcel, part, accept=accept) for part in running]
    reader = Reader(parcel, notes)
    for tree in (root, *notes.values(), *heads):
        for style in () if tree is None else tree.iter(w("rStyle"), w("tblStyle")):
            style.set(VAL, reader.styles.name(value(style)))
    stories = [child(root, "body"), *heads]
    return [
        fact for one in stories if one is not None for fact in (*reader.facts(one), Fact("end"))
    ]


def _settled(parcel: Parcel, part: str | None, *, accept: bool) -> Element | None:
    root = parcel.tree(part)
    if root is None or part is None:
        return None
    settle(root, accept=accept)
    parcel.spell_out(root, part)
    for picture in root.iter(PICTURE):
        picture.attrib.pop("id", "")
    return root


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
