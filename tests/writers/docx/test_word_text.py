"""What the text becomes in Word: fields, tables, sections, pictures, notes."""

import pytest

from planforge.document import (
    PRESETS,
    Block,
    Break,
    Cell,
    Column,
    Document,
    Figure,
    Footnote,
    FrontMatter,
    Link,
    Meta,
    Orientation,
    Paragraph,
    Ref,
    Role,
    Row,
    Strong,
    Table,
    Text,
)
from planforge.numbering import number
from planforge.profiles import load_layout
from planforge.writers.docx.pictures import pixel_size
from tests.writers.docx.word import R, W, Word, fields, style_of, text, val, written
from tests.writers.sample import (
    item,
    long_document,
    para,
    png,
    sample_document,
    section,
    words,
)


def made(*blocks: Block, scheme: str = "gongwen", layout: str = "gb9704") -> Word:
    return written(number(Document(Meta("题"), PRESETS[scheme], blocks, layout)))


def sections(word: Word) -> list[dict[str, str]]:
    """For each section the facts that matter."""
    out = []
    for node in word.body.iter(f"{W}sectPr"):
        kinds = {
            val(ref, "type"): str(ref.get(f"{R}id")) for ref in node.iter(f"{W}footerReference")
        }
        footer = word.tree(f"word/{word.targets()[kinds['default']]}")
        out.append(
            {
                "orient": val(node.find(f"{W}pgSz"), "orient") or "portrait",
                "start": val(node.find(f"{W}pgNumType"), "start"),
                "footer": " ".join(fields(footer)[:1]),  # a turned one is there twice
            }
        )
    return out


def test_the_contents_are_a_field_with_labels_and_pages_in_place() -> None:
    word = written(sample_document())
    contents = next(word.body.iter(f"{W}sdtContent"))
    assert fields(contents)[0] == 'TOC \\o "1-3" \\f \\h \\z'
    lines = [text(p) for p in contents.iter(f"{W}p")]
    assert lines[0] == "一、总则1"
    assert lines[-2] == "附件1　应急联系人名单6"
    names = {val(mark, "name") for mark in word.body.iter(f"{W}bookmarkStart")}
    assert all(code.split()[1] in names for code in fields(contents) if "PAGEREF" in code)


def test_a_section_break_never_stands_in_the_contents() -> None:
    contents = next(written(sample_document()).body.iter(f"{W}sdtContent"))
    assert contents.find(f".//{W}sectPr") is None


def test_page_numbers_of_the_contents_grow_with_the_text() -> None:
    contents = next(written(long_document(80)).body.iter(f"{W}sdtContent"))
    pages = [
        int("".join(node.text or "" for node in list(p.iter(f"{W}t"))[-1:]))
        for p in contents.iter(f"{W}p")
    ]
    assert pages == sorted(pages)
    assert pages[0] == 1
    assert 50 <= pages[-1] <= 65


def test_references_are_fields_where_word_finds_the_same_words() -> None:
    word = written(sample_document("decimal"))
    paragraph = word.find("的规定，由")
    assert [code.split()[0] + " " + code.split()[2] for code in fields(paragraph)] == [
        "REF \\n", "REF \\n", "REF \\h", "REF \\n",
    ]  # fmt: skip
    assert text(paragraph) == "按照2和3的规定，由技术保障组负责；名单见附件1，见第3.11步。"


def test_a_quoted_title_is_a_field_around_the_titles_words() -> None:
    word = written(sample_document("gongwen"))
    paragraph = word.find("的规定，由")
    assert text(paragraph).startswith("按照“二、组织机构”和“三、应急响应”的规定")
    codes = fields(paragraph)
    assert codes[0].endswith("\\n \\h")
    name = codes[1].split()[1]
    mark = next(m for m in word.body.iter(f"{W}bookmarkStart") if val(m, "name") == name)
    heading = mark.getparent()
    assert heading is not None
    assert text(heading) == "组织机构"


def test_a_number_that_word_would_print_otherwise_is_a_link() -> None:
    step = item(3, "一步", anchor="step")
    word = made(section(1, "甲", step), Paragraph((Text("见第"), Ref("step"), Text("步"))))
    assert text(word.find("见第")) == "见第1步"
    assert fields(word.find("见第"))[0].endswith("\\n \\h")
    assert not fields(made(Paragraph((Ref("nowhere", words="别处"),))).body)


def test_a_named_thing_is_a_link_to_its_place() -> None:
    paragraph = written(sample_document()).find("的规定，由")
    link = next(paragraph.iter(f"{W}hyperlink"))
    assert text(link) == "技术保障组"
    assert val(link, "anchor").startswith("_pf_unit")


def test_links_that_could_run_something_are_plain_words() -> None:
    word = made(
        Paragraph((Link("https://a.example/?x=1&y=2", (Text("甲"),)),)),
        Paragraph((Link("javascript:alert(1)", (Text("乙"),)), Link("file:///etc", (Text("丙"),)))),
    )
    assert [text(link) for link in word.body.iter(f"{W}hyperlink")] == ["甲"]
    assert "https://a.example/?x=1&y=2" in word.targets().values()


def test_sections_number_pages_from_the_body_on() -> None:
    found = sections(written(sample_document()))
    assert [s["footer"] for s in found] == ["", "", "", "PAGE", "PAGE", "PAGE"]
    assert [s["start"] for s in found] == ["", "", "", "1", "", ""]
    assert [s["orient"] for s in found] == ["portrait"] * 4 + ["landscape", "portrait"]


def test_a_total_leaves_out_the_pages_without_number() -> None:
    word = written(sample_document(layout="corporate"))
    footers = [word.tree(name) for name in word.parts if "word/footer" in name]
    codes = {code for footer in footers for code in fields(footer)}
    assert codes == {"PAGE", "PAGEREF _pf_last_page"}
    assert codes_of_short() == {"PAGE", "NUMPAGES"}


def codes_of_short() -> set[str]:
    word = made(para("文"), layout="corporate")
    footers = [word.tree(name) for name in word.parts if "word/footer" in name]
    return {code for footer in footers for code in fields(footer)}


def test_page_numbers_stand_outside_on_odd_and_even_pages() -> None:
    word = made(para("文"))
    assert word.tree("word/settings.xml").find(f"{W}evenAndOddHeaders") is not None
    aligned = {
        val(ref, "type"): val(
            word.tree(f"word/{word.targets()[str(ref.get(f'{R}id'))]}").find(f".//{W}jc")
        )
        for ref in word.body.iter(f"{W}footerReference")
    }
    assert aligned == {"default": "right", "even": "left"}


def test_a_draft_is_marked_on_every_page() -> None:
    word = written(sample_document(draft="征求意见稿"))
    for node in word.body.iter(f"{W}headerReference"):
        header = word.tree(f"word/{word.targets()[str(node.get(f'{R}id'))]}")
        assert "征求意见稿" in "".join(text(p) for p in header.iter(f"{W}p"))


def test_a_new_page_leaves_no_empty_paragraph() -> None:
    word = made(para("前"), Break(), para("后"))
    assert [text(p) for p in word.paragraphs] == ["前", "后"]
    assert word.find("后").find(f"{W}pPr/{W}pageBreakBefore") is not None


def test_a_turn_of_the_paper_at_the_start_makes_no_empty_page() -> None:
    word = made(Break(Orientation.LANDSCAPE), para("宽"))
    assert [s["orient"] for s in sections(word)] == ["landscape"]


def test_header_rows_repeat_and_stay_whole() -> None:
    table = written(sample_document()).body.findall(f".//{W}tbl")[2]
    rows = table.findall(f"{W}tr")
    repeated = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
    assert repeated == [True, True, False, False, False]
    assert rows[0].find(f"{W}trPr/{W}cantSplit") is not None


def grid(table_words: Word) -> list[list[tuple[int, str, str]]]:
    """Rows of (columns taken, vertical merge, text)."""
    out = []
    for row in table_words.body.iter(f"{W}tr"):
        cells = []
        for cell in row.findall(f"{W}tc"):
            span = int(val(cell.find(f"{W}tcPr/{W}gridSpan")) or 1)
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            kind = "" if merge is None else val(merge) or "continue"
            cells.append((span, kind, "".join(text(p) for p in cell.iter(f"{W}p"))))
        out.append(cells)
    return out


def cell(name: str, colspan: int = 1, rowspan: int = 1) -> Cell:
    return Cell((para(name, Role.CELL),), colspan, rowspan)


def test_merged_cells_fill_the_grid() -> None:
    table = Table(
        (Column(0.4), Column(0.3), Column(0.3)),
        (Row((cell("甲", 1, 2), cell("乙", 2, 2))), Row(()), Row((cell("丙"), cell("丁")))),
        1,
    )
    assert grid(made(table)) == [
        [(1, "restart", "甲"), (2, "restart", "乙")],
        [(1, "continue", ""), (2, "continue", "")],
        [(1, "", "丙"), (1, "", "丁"), (1, "", "")],
    ]


def test_cells_that_do_not_fit_lose_no_words() -> None:
    table = Table((Column(0.5), Column(0.5)), (Row((cell("甲", 5), cell("乙"), cell("丙"))),), 0)
    assert grid(made(table)) == [[(2, "", "甲乙丙")]]


def test_column_widths_add_up_to_the_tables() -> None:
    table = Table(tuple(Column(1 / 7) for _ in range(7)), (Row((cell("甲", 7),)),), 0)
    word = made(table)
    widths = [int(val(col, "w")) for col in word.body.iter(f"{W}gridCol")]
    assert sum(widths) == int(val(word.body.find(f".//{W}tblW"), "w")) == 8844


def test_two_tables_in_a_row_are_kept_apart() -> None:
    one = Table((Column(1.0),), (Row((cell("甲"),)),), 0)
    body = made(one, one).body.find(f"{W}body")
    assert body is not None
    tags = [str(node.tag).removeprefix(W) for node in body]
    assert tags == ["tbl", "p", "tbl", "p", "sectPr"]


def test_a_table_keeps_its_distance_from_the_text_around() -> None:
    one = Table((Column(1.0),), (Row((cell("甲"),)),), 0)
    word = made(para("前"), one, para("后"), layout="corporate")
    table = load_layout("corporate").table
    above = word.find("前").find(f"{W}pPr/{W}spacing")
    below = word.find("后").find(f"{W}pPr/{W}spacing")
    assert val(above, "after") == str(round(table.before_pt * 20))
    assert val(below, "before") == str(round(table.after_pt * 20))


def test_a_tables_caption_stands_before_and_a_figures_after() -> None:
    word = written(sample_document())
    shown = [text(p) for p in word.paragraphs]
    assert shown.index("表1　应急物资") < shown.index("类别") < shown.index("防护")
    figure = next(i for i, p in enumerate(word.paragraphs) if p.find(f".//{W}drawing") is not None)
    assert shown[figure + 1] == "图1　指挥体系"


def test_a_picture_word_cannot_show_is_told_in_words() -> None:
    word = made(Figure(b"<svg/>", "image/svg+xml", "流程：接报、处置", words("图1")))
    assert [text(p) for p in word.paragraphs[:2]] == ["流程：接报、处置", "图1"]
    broken = made(Figure(b"not a png", "image/png", "损坏的图"))
    assert text(broken.paragraphs[0]) == "损坏的图"


def test_equal_pictures_are_kept_once_and_are_never_wider_than_the_page() -> None:
    picture = Figure(png(400, 100), "image/png", "图", width=500)
    word = made(picture, picture)
    assert len([name for name in word.parts if "media/" in name]) == 1
    extents = [node for node in word.body.iter() if str(node.tag).endswith("}inline")]
    assert len(extents) == 2
    assert extents[0][0].get("cx") == str(156 * 36000)


def test_the_size_of_a_jpeg_is_read_from_its_frame() -> None:
    frame = bytes.fromhex("ffd8ffe00004abcdffc0001108001000200301110002110103110100")
    assert pixel_size(frame) == (32, 16)
    assert pixel_size(frame[:12]) is None


def test_footnotes_are_word_footnotes_in_order() -> None:
    note = Footnote((para("甲注"), para("第二段")))
    word = made(Paragraph((Text("文"), note, Text("文"), Footnote((para("乙注"),)))))
    notes = word.tree("word/footnotes.xml").findall(f"{W}footnote")[2:]
    assert ["".join(text(p) for p in n.iter(f"{W}p")).strip() for n in notes] == [
        "甲注第二段", "乙注",
    ]  # fmt: skip
    references = [val(ref, "id") for ref in word.body.iter(f"{W}footnoteReference")]
    assert references == [val(note, "id") for note in notes] == ["1", "2"]


def test_a_note_within_a_note_is_not_lost() -> None:
    inner = Footnote((para("里注"),))
    outer = Footnote((Paragraph((Text("外注"), inner)),))
    root = made(Paragraph((Text("文"), outer))).tree("word/footnotes.xml")
    assert "里注" in "".join(text(p) for p in root.iter(f"{W}p"))


def test_emphasis_in_a_bold_paragraph_stays_bold() -> None:
    """Bold in a character style is a switch; said outright it is not."""
    run = made(Paragraph((Strong((Text("注意"),)),))).body.find(f".//{W}r/{W}rPr")
    assert run is not None
    assert [str(node.tag).removeprefix(W) for node in run] == ["rStyle", "b", "bCs"]


def test_a_run_in_title_and_its_number_look_like_a_heading() -> None:
    from planforge.document import Item

    word = made(section(1, "甲", Item(2, (Strong((Text("组长。"),)), Text("负责全面工作。")))))
    paragraph = word.find("组长")
    mark = paragraph.find(f"{W}pPr/{W}rPr/{W}rStyle")
    run = paragraph.find(f"{W}r/{W}rPr/{W}rStyle")
    assert val(mark) == val(run) != ""


def test_annexes_start_a_page_with_label_and_title_apart() -> None:
    word = written(sample_document())
    label, title = word.find("附件2"), None
    for paragraph in word.paragraphs:
        if style_of(paragraph) == "AnnexLabel" and text(paragraph) == "附件2":
            label = paragraph
        if style_of(paragraph) == "AnnexTitle" and text(paragraph) == "演练方案":
            title = paragraph
    assert title is not None
    assert label.find(f"{W}pPr/{W}pageBreakBefore") is not None
    assert val(word.style("AnnexTitle").find(f"{W}pPr/{W}outlineLvl")) == "0"


def test_headings_of_annexes_stay_out_of_an_updated_contents() -> None:
    word = written(sample_document())
    inside = next(p for p in word.paragraphs if text(p) == "演练目的")
    assert style_of(inside).startswith("Unlisted")


def test_the_imprint_stands_at_the_foot_between_its_rules() -> None:
    table = written(sample_document()).body.findall(f".//{W}tbl")[-1]
    place = table.find(f"{W}tblPr/{W}tblpPr")
    assert (val(place, "vertAnchor"), val(place, "tblpYSpec")) == ("margin", "bottom")
    borders = table.find(f"{W}tblPr/{W}tblBorders")
    assert borders is not None
    assert [val(side, "sz") for side in borders] == ["8", "8", "6"]


def test_a_long_title_breaks_between_words() -> None:
    title = "某市双十二网络交易突发事件应急处置工作预案（试行）"
    word = made(para(title, Role.TITLE))
    paragraph = word.paragraphs[0]
    assert text(paragraph) == title
    assert paragraph.find(f".//{W}br") is not None


def test_word_files_have_no_empty_document() -> None:
    document = Document(Meta(""), PRESETS["gongwen"], (), front=FrontMatter())
    body = written(number(document), load_layout("shop")).body.find(f"{W}body")
    assert body is not None
    assert len(body.findall(f"{W}p")) == 1


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_a_style(role: Role) -> None:
    for layout in ("gb9704", "corporate", "shop"):
        word = made(para("文", role), layout=layout)
        word.style(style_of(word.find("文")))


def test_the_words_before_a_table_stay_with_it() -> None:
    row = Row((Cell((para("甲", Role.CELL),)), Cell((para("乙", Role.CELL),))))
    table = Table((Column(0.5), Column(0.5)), (row, row), 1)
    word = made(para("指标如下。"), table, para("以上。"))
    kept = [p.find(f"{W}pPr/{W}keepNext") is not None for p in map(word.find, ("指标", "以上"))]
    assert kept == [True, False]
