"""A plan beside its own print."""

from pathlib import Path

import pytest

from planforge.diff.model import ChangeType as T
from planforge.diff.model import Script
from planforge.diff.prints.same import same_spans
from planforge.revision.compared import compared
from planforge.revision.sides import opened
from planforge.revision.tracked import Signed, faults, tracked
from planforge.writers import Options, write

PLANS = sorted((Path(__file__).parents[2] / "plans").glob("*/plan.yaml"))
SHOP = next(path for path in PLANS if "shop" in path.parent.name)


def printed(plan: Path, kind: str, folder: Path) -> Path:
    """The plan as a file of a kind."""
    built = opened(plan).built
    assert built is not None
    assert built.document is not None
    assert built.layout is not None
    ending = {"text": "txt", "html": "html", "pdf": "pdf"}[kind]
    path = folder / f"out.{ending}"
    path.write_bytes(write(kind, built.document, built.layout, Options()).data)
    return path


def script(plan: Path, other: Path) -> Script:
    return compared(opened(plan), opened(other)).script


@pytest.mark.parametrize("plan", PLANS, ids=[path.parent.name for path in PLANS])
@pytest.mark.parametrize("kind", ["text", "html"])
def test_a_plan_and_its_print_have_no_differences(plan: Path, kind: str, tmp_path: Path) -> None:
    assert script(plan, printed(plan, kind, tmp_path)).changes == ()


def test_a_pdf_of_a_plan_has_no_differences(tmp_path: Path) -> None:
    pytest.importorskip("typst")
    pytest.importorskip("pypdf")
    assert script(SHOP, printed(SHOP, "pdf", tmp_path)).changes == ()


def test_what_someone_changed_in_a_print_is_told_and_nothing_else(tmp_path: Path) -> None:
    path = printed(SHOP, "text", tmp_path)
    lines = path.read_text(encoding="utf-8").split("\n")
    phone = next(at for at, line in enumerate(lines) if line.startswith("何示例\t售后客服"))
    lines[phone] = lines[phone].replace("130 0000 0004", "130 0000 0044")
    row = next(at for at, line in enumerate(lines) if line.startswith("干粉灭火器"))
    lines.insert(row + 1, "消防水带\t20米\t2条\t仓库门口\t郑示例\t每月")
    step = next(at for at, line in enumerate(lines) if line.startswith("②仓库主管在5分钟内停打"))
    lines[step] = lines[step].replace("5分钟", "3分钟")
    lines.insert(step, "②店主在2分钟内打电话确认。")
    chapter = next(at for at, line in enumerate(lines) if line.startswith("十四、"))
    lines[chapter:chapter] = ["十四、新的一章", "这里说一件新的事情。"]
    path.write_text("\n".join(lines), encoding="utf-8")
    old, new = opened(SHOP), opened(path)
    made = compared(old, new)
    assert sorted(change.type.zh for change in made.script.changes) == sorted(
        kind.zh
        for kind in (T.PHONE, T.ROW_ADDED, T.STEP_ADDED, T.DEADLINE_SHORTER, T.SECTION_ADDED)
    )
    word = tracked(made.old, made.new, made.script, Signed("审核人", None, "native"))
    assert faults(word) == ()


def test_another_text_stays_as_it_was_read(tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("某某规定\n第一条　本规定另有所指。\n第二条　与预案无关。\n", encoding="utf-8")
    side = opened(other)
    assert compared(opened(SHOP), side).new.side == side.side


def test_lines_cut_otherwise_say_the_same() -> None:
    plan = ["一、总则", "为了安全，制定本预案。", "附件1名单", "结尾"]
    cut = ["一、", "总则", "为了安全，制", "定本预案。附件1", "名单", "另一句", "结尾"]
    assert same_spans(plan, cut) == [(0, 1, 0, 2), (1, 3, 2, 5), (3, 4, 6, 7)]
