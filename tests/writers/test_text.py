from planforge.document import (
    PRESETS,
    Block,
    Cell,
    Column,
    Document,
    Footnote,
    Form,
    FormField,
    LineBreak,
    Meta,
    Paragraph,
    Role,
    Row,
    Section,
    Strong,
    Table,
    Text,
)
from planforge.numbering import number
from planforge.profiles import load_layout
from planforge.writers import Options, write
from planforge.writers.text import document_lines
from tests.writers.sample import item, para, sample_document, section, words


def lines(*body: Block, scheme: str = "gongwen") -> list[str]:
    return document_lines(number(Document(Meta("样本"), PRESETS[scheme], body)))


def test_headings_and_items_stand_behind_their_numbers() -> None:
    under = section(2, "目的", item(3, "统一指挥；", para("并报告。")))
    assert lines(section(1, "总则", under)) == [
        "一、总则",
        "（一）目的",
        "1.统一指挥；",
        "并报告。",
    ]


def test_an_article_without_a_title_runs_into_its_first_paragraph() -> None:
    article = Section(2, (), (para("为了规范。"), para("第二款。")))
    assert lines(section(1, "总则", article), scheme="articles") == [
        "第一章　总则",
        "第一条　为了规范。",
        "第二款。",
    ]


def test_the_cells_of_a_row_are_set_apart_by_tabs_and_keep_a_cell_in_one_line() -> None:
    cell = Cell((Paragraph((Text("李四"), LineBreak(), Text("组长"))), para("138")))
    table = Table(
        (Column(0.5), Column(0.5)),
        (Row((Cell((para("姓名", Role.CELL_HEADER),)), Cell((para("电话"),)))), Row((cell,))),
        caption=words("表1"),
    )
    assert lines(table) == ["表1", "姓名\t电话", "李四 组长 138"]


def test_a_cell_stands_in_its_column_beside_spans() -> None:
    text = document_lines(sample_document())
    at = text.index("级别\t标准\t\t响应")
    assert text[at + 1 : at + 4] == [
        "\t投诉量\t损失",
        "Ⅰ级\t1000件以上\t100万元以上\t市级",
        "Ⅱ级\t合并两行两列",
    ]


def test_a_form_shows_its_names_and_what_is_filled_in() -> None:
    form = Form((FormField("报告人"), FormField("电话", words("110"))), words("报告表"))
    assert lines(form) == ["报告表", "报告人", "电话\t110"]


def test_a_footnote_is_marked_in_place_and_written_at_the_end() -> None:
    note = Footnote((para("按工作日计。"),))
    assert lines(Paragraph((Strong((Text("十日"), note)), Text("内"))), para("完。")) == [
        "十日[1]内",
        "完。",
        "[1] 按工作日计。",
    ]


def test_a_line_break_starts_a_line() -> None:
    assert lines(Paragraph((Text("上 "), LineBreak(), Text("下")))) == ["上", "下"]


def test_an_annex_has_its_number_in_a_line_of_its_own() -> None:
    text = document_lines(sample_document())
    at = text.index("附件1")
    assert text[at + 1 : at + 3] == ["应急联系人名单", "联系人"]


def test_the_file_is_utf8_without_a_mark_and_has_neither_empty_lines_nor_trailing_space() -> None:
    data = write("text", sample_document(), load_layout("gb9704"), Options()).data
    text = data.decode("utf-8")
    assert not data.startswith(b"\xef\xbb\xbf")
    assert text.endswith("\n")
    assert "\r" not in text
    assert all(line and line == line.rstrip() for line in text[:-1].split("\n"))


def test_contents_have_no_page_numbers() -> None:
    text = document_lines(sample_document())
    assert "（一）编制目的" in text[: text.index("各区市场监督管理局：")]
