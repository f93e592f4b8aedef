"""The contents: a field that Word can update, with what it will find already in place."""

from dataclasses import dataclass

from planforge.document import Contents, ContentsEntry
from planforge.ooxml.xml import attribute
from planforge.writers.docx.inlines import close_field, field_runs, open_field, run


@dataclass(frozen=True, slots=True)
class Listed:
    """A heading as it was written: where the contents lead, and on which page it stands."""

    entry: ContentsEntry
    bookmark: str
    page: int


def contents_xml(contents: Contents, listed: list[Listed], ids: dict[str, str]) -> str:
    r"""The contents as a structured block of the kind that Word makes itself.

    ``\o`` takes the heading styles and ``\f`` the TC fields of annexes, whose labels stand in
    a paragraph of their own. Outline levels are not asked for (``\u``), so that headings
    within annexes stay out as they do in our own entries.
    """
    depth = min(max(contents.depth, 1), 9)
    opening = open_field(f'TOC \\o "1-{depth}" \\f \\h \\z')
    lines = [
        _line(entry, found, opening if index == 0 else "", ids)
        for index, (entry, found) in enumerate(_found(contents, listed))
    ]
    if not lines:
        lines = [f'<w:p><w:pPr><w:pStyle w:val="{ids["contents-1"]}"/></w:pPr>{opening}</w:p>']
    lines[-1] = lines[-1].removesuffix("</w:p>") + close_field() + "</w:p>"
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        f"<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>{''.join(lines)}"
        "</w:sdtContent></w:sdt>"
    )


def _found(contents: Contents, listed: list[Listed]) -> list[tuple[ContentsEntry, Listed | None]]:
    """Each entry with the heading it is about; both follow the order of the document."""
    out: list[tuple[ContentsEntry, Listed | None]] = []
    at = 0
    for entry in contents.entries:
        place = next((n for n in range(at, len(listed)) if listed[n].entry == entry), None)
        if place is not None:
            at = place + 1
        out.append((entry, None if place is None else listed[place]))
    return out


def _line(entry: ContentsEntry, found: Listed | None, opening: str, ids: dict[str, str]) -> str:
    words = run(f"{entry.label}{entry.gap}{entry.title}".replace("\n", " "))
    if found is not None:
        page = field_runs(f"PAGEREF {found.bookmark} \\h", str(found.page))
        words = (
            f'<w:hyperlink w:anchor="{attribute(found.bookmark)}" w:history="1">{words}'
            f"<w:r><w:tab/></w:r>{page}</w:hyperlink>"
        )
    style = ids[f"contents-{min(entry.depth, 9)}"]
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{opening}{words}</w:p>'


def contents_mark(label: str, gap: str, title: str) -> str:
    """The hidden TC field that puts an annex with its label into an updated contents."""
    words = f"{label}{gap}{title}".replace('"', "”").replace("\\", "＼").replace("\n", " ")
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    code = f' TC "{_escape(words)}" \\l 1 '
    return (
        f'<w:r>{hidden}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{hidden}<w:instrText xml:space="preserve">{code}</w:instrText>'
        f'</w:r><w:r>{hidden}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def _escape(text: str) -> str:
    return attribute(text).replace("&quot;", '"')
