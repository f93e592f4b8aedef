"""The offices' tables of a revision as Documents."""

import zipfile
from io import BytesIO

import pytest

from planforge.diff.documents.opinions import (
    Adoption,
    Opinion,
    Reason,
    read_opinions,
    read_reasons,
)
from planforge.diff.documents.response import response_table
from planforge.diff.documents.table import comparison_table
from planforge.diff.model import ChangeType
from planforge.document import (
    Break,
    Document,
    Inline,
    Orientation,
    Paragraph,
    Section,
    Strong,
    Table,
    plain,
)
from planforge.errors import LoadError
from planforge.writers.compare.document import write_document
from tests.diff.comparing import OLD, compared


def tables(document: Document) -> list[Table]:
    return [
        block
        for section in document.body
        if isinstance(section, Section)
        for block in section.blocks
        if isinstance(block, Table)
    ]


def texts(table: Table) -> list[list[str]]:
    return [
        ["\n".join(plain(b.content) for b in cell.blocks if isinstance(b, Paragraph)) for cell in r]
        for r in (row.cells for row in table.rows)
    ]


def strong(content: tuple[Inline, ...]) -> list[str]:
    return [plain(node.content) for node in content if isinstance(node, Strong)]


def headings(document: Document) -> list[str]:
    return [
        (block.label.text if block.label else "") + plain(block.title)
        for block in document.body
        if isinstance(block, Section)
    ]


def test_the_form_lies_on_its_side_and_its_head_repeats() -> None:
    form = comparison_table(compared())
    assert form.body[0] == Break(Orientation.LANDSCAPE)
    assert form.meta.title == "《示例预案》修订对照表"
    first = tables(form)[0]
    assert first.header_rows == 1
    assert texts(first)[0] == ["序号", "原条款", "新条款", "变更类型", "理由", "依据"]


def test_a_clause_is_quoted_whole_with_its_place_and_its_changed_words_stand_out() -> None:
    table = tables(comparison_table(compared()))[0]
    row = next(row for row in table.rows if "时限缩短" in texts(table)[table.rows.index(row)][3])
    old, new = row.cells[1], row.cells[2]
    words = [plain(block.content) for block in old.blocks if isinstance(block, Paragraph)]
    assert words == ["〔二、应急响应\u3000（一）先期处置〕", "1. 值班员在30分钟内报告总指挥。"]
    last = new.blocks[-1]
    assert isinstance(last, Paragraph)
    assert plain(last.content) == "1. 值班员在15分钟内报告总指挥。"
    assert strong(last.content) == ["15"]


def test_a_row_of_a_table_is_quoted_with_the_names_of_its_columns() -> None:
    rows = texts(tables(comparison_table(compared()))[0])
    (row,) = (row for row in rows if "物资数量变更" in row[3])
    assert row[1].endswith("名称：灭火器；数量：20；单位：具；存放地点：一号库。")
    assert row[2].endswith("数量：30；单位：具；存放地点：一号库。")


def test_what_came_and_what_went_say_so_on_the_other_side() -> None:
    rows = texts(tables(comparison_table(compared()))[0])
    added = next(row for row in rows if row[3] == "步骤新增")
    removed = next(row for row in rows if row[3] == "步骤删除")
    assert added[1] == "（无，本次新增）"
    assert added[2].endswith("2. 广播员播放疏散广播。")
    assert removed[2] == "（删除）"


def test_editorial_changes_stand_in_a_table_of_their_own() -> None:
    form = comparison_table(compared())
    assert headings(form) == ["一、实质修改（6 条）", "二、文字性修改（2 条）"]
    rows = texts(tables(form)[1])
    assert rows[0] == ["序号", "原条款", "新条款", "变更类型"]
    assert sorted(row[3] for row in rows[1:]) == ["仅标点", "章节移动"]


def test_editorial_changes_can_be_counted_only() -> None:
    form = comparison_table(compared(), material_only=True)
    assert headings(form) == ["一、实质修改（6 条）"]
    note = form.body[3]
    assert isinstance(note, Paragraph)
    assert "2 处文字性修改" in plain(note.content)
    assert "没有逐条列出" in plain(note.content)


def test_reasons_are_those_given_and_never_made_up() -> None:
    reasons = {3: Reason("与上级预案一致", "《示例市应急预案》第五条")}
    rows = texts(tables(comparison_table(compared(), reasons=reasons))[0])
    given = {row[3]: row[4:] for row in rows[1:]}
    assert given["时限缩短"] == ["与上级预案一致", "《示例市应急预案》第五条"]
    assert given["步骤删除"] == ["", ""]


def test_a_changed_citation_names_its_law_as_basis() -> None:
    old = "编制背景:\n  编制依据: {正文: 依据《中华人民共和国消防法》（2008年）制定。}\n"
    script = compared(old, old.replace("2008", "2021"))
    assert [change.type for change in script.changes] == [ChangeType.LAW]
    rows = texts(tables(comparison_table(script))[0])
    assert rows[1][5] == "《中华人民共和国消防法》（2021年）"


def test_the_two_ends_of_a_move_stand_in_one_row() -> None:
    rows = texts(tables(comparison_table(compared()))[1])
    row = next(row for row in rows if row[3] == "章节移动")
    assert row[1].splitlines() == [
        "〔二、应急响应〕",
        "（二）现场救援",
        "1. 救援队搜救被困人员并转移到集合点。",
    ]
    assert row[2].splitlines()[1:] == ["（一）现场救援", "1. 救援队搜救被困人员并转移到集合点。"]


def test_of_equal_documents_the_form_says_that_nothing_changed() -> None:
    form = comparison_table(compared(OLD, OLD))
    assert tables(form) == []


OPINIONS = (
    Opinion("1", "消防站", "缩短报告时限", Adoption.FULL, "", (3,)),
    Opinion("2", "后勤部", "保留担架", Adoption.NONE, "已由急救箱代替"),
)


def test_each_opinion_tells_what_became_of_it_and_where() -> None:
    document = response_table(compared(), OPINIONS)
    rows = texts(tables(document)[0])
    assert rows[1][:5] == ["1", "消防站", "缩短报告时限", "采纳", ""]
    assert rows[1][5] == (
        "二、应急响应\u3000（二）先期处置\u30001：时限缩短，“30分钟内”改为“15分钟内”"
    )
    assert rows[2][3:] == ["未采纳", "已由急救箱代替", ""]
    summary = document.body[2]
    assert isinstance(summary, Paragraph)
    assert plain(summary.content) == "共收到意见 2 条，其中采纳 1 条、未采纳 1 条。"


def test_changes_that_nobody_asked_for_are_listed_apart() -> None:
    document = response_table(compared(), OPINIONS)
    assert headings(document) == ["一、意见采纳情况", "二、其他修改"]
    kinds = [row[1] for row in texts(tables(document)[1])[1:]]
    assert "时限缩短" not in kinds
    assert "步骤新增" in kinds


def test_a_number_that_is_no_change_is_told_in_its_place() -> None:
    asked = (Opinion("1", "消防站", "缩短报告时限", Adoption.FULL, "", (99,)),)
    rows = texts(tables(response_table(compared(), asked))[0])
    assert rows[1][5] == "（找不到第 99 处修改）"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_opinions_are_read_from_a_table_sheet(encoding: str) -> None:
    text = '序号,提出单位,意见,采纳情况,理由,修改\n1,消防站,"缩短时限，\n尽快",部分采纳,,3、5-7\n'
    (opinion,) = read_opinions(text.encode(encoding), "意见.csv")
    assert opinion == Opinion("1", "消防站", "缩短时限，\n尽快", Adoption.PART, "", (3, 5, 6, 7))


def test_opinions_and_reasons_are_read_from_yaml_in_both_languages() -> None:
    text = "- {提出单位: 消防站, 意见: 缩短时限, 采纳情况: 采纳, 修改: [3, 4]}\n"
    assert read_opinions(text.encode(), "a.yaml")[0].changes == (3, 4)
    english = "- {who: 消防站, opinion: 缩短时限, adopted: no}\n"
    assert read_opinions(english.encode(), "a.yaml")[0].adopted is Adoption.NONE
    reasons = read_reasons("- {修改: 1-2, 理由: 人员调整}\n".encode(), "a.yaml")
    assert reasons == {1: Reason("人员调整"), 2: Reason("人员调整")}


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        ("意见: x\n", "a.yaml", "不是一份清单"),
        ("- 意见: x\n  想法: y\n", "a.yaml", "第 2 行：不认识的项“想法”"),
        ("- 意见: x\n  采纳情况: 也许\n", "a.yaml", "看不懂采纳情况“也许”"),
        ("- 意见: x\n  修改: 三\n", "a.yaml", "“三”不是修改的序号"),
        ("- 提出单位: x\n", "a.yaml", "意见没有内容"),
        ("- 字\n", "a.yaml", "第 1 行要写成"),
        ("- [\n", "a.yaml", "a.yaml:"),
        ("序号,点子\n1,x\n", "a.csv", "不认识的项“点子”"),
    ],
)
def test_what_is_wrong_in_a_file_of_opinions_is_told_with_its_line(
    data: str, name: str, told: str
) -> None:
    with pytest.raises(LoadError, match=told):
        read_opinions(data.encode(), name)


def test_the_form_is_written_as_word_with_its_clauses() -> None:
    output = write_document(comparison_table(compared()), "docx")
    with zipfile.ZipFile(BytesIO(output.data)) as package:
        body = package.read("word/document.xml").decode()
    assert 'w:orient="landscape"' in body
    assert body.count("<w:tblHeader/>") == 2
    assert "分钟内报告总指挥。" in body


def test_what_moved_and_changed_is_quoted_on_both_sides() -> None:
    section = "    - 标题: 信息报送\n      步骤:\n"
    steps = "".join(
        f"        - {{执行人: 第{n}组, 时限: {limit}, 行动: 报告第{n}件事}}\n"
        for n, limit in ((1, "2小时"), (2, "3小时"), (3, "5小时"), (4, "4小时"))
    )
    other = "    - 标题: 现场救援\n      步骤:\n" + "".join(
        f"        - {{执行人: 救援{n}队, 行动: 搜救第{n}处被困人员并转移到集合点}}\n"
        for n in range(9)
    )
    head = "应急响应:\n  响应程序:\n"
    old = head + section + steps + other
    new = head + other + section + steps.replace("5小时", "1小时")
    (table,) = [t for t in tables(comparison_table(compared(old, new))) if len(t.columns) == 6]
    before, after = texts(table)[1][1:3]
    assert "第3组在5小时内报告第3件事" in before
    assert "第3组在1小时内报告第3件事" in after
    assert "内容未变" in before
