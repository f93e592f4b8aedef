"""Two Word files merged into one with tracked changes."""

from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element as Element

from planforge.diff.model import Fate
from planforge.ooxml.names import MC
from planforge.ooxml.redline import differences, notes, properties
from planforge.ooxml.redline.blocks import Merger
from planforge.ooxml.redline.fields import mark_alone
from planforge.ooxml.redline.ids import give_ids
from planforge.ooxml.redline.lists import Joined, Lists, empty_numbering, nums_in
from planforge.ooxml.redline.matching import Matching
from planforge.ooxml.redline.model import Alignment, Moves, Redlined, Signature
from planforge.ooxml.redline.ranges import ranged
from planforge.ooxml.redline.running import paired_parts
from planforge.ooxml.redline.scribe import Notes, Scribe
from planforge.ooxml.redline.settle import settle
from planforge.ooxml.redline.styles import Styles, join, number_of
from planforge.ooxml.redline.tags import (
    BOOKMARK,
    BOOKMARK_END,
    HYPERLINK,
    ID,
    INSTR,
    NAME,
    OLD,
    PPR,
    VAL,
    canon,
    child,
    copied,
    forget,
    refill,
    texts,
    value,
    w,
)
from planforge.ooxml.redline.text import Text, open_text

_BOOKMARKS = texts("w:bookmarkStart/@w:name")
_IGNORABLE = f"{{{MC}}}Ignorable"
_RUNNING = "两个文件的分节或页眉、页脚不能一一对应，页眉、页脚以新文件为准，不作为修订。"
_MOVES = "有 {count} 处移动涉及表格的行等 Word 不能标为移动的内容，这些内容显示为删除和插入。"
_SETTLED = "{name}里原有的修订，按已经接受来比较。"


def redline(
    old: bytes | Text,
    new: bytes | Text,
    plan: Alignment,
    *,
    author: str,
    date: str,
    moves: Moves = "native",
    names: tuple[str, str] = ("旧文件", "新文件"),
) -> Redlined:
    """One Word file: accepting all its changes gives the new text, rejecting all the old.

    Styles, headers, footers and settings are the new file's; so is everything that the changes
    do not touch. The same arguments give the same bytes.

    Args:
        old: bytes of a DOCX, or its text, which is used up.
        new: those of another.
        plan: which paragraphs belong together, as far as it is known.
        author: who is said to have made the changes.
        date: when, as in ISO 8601 with seconds: 2026-11-22T00:00:00Z; may be empty.
        moves: how moves are shown.
        names: what messages call files that are given as bytes.

    Raises:
        LoadError: one of them is no Word file that can be read.
    """
    texts = [
        open_text(one, name) if isinstance(one, bytes) else one
        for one, name in zip((old, new), names, strict=True)
    ]
    return _Work(texts[0], texts[1], plan, Signature(author, date), moves).done()


class _Work:
    """One redline in the making."""

    def __init__(
        self, ours: Text, theirs: Text, plan: Alignment, signature: Signature, moves: Moves
    ) -> None:
        self.ours, self.theirs = ours, theirs
        self.old, self.new = old, new = ours.parcel, theirs.parcel
        self.plan = plan
        self.moves = moves
        self.unsaid: list[str] = []
        self.highest = max(old.highest(), new.highest()) + 1
        self.scribe = Scribe(signature, Notes(self._free_note))
        self.old_notes = {kind: old.tree(old.related(f"{kind}s")) for kind in notes.KINDS}
        self.new_notes = {kind: new.tree(new.related(f"{kind}s")) for kind in notes.KINDS}
        self._counts: dict[str, int] = {}
        self.running, whole = paired_parts(old, new)
        if not whole:
            self.unsaid.append(_RUNNING)

    def done(self) -> Redlined:
        """Merge everything."""
        self._tell_settled()
        self.unsaid += differences.of_packages(self.old, self.new)
        stories = self._prepare()
        ours, theirs = self.ours, self.theirs
        matching = Matching(
            ours.numbers,
            theirs.numbers,
            self.plan,
            self.moves == "native",
            ours.words | theirs.words,
        )
        merger = Merger(self.scribe, matching)
        self._merge_body(merger)
        self._merge_notes()
        heads = self._merge_running()
        unshown = matching.unshown | ranged(self.scribe, merger.segments)
        if unshown:
            self.unsaid.append(_MOVES.format(count=len(unshown)))
        self.unsaid += self.scribe.unsaid
        noted = (root for root in self.new_notes.values() if root is not None)
        roots = [self.theirs.root, *noted, *heads]
        give_ids(roots, self.highest)
        self.new.put(self.new.main, _joined_root(self.theirs.root, self.ours.root))
        del stories
        return Redlined(self.new.packed(), tuple(dict.fromkeys(self.unsaid)))

    def _free_note(self, kind: str) -> int:
        if kind not in self._counts:
            roots = [self.old_notes[kind], self.new_notes[kind]]
            self._counts[kind] = notes.free_id(roots, kind) - 1
        self._counts[kind] += 1
        return self._counts[kind]

    def _tell_settled(self) -> None:
        for text, parcel in ((self.ours, self.old), (self.theirs, self.new)):
            if text.settled:
                self.unsaid.append(_SETTLED.format(name=parcel.name))

    def _prepare(self) -> list[Element]:
        """Relationships, numbering, styles, bookmarks and fields of the old text."""
        stories = [self.ours.root, *(r for r in self.old_notes.values() if r is not None)]
        stories += self._prepare_running()
        for root in (*self.old_notes.values(), *self.new_notes.values()):
            if root is not None:
                settle(root, accept=True)
        for root in stories:
            forget(root)
        self.new.bring(self.old, self.old.main, self.ours.root, self.new.main)
        for kind, root in self.old_notes.items():
            self._prepare_notes(kind, root)
        if mark_alone(self.ours.root, self.theirs.root):
            self.unsaid.append("目录等域的设置以新文件为准，不作为修订。")
        self._prepare_looks(stories)
        self._prepare_bookmarks(stories)
        return stories

    def _prepare_running(self) -> Iterator[Element]:
        """The headers and footers of the old file that differ from those of the new one."""
        kept: list[tuple[str, str]] = []
        for one, other in self.running:
            old, new = self.old.tree(one), self.new.tree(other)
            if old is None or new is None or canon(old) == canon(new):
                continue
            settle(old, accept=True)
            settle(new, accept=True)
            self.new.bring(self.old, one, old, other)
            kept.append((one, other))
            yield old
        self.running = tuple(kept)

    def _prepare_notes(self, kind: str, root: Element | None) -> None:
        part = self.old.related(f"{kind}s")
        called = self.ours.root.find(f".//{w(kind + 'Reference')}") is not None
        if root is None or part is None or not called:
            return
        if self.new_notes[kind] is None:
            made = copied(root)
            for note in [one for one in made.iterfind(w(kind)) if not value(one, "type")]:
                made.remove(note)
            self.new_notes[kind] = made
            self.new.new_part(f"{kind}s", made)
        here = self.new.related(f"{kind}s")
        if here is not None:
            self.new.bring(self.old, part, root, here)

    def _prepare_looks(self, stories: list[Element]) -> None:
        parts = self.old.related("numbering"), self.new.related("numbering")
        here = self.new.tree(parts[1])
        ours = Lists(self.old.tree(parts[0]))
        styles = (
            Styles(self.old.tree(self.old.related("styles"))),
            Styles(self.new.tree(self.new.related("styles"))),
        )
        added = here is None
        theirs = Lists(empty_numbering() if here is None else here)
        joined = Joined(ours, theirs)
        joined.learn(_style_votes(*styles))
        joined.learn(self._votes())
        for root in stories:
            for element in nums_in(root):
                element.set(VAL, joined.num(value(element)))
        different = join(*styles, stories, joined.num)
        if different:
            listed = "、".join(different[:8]) + ("等" if len(different) > 8 else "")
            self.unsaid.append(f"样式“{listed}”在两个文件里的设置不同，以新文件为准。")
        self._put_looks(theirs, styles[1], added=added)

    def _put_looks(self, lists: Lists, styles: Styles, *, added: bool) -> None:
        part = self.new.related("styles")
        if part is not None and styles.root is not None:
            self.new.put(part, styles.root)
        if lists.root is None or (added and not lists.nums):
            return
        numbering = self.new.related("numbering")
        if numbering is None:
            self.new.new_part("numbering", lists.root)
        else:
            self.new.put(numbering, lists.root)

    def _votes(self) -> Iterator[tuple[str, str]]:
        """The numIds of paragraphs that belong together."""
        ours, theirs = _nums(self.ours.root), _nums(self.theirs.root)
        olds, news = dict(enumerate(self.ours.paragraphs)), dict(enumerate(self.theirs.paragraphs))
        pairs = [
            (olds[line.old], news[line.new])
            for line in self.plan.lines
            if line.old in olds and line.new in news and line.fate is not Fate.MOVED_FROM
        ]
        if not pairs:
            pairs += differences.equal_paragraphs(self.ours.words, self.theirs.words)
        for one, other in pairs:
            if one in ours and other in theirs:
                yield ours[one], theirs[other]

    def _prepare_bookmarks(self, stories: list[Element]) -> None:
        """Choose the old bookmarks that stay: those that only old references lead to."""
        ours = self.ours.root
        taken = {name.lower() for name in _BOOKMARKS(self.theirs.root)}
        called: set[str] = set()
        for root in stories:
            called.update(one.get(w("anchor"), "") for one in root.iter(HYPERLINK))
            for code in root.iter(INSTR):
                called.update((code.text or "").split())
        if not any(name in called and name.lower() not in taken for name in _BOOKMARKS(ours)):
            return
        numbers: set[str] = set()
        kept: set[str] = set()
        for mark in ours.iter(BOOKMARK):
            name = mark.get(NAME, "")
            if name in called and name.lower() not in taken and name not in kept:
                kept.add(name)
                numbers.add(mark.get(ID, ""))
                mark.set(ID, OLD + mark.get(ID, ""))
        for end in ours.iter(BOOKMARK_END):
            if end.get(ID, "") in numbers:
                end.set(ID, OLD + end.get(ID, ""))
        self.scribe.kept = frozenset(kept)

    def _merge_body(self, merger: Merger) -> None:
        body = self.theirs.body
        ends = child(self.ours.body, "sectPr"), child(body, "sectPr")
        old = [one for one in self.ours.body if one is not ends[0]]
        new = [one for one in body if one is not ends[1]]
        made = merger.blocks(old, new, outer=True)
        if ends[0] is not None and ends[1] is not None:
            properties.section(self.scribe, ends[0], ends[1])
        refill(body, [*made, *([] if ends[1] is None else [ends[1]])])

    def _merge_running(self) -> list[Element]:
        roots: list[Element] = []
        for one, other in self.running:
            old, new = self.old.tree(one), self.new.tree(other)
            if old is not None and new is not None:
                mark_alone(old, new)
                new[:] = Merger(self.scribe).blocks(list(old), list(new))
                self.new.put(other, new)
                roots.append(new)
        return roots

    def _merge_notes(self) -> None:
        for kind, root in self.new_notes.items():
            if root is None:
                continue
            notes.merge(self.scribe, kind, self.old_notes[kind], root)
            part = self.new.related(f"{kind}s")
            if part is not None:
                self.new.put(part, root)


def _nums(root: Element) -> dict[Element, str]:
    """The numIds that paragraphs name themselves."""
    found: dict[Element, str] = {}
    for one in nums_in(root):
        properties_ = next(one.iterancestors(PPR), None)
        paragraph = None if properties_ is None else properties_.getparent()
        if paragraph is not None and value(one):
            found[paragraph] = value(one)
    return found


def _style_votes(old: Styles, new: Styles) -> Iterator[tuple[str, str]]:
    for number in old.by_id:
        one, other = number_of(old, number)[0], number_of(new, number)[0]
        if one and other:
            yield one, other


def _joined_root(new: Element, old: Element) -> Element:
    """The new root with the namespaces of both, so that old elements keep what they rely on."""
    spaces = {str(key): uri for key, uri in (*old.nsmap.items(), *new.nsmap.items()) if key}
    missing = set(spaces) - {str(key) for key in new.nsmap}
    words = f"{new.get(_IGNORABLE, '')} {old.get(_IGNORABLE, '')}".split()
    if not missing:
        return new
    root = etree.Element(new.tag, nsmap=spaces)
    for key, text in new.attrib.items():
        root.set(key, text)
    root[:] = list(new)
    known = [one for one in dict.fromkeys(words) if one in root.nsmap]
    if known:
        root.set(_IGNORABLE, " ".join(known))
    return root
