"""Laws of the whole chain: what a plan says is in the output, whatever it says."""

import re
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from planforge.compose import compose
from planforge.document import PRESETS, Document, Item, Section, blocks_of
from planforge.numbering import number
from planforge.profiles import load_layout, load_profile
from planforge.schema import Plan
from planforge.writers import Options, write

_MARKS = "，。；：？！、（）《》“”‘’—…·～%&<>{}#|*_`~[]\\/'\"=-+$^@!?.,;:() 　"
_LETTERS = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5) | st.sampled_from(
    "abcXYZ0123456789" + _MARKS
)


def _bare(text: str) -> str:
    return re.sub(r"[\s\u2060]+", "", text)


TEXTS = st.text(_LETTERS, min_size=1, max_size=40).filter(
    lambda text: bool(_bare(text)) and "[[" not in text and text.strip() == text
)


def _items(depth: int) -> st.SearchStrategy[dict[str, object]]:
    below = st.lists(_items(depth - 1), max_size=3) if depth else st.just([])
    return st.fixed_dictionaries({}, optional={"title": TEXTS, "text": TEXTS, "items": below})


SECTIONS = st.lists(
    st.fixed_dictionaries(
        {"title": TEXTS},
        optional={
            "text": TEXTS,
            "items": st.lists(_items(2), max_size=4),
            "table": st.fixed_dictionaries(
                {
                    "rows": st.lists(
                        st.fixed_dictionaries(
                            {
                                "cells": st.lists(
                                    st.fixed_dictionaries({"text": TEXTS}), min_size=2, max_size=2
                                )
                            }
                        ),
                        min_size=1,
                        max_size=3,
                    )
                }
            ),
        },
    ),
    min_size=1,
    max_size=4,
)
SCHEMES = st.sampled_from(sorted(PRESETS))


def _document(sections: list[dict[str, object]], scheme: str) -> Document:
    data = {"type": "generic", "kind": "formal_text", "title": "示例文本", "sections": sections}
    plan = Plan.model_validate(data)
    made = compose(plan, load_profile("generic"), load_layout("corporate"), PRESETS[scheme])
    assert made.findings == ()
    return number(made.document)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


@given(SECTIONS, SCHEMES)
@settings(max_examples=60, deadline=None)
def test_every_string_of_a_plan_is_in_the_text(
    sections: list[dict[str, object]], scheme: str
) -> None:
    document = _document(sections, scheme)
    layout = load_layout("corporate")
    text = _bare(write("text", document, layout, Options()).data.decode())
    for said in _strings(sections):
        assert _bare(said) in text


@given(SECTIONS, SCHEMES)
@settings(max_examples=40, deadline=None)
def test_the_same_document_gives_the_same_bytes(
    sections: list[dict[str, object]], scheme: str
) -> None:
    layout = load_layout("corporate")
    for name in ("text", "markdown", "html", "docx"):
        one, two = (
            write(name, _document(sections, scheme), layout, Options()).data for _ in range(2)
        )
        assert one == two


@given(SECTIONS, SCHEMES)
@settings(max_examples=60, deadline=None)
def test_siblings_are_numbered_from_one_without_a_gap(
    sections: list[dict[str, object]], scheme: str
) -> None:
    document = _document(sections, scheme)
    chapters = [b.label.number for b in document.body if isinstance(b, Section) and b.label]
    assert chapters == list(range(1, len(chapters) + 1))
    for block in blocks_of(document):
        if isinstance(block, Section | Item):
            inner = [b for b in block.blocks if isinstance(b, Item | Section) and b.label]
            restarting = [b.label.number for b in inner if b.label and b.label.mark.restart]
            assert restarting in ([], list(range(1, len(restarting) + 1)))
