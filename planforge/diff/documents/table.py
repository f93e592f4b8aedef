"""修订对照表: old clause, new clause, type, reason, basis."""

import re
from collections.abc import Iterable, Iterator, Mapping

from planforge.diff.documents.clauses import (
    Clause,
    Heads,
    Passage,
    clauses_of,
    heads_of,
    kinds,
    passages,
)
from planforge.diff.documents.opinions import Reason
from planforge.diff.model import Change, ChangeType, Script
from planforge.diff.shown import called, counted, new_unit, old_unit
from planforge.document import (
    PRESETS,
    Align,
    Block,
    Break,
    Cell,
    Column,
    Document,
    Inline,
    LineBreak,
    Meta,
    Orientation,
    Paragraph,
    Role,
    Row,
    Section,
    Strong,
    Table,
    Text,
)
from planforge.numbering import number

_LAW = re.compile(r"《[^《》]+》(?:（[^（）]{4,30}）)?")
_MATERIAL = (
    Column(0.05, Align.CENTER),
    Column(0.3),
    Column(0.3),
    Column(0.12, Align.CENTER),
    Column(0.13),
    Column(0.1),
)
_EDITORIAL = (Column(0.05, Align.CENTER), Column(0.41), Column(0.41), Column(0.13, Align.CENTER))
_HEADS = ("序号", "原条款", "新条款", "变更类型", "理由", "依据")
_BETWEEN = "\u3000"
"""Between the headings above a clause."""


def comparison_table(
    script: Script,
    *,
    reasons: Mapping[int, Reason] | None = None,
    title: str = "",
    sides: tuple[str, str] = ("", ""),
    material_only: bool = False,
) -> Document:
    """The office form of a revision, on pages that lie on their side.

    What nobody has given a reason for stays blank, to be filled in: a reason is never made up.
    The basis of a changed citation is the law that is cited now.

    Args:
        script: the comparison.
        reasons: by number of change.
        title: of the document compared; by default the new side's own.
        sides: what the two revisions are called; by default their versions, else their file names.
        material_only: editorial changes are counted, not listed.
    """
    clauses = clauses_of(script)
    material = [clause for clause in clauses if clause.material]
    editorial = [clause for clause in clauses if not clause.material]
    name = title or script.new.document.meta.title or script.new.name
    names = called(script)
    old, new = sides[0] or names[0], sides[1] or names[1]
    heading = f"{quoted(name)}修订对照表"
    body: list[Block] = [
        Break(Orientation.LANDSCAPE),
        Paragraph((Text(heading),), Role.TITLE),
        Paragraph((Text(f"原：{old}　新：{new}"),), Role.SUBTITLE),
        Paragraph((Text(_note(script, editorial, listed=not material_only)),)),
    ]
    if material:
        rows = _rows(script, material, reasons or {})
        body.append(section(f"实质修改（{len(material)} 条）", (_table(_MATERIAL, rows),)))
    if editorial and not material_only:
        rows = _rows(script, editorial, None)
        body.append(section(f"文字性修改（{len(editorial)} 条）", (_table(_EDITORIAL, rows),)))
    return form(heading, body)


def form(title: str, body: Iterable[Block]) -> Document:
    """A document of tables, numbered."""
    return number(Document(Meta(title), PRESETS["gongwen"], tuple(body)))


def section(title: str, blocks: tuple[Block, ...]) -> Section:
    """A chapter of such a document."""
    return Section(1, (Text(title),), blocks)


def quoted(name: str) -> str:
    """A document's name in title marks."""
    bare = " ".join(name.split())
    return bare if bare.startswith("《") else f"《{bare}》"


def _note(script: Script, editorial: list[Clause], *, listed: bool) -> str:
    material, minor = counted(script)
    words = f"本次修订共有 {material} 处实质修改、{minor} 处文字性修改。"
    if material or minor:
        words += "加粗的是改动的字；序号、目录和引用随条文自动更新，不单独列出。"
    if editorial and not listed:
        words += "文字性修改不影响执行，没有逐条列出。"
    if script.unsaid:
        words += f"另有下列差别不在条文之内：{'；'.join(s.rstrip('。') for s in script.unsaid)}。"
    return words


def _rows(
    script: Script, clauses: list[Clause], reasons: Mapping[int, Reason] | None
) -> Iterator[Row]:
    heads = heads_of(script.old), heads_of(script.new)
    for index, clause in enumerate(clauses, 1):
        cells = [
            text_cell(str(index)),
            _side(script, clause, heads[0], new=False),
            _side(script, clause, heads[1], new=True),
            lines_cell(kinds(clause.changes)),
        ]
        if reasons is not None:
            given = [reasons[c.number] for c in clause.changes if c.number in reasons]
            cells += [_joined(r.reason for r in given), _basis(clause.changes, given)]
        yield Row(tuple(cells))


def _joined(words: Iterable[str]) -> Cell:
    return text_cell("；".join(dict.fromkeys(word for word in words if word)))


def _basis(changes: tuple[Change, ...], given: list[Reason]) -> Cell:
    told = [reason.basis for reason in given if reason.basis]
    if not told:
        told = [
            law
            for change in changes
            if change.type is ChangeType.LAW
            for law in _LAW.findall(change.after)
        ]
    return _joined(told)


def _side(script: Script, clause: Clause, heads: Heads, *, new: bool) -> Cell:
    """One side of a clause: where it stands, then its words."""
    where = next((w for c in clause.changes if (w := c.new if new else c.old)), None)
    quoted_words = passages(script, clause, heads, new=new)
    side = new_unit if new else old_unit
    units = (side(script, pair) for line in clause.lines for pair in line.pairs)
    first = next((unit for unit in units if unit is not None), None)
    trail = first.trail if first else where.trail if where else ()
    if not quoted_words:
        said = next((s for c in clause.changes if (s := c.after if new else c.before)), "")
        if not said:
            return text_cell("（删除）" if new else "（无，本次新增）")
        return _cell([_content(said)], trail)
    return _cell([_quoted(passage) for passage in quoted_words], trail)


def _cell(paragraphs: list[tuple[Inline, ...]], trail: tuple[str, ...]) -> Cell:
    """The headings above, then the words; a clause's own label stands before its words."""
    head = _BETWEEN.join(part.replace("\n", "") for part in trail)
    blocks = [Paragraph((Text(f"〔{head}〕"),), Role.CELL)] if head else []
    return Cell((*blocks, *(Paragraph(content, Role.CELL) for content in paragraphs)))


def _quoted(passage: Passage) -> tuple[Inline, ...]:
    out: list[Inline] = []
    if passage.label:
        gap = "" if passage.label.endswith(("、", "）", ")", "．")) else " "
        out.append(Text(passage.label + gap))
    for piece in passage.pieces:
        content = _content(piece.text)
        out += [Strong(content)] if piece.marked and piece.text.strip() else content
    return tuple(out)


def _content(words: str) -> tuple[Inline, ...]:
    out: list[Inline] = []
    for at, line in enumerate(words.split("\n")):
        if at:
            out.append(LineBreak())
        if line:
            out.append(Text(line))
    return tuple(out)


def text_cell(words: str) -> Cell:
    """A cell with one paragraph."""
    return Cell((Paragraph(_content(words), Role.CELL),))


def lines_cell(lines: Iterable[str]) -> Cell:
    """A cell with a paragraph a line."""
    return Cell(tuple(Paragraph(_content(line), Role.CELL) for line in lines))


def _table(columns: tuple[Column, ...], rows: Iterable[Row]) -> Table:
    return headed(columns, _HEADS[: len(columns)], rows)


def headed(columns: tuple[Column, ...], heads: Iterable[str], rows: Iterable[Row]) -> Table:
    """A table whose head repeats on each page."""
    head = Row(tuple(Cell((Paragraph((Text(name),), Role.CELL_HEADER),)) for name in heads))
    return Table(columns, (head, *rows))
