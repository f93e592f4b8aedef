"""Random edits of a plan's data: what people do between two revisions, whatever the part."""

import random
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import yaml

from planforge._build import Built, Settings, build_plan
from planforge.diff.model import Side
from planforge.diff.units import units_of
from planforge.profiles import profile_names
from planforge.source import load_text
from planforge.writers import write
from planforge.writers.base import Options

ROOT = Path(__file__).resolve().parents[2]
PLANS = tuple(sorted(path.name for path in (ROOT / "plans").iterdir() if path.is_dir()))
_NEVER = frozenset(("标识", "类型", "extends", "继承", "include", "包含", "大纲", "预案种类"))
_WORDS = ("同时", "立即", "按规定", "必要时", "视情", "第一时间", "逐一")


@dataclass(frozen=True)
class Printed:
    """A plan as a Word file, and as a side of a comparison."""

    data: bytes
    side: Side


def original(name: str) -> object:
    """The data of a sample plan."""
    return yaml.safe_load((ROOT / "plans" / name / "plan.yaml").read_text("utf-8"))


def printed(name: str, tree: object, title: str) -> Printed | None:
    """The plan rendered; None where it cannot be loaded any more."""
    return _printed(name, yaml.safe_dump(tree, allow_unicode=True, sort_keys=False), title)


@cache
def _printed(name: str, text: str, title: str) -> Printed | None:
    loaded = load_text(text.encode(), title, profiles=profile_names(), folder=ROOT / "plans" / name)
    if loaded.plan is None:
        return None
    built: Built = build_plan(loaded, Settings())
    if built.document is None or built.layout is None:
        return None
    data = write("docx", built.document, built.layout, Options()).data
    return Printed(data, Side(title, built.document, units_of(built.document)))


def edited(name: str, seed: int, count: int = 4) -> tuple[Printed, Printed]:
    """A sample plan before and after some random edits."""
    rng = random.Random(f"{name} {seed}")
    tree = original(name)
    before = printed(name, tree, "旧")
    assert before is not None
    after = before
    for _ in range(count):
        for _ in range(20):
            trial = deepcopy(tree)
            _edit(trial, rng)
            found = printed(name, trial, "新")
            if found is not None:
                tree, after = trial, found
                break
    return before, after


def _edit(tree: object, rng: random.Random) -> None:
    lists = [one for one in _lists(tree) if len(one) > 1]
    slots = list(_slots(tree))
    match rng.randrange(6):
        case 0:
            one = rng.choice(lists)
            del one[rng.randrange(len(one))]
        case 1:
            one = rng.choice(lists)
            one.insert(rng.randrange(len(one)), one.pop(rng.randrange(len(one))))
        case 2:
            one = rng.choice(lists)
            place = rng.randrange(len(one))
            one.insert(place, _like(one[place], rng))
        case 3:
            slot = rng.choice([slot for slot in slots if re.search(r"\d", slot.words)])
            slot.put(re.sub(r"\d+", str(rng.randrange(2, 60)), slot.words, count=1))
        case 4:
            slot = rng.choice(slots)
            at = rng.randrange(len(slot.words) + 1)
            slot.put(slot.words[:at] + rng.choice(_WORDS) + slot.words[at:])
        case _:
            slot = rng.choice(slots)
            clauses = re.split(r"(?<=[，；。])", slot.words)
            del clauses[rng.randrange(len(clauses))]
            slot.put("".join(clauses) or "另行通知。")


def _like(one: object, rng: random.Random) -> object:
    """Something new of the same kind."""
    if not isinstance(one, dict):
        return f"{rng.choice(_WORDS)}通报第{rng.randrange(100)}号事项。"
    made = deepcopy(one)
    for slot in list(_slots(made)):
        slot.put(rng.choice(_WORDS) + slot.words)
    return {key: value for key, value in made.items() if key != "标识"}


@dataclass(frozen=True)
class Slot:
    """A text in a plan's data, and the way to change it."""

    words: str
    put: Callable[[str], None]


def _lists(tree: object) -> Iterator[list[object]]:
    if isinstance(tree, dict):
        for key, one in tree.items():
            if key not in _NEVER:
                yield from _lists(one)
    elif isinstance(tree, list):
        yield tree
        for one in tree:
            yield from _lists(one)


def _slots(tree: object) -> Iterator[Slot]:
    if isinstance(tree, dict):
        for key, one in tree.items():
            if key not in _NEVER:
                yield from _slot(one, partial(tree.__setitem__, key))
    elif isinstance(tree, list):
        for at, one in enumerate(tree):
            yield from _slot(one, partial(tree.__setitem__, at))


def _slot(one: object, put: Callable[[str], None]) -> Iterator[Slot]:
    if isinstance(one, str):
        if len(one) > 1:
            yield Slot(one, put)
    else:
        yield from _slots(one)
