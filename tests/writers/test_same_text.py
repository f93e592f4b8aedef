"""The text of every format is the text writer's, in the same order.

White space and joiners are left out, and so is page furniture: running lines, repeated headers
of tables, page numbers. A note stands at its page's foot in one format and at the end in another.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from planforge._build import build
from planforge.document import PRESETS, Block, Document, Figure, Section
from planforge.profiles import load_layout
from planforge.writers import FORMATS, Options, write
from planforge.writers.text import document_lines
from tests.writers.docx_text import docx_text
from tests.writers.extract import bare, html_text, markdown_text
from tests.writers.pdf_text import pdf_text
from tests.writers.same_text import differences
from tests.writers.sample import long_document, sample_document


def expected(document: Document) -> str:
    return bare("".join(document_lines(document)))


def written(name: str, document: Document, engine: str = "typst") -> bytes:
    return write(name, document, load_layout(document.layout), Options(engine=engine)).data


def named(name: str) -> Document:
    """A sample in a scheme or a layout, or a long one."""
    if name == "long":
        return long_document(8)
    if name in PRESETS:
        return sample_document(name)
    return sample_document("decimal", name, draft="征求意见稿")


@pytest.fixture(params=[*PRESETS, "corporate", "shop", "long"])
def document(request: pytest.FixtureRequest) -> Document:
    return named(request.param)


@pytest.fixture
def fonts_of_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not those of the machine."""
    pytest.importorskip("pylopdf_fonts_zh_cn")
    monkeypatch.setenv("PLANFORGE_FONTS", "pip")


def test_html_has_the_same_text(document: Document) -> None:
    assert bare(html_text(written("html", document))) == expected(document)


def test_markdown_has_the_same_text(document: Document) -> None:
    assert bare(markdown_text(written("markdown", document))) == expected(document)


def test_docx_has_the_same_text(document: Document) -> None:
    assert differences(document, docx_text(written("docx", document))) == []


@pytest.mark.usefixtures("fonts_of_the_package")
def test_pdf_of_typst_has_the_same_text(document: Document) -> None:
    pytest.importorskip("typst")
    assert differences(document, pdf_text(written("pdf", document))) == []


@pytest.mark.usefixtures("fonts_of_the_package")
@pytest.mark.parametrize("name", ["gongwen", "corporate", "long"])
def test_pdf_of_weasyprint_has_the_same_text(name: str) -> None:
    try:
        __import__("weasyprint")
    except (ImportError, OSError):
        pytest.skip("needs WeasyPrint and Pango")
    made = named(name)
    assert differences(made, pdf_text(written("pdf", made, "weasyprint"))) == []


_PLANS = Path(__file__).resolve().parents[2] / "plans"


@pytest.mark.usefixtures("fonts_of_the_package")
@pytest.mark.parametrize("plan", sorted(path.parent.name for path in _PLANS.glob("*/plan.yaml")))
def test_a_sample_plan_is_the_same_text_in_all_formats(plan: str) -> None:
    pytest.importorskip("typst")
    built = build(_PLANS / plan / "plan.yaml")
    assert built.document is not None
    assert built.layout is not None
    made, layout = _without_drawings(built.document), built.layout
    data = {name: write(name, made, layout, built.options).data for name in FORMATS}
    assert bare(data["text"].decode()) == expected(made)
    assert bare(html_text(data["html"])) == expected(made)
    assert bare(markdown_text(data["markdown"])) == expected(made)
    assert differences(made, docx_text(data["docx"])) == []
    assert differences(made, pdf_text(data["pdf"])) == []


def _without_drawings(document: Document) -> Document:
    """The document without figures drawn from the plan, which text prints in other words."""
    return replace(document, body=tuple(map(_bare_section, document.body)))


def _bare_section(block: Block) -> Block:
    if not isinstance(block, Section):
        return block
    kept = (one for one in block.blocks if not (isinstance(one, Figure) and one.drawn))
    return replace(block, blocks=tuple(map(_bare_section, kept)))
