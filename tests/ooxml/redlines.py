"""Word files made in code, and what a test asks of a redline of two of them."""

import importlib.util
import io
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest
from lxml import etree
from lxml.etree import _Element as Element

from planforge.diff.model import Fate
from planforge.ooxml.package import Relations, package, xml_part
from planforge.ooxml.redline import Alignment, Line, Moves, redline, verify
from planforge.ooxml.redline.settle import settled
from planforge.ooxml.xml import WORD

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
AUTHOR, DATE = "王修订", "2026-11-22T00:00:00Z"
_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/>'
    '<w:basedOn w:val="a"/></w:style>'
)


def paragraph(words: str, properties: str = "", run: str = "") -> str:
    """A ``w:p`` of one run."""
    inner = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    look = f"<w:rPr>{run}</w:rPr>" if run else ""
    return f'<w:p>{inner}<w:r>{look}<w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def table(*rows: Sequence[str]) -> str:
    """A ``w:tbl`` with a paragraph in each cell."""
    grid = "".join('<w:gridCol w:w="2000"/>' for _ in rows[0])
    inner = "".join(
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{paragraph(words)}</w:tc>'
            for words in row
        )
        + "</w:tr>"
        for row in rows
    )
    return (
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{inner}</w:tbl>"
    )


def word(
    *body: str, styles: str = _STYLES, numbering: str = "", notes: str = "", end: str = ""
) -> bytes:
    """A Word file with this body."""
    relations, root = Relations(), Relations()
    parts = []
    for kind, inner in (("styles", styles), ("numbering", numbering), ("footnotes", notes)):
        if inner:
            relations.add(kind, f"{kind}.xml")
            parts.append(xml_part(f"word/{kind}.xml", f"<w:{kind} {WORD}>{inner}</w:{kind}>"))
    root.add("document", "word/document.xml")
    text = f"<w:document {WORD}><w:body>{''.join(body)}{end or '<w:sectPr/>'}</w:body></w:document>"
    parts.append(xml_part("word/document.xml", text))
    found = relations.part("word/document.xml"), root.part("")
    return package([*parts, *(part for part in found if part is not None)])


def part(data: bytes, name: str = "word/document.xml") -> Element:
    """A part of a file as a tree."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def shown(data: bytes) -> str:
    """Text with its changes: [-gone-]{+come+}<from<…>>to>…>, paragraphs by ¶."""
    signs = {"ins": "{{+{}+}}", "del": "[-{}-]", "moveFrom": "<<{}<", "moveTo": ">{}>>"}
    out: list[str] = []
    for one in part(data).iter(W + "p"):
        for text in one.iter(W + "t", W + "delText"):
            names = [str(above.tag).removeprefix(W) for above in text.iterancestors()]
            kind = next((name for name in names if name in signs), "")
            out.append(signs.get(kind, "{}").format(text.text))
        out.append("¶")
    return "".join(out)


def made(old: bytes, new: bytes, plan: Alignment | None = None, moves: Moves = "native") -> bytes:
    """A redline that is proven."""
    data = redline(old, new, plan or Alignment(), author=AUTHOR, date=DATE, moves=moves).data
    assert verify(old, new, data) == ()
    return data


def moved(old: int, new: int, number: int = 1) -> tuple[Line, Line]:
    """Both ends of a move."""
    return (
        Line(Fate.MOVED_FROM, old, new, (), number),
        Line(Fate.MOVED_TO, old, new, (), number),
    )


def words(data: bytes, *, accept: bool) -> list[str]:
    """The paragraphs of a file, all changes accepted or rejected."""
    root = settled(part(data), accept=accept)
    return ["".join(t.text or "" for t in one.iter(W + "t")) for one in root.iter(W + "p")]


def validator(shared: Path) -> ModuleType:
    """The workshop's checker of Word files."""
    path = shared / "tools" / "ooxml" / "validate_docx.py"
    if not path.is_file():
        pytest.skip("needs the validator of the workshop")
    spec = importlib.util.spec_from_file_location("validate_docx", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judged(shared: Path, folder: Path, old: bytes, new: bytes, data: bytes) -> str:
    """What the workshop's own simulator of Word says of a redline, as JSON."""
    tool = shared / "tools" / "ooxml" / "verify_redline.py"
    if not tool.is_file():
        pytest.skip("needs the simulator of the workshop")
    names = [folder / f"{name}.docx" for name in ("old", "new", "redline")]
    for name, one in zip(names, (old, new, data), strict=True):
        name.write_bytes(one)
    command = [sys.executable, str(tool), *map(str, names)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout
