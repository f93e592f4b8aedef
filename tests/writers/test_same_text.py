"""The text of every format is the text writer's, in the same order.

White space and joiners are left out, and so is page furniture: running lines, repeated headers
of tables, page numbers. A note stands at its page's foot in one format and at the end in another.
"""

import pytest

from planforge.document import PRESETS, Document
from planforge.profiles import load_layout
from planforge.writers import Options, write
from planforge.writers.text import document_lines
from tests.writers.docx_text import docx_text
from tests.writers.extract import bare, html_text, markdown_text
from tests.writers.pdf_text import pdf_text
from tests.writers.same_text import differences
from tests.writers.sample import long_document, sample_document

_ENGINES = ["typst", "weasyprint"]


def expected(document: Document) -> str:
    return bare("".join(document_lines(document)))


def written(name: str, document: Document, engine: str = "typst") -> bytes:
    return write(name, document, load_layout(document.layout), Options(engine=engine)).data


@pytest.fixture(params=[*PRESETS, "corporate", "shop", "long"])
def document(request: pytest.FixtureRequest) -> Document:
    if request.param == "long":
        return long_document(8)
    if request.param in PRESETS:
        return sample_document(request.param)
    return sample_document("decimal", request.param, draft="征求意见稿")


def test_html_has_the_same_text(document: Document) -> None:
    assert bare(html_text(written("html", document))) == expected(document)


def test_markdown_has_the_same_text(document: Document) -> None:
    assert bare(markdown_text(written("markdown", document))) == expected(document)


def test_docx_has_the_same_text(document: Document) -> None:
    assert differences(document, docx_text(written("docx", document))) == []


@pytest.mark.parametrize("engine", _ENGINES)
def test_pdf_has_the_same_text(
    document: Document, engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pylopdf_fonts_zh_cn")
    monkeypatch.setenv("PLANFORGE_FONTS", "pip")
    try:
        __import__(engine)
    except (ImportError, OSError):
        pytest.skip(f"needs {engine} and its libraries")
    assert differences(document, pdf_text(written("pdf", document, engine))) == []
