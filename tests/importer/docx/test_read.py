"""Paragraphs of a Word file: words, links, emphasis, marks, look."""

from planforge.document import CommentAnchor, LineBreak, Link, Strong, Text
from planforge.importer.docx.model import Spot
from tests.importer.docx.build import abstract, lvl, num, p, r, relationship, style
from tests.importer.docx.lines import codes, lines, notes, paragraphs, read

STYLES = style("n", "Normal", default=True) + style(
    "h1", "heading 1", based="n", ppr='<w:outlineLvl w:val="0"/>', rpr="<w:b/>"
)
ONE_LIST = abstract(1, lvl(0, "chineseCounting", "%1、", suff="nothing")) + num(1, 1)


def test_paragraphs_come_in_order_with_their_place_in_the_part() -> None:
    file = read(p("甲") + p("乙"))
    assert lines(file) == ["甲", "乙"]
    assert [one.number for one in paragraphs(file)] == [1, 2]
    assert [one.spot for one in paragraphs(file)] == [
        Spot("word/document.xml", 0),
        Spot("word/document.xml", 1),
    ]


def test_every_character_of_a_run_is_read() -> None:
    run = (
        "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>丙</w:t>"
        '<w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/>'
        '<w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    )
    assert lines(read(p(runs=run))) == ["甲\t乙-丙\t☑"]


def test_a_forced_line_break_parts_the_words() -> None:
    content = paragraphs(read(p(runs="<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:cr/></w:r>")))
    assert content[0].content == (Text("甲"), LineBreak(), Text("乙"), LineBreak())


def test_blanks_at_the_ends_stay_only_where_the_file_keeps_them() -> None:
    runs = '<w:r><w:t> 甲 </w:t></w:r><w:r><w:t xml:space="preserve"> 乙</w:t></w:r>'
    assert lines(read(p(runs=runs))) == ["甲 乙"]


def test_an_unknown_symbol_is_told() -> None:
    file = read(p(runs='<w:r><w:sym w:font="NoSuchFont" w:char="F0FE"/></w:r>'))
    assert lines(file) == ["□"]
    assert codes(file) == ["unknown-symbol"]


def test_a_symbol_without_its_font_is_guessed_and_told() -> None:
    file = read(p("\uf075检查"))
    assert lines(file) == ["◆检查"]
    assert codes(file) == ["guessed-symbol"]


def test_the_box_that_libreoffice_writes_as_a_bullet_is_a_box() -> None:
    fonts = '<w:rFonts w:ascii="MT Extra" w:hAnsi="MT Extra"/>'
    bullets = abstract(1, lvl(0, "bullet", "\uf057", suff="nothing", rpr=fonts)) + num(1, 1)
    assert lines(read(p("已办", num=(1, 0)), numbering=bullets)) == ["□已办"]


def test_symbols_typed_in_their_font() -> None:
    file = read(p(runs=r("\uf0fe已办", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')))
    assert lines(file) == ["☑已办"]


def test_wrappers_around_runs_and_blocks_lose_nothing() -> None:
    inner = (
        f"<w:smartTag>{r('甲')}</w:smartTag><w:customXml>{r('乙')}</w:customXml>"
        f"<w:sdt><w:sdtPr/><w:sdtContent>{r('丙')}</w:sdtContent></w:sdt>"
        f'<w:bdo w:val="ltr">{r("丁")}</w:bdo><w:dir w:val="ltr">{r("戊")}</w:dir>'
    )
    block = f"<w:sdt><w:sdtContent><w:customXml>{p('己')}</w:customXml></w:sdtContent></w:sdt>"
    assert lines(read(p(runs=inner) + block)) == ["甲乙丙丁戊", "己"]


def test_a_control_that_waits_for_words_is_left_out_and_told() -> None:
    waiting = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    file = read(
        p(runs=r("姓名：") + waiting.format(r("单击此处输入"))) + waiting.format(p("请填写"))
    )
    assert lines(file) == ["姓名：", ""]
    assert codes(file) == ["placeholder-text"]
    assert "2 处" in file.findings[0].message
    assert "单击此处输入" in file.findings[0].message


def test_the_base_of_a_phonetic_guide_is_the_text() -> None:
    ruby = (
        f"<w:r><w:ruby><w:rubyPr/><w:rt>{r('pīn')}</w:rt>"
        f"<w:rubyBase>{r('拼')}</w:rubyBase></w:ruby></w:r>"
    )
    assert lines(read(p(runs=ruby + r("音")))) == ["拼音"]


def test_a_formula_is_read_as_a_line_and_told_once() -> None:
    math = "<m:oMath><m:r><m:t>a</m:t></m:r><m:r><m:t>=b</m:t></m:r></m:oMath>"
    file = read(p(runs=r("由") + math) + p(runs=f"<m:oMathPara>{math}</m:oMathPara>"))
    assert lines(file) == ["由a=b", "a=b"]
    assert codes(file) == ["formula"]


def test_links_lead_out_and_places_within_are_words() -> None:
    runs = (
        f'<w:hyperlink r:id="rId9">{r("官网")}</w:hyperlink>'
        f'<w:hyperlink w:anchor="_Toc1">{r("附件")}</w:hyperlink>'
    )
    rels = relationship("rId9", "hyperlink", "https://example.com/", external=True)
    content = paragraphs(read(p(runs=runs), rels=rels))[0].content
    assert content == (Link("https://example.com/", (Text("官网"),)), Text("附件"))


def test_bold_is_emphasis_only_beside_words_that_are_not() -> None:
    file = read(p(runs=r("牵头单位：", "<w:b/>") + r("运营组")) + p(runs=r("全部加粗", "<w:b/>")))
    first, second = paragraphs(file)
    assert first.content == (Strong((Text("牵头单位："),)), Text("运营组"))
    assert second.content == (Text("全部加粗"),)
    assert second.look.bold


def test_the_look_is_that_of_most_characters_with_direct_formatting_over_the_style() -> None:
    styles = style(
        "n", "Normal", default=True, ppr='<w:jc w:val="both"/>', rpr='<w:sz w:val="21"/>'
    )
    runs = r("标", '<w:sz w:val="20"/>') + r(
        "题很长", '<w:rFonts w:eastAsia="黑体"/><w:sz w:val="44"/><w:b/>'
    )
    file = read(p(runs=runs, ppr='<w:jc w:val="center"/><w:ind w:firstLine="640"/>'), styles=styles)
    look = paragraphs(file)[0].look
    assert (look.align, look.size, look.font, look.bold, look.first) == (
        "center", 22.0, "黑体", True, 32.0,
    )  # fmt: skip


def test_style_outline_and_label_are_told() -> None:
    file = read(
        p("总则", style="h1", num=(1, 0)) + p("附则", ppr='<w:outlineLvl w:val="1"/>'),
        styles=STYLES,
        numbering=ONE_LIST,
    )
    first, second = paragraphs(file)
    assert (first.style, first.outline, lines(file)[0]) == ("heading 1", 1, "一、总则")
    assert (second.style, second.outline, second.label) == ("normal", 2, None)


def test_number_zero_switches_the_number_of_a_style_off() -> None:
    numbered = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    styles = style("n", "Normal", default=True) + style("a", "A", based="n", ppr=numbered)
    body = p("甲", style="a") + p("乙", style="a", num=(0, 0)) + p("丙", style="a")
    assert lines(read(body, styles=styles, numbering=ONE_LIST)) == ["一、甲", "乙", "二、丙"]


def test_a_numbered_paragraph_that_only_ends_a_section_does_not_count() -> None:
    body = p("甲", num=(1, 0)) + p("", num=(1, 0), ppr="<w:sectPr/>") + p("乙", num=(1, 0))
    assert lines(read(body, numbering=ONE_LIST)) == ["一、甲", "", "二、乙"]


def test_bookmarks_go_to_the_paragraph_in_which_or_before_which_they_start() -> None:
    mark = '<w:bookmarkStart w:id="{0}" w:name="b{0}"/><w:bookmarkEnd w:id="{0}"/>'
    inside = p(runs=mark.format(2) + r("甲"))
    file = read(mark.format(1) + inside + mark.format(3) + p("乙"))
    assert [one.bookmarks for one in paragraphs(file)] == [("b1", "b2"), ("b3",)]


def test_a_page_break_alone_is_no_paragraph_and_starts_a_page() -> None:
    page = '<w:r><w:br w:type="page"/></w:r>'
    file = read(
        p("甲") + p(runs=page) + p("乙") + p(runs=page + r("丙")) + p(runs=r("丁") + page) + p("戊")
    )
    assert lines(file) == ["甲", "乙", "丙", "丁", "戊"]
    assert [one.look.new_page for one in paragraphs(file)] == [False, True, True, False, True]
    assert [one.spot.index for one in paragraphs(file)] == [0, 2, 3, 4, 5]


def test_a_page_break_beside_a_section_break_is_a_paragraph() -> None:
    page = '<w:r><w:br w:type="page"/></w:r>'
    file = read(p(runs=page, ppr="<w:sectPr/>") + p("甲"), sect='<w:type w:val="continuous"/>')
    assert [one.look.new_page for one in paragraphs(file)] == [True, False]


def test_a_page_break_between_words_parts_them() -> None:
    file = read(p(runs=r("甲") + '<w:r><w:br w:type="page"/></w:r>' + r("乙")))
    assert lines(file) == ["甲\n乙"]


def test_a_section_starts_a_page_unless_it_goes_on() -> None:
    body = p("甲", ppr="<w:sectPr/>") + p(
        "乙", ppr='<w:sectPr><w:type w:val="nextPage"/></w:sectPr>'
    )
    file = read(body + p("丙"), sect='<w:type w:val="continuous"/>')
    assert [one.look.new_page for one in paragraphs(file)] == [False, True, False]
    assert len(file.pages) == 3


def test_page_break_before_is_of_the_style_or_the_paragraph() -> None:
    styles = style("n", "Normal", default=True) + style("t", "T", ppr="<w:pageBreakBefore/>")
    off = '<w:pageBreakBefore w:val="0"/>'
    body = p("甲", style="t") + p("乙", style="t", ppr=off) + p("丙", ppr="<w:pageBreakBefore/>")
    looks = [one.look.new_page for one in paragraphs(read(body, styles=styles))]
    assert looks == [True, False, True]


def test_hidden_words_are_left_out_and_told_once() -> None:
    runs = r("甲") + r("内部说明", "<w:vanish/>") + r("乙")
    file = read(p(runs=runs) * 2)
    assert lines(file) == ["甲乙", "甲乙"]
    assert codes(file) == ["hidden-text"]
    assert "2 处" in file.findings[0].message
    assert "内部说明" in file.findings[0].message


def test_a_paragraph_of_hidden_words_says_so_and_counts_only_with_a_mark_that_shows() -> None:
    vanish = "<w:rPr><w:vanish/></w:rPr>"
    hidden = p(runs=r("说明", "<w:vanish/>"), num=(1, 0), ppr=vanish)
    file = read(p("甲", num=(1, 0)) + hidden + p("乙", num=(1, 0)), numbering=ONE_LIST)
    assert [one.hidden for one in paragraphs(file)] == [False, True, False]
    assert lines(file) == ["一、甲", "说明", "二、乙"]


def test_hidden_text_by_a_character_style() -> None:
    styles = style("n", "Normal", default=True) + style(
        "v", "Hidden", kind="character", rpr="<w:vanish/>"
    )
    file = read(p(runs=r("甲") + r("乙", '<w:rStyle w:val="v"/>')), styles=styles)
    assert lines(file) == ["甲"]


def test_comments_mark_the_words_they_are_about() -> None:
    runs = (
        r("由") + '<w:commentRangeStart w:id="0"/>' + r("运营组") + '<w:commentRangeEnd w:id="0"/>'
        '<w:r><w:commentReference w:id="0"/></w:r>' + r("负责")
    )  # fmt: skip
    comment = (
        '<w:comment w:id="0" w:author="李明" w:date="2025-01-02T00:00:00Z">'
        f"{p('改为客服组')}{p('请核对')}</w:comment>"
    )
    file = read(p("前") + p(runs=runs), comments=comment)
    content = paragraphs(file)[1].content
    assert content == (Text("由"), CommentAnchor("0", (Text("运营组"),)), Text("负责"))
    remark = file.remarks[0]
    assert (remark.author, remark.text, remark.about) == ("李明", "改为客服组\n请核对", "运营组")
    assert remark.spot == Spot("word/document.xml", 1)


def test_a_comment_over_several_paragraphs_and_one_without_a_range() -> None:
    body = (
        '<w:commentRangeStart w:id="0"/>' + p("甲")
        + p(runs=r("乙") + '<w:commentRangeEnd w:id="0"/>')
        + p(runs=r("丙") + '<w:r><w:commentReference w:id="1"/></w:r>')
    )  # fmt: skip
    comments = "".join(f'<w:comment w:id="{n}">{p("注")}</w:comment>' for n in (0, 1, 2))
    first, second, third = read(body, comments=comments).remarks
    assert (first.about, first.spot) == ("甲乙", Spot("word/document.xml", 0))
    assert (second.about, second.spot) == ("", Spot("word/document.xml", 2))
    assert third.spot is None


def test_footnotes_and_endnotes_stand_where_they_are_called() -> None:
    ref = '<w:r><w:{}Reference w:id="2"/></w:r>'
    note = '<w:{0} w:type="separator" w:id="0">' + p() + '</w:{0}><w:{0} w:id="2">{1}</w:{0}>'
    body = p(runs=r("甲") + ref.format("footnote") + r("乙") + ref.format("endnote"))
    first = p(runs="<w:r><w:footnoteRef/></w:r>" + r(" 依据")) + p("第二段")
    file = read(
        body, footnotes=note.format("footnote", first), endnotes=note.format("endnote", p("尾"))
    )
    assert lines(file) == ["甲乙"]
    assert notes(paragraphs(file)[0]) == ["依据\n第二段", "尾"]


def test_a_missing_note_is_told() -> None:
    file = read(p(runs=r("甲") + '<w:r><w:footnoteReference w:id="7"/></w:r>'))
    assert codes(file) == ["missing-note"]


def test_an_inserted_file_is_told() -> None:
    file = read(
        p("甲") + '<w:altChunk r:id="rId5"/>', rels=relationship("rId5", "aFChunk", "a.rtf")
    )
    assert codes(file) == ["embedded-document"]
    assert file.findings[0].hint is not None


def test_contents_by_control_field_and_style() -> None:
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    end = field.format("end")
    toc = (
        field.format("begin")
        + r'<w:r><w:instrText>TOC \o "1-3"</w:instrText></w:r>'
        + field.format("separate")
    )
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    listed = p("目录") + p(runs=toc + r("一、总则\t1")) + p("二、附则\t2") + p(runs=end)
    control = f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{listed}</w:sdtContent></w:sdt>"
    free = p(runs=toc + r("甲")) + p(runs=end + r("正文"))
    styles = style("n", "Normal", default=True) + style("t", "toc 2")
    file = read(p("封面") + control + free + p("丙", style="t") + p("丁"), styles=styles)
    flags = [one.contents for one in paragraphs(file)]
    said = [line for line, contents in zip(lines(file), flags, strict=True) if not contents]
    assert said == ["封面", "正文", "丁"]


def test_raised_letters_are_read_and_told() -> None:
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>3</w:t></w:r>'
    file = read(p(runs=f"<w:r><w:t>5 m</w:t></w:r>{raised}"))
    assert lines(file) == ["5 m3"]
    assert [finding.name for finding in file.findings] == ["raised-text"]
