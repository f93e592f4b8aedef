"""A plan that stands in one layout table is read as chapters, and nothing of it is lost."""

from planforge.importer import Imported
from planforge.importer.docx.model import WordCell, WordRow, WordTable
from planforge.importer.word import imported, originals_of
from tests.importer.word.made import p, table, title, wordfile

ROWS = (
    ("一、编制目的", "保障职工安全，制定本预案。"),
    ("二、适用范围", "适用于本厂各车间。"),
    ("三、应急物资", "灭火器二十具，急救箱两个。"),
    ("四、附则", "自印发之日起执行。"),
)


def made(*rows: tuple[str, ...]) -> Imported:
    (original,) = originals_of(wordfile(title("某厂应急预案"), table(*rows)))
    return imported(original)


def test_each_row_is_a_chapter_and_the_headings_are_told() -> None:
    got = made(("项目", "内容"), *ROWS)
    assert [f.code for f in got.findings] == ["PF519"]
    assert "表头“项目、内容”没有写进正文" in got.findings[0].message
    assert "# 原文表格的表头：项目、内容" in got.yaml
    assert "\n适用范围: 适用于本厂各车间。\n" in got.yaml
    assert "表格" not in got.yaml.replace("原文表格", "")


def test_without_headings_nothing_is_left_out() -> None:
    (finding,) = made(*ROWS).findings
    assert "文字没有少" in finding.message
    assert "表头" not in finding.message


def test_a_row_merged_downwards_goes_on_with_its_chapter() -> None:
    more = WordRow((WordCell((p("夜间：拨打值班手机。"),)),))
    whole = table(*ROWS)
    word = wordfile(title("某厂应急预案"), WordTable(0, (*whole.rows[:2], more, *whole.rows[2:])))
    (original,) = originals_of(word)
    assert "    适用于本厂各车间。\n    夜间：拨打值班手机。" in imported(original).yaml


def test_tables_of_facts_and_small_ones_stay_tables() -> None:
    assert "表格" in made(("序号", "内容"), ("1", "甲"), ("2", "乙"), ("3", "丙"), ("4", "丁")).yaml
    assert "表格" in made(*ROWS[:2]).yaml
    assert "表格" in made(*ROWS[:2], ("九、其他", "略。"), *ROWS[3:]).yaml
