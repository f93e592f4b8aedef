"""Word files written in code: the package around pieces of WordprocessingML."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' mc:Ignorable="w14"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MAIN_TYPE = f"{_WML}document.main+xml"
_SIDE = ("styles", "numbering", "settings", "footnotes", "endnotes", "comments")


def p(
    text: str = "",
    *,
    style: str = "",
    num: tuple[int, int] | None = None,
    runs: str | None = None,
    ppr: str = "",
) -> str:
    """A paragraph.

    Args:
        text: its words, in one run; none for an empty paragraph.
        style: the id of its style.
        num: numId and ilvl.
        runs: what it holds instead, as XML.
        ppr: further properties, as XML, behind style and numbering.
    """
    held = (f'<w:pStyle w:val="{style}"/>' if style else "") + (
        ""
        if num is None
        else f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>'
    )
    properties = f"<w:pPr>{held}{ppr}</w:pPr>" if held or ppr else ""
    inner = runs if runs is not None else (r(text) if text else "")
    return f"<w:p>{properties}{inner}</w:p>"


def r(text: str, rpr: str = "") -> str:
    """A run of words with properties, as XML."""
    properties = f"<w:rPr>{rpr}</w:rPr>" if rpr else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def tbl(
    rows: Sequence[Sequence[str]], *, widths: Sequence[int] = (), tblpr: str = "", header: int = 0
) -> str:
    """A table.

    Args:
        rows: its cells: plain words, or the XML of ``tc`` or of blocks.
        widths: of the grid's columns in twips; 2 000 each where not given.
        tblpr: its properties, as XML.
        header: how many first rows repeat on each page.
    """
    columns = max((len(row) for row in rows), default=0)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths or [2000] * columns)
    body = "".join(
        "<w:tr>"
        + ("<w:trPr><w:tblHeader/></w:trPr>" if index < header else "")
        + "".join(cell if cell.startswith("<w:tc>") else tc(cell) for cell in row)
        + "</w:tr>"
        for index, row in enumerate(rows)
    )
    return f"<w:tbl><w:tblPr>{tblpr}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def tc(content: str, *, span: int = 1, merge: str = "", tcpr: str = "") -> str:
    """A cell.

    Args:
        content: its words, or the XML of its blocks.
        span: columns of the grid that it takes.
        merge: ``w:vMerge``: restart or continue.
        tcpr: further properties, as XML.
    """
    held = (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "") + (
        f'<w:vMerge w:val="{merge}"/>' if merge else ""
    )
    inner = content if content.startswith("<w:") else p(content)
    return f"<w:tc><w:tcPr>{held}{tcpr}</w:tcPr>{inner}</w:tc>"


def style(
    style_id: str,
    name: str,
    *,
    kind: str = "paragraph",
    based: str = "",
    ppr: str = "",
    rpr: str = "",
    default: bool = False,
) -> str:
    """A style; ``ppr`` and ``rpr`` are the XML within its properties."""
    return (
        f'<w:style w:type="{kind}"{" w:default=" + quoteattr("1") if default else ""}'
        f' w:styleId="{style_id}"><w:name w:val={quoteattr(name)}/>'
        + (f'<w:basedOn w:val="{based}"/>' if based else "")
        + (f"<w:pPr>{ppr}</w:pPr>" if ppr else "")
        + (f"<w:rPr>{rpr}</w:rPr>" if rpr else "")
        + "</w:style>"
    )


def lvl(
    ilvl: int,
    fmt: str,
    text: str,
    *,
    start: int | None = 1,
    suff: str = "",
    more: str = "",
    rpr: str = "",
) -> str:
    """A level of a list; ``more`` is XML between the format and the suffix."""
    return (
        f'<w:lvl w:ilvl="{ilvl}">'
        + ("" if start is None else f'<w:start w:val="{start}"/>')
        + f'<w:numFmt w:val="{fmt}"/>{more}'
        + (f'<w:suff w:val="{suff}"/>' if suff else "")
        + f"<w:lvlText w:val={quoteattr(text)}/>"
        + (f"<w:rPr>{rpr}</w:rPr>" if rpr else "")
        + "</w:lvl>"
    )


def abstract(number: int, *levels: str, more: str = "") -> str:
    """An abstract list; ``more`` is XML before its levels."""
    return f'<w:abstractNum w:abstractNumId="{number}">{more}{"".join(levels)}</w:abstractNum>'


def num(number: int, abstract_number: int, *overrides: str) -> str:
    """A list; overrides are XML, see ``start_at``."""
    return (
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract_number}"/>'
        f"{''.join(overrides)}</w:num>"
    )


def start_at(ilvl: int, start: int) -> str:
    """An override of a level's first number."""
    return f'<w:lvlOverride w:ilvl="{ilvl}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def docx(
    body: str,
    *,
    styles: str = "",
    numbering: str = "",
    settings: str = "",
    footnotes: str = "",
    endnotes: str = "",
    comments: str = "",
    headers: Mapping[str, str] | None = None,
    rels: str = "",
    sect: str = "",
    core: str = "",
    parts: Mapping[str, str | bytes] | None = None,
    main: str = "word/document.xml",
    main_type: str = MAIN_TYPE,
) -> bytes:
    """The bytes of a Word file.

    Args:
        body: XML within ``w:body``.
        styles, numbering, settings, footnotes, endnotes, comments: XML within the root of each
            part; the part is left out where it is empty.
        headers: XML within header or footer by part name: {"header1": …}; their relationship ids
            are the names.
        rels: further ``Relationship`` elements of the main part.
        sect: XML within the last ``w:sectPr``.
        core: XML within the core properties.
        parts: further parts by full name.
        main: name of the main part.
        main_type: its content type.
    """
    folder, _, file = main.rpartition("/")
    side = dict(
        zip(_SIDE, (styles, numbering, settings, footnotes, endnotes, comments), strict=True)
    )
    held = {name: xml for name, xml in side.items() if xml}
    running = dict(headers or {})
    links = "".join(_link(name, name, f"{name}.xml") for name in held)
    links += "".join(_link(name, name.rstrip("0123456789"), f"{name}.xml") for name in running)
    end = f"<w:sectPr>{sect}</w:sectPr>" if sect else ""
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": _types([*held, *running], folder, main, main_type),
        "_rels/.rels": _relationships(
            _link("rId1", "officeDocument", main) + (_core_link() if core else "")
        ),
        main: _root("document", f"<w:body>{body}{end}</w:body>"),
        f"{folder}/_rels/{file}.rels": _relationships(links + rels),
    }
    files |= {f"{folder}/{name}.xml": _root(name, xml) for name, xml in held.items()}
    files |= {
        f"{folder}/{name}.xml": _root("hdr" if name.startswith("header") else "ftr", xml)
        for name, xml in running.items()
    }
    if core:
        files["docProps/core.xml"] = _core(core)
    return zipped(files | dict(parts or {}))


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A zip of files by name, all at one fixed time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, held in files.items():
            archive.writestr(zipfile.ZipInfo(name), held, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def relationship(relation_id: str, kind: str, target: str, *, external: bool = False) -> str:
    """A ``Relationship`` for the argument ``rels`` of ``docx``."""
    return _link(relation_id, kind, target, ' TargetMode="External"' if external else "")


def _link(relation_id: str, kind: str, target: str, mode: str = "") -> str:
    return (
        f'<Relationship Id="{relation_id}" Type="{_OFFICE}/{kind}"'
        f" Target={quoteattr(target)}{mode}/>"
    )


def _core_link() -> str:
    kind = f"{_PACKAGE}/relationships/metadata/core-properties"
    return f'<Relationship Id="rIdCore" Type="{kind}" Target="docProps/core.xml"/>'


def _core(inner: str) -> str:
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        f"{inner}</cp:coreProperties>"
    )


def _relationships(inner: str) -> str:
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _root(name: str, inner: str) -> str:
    return f"{HEAD}<w:{name} {NAMESPACES}>{inner}</w:{name}>"


def _types(stems: Sequence[str], folder: str, main: str, main_type: str) -> str:
    overrides = "".join(
        f'<Override PartName="/{folder}/{stem}.xml"'
        f' ContentType="{_WML}{stem.rstrip("0123456789")}+xml"/>'
        for stem in stems
    )
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/{main}" ContentType="{main_type}"/>{overrides}</Types>'
    )
