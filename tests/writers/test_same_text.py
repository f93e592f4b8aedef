"""The text of every format is the text writer's, in the same order.

White space and joiners are left out, and so is page furniture.
"""

import pytest

from planforge.document import PRESETS, Document
from planforge.profiles import load_layout
from planforge.writers import Options, write
from planforge.writers.text import document_lines
from tests.writers.extract import bare, html_text, markdown_text
from tests.writers.sample import long_document, sample_document


def expected(document: Document) -> str:
    return bare("".join(document_lines(document)))


@pytest.fixture(params=[*PRESETS, "long"])
def document(request: pytest.FixtureRequest) -> Document:
    return long_document(8) if request.param == "long" else sample_document(request.param)


def test_html_has_the_same_text(document: Document) -> None:
    data = write("html", document, load_layout("gb9704"), Options()).data
    assert bare(html_text(data)) == expected(document)


def test_markdown_has_the_same_text(document: Document) -> None:
    data = write("markdown", document, load_layout("gb9704"), Options()).data
    assert bare(markdown_text(data)) == expected(document)
