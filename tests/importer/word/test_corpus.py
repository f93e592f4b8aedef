"""Real Word files: every character kept, labels right, headings as read by hand."""

import shutil
from pathlib import Path

import pytest

from planforge.importer import import_text, round_trip
from planforge.importer.check import Difference
from planforge.importer.docx.read import read_docx
from planforge.importer.order import read_document
from planforge.importer.text import original_of
from planforge.importer.word import import_word, originals_of
from tests.importer.measure import Heading, converted, headings_of, loaded, measured

CORPUS = ("crane-safety-regulation", "implementation-plan-wps", "state-general-plan-2025")
PAIRS = ("old.typed", "old.numbered", "new.typed", "new.numbered")


def _differences(path: Path) -> list[Difference]:
    (original,) = originals_of(read_docx(path.read_bytes(), path.name))
    (made,) = import_word(path.read_bytes(), path.name)
    return round_trip(original.said, loaded(made.yaml), markdown=False)


def _headings(path: Path) -> list[Heading]:
    (original,) = originals_of(read_docx(path.read_bytes(), path.name))
    return headings_of(read_document(original.lines).document.body)


@pytest.mark.parametrize("name", CORPUS)
def test_headings_and_levels_are_those_read_by_hand(name: str, shared: Path) -> None:
    made = measured(shared / "corpus" / f"{name}.docx")
    assert made.expected is not None
    deepest = max(level for level, _, _ in made.expected)
    found = tuple(row for row in made.headings if row[0] <= deepest)
    assert found == made.expected
    # The lists of short lines that all end in a colon are headings, those with sentences are not.


@pytest.mark.parametrize("name", CORPUS)
def test_every_character_of_the_corpus_is_kept(name: str, shared: Path) -> None:
    made = measured(shared / "corpus" / f"{name}.docx")
    assert made.lost == ()
    assert made.characters == made.kept > 1800


@pytest.mark.parametrize("name", CORPUS)
def test_every_character_of_the_corpus_comes_back(name: str, shared: Path) -> None:
    found = _differences(shared / "corpus" / f"{name}.docx")
    labels = [(d.line, d.label) for d in found]
    # The file counts 一、二．三． and １、2、3、; one plan prints one mark, and tells it (PF513).
    assert labels == ([(38, True), (61, True)] if name == "implementation-plan-wps" else [])


@pytest.mark.parametrize("name", PAIRS)
def test_the_pair_comes_back_with_its_labels(name: str, shared: Path) -> None:
    made = measured(shared / "pairs" / "flood-plan" / f"{name}.docx")
    assert made.lost == ()
    assert made.right == made.labels > 90
    assert _differences(shared / "pairs" / "flood-plan" / f"{name}.docx") == []


@pytest.mark.parametrize("name", ["old", "new"])
def test_counted_and_typed_labels_make_the_same_tree(name: str, shared: Path) -> None:
    folder = shared / "pairs" / "flood-plan"
    assert _headings(folder / f"{name}.typed.docx") == _headings(folder / f"{name}.numbered.docx")


@pytest.fixture(scope="module")
def seeds(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real plans as LibreOffice writes them in Word's format."""
    if shutil.which("soffice") is None:
        pytest.skip("needs LibreOffice (soffice)")
    folder = tmp_path_factory.mktemp("office")
    return converted(sorted((shared / "seeds").glob("*.txt")), folder)[0].parent


def test_seeds_as_word_files_give_the_plans_of_their_texts(seeds: Path, shared: Path) -> None:
    for source in sorted((shared / "seeds").glob("*.txt")):
        data = (seeds / f"{source.stem}.docx").read_bytes()
        (made,) = import_word(data, source.name)
        assert made.findings == ()
        assert made.yaml == import_text(source.read_bytes(), source.name).yaml


def test_seeds_as_word_files_have_the_tree_of_their_texts(seeds: Path, shared: Path) -> None:
    for source in sorted((shared / "seeds").glob("*.txt")):
        text = read_document(original_of(source.read_bytes(), source.name).lines)
        wanted = headings_of(text.document.body)
        assert _headings(seeds / f"{source.stem}.docx") == wanted
        assert measured(seeds / f"{source.stem}.docx").lost == ()
