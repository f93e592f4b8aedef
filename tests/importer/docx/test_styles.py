"""What styles say of paragraphs and runs, inheritance resolved."""

import pytest
from lxml import etree
from lxml.etree import _Element as Element

from planforge.importer.docx.fonts import Theme
from planforge.importer.docx.names import A
from planforge.importer.docx.style_names import style_name
from planforge.importer.docx.styles import Styles, read_outline
from tests.importer.docx.build import NAMESPACES, style


def tree(inner: str, name: str = "styles") -> Element:
    return etree.fromstring(f"<w:{name} {NAMESPACES}>{inner}</w:{name}>")


def rpr(inner: str) -> Element:
    return tree(inner, "rPr")


def styles(*defined: str, run: str = "", paragraph: str = "") -> Styles:
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{run}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{paragraph}</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    return Styles(tree(defaults + "".join(defined)))


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Normal", "normal"),
        ("正文", "normal"),
        ("Standard", "normal"),
        ("heading 1", "heading 1"),
        ("Heading 2", "heading 2"),
        ("标题 3", "heading 3"),
        ("标题3", "heading 3"),
        ("标题 1,H1", "heading 1"),
        ("标题", "title"),
        ("副标题", "subtitle"),
        ("toc 1", "toc 1"),
        ("目录 2", "toc 2"),
        ("Contents 3", "toc 3"),
        ("WPSOffice手动目录 1", "toc 1"),
        ("TOC Heading", "toc heading"),
        ("页眉", "header"),
        ("Normal (Web)", "normal (web)"),
        ("普通(网站)", "normal (web)"),
        ("公文正文", "公文正文"),
        ("Ｍy Style", "ｍy style"),
    ],
)
def test_built_in_styles_have_english_names_in_every_program(written: str, name: str) -> None:
    assert style_name(written) == name


def test_a_style_inherits_what_it_does_not_say() -> None:
    found = styles(
        style("a", "Normal", rpr='<w:sz w:val="21"/>', ppr='<w:jc w:val="both"/>', default=True),
        style("b", "base", based="a", rpr='<w:b/><w:rFonts w:eastAsia="黑体"/>'),
        style("c", "mine", based="b", rpr='<w:sz w:val="32"/>', ppr="<w:pageBreakBefore/>"),
    ).paragraph("c")
    assert (found.name, found.size, found.bold, found.font) == ("mine", 16.0, True, "黑体")
    assert (found.align, found.page_break_before, found.hidden) == ("both", True, False)


def test_defaults_lie_below_every_style() -> None:
    found = styles(
        style("a", "Normal", default=True),
        run='<w:sz w:val="24"/><w:rFonts w:eastAsia="宋体"/>',
        paragraph='<w:jc w:val="center"/>',
    ).paragraph(None)
    assert (found.size, found.font, found.align) == (12.0, "宋体", "center")


def test_a_switch_may_be_turned_off_again() -> None:
    known = styles(
        style("a", "a", rpr="<w:b/>"),
        style("b", "b", based="a", rpr='<w:b w:val="0"/>'),
        style("c", "c", based="a", rpr='<w:b w:val="false"/>'),
        style("d", "d", based="b"),
    )
    assert [known.paragraph(one).bold for one in "abcd"] == [True, False, False, False]


def test_an_unknown_style_is_the_default_one() -> None:
    known = styles(style("x", "Normal", rpr='<w:sz w:val="21"/>', default=True))
    assert known.paragraph("nowhere") == known.paragraph(None) == known.paragraph("x")
    assert known.paragraph(None).size == 10.5


def test_a_file_without_styles_has_plain_paragraphs() -> None:
    found = Styles(None).paragraph("x")
    assert (found.name, found.size, found.align, found.outline) == ("normal", 10.0, "left", 0)


@pytest.mark.parametrize("length", [1, 2, 200])
def test_styles_based_on_each_other_end(length: int) -> None:
    ring = [
        style(f"s{index}", f"s{index}", based=f"s{(index + 1) % length}") for index in range(length)
    ]
    assert styles(*ring).paragraph("s0").name == "s0"


def test_outline_levels_count_from_1_and_9_is_body_text() -> None:
    known = styles(
        style("a", "one", ppr='<w:outlineLvl w:val="0"/>'),
        style("b", "two", based="a"),
        style("c", "three", based="a", ppr='<w:outlineLvl w:val="9"/>'),
        style("d", "heading 4"),
        style("e", "my heading", based="d"),
        style("f", "标题 2"),
        style("g", "Title"),
    )
    assert [known.paragraph(one).outline for one in "abcdefg"] == [1, 1, 0, 4, 4, 2, 0]
    assert read_outline(tree('<w:outlineLvl w:val="2"/>', "pPr")) == 3
    assert read_outline(tree("", "pPr")) is None


def test_list_and_level_come_from_different_styles() -> None:
    known = styles(
        style("a", "a", ppr='<w:numPr><w:numId w:val="4"/></w:numPr>'),
        style("b", "b", based="a", ppr='<w:numPr><w:ilvl w:val="2"/></w:numPr>'),
        style("c", "c", based="b", ppr='<w:numPr><w:numId w:val="0"/></w:numPr>'),
    )
    found = {one: known.paragraph(one) for one in "abc"}
    assert [(one.num_id, one.ilvl) for one in found.values()] == [("4", None), ("4", 2), ("0", 2)]
    assert [one.numbered_by for one in found.values()] == ["a", "a", "c"]


@pytest.mark.parametrize(
    ("written", "first", "left"),
    [
        ('w:firstLine="640"', 32.0, 0.0),
        ('w:firstLine="420" w:firstLineChars="200"', 32.0, 0.0),
        ('w:hanging="420" w:left="840"', -21.0, 42.0),
        ('w:start="720"', 0.0, 36.0),
        ('w:left="1cm" w:firstLine="0.5in"', 36.0, 72 / 2.54),
        ('w:leftChars="100" w:left="5"', 0.0, 16.0),
        ('w:firstLineChars="0" w:firstLine="0"', 0.0, 0.0),
        ('w:firstLine="nonsense"', 0.0, 0.0),
        ('w:firstLine="999999999"', 1584.0, 0.0),
    ],
)
def test_indents_are_lengths_or_characters_of_the_size(
    written: str, first: float, left: float
) -> None:
    known = styles(style("a", "a", rpr='<w:sz w:val="32"/>', ppr=f"<w:ind {written}/>"))
    found = known.paragraph("a")
    assert found.first == pytest.approx(first)
    assert found.left == pytest.approx(left)


def test_each_indent_inherits_on_its_own() -> None:
    above = '<w:ind w:left="400" w:firstLineChars="200"/>'
    found = styles(
        style("a", "a", ppr=above, rpr='<w:sz w:val="20"/>'),
        style("b", "b", based="a", ppr='<w:ind w:left="0"/>', rpr='<w:sz w:val="40"/>'),
    ).paragraph("b")
    assert (found.first, found.left) == (40.0, 0.0)


def test_theme_fonts_win_over_names_beside_them() -> None:
    theme = etree.fromstring(
        f'<a:theme xmlns:a="{A[1:-1]}"><a:themeElements><a:fontScheme>'
        '<a:majorFont><a:latin typeface="Cambria"/><a:ea typeface="黑体"/></a:majorFont>'
        '<a:minorFont><a:ea typeface=""/><a:font script="Jpan" typeface="MS 明朝"/>'
        '<a:font script="Hans" typeface="等线"/></a:minorFont>'
        "</a:fontScheme></a:themeElements></a:theme>"
    )
    known = Styles(None, Theme(theme))
    fonts = '<w:rFonts w:eastAsiaTheme="{}" w:eastAsia="宋体"/>'
    names = ("majorEastAsia", "minorEastAsia", "x")
    shown = [known.run_facts(rpr(fonts.format(name))).font for name in names]
    assert shown == ["黑体", "等线", "宋体"]
    assert Theme(None).east_asian(None) is None


def test_a_character_style_turns_bold_of_the_paragraph_style_around() -> None:
    known = styles(
        style("bold", "bold", rpr="<w:b/>"),
        style("thin", "thin"),
        style("strong", "Strong", kind="character", rpr="<w:b/>"),
        style("more", "more", kind="character", based="strong"),
    )
    bold, thin = known.paragraph("bold"), known.paragraph("thin")
    strong = rpr('<w:rStyle w:val="more"/>')
    assert known.run_look(bold, None).bold
    assert not known.run_look(bold, strong).bold
    assert known.run_look(thin, strong).bold
    assert known.run_look(bold, rpr('<w:rStyle w:val="more"/><w:b/>')).bold
    assert not known.run_look(thin, rpr('<w:rStyle w:val="more"/><w:b w:val="0"/>')).bold


def test_a_run_says_over_its_styles() -> None:
    known = styles(
        style("a", "a", rpr='<w:sz w:val="21"/><w:rFonts w:eastAsia="宋体"/>'),
        style("c", "c", kind="character", rpr='<w:sz w:val="24"/><w:vanish/>'),
    )
    look = known.run_look(
        known.paragraph("a"), rpr('<w:rStyle w:val="c"/><w:rFonts w:eastAsia="楷体"/>')
    )
    assert (look.size, look.font, look.hidden) == (12.0, "楷体", True)


def test_paragraph_and_character_styles_of_one_id_are_apart() -> None:
    known = styles(
        style("1", "heading 1"), style("1", "标题 1 Char", kind="character", rpr="<w:b/>")
    )
    assert known.paragraph("1").name == "heading 1"
    assert known.run("1").bold is True


@pytest.mark.parametrize("size", ["0", "-4", "999999", "big", ""])
def test_sizes_that_no_character_has_are_none(size: str) -> None:
    assert Styles(None).run_facts(rpr(f'<w:sz w:val="{size}"/>')).size is None
