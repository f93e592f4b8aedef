"""Numbering definitions of two files side by side: equal ones are shared, others added."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count
from zlib import crc32

from lxml import etree
from lxml.etree import _Element as Element

from planforge.ooxml.redline.tags import VAL, canon, child, copied, value, w

_ABSTRACT, _NUM = w("abstractNum"), w("num")
_ABSTRACT_ID, _NUM_ID = w("abstractNumId"), w("numId")
_OWN = frozenset((w("nsid"), w("tmpl"), w("name")))
_OVERRIDE = w("lvlOverride")


@dataclass(slots=True)
class Lists:
    """The numbering definitions of a file.

    Attributes:
        root: the part's tree, or None where there is none.
        nums: abstract number and overrides of each num, both as text to compare.
    """

    root: Element | None
    abstracts: dict[str, str] = field(default_factory=dict)
    nums: dict[str, tuple[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.root is None:
            return
        for one in self.root.iterfind(_ABSTRACT):
            self.abstracts[one.get(_ABSTRACT_ID, "")] = "".join(
                canon(level) for level in one if level.tag not in _OWN
            )
        for one in self.root.iterfind(_NUM):
            overrides = "".join(canon(over) for over in one.iterfind(_OVERRIDE))
            self.nums[one.get(_NUM_ID, "")] = (value(child(one, "abstractNumId")), overrides)

    def said(self, num: str) -> tuple[str, str] | None:
        """What a num says in full: its abstract numbering and its overrides."""
        found = self.nums.get(num)
        return None if found is None else (self.abstracts.get(found[0], ""), found[1])


class Joined:
    """Finds for the old file's nums those that they are in the redline.

    Two nums are taken for one only where they say the same; two lists that counted apart never
    come to count together, so labels come out as they were.
    """

    def __init__(self, old: Lists, new: Lists) -> None:
        self._old = old
        self._new = new
        self._nums: dict[str, str] = {"0": "0"}
        self._abstracts: dict[str, str] = {}
        self._taken: set[str] = set()
        self._busy: set[str] = set()

    def learn(self, votes: Iterable[tuple[str, str]]) -> None:
        """Take nums for one that stand in paragraphs which belong together.

        Those of one id come first, as revisions of a file that keeps its ids have them; then the
        most common ones, as ids may also be given by order.

        Args:
            votes: numId of the old and of the new paragraph.
        """
        counted = Counter(votes)
        for old, new in sorted(
            counted, key=lambda vote: (vote[0] != vote[1], -counted[vote], vote)
        ):
            self._try(old, new)

    def num(self, old: str) -> str:
        """The num in the redline of an old one."""
        if old in self._nums:
            return self._nums[old]
        if old not in self._old.nums:
            return old
        return old if self._try(old, old) else self._added(old)

    def _try(self, old: str, new: str) -> bool:
        if old in self._nums:
            return self._nums[old] == new
        said = self._old.said(old)
        if said is None or new in self._taken or said != self._new.said(new):
            return False
        ours, theirs = self._old.nums[old][0], self._new.nums[new][0]
        if self._abstracts.get(ours, theirs) != theirs:
            return False
        if ours not in self._abstracts and theirs in self._busy:
            return False
        self._abstracts[ours] = theirs
        self._busy.add(theirs)
        self._nums[old] = new
        self._taken.add(new)
        return True

    def _added(self, old: str) -> str:
        abstract = self._abstract(self._old.nums[old][0])
        root, source = self._new.root, self._old.root
        assert root is not None
        assert source is not None
        num = next(one for one in source.iterfind(_NUM) if one.get(_NUM_ID) == old)
        made = copied(num)
        number = old if old not in self._new.nums else self._free()
        made.set(_NUM_ID, number)
        named = child(made, "abstractNumId")
        if named is not None:
            named.set(VAL, abstract)
        _insert(root, made, (_ABSTRACT, _NUM))
        self._new.nums[number] = (abstract, self._old.nums[old][1])
        self._nums[old] = number
        self._taken.add(number)
        return number

    def _free(self) -> str:
        """An id that neither file has."""
        taken = self._old.nums.keys() | self._new.nums.keys()
        return next(n for n in map(str, count(1)) if n not in taken)

    def _abstract(self, old: str) -> str:
        if old in self._abstracts:
            return self._abstracts[old]
        same = self._old.abstracts.get(old)
        for new, said in self._new.abstracts.items():
            if said == same and new not in self._busy:
                self._abstracts[old] = new
                self._busy.add(new)
                return new
        root, source = self._new.root, self._old.root
        assert root is not None
        assert source is not None
        numbers = [int(one) for one in self._new.abstracts if one.isdecimal()]
        number = str(max(numbers, default=-1) + 1)
        found = next((o for o in source.iterfind(_ABSTRACT) if o.get(_ABSTRACT_ID) == old), None)
        made = root.makeelement(_ABSTRACT) if found is None else copied(found)
        made.set(_ABSTRACT_ID, number)
        _own(made, number)
        _insert(root, made, (w("numPicBullet"), _ABSTRACT))
        self._new.abstracts[number] = same or ""
        self._abstracts[old] = number
        self._busy.add(number)
        return number


def _own(abstract: Element, number: str) -> None:
    """An identity of its own: Word takes lists of one nsid for the same and merges them."""
    for name in ("nsid", "tmpl"):
        one = child(abstract, name)
        if one is not None:
            one.set(VAL, f"{crc32(f'{name} {number} {value(one)}'.encode()):08X}")
    for level in abstract.iter(w("lvl")):
        for name in ("pStyle", "lvlPicBulletId"):
            one = child(level, name)
            if one is not None:
                level.remove(one)


def _insert(root: Element, made: Element, behind: tuple[str, ...]) -> None:
    at = max((n for n, one in enumerate(root) if one.tag in behind), default=-1)
    root.insert(at + 1, made)


def empty_numbering() -> Element:
    """A numbering part without definitions."""
    root: Element = etree.Element(w("numbering"), nsmap={"w": w("")[1:-1]})
    return root


def nums_in(root: Element) -> list[Element]:
    """The ``w:numId`` of a tree."""
    return [one for one in root.iter(_NUM_ID) if getattr(one.getparent(), "tag", "") == w("numPr")]
