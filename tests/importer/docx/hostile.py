"""Files that somebody made to hurt, or that a disk has hurt: by name, how to build each."""

import hashlib
import io
import struct
import zipfile
from collections.abc import Callable

from tests.importer.docx.build import (
    HEAD,
    NAMESPACES,
    abstract,
    docx,
    lvl,
    num,
    p,
    r,
    style,
    tbl,
    tc,
)

PLAIN = p("某市防汛应急预案") + p("一、总则") + p("为规范防汛工作，制定本预案。")
_HTTP = "http://192.0.2.1/"
_EXTERNAL = 'TargetMode="External"'
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def repacked(
    data: bytes, change: Callable[[dict[str, bytes]], None], *, level: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """The package with its parts changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    change(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", level) as target:
        for name, part in parts.items():
            target.writestr(zipfile.ZipInfo(name), part, compress_type=level)
    return out.getvalue()


def with_part(name: str, part: bytes) -> bytes:
    """A plain file with one part replaced or added."""

    def change(parts: dict[str, bytes]) -> None:
        parts[name] = part

    return repacked(docx(PLAIN, styles=style("a", "Normal", default=True)), change)


def without(*names: str) -> bytes:
    """A file with all parts but these."""

    def change(parts: dict[str, bytes]) -> None:
        for name in names:
            parts.pop(name, None)

    whole = docx(
        PLAIN + p("甲", num=(1, 0)),
        styles=style("a", "Normal", default=True),
        numbering=abstract(0, lvl(0, "decimal", "%1.")) + num(1, 0),
    )
    return repacked(whole, change)


def document(xml: str, *, head: str = HEAD) -> bytes:
    """A file whose main part is this XML."""
    return with_part("word/document.xml", f"{head}{xml}".encode("utf-8", "surrogatepass"))


def body(inner: str) -> bytes:
    """A file with this in its body."""
    return document(f"<w:document {NAMESPACES}><w:body>{inner}</w:body></w:document>")


def bomb() -> bytes:
    """300 MB of one paragraph's spaces, deflated a thousandfold."""
    filling = b" " * (300 * 1024 * 1024)
    return with_part("word/document.xml", HEAD.encode() + b"<w:document>" + filling)


def quoted_bomb() -> bytes:
    """Entries that share one block of packed bytes."""
    data = bytearray(bomb())
    at = data.rfind(b"PK\1\2")
    end = data.rfind(b"PK\5\6")
    entry = bytes(data[at:end])
    return bytes(data[:end]) + entry * 200 + bytes(data[end:])


def laughs() -> bytes:
    """Entities of entities, a billion at the end."""
    names = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "哈哈哈哈哈哈哈哈哈哈"}">' for n in range(10)
    )
    text = f"<w:p {NAMESPACES}><w:r><w:t>&l9;</w:t></w:r></w:p>"
    return document(
        f"<w:document {NAMESPACES}><w:body>{text}</w:body></w:document>",
        head=f"{HEAD}<!DOCTYPE x [{names}]>",
    )


def external_entity() -> bytes:
    """A file of the machine as an entity."""
    text = "<w:p><w:r><w:t>甲&x;乙</w:t></w:r></w:p>"
    return document(
        f"<w:document {NAMESPACES}><w:body>{text}</w:body></w:document>",
        head=f'{HEAD}<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    )


def external_dtd() -> bytes:
    """A document type that stands on another machine."""
    return document(
        f"<w:document {NAMESPACES}><w:body>{PLAIN}</w:body></w:document>",
        head=f'{HEAD}<!DOCTYPE x SYSTEM "{_HTTP}x.dtd">',
    )


def external_relations() -> bytes:
    """A linked template, pictures and objects on the net and on the disk."""
    drawing = (
        '<w:drawing><wp:inline><wp:extent cx="100" cy="100"/><a:graphic><a:graphicData uri="x">'
        '<pic:pic><pic:blipFill><a:blip r:link="{0}"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    kinds = ("image", "attachedTemplate", "hyperlink", "oleObject", "frame", "subDocument")
    targets = (f"{_HTTP}a.png", "file:///etc/passwd", "\\\\192.0.2.1\\share\\a.png", "//x/y")
    rels = "".join(
        f'<Relationship Id="x{n}" Type="{_TYPES}/{kind}" Target="{target}" {_EXTERNAL}/>'
        for n, (kind, target) in enumerate((k, t) for k in kinds for t in targets)
    )
    pictures = "".join(p(runs=f"<w:r>{drawing.format(f'x{n}')}</w:r>") for n in range(4))
    include = '<w:fldSimple w:instr=" INCLUDETEXT &quot;/etc/passwd&quot; "/>'
    chunk = '<w:altChunk r:id="x1"/><w:subDoc r:id="x21"/>'
    return docx(PLAIN + pictures + p(runs=include) + chunk, rels=rels)


def inside_relations() -> bytes:
    """Parts that lead out of the package, or that are none."""
    targets = (
        "../../../../etc/passwd",
        "/etc/passwd",
        "..\\..\\x",
        "%2e%2e/%2e%2e/x",
        "",
        "#",
        ".",
    )
    kinds = ("image", "styles", "numbering", "footnotes", "header", "comments", "settings")
    rels = "".join(
        f'<Relationship Id="y{n}" Type="{_TYPES}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate((k, t) for k in kinds for t in targets)
    )
    blip = '<w:r><w:drawing><wp:inline><a:blip r:embed="y{0}"/></wp:inline></w:drawing></w:r>'
    return docx(PLAIN + "".join(p(runs=blip.format(n)) for n in range(7)), rels=rels)


def looped_relations() -> bytes:
    """Every part is its own styles, numbering and notes."""
    rels = "".join(
        f'<Relationship Id="z{n}" Type="{_TYPES}/{kind}" Target="document.xml"/>'
        for n, kind in enumerate(("styles", "numbering", "footnotes", "comments", "header"))
    )
    return docx(PLAIN, rels=rels)


def outside_names() -> bytes:
    """Entries whose names lead out of any folder."""

    def change(parts: dict[str, bytes]) -> None:
        for name in (
            "../../evil.txt",
            "/etc/evil",
            "C:\\evil",
            "..\\evil",
            "word/../../x",
            "a" * 9000,
        ):
            parts[name] = b"evil"

    return repacked(docx(PLAIN), change)


def doubled() -> bytes:
    """Two entries of one name, with different words."""
    out = io.BytesIO(docx(PLAIN))
    with zipfile.ZipFile(out, "a") as target:
        other = f"{HEAD}<w:document {NAMESPACES}><w:body>{p('另一份')}</w:body></w:document>"
        info = zipfile.ZipInfo("word/document.xml")
        target.filelist = [*target.filelist]
        target.NameToInfo.pop("word/document.xml", None)
        target.writestr(info, other)
    return out.getvalue()


def locked() -> bytes:
    """Entries that say they are encrypted."""
    data = bytearray(docx(PLAIN))
    for sign, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = data.find(sign)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(sign, at + 4)
    return bytes(data)


def odd_method() -> bytes:
    """Entries packed in a way that nobody knows."""
    data = bytearray(docx(PLAIN))
    for sign, offset in ((b"PK\3\4", 8), (b"PK\1\2", 10)):
        at = data.find(sign)
        while at >= 0:
            data[at + offset : at + offset + 2] = struct.pack("<H", 99)
            at = data.find(sign, at + 4)
    return bytes(data)


def linked() -> bytes:
    """An entry that is a symbolic link."""
    info = zipfile.ZipInfo("word/document.xml")
    info.create_system = 3
    info.external_attr = 0o120777 << 16
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx(PLAIN))) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            if name != info.filename:
                target.writestr(name, source.read(name))
        target.writestr(info, "/etc/passwd")
    return out.getvalue()


def cyclic_styles() -> bytes:
    """Styles based on each other, on themselves, and on what is not there."""
    styles = (
        style("a", "甲", based="b")
        + style("b", "乙", based="c")
        + style("c", "丙", based="a")
        + style("d", "丁", based="d")
        + style("e", "戊", based="none")
        + style("a", "又是甲", based="d")
    )
    return docx("".join(p("一、总则", style=name) for name in "abcdef"), styles=styles)


def long_style_chain() -> bytes:
    """5 000 styles, each based on the one before."""
    styles = "".join(
        style(f"s{n}", f"样式{n}", based=f"s{n - 1}" if n else "") for n in range(5000)
    )
    return docx("".join(p("甲", style=f"s{n}") for n in range(4990, 5000)), styles=styles)


def odd_numbers() -> bytes:
    """Numbers that no count should have."""
    big = 10**12
    levels = lvl(0, "decimal", "%1.", start=big) + lvl(1, "chineseCounting", "%9%1%2%%", start=-5)
    numbering = (
        abstract(0, levels + lvl(99, "decimal", "%1") + lvl(-1, "x", "%1"))
        + abstract(-1, lvl(0, "lowerRoman", "%1" * 5000, start=10**9))
        + num(1, 0)
        + num(big, 0)
        + num(2, 77)
        + num(3, -1)
    )
    numbered = "".join(
        p("甲", num=(list_, level))
        for list_ in (0, 1, 2, 3, -1, big, 10**30)
        for level in (0, 1, 8, 9, 99, -1, 10**9)
    )
    words = p(
        "乙", ppr='<w:outlineLvl w:val="99"/><w:ind w:firstLine="1e9" w:left="-99999999999"/>'
    )
    sizes = (
        r("丙", f'<w:sz w:val="{big}"/>')
        + r("丁", '<w:sz w:val="-1"/>')
        + r("戊", '<w:sz w:val="nan"/>')
    )
    return docx(numbered + words + p(runs=sizes), numbering=numbering)


def odd_tables() -> bytes:
    """Spans, widths and merges that no grid has."""
    rows = [
        [tc("甲", span=10**9), tc("乙", merge="continue")],
        [tc("丙", merge="continue"), tc("丁", span=10**9, merge="restart")],
        [],
        [tc("戊", tcpr='<w:gridSpan w:val="-7"/>'), tc("己", tcpr='<w:gridSpan w:val="二"/>')],
        [tc("庚", tcpr='<w:hMerge w:val="restart"/>'), tc("辛", tcpr="<w:hMerge/>")],
    ]
    before = (
        '<w:tbl><w:tr><w:trPr><w:gridBefore w:val="1000000000"/><w:gridAfter w:val="-1"/></w:trPr>'
    )
    return docx(
        PLAIN + tbl(rows, widths=[-1, 10**9]) + before + "<w:tc/></w:tr></w:tbl><w:tbl/>" + p("完")
    )


def wide_spans() -> bytes:
    """Tables whose cells cover more than a plan's may, with more header rows than rows."""
    wide = [["甲"] * 300, [tc("合", span=300)]]
    merged = [[tc("上", merge="restart"), "乙"]] + [[tc("", merge="continue"), "乙"]] * 300
    return docx(PLAIN + tbl(wide) + tbl(merged, header=250) + p("完"))


def nested(opening: str, closing: str, depth: int) -> bytes:
    """Elements in elements."""
    return body(PLAIN + opening * depth + p("底") + closing * depth + p("完"))


def loose() -> bytes:
    """Elements where they do not belong, and fields that never end."""
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return body(
        "<w:r><w:t>散字</w:t></w:r><w:tc>"
        + p("散格")
        + "</w:tc><w:tr/><w:t>散</w:t>"
        + p(runs=begin * 50 + r("域里"))
        + p(runs=end * 70 + r("域外"))
        + '<w:ins w:id="1"><w:del w:id="1"><w:p/></w:del></w:ins>'
        + '<w:bookmarkStart w:id="5" w:name="x"/><w:bookmarkEnd w:id="6"/>'
        + '<w:commentRangeStart w:id="9"/><w:moveFromRangeStart w:id="3" w:name="m"/>'
        + p(runs='<w:r><w:footnoteReference w:id="77"/><w:commentReference w:id="x"/></w:r>')
        + "<w:sectPr/><w:sectPr><w:pgSz w:w='-1' w:h='x'/><w:pgMar/></w:sectPr>"
        + p("完")
    )


def noted_notes() -> bytes:
    """Footnotes that call each other and themselves; a comment that answers itself."""
    call = '<w:r><w:footnoteReference w:id="{0}"/></w:r>'
    notes = f'<w:footnote w:id="2">{p(runs=call.format(3) + r("二"))}</w:footnote>'
    notes += (
        f'<w:footnote w:id="3">{p(runs=call.format(2) + call.format(3) + r("三"))}</w:footnote>'
    )
    return docx(PLAIN + p(runs=r("甲") + call.format(2)), footnotes=notes)


def many_paragraphs(count: int) -> str:
    """Paragraphs that differ, so that they are packed no better than a real file's."""
    digest = hashlib.sha256(b"planforge")
    out = []
    for number in range(count):
        if number % 8 == 0:
            digest.update(b"more")
        words = digest.hexdigest()[number % 8 * 8 :][:8]
        out.append(f"<w:p><w:r><w:t>第{number}句话{words}。</w:t></w:r></w:p>")
    return "".join(out)


def many_attributes() -> str:
    """A paragraph with a hundred thousand attributes."""
    return "<w:p " + " ".join(f"w:a{n}='x'" for n in range(100_000)) + "/>"


def boxes() -> bytes:
    """Text boxes in text boxes in text boxes."""
    opening = "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
    closing = "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    return nested(opening, closing, 60)


FILES: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "zeros": lambda: b"\0" * 5000,
    "only a signature": lambda: b"PK\3\4",
    "empty zip": lambda: b"PK\5\6" + b"\0" * 18,
    "half a file": lambda: (whole := docx(PLAIN))[: len(whole) // 2],
    "without its end": lambda: docx(PLAIN)[:-30],
    "with a tail": lambda: docx(PLAIN) + b"tail" * 5000,
    "doubled entries": doubled,
    "locked entries": locked,
    "odd method": odd_method,
    "a link": linked,
    "names outside": outside_names,
    "bomb": bomb,
    "quoted bomb": quoted_bomb,
    "laughs": laughs,
    "external entity": external_entity,
    "external DTD": external_dtd,
    "external relations": external_relations,
    "relations inside": inside_relations,
    "looped relations": looped_relations,
    "no document": lambda: without("word/document.xml"),
    "no styles": lambda: without("word/styles.xml"),
    "no numbering": lambda: without("word/numbering.xml"),
    "no relations": lambda: without("word/_rels/document.xml.rels"),
    "no package relations": lambda: without("_rels/.rels"),
    "no types": lambda: without("[Content_Types].xml"),
    "only a document": lambda: without(
        "[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"
    ),
    "broken document": lambda: with_part("word/document.xml", b"<w:document><w:body>"),
    "broken styles": lambda: with_part("word/styles.xml", b"<w:styles><w:style"),
    "broken relations": lambda: with_part("word/_rels/document.xml.rels", b"<Relation"),
    "broken types": lambda: with_part("[Content_Types].xml", b"\xff\xfe<"),
    "empty document": lambda: with_part("word/document.xml", b""),
    "binary document": lambda: with_part("word/document.xml", bytes(range(256)) * 20),
    "another root": lambda: document("<html><body>甲</body></html>"),
    "another namespace": lambda: document('<document xmlns="urn:x"><body/></document>'),
    "no body": lambda: document(f"<w:document {NAMESPACES}/>"),
    "bare body": lambda: body(""),
    "no paragraph has words": lambda: body("<w:p/>" * 100),
    "nul character": lambda: document(
        f"<w:document {NAMESPACES}><w:body>{p(f'甲{chr(0)}乙')}</w:body></w:document>"
    ),
    "control characters": lambda: body(p(runs="<w:r><w:t>甲&#x1F;&#xFFFF;乙</w:t></w:r>")),
    "lone surrogate": lambda: body(p("甲\ud800乙")),
    "wrong encoding": lambda: document(
        f"<w:document {NAMESPACES}><w:body>{PLAIN}</w:body></w:document>",
        head='<?xml version="1.0" encoding="x-none"?>',
    ),
    "cyclic styles": cyclic_styles,
    "long chain of styles": long_style_chain,
    "odd numbers": odd_numbers,
    "odd tables": odd_tables,
    "wide spans": wide_spans,
    "loose elements": loose,
    "notes of notes": noted_notes,
    "boxes in boxes": boxes,
    "deep tables": lambda: nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 3000),
    "deeper tables": lambda: nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 10_000),
    "tables in tables": lambda: nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 50),
    "deep controls": lambda: nested("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 10_000),
    "controls in controls": lambda: nested("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 100),
    "deep insertions": lambda: nested("<w:ins>", "</w:ins>", 10_000),
    "insertions in insertions": lambda: nested("<w:ins>", "</w:ins>", 200),
    "deep choices": lambda: nested(
        "<mc:AlternateContent><mc:Choice>", "</mc:Choice></mc:AlternateContent>", 200
    ),
    "huge attribute": lambda: body(p("甲", style="长" * 20_000_000)),
    "huge word": lambda: body(p("字" * 3_000_000)),
    "many names": lambda: body("".join(f"<w:x{n}/>" for n in range(200_000)) + PLAIN),
    "many attributes": lambda: body(many_attributes()),
    "many runs": lambda: body(p(runs=r("字") * 200_000)),
    "many bookmarks": lambda: body(
        PLAIN
        + p(runs="".join(f'<w:bookmarkStart w:id="{n}" w:name="b{n}"/>' for n in range(100_000)))
    ),
    "many cells": lambda: body(tbl([["一"] * 150] * 150)),
    "a wide table": lambda: body(tbl([["一"] * 20_000])),
    "many paragraphs": lambda: body(PLAIN + many_paragraphs(1_000_000)),
    "many entries": lambda: body(PLAIN + p("1. 甲") + p("（1）乙。") * 30_000),
    "many headings": lambda: body(p("一、总则") * 5000),
    "a workbook": lambda: with_part(
        "[Content_Types].xml",
        b'<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxml'
        b'formats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    ),
    "an old file": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5000,
    "a locked file": lambda: (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 1016
        + "EncryptedPackage\0".encode("utf-16-le")
    ),
}
