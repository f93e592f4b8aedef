import re
from collections import Counter
from dataclasses import replace

import lxml.html
import pytest
from lxml.etree import _Element as Element

from planforge.document import (
    PRESETS,
    Block,
    Break,
    Cell,
    Change,
    ChangeKind,
    Column,
    Document,
    Figure,
    Footnote,
    FrontMatter,
    FrontPage,
    Inline,
    Item,
    Link,
    Meta,
    Orientation,
    PageKind,
    Paragraph,
    Ref,
    Role,
    Row,
    Section,
    SectionKind,
    Strong,
    Table,
    Text,
)
from planforge.numbering import number
from planforge.profiles import load_layout
from planforge.writers import Options, write
from tests.writers.sample import para, png, sample_document, section, words


def html(document: Document, **options: bool) -> str:
    layout = load_layout(document.layout)
    return write("html", document, layout, Options(**options)).data.decode()  # type: ignore[arg-type]


def document(*body: Block, title: str = "样本") -> Document:
    return number(Document(Meta(title), PRESETS["gongwen"], body))


def text_of(*body: Block) -> str:
    """The markup of the body's text, on one line."""
    made = html(document(*body), public=True)
    start = made.index(">", made.index('<div class="text"')) + 1
    return made[start : made.index("</main>")].replace("\n", "")


def tree(source: str) -> Element:
    return lxml.html.document_fromstring(source)


def found(source: str, path: str) -> list[Element]:
    result = tree(source).xpath(path)
    assert isinstance(result, list)
    return [element for element in result if isinstance(element, Element)]


LAYOUTS = ["gb9704", "corporate", "shop"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_file_needs_nothing_beside_it(layout: str) -> None:
    source = html(sample_document(layout=layout))
    assert not found(source, "//script|//link|//iframe|//object|//embed|//base")
    sources = [str(element.get("src")) for element in found(source, "//*[@src]")]
    assert sources
    assert all(address.startswith("data:") for address in sources)
    style = source[source.index("<style>") : source.index("</style>")]
    assert "@import" not in style
    assert "url(" not in style


def test_the_head_says_language_width_and_what_the_document_is() -> None:
    head = tree(html(sample_document()))
    assert head.get("lang") == "zh-CN"
    named = {str(e.get("name")): e.get("content") for e in found(html(sample_document()), "//meta")}
    assert named["viewport"] == "width=device-width, initial-scale=1"
    assert named["author"] == "某市市场监督管理局"
    assert named["dcterms.created"] == "2026-11-20"


def test_nothing_in_the_plan_becomes_markup() -> None:
    bad = "</style></title><script>alert('1')</script>\"&amp;\\"
    made = Document(
        Meta(bad, author=bad, header=bad, draft=bad),
        PRESETS["gongwen"],
        (
            section(1, bad, anchor=f"sec:{bad} x"),
            Paragraph((Link('http://a.cn/"><script>', words(bad)), Ref(f"sec:{bad} x", bad))),
            Figure(b"", 'image/png"><script>', bad),
        ),
        "corporate",
    )
    source = html(number(made))
    assert not found(source, "//script")
    assert found(source, "//h2/span")[0].tail == bad
    assert found(source, "//title")[0].text == bad


def test_headings_nest_with_their_sections() -> None:
    made = text_of(
        para("预案", Role.TITLE),
        section(1, "总则", section(2, "目的"), anchor="sec:a"),
        Section(1, words("名单"), (section(1, "内部"),), kind=SectionKind.ANNEX),
    )
    assert re.findall(r"<(h\d)", made) == ["h1", "h2", "h3", "h2", "h3"]
    assert '<h2 class="heading-1"><span class="label">一、</span>总则</h2>' in made
    assert '<hgroup><p class="annex-label"><span class="label">附件</span></p><h2' in made


def test_the_covers_title_is_the_main_one_where_the_text_has_none() -> None:
    assert "<h1" not in text_of(para("正文"))
    assert '<h1 class="cover-title">' in text_of(para("预案", Role.COVER_TITLE))
    assert '<p class="cover-title">' in text_of(
        para("预案", Role.COVER_TITLE), para("预案", Role.TITLE)
    )


def test_an_article_runs_its_number_into_its_first_paragraph() -> None:
    made = number(
        Document(Meta("样本"), PRESETS["articles"], (Section(2, (), (para("为了规范。"),)),))
    )
    assert '<p class="item-2"' in html(made)
    assert '<span class="label article-label">第一条</span>　为了规范。</p>' in html(made)


@pytest.mark.parametrize("scheme", list(PRESETS))
def test_every_link_inside_leads_to_one_element(scheme: str) -> None:
    source = html(sample_document(scheme))
    ids = Counter(str(element.get("id")) for element in found(source, "//*[@id]"))
    assert ids.most_common(1)[0][1] == 1
    links = [str(element.get("href")) for element in found(source, "//a[starts-with(@href, '#')]")]
    assert len(links) > 20
    assert {link[1:] for link in links} <= set(ids)


def test_sections_without_anchors_are_still_reached_from_the_contents() -> None:
    made = document(Section(1, words("甲")), Section(1, words("乙")))
    links = found(html(made), "//nav[@class='side']//a")
    assert [link.get("href") for link in links] == ["#section-1", "#section-2"]


def test_a_reference_to_nothing_is_words_alone() -> None:
    assert "<a" not in text_of(Paragraph((Ref("sec:none", words="甲", named=True),)))


def test_a_link_that_runs_code_is_words_alone() -> None:
    made = text_of(Paragraph((Link("JavaScript:alert(1)", words("甲")),)))
    assert made.startswith('<p class="body">甲</p>')


def test_a_footnote_and_its_mark_lead_to_each_other() -> None:
    note = Footnote((para("按工作日计。"),))
    source = html(document(Paragraph((Text("十日"), note))))
    mark = found(source, "//sup/a")[0]
    target = found(source, f"//*[@id='{str(mark.get('href'))[1:]}']")[0]
    back = target.xpath("./a/@href")
    assert back == [f"#{mark.get('id')}"]
    assert (target.text or "").startswith("[1] 按工作日计。")


def test_cells_with_a_name_or_a_number_are_told_from_those_that_may_break() -> None:
    cells = ("王示例", "130 0000 0101", "2026年11月6日", "负责总体协调和对外联络")
    row = Row(tuple(Cell((para(text),)) for text in cells))
    source = html(document(Table((Column(0.25),) * 4, (row, row), 0)))
    assert [cell.get("class") for cell in found(source, "//tr[1]/td")] == [
        "cell left whole"
    ] * 3 + ["cell left"]


def test_the_foot_of_a_cover_is_one_block() -> None:
    foot = para("某公司", Role.COVER_FOOT), para("2026年1月2日", Role.COVER_FOOT)
    page = FrontPage(PageKind.COVER, (para("预案", Role.COVER_TITLE), *foot))
    source = html(replace(document(para("正文。")), front=FrontMatter((page,))))
    lines = [line.text for line in found(source, "//div[@class='foot']/p")]
    assert lines == ["某公司", "2026年1月2日"]


def test_a_table_says_which_cells_are_headers_of_what() -> None:
    head = Row((Cell((para("级别"),), rowspan=2), Cell((para("标准"),), colspan=2)))
    under = Row((Cell((para("件数"),)), Cell((para("金额"),))))
    row = Row((Cell((para("Ⅰ级", Role.CELL_HEADER),)), Cell((para("1"),)), Cell((para("2"),))))
    table = Table((Column(0.5), Column(0.25), Column(0.25)), (head, under, row), 2, words("表1"))
    made = text_of(table)
    assert '<caption class="caption">表1</caption>' in made
    assert '<th class="cell-header whole" scope="col" rowspan="2">级别</th>' in made
    assert '<th class="cell-header whole" scope="colgroup" colspan="2">标准</th>' in made
    assert '<th class="cell-header whole" scope="row">Ⅰ级</th>' in made
    assert made.count("<thead>") == 1
    assert '<col style="width:50%">' in made


def test_a_picture_is_in_the_file_with_its_words() -> None:
    made = text_of(Figure(png(), "image/png", '示"意"图', words("图1"), 80))
    assert 'alt="示&quot;意&quot;图" style="width:80mm"' in made
    assert '<figcaption class="caption">图1</figcaption>' in made


def test_elements_name_the_plan_path_they_come_from() -> None:
    content: tuple[Inline, ...] = (
        Text("由", ("response", 0)),
        Text("技术组", ("organization", "units", 2, "name")),
        Text("负责", ("response", 0)),
    )
    source = html(document(Paragraph(content, origin=("response", 0))))
    assert (
        '<p class="body" data-origin="response.0">由'
        '<span data-origin="organization.units.2.name">技术组</span>负责</p>'
    ) in source


def test_a_public_edition_names_neither_paths_nor_plan_nor_remarks() -> None:
    made = sample_document()
    assert "data-origin" in html(made)
    assert 'title="张三：请核对时限 &amp; 单位。"' in html(made)
    assert "planforge:plan" in html(made)
    public = html(made, public=True)
    assert "data-origin" not in public
    assert "请核对" not in public
    assert "planforge:plan" not in public


def test_the_paper_turns_where_a_break_says_so_and_back() -> None:
    made = text_of(
        section(1, "甲", Break(Orientation.LANDSCAPE), para("宽")),
        para("仍宽"),
        Break(Orientation.PORTRAIT),
        para("窄"),
    )
    assert made.count('<div class="landscape">') == 2
    assert made.index("</div>", made.index("仍宽")) < made.index("窄")


@pytest.mark.parametrize(
    ("kind", "tag"),
    [
        (ChangeKind.INSERTED, "ins"),
        (ChangeKind.DELETED, "del"),
        (ChangeKind.MOVED_TO, "ins"),
        (ChangeKind.MOVED_FROM, "del"),
    ],
)
def test_changes_are_marked_on_words_and_on_blocks(kind: ChangeKind, tag: str) -> None:
    change = Change(kind, "m1")
    assert f"<{tag}" in text_of(Paragraph((Text("甲"), Text("乙", change=change))))
    whole = text_of(Paragraph((Text("甲"),), change=change))
    assert re.match(rf'<{tag}[^>]*><p class="body">甲</p></{tag}>', whole)


def test_the_same_document_gives_the_same_bytes() -> None:
    assert html(sample_document()) == html(sample_document())


def test_emphasis_and_line_breaks_stand() -> None:
    assert text_of(Paragraph((Strong(words("注意：")), Text("请")))).startswith(
        '<p class="body"><strong>注意：</strong>请</p>'
    )


def test_an_item_that_starts_strong_can_be_set_as_a_heading() -> None:
    made = text_of(Item(2, (Strong(words("监测。")), Text("每日一次。"))))
    assert (
        '<span class="run-in-2"><span class="label">（一）</span><strong>监测。</strong></span>每日'
        in made
    )


def test_a_long_title_may_break_where_the_sense_does_and_nowhere_else() -> None:
    made = text_of(para("示例市市场监督管理局网络交易突发事件应急预案", Role.TITLE))
    assert re.sub("<[^>]*>", "", made) == "示例市市场监督管理局网络交易突发事件应急预案"
    assert "突发<wbr>事件" not in made
    assert "<wbr>" in made
