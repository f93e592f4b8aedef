"""Headers and footers of two files: which belong together."""

from lxml.etree import _Element as Element

from planforge.ooxml.names import R
from planforge.ooxml.reading.relations import relations
from planforge.ooxml.redline.parcel import Parcel
from planforge.ooxml.redline.tags import SECT, canon, value, w

_KINDS = (w("headerReference"), w("footerReference"))
_Key = tuple[int, str, str]


def paired_parts(old: Parcel, new: Parcel) -> tuple[tuple[tuple[str, str], ...], bool]:
    """Headers and footers of the same sections, each part once.

    Sections are counted from the end where the files have a different number of them.

    Returns:
        Names of the parts in the old and the new file; and whether that is all of them.
    """
    ours, theirs = _parts(old), _parts(new)
    pairs: dict[str, str] = {}
    taken: dict[str, str] = {}
    whole = ours.keys() == theirs.keys()
    for key, part in theirs.items():
        twin = ours.get(key)
        if twin is None:
            continue
        if pairs.setdefault(twin, part) != part or taken.setdefault(part, twin) != twin:
            whole = whole and _alike(old, new, twin, part)
            continue
    found = tuple((one, other) for one, other in pairs.items() if taken.get(other) == one)
    return found, whole


def _alike(old: Parcel, new: Parcel, one: str, other: str) -> bool:
    trees = old.tree(one), new.tree(other)
    return trees[0] is not None and trees[1] is not None and canon(trees[0]) == canon(trees[1])


def _parts(parcel: Parcel) -> dict[_Key, str]:
    """The parts by section (from the end), kind and type: first page, even pages, all others."""
    root = parcel.tree(parcel.main)
    known = relations(parcel.archive, parcel.main)
    out: dict[_Key, str] = {}
    sections = [] if root is None else [one for one in root.iter(SECT) if _stands(one)]
    for index, section in enumerate(reversed(sections)):
        for one in section.iterchildren(*_KINDS):
            relation = known.get(one.get(f"{{{R}}}id"))
            if relation is not None and not relation.external:
                kind = str(one.tag).rpartition("}")[2]
                out[index, kind, value(one, "type")] = relation.target
    return out


def _stands(section: Element) -> bool:
    """It is no old section within a tracked change."""
    parent = section.getparent()
    return parent is not None and parent.tag != w("sectPrChange")
