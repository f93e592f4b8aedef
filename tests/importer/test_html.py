"""Web pages as sources: what is read, in which order, and what is told to be left out."""

import codecs

import pytest

from planforge.document import Table, plain
from planforge.errors import LoadError
from planforge.importer.html import original_of_html
from planforge.importer.html.saved import original_of_mht
from planforge.importer.order import read_document
from planforge.importer.original import Original
from tests.outline import outline


def page(body: str, head: str = '<meta charset="utf-8">') -> Original:
    text = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return original_of_html(text.encode(), "页.html")


def said(body: str) -> list[str]:
    return [words for _, words in page(body).said]


def codes(original: Original) -> list[str]:
    return [finding.code for finding in original.findings]


def table(original: Original) -> Table:
    (found,) = [line.block for line in original.lines if isinstance(line.block, Table)]
    return found


def test_headings_and_paragraphs_come_in_order_with_their_levels() -> None:
    original = page("<h1>某市预案</h1><p>总的话。</p><h2>一、总则</h2><div>甲<p>乙</p>丙</div>")
    assert [(line.level, line.words) for line in original.lines] == [
        (0, "某市预案"),
        (0, "总的话。"),
        (2, "一、总则"),
        (0, "甲"),
        (0, "乙"),
        (0, "丙"),
    ]


def test_the_only_heading_of_the_first_level_is_the_title() -> None:
    original = page("<h2>速查</h2><p>甲。</p><h1>某市预案</h1><h2>一、总则</h2><p>乙。</p>")
    assert read_document(original.lines).document.meta.title == "某市预案"
    original = page("<h1>某市预案</h1><h1>某县预案</h1>")
    assert [line.level for line in original.lines] == [1, 1]


def test_a_line_break_ends_a_paragraph_but_not_a_heading() -> None:
    assert said("<h1>某市<br>预案</h1><p>甲。<br>乙。</p>") == ["某市 预案", "甲。", "乙。"]


def test_white_space_is_as_a_browser_shows_it() -> None:
    assert said("<p>\u3000\u3000甲 \n\t 乙&nbsp;丙<span>丁</span>\n</p>") == ["甲 乙\u00a0丙丁"]


def test_preformatted_text_keeps_its_lines() -> None:
    assert said("<pre>一、甲\n二、乙</pre>") == ["一、甲", "二、乙"]


def test_lists_get_the_labels_that_a_browser_counts() -> None:
    body = "<ol><li>甲<li value=5>乙<ol type=a><li>丙</ol><li>丁</ol><ul><li>戊</ul>"
    assert said(body) == ["1. 甲", "5. 乙", "a. 丙", "6. 丁", "• 戊"]


def test_lists_start_count_down_and_count_in_chinese_or_not_at_all() -> None:
    assert said("<ol start=3><li>甲<li>乙</ol>") == ["3. 甲", "4. 乙"]
    assert said("<ol reversed><li>甲<li>乙</ol>") == ["2. 甲", "1. 乙"]
    chinese = "<ol style='list-style-type: cjk-ideographic'><li>甲<li>乙</ol>"
    assert said(chinese) == ["一、 甲", "二、 乙"]
    assert said("<ol style='list-style:none'><li>一、甲<li>二、乙</ol>") == ["一、甲", "二、乙"]
    assert said("<ol type=I start=4><li>甲</ol><ol type=A start=27><li>乙</ol>") == [
        "IV. 甲",
        "AA. 乙",
    ]


def test_a_nested_list_stands_under_the_entry_it_is_nested_in() -> None:
    original = page("<h1>预案</h1><h2>一、总则</h2><ol><li>甲。<ol><li>乙。</ol><li>丙。</ol>")
    levels = [line.counted.level for line in original.lines if line.counted]
    assert levels == [0, 1, 0]
    assert outline(read_document(original.lines).document) == "\n".join(
        ["# 一、总则", "  1. 甲。", "    1. 乙。", "  2. 丙。"]
    )


def test_a_table_keeps_its_spans_header_and_lines_of_cells() -> None:
    original = page(
        "<table><caption>联系表</caption><thead><tr><th>姓名<th>电话<th>岗位</thead>"
        "<tr><td rowspan=2>甲<td colspan=2>一<br>二<tr><td>三<td>四</table>"
    )
    found = table(original)
    spans = [[(cell.colspan, cell.rowspan) for cell in row.cells] for row in found.rows]
    assert spans == [[(1, 1)] * 3, [(1, 2), (2, 1)], [(1, 1), (1, 1)]]
    assert (found.header_rows, len(found.columns)) == (1, 3)
    lines = [plain(p.content) for p in found.rows[1].cells[1].blocks if hasattr(p, "content")]
    assert lines == ["一", "二"]
    assert original.lines[0].words == "联系表"


def test_a_table_that_only_arranges_the_page_is_read_as_its_words() -> None:
    body = "<table><tr><td><p>一、总则</p><table><tr><td>甲<td>乙</table></table>"
    original = page(body)
    assert original.lines[0].words == "一、总则"
    assert len(table(original).rows) == 1


@pytest.mark.parametrize("span", ["1000000000", "-3", "0", "x", "9" * 400, "²"])
def test_an_absurd_span_does_no_harm(span: str) -> None:
    found = table(page(f"<table><tr><td colspan='{span}' rowspan='{span}'>甲<td>乙</table>"))
    assert len(found.columns) <= 100


def test_menus_and_lists_of_links_are_left_out_and_told() -> None:
    links = "".join(f"<li><a href='/{word}'>{word}</a>" for word in ("要闻", "政策", "互动"))
    original = page(f"<nav>首页</nav><ul>{links}</ul><p>正文。</p>")
    assert [words for _, words in original.said] == ["正文。"]
    told = "".join(finding.message for finding in original.findings)
    assert "首页" in told
    assert "要闻 政策 互动" in told


def test_a_table_of_contents_and_annexes_with_links_are_no_menus() -> None:
    inner = "".join(f"<li><a href='#{word}'>{word}</a>" for word in ("总则", "组织", "附则"))
    annex = "".join(f"<p><a href='{n}.doc'>附件{n} 名单{n}</a></p>" for n in (1, 2, 3))
    words = said(f"<ul>{inner}</ul><div>{annex}</div>")
    assert words == ["• 总则", "• 组织", "• 附则", "附件1 名单1", "附件2 名单2", "附件3 名单3"]


def test_hidden_elements_scripts_and_controls_are_left_out_and_told() -> None:
    original = page(
        "<p>正文。</p><p style='color:red;DISPLAY : none'>看不见。</p><p hidden>也看不见。</p>"
        "<script>alert('脚本')</script><style>p{}</style><button>打印</button><img src=a.png>"
    )
    assert [words for _, words in original.said] == ["正文。"]
    assert codes(original).count("PF571") == 2
    assert {"PF572", "PF575"} <= set(codes(original))


def test_a_link_keeps_its_words_and_tells_that_its_address_is_lost() -> None:
    original = page("<p>见<a href='http://example.com/'>办法</a>。</p>")
    assert original.text == "见办法。"
    assert codes(original) == ["PF573"]


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("gb18030", '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'),
        ("gb18030", ""),
        ("utf-8", '<meta charset="utf-8">'),
        ("utf-8", ""),
        ("big5hkscs", '<meta charset="big5">'),
    ],
)
def test_the_encoding_is_what_the_page_says_or_has(encoding: str, head: str) -> None:
    words = "預案" if encoding.startswith("big5") else "应急预案的编制目的，镕"
    data = f"<html><head>{head}</head><body><p>{words}</p></body></html>".encode(encoding)
    assert original_of_html(data, "页.html").text == words


def test_a_mark_of_utf_16_is_believed_before_what_the_page_says() -> None:
    data = codecs.BOM_UTF16_LE + '<meta charset="gbk"><p>预案</p>'.encode("utf-16-le")
    assert original_of_html(data, "页.html").text == "预案"


def test_bytes_that_do_not_fit_the_encoding_are_told() -> None:
    data = '<html><meta charset="utf-8"><p>预案'.encode() + b"\xff\xfe\xfa</p><p>abc</p>"
    assert "PF577" in codes(original_of_html(data, "页.html"))


def test_a_page_saved_as_one_file_is_read() -> None:
    mht = (
        b"From: <Saved>\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'
        b"Content-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        + "<p>一、总则</p>".encode("gb18030")
        + b"\r\n--x--\r\n"
    )
    assert original_of_mht(mht, "页.mht").text == "一、总则"


@pytest.mark.parametrize(
    "data",
    [b"<html></html>", b"<script>x</script>", b"<html><body><img src=a></body></html>"],
)
def test_a_page_without_words_is_refused(data: bytes) -> None:
    with pytest.raises(LoadError, match="没有"):
        original_of_html(data, "页.html")


def test_entities_of_a_page_and_files_it_names_are_not_followed() -> None:
    data = (
        b'<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b SYSTEM "file:///etc/passwd">'
        b"<!ENTITY c '&a;&a;&a;&a;'>]><html><body><p>x&b;y&c;&amp;</p></body></html>"
    )
    text = original_of_html(data, "页.html").text
    assert "root:" not in text
    assert "aaaa" not in text


def test_deep_nesting_neither_stops_nor_slows_the_reader() -> None:
    body = "<div>" * 20_000 + "底" + "</div>" * 20_000
    try:
        original = page(f"<p>面</p>{body}")
    except LoadError:
        return
    assert "面" in original.text


def test_too_many_tags_are_refused() -> None:
    with pytest.raises(LoadError, match="标签"):
        page("<b>" * 600_000)


def test_more_paragraphs_than_any_plan_has_are_refused() -> None:
    with pytest.raises(LoadError, match="超过 50000 个"):
        page("<p>甲" * 60_000)


def test_a_table_larger_than_any_plan_has_keeps_its_words_and_is_told() -> None:
    original = page("<table>" + "<tr><td>甲<td>乙" * 12_000 + "</table>")
    assert "PF576" in codes(original)
    assert len(original.said) == 24_000
