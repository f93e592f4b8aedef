"""A Word file in the look of another: page, styles, running lines are the other's, words ours."""

import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from lxml.etree import _Element as Element

from planforge.document import Document
from planforge.importer.docx.model import Spot
from planforge.importer.look import Placed, keep_look
from planforge.profiles import load_layout
from planforge.writers.base import Options
from planforge.writers.docx import write_docx
from planforge.writers.text import write_text
from tests.importer.docx.build import abstract, docx, lvl, num, p, r, style
from tests.writers.docx.effective import Seen, seen
from tests.writers.docx.formatted import SAID, formatted, placed
from tests.writers.docx.test_word_valid import validator
from tests.writers.docx.word import Resolver, W, Word, style_of, text, val
from tests.writers.sample import sample_document

__all__ = ["validator"]


@pytest.fixture(scope="module")
def kept() -> bytes:
    return keep_look(formatted(), "办法.docx", placed()).data


@pytest.fixture(scope="module")
def document() -> Document:
    return sample_document("gongwen", "gb9704")


@pytest.fixture(scope="module")
def word(kept: bytes, document: Document) -> Word:
    return _written(document, kept)


def _written(document: Document, reference: bytes) -> Word:
    options = Options(reference=reference)
    return Word(write_docx(document, load_layout(document.layout), options).data)


def _source(role: str) -> Seen:
    """The look of the first paragraph of a role in the source."""
    source = Word(formatted())
    words = next(said for key, said, _, _ in SAID if key == role)
    look = seen(source, source.find(words))
    assert look is not None
    return look


def _characters(root: Element) -> str:
    return "".join(node.text or "" for node in root.iter(f"{W}t"))


def _in_style(word: Word, number: str) -> Iterator[Seen]:
    for paragraph in word.paragraphs:
        if style_of(paragraph) == number and (look := seen(word, paragraph)) is not None:
            yield look


@pytest.mark.parametrize(
    ("role", "number"),
    [
        ("title", "Title"),
        ("heading-1", "Heading1"),
        ("heading-2", "Heading2"),
        ("body", "PlanBody"),
    ],
)
def test_each_role_looks_as_most_of_its_paragraphs_in_the_source(
    role: str, number: str, word: Word
) -> None:
    shown = set(_in_style(word, number))
    wanted = _source(role)
    assert shown
    assert {look.font for look in shown} == {wanted.font}
    assert {(look.size, look.align, look.line) for look in shown} == {
        (wanted.size, wanted.align, wanted.line)
    }
    assert {(look.first, look.left) for look in shown} == {(wanted.first, wanted.left)}
    if role != "body":
        assert {(look.bold, look.color) for look in shown} == {(wanted.bold, wanted.color)}


def test_a_heading_deeper_than_any_of_the_source_looks_as_its_deepest(word: Word) -> None:
    deeper = word.style("Heading3").find(f"{W}rPr/{W}rFonts")
    assert val(deeper, "eastAsia") == "楷体_GB2312"


def test_the_cells_of_tables_look_as_the_sources(word: Word) -> None:
    cells = set(_in_style(word, "PlanCell"))
    assert {(look.font, look.size, look.align) for look in cells} == {("宋体", "21", "center")}
    assert not _direct_alignments(word)
    assert {val(element) for element in word.body.iter(f"{W}vAlign")} == {"bottom"}
    top = word.style("PlanTable").find(f"{W}tblPr/{W}tblBorders/{W}top")
    assert (val(top), val(top, "color")) == ("double", "1F3864")


def _direct_alignments(word: Word) -> list[Element]:
    cells = [one for one in word.body.iterfind(f".//{W}tc/{W}p") if style_of(one) == "PlanCell"]
    return [found for one in cells if (found := one.find(f"{W}pPr/{W}jc")) is not None]


def test_the_page_is_that_of_the_main_section_and_turns_with_its_margins(word: Word) -> None:
    sections = list(word.body.iter(f"{W}sectPr"))
    sizes = {val(one.find(f"{W}pgSz"), "w") for one in sections}
    assert "11906" in sizes
    for section in sections:
        margins = section.find(f"{W}pgMar")
        sides = [val(margins, side) for side in ("top", "right", "bottom", "left")]
        portrait = val(section.find(f"{W}pgSz"), "w") == "11906"
        assert sides == (
            ["2098", "1474", "1985", "1588"] if portrait else ["1588", "2098", "1474", "1985"]
        )
        assert val(section.find(f"{W}docGrid"), "linePitch") == "579"
    numbered = [one.find(f"{W}pgNumType") for one in sections]
    assert "numberInDash" in {val(one, "fmt") for one in numbered}


def test_headers_and_footers_are_the_sources(word: Word) -> None:
    parts = {name: word.tree(name) for name in word.parts if re.match(r"word/header\d", name)}
    words = [_characters(root) for root in parts.values()]
    assert any("青溪县应急预案（内部）" in said for said in words)
    feet = [word.parts[name].decode() for name in word.parts if re.match(r"word/footer\d", name)]
    assert any("PAGE" in said and "第" in said for said in feet)


def test_a_draft_is_marked_in_the_headers_of_the_source(kept: bytes) -> None:
    word = _written(sample_document("gongwen", "gb9704", draft="送审稿"), kept)
    said = [_characters(word.tree(name)) for name in word.parts if re.match(r"word/header\d", name)]
    assert said
    assert all("送审稿" in one for one in said)


def _said(word: Word) -> list[str]:
    """The text without the contents, whose page numbers depend on the look."""
    return [text(p) for p in word.paragraphs if text(p) and not style_of(p).startswith("TOC")]


def test_the_words_and_the_labels_are_the_plans(word: Word, document: Document) -> None:
    layout = load_layout("gb9704")
    plain = Word(write_docx(document, layout, Options()).data)
    assert _said(word) == _said(plain)
    assert Resolver(word).labels() == Resolver(plain).labels()
    assert write_text(document, layout, Options(reference=b"x")) == write_text(
        document, layout, Options()
    )


def test_nothing_of_the_sources_text_authors_or_programs_is_kept(kept: bytes, word: Word) -> None:
    for package in (Word(kept), word):
        whole = b"\n".join(package.parts.values()).decode("utf-8", "replace")
        for secret in ("这一句只属于正文", "王小明", "example.com", "a.dot", "00AB12CD"):
            assert secret not in whole
        assert not [name for name in package.parts if "vba" in name]
    assert "customXml/item1.xml" not in Word(kept).parts
    assert "docProps/core.xml" not in Word(kept).parts


def test_a_picture_in_a_header_stays_and_one_from_elsewhere_goes(word: Word) -> None:
    pictures = [name for name in word.parts if name.startswith("word/media/reference")]
    assert len(pictures) == 1
    shown = [
        name
        for name in word.parts
        if re.match(r"word/header\d", name) and b"r:embed" in word.parts[name]
    ]
    assert shown
    for name in shown:
        numbers = re.findall(rb'r:embed="(\w+)"', word.parts[name])
        links = word.parts[f"word/_rels/{name.removeprefix('word/')}.rels"]
        assert len(numbers) == 1
        assert numbers[0] in links


def test_a_style_of_another_name_with_our_id_makes_room(kept: bytes) -> None:
    names = {
        val(one, "styleId"): val(one.find(f"{W}name"))
        for one in Word(kept).tree("word/styles.xml").iter(f"{W}style")
    }
    assert names["Heading1"] == "heading 1"
    assert "我的样式" in names.values()
    assert len(set(names.values())) == len(names)


def test_a_listed_style_says_its_left_indent_for_libreoffice(word: Word) -> None:
    for number in ("Heading1", "Heading2", "Heading3"):
        properties = word.style(number).find(f"{W}pPr")
        assert properties is not None
        indent = properties.find(f"{W}ind")
        assert properties.find(f"{W}numPr") is not None
        assert (val(indent, "left"), val(indent, "firstLineChars")) == ("0", "200")


def test_lists_of_the_source_are_not_taken_over(kept: bytes) -> None:
    assert b"numPr" not in Word(kept).parts["word/styles.xml"]


def test_the_reference_of_a_reference_is_the_same(kept: bytes, document: Document) -> None:
    again = keep_look(kept, "版式.docx", ()).data
    one, other = _written(document, kept), _written(document, again)
    assert one.parts["word/styles.xml"] == other.parts["word/styles.xml"]


def test_the_same_file_gives_the_same_reference(kept: bytes) -> None:
    assert keep_look(formatted(), "办法.docx", placed()).data == kept


def test_what_of_the_look_is_left_out_is_told(kept: bytes, document: Document) -> None:
    findings = keep_look(formatted(), "办法.docx", placed()).findings
    assert [found.code for found in findings] == ["PF562"]
    assert "页眉" in findings[0].message
    options = Options(reference=formatted())
    told = write_docx(document, load_layout("gb9704"), options).findings
    assert [found.code for found in told] == ["PF562"]
    assert not write_docx(document, load_layout("gb9704"), Options(reference=kept)).findings


def test_indents_that_a_list_gave_stay_with_the_plans_own_numbers() -> None:
    level = lvl(0, "decimal", "%1.", more='<w:pPr><w:ind w:left="840" w:hanging="420"/></w:pPr>')
    listed = docx(
        "".join(p(words, num=(1, 0)) for words in ("每日巡查。", "每周盘点。")),
        styles=style("a", "Normal", default=True),
        numbering=abstract(0, level) + num(1, 0),
    )
    roles = [Placed(Spot("word/document.xml", at), "item-1") for at in range(2)]
    made = Word(keep_look(listed, "清单.docx", roles).data)
    indent = made.style("PlanItem").find(f"{W}pPr/{W}ind")
    assert (val(indent, "left"), val(indent, "hanging")) == ("840", "420")


def test_a_run_in_title_keeps_what_sets_it_apart() -> None:
    bold, plain = r("组长。", "<w:b/>"), r("保管钥匙，安排值守。")
    source = docx(
        p(runs=r("一、") + bold + plain) + p(runs=r("二、") + plain),
        styles=style("a", "Normal", default=True, rpr='<w:sz w:val="30"/>'),
    )
    roles = [
        Placed(Spot("word/document.xml", 0), "item-1", title=5, depth=1),
        Placed(Spot("word/document.xml", 1), "item-1"),
    ]
    made = Word(keep_look(source, "分工.docx", roles).data)
    said = made.style("RunInTitle1").find(f"{W}rPr")
    assert said is not None
    assert [str(one.tag) for one in said] == [f"{W}b"]


def test_each_type_has_one_default_style(document: Document) -> None:
    named = docx(p("话"), styles=style("x", "正文", default=True) + style("y", "Normal", based="x"))
    sheet = _written(document, named).tree("word/styles.xml")
    defaults = [val(one, "type") for one in sheet.iter(f"{W}style") if val(one, "default") == "1"]
    assert len(defaults) == len(set(defaults)) == 4
    ids = [val(one, "styleId") for one in sheet.iter(f"{W}style")]
    assert len(ids) == len(set(ids))


def test_any_word_file_serves_by_the_names_of_its_styles(document: Document) -> None:
    plain = docx(
        p("随便写的话"),
        styles=style("a", "Normal", default=True, rpr='<w:sz w:val="30"/>')
        + style("2", "heading 1", based="a", rpr='<w:color w:val="00B050"/>')
        + style("9", "标题 2", based="a", rpr='<w:color w:val="7030A0"/>'),
    )
    word = _written(document, plain)
    assert {look.color for look in _in_style(word, "Heading1")} == {"00B050"}
    assert {look.color for look in _in_style(word, "Heading2")} == {"7030A0"}
    assert {look.size for look in _in_style(word, "PlanBody")} == {"30"}


def test_a_broken_reference_is_told_and_the_layout_serves(document: Document) -> None:
    layout = load_layout("gb9704")
    output = write_docx(document, layout, Options(reference=b"PK no zip"))
    assert [found.code for found in output.findings][:1] == ["PF561"]
    assert output.data == write_docx(document, layout, Options()).data


@pytest.mark.parametrize("layout", ["gb9704", "corporate", "shop"])
def test_the_validator_finds_no_fault(
    layout: str, kept: bytes, validator: ModuleType, tmp_path: Path
) -> None:
    document = sample_document("gongwen", layout, draft="送审稿")
    path = tmp_path / "kept.docx"
    path.write_bytes(write_docx(document, load_layout(layout), Options(reference=kept)).data)
    assert validator.validate(str(path), use_sdk=False) == []
    path.write_bytes(kept)
    assert validator.validate(str(path), use_sdk=False) == []
