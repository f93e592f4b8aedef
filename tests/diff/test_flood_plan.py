from pathlib import Path

import pytest

from planforge.diff.model import ChangeType as T
from planforge.diff.model import Fate, Op, Script, Weight
from planforge.diff.script import compare
from planforge.revision.sides import side_of

LOGGED = [
    (T.PERSON, "王建国", "李志强"),
    (T.DEADLINE_SHORTER, "30分钟内", "15分钟内"),
    (T.DEADLINE_SHORTER, "2小时内", "1小时内"),
    (T.CRITERION, "52.3米", "51.8米"),
    (T.CRITERION, "100毫米", "80毫米"),
    (T.NUMBER, "120人", "150人"),
    (T.SUPPLY, "800件", "1000件"),
    (T.PHONE, "13800000001", "13900000021"),
    (T.DRILL, "2024", "2025"),
]
"""Of changes.tsv those that are one fact; the contact is the phone, its name is the person's."""

WHOLE = [
    (T.DUTY, "县水利局"),
    (T.ROW_ADDED, "县文化广电旅游体育局"),
    (T.ROW_REMOVED, "发电机组"),
    (T.SECTION_MOVED, "信息报送"),
    (T.SECTION_ADDED, "灾情核查"),
]
WORDED = [T.STEP_ADDED, T.STEP_REMOVED, T.PUNCTUATION, T.WORDING]
UNLOGGED = [(T.HEAD, "2024", "2025"), (T.PERSON, "周敏", "钱芳")]
"""The year under the title, and who keeps the life jackets: changed, and not in the log."""

MOST = {"typed": 430, "numbered": 410}


@pytest.fixture(scope="module", params=["typed", "numbered"])
def compared(request: pytest.FixtureRequest, shared: Path) -> tuple[str, Script]:
    folder = shared / "pairs" / "flood-plan"
    old, new = (side_of(str(folder / f"{name}.{request.param}.docx")) for name in ("old", "new"))
    return request.param, compare(old, new)


def test_the_logged_changes_are_the_typed_ones(compared: tuple[str, Script]) -> None:
    changes = compared[1].changes
    facts = [(c.type, c.before, c.after) for c in changes]
    for logged in [*LOGGED, *UNLOGGED]:
        assert facts.count(logged) == 1
    named = [(c.type, c.what) for c in changes]
    for whole in WHOLE:
        assert named.count(whole) == 1
    types = [c.type for c in changes]
    for kind in WORDED:
        assert types.count(kind) == 1
    assert len(changes) == len(LOGGED) + len(WHOLE) + len(WORDED) + len(UNLOGGED)


def test_what_does_not_matter_is_told_as_such(compared: tuple[str, Script]) -> None:
    editorial = {c.type for c in compared[1].changes if c.weight is Weight.EDITORIAL}
    assert editorial == {T.PUNCTUATION, T.SECTION_MOVED, T.HEAD}


def test_few_characters_are_marked(compared: tuple[str, Script]) -> None:
    kind, script = compared
    marked = sum(
        len(mark.text) for pair in script.pairs for mark in pair.marks if mark.op is not Op.EQUAL
    )
    for pair in script.pairs:
        if pair.fate is Fate.INSERTED and pair.new is not None:
            marked += len(script.new.units[pair.new].words)
        elif pair.fate is Fate.DELETED and pair.old is not None:
            marked += len(script.old.units[pair.old].words)
    assert marked <= MOST[kind]


def test_every_pair_that_differs_belongs_to_a_change(compared: tuple[str, Script]) -> None:
    script = compared[1]
    for pair in script.pairs:
        assert bool(pair.changes) == (pair.fate is not Fate.SAME)
