"""The gap report: honest about what was typed, and of use to whoever has to act on it."""

import json
from pathlib import Path

import pytest

from planforge.importer import Gap, Gaps, import_text

WAREHOUSE = Path(__file__).parent / "plans" / "warehouse.md"
TEXT = """示例公司应急预案
一、编制目的
为了安全，制定本预案。
二、楼层平面
一层是仓库，二层是办公室。
三、名词术语
1.总经理：主持公司工作的人。
2.值班员
四、适用范围
适用于公司全部场所，见[[附图]]。
"""


def report(text: str, name: str = "预案.txt", type_: str | None = None) -> Gaps:
    gaps = import_text(text.encode(), name, type_=type_).gaps
    assert gaps is not None
    return gaps


def row(gaps: Gaps, quote: str) -> Gap:
    (found,) = (gap for gap in gaps.rows if gap.quote == quote)
    return found


@pytest.fixture(scope="module")
def plain() -> Gaps:
    return report(TEXT)


@pytest.fixture(scope="module")
def warehouse() -> Gaps:
    return report(WAREHOUSE.read_text(encoding="utf-8"), "warehouse.md")


def test_a_typed_chapter_names_its_part_and_its_place(plain: Gaps) -> None:
    found = row(plain, "编制目的")
    assert (found.line, found.place, found.thing) == (2, "第 2 行", "章节")
    assert found.typed
    assert (found.part, found.path) == ("编制背景.编制目的", "background.purpose")
    assert found.why == ""


@pytest.mark.parametrize(
    ("quote", "why"),
    [
        ("楼层平面", "标题认不出对应的部分"),
        ("名词术语", "有的行不是“术语：解释。”的样子"),
        ("适用范围", "含有引用样的文字 [[…]]"),
    ],
)
def test_what_stayed_text_says_why(plain: Gaps, quote: str, why: str) -> None:
    found = row(plain, quote)
    assert not found.typed
    assert found.became == "原样保留"
    assert found.why == why


def test_a_second_chapter_for_the_same_part_says_so() -> None:
    found = report("甲应急预案\n一、适用范围\n全公司。\n二、预案适用范围\n含仓库。\n").rows[1]
    assert found.why == "“适用范围”这一部分已有内容"


def test_what_would_print_otherwise_says_from_where() -> None:
    (found,) = report("示例应急预案\n一、应急培训\n- 甲。\n1. 乙。\n").rows
    assert found.why == "按部分输出时文字会与原文不同（第 4 行起）"


def test_the_tables_say_what_they_became(warehouse: Gaps) -> None:
    tables = {gap.part: gap for gap in warehouse.rows if gap.thing == "表格" and gap.part}
    assert tables["组织机构.人员"].typed
    assert tables["修订记录"].became == "原样保留，另存数据"
    assert tables["修订记录"].doubts == ("读出 2 条数据，请核对",)
    (unknown,) = (gap for gap in warehouse.rows if gap.thing == "表格" and not gap.part)
    assert "疏散出口" in unknown.quote
    assert unknown.why.startswith("不是认识的表")


def test_tables_kept_with_their_facts_beside_do_not_count_as_typed() -> None:
    rows = "".join(f"| 周示例{n} | 金牛 | 1390000000{n} |\n" for n in "12345678")
    text = f"# 应急预案\n\n## 一、通讯录\n\n| 姓名 | 星座 | 手机 |\n| - | - | - |\n{rows}"
    assert report(text.replace("周示例1", "周示例"), "预案.md").coverage < 0.2


def test_doubts_name_the_cell_that_is_no_fact() -> None:
    text = (
        "# 应急预案\n\n## 一、通讯录\n\n| 姓名 | 手机 |\n| - | - |\n"
        "| 周示例 | 见公告栏 |\n| 吴示例 | 13900000002 |\n"
    )
    gaps = report(text, "预案.md")
    assert gaps.rows[1].doubts == (
        "读出 2 条数据，请核对",
        "“手机：见公告栏”不像手机，没有存成数据",
        "周示例没有电话",
    )
    assert any("见公告栏" in todo for todo in gaps.todo)


def test_what_to_do_starts_with_what_decides_most(plain: Gaps) -> None:
    assert plain.todo[0].startswith("单位类型是按文字判断的：“企业”。")
    assert not any("单位类型" in todo for todo in report(TEXT, type_="enterprise").todo)
    unknown = report("甲应急预案\n一、适用范围\n全部场所。\n")
    assert unknown.todo[0].startswith("看不出是哪一类单位，按“通用”处理。")
    assert report("一、目的\n为了安全。\n").todo[0].startswith("原文没有标题")


def test_nothing_to_do_is_said(shared: Path) -> None:
    text = (shared / "seeds" / "double12-platform.txt").read_text(encoding="utf-8")
    gaps = report(text, type_="platform")
    assert gaps.todo == ()
    assert gaps.summary == (
        "正文的文字都已读入，100% 的文字归入了预案的各个部分；"
        "章节 7 个，其中 0 个原样保留；没有要做的事。"
    )


def test_the_text_has_summary_then_what_to_do_then_everything(plain: Gaps) -> None:
    lines = plain.to_text().splitlines()
    assert lines[0] == "导入情况：预案.txt"
    assert lines[1] == plain.summary
    assert lines[3] == "请先做这些："
    assert lines[4].startswith("  1. ")
    assert "  第 2 行 章节“编制目的”：已归入 → 编制背景.编制目的" in lines
    assert "    原因：标题认不出对应的部分" in lines


def test_the_markdown_has_a_row_for_everything(plain: Gaps) -> None:
    lines = plain.to_markdown().splitlines()
    assert "| 位置 | 原文 | 结果 | 归入 | 原因和疑点 |" in lines
    assert "| 第 2 行 | 章节：编制目的 | 已归入 | 编制背景.编制目的 |  |" in lines
    assert sum(line.startswith("| 第") for line in lines) == len(plain.rows)


def test_a_bar_in_the_source_breaks_no_row() -> None:
    lines = report("甲预案\n一、甲|乙\n内容。\n").to_markdown().splitlines()
    assert "甲\\|乙" in lines[-1]


def test_the_json_says_the_same(plain: Gaps) -> None:
    read = json.loads(plain.to_json())
    assert read["coverage"] == round(plain.coverage, 4)
    assert read["todo"] == list(plain.todo)
    assert [entry["quote"] for entry in read["rows"]] == [gap.quote for gap in plain.rows]
    assert read["rows"][0]["path"] == "background.purpose"


def test_every_table_and_chapter_of_real_plans_is_accounted_for(shared: Path) -> None:
    for path in sorted((shared / "corpus").glob("*.txt")):
        gaps = import_text(path.read_bytes(), path.name).gaps
        assert gaps is not None
        assert gaps.rows
        assert all(gap.typed or gap.why or gap.became == "分到下级" for gap in gaps.rows)
        assert [gap.line for gap in gaps.rows] == sorted(gap.line for gap in gaps.rows)
