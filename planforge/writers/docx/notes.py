"""The parts beside the text: footnotes and comments."""

from collections.abc import Mapping

from planforge.document import Comment, Footnote, Paragraph
from planforge.ooxml.package import Part, Relations, xml_part
from planforge.ooxml.xml import WORD, attribute
from planforge.writers.docx.inlines import Annotations, Inlines, run
from planforge.writers.docx.targets import Target

_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/>'
    "</w:r></w:p></w:footnote>"
)
_REFERENCE = (
    '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
)


def footnotes_part(
    annotations: Annotations, targets: Mapping[str, Target], relations: Relations
) -> Part:
    """The footnotes; there are always the separators, which the settings name.

    Word takes no note within a note: its words follow as a paragraph of the note around it.
    """
    if not annotations.notes:
        return _NO_NOTES
    inlines = Inlines(targets, annotations, relations, in_note=True)
    notes = tuple(annotations.notes)
    inner = "".join(
        f'<w:footnote w:id="{note.number}">{_note(note, inlines, annotations)}</w:footnote>'
        for note in notes
    )
    return xml_part("word/footnotes.xml", f"<w:footnotes {WORD}>{_SEPARATORS}{inner}</w:footnotes>")


def _note(note: Footnote, inlines: Inlines, annotations: Annotations) -> str:
    before = len(annotations.notes)
    lines = [
        inlines.runs(block.content) for block in note.blocks if isinstance(block, Paragraph)
    ] or [""]
    while len(annotations.notes) > before:
        inner = annotations.notes.pop(before)
        first = run(f"[{inner.number}] ")
        lines += [
            (first if number == 0 else "") + inlines.runs(block.content)
            for number, block in enumerate(inner.blocks)
            if isinstance(block, Paragraph)
        ]
    return "".join(
        f'<w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
        f"{_REFERENCE if number == 0 else ''}{line}</w:p>"
        for number, line in enumerate(lines)
    )


_NO_NOTES = xml_part("word/footnotes.xml", f"<w:footnotes {WORD}>{_SEPARATORS}</w:footnotes>")


def comments_part(annotations: Annotations) -> Part | None:
    """The comments that the text shows, or None."""
    if not annotations.said:
        return None
    inner = "".join(
        _comment(annotations.comments[name], number) for name, number in annotations.said.items()
    )
    return xml_part("word/comments.xml", f"<w:comments {WORD}>{inner}</w:comments>")


def _comment(comment: Comment, number: int) -> str:
    date = f' w:date="{comment.date.isoformat()}T00:00:00Z"' if comment.date else ""
    author = attribute(comment.author)
    lines = comment.text.split("\n")
    inner = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>'
        f"{_ANNOTATION if index == 0 else ''}{run(line)}</w:p>"
        for index, line in enumerate(lines)
    )
    return (
        f'<w:comment w:id="{number}" w:author="{author}"{date} '
        f'w:initials="{attribute(comment.author[:1])}">{inner}</w:comment>'
    )


_ANNOTATION = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'
