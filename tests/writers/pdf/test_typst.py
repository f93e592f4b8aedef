"""The PDF that Typst makes, read back with pypdf."""

import datetime
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf.generic import DictionaryObject, StreamObject

from planforge.document import (
    PRESETS,
    Align,
    Block,
    Cell,
    Change,
    ChangeKind,
    Column,
    Contents,
    Document,
    Figure,
    FrontMatter,
    FrontPage,
    Item,
    LineBreak,
    Link,
    Meta,
    PageKind,
    Paragraph,
    Ref,
    Role,
    Row,
    Section,
    Table,
    Text,
)
from planforge.errors import RenderError, UsageProblem
from planforge.numbering import number
from planforge.profiles import load_layout
from planforge.writers import Options, write
from tests.layouts.measure import pages
from tests.writers.pdf.reading import output, reader, squeezed, texts, titles
from tests.writers.sample import item, long_document, para, png, sample_document, section, words

MARKUP = (
    r"""#let x = 1 *粗* _斜_ $x^2$ `码` @引 <标> \u{41} // 注 /* 注 */ """
    r"""= 题 - 项 ~ ... -- ' " [方] {花} \\"""
)


def sample(layout: str = "gb9704", draft: str = "", options: Options | None = None) -> bytes:
    document = sample_document(layout=layout, draft=draft)
    return write("pdf", document, load_layout(layout), options or Options()).data


def test_the_words_of_a_plan_never_become_markup() -> None:
    data = output(section(1, MARKUP, para(MARKUP), item(2, MARKUP))).data
    assert "".join(texts(data)).count(squeezed(MARKUP)) == 3


def test_bookmarks_hold_the_numbers_and_nest_as_sections_do() -> None:
    outline = titles(reader(sample()).outline)
    assert outline[:3] == [
        "一、总则",
        ["（一）编制目的", "（二）编制依据", "（三）适用范围"],
        "二、组织机构",
    ]
    assert "附件1\u3000应急联系人名单" in outline
    assert outline[outline.index("附件2\u3000演练方案") + 1] == ["一、演练目的", "二、演练步骤"]


def test_a_skipped_depth_still_gives_a_valid_outline() -> None:
    data = output(
        section(1, "总则", section(3, "细目")), options=Options(pdf_standards=("ua-1",))
    ).data
    assert titles(reader(data).outline) == ["一、总则", ["1.细目"]]


def test_properties_name_title_author_keywords_date_and_language() -> None:
    data = sample()
    read = reader(data)
    info = read.metadata
    assert info is not None
    assert (info.title, info.author) == ("双十二网络交易突发事件应急预案", "某市市场监督管理局")
    assert info.subject == "应急预案"
    assert info.keywords == "应急预案, 网络交易"
    assert info.creation_date is not None
    assert info.creation_date.date() == datetime.date(2026, 11, 20)
    root = read.root_object
    assert str(root["/Lang"]).lower().startswith("zh")
    marked = root["/MarkInfo"]
    assert isinstance(marked, DictionaryObject)
    assert str(marked["/Marked"]) == "True"


def test_the_same_document_gives_the_same_bytes() -> None:
    assert sample() == sample()


def test_another_process_gives_the_same_bytes(root: Path) -> None:
    program = (
        "import hashlib\n"
        "from tests.writers.pdf.test_typst import sample\n"
        "print(hashlib.sha256(sample()).hexdigest())"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", program], cwd=root, capture_output=True, check=True
        ).stdout
        for _ in range(2)
    ]
    assert runs[0] == runs[1]


def links(data: bytes) -> list[tuple[str, str]]:
    """Kind and goal of all link annotations, in order."""
    found = []
    for page in reader(data).pages:
        for annotation in page.annotations or []:
            link = annotation.get_object()
            action = link.get("/A", {})
            if "/URI" in action:
                found.append(("web", str(action["/URI"])))
            else:
                found.append(("place", str(link.get("/Dest", action.get("/D")))))
    return found


def test_links_lead_out_and_references_lead_to_their_place() -> None:
    body = (
        section(1, "总则", anchor="sec:a"),
        Paragraph((Link("https://example.org/?a=1&b=2", words("网站")), Ref("sec:a"))),
    )
    assert [kind for kind, _ in links(output(*body).data)] == ["web", "place"]
    assert links(output(*body).data)[0] == ("web", "https://example.org/?a=1&b=2")


def test_a_reference_to_nothing_is_plain_words() -> None:
    data = output(Paragraph((Ref("unit:无", words="某部门", named=True), Text("负责。")))).data
    assert links(data) == []
    assert texts(data)[0].startswith("某部门负责。")


def test_an_anchor_that_stands_twice_leads_to_the_first() -> None:
    body = (item(1, "甲", anchor="x"), item(1, "乙", anchor="x"), Paragraph((Ref("x"),)))
    assert len(links(output(*body).data)) == 1


def test_contents_give_the_pages_and_lead_there() -> None:
    data = write("pdf", long_document(16), load_layout("gb9704"), Options()).data
    found = texts(data)
    fronts = sum("—" not in page[-4:] for page in found)
    contents, body = "".join(found[:fronts]), found[fronts:]
    title = "（四）第4章第4项工作要求"
    page = next(at for at, text in enumerate(body, 1) if title in text)
    assert page > 3
    assert contents.endswith(f"{title}{page}")
    assert len(set(links(data))) == 20


def test_a_section_without_an_anchor_has_its_page_in_the_contents() -> None:
    body = (Section(1, words("总则"), (para("文"),)), Section(1, words("附则"), ()))
    front = FrontMatter((FrontPage(PageKind.CONTENTS, (Contents(1),)),))
    document = number(Document(Meta("样"), PRESETS["gongwen"], body, front=front))
    data = write("pdf", document, load_layout("gb9704"), Options()).data
    assert texts(data)[0] == "一、总则1二、附则1"
    assert len(links(data)) == 2


def test_a_header_row_repeats_on_each_page() -> None:
    rows = tuple(
        Row(
            (
                Cell((para(f"{n}号", Role.CELL_HEADER if n == 0 else Role.CELL),)),
                Cell((para("乙", Role.CELL),)),
            )
        )
        for n in range(80)
    )
    data = output(Table((Column(0.5), Column(0.5, Align.RIGHT)), rows, 1, words("表1　清单"))).data
    found = texts(data)
    assert len(found) > 2
    assert all("0号乙" in page for page in found)
    assert sum("表1清单" in page for page in found) == 1
    assert "".join(found).count("79号") == 1


@pytest.mark.parametrize(
    "rows",
    [
        ((("甲", 1, 1),), (("乙", 5, 1), ("丙", 1, 1), ("丁", 1, 9))),
        ((("甲", 1, 3), ("乙", 2, 1)), (("丙", 1, 1),), (("丁", 9, 9),), (("戊", 1, 1),)),
        ((("甲", 2, 2), ("乙", 1, 1)), (("丙", 2, 1),), ()),
        ((), ()),
    ],
)
def test_a_table_with_odd_spans_keeps_every_cell_that_has_room(
    rows: tuple[tuple[tuple[str, int, int], ...], ...],
) -> None:
    table = Table(
        (Column(0.4), Column(0.3), Column(0.3)),
        tuple(
            Row(
                tuple(
                    Cell((para(text, Role.CELL),), colspan, rowspan)
                    for text, colspan, rowspan in row
                )
            )
            for row in rows
        ),
    )
    text = "".join(texts(output(para("前"), table, para("后")).data))
    assert text.startswith("前")
    assert "后" in text
    assert all(word in text for row in rows for word, _, _ in row)


def test_a_heading_and_the_words_before_a_table_stay_with_its_first_rows() -> None:
    row = Row((Cell((para("甲", Role.CELL),)), Cell((para("乙", Role.CELL),))))
    table = Table((Column(0.5), Column(0.5)), (row,) * 3, 1)
    filler = (para("正文。"),) * 20
    data = output(*filler, section(1, "监测", para("指标如下。"), table)).data
    first, second = texts(data)
    assert "监测" not in first
    assert "监测指标如下。甲乙" in second


def test_the_draft_mark_stands_on_every_page_and_not_on_an_issued_plan() -> None:
    pages_ = texts(sample(draft="征求意见稿"))
    assert len(pages_) > 5
    assert all("征求意见稿" in page for page in pages_)
    assert not any("征求意见稿" in page for page in texts(sample()))


def test_a_footnote_stands_at_the_foot_of_its_page_with_its_number() -> None:
    page = next(page for page in texts(sample()) if "报告1，网址" in page)
    assert page.endswith("1脚注：重大时限按工作日计。—5—")


def test_a_caption_stands_above_a_table_and_below_a_figure() -> None:
    page = next(page for page in texts(sample()) if "图1指挥体系" in page)
    assert page.index("表1应急物资") < page.index("对讲机")
    assert page.index("响应流程：接报") < page.index("图2响应流程")


def test_line_breaks_and_the_spaces_of_code_are_kept() -> None:
    data = output(Paragraph((Text("甲"), LineBreak(), Text("乙"))), para("a  =  1", Role.CODE)).data
    lines = [line.text for line in pages(data)[0].lines]
    assert lines[:2] == ["甲", "乙"]
    assert "a\u00a0\u00a0=\u00a0\u00a01" in lines[2]


def test_an_article_without_a_title_runs_into_its_words() -> None:
    chapter = section(1, "总则", Section(2, (), (para("为了应急。"), para("第二款。"))))
    document = number(Document(Meta("法"), PRESETS["articles"], (chapter,)))
    data = write("pdf", document, load_layout("gb9704"), Options()).data
    lines = [squeezed(line.text) for line in pages(data)[0].lines]
    assert lines[:3] == ["第一章总则", "第一条为了应急。", "第二款。"]


def test_a_dash_never_begins_a_line() -> None:
    text = "字" * 26 + "——后面" + "字" * 22 + "～后面"
    lines = [line.text for line in pages(output(para(text)).data)[0].lines]
    assert not any(line.startswith(("—后", "——", "～")) for line in lines[:-1])
    assert "".join(lines[:-1]) == text


@pytest.mark.parametrize("before", range(1, 11))
def test_a_limit_and_a_short_bracket_stay_on_a_line_of_their_cell(before: int) -> None:
    text = "先" * before + "拦截（30分钟）再按名单点（仓库）后在10分钟内打 130 0000 0021 报"
    row = Row((Cell((para(text, Role.CELL),)), Cell((para("旁", Role.CELL),))))
    table = Table((Column(0.3), Column(0.7)), (row,), 0)
    found = pages(output(table).data)[0]
    lines = [re.sub(r"[\s旁]", "", line.text) for line in found.lines]
    for whole in ("（30分钟）", "（仓库）", "10分钟内", "13000000021"):
        assert any(whole in line for line in lines), lines


def test_a_long_run_of_letters_stays_on_the_page_and_in_its_cell() -> None:
    address = "zhangsan.lisi@example-company.com.cn/wordswordswordswords"
    row = Row((Cell((para(address, Role.CELL),)), Cell((para("旁", Role.CELL),))))
    table = Table((Column(0.15), Column(0.85)), (row,), 0)
    found = pages(output(para("散列" + "a3f5c0de" * 20), table).data)[0]
    assert max(glyph.right for glyph in found.glyphs) < 184.5
    beside = next(glyph for glyph in found.glyphs if glyph.char == "旁")
    cell = [glyph for glyph in found.glyphs if glyph.base > 60 and glyph.size == 10.5]
    assert max(glyph.right for glyph in cell if glyph.char != "旁") < beside.left
    text = "".join(line.text for line in found.lines)
    assert text.startswith("散列" + "a3f5c0de" * 20)


def test_changes_show_in_colour() -> None:
    deleted, inserted = Change(ChangeKind.DELETED), Change(ChangeKind.INSERTED)
    words_ = (Text("旧文", change=deleted), Text("不变"), Text("新文", change=inserted))
    row = Row((Cell((para("加行", Role.CELL),)),), change=inserted)
    data = output(Paragraph(words_), Table((Column(1),), (row,), 0)).data
    colours = {glyph.char: glyph.color for glyph in pages(data)[0].glyphs}
    assert len(set(colours["变"])) == 1
    assert colours["旧"][0] > 0.5 > colours["旧"][2]
    assert colours["新"][2] > 0.5 > colours["新"][0]
    assert colours["加"] == colours["新"]


@pytest.mark.parametrize("standards", [("a-2a",), ("a-2b",), ("ua-1",), ("a-2a", "ua-1")])
@pytest.mark.parametrize("layout", ["gb9704", "corporate", "shop"])
def test_pdf_a_and_pdf_ua_can_be_asked_for(layout: str, standards: tuple[str, ...]) -> None:
    data = sample(layout, "送审稿", Options(pdf_standards=standards))
    stream = reader(data).root_object["/Metadata"].get_object()
    assert isinstance(stream, StreamObject)
    metadata = stream.get_data().decode()
    assert ("pdfaid:part" in metadata) == any(name.startswith("a-") for name in standards)
    assert ("pdfuaid:part" in metadata) == ("ua-1" in standards)


def test_an_unknown_standard_or_engine_is_refused_in_chinese() -> None:
    with pytest.raises(UsageProblem, match="不认识的 PDF 标准“x-9”。可选：a-2a、a-2b、ua-1。"):
        output(para("文"), options=Options(pdf_standards=("x-9",)))
    with pytest.raises(UsageProblem, match="不认识的 PDF 引擎“tex”。"):
        output(para("文"), options=Options(engine="tex"))


def test_without_typst_the_error_names_the_ways_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(RenderError) as caught:
        output(para("文"))
    assert "没有安装 typst" in str(caught.value)
    assert "--engine weasyprint" in str(caught.value)
    assert "pip install typst pylopdf-fonts-zh-cn" in str(caught.value)


def test_a_character_that_no_font_has_is_an_error_with_its_place() -> None:
    place = ("organization", "units", 2, "name")
    broken = replace(para("负责人为\U000204ff同志，电话如下"), origin=place)
    broken = replace(broken, content=(Text("负责人为\U000204ff同志，电话如下", place),))
    with pytest.raises(RenderError) as caught:
        output(para("正常"), broken)
    message = str(caught.value)
    assert "“\U000204ff”（U+204FF）" in message
    assert "“负责人为\U000204ff同志，电话如下”" in message
    assert "organization.units[2].name" in message


def test_a_tab_in_the_text_is_a_space() -> None:
    assert "甲 乙" in reader(output(para("甲\t乙")).data).pages[0].extract_text()


@pytest.mark.parametrize("where", ["title", "label", "draft", "header", "cell", "alt"])
def test_no_place_escapes_the_search_for_missing_characters(where: str) -> None:
    odd = "\U000204ff"
    places: dict[str, Block] = {
        "title": section(1, f"总{odd}则"),
        "label": Item(1, words("甲"), mark=replace(PRESETS["gongwen"].marks[0], suffix=odd)),
        "cell": Table((Column(1),), (Row((Cell((para(odd, Role.CELL),)),)),)),
        "alt": replace(sample_figure(), alt=odd, media_type="image/unknown"),
    }
    body = places.get(where, para("文"))
    meta = Meta(
        "样本", draft=odd if where == "draft" else "", header=odd if where == "header" else ""
    )
    with pytest.raises(RenderError, match="没有字体能显示字符"):
        output(body, layout="corporate", meta=meta)


def sample_figure() -> Figure:
    return Figure(png(), "image/png", "图", words("图1"), 50)


def test_a_substituted_font_is_told_once_for_each_role() -> None:
    found = output(para("文"), section(1, "题", para("文"), para("引", Role.QUOTE))).findings
    told = [finding.message for finding in found if finding.code == "PF801"]
    assert len(told) == len(set(told))
    assert any("“仿宋”" in message and "“Noto Serif SC”" in message for message in told)
    assert any("楷体" in message for message in told)
    assert not any("黑体" in message for message in told)


@pytest.mark.parametrize("data", [b"no picture", png()[:40], png()[:8]])
def test_a_picture_that_cannot_be_read_is_told_and_its_words_printed(data: bytes) -> None:
    broken = replace(sample_figure(), data=data, alt="指挥体系图")
    result = output(sample_figure(), broken)
    assert len(reader(result.data).pages[0].images) == 1
    assert [finding.code for finding in result.findings if finding.code == "PF803"] == ["PF803"]
    assert "指挥体系图" in texts(result.data)[0]


def test_pictures_of_all_kinds_are_shown() -> None:
    svg = (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
        b'<rect width="40" height="20" fill="teal"/></svg>'
    )
    result = output(sample_figure(), replace(sample_figure(), data=svg, media_type="image/svg+xml"))
    assert not [finding for finding in result.findings if finding.code == "PF803"]
    assert len(reader(result.data).pages[0].images) == 1
