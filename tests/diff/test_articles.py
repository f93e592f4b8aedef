"""Rules of articles, as they stand in a file that planforge never wrote."""

from pathlib import Path

import pytest

from planforge.diff.model import ChangeType as T
from planforge.diff.model import Script
from planforge.diff.script import compare
from planforge.diff.shown.places import place, told
from planforge.revision.sides import side_of
from planforge.writers.compare.terminal import compare_text

OLD = """\
某市防汛条例
第一章　总则
第一条　为了防御洪水，保护人民生命财产安全，制定本条例。
第二条　市人民政府统一领导防汛工作，建立健全防汛责任制度。
第三条　任何单位和个人都有参加防汛抢险的义务，并有权举报违法行为。
第二章　应急处置
第四条　发生险情的，防汛指挥机构应当立即组织抢险。
抢险物资由县级人民政府负责调运，沿途不得阻拦。
第五条　违反第四条规定的，由主管部门责令改正。
"""
NEW = """\
某市防汛条例
第一章　总 则
第一条　为了防御洪水，保护人民生命财产安全，制定本条例。
第二条　任何单位和个人都有参加防汛抢险的义务，并有权举报违法行为。
第二章　领导体制
第三条　市人民政府统一领导防汛工作，建立健全防汛责任制度。
第三章　应急处置
第四条　防汛指挥机构实行汛期二十四小时值班。
第五条　发生险情的，防汛指挥机构应当立即组织抢险。
抢险物资由市级人民政府负责调运，沿途不得阻拦。
第六条　违反第五条规定的，由主管部门责令改正。
"""


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Script:
    folder: Path = tmp_path_factory.mktemp("articles")
    for name, text in (("old", OLD), ("new", NEW)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return compare(side_of(str(folder / "old.txt")), side_of(str(folder / "new.txt")))


def test_an_article_that_went_to_a_new_chapter_moved_and_says_from_where(script: Script) -> None:
    (moved,) = [change for change in script.changes if change.type is T.MOVED]
    words = told(moved, 40)
    assert (words.before, words.after) == ("第一章　总则 / 第二条", "第二章　领导体制 / 第三条")


def test_a_reference_to_a_renumbered_article_is_only_renumbered(script: Script) -> None:
    (found,) = [change for change in script.changes if change.type is T.RENUMBERED]
    assert (found.before, found.after) == ("第四条", "第五条")


def test_an_article_is_no_step_and_its_paragraphs_have_its_number(script: Script) -> None:
    assert not {T.STEP_ADDED, T.STEP_REMOVED} & {change.type for change in script.changes}
    (come,) = [change for change in script.changes if change.type is T.ADDED]
    assert come.after.startswith("第四条　防汛指挥机构")
    level = next(change for change in script.changes if change.after == "市级")
    assert place(level.new) == "第三章　应急处置 / 第五条"


def test_a_chapter_is_told_once_whatever_it_was_called(script: Script) -> None:
    lines = compare_text(script).splitlines()
    assert len([line for line in lines if line.startswith("第一章")]) <= 1
