"""The parts that hold text: parsed, alternatives chosen, tracked changes settled."""

from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from planforge.errors import LoadError
from planforge.importer.docx.losses import Losses
from planforge.importer.docx.model import Accepts, Revision
from planforge.importer.docx.names import MC, WPS, A, W
from planforge.importer.docx.revisions import Story, settle
from planforge.ooxml.reading.archive import Archive
from planforge.ooxml.reading.relations import Relations, relations
from planforge.ooxml.reading.xml import parse

MOST_PARAGRAPHS = 300_000
"""Of one part, those of cells included: some 7 500 pages, read in ten seconds."""

_OFFICE = "http://schemas.microsoft.com/office/"
_UNDERSTOOD = frozenset(
    {
        WPS[1:-1],
        A[1:-1],
        f"{_OFFICE}word/2010/wordprocessingGroup",
        f"{_OFFICE}word/2010/wordprocessingCanvas",
        f"{_OFFICE}word/2010/wordprocessingDrawing",
        f"{_OFFICE}word/2010/wordml",
        f"{_OFFICE}word/2012/wordml",
        f"{_OFFICE}drawing/2010/main",
        f"{_OFFICE}drawing/2014/main",
    }
)
"""Namespaces of a Choice that this reader takes; others have a Fallback that it can read."""


@dataclass(slots=True)
class Stories:
    """Opens parts, each once.

    Attributes:
        archive: the package.
        accepts: whether a tracked change counts as done.
        losses: where changes that cannot be followed are told.
        revisions: those of the parts opened so far.
    """

    archive: Archive
    accepts: Accepts
    losses: Losses
    revisions: list[Revision] = field(default_factory=list)
    _open: dict[str, Story | None] = field(default_factory=dict)
    _relations: dict[str, Relations] = field(default_factory=dict)

    def tree(self, part: str | None) -> Element | None:
        """A part as it stands; None where there is none."""
        data = None if part is None else self.archive.read(part)
        return None if part is None or not data else parse(data, part, self.archive.name)

    def story(self, part: str | None) -> Story | None:
        """A part with text, its alternatives chosen and its changes settled."""
        if part is None:
            return None
        if part not in self._open:
            self._open[part] = self._settled(part)
        return self._open[part]

    def relations(self, part: str) -> Relations:
        """The relationships of a part."""
        if part not in self._relations:
            self._relations[part] = relations(self.archive, part)
        return self._relations[part]

    def _settled(self, part: str) -> Story | None:
        root = self.tree(part)
        if root is None:
            return None
        numbers = {paragraph: index for index, paragraph in enumerate(root.iter(W + "p"))}
        if len(numbers) > MOST_PARAGRAPHS:
            message = (
                f"文件 {self.archive.name} 有 {len(numbers)} 个段落，"
                f"超过 {MOST_PARAGRAPHS} 个的上限，不读入。"
            )
            raise LoadError(message, "请检查文件内容是否正确；太长的预案请拆成几个文件。")
        for element in list(root.iter(MC + "AlternateContent")):
            _choose(element)
        story = Story(part, root, numbers)
        self.revisions += settle(story, len(self.revisions), self.accepts, self.losses)
        return story


def _choose(element: Element) -> None:
    """Keep the first Choice whose namespaces are understood, else the Fallback (29500-3, 9.3)."""
    choices = [one for one in element if one.tag == MC + "Choice"]
    fallback = element.find(MC + "Fallback")
    kept = next((one for one in choices if _understood(one)), fallback)
    if kept is None and choices:
        kept = choices[-1]
    for one in list(element):
        if one is not kept:
            element.remove(one)


def _understood(choice: Element) -> bool:
    prefixes = choice.get("Requires", "").split()
    return bool(prefixes) and all(choice.nsmap.get(one) in _UNDERSTOOD for one in prefixes)
