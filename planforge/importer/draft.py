"""The plan as it grows: parts, outline and sections, put together at the end."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeGuard

from planforge.document import Table
from planforge.findings import Path
from planforge.importer.fates import Ledger
from planforge.importer.make import make
from planforge.importer.tables import listing_of
from planforge.schema import Entry, Model, Part, Plan
from planforge.schema.annexes import FreeSection
from planforge.schema.base import Listing
from planforge.schema.fields import fields_of
from planforge.schema.head import OutlineNode, Revision
from planforge.schema.resources import Supplies

Facts = list[tuple[Model, str]]
"""Rows of a table, each with the words of the row that stands over it."""


@dataclass(slots=True)
class Draft:
    """What was mapped so far.

    Attributes:
        pieces: parts and pieces of parts by path.
        listings: tables that became pieces of parts, by path.
        facts: what tables say that stay as they are, by path.
        outline: the chapters in the order of the source.
        sections: what no part knows.
        comments: lines of comment for the file, by plan path.
        ledger: what became of everything.
        used: the tables that became listings, by identity.
    """

    pieces: dict[Path, Model] = field(default_factory=dict)
    listings: dict[Path, Listing] = field(default_factory=dict)
    facts: dict[Path, Facts] = field(default_factory=dict)
    outline: list[OutlineNode] = field(default_factory=list)
    sections: list[FreeSection] = field(default_factory=list)
    comments: dict[Path, str] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=Ledger)
    used: set[int] = field(default_factory=set)
    _names: set[str] = field(default_factory=set)

    def free(self, path: Path) -> bool:
        """Nothing stands there yet, nor in the whole it would be a piece of."""
        taken = {*self.pieces}
        return path not in self.listings and not any(
            path[: len(other)] == other or other[: len(path)] == path
            for other in taken
            if len(other) != len(path) or other == path
        )

    def put(self, path: Path, piece: Model) -> bool:
        """Keep a part or a piece of one; False where its place is taken."""
        inner = [at[-1] for at in self.listings if at[:-1] == path]
        if not self.free(path) or any(getattr(piece, str(n), None) is not None for n in inner):
            return False
        self.pieces[path] = piece
        return True

    def put_listing(self, path: Path, listing: Listing, table: Table) -> bool:
        """Keep a table as a piece of a part; False where its place is taken."""
        if not self.open_for(path):
            return False
        self.listings[path] = listing
        self.used.add(id(table))
        return True

    def open_for(self, path: Path) -> bool:
        """A listing has room there: nothing stands there, nor in the part it belongs to."""
        return path not in self.pieces and path not in self.listings and self._there(path) is None

    def takes(self, path: Path) -> bool:
        """Facts that are said elsewhere have room there, beside what stands there."""
        there = self.listings.get(path) or self._there(path)
        if there is None:
            return True
        return isinstance(there, Listing) and (_joins(there) or not (_facts(there) or there.items))

    def _there(self, path: Path) -> Model | None:
        """What stands at a path, by itself or in the whole."""
        if path in self.pieces or len(path) == 1:
            return self.pieces.get(path)
        found = getattr(self.pieces.get(path[:1]), str(path[1]), None)
        return found if isinstance(found, Model) else None

    def add_section(self, section: FreeSection, why: str) -> str:
        """Keep a free section, for a reason; gives the name by which the outline calls it."""
        name = section.title
        if not name or name in self._names or name in _PART_NAMES or ":" in name or "：" in name:
            name = f"章节{len(self.sections) + 1}"
            section = section.model_copy(update={"id": name})
        self._names.add(name)
        self.comments["sections", len(self.sections)] = f"{why}，原样保留在这里。"
        self.sections.append(section)
        return name

    def drop_section(self) -> None:
        """Take the last free section back."""
        section = self.sections.pop()
        self._names.discard(section.id or section.title or "")
        self.comments.pop(("sections", len(self.sections)), None)

    def revisions(self) -> tuple[Revision, ...]:
        """What a table of revisions says."""
        return tuple(row for row, _ in self.facts.pop(("revisions",), []) if _is_revision(row))

    def parts(self) -> dict[str, Model]:
        """The parts of the plan, each made of its pieces."""
        made: dict[str, Model] = {}
        fields = fields_of(Plan)
        for path, piece in self.pieces.items():
            name = str(path[0])
            if len(path) == 1:
                made[name] = piece
        for name in dict.fromkeys(str(path[0]) for path in self.pieces if len(path) == 2):
            model = fields[name].model or Part
            inner = {str(p[1]): m for p, m in self.pieces.items() if p[0] == name and len(p) == 2}
            made[name] = make(model, **inner)
        for path, listing in self.listings.items():
            _set(made, path, listing)
        for path, rows in self.facts.items():
            there = _get(made, path)
            beside = isinstance(there, Listing) and bool(_facts(there))
            _set(made, path, _said(path, rows, there))
            self.comments[path] = _SOME_SAID if beside else _SAID
        return made


def _is_revision(row: Model) -> TypeGuard[Revision]:
    return isinstance(row, Revision)


def _facts(listing: Listing) -> tuple[Model, ...]:
    facts: tuple[Model, ...] = getattr(listing, listing.LIST)
    return facts


def _joins(listing: Listing) -> bool:
    """Facts that are said elsewhere may stand among those of a listing."""
    facts = _facts(listing)
    named = facts[:1] and isinstance(facts[0], Entry) and facts[0].NAMED_BY != "title"
    return bool(facts) and (bool(named) or isinstance(listing, Supplies))


def _said(path: Path, rows: Facts, there: Model | None) -> Listing:
    """The facts with what stands there already."""
    if not isinstance(there, Listing):
        return listing_of(path, tuple(rows), said=True)
    if not _facts(there):
        made = listing_of(path, tuple(rows))
        return there.model_copy(update={there.LIST: _facts(made), "said": True})
    more = _facts(listing_of(path, tuple((row, "") for row, _ in rows)))
    aside = tuple(row.model_copy(update={"said": True}) for row in more)
    return there.model_copy(update={there.LIST: (*_facts(there), *aside)})


def _get(made: Mapping[str, Model], path: Path) -> Model | None:
    found = made.get(str(path[0]))
    if len(path) > 1:
        found = getattr(found, str(path[1]), None)
    return found


def _set(made: dict[str, Model], path: Path, listing: Listing) -> None:
    """Set a listing into the part it belongs to."""
    name = str(path[0])
    if len(path) == 1:
        made[name] = listing
        return
    whole = made.get(name) or make(fields_of(Plan)[name].model or Part)
    made[name] = whole.model_copy(update={str(path[1]): listing})


_SOME_SAID = (
    "其中“子项已写入正文: 是”的，是从原文的表格里读出的数据；"
    "表格本身原样保留在后面，这里不再输出，修改时请两处一起改。"
)
_SAID = "从原文的表格里读出的数据；表格本身原样保留在后面，这里不再输出，修改时请两处一起改。"
_PART_NAMES = frozenset(key for name in Plan.PARTS for key in fields_of(Plan)[name].keys)


def path_in_chinese(path: Path) -> str:
    """A path as outlines write it: 编制背景.编制目的."""
    words: list[str] = []
    model: type[Model] = Plan
    for step in path:
        spec = fields_of(model)[str(step)]
        words.append(spec.label.zh)
        model = spec.model or model
    return ".".join(words)
