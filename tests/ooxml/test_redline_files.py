"""Redlines of whole plans: ours after random edits, a county's plan in two ways, real files."""

import json
from pathlib import Path

import pytest

from planforge.diff.script import compare
from planforge.ooxml.redline import Alignment, alignment_of, paragraphs_of_units, redline, verify
from planforge.ooxml.redline.model import Moves
from planforge.revision.sides import side_of
from tests.ooxml.plan_edits import PLANS, edited
from tests.ooxml.redlines import AUTHOR, DATE, W, judged, part, validator

SEQUENCES = 3
"""Random edit sequences of each sample plan; each takes some two seconds."""


def _pair(shared: Path, kind: str) -> tuple[Path, Path]:
    folder = shared / "pairs" / "flood-plan"
    return folder / f"old.{kind}.docx", folder / f"new.{kind}.docx"


@pytest.mark.parametrize("kind", ["typed", "numbered"])
@pytest.mark.parametrize("moves", ["native", "delins"])
def test_a_countys_plan_is_the_old_one_and_the_new_one(
    shared: Path, tmp_path: Path, kind: str, moves: Moves
) -> None:
    one, other = _pair(shared, kind)
    old, new = one.read_bytes(), other.read_bytes()
    sides = side_of(str(one)), side_of(str(other))
    script = compare(*sides)
    plan = alignment_of(
        script,
        paragraphs_of_units(old, sides[0].units),
        paragraphs_of_units(new, sides[1].units),
    )
    made = redline(old, new, plan, author=AUTHOR, date=DATE, moves=moves)
    assert verify(old, new, made.data) == ()
    assert made.unsaid == ()
    judge = json.loads(judged(shared, tmp_path, old, new, made.data))
    assert judge["accept_strict"]
    assert judge["reject_strict"]
    assert judge["dup_rev_ids"] == 0
    marks = [one for one in part(made.data).iter(W + "moveFrom") if len(one)]
    paragraphs = {next(one.iterancestors(W + "p")) for one in marks}
    assert len(paragraphs) == (4 if moves == "native" else 0)
    path = tmp_path / "redline.docx"
    path.write_bytes(made.data)
    assert validator(shared).validate(path) == []


@pytest.mark.parametrize("kind", ["typed", "numbered"])
def test_two_files_of_which_nothing_is_known_make_a_redline_too(shared: Path, kind: str) -> None:
    old, new = (path.read_bytes() for path in _pair(shared, kind))
    assert verify(old, new, redline(old, new, Alignment(), author=AUTHOR, date=DATE).data) == ()


def test_real_plans_of_different_makers_can_be_told_apart_again(
    shared: Path, tmp_path: Path
) -> None:
    files = sorted((shared / "corpus").glob("*.docx"))
    for one, other in zip(files, files[1:] + files[:1], strict=True):
        old, new = one.read_bytes(), other.read_bytes()
        made = redline(old, new, Alignment(), author=AUTHOR, date=DATE)
        assert verify(old, new, made.data) == ()
        same = redline(old, old, Alignment(), author=AUTHOR, date=DATE)
        assert not list(part(same.data).iter(W + "ins", W + "del"))
        path = tmp_path / "redline.docx"
        path.write_bytes(made.data)
        before = validator(shared).validate(one), validator(shared).validate(other)
        assert len(validator(shared).validate(path)) <= len(before[0]) + len(before[1])


@pytest.mark.parametrize(("name", "seed"), [("tmall-shop", 1008), ("platform-double12", 1023)])
def test_a_list_that_goes_leaves_the_numbers_of_all_other_lists(
    shared: Path, tmp_path: Path, name: str, seed: int
) -> None:
    old, new = edited(name, seed)
    plan = alignment_of(
        compare(old.side, new.side),
        paragraphs_of_units(old.data, old.side.units),
        paragraphs_of_units(new.data, new.side.units),
    )
    made = redline(old.data, new.data, plan, author=AUTHOR, date=DATE)
    judge = json.loads(judged(shared, tmp_path, old.data, new.data, made.data))
    assert judge["accept_strict"]
    assert judge["reject_strict"]


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_random_edits_of_our_plans_come_back_whole(name: str, seed: int) -> None:
    old, new = edited(name, seed)
    script = compare(old.side, new.side)
    plan = alignment_of(
        script,
        paragraphs_of_units(old.data, old.side.units),
        paragraphs_of_units(new.data, new.side.units),
    )
    moves: Moves = "delins" if seed % 2 else "native"
    made = redline(old.data, new.data, plan, author=AUTHOR, date=DATE, moves=moves)
    assert verify(old.data, new.data, made.data) == ()


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_beside_itself_has_no_change(name: str) -> None:
    old, _ = edited(name, 0, 0)
    made = redline(old.data, old.data, Alignment(), author=AUTHOR, date=DATE)
    assert made.unsaid == ()
    assert not [one for one in part(made.data).iter() if one.get(W + "author")]


@pytest.mark.parametrize("name", PLANS)
def test_every_unit_of_our_plans_is_found_in_the_file(name: str) -> None:
    old, _ = edited(name, 0, 0)
    found = paragraphs_of_units(old.data, old.side.units)
    lost = [unit.words for unit in old.side.units if unit.index not in found and unit.words]
    assert lost == []
    assert list(found.values()) == sorted(found.values())


def test_moves_without_a_date_are_valid_too(shared: Path, tmp_path: Path) -> None:
    one, other = _pair(shared, "numbered")
    sides = side_of(str(one)), side_of(str(other))
    old, new = one.read_bytes(), other.read_bytes()
    plan = alignment_of(
        compare(*sides),
        paragraphs_of_units(old, sides[0].units),
        paragraphs_of_units(new, sides[1].units),
    )
    path = tmp_path / "redline.docx"
    path.write_bytes(redline(old, new, plan, author=AUTHOR, date="").data)
    assert validator(shared).validate(path) == []
