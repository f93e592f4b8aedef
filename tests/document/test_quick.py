"""Nodes are made quickly and are frozen dataclasses all the same."""

import copy
import pickle
from dataclasses import FrozenInstanceError, field, fields, replace
from typing import Any

import pytest

from planforge.document import (
    PRESETS,
    Cell,
    Item,
    Label,
    Link,
    Paragraph,
    Ref,
    Role,
    Row,
    Section,
    Strong,
    Text,
)
from planforge.document.quick import quick

WORDS = (Text("核实情况", ("measures", 0, "text")),)
NODES = [
    *WORDS,
    Strong(WORDS),
    Link("https://example.org", WORDS),
    Ref("unit.1", label="一、"),
    Label("一、", "", PRESETS["gongwen"].marks[0], 0, 1),
    Paragraph(WORDS, Role.NOTE, anchor="a"),
    Section(1, WORDS, (Paragraph(WORDS),)),
    Item(2, WORDS, origin=("measures", 0)),
    Cell((Paragraph(WORDS),), colspan=2),
    Row((Cell(()),), "row"),
]


@pytest.mark.parametrize("node", NODES, ids=lambda node: type(node).__name__)
def test_a_copy_equals_its_node_and_has_its_hash(node: object) -> None:
    for made in (copy.copy(node), copy.deepcopy(node), pickle.loads(pickle.dumps(node))):
        assert (made, hash(made), type(made)) == (node, hash(node), type(node))


@pytest.mark.parametrize("node", NODES, ids=lambda node: type(node).__name__)
def test_no_field_of_a_node_can_be_changed(node: Any) -> None:
    for one in fields(node):
        with pytest.raises(FrozenInstanceError):
            setattr(node, one.name, getattr(node, one.name))
        with pytest.raises(FrozenInstanceError):
            delattr(node, one.name)


def test_a_field_can_be_replaced_in_a_new_node() -> None:
    before = Paragraph(WORDS, Role.NOTE, anchor="a")
    assert replace(before, anchor="b") == Paragraph(WORDS, Role.NOTE, "b")
    assert before.anchor == "a"


def test_a_missing_field_is_named() -> None:
    with pytest.raises(TypeError, match="content"):
        Paragraph()  # type: ignore[call-arg]


def test_a_node_equals_only_those_of_its_kind_with_the_same_fields() -> None:
    assert Strong(WORDS) == Strong((Text("核实情况", ("measures", 0, "text")),))
    assert Strong(WORDS) != Strong(())
    assert Strong(()) not in [Row(()), Text("")]
    assert {Text("一"), Text("一"), Text("二")} == {Text("二"), Text("一")}


def test_a_node_is_shown_with_its_fields() -> None:
    assert repr(Text("一", ("title",))) == "Text(text='一', origin=('title',), change=None)"


def test_a_field_that_is_not_compared_makes_no_difference() -> None:
    @quick
    class Seen:
        name: str
        times: int = field(default=0, compare=False)

    assert (Seen("a", 1), hash(Seen("a", 1))) == (Seen("a"), hash(Seen("a")))
    assert Seen("a") != Seen("b")
