"""The DOCX writer: from a numbered Document to the bytes of a package."""

from collections.abc import Iterator
from dataclasses import replace

from planforge.document import (
    CommentAnchor,
    Document,
    Inline,
    Item,
    Link,
    Meta,
    Paragraph,
    Section,
    Strong,
    blocks_of,
    plain,
)
from planforge.errors import LoadError, RenderError
from planforge.findings import Finding, Path, Severity
from planforge.ooxml.package import Part, Relations, package, streamed_part, xml_part
from planforge.ooxml.xml import WORD, IllegalTextError, illegal
from planforge.profiles import Layout
from planforge.writers.base import Options, Output
from planforge.writers.docx.body import Body
from planforge.writers.docx.controls import NEWER, with_controls
from planforge.writers.docx.flow import Flow
from planforge.writers.docx.inlines import Annotations, Inlines
from planforge.writers.docx.notes import comments_part, footnotes_part
from planforge.writers.docx.pictures import Media
from planforge.writers.docx.properties import origin_parts, property_parts
from planforge.writers.docx.running import LAST_PAGE, RunningParts
from planforge.writers.docx.sections import PageSections, front_spec
from planforge.writers.docx.static import Static, static_parts
from planforge.writers.docx.targets import Bookmarks, Survey


def write_docx(document: Document, layout: Layout, options: Options) -> Output:
    """The document as a Word file.

    Args:
        document: numbered.
        layout: how it looks.
        options: ``gb2312``, ``public``, ``reference`` and ``fillable`` concern this writer.

    Raises:
        RenderError: a text holds a character that XML 1.0 cannot say.
    """
    try:
        parts, findings = _parts(document, layout, options)
        return Output(package(parts), findings)
    except IllegalTextError as error:
        raise _refused(document, str(error)) from error
    except LoadError as error:
        if not options.reference:
            raise
        plain_look = write_docx(document, layout, replace(options, reference=b""))
        return replace(plain_look, findings=(_unread(error), *plain_look.findings))


def _left_out(lost: str) -> Finding:
    """What a reference document shows and the file does not."""
    message = f"Word 文件没有照用版式参照文件里的{lost}。"
    return Finding("PF562", "look-left-out", Severity.INFO, message)


def _unread(error: LoadError) -> Finding:
    """The reference document that could not be read, so that the layout's look was used."""
    return Finding(
        "PF561",
        "reference-broken",
        Severity.ERROR,
        f"版式参照文件读不了，Word 文件改用了预案的版式。{error.message}",
        "请换一个能用 Word 打开的 .docx 文件，或删去“版式”中的“参照”。",
        ("layout", "reference"),
    )


def _parts(
    document: Document, layout: Layout, options: Options
) -> tuple[list[Part], tuple[Finding, ...]]:
    static = static_parts(
        layout, document.scheme, gb2312=options.gb2312, reference=options.reference
    )
    layout = static.layout
    lists = static.lists(document.scheme)
    bookmarks = Bookmarks(public=options.public)
    survey = Survey(document, lists, bookmarks)
    comments = {} if options.public else {comment.id: comment for comment in document.comments}
    annotations = Annotations(comments)
    relations, note_relations = Relations(), Relations()
    for name in ("styles", "numbering", "settings", "fontTable", "footnotes"):
        relations.add(name, f"{name}.xml")
    media = Media(relations)
    numbered = _all_numbered(document, layout)
    sections = _sections(static, document.meta, relations, all_numbered=numbered)
    inlines = Inlines(survey.targets, annotations, relations)
    flow = Flow(static, inlines, sections)
    body = Body(layout, flow, survey, media, bookmarks)
    body.write(document)
    pieces = flow.finish("" if numbered else LAST_PAGE)
    if options.fillable:
        main = _main_part([with_controls("".join(pieces))], NEWER)
    else:
        main = _main_part(pieces)
    parts = [main, *static.parts, *media.parts(), *sections.running.parts(flow.meter.page)]
    parts.append(xml_part("word/numbering.xml", f"<w:numbering {WORD}>{lists.xml()}</w:numbering>"))
    parts.append(footnotes_part(annotations, survey.targets, note_relations))
    parts += _optional(comments_part(annotations), note_relations.part("word/footnotes.xml"))
    if annotations.said:
        relations.add("comments", "comments.xml")
    if not options.public:
        parts += origin_parts(survey.targets.values(), document.meta.plan_hash, relations)
    parts += _optional(relations.part("word/document.xml"), _root().part(""))
    parts += property_parts(document, public=options.public)
    lost = static.reference.lost if static.reference is not None else ()
    return parts, (*_unsaid(document, annotations), *body.findings, *map(_left_out, lost))


def _sections(
    static: Static, meta: Meta, relations: Relations, *, all_numbered: bool
) -> PageSections:
    """Paper and running lines: the layout's, or those of a reference document."""
    reference = static.reference
    if reference is None:
        running = RunningParts(static.layout, meta, relations, all_numbered=all_numbered)
        return PageSections(static.layout, running)
    from planforge.writers.docx.kept import KeptParts, KeptSections

    if reference.theme:
        relations.add("theme", "theme/theme1.xml")
    kept = KeptParts(static.layout, meta, relations, reference)
    return KeptSections(static.layout, kept, page=reference.page)


def _main_part(inner: list[str], more: str = "") -> Part:
    pieces = [f"<w:document {WORD}{more}><w:body>", *inner, "</w:body></w:document>"]
    return streamed_part("word/document.xml", pieces)


def _optional(*parts: Part | None) -> list[Part]:
    return [part for part in parts if part is not None]


def _root() -> Relations:
    relations = Relations()
    relations.add("document", "word/document.xml")
    for name in ("core", "app", "custom"):
        relations.add(name, f"docProps/{name}.xml")
    return relations


def _all_numbered(document: Document, layout: Layout) -> bool:
    specs = [front_spec(layout, page) for page in document.front.pages]
    return all(spec.numbered for spec in specs if spec.own_page)


def _unsaid(document: Document, annotations: Annotations) -> tuple[Finding, ...]:
    """Comments that no words of the text are about: Word has no place for them."""
    return tuple(
        Finding(
            "PF621",
            "comment-without-place",
            Severity.WARNING,
            f"{comment.author}的批注“{comment.text[:20]}”在正文中没有对应文字，未写入 Word 文件。",
            "请指明批注所针对的文字。",
        )
        for comment in document.comments
        if comment.id in annotations.comments and comment.id not in annotations.said
    )


def _refused(document: Document, shown: str) -> RenderError:
    """The error that says where the character stands."""
    for text, origin in _texts(document):
        found = illegal(text)
        if found is not None:
            place = "、".join(str(step) for step in origin) or "正文"
            words = text.replace(found, "□")[:20]
            message = f"{place}：“{words}”中有 Word 文件不能保存的字符 U+{ord(found):04X}。"
            return RenderError(message, "请删去该字符（多由复制粘贴带入）。")
    return RenderError(
        f"文中有 Word 文件不能保存的字符 {shown}。", "请删去该字符（多由复制粘贴带入）。"
    )


def _texts(document: Document) -> Iterator[tuple[str, Path]]:
    for block in blocks_of(document):
        match block:
            case Paragraph() | Item():
                yield from _inline_texts(block.content, block.origin)
            case Section():
                yield from _inline_texts(block.title, block.origin)
            case _:
                pass


def _inline_texts(content: tuple[Inline, ...], origin: Path) -> Iterator[tuple[str, Path]]:
    for node in content:
        if isinstance(node, Strong | Link | CommentAnchor):
            yield from _inline_texts(node.content, node.origin or origin)
        else:
            yield plain((node,)), node.origin or origin
