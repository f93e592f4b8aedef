"""A Word file, read: the chain from bytes to WordFile."""

from lxml.etree import _Element as Element

from planforge.errors import LoadError
from planforge.importer.docx.body import Blocks, Sheet
from planforge.importer.docx.fonts import Theme
from planforge.importer.docx.looks import Looks
from planforge.importer.docx.losses import Loss, Losses
from planforge.importer.docx.model import Accepts, Revision, WordFile
from planforge.importer.docx.names import W
from planforge.importer.docx.notes import Comments, Notes
from planforge.importer.docx.numbering import Lists
from planforge.importer.docx.origins import ROOT, Origins, read_origins
from planforge.importer.docx.paragraphs import Paragraphs
from planforge.importer.docx.pictures import Gallery
from planforge.importer.docx.pieces import Surroundings, Talk
from planforge.importer.docx.properties import title_and_author
from planforge.importer.docx.revisions import Story
from planforge.importer.docx.running import references, running_words
from planforge.importer.docx.runs import Inlines
from planforge.importer.docx.sections import page_setup, sections_of
from planforge.importer.docx.stories import Stories
from planforge.importer.docx.styles import Styles
from planforge.ooxml.names import ORIGINS
from planforge.ooxml.reading.archive import open_package
from planforge.ooxml.reading.relations import main_part
from planforge.ooxml.reading.xml import parse


def accept_all(_: Revision) -> bool:
    """Every tracked change counts as done."""
    return True


def reject_all(_: Revision) -> bool:
    """No tracked change counts as done."""
    return False


def read_docx(data: bytes, name: str, *, accepts: Accepts = accept_all) -> WordFile:
    """Everything that stands in a Word file, in order of reading.

    Args:
        data: the file.
        name: what findings call it.
        accepts: whether a tracked change counts as done; the others count as never made.

    Raises:
        LoadError: it is no Word file that can be read, or is beyond the bounds.
    """
    archive = open_package(data, name)
    losses = Losses(name)
    stories = Stories(archive, accepts, losses)
    return _File(stories, losses).read(main_part(archive))


class _File:
    """The parts of one file, and what they share."""

    def __init__(self, stories: Stories, losses: Losses) -> None:
        self._stories = stories
        self._losses = losses
        self._notes = Notes(losses)
        self._comments = Comments()

    def read(self, main: str) -> WordFile:
        story = self._stories.story(main)
        body = None if story is None else story.root.find(W + "body")
        if story is None or body is None:
            message = f"文件 {self._losses.name} 里没有正文，不是完整的 Word 文件。"
            raise LoadError(message, "请重新获取完整的文件，或者用 Word 打开后另存为新文件。")
        self._main, self._parts = main, self._stories.relations(main)
        theme = self._stories.tree(self._parts.target("theme"))
        self._styles = Styles(self._stories.tree(self._parts.target("styles")), Theme(theme))
        self._looks = Looks(self._styles)
        self._numbering = self._stories.tree(self._parts.target("numbering"))
        self._see_notes()
        self._see_comments()
        sheet = self._sheet(story, sections_of(body))
        blocks = Blocks(sheet, self._paragraphs()).read(body)
        settings = self._stories.tree(self._parts.target("settings"))
        listed = references(sheet.sections, self._parts, settings)
        running = running_words(listed, self._stories.story, self._running, self._losses)
        title, author = title_and_author(self._core())
        origins = self._origins()
        return WordFile(
            name=self._losses.name,
            blocks=tuple(blocks),
            running=running,
            revisions=tuple(self._stories.revisions),
            remarks=self._comments.remarks(sheet.around.talk, story),
            title=title,
            author=author,
            pages=tuple(page_setup(section) for section in sheet.sections),
            origins=origins.paths,
            plan_hash=origins.plan_hash,
            findings=self._losses.findings(),
        )

    def _paragraphs(self) -> Paragraphs:
        """For one kind of story: Word counts body, text boxes and notes apart."""
        return Paragraphs(self._styles, Lists(self._numbering, self._styles))

    def _around(self, story: Story) -> Surroundings:
        around = Surroundings(self._stories.relations(story.part), self._looks, self._losses)
        around.see(story.root)
        return around

    def _sheet(self, story: Story, sections: list[Element]) -> Sheet:
        around = self._around(story)
        around.talk = Talk(self._comments.ids)
        around.note = self._notes.note
        gallery = Gallery(self._stories.archive, self._losses)
        return Sheet(
            self._stories, story, around, self._looks, self._losses, gallery,
            self._paragraphs(), sections,
        )  # fmt: skip

    def _see_notes(self) -> None:
        for kind in ("footnote", "endnote"):
            story = self._stories.story(self._parts.target(f"{kind}s"))
            if story is not None:
                self._notes.add(story, kind, Inlines(self._around(story)), self._paragraphs())

    def _see_comments(self) -> None:
        story = self._stories.story(self._parts.target("comments"))
        if story is None:
            return
        inlines = Inlines(self._around(story))
        self._comments.add(story, inlines, self._paragraphs(), self._losses)
        threads = self._stories.tree(self._parts.target("commentsExtended"))
        if threads is not None:
            self._comments.thread(threads)

    def _running(self, story: Story) -> tuple[Inlines, Paragraphs]:
        around = self._around(story)
        around.running = True
        return Inlines(around), self._paragraphs()

    def _core(self) -> Element | None:
        return self._stories.tree(self._stories.relations("").target("core-properties"))

    def _origins(self) -> Origins:
        for relation in self._parts.of_kind("customXml"):
            data = self._stories.archive.read(relation.target) or b""
            if ORIGINS.encode() not in data:
                continue
            try:
                root = parse(data, relation.target, self._losses.name)
            except LoadError:
                self._losses.add(Loss.ORIGINS, "不是完整的 XML")
                continue
            if root.tag == ROOT:
                return read_origins(root, self._losses)
        return Origins()
