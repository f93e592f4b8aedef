"""Nodes are made quickly and are frozen dataclasses all the same."""

import copy
import pickle
from dataclasses import FrozenInstanceError, fields, replace
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
    for field in fields(node):
        with pytest.raises(FrozenInstanceError):
            setattr(node, field.name, getattr(node, field.name))


def test_a_field_can_be_replaced_in_a_new_node() -> None:
    before = Paragraph(WORDS, Role.NOTE, anchor="a")
    assert replace(before, anchor="b") == Paragraph(WORDS, Role.NOTE, "b")
    assert before.anchor == "a"


def test_a_missing_field_is_named() -> None:
    with pytest.raises(TypeError, match="content"):
        Paragraph()  # type: ignore[call-arg]
