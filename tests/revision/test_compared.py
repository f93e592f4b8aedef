"""Comparisons of a plan with a file of another kind."""

from pathlib import Path

from planforge.diff.model import ChangeType, Weight
from planforge.revision.compared import compared, material_only
from planforge.revision.sides import opened
from planforge.writers import write
from tests.revision.repo import PLAN, edited


def test_emphasis_is_no_change_between_a_plan_and_its_word_file(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    plan = opened(path)
    assert plan.built is not None
    assert plan.built.document is not None
    assert plan.built.layout is not None
    word = tmp_path / "plan.docx"
    word.write_bytes(write("docx", plan.built.document, plan.built.layout, plan.built.options).data)
    found = compared(opened(word), plan).script.changes
    assert not [change for change in found if change.type is ChangeType.FORMAT]
    assert not [change for change in found if "步骤" in change.type.zh]


def test_what_does_not_matter_is_left_out_and_no_word_with_it(tmp_path: Path) -> None:
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.write_text(PLAN, encoding="utf-8")
    text = edited(PLAN, ("时限: 5分钟", "时限: 3分钟"), ("下达疏散命令。", "下达疏散命令；"))
    new.write_text(text, encoding="utf-8")
    script = compared(opened(old), opened(new)).script
    material = material_only(script)
    assert len(material.changes) < len(script.changes)
    assert {change.weight for change in material.changes} == {Weight.MATERIAL}
    assert [pair.fate for pair in material.pairs] == [pair.fate for pair in script.pairs]
    numbers = {change.number for change in material.changes}
    assert {number for pair in material.pairs for number in pair.changes} <= numbers
