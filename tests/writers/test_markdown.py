import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from planforge.document import (
    PRESETS,
    Block,
    Cell,
    Column,
    Contents,
    ContentsEntry,
    Document,
    Figure,
    Footnote,
    Inline,
    Item,
    LineBreak,
    Link,
    Meta,
    Paragraph,
    Role,
    Row,
    Strong,
    Table,
    Text,
)
from planforge.numbering import number
from planforge.profiles import load_layout
from planforge.writers import Options, write
from planforge.writers.text import document_lines
from tests.writers.extract import bare, markdown_text
from tests.writers.sample import item, para, png, section, words

_READER = MarkdownIt("commonmark").enable("table")


def document(*body: Block, scheme: str = "gongwen") -> Document:
    return number(Document(Meta("样本"), PRESETS[scheme], body))


def markdown(*body: Block, scheme: str = "gongwen") -> str:
    made = document(*body, scheme=scheme)
    return write("markdown", made, load_layout("gb9704"), Options()).data.decode()


def rendered(*body: Block) -> str:
    return str(_READER.render(markdown(*body)))


def test_headings_are_marked_by_their_depth_and_keep_their_numbers_as_text() -> None:
    body = section(1, "总则", section(2, "目的", item(3, "统一指挥；")))
    assert markdown(para("预案", Role.TITLE), body) == (
        "# 预案\n\n## 一、总则\n\n### （一）目的\n\n1\\.统一指挥；\n"
    )


@pytest.mark.parametrize(
    "line",
    [
        "1. 步骤",
        "1) 步骤",
        "1.",
        "- 要点",
        "+ 要点",
        "* 要点",
        "-",
        "---",
        "***",
        "===",
        "# 标题",
        "> 引文",
        "    缩进",
        "\t缩进",
        "```",
        "~~~",
        "|甲|乙|",
        "[甲]: /address",
        "[^1]: 甲",
        "<b>粗</b>",
        "<!-- 注 -->",
        "&amp; &#20013;",
        "a*b*c _d_ __e__ f_g",
        "`代码`",
        "[甲](乙) ![丙](丁)",
        "C:\\目录\\*.txt",
        "http://a.cn/x_y_z?a=1&amp=2，https://例.cn www.a.cn a@b.cn",
        "结尾的反斜线\\",
        "结尾的井号 #",
    ],
)
def test_no_text_becomes_markup(line: str) -> None:
    made = document(
        para(line),
        Paragraph((Text("上文"), LineBreak(), Text(line), LineBreak(), Text("下文"))),
        section(1, line),
        para(line, Role.QUOTE),
        Table((Column(1.0),), (Row((Cell((para(line),)),)),), header_rows=0, caption=words(line)),
    )
    data = write("markdown", made, load_layout("gb9704"), Options()).data
    assert bare(markdown_text(data, notes=False)) == bare("".join(document_lines(made)))


@given(st.lists(st.text("一。：“*_ \\`[]<>#1.-|&a;~!(){}=+\u3000", max_size=8), max_size=5))
def test_no_mixture_of_text_and_emphasis_becomes_other_text(parts: list[str]) -> None:
    content = tuple(
        Strong((Text(part),)) if index % 2 else Text(part) for index, part in enumerate(parts)
    )
    made = document(Paragraph(content), section(1, "甲", para("乙")), Paragraph(content[::-1]))
    data = write("markdown", made, load_layout("gb9704"), Options()).data
    assert bare(markdown_text(data, notes=False)) == bare("".join(document_lines(made)))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ((Strong(words("注意：")), Text("请先撤离")), "**注意**：请先撤离"),
        ((Text("请"), Strong(words("立即")), Text("撤离")), "请**立即**撤离"),
        ((Text("请按"), Strong(words("“双人”")), Text("核对")), "请按<strong>“双人”</strong>核对"),
        ((Strong(words("一")), Strong(words("二"))), "<strong>一</strong>**二**"),
        ((Strong(words("完。")),), "**完。**"),
    ],
)
def test_emphasis_works_beside_chinese_marks(content: tuple[Inline, ...], expected: str) -> None:
    text = markdown(Paragraph(content))
    assert text == f"{expected}\n"
    assert "*" not in str(_READER.render(text))


def test_a_bullet_of_the_plan_stays_text() -> None:
    html = rendered(Item(2, words("要点"), mark=PRESETS["gongwen"].marks[2]))
    assert html == "<p>1.要点</p>\n"


def test_a_table_has_its_header_and_its_alignment() -> None:
    rows = tuple(
        Row((Cell((para(a),)), Cell((para(b),)))) for a, b in (("甲|", "乙"), ("丙", "丁"))
    )
    assert markdown(Table((Column(0.5), Column(0.5)), rows)) == (
        "| 甲\\| | 乙 |\n| --- | --- |\n| 丙 | 丁 |\n"
    )


def test_a_table_without_a_header_gets_an_empty_one() -> None:
    table = Table((Column(1.0),), (Row((Cell((para("甲"),)),)),), header_rows=0)
    assert markdown(table) == "|  |\n| --- |\n| 甲 |\n"


def test_a_table_with_spans_is_written_as_html_without_blank_lines() -> None:
    wide = Row((Cell((para("甲<"), para("乙")), colspan=2),))
    table = Table(
        (Column(0.5), Column(0.5)), (wide, Row((Cell(()), Cell(())))), caption=words("表")
    )
    text = markdown(table)
    assert '<th colspan="2">甲&lt;<br>乙</th>' in text
    assert "\n\n" not in text.removeprefix("表\n\n")


def test_a_link_keeps_its_address_and_one_that_runs_code_is_no_link() -> None:
    good = Link("https://a.cn/?a=1&copy;=2 3", words("甲[乙]"))
    html = rendered(Paragraph((good, Link("javascript:alert(1)", words("丙")))))
    assert html == '<p><a href="https://a.cn/?a=1&amp;copy;=2%203">甲[乙]</a>丙</p>\n'


def test_a_footnote_is_seen_by_readers_without_footnotes() -> None:
    note = Footnote((para("按工作日计。"),))
    text = markdown(Paragraph((Text("十日"), note)), para("完。"))
    assert text == "十日[^1]\n\n完。\n\n[^1]: <!---->按工作日计。\n"
    assert "按工作日计。" in str(_READER.render(text))


def test_a_picture_stands_at_the_end_as_data() -> None:
    html = rendered(Figure(png(), "image/png", "示意图", words("图1")))
    assert html.startswith('<p><img src="data:image/png;base64,')
    assert 'alt="示意图"' in html


def test_code_keeps_its_fences_apart_from_its_text() -> None:
    html = rendered(Paragraph((Text("```"), LineBreak(), Text("<a>  b")), Role.CODE))
    assert html == "<pre><code>```\n&lt;a&gt;  b\n</code></pre>\n"


def test_contents_are_a_nested_list() -> None:
    entries = (
        ContentsEntry("1", "\u3000", "总则", 1, "a"),
        ContentsEntry("1.1", "\u3000", "目的", 2, "b"),
        ContentsEntry("1.", "", "小节", 3, "c"),
    )
    made = Document(Meta("样本"), PRESETS["decimal"], (Contents(3, entries),))
    text = write("markdown", made, load_layout("gb9704"), Options()).data.decode()
    assert text == "- 1　总则\n  - 1.1　目的\n    - 1\\.小节\n"
