"""What the two sides of a comparison are called."""

import pytest

from planforge.diff.model import Op
from planforge.diff.shown.places import distinct, told
from tests.diff.sides import body, one


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        ("旧/a.yaml", "新/b.yaml", ("a.yaml", "b.yaml")),
        ("/家/甲/plan.yaml", "/家/乙/plan.yaml", ("甲/plan.yaml", "乙/plan.yaml")),
        ("/家/甲/店/plan.yaml", "/家/乙/店/plan.yaml", ("甲/…/plan.yaml", "乙/…/plan.yaml")),
        ("plan.yaml", "乙/plan.yaml", ("./plan.yaml", "乙/plan.yaml")),
        ("HEAD~3:店/plan.yaml", "店/plan.yaml", ("HEAD~3:plan.yaml", "plan.yaml")),
        ("v1:plan.yaml", "v2:plan.yaml", ("v1:plan.yaml", "v2:plan.yaml")),
        ("C:\\甲\\plan.yaml", "C:\\乙\\plan.yaml", ("甲/plan.yaml", "乙/plan.yaml")),
        ("plan.yaml", "plan.yaml", ("plan.yaml", "plan.yaml")),
    ],
)
def test_two_files_have_the_shortest_names_that_tell_them_apart(
    old: str, new: str, names: tuple[str, str]
) -> None:
    assert distinct(old, new) == names


def test_several_edits_of_a_sentence_are_told_with_what_stands_between() -> None:
    old = body("汛后，县防指应当组织专家对当年防汛抗旱工作进行总结。", "善后")
    change = one(old, "汛期结束后，县防指应当邀请专家对当年防汛抗旱工作开展评估。")
    words = told(change, 60)
    assert [text for op, text in words.woven if op is Op.DELETE] == ["汛后", "组织", "进行总结"]
    assert [text for op, text in words.woven if op is Op.INSERT] == [
        "汛期结束后",
        "邀请",
        "开展评估",
    ]
    assert (Op.EQUAL, "，县防指应当") in words.woven


def test_one_edit_of_a_sentence_needs_no_weaving() -> None:
    change = one(body("由办公室负责报告。", "善后"), "由值班室负责报告。")
    assert told(change, 60).woven == ()
