"""What planforge prints as a Word file, it reads back: every word, label and heading."""

from functools import cache
from pathlib import Path

import pytest

from planforge._build import Built, Settings, build
from planforge.document import Section, plain
from planforge.importer.docx.read import read_docx
from planforge.importer.order import read_document
from planforge.importer.word import originals_of
from planforge.writers import write
from tests.importer.measure import Measured, headings_of, measured

PLANS = (
    "consumer-protection-drill",
    "enterprise-group-complaint",
    "government-double12",
    "platform-double12",
    "tmall-shop",
)


@cache
def _built(plan: Path) -> Built:
    return build(plan, Settings())


@pytest.fixture(scope="module", params=PLANS)
def plan(request: pytest.FixtureRequest, root: Path) -> Path:
    return root / "plans" / str(request.param) / "plan.yaml"


@pytest.fixture(scope="module")
def docx(plan: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    built = _built(plan)
    assert built.document is not None
    assert built.layout is not None
    path = tmp_path_factory.mktemp("own") / f"{plan.parent.name}.docx"
    path.write_bytes(write("docx", built.document, built.layout, built.options).data)
    return path


@pytest.fixture(scope="module")
def made(docx: Path) -> Measured:
    return measured(docx)


def test_every_word_comes_back(made: Measured) -> None:
    assert made.lost == ()
    assert made.characters > 9000


def test_every_label_comes_back(made: Measured) -> None:
    assert made.wrong == ()
    assert made.right == made.labels > 100


def test_headings_are_those_that_were_printed(made: Measured, plan: Path) -> None:
    document = _built(plan).document
    assert document is not None
    # The tree has no labels of annexes (附件1): numbering gives them again.
    wanted = [
        (level, "" if label.startswith("附件") else label, title)
        for level, label, title in headings_of(document.body)
    ]
    assert list(made.headings) == wanted


def test_the_title_is_the_plans(docx: Path, plan: Path) -> None:
    document = _built(plan).document
    assert document is not None
    (original,) = originals_of(read_docx(docx.read_bytes(), docx.name))
    read = read_document(original.lines)
    assert read.document.meta.title.replace(" ", "") == document.meta.title.replace(" ", "")
    chapters = [b for b in read.document.body if isinstance(b, Section)]
    assert plain(chapters[0].title) == plain(
        next(b for b in document.body if isinstance(b, Section)).title
    )
