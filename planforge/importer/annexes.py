"""Annexes: a table of people, contacts or supplies is what its kind prints; others stay text."""

from collections.abc import Mapping
from dataclasses import dataclass

from planforge.document import Section, Table
from planforge.findings import Path
from planforge.importer.draft import Draft, path_in_chinese
from planforge.importer.fates import AS_IT_IS, Became, Fate, Thing
from planforge.importer.free import Free
from planforge.importer.make import lines, make
from planforge.importer.tables import Survey
from planforge.importer.tree import line_of, paragraphs, plain_only, words_of
from planforge.schema.annexes import Annex, AnnexKind

_KINDS: Mapping[Path, AnnexKind] = {
    ("organization", "people"): AnnexKind.PEOPLE,
    ("organization", "contacts"): AnnexKind.CONTACTS,
    ("resources", "supplies"): AnnexKind.RESOURCES,
}


@dataclass(frozen=True, slots=True)
class Annexes:
    """Makes annexes.

    Attributes:
        draft: takes the facts of their tables.
        free: makes what stays text.
        tables: what the tables of the source say.
    """

    draft: Draft
    free: Free
    tables: Survey

    def typed(self, block: Section) -> Annex:
        """The annex, as a table of facts where it is one."""
        plain, table = paragraphs(block.blocks), block.blocks[-1] if block.blocks else None
        found = self.tables.exact(table) if isinstance(table, Table) else None
        if found is None or found.path not in _KINDS or not plain_only((block,)):
            return self.kept(block)
        if list(block.blocks) != [*plain, table] or not isinstance(table, Table):
            return self.kept(block)
        if not self.draft.put_listing(found.path, found.listing(), table):
            return self.kept(block)
        self._note(block, Became.TYPED, path_in_chinese(found.path), found.path)
        text = lines([words_of(paragraph) for paragraph in plain])
        return make(Annex, kind=_KINDS[found.path], title=words_of(block), text=text)

    def kept(self, block: Section, *, literal: bool = False, why: str = "") -> Annex:
        """The annex as it stands; ``literal``: its labels typed out."""
        free = self.free
        section = free.literal(block.blocks) if literal else free.of(block.blocks, 0)
        fields = {name: getattr(section, name) for name in section.model_fields_set}
        self._note(block, Became.KEPT, "附件", why=why or AS_IT_IS)
        return make(Annex, kind=AnnexKind.TEXT, **{**fields, "title": words_of(block)})

    def _note(
        self, block: Section, became: Became, part: str, path: Path = (), why: str = ""
    ) -> None:
        fate = Fate(line_of(block), Thing.ANNEX, words_of(block), became, part, path, why)
        self.draft.ledger.note(fate)
