"""Tracked changes: listed, and accepted or rejected one by one."""

import importlib.util
import random
from pathlib import Path
from types import ModuleType

import pytest

from planforge.importer.docx.model import Revision, RevisionKind
from planforge.importer.docx.read import accept_all, reject_all
from tests.importer.docx.build import abstract, docx, lvl, num, p, r, style, tbl, tc
from tests.importer.docx.lines import cells, codes, lines, paragraphs, read, table

WHO = 'w:id="1" w:author="李明" w:date="2025-03-04T05:06:07Z"'
NUMBERING = abstract(1, lvl(0, "decimal", "%1.")) + num(1, 1)


def ins(inner: str) -> str:
    return f"<w:ins {WHO}>{inner}</w:ins>"


def gone(text: str) -> str:
    return f"<w:del {WHO}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def mark(kind: str) -> str:
    return f"<w:rPr><w:{kind} {WHO}/></w:rPr>"


def both(body: str, **parts: str) -> tuple[list[str], list[str]]:
    return tuple(lines(read(body, accepts, **parts)) for accepts in (accept_all, reject_all))  # type: ignore[return-value]


def test_words_inserted_and_deleted() -> None:
    body = p(runs=r("由") + gone("客服组") + ins(r("运营组")) + r("负责"))
    assert both(body) == (["由运营组负责"], ["由客服组负责"])


def test_revisions_are_listed_the_same_whether_accepted_or_not() -> None:
    body = p("前") + p(runs=gone("客服组") + ins(r("运营组")))
    for accepts in (accept_all, reject_all):
        first, second = read(body, accepts).revisions
        assert (first.index, first.kind, first.words) == (0, RevisionKind.DELETED, "客服组")
        assert (second.index, second.kind, second.words) == (1, RevisionKind.INSERTED, "运营组")
        assert (first.author, first.date, first.spot.index) == ("李明", "2025-03-04T05:06:07Z", 1)


def test_each_revision_is_decided_by_itself() -> None:
    body = p(runs=ins(r("甲")) + ins(r("乙")) + gone("丙"))

    def second(revision: Revision) -> bool:
        return revision.index == 1

    assert lines(read(body, second)) == ["乙丙"]


def test_a_deletion_within_an_insertion() -> None:
    body = p(runs=r("甲") + ins(r("乙") + gone("丙")))
    assert both(body) == (["甲乙"], ["甲"])
    assert lines(read(body, lambda one: one.kind is RevisionKind.INSERTED)) == ["甲乙丙"]


def test_moved_words_stand_in_one_place() -> None:
    source = f"<w:moveFrom {WHO}>{r('乙')}</w:moveFrom>"
    target = f"<w:moveTo {WHO}>{r('乙')}</w:moveTo>"
    start = '<w:moveFromRangeStart w:id="3" w:name="m"/>'
    body = p(runs=start + source + '<w:moveFromRangeEnd w:id="3"/>' + r("甲")) + p(
        runs=r("丙") + target
    )
    assert both(body) == (["甲", "丙乙"], ["乙甲", "丙"])
    kinds = [one.kind for one in read(body).revisions]
    assert kinds == [RevisionKind.MOVED_FROM, RevisionKind.MOVED_TO]


def test_a_deleted_mark_joins_two_paragraphs_with_the_properties_of_the_last() -> None:
    styles = style("n", "Normal", default=True) + style("h", "heading 1")
    body = p("甲", style="h", ppr=mark("del")) + p("乙") + p("丙", style="h")
    assert both(body, styles=styles) == (["甲乙", "丙"], ["甲", "乙", "丙"])
    first = paragraphs(read(body, styles=styles))[0]
    assert (first.style, first.spot.index) == ("normal", 1)


def test_an_inserted_mark_joins_what_it_parted_when_rejected() -> None:
    body = p(runs=r("甲"), ppr=mark("ins")) + p("乙")
    assert both(body) == (["甲", "乙"], ["甲乙"])


def test_several_marks_deleted_in_a_row() -> None:
    body = p("甲", ppr=mark("del")) + p("乙", ppr=mark("del")) + p("丙")
    assert both(body)[0] == ["甲乙丙"]


def test_a_paragraph_deleted_as_a_whole_vanishes_and_does_not_count() -> None:
    whole = p(runs=gone("乙"), num=(1, 0), ppr=mark("del"))
    body = p("甲", num=(1, 0)) + whole + p("丙", num=(1, 0))
    assert both(body, numbering=NUMBERING) == (
        ["1. 甲", "2. 丙"],
        ["1. 甲", "2. 乙", "3. 丙"],
    )


def test_a_bookmark_that_goes_on_outlives_its_paragraph_and_one_within_does_not() -> None:
    inner = '<w:bookmarkStart w:id="1" w:name="in"/>{}<w:bookmarkEnd w:id="1"/>'
    runs = inner.format(gone("甲")) + '<w:bookmarkStart w:id="2" w:name="on"/>'
    body = p(runs=runs, ppr=mark("del")) + p(runs=r("乙") + '<w:bookmarkEnd w:id="2"/>')
    assert [one.bookmarks for one in paragraphs(read(body))] == [("on",)]


def test_the_last_paragraph_before_a_table_keeps_its_words() -> None:
    body = p("甲", ppr=mark("del")) + tbl([["乙"]]) + p("丙")
    assert both(body)[0] == ["甲", "乙", "丙"]


def test_rows_inserted_and_deleted() -> None:
    def row(text: str, kind: str) -> str:
        return tbl([[text]]).split("</w:tblGrid>")[1].replace("</w:tbl>", "").replace(
            "<w:tr>", f"<w:tr><w:trPr><w:{kind} {WHO}/></w:trPr>"
        )  # fmt: skip

    body = tbl([["甲"]]).replace("</w:tbl>", row("乙", "ins") + row("丙", "del") + "</w:tbl>")
    assert both(body) == (["甲", "乙"], ["甲", "丙"])
    assert [one.words for one in read(body).revisions] == ["", ""]
    only = body.replace(tbl([["甲"]]).split("</w:tblGrid>")[1].removesuffix("</w:tbl>"), "", 1)
    assert lines(read(p("前") + only, lambda one: one.kind is RevisionKind.DELETED)) == ["前"]


def test_a_deleted_cell_goes_and_is_told() -> None:
    body = tbl([["甲", "乙"], ["丙", "丁"]]).replace(
        "<w:tcPr></w:tcPr><w:p><w:r><w:t xml:space=\"preserve\">丁",
        f"<w:tcPr><w:cellDel {WHO}/></w:tcPr><w:p><w:r><w:t xml:space=\"preserve\">丁",
    )  # fmt: skip
    file = read(body)
    assert cells(table(file)) == [["甲", "乙"], ["丙", ""]]
    assert codes(file) == ["cell-change"]
    assert cells(table(read(body, reject_all)))[1] == ["丙", "丁"]


def test_old_properties_come_back_when_a_change_of_them_is_rejected() -> None:
    old = f'<w:pPrChange {WHO}><w:pPr><w:pStyle w:val="h"/></w:pPr></w:pPrChange>'
    styles = style("n", "Normal", default=True) + style(
        "h", "heading 1", ppr='<w:numPr><w:numId w:val="1"/></w:numPr>'
    )
    body = p("甲", style="h") + p("乙", ppr=old) + p("丙", style="h")
    assert both(body, styles=styles, numbering=NUMBERING) == (
        ["1. 甲", "乙", "2. 丙"],
        ["1. 甲", "2. 乙", "3. 丙"],
    )
    assert [one.kind for one in read(body, styles=styles).revisions] == [RevisionKind.FORMATTED]


def test_numbering_added_under_revision() -> None:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/>' + f"<w:ins {WHO}/></w:numPr>"
    assert both(p("甲", ppr=numbered), numbering=NUMBERING) == (["1. 甲"], ["甲"])


def test_old_run_properties_come_back() -> None:
    change = f"<w:b/><w:rPrChange {WHO}><w:rPr><w:vanish/></w:rPr></w:rPrChange>"
    body = p(runs=r("甲") + r("乙", change))
    assert both(body) == (["甲乙"], ["甲"])


def test_revisions_of_headers_and_notes_are_listed_behind_those_of_the_body() -> None:
    file = read(
        p(runs=ins(r("甲")) + '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        footnotes=f'<w:footnote w:id="2">{p(runs=ins(r("乙")))}</w:footnote>',
        headers={"header1": p(runs=ins(r("丙")))},
        sect='<w:headerReference w:type="default" r:id="header1"/>',
    )
    assert [one.words for one in file.revisions] == ["甲", "乙", "丙"]
    assert [one.spot.part for one in file.revisions][1:] == [
        "word/footnotes.xml",
        "word/header1.xml",
    ]


@pytest.fixture(scope="module")
def resolver(shared: Path) -> ModuleType:
    """The workshop's own simulator of accepting and rejecting all."""
    path = shared / "tools" / "ooxml" / "verify_redline.py"
    if not path.is_file():
        pytest.skip("needs verify_redline.py of the folder `shared`")
    spec = importlib.util.spec_from_file_location("verify_redline", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_another_resolver_comes_to_the_same_words(resolver: ModuleType, tmp_path: Path) -> None:
    body = (
        p(runs=r("甲") + gone("乙") + ins(r("丙")), ppr=mark("del"))
        + p(runs=r("丁"))
        + p(runs=ins(r("戊")), ppr=mark("ins"))
        + p(runs=gone("己"), ppr=mark("del"))
        + tbl([["庚"]])
        + p("辛")
    )
    path = tmp_path / "redline.docx"
    path.write_bytes(docx(body))
    for accepts in (accept_all, reject_all):
        root = resolver.resolve(resolver.load(path), accepts is accept_all)
        expected = [words for _, words in resolver.sig(root) if not words.startswith("<")]
        assert lines(read(body, accepts)) == expected


def test_any_mix_of_changes_comes_to_the_same_words(resolver: ModuleType, tmp_path: Path) -> None:
    choose = random.Random(3)
    path = tmp_path / "redline.docx"
    for _ in range(150):
        body = "".join(_mixed(choose) for _ in range(choose.randint(1, 8))) + p("完")
        path.write_bytes(docx(body))
        for accepts in (accept_all, reject_all):
            root = resolver.resolve(resolver.load(path), accepts is accept_all)
            expected = [words for _, words in resolver.sig(root) if not words.startswith("<")]
            assert lines(read(body, accepts)) == expected, body


def _mixed(choose: random.Random) -> str:
    """A paragraph or a table with changes of all kinds."""
    mark_kind = choose.choice(["", "", "ins", "del", "moveFrom", "moveTo"])
    runs = "".join(_changed(choose) for _ in range(choose.randint(0, 3)))
    made = p(runs=runs, ppr=mark(mark_kind) if mark_kind else "")
    return tbl([[tc(made + p("尾"))]]) if choose.random() < 0.15 else made


def _changed(choose: random.Random) -> str:
    text = choose.choice("甲乙丙丁戊己庚辛") * choose.randint(1, 3)
    run = r(text)
    return choose.choice(
        [
            run,
            ins(run),
            gone(text),
            ins(run + gone(text)),
            f"<w:moveFrom {WHO}>{run}</w:moveFrom>",
            f"<w:moveTo {WHO}>{run}</w:moveTo>",
        ]
    )
