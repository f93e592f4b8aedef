"""How changes are told: the changed words with a little around them, paths of the plan before."""

import pytest

from planforge.findings import Path
from planforge.pull.backward import told_before
from planforge.pull.changes import Change, Kind
from planforge.pull.marked import cut, marked
from planforge.source.rewrite.edits import Add, Drop, Edit, Put, Shift

LONG = "大促期间每天上午由运营和客服各一人把双十一期间到手价核对一遍，漏了的当场补上并记录。"


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        (LONG, LONG.replace("到手价", "实付价"),
         "…一人把双十一期间[-到手价-]{+实付价+}核对一遍，漏了的…"),
        ("5分钟", "8分钟", "5分钟 → 8分钟"),
        ("130 0000 0008", "130 0000 0088", "130 0000 0008 → 130 0000 0088"),
        ("甲店", "甲\n店", "甲店 → 甲↵店"),
    ],
)  # fmt: skip
def test_only_the_changed_words_are_shown_with_a_little_context(
    before: str, after: str, shown: str
) -> None:
    assert marked(before, after) == shown


def test_a_sentence_split_in_two_shows_where() -> None:
    assert marked(LONG, LONG.replace("，漏", "，\n漏")) == "…到手价核对一遍，{+↵+}漏了的当场补上并…"


def test_long_words_lose_their_middle() -> None:
    assert cut("甲" * 40 + "乙" * 40 + "丙" * 20) == "甲" * 40 + "…" + "丙" * 20


def change(edit: Edit, path: Path | None = None) -> Change:
    return Change(Kind.TEXT, path or edit.path, "", "", "", 0, (edit,))


STEPS = ("response", "phases", "phases", 0, "steps")


@pytest.mark.parametrize(
    ("edits", "paths"),
    [
        ([Drop((*STEPS, 1)), Put((*STEPS, 2, "within"), "1")], [1, 3]),
        ([Add(STEPS, 0, "x"), Put((*STEPS, 2, "within"), "1")], [0, 1]),
        ([Add(STEPS, 1, "x"), Add(STEPS, 2, "y"), Drop((*STEPS, 3))], [1, 1, 1]),
        ([Shift((*STEPS, 3), 0), Put((*STEPS, 0, "within"), "1")], [3, 3]),
        ([Shift((*STEPS, 0), 2), Put((*STEPS, 1, "within"), "1")], [0, 2]),
    ],
)
def test_paths_are_those_of_the_plan_before_the_first_change(
    edits: list[Edit], paths: list[int]
) -> None:
    found = told_before([change(edit) for edit in edits], None)
    assert [each.path[len(STEPS)] for each in found] == paths
