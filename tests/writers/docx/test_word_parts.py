"""The package: properties, languages, fonts, the way back to the plan, the same bytes."""

import json
import re
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest

from planforge.document import (
    PRESETS,
    Comment,
    CommentAnchor,
    Document,
    Meta,
    Paragraph,
    Text,
)
from planforge.errors import RenderError
from planforge.numbering import number
from planforge.profiles import load_layout
from planforge.writers.base import Options
from planforge.writers.docx import write_docx
from tests.writers.docx.word import W, Word, fields, style_of, text, val, written
from tests.writers.sample import para, sample_document

GB = load_layout("gb9704")


def plain_document(*paragraphs: Paragraph, **meta: str) -> Document:
    return number(Document(Meta("题", **meta), PRESETS["gongwen"], paragraphs))  # type: ignore[arg-type]


def test_the_same_document_gives_the_same_bytes() -> None:
    one, two = (write_docx(sample_document(), GB, Options()).data for _ in range(2))
    assert one == two


def test_zip_times_are_fixed() -> None:
    with zipfile.ZipFile(BytesIO(write_docx(sample_document(), GB, Options()).data)) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.namelist()[0] == "[Content_Types].xml"


def test_properties_come_from_the_plan_alone() -> None:
    core = written(sample_document()).parts["docProps/core.xml"].decode()
    assert "<dc:title>双十二网络交易突发事件应急预案</dc:title>" in core
    assert "<dc:creator>某市市场监督管理局</dc:creator>" in core
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[^<]*", core)) == {"2026-11-20T00:00:00Z"}


def test_a_plan_without_date_gives_no_date() -> None:
    assert b"dcterms:created" not in written(plain_document()).parts["docProps/core.xml"]


def test_nothing_is_left_of_another_template() -> None:
    word = written(sample_document())
    everything = b"".join(word.parts.values()).decode("utf-8", "ignore")
    for leftover in ("python-docx", "ja-JP", "MS Mincho", "asciiTheme", "minorEastAsia", "Calibri"):
        assert leftover not in everything
    assert not [name for name in word.parts if "theme" in name]


def test_the_text_is_chinese_and_word_lays_it_out_as_the_present_version() -> None:
    word = written(sample_document())
    lang = word.tree("word/styles.xml").find(f".//{W}lang")
    assert val(lang, "eastAsia") == "zh-CN"
    settings = word.parts["word/settings.xml"].decode()
    assert 'w:name="compatibilityMode"' in settings
    assert 'w:val="compressPunctuation"' in settings


def test_every_paragraph_style_names_four_fonts() -> None:
    word = written(sample_document())
    used = {style_of(p) for p in word.paragraphs} - {"PlanFigure", "PlanEnd", "Normal"}
    for name in used:
        fonts = word.style(name).find(f"{W}rPr/{W}rFonts")
        assert all(val(fonts, slot) for slot in ("ascii", "hAnsi", "eastAsia", "cs")), name


def test_the_switch_names_the_gb2312_fonts() -> None:
    def body_font(options: Options) -> str:
        style = written(plain_document(), GB, options).style("PlanBody")
        return val(style.find(f"{W}rPr/{W}rFonts"), "eastAsia")

    assert body_font(Options()) == "仿宋"
    assert body_font(Options(gb2312=True)) == "仿宋_GB2312"


def test_quotes_and_dashes_are_set_in_the_chinese_font() -> None:
    word = written(plain_document(para("称“本预案”——见①"), para("没有这类字符")))
    hints = [r.find(f"{W}rPr/{W}rFonts") for r in word.body.iter(f"{W}r")]
    assert [val(hint, "hint") for hint in hints] == ["eastAsia", ""]


def test_body_text_stands_on_the_grid_of_the_standard() -> None:
    style = written(plain_document()).style("PlanBody")
    spacing = style.find(f"{W}pPr/{W}spacing")
    assert (val(spacing, "line"), val(spacing, "lineRule")) == ("579", "exact")
    assert val(style.find(f"{W}pPr/{W}snapToGrid")) == "0"
    indent = style.find(f"{W}pPr/{W}ind")
    assert (val(indent, "firstLineChars"), val(indent, "firstLine")) == ("200", "640")
    assert val(style.find(f"{W}rPr/{W}spacing")) == "-5"


def test_cells_have_no_exact_line_pitch() -> None:
    spacing = written(plain_document()).style("PlanCell").find(f"{W}pPr/{W}spacing")
    assert val(spacing, "lineRule") == "auto"


def origins(word: Word) -> dict[str, tuple[str, list[str | int]]]:
    known = json.loads(word.tree("customXml/item1.xml").text or "")
    return {name: (anchor, path) for name, (anchor, path) in known.items()}


def test_bookmarks_lead_back_to_the_plan() -> None:
    word = written(sample_document())
    known = origins(word)
    named = {val(mark, "name"): mark for mark in word.body.iter(f"{W}bookmarkStart")}
    assert set(known) <= set(named)
    name = next(name for name, (anchor, _) in known.items() if anchor == "sec:response")
    assert known[name][1] == ["sections", "应急响应"]
    assert text(named[name].getparent()) == "应急响应"  # type: ignore[arg-type]
    assert word.tree("customXml/item1.xml").get("plan") == "a3f5c0de" * 8


def test_bookmark_names_are_unique_and_short_enough_for_word() -> None:
    long = "很长的名字" * 12
    anchors = [f"sec:{long}甲", f"sec:{long}乙", "a-b", "a.b", "A.B", "1", "空 格"]
    word = written(plain_document(*(Paragraph((Text("文"),), anchor=name) for name in anchors)))
    names = [val(mark, "name") for mark in word.body.iter(f"{W}bookmarkStart")]
    own = [name for name in names if name.startswith("_pf_") and name != "_pf_last_page"]
    assert len({name.lower() for name in own}) == len(anchors)
    assert all(len(name) <= 40 and re.fullmatch(r"\w+", name) for name in own)


def test_an_anchor_that_stands_twice_is_marked_once() -> None:
    twice = Paragraph((Text("文"),), anchor="one")
    marks = written(plain_document(twice, twice)).body.findall(f".//{W}bookmarkStart")
    assert [val(mark, "name") for mark in marks].count("_pf_one") == 1


def test_a_public_edition_tells_nothing_of_the_plan() -> None:
    word = written(sample_document(), options=Options(public=True))
    everything = b"".join(word.parts.values()).decode("utf-8", "ignore")
    for secret in ("a3f5c0de", "planHash", "sec:", "_pf_sec", "张三，", "请核对时限"):
        assert secret not in everything
    assert not [name for name in word.parts if "customXml" in name or "comments" in name]
    assert any(code.startswith("REF _Ref") for code in fields(word.body))


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x1b", "\ufffe", "\ud800"])
def test_a_character_that_word_cannot_hold_is_refused_at_its_place(bad: str) -> None:
    document = plain_document(para(f"电话{bad}号码", para("").role, "people", 3, "phone"))
    with pytest.raises(RenderError, match="phone") as caught:
        write_docx(document, GB, Options())
    assert f"U+{ord(bad):04X}" in caught.value.message


def test_line_breaks_and_tabs_within_text_survive() -> None:
    paragraph = written(plain_document(para("一行\n二行\t三"))).find("一行")
    run = paragraph.find(f"{W}r")
    assert run is not None
    assert [str(node.tag).removeprefix(W) for node in run] == ["t", "br", "t", "tab", "t"]


@pytest.mark.parametrize("blank", ["\t", "\n"])
def test_a_tab_or_a_line_break_in_a_title_is_a_space_of_the_properties(blank: str) -> None:
    meta = Meta(f"示例{blank}预案", author=f"示例{blank}公司")
    made = number(Document(meta, PRESETS["gongwen"], (para("甲"),)))
    parts = Word(write_docx(made, GB, Options()).data).parts
    assert "<dc:title>示例 预案</dc:title>" in parts["docProps/core.xml"].decode()
    assert "<dc:creator>示例 公司</dc:creator>" in parts["docProps/core.xml"].decode()
    assert "<Company>示例 公司</Company>" in parts["docProps/app.xml"].decode()


def test_a_comment_without_words_is_reported() -> None:
    document = replace(plain_document(para("文")), comments=(Comment("c9", "李四", "总的意见"),))
    found = write_docx(document, GB, Options()).findings
    assert [finding.name for finding in found] == ["comment-without-place"]


def test_comments_stand_at_their_words() -> None:
    anchor = CommentAnchor("c1", (Text("三十分钟"),))
    document = replace(
        plain_document(Paragraph((Text("在"), anchor, Text("内")))),
        comments=(Comment("c1", "李四", "核对"),),
    )
    word = written(document)
    comment = word.tree("word/comments.xml").find(f"{W}comment")
    start = word.body.find(f".//{W}commentRangeStart")
    assert val(start, "id") == val(comment, "id")
    assert val(comment, "author") == "李四"
    assert val(comment, "date") == ""
