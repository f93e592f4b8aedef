"""The labels of our own Word files are read as numbering computed them."""

import pytest

from planforge.document import PRESETS, Document, Scheme, parse_mark
from planforge.importer.docx.model import ListLabel
from planforge.importer.docx.names import W, child, number, value
from planforge.profiles import load_layout
from planforge.writers.base import Options
from planforge.writers.docx import write_docx
from tests.importer.docx.parts import Parts, read, text
from tests.writers.docx.labels import labels, random_document
from tests.writers.sample import long_document, sample_document


def scheme(*samples: str) -> Scheme:
    marks = tuple(parse_mark(sample) for sample in samples)
    return Scheme("custom", tuple(mark for mark in marks if mark))


def counted(parts: Parts) -> list[tuple[ListLabel, str]]:
    out = []
    for paragraph in parts.document.iter(f"{W}p"):
        own = child(child(paragraph, "pPr"), "numPr")
        style = parts.styles.paragraph(value(child(child(paragraph, "pPr"), "pStyle")))
        place = parts.lists.place(style, value(child(own, "numId")), number(child(own, "ilvl")))
        found = parts.lists.label(*place) if place else None
        if found is not None:
            out.append((found, text(paragraph)))
    return out


def assert_read(document: Document) -> None:
    """Each label is one that the reader counts, or typed before the words."""
    parts = read(write_docx(document, load_layout("gb9704"), Options()).data)
    typed = {text(paragraph) for paragraph in parts.document.iter(f"{W}p")}
    found = iter(counted(parts))
    for label, words in labels(document):
        if f"{label.text}{label.gap}{words}" in typed:
            continue
        shown, under = next(found)
        assert (shown.text, under) == (label.text, words)
        assert shown.number == label.number
        assert shown.parents == label.parents
    assert next(found, None) is None


@pytest.mark.parametrize("name", PRESETS)
def test_every_label_of_a_plan_comes_back(name: str) -> None:
    assert_read(sample_document(name))
    assert_read(long_document(12, name))


@pytest.mark.parametrize("name", PRESETS)
@pytest.mark.parametrize("seed", range(12))
def test_every_label_of_a_muddled_document_comes_back(name: str, seed: int) -> None:
    assert_read(random_document(seed, PRESETS[name]))


MARKS = (
    ("一、", "1.1", "1.1.1", "（1）"),
    ("第一篇", "第一章", "第一条", "（一）"),
    ("1 ", "1.1 ", "a. ", "-"),
)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("samples", MARKS)
def test_every_label_of_free_marks_comes_back(samples: tuple[str, ...], seed: int) -> None:
    assert_read(random_document(seed, scheme(*samples)))
