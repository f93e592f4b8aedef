"""Fields: the result is read, the instruction is not, and what has no result is worked out."""

import pytest

from planforge.document import Link, Text
from tests.importer.docx.build import p, r, relationship
from tests.importer.docx.lines import codes, lines, paragraphs, read


def mark(kind: str, inner: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inner}</w:fldChar></w:r>'


def code(instruction: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'


def field(instruction: str, result: str | None = None, inner: str = "") -> str:
    shown = "" if result is None else mark("separate") + result
    return mark("begin", inner) + code(instruction) + shown + mark("end")


def test_the_result_is_kept_and_the_instruction_is_not() -> None:
    file = read(p(runs=r("第") + field(" PAGE ", r("3")) + r("页，见") + field("REF a", r("附件"))))
    assert lines(file) == ["第3页，见附件"]
    assert codes(file) == []


def test_a_field_within_an_instruction_or_a_result() -> None:
    inner = mark("begin") + code("IF ") + field("DATE", r("今天")) + mark("separate")
    assert lines(read(p(runs=inner + r("甲") + field("REF b", r("乙")) + mark("end")))) == ["甲乙"]


def test_a_field_over_several_paragraphs() -> None:
    start = mark("begin") + code("INCLUDETEXT x") + mark("separate")
    file = read(p(runs=start + r("甲")) + p("乙") + p(runs=r("丙") + mark("end") + r("丁")))
    assert lines(file) == ["甲", "乙", "丙丁"]


def test_a_hyperlink_field_leads_out_and_one_to_a_bookmark_does_not() -> None:
    out = field('HYPERLINK "https://example.com/a"', r("官网"))
    inside = field(r"HYPERLINK \l \"_Toc1\"".replace('"', "&quot;"), r("附则"))
    content = paragraphs(read(p(runs=out + inside + r("完"))))[0].content
    assert content == (Link("https://example.com/a", (Text("官网"),)), Text("附则完"))


def test_a_simple_field_shows_its_content() -> None:
    simple = f'<w:fldSimple w:instr="AUTHOR">{r("李明")}</w:fldSimple>'
    file = read(p(runs=simple + '<w:fldSimple w:instr=" TITLE "/>'))
    assert lines(file) == ["李明"]
    assert codes(file) == ["field-without-result"]
    assert "TITLE" in file.findings[0].message


def test_form_fields_show_what_is_chosen() -> None:
    ticked = "<w:ffData><w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox></w:ffData>"
    empty = "<w:ffData><w:checkBox><w:default w:val='0'/></w:checkBox></w:ffData>"
    choice = (
        "<w:ffData><w:ddList><w:result w:val='1'/><w:listEntry w:val='一般'/>"
        "<w:listEntry w:val='较大'/></w:ddList></w:ffData>"
    )
    runs = field("FORMCHECKBOX", None, ticked) + field("FORMCHECKBOX", None, empty)
    runs += field("FORMDROPDOWN", None, choice) + field("FORMTEXT", r("填写"))
    assert lines(read(p(runs=runs))) == ["☒☐较大填写"]


@pytest.mark.parametrize(
    ("instruction", "shown"),
    [
        (r"eq \o\ac(○,1)", "①"),
        (r"EQ \o\ac(○,25)", "㉕"),
        (r"eq \o\ad(\s\up 9(pīn),拼)", "拼"),
        (r"EQ \* jc0 \* hps10 \o(\s\up 9(yīn),音)", "音"),
        ("MACROBUTTON NoMacro [点击输入]", "[点击输入]"),
    ],
)
def test_a_field_that_keeps_no_result_is_worked_out(instruction: str, shown: str) -> None:
    file = read(p(runs=r("甲") + field(instruction) + r("乙")))
    assert lines(file) == [f"甲{shown}乙"]
    assert codes(file) == []


def test_index_marks_print_nothing_and_are_not_told() -> None:
    assert codes(read(p(runs=r("甲") + field('XE "甲"')))) == []


def test_a_field_that_never_ends_swallows_nothing() -> None:
    file = read(p(runs=mark("begin") + code("REF a") + r("甲")) + p("乙"))
    assert lines(file) == ["甲", "乙"]
    assert codes(file) == ["broken-field"]


def test_an_instruction_that_runs_over_paragraphs_swallows_nothing() -> None:
    body = p(runs=mark("begin") + code("TOC") + r("甲")) + p("乙") + p(runs=mark("end") * 2)
    file = read(body + p("丙"))
    assert lines(file) == ["甲", "乙", "", "丙"]
    assert codes(file) == ["broken-field"]


def test_a_field_in_a_text_box_is_apart_from_the_one_around_it() -> None:
    inner = f"<v:textbox><w:txbxContent>{p('框')}</w:txbxContent></v:textbox>"
    box = f"<w:r><w:pict><v:shape>{inner}</v:shape></w:pict></w:r>"
    file = read(
        p(runs=mark("begin") + code("REF a") + mark("separate") + r("甲") + box + mark("end"))
    )
    assert lines(file) == ["甲", "框"]


def test_a_subdocument_is_told() -> None:
    file = read(
        p(runs='<w:subDoc r:id="rId5"/>'), rels=relationship("rId5", "subDocument", "b.docx")
    )
    assert codes(file) == ["embedded-document"]
