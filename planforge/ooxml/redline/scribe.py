"""Writes the pieces of paragraphs, marked as tracked changes."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element as Element

from planforge.ooxml.redline.atoms import Atom, Atoms, Look, Sort, Wrap, atoms_in, bookmark_name
from planforge.ooxml.redline.model import Signature
from planforge.ooxml.redline.tags import (
    ALONE,
    BOOKMARK,
    BOOKMARK_END,
    DEL,
    DEL_INSTR,
    DEL_TEXT,
    ID,
    INS,
    INSTR,
    MOVE_FROM,
    MOVE_TO,
    OLD,
    RPR,
    SPACE,
    P,
    R,
    T,
    copied,
    w,
)
from planforge.ooxml.redline.weave import Step, Woven, unwoven, weave

_AUTHOR, _DATE = w("author"), w("date")
_RPR_CHANGE = w("rPrChange")
_NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_BOX = w("txbxContent")
_COMMENT = w("commentReference")
_BEYOND = 1 << 60


@dataclass(frozen=True, slots=True)
class Manner:
    """How the pieces of a paragraph are marked; empty: not at all; None: left out.

    Attributes:
        same: what is in both.
        old, new: what is only in one of them.
        looks: pieces of both are taken from the new paragraph, else from the old one.
    """

    same: str | None
    old: str | None
    new: str | None
    newer: bool = True


CHANGED = Manner("", DEL, INS)
DELETED = Manner(None, DEL, None, newer=False)
INSERTED = Manner(None, None, INS)
FROM = Manner(MOVE_FROM, DEL, None, newer=False)
TO = Manner(MOVE_TO, None, INS)


@dataclass(slots=True)
class Notes:
    """Which notes belong together.

    Attributes:
        pairs: kind, id in the old file, id in the new one.
        alone: kind and id of old notes that are only called in deleted text, with the new id.
        free: gives the next free id for a kind.
    """

    free: Callable[[str], int]
    pairs: list[tuple[str, str, str]] = field(default_factory=list)
    alone: dict[tuple[str, str], int] = field(default_factory=dict)

    def moved(self, kind: str, number: str) -> int:
        """The id in the redline of an old note that no new one answers to."""
        if (kind, number) not in self.alone:
            self.alone[kind, number] = self.free(kind)
        return self.alone[kind, number]


@dataclass(slots=True)
class Scribe:
    """Writes runs.

    Attributes:
        signature: author and date of all changes.
        notes: takes note of the notes that are called.
        kept: names of old bookmarks that the redline keeps: old references lead to them.
        unsaid: what no change says, a sentence in Chinese each; some more than once.
    """

    signature: Signature
    notes: Notes
    kept: frozenset[str] = frozenset()
    unsaid: list[str] = field(default_factory=list)

    def change(self, tag: str) -> Element:
        """A tracked change by its tag; its id is given at the very end."""
        element = etree.Element(tag)
        element.set(ID, "")
        element.set(_AUTHOR, self.signature.author)
        if self.signature.date:
            element.set(_DATE, self.signature.date)
        return element

    def content(
        self, old: Atoms, new: Atoms, woven: Sequence[Woven], manner: Manner, paragraph: Element
    ) -> None:
        """Append the pieces of two paragraphs to a third."""
        page = _Page(self, paragraph, manner)
        ours, theirs = _Waiting(old.marks), _Waiting(new.marks)
        for step in woven:
            if ours.place <= step.old and manner.old is not None:
                page.marks(ours.until(step.old), old=True)
            if theirs.place <= step.new and manner.new is not None:
                page.marks(theirs.until(step.new), old=False)
            page.piece(step, old, new)
        if manner.old is not None:
            page.marks(ours.rest(), old=True)
        if manner.new is not None:
            page.marks(theirs.rest(), old=False)
        page.flush()

    def keeps(self, mark: Element) -> bool:
        """Whether a mark of the old paragraph stays."""
        if mark.tag == BOOKMARK:
            return bookmark_name(mark) in self.kept
        return mark.tag == BOOKMARK_END and mark.get(ID, "").startswith(OLD)

    def deleted(self, element: Element) -> Element:
        """A copy as it stands within a deletion; a text box keeps its own."""
        twin = copied(element)
        for one in list(twin.iter(T, INSTR)):
            one.tag = DEL_TEXT if one.tag == T else DEL_INSTR
        for box in twin.iter(_BOX):
            for run in list(box.iter(R)):
                parent = run.getparent()
                if parent is not None and parent.tag == P:
                    around = self.change(DEL)
                    parent.replace(run, around)
                    around.append(run)
        return twin


class _Waiting:
    """Marks of a paragraph that wait for their place.

    Attributes:
        place: the number of the piece that the next one stands before; beyond all at the end.
    """

    def __init__(self, marks: Sequence[tuple[int, Element]]) -> None:
        self._marks = marks
        self._at = 0
        self.place = self._next()

    def until(self, place: int) -> list[Element]:
        """Those before the piece with this number."""
        found: list[Element] = []
        while self.place <= place < _BEYOND:
            found.append(self._marks[self._at][1])
            self._at += 1
            self.place = self._next()
        return found

    def rest(self) -> list[Element]:
        """Those left."""
        return self.until(_BEYOND - 1)

    def _next(self) -> int:
        return self._marks[self._at][0] if self._at < len(self._marks) else _BEYOND


@dataclass(slots=True)
class _Page:
    """The paragraph that is being written."""

    scribe: Scribe
    paragraph: Element
    manner: Manner
    here: Element = field(init=False)
    wraps: tuple[str, ...] = ()
    tracked: str = ""
    around: Element | None = None
    run: Element | None = None
    face: tuple[str, str, str] = ("", "", "")
    words: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.here = self.paragraph

    def piece(self, step: Woven, old: Atoms, new: Atoms) -> None:
        """One piece of the redline."""
        manner = self.manner
        if step.step is Step.SAME:
            tag = manner.same
            before, after = old.all[step.old], new.all[step.new]
            atom, other = (after, before) if manner.newer else (before, after)
        elif step.step is Step.OLD:
            tag, atom, other = manner.old, old.all[step.old], None
        else:
            tag, atom, other = manner.new, new.all[step.new], None
        if tag is None:
            return
        self._enter(atom.wraps)
        self._track(tag)
        changes = other if not tag else None
        if atom.sort in (Sort.CHARACTER, Sort.THING):
            self._in_run(atom, changes, tag)
        else:
            self._whole(atom, changes, tag)
        if atom.sort is Sort.THING:
            self._note(atom, other, step)

    def marks(self, marks: Iterable[Element], *, old: bool) -> None:
        """Marks of places; of the old paragraph only what old references need."""
        for mark in marks:
            if old and not self._old_mark(mark):
                continue
            self.flush_run()
            target = self.here
            if mark.tag == R and old:
                self._track(DEL)
                assert self.around is not None
                self.around.append(self.scribe.deleted(mark))
                continue
            if mark.tag == R and (self._own_field(mark) or self._own_remark(mark)):
                self._track(INS)
                assert self.around is not None
                self.around.append(copied(mark))
                continue
            self._track("")
            target.append(copied(mark))

    def _old_mark(self, mark: Element) -> bool:
        if mark.tag == R:
            return self._own_field(mark)
        return self.scribe.keeps(mark)

    def _own_field(self, mark: Element) -> bool:
        """Part of a field over several paragraphs that only one of the files has."""
        return len(mark) > 0 and mark[-1].get(ALONE) is not None

    def _own_remark(self, mark: Element) -> bool:
        """The sign of a comment in a paragraph that is new as a whole."""
        return self.manner.same is None and mark[-1].tag == _COMMENT

    def flush_run(self) -> None:
        """End the run."""
        if self.run is not None and self.words:
            tag = DEL_TEXT if self.tracked == DEL else T
            text = etree.SubElement(self.run, tag)
            text.text = "".join(self.words)
            if text.text != text.text.strip():
                text.set(SPACE, "preserve")
        self.words = []
        self.run = None

    def flush(self) -> None:
        """End the paragraph."""
        self.flush_run()

    def _enter(self, wraps: tuple[Wrap, ...]) -> None:
        if not wraps and not self.wraps:
            return
        keys = tuple(wrap.key for wrap in wraps)
        if keys == self.wraps:
            return
        self._track("")
        self.flush_run()
        here = self.paragraph
        for wrap in wraps:
            shell = etree.SubElement(here, wrap.element.tag)
            for key, text in wrap.element.attrib.items():
                shell.set(key, text)
            for one in wrap.element:
                if str(one.tag).endswith("Pr"):
                    shell.append(copied(one))
            here = shell
        self.here, self.wraps = here, keys

    def _track(self, tag: str) -> None:
        if tag == self.tracked and (self.around is None) == (not tag):
            return
        self.flush_run()
        self.tracked = tag
        self.around = self.scribe.change(tag) if tag else None
        if self.around is not None:
            self.here.append(self.around)

    @property
    def _into(self) -> Element:
        return self.here if self.around is None else self.around

    def _in_run(self, atom: Atom, other: Atom | None, tag: str) -> None:
        before = other.look if other is not None else atom.look
        face = (atom.look.key, before.key, tag)
        if self.run is None or face != self.face:
            self.flush_run()
            self.face = face
            self.run = etree.SubElement(self._into, R)
            properties = self._properties(atom.look, before)
            if properties is not None:
                self.run.append(properties)
        if atom.sort is Sort.CHARACTER:
            self.words.append(atom.text)
            return
        if self.words:
            run = self.run
            self.flush_run()
            self.run = run
        element = atom.elements[0]
        self.run.append(self.scribe.deleted(element) if tag == DEL else copied(element))

    def _properties(self, look: Look, before: Look) -> Element | None:
        properties = None if look.properties is None else copied(look.properties)
        if look.key == before.key:
            return properties
        if properties is None:
            properties = etree.Element(RPR)
        change = self.scribe.change(_RPR_CHANGE)
        past = before.properties
        change.append(etree.Element(RPR) if past is None else copied(past))
        properties.append(change)
        return properties

    def _whole(self, atom: Atom, other: Atom | None, tag: str) -> None:
        self.flush_run()
        into = self._into
        if tag == DEL:
            into.extend(self.scribe.deleted(one) for one in atom.elements)
            return
        if other is None or other.text == atom.text or not atom.result[1] or not other.result[1]:
            into.extend(copied(one) for one in atom.elements)
            return
        start, end = atom.result
        into.extend(copied(one) for one in atom.elements[:start])
        old = atoms_in(list(other.elements[other.result[0] : other.result[1]]))
        new = atoms_in(list(atom.elements[start:end]))
        inner = etree.SubElement(into, P)
        self.scribe.content(old, new, _result(old, new), CHANGED, inner)
        for one in list(inner):
            into.append(one)
        into.remove(inner)
        into.extend(copied(one) for one in atom.elements[end:])

    def _note(self, atom: Atom, other: Atom | None, step: Woven) -> None:
        element = atom.elements[0]
        kind = _NOTES.get(str(element.tag))
        if kind is None or self.run is None:
            return
        notes = self.scribe.notes
        if step.step is Step.OLD:
            self.run[-1].set(ID, str(notes.moved(kind, element.get(ID, ""))))
        elif other is not None and self.manner.same == "":
            notes.pairs.append((kind, other.elements[0].get(ID, ""), element.get(ID, "")))
        elif not self.manner.newer:
            self.run[-1].set(ID, str(notes.moved(kind, element.get(ID, ""))))


def _result(old: Atoms, new: Atoms) -> list[Woven]:
    """A number or label that a field shows is replaced as a whole."""
    plain = all(one.sort is Sort.CHARACTER for one in (*old.all, *new.all))
    return unwoven(len(old.all), len(new.all)) if plain else weave(old.all, new.all)
