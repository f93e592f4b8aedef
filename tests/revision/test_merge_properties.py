"""What merging promises of any edits, where the two sides touch different steps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from planforge.revision.merge import Version, merge
from planforge.revision.tree import Items, Object, Value, Words, read

HEAD = "类型: 通用\n预案种类: 公文\n标题: 值班制度\n其他章节:\n  - 标题: 总则\n    条目:\n"


@dataclass(frozen=True)
class Edits:
    """Edits of some steps, by their index in the base."""

    changed: frozenset[int]
    gone: frozenset[int]
    added: frozenset[int]
    moved: frozenset[int]


def text(steps: Sequence[tuple[str, str]]) -> str:
    return HEAD + "".join(f"      - {{标识: {name}, 正文: {words}}}\n" for name, words in steps)


def steps_of(data: bytes) -> list[tuple[str, str]]:
    value: Value = read(data, "合并")
    for step in ("sections", 0, "items"):
        if isinstance(value, Items) and isinstance(step, int):
            value = value.items[step]
        elif isinstance(value, Object):
            value = value.fields[str(step)]
    assert isinstance(value, Items)
    return [(word(item, "id"), word(item, "text")) for item in value.items]


def word(item: Value, name: str) -> str:
    assert isinstance(item, Object)
    inner = item.fields[name]
    assert isinstance(inner, Words)
    return inner.text


def applied(steps: Sequence[tuple[str, str]], edits: Edits, who: str) -> list[tuple[str, str]]:
    out: list[tuple[str, str]] = []
    for index, (name, words) in enumerate(steps):
        if index not in edits.gone and index not in edits.moved:
            out.append((name, f"{words}由{who}改" if index in edits.changed else words))
        if index in edits.added:
            out.append((f"{who}{index}", f"{who}在第{index}步后面加的话"))
    out += [steps[index] for index in sorted(edits.moved)]
    return out


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[tuple[str, str]], Edits, Edits]:
    size = draw(st.integers(4, 12))
    steps = [
        (f"步骤{n}", f"第{n}步要做的事情是{'甲乙丙丁戊己庚辛壬癸子丑'[n] * 3}") for n in range(size)
    ]
    acts: Mapping[tuple[int, str], set[int]] = {
        (side, act): set() for side in (0, 1) for act in ("changed", "gone", "added", "moved")
    }
    for index in range(1, size):
        side = draw(st.integers(0, 1))
        act = draw(st.sampled_from(["", "", "changed", "gone", "added"]))
        if act:
            acts[side, act].add(index)
    mover = draw(st.integers(0, 1))
    untouched = [n for n in range(1, size - 1) if not any(n in found for found in acts.values())]
    moves = draw(st.booleans())
    if untouched and moves:
        acts[mover, "moved"].add(untouched[draw(st.integers(0, len(untouched) - 1))])
    edits = [
        Edits(*(frozenset(acts[side, act]) for act in ("changed", "gone", "added", "moved")))
        for side in (0, 1)
    ]
    return steps, edits[0], edits[1]


@given(histories())
def test_edits_of_different_steps_are_all_there_and_in_order(
    history: tuple[list[tuple[str, str]], Edits, Edits],
) -> None:
    steps, mine, theirs = history
    base = text(steps)
    ours, other = applied(steps, mine, "本方"), applied(steps, theirs, "对方")
    made = merge(
        Version(base.encode(), "原件"),
        Version(text(ours).encode(), "本方"),
        Version(text(other).encode(), "对方"),
    )
    assert made.conflicts == ()
    merged = steps_of(made.data)
    gone = {steps[index][0] for index in mine.gone | theirs.gone}
    due = {name: words for name, words in (*steps, *ours, *other) if name not in gone}
    due.update(one for one in ours if one[0] not in gone and one[1].endswith("由本方改"))
    due.update(one for one in other if one[0] not in gone and one[1].endswith("由对方改"))
    assert sorted(merged) == sorted(due.items())
    moved = {steps[index][0] for index in mine.moved | theirs.moved}
    order = [name for name, _ in steps if name in due and name not in moved]
    assert [name for name, _ in merged if name in set(order)] == order


@given(histories())
def test_a_side_that_did_nothing_leaves_the_other_as_it_is(
    history: tuple[list[tuple[str, str]], Edits, Edits],
) -> None:
    steps, mine, _ = history
    base = Version(text(steps).encode(), "原件")
    changed = Version(text(applied(steps, mine, "本方")).encode(), "本方")
    assert merge(base, changed, base).data == changed.data
    assert merge(base, base, changed).data == changed.data
    assert merge(base, changed, changed).data == changed.data


@st.composite
def quarrels(draw: st.DrawFn) -> tuple[list[tuple[str, str]], Edits, Edits]:
    """Edits of any steps by both sides, so that some contradict each other."""
    size = draw(st.integers(3, 9))
    steps = [(f"步骤{n}", f"第{n}步要做的是{'甲乙丙丁戊己庚辛壬'[n] * 3}") for n in range(size)]
    sides: list[Edits] = []
    for _side in range(2):
        acts = [draw(st.sampled_from(["", "changed", "gone", "added", "moved"])) for _ in steps]
        kinds = ("changed", "gone", "added", "moved")
        sides.append(
            Edits(*(frozenset(n for n, act in enumerate(acts) if n and act == k) for k in kinds))
        )
    return steps, sides[0], sides[1]


@given(quarrels())
def test_no_words_of_either_side_are_lost_where_they_contradict_each_other(
    history: tuple[list[tuple[str, str]], Edits, Edits],
) -> None:
    steps, mine, theirs = history
    ours, other = applied(steps, mine, "本方"), applied(steps, theirs, "对方")
    made = merge(
        Version(text(steps).encode(), "原件"),
        Version(text(ours).encode(), "本方"),
        Version(text(other).encode(), "对方"),
    )
    merged = steps_of(made.data)
    assert {one for one in ours if one[1].endswith(("由本方改", "加的话"))} <= set(merged)
    written = made.data.decode()
    assert all(words in written for _, words in other if words.endswith(("由对方改", "加的话")))
    both = (mine.changed & theirs.changed) | (mine.changed & theirs.gone)
    quarrel = both | (mine.gone & theirs.changed)
    conflicts = [found for found in made.conflicts if found.code == "PF701"]
    assert len(conflicts) == len(quarrel)
    assert written.count("# 合并冲突") == len(made.conflicts)
    assert all(found.place is not None for found in made.conflicts)
