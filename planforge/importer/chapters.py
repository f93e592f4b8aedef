"""Chapters of a source to parts of a plan, by their titles."""

from dataclasses import dataclass

from planforge.document import Section
from planforge.importer.draft import Draft
from planforge.importer.free import Free
from planforge.schema.head import OutlineNode


@dataclass(slots=True)
class Chapters:
    """Maps chapters one by one into a draft."""

    draft: Draft
    free: Free
    half: bool

    def learn(self, chapters: list[Section]) -> None:
        """Read who there is before anybody is looked for in sentences."""

    def node(self, block: Section, depth: int) -> OutlineNode:
        """The chapter of the outline for a section."""
        return self.free_node(block, depth)

    def free_node(self, block: Section, depth: int) -> OutlineNode:
        """The same, where no part takes it."""
        return OutlineNode(part=self.draft.add_section(self.free.section(block, depth)))
