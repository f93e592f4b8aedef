"""The tables of coverage as a Document: what applies, what is asked for and where it stands."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

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
    Table,
    Text,
)
from planforge.findings import Path
from planforge.lint.coverage.applicable import why
from planforge.lint.coverage.demands.kinds import specific
from planforge.lint.coverage.forms import ReviewForm, forms_of
from planforge.lint.coverage.matter import Case, Judgement, Requirement, Status
from planforge.lint.coverage.office import Filled, filled
from planforge.lint.regimes import Applicability, Regime
from planforge.schema.head import Kind

if TYPE_CHECKING:
    from planforge.lint.context import Context

Lines = Callable[[Path, str], str]
"""Where in the file a value stands, or words in it: 第45行; empty where unknown."""

_SAID = {Status.MET: "已写", Status.PARTLY: "内容较少", Status.MISSING: "没有写"}
_CENTER = Align.CENTER
_APPLIES = (Column(0.36), Column(0.12, _CENTER), Column(0.52))
_DEMANDS = (Column(0.06, _CENTER), Column(0.3), Column(0.24), Column(0.28), Column(0.12, _CENTER))
_FORM = (
    Column(0.11, _CENTER),
    Column(0.12, _CENTER),
    Column(0.31),
    Column(0.19),
    Column(0.14, _CENTER),
    Column(0.13),
)
_OWN = {
    Regime.RESPONSE_LAW: "law.tufa",
    Regime.PLAN_MEASURES: "norm.yuan2024",
    Regime.UNIT_PLAN: "norm.yuan2024",
    Regime.SAFETY_STANDARD: "gb.29639-2020",
    Regime.SAFETY_PLAN: "rule.yuan88",
}
"""The law that the heading over a table names already."""
_NOT_ASKED = "现行标准不要求"
_SIGN = f"评审专家（签字）：{'　' * 12}年{'　' * 3}月{'　' * 3}日"


def coverage_sheet(context: "Context", lines: Lines) -> Document:
    """The tables for one plan; not numbered yet.

    Units' plans get the review forms of 安监总厅应急〔2009〕73号 as well: plans of governments and
    shops, and documents of drills, are never reviewed by them.
    """
    title = f"《{context.plan.title.strip('《》')}》内容覆盖表"
    body: list[Block] = [
        Break(Orientation.LANDSCAPE),
        _para(title, Role.TITLE),
        _para(_summary(context.coverage.requirements)),
        _section("适用情况", (_regimes(tuple(context.regimes.values())),)),
    ]
    for one in context.regimes.values():
        asked = _once(r for r in context.coverage.requirements if r.demand.regime is one.regime)
        if asked:
            rows = [_demand(at, r, context, lines) for at, r in enumerate(asked, 1)]
            heads = ("序号", "要求", "依据", "见于", "判断")
            body.append(_section(one.title, (_table(_DEMANDS, heads, rows), *_note(one))))
    if context.applies(Regime.UNIT_PLAN):
        for form in forms_of(_kind(context)):
            body.append(Break())
            body.append(_form(context, form, lines))
    return Document(Meta(title), PRESETS["gongwen"], tuple(body), layout="corporate")


def _kind(context: "Context") -> Kind:
    """The kind by which a plan is reviewed: one for a single sort of accident is a special plan."""
    case = Case(context.plan, context.facts, "")
    accident = context.applies(Regime.SAFETY_PLAN) and specific(case)
    return Kind.SPECIAL if accident else context.plan.kind


def _summary(requirements: Sequence[Requirement]) -> str:
    asked = [one for regime in Regime for one in _once(_under(requirements, regime))]
    if not asked:
        return "没有适用于本文件的内容要求。"
    counts = [
        f"{_SAID[status]} {sum(one.judgement.status is status for one in asked)} 项"
        for status in Status
    ]
    return (
        f"共 {len(asked)} 项要求：{'，'.join(counts)}。有没有写由程序判断，写得好不好要由人判断。"
    )


def _under(requirements: Iterable[Requirement], regime: Regime) -> Iterator[Requirement]:
    return (one for one in requirements if one.demand.regime is regime)


def _once(requirements: Iterable[Requirement]) -> list[Requirement]:
    """One row a matter: the one that rests on a clause."""
    found: dict[tuple[str, str], Requirement] = {}
    for one in requirements:
        key = (one.matter.key, one.demand.basis.clause if one.demand.basis else "")
        found.setdefault(key, one)
    clauses = {matter for matter, clause in found if clause}
    return [one for (matter, clause), one in found.items() if clause or matter not in clauses]


def _regimes(regimes: Sequence[Applicability]) -> Table:
    rows = [
        _row((one.title, "适用" if one.applies else "不适用", why(one)))
        for one in sorted(regimes, key=lambda one: not one.applies)
    ]
    return _table(_APPLIES, ("要求", "是否适用", "理由"), rows)


def _demand(at: int, one: Requirement, context: "Context", lines: Lines) -> Row:
    said = _SAID[one.judgement.status]
    where = _where(one.judgement, lines)
    return _row((str(at), one.title, _clause(one, context), where, said))


def _clause(one: Requirement, context: "Context") -> str:
    basis = one.demand.basis
    if basis is None:
        return "评审通例"
    doubt = "" if basis.confirmed else "（条款待核对）"
    if basis.clause and _OWN.get(one.demand.regime) == basis.law:
        return f"{basis.clause}{doubt}"
    law = context.laws.by_id(basis.law)
    called = law.cited if law is not None else basis.law
    return f"{called}{basis.clause}{doubt}"


def _where(judgement: Judgement, lines: Lines) -> str:
    if judgement.status is Status.MISSING:
        return ""
    place = lines(judgement.at, judgement.words) if judgement.at else ""
    if not judgement.section:
        return place
    return f"{judgement.section}（{place}）" if place else judgement.section


def _note(one: Applicability) -> tuple[Paragraph, ...]:
    if one.regime not in (Regime.PLAN_MEASURES, Regime.UNIT_PLAN):
        return ()
    words = (
        "注：GB/T 46793.1-2025《突发事件应急预案编制导则 第1部分：通则》自2026年7月1日起施行，"
        "原文没有取得，本表没有列它的要素，请对照原文核对。注明“条款待核对”的，条号和文字没有见到原文。"
    )
    return (_para(words, Role.NOTE),)


def _form(context: "Context", form: ReviewForm, lines: Lines) -> Section:
    rows = [_filled(one, lines) for one in filled(context, form)]
    heads = ("评审项目", "要素", "评审内容及要求", "见于", "评审意见（预填）", "专家意见")
    signed = Row((_cell(_SIGN, colspan=len(_FORM)),))
    table = _table(_FORM, heads, [*_joined(rows), signed])
    notes = [
        "注：★为关键要素。表式依据《生产经营单位生产安全事故应急预案评审指南（试行）》"
        "（安监总厅应急〔2009〕73号），评审内容为概括；预填意见只看有没有写，是否切合实际由专家判断。"
        f"“{_NOT_ASKED}”指GB/T 29639-2020和《生产安全事故应急预案管理办法》（管理办法）"
        "都不再要求写入预案。"
    ]
    if not form.confirmed:
        notes.append("本表的项目没有见到原表，使用前请与原表核对。")
    if not context.applies(Regime.SAFETY_PLAN):
        notes.append("本预案不是生产安全事故应急预案，本表仅供参照。")
    return _section(form.title, (table, _para("".join(notes), Role.NOTE)))


def _filled(one: Filled, lines: Lines) -> tuple[str, tuple[str, ...]]:
    """The group of a row, and its further cells."""
    row = one.row
    points = row.points
    numbered = "\n".join(
        f"{at}. {point}。" if len(points) > 1 else f"{point}。"
        for at, point in enumerate(points, 1)
    )
    first = {found.section or str(found.at): found for found in reversed(one.found)}
    where = [_where(found, lines) for found in reversed(first.values())]
    if one.lacks and one.status is not Status.MISSING:
        where.append(f"没有：{'、'.join(one.lacks)}")
    asked = f"\n（{row.asked}）" if row.asked else ""
    opinion = one.status.value if one.status is not None else row.otherwise
    if not row.asked:
        opinion = _NOT_ASKED
    star = "★" if row.key else ""
    element = f"{row.element}{star}" if row.element else star
    return row.group, (element, f"{numbered}{asked}", "\n".join(filter(None, where)), opinion, "")


def _joined(rows: Sequence[tuple[str, tuple[str, ...]]]) -> Iterator[Row]:
    """Rows of one group share its cell; a group without elements takes both columns."""
    for group, members in groupby(rows, key=lambda row: row[0]):
        every = [cells for _, cells in members]
        split = any(cells[0].strip("★") for cells in every)
        name = group if split else f"{group}{every[0][0]}"
        head = _cell(name, colspan=1 if split else 2, rowspan=len(every))
        for index, cells in enumerate(every):
            own = [_cell(words) for words in (cells if split else cells[1:])]
            yield Row((head, *own) if not index else tuple(own))


def _section(title: str, blocks: tuple[Block, ...]) -> Section:
    return Section(1, (Text(title),), blocks)


def _table(columns: tuple[Column, ...], heads: Sequence[str], rows: Sequence[Row]) -> Table:
    head = Row(tuple(_cell(words, role=Role.CELL_HEADER) for words in heads))
    return Table(columns, (head, *rows))


def _row(cells: Sequence[str]) -> Row:
    return Row(tuple(_cell(words) for words in cells))


def _cell(words: str, *, role: Role = Role.CELL, colspan: int = 1, rowspan: int = 1) -> Cell:
    return Cell((_para(words, role),), colspan, rowspan)


def _para(words: str, role: Role = Role.BODY) -> Paragraph:
    content: list[Inline] = []
    for index, line in enumerate(words.split("\n")):
        if index:
            content.append(LineBreak())
        if line:
            content.append(Text(line))
    return Paragraph(tuple(content), role)
