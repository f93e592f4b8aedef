"""Units find their paragraphs in the file that they were read from."""

from planforge.diff.model import Unit, UnitKind
from planforge.document import Paragraph
from planforge.ooxml.redline import paragraphs_of_units
from tests.ooxml.redlines import paragraph, word


def _units(*words: str) -> list[Unit]:
    kind, block = UnitKind.PARAGRAPH, Paragraph(())
    return [
        Unit(index, kind, (), said, "", 0, (), "", (), None, block)
        for index, said in enumerate(words)
    ]


def test_a_title_after_other_pages_hides_no_paragraph_from_its_unit() -> None:
    file = word(*map(paragraph, ("出事先看", "救人。", "报警。", "预案", "总则")))
    found = paragraphs_of_units(file, _units("预案", "出事先看", "救人。", "报警。", "总则"))
    assert found == {1: 0, 2: 1, 3: 2, 4: 4}


def test_the_same_words_twice_stand_between_what_stands_once() -> None:
    file = word(*map(paragraph, ("目录", "报告", "甲组", "报告", "乙组", "报告")))
    found = paragraphs_of_units(file, _units("甲组", "报告", "乙组", "报告"))
    assert found == {0: 2, 1: 3, 2: 4, 3: 5}
