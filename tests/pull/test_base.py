"""What we think a Word file of ours holds is what it holds."""

from pathlib import Path

import pytest

from planforge._build import Built, build
from planforge.importer.docx.read import read_docx
from planforge.pull.base import pieces_of
from planforge.pull.goal import differences, goal_of, shown
from planforge.pull.lines import Piece, Sort
from planforge.pull.seen import pieces_seen
from planforge.writers import write

SAMPLES = (
    "consumer-protection-drill",
    "enterprise-group-complaint",
    "government-double12",
    "platform-double12",
    "tmall-shop",
)


def built_of(root: Path, sample: str) -> Built:
    return build(root / "plans" / sample / "plan.yaml")


def both(built: Built) -> tuple[list[Piece], list[Piece]]:
    assert built.document is not None
    assert built.layout is not None
    data = write("docx", built.document, built.layout, built.options).data
    base = shown(pieces_of(built.document))
    return base, list(goal_of(pieces_seen(read_docx(data, "own.docx")), base).pieces)


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_paragraph_and_row_of_our_word_file_is_expected_in_its_order(
    sample: str, root: Path
) -> None:
    base, seen = both(built_of(root, sample))
    assert [piece.key for piece in base] == [piece.key for piece in seen]


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_number_before_a_paragraph_is_the_one_that_word_counts(
    sample: str, root: Path
) -> None:
    base, seen = both(built_of(root, sample))
    assert [piece.label for piece in base] == [piece.label for piece in seen]


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_spans_of_a_piece_are_its_words(sample: str, root: Path) -> None:
    built = built_of(root, sample)
    assert built.document is not None
    for piece in pieces_of(built.document):
        if piece.row:
            for cell in piece.cells:
                assert "".join(span.text for span in cell.spans) == cell.text
        elif piece.sort is not Sort.PICTURE and piece.role != "annex-label":
            assert "".join(span.text for span in piece.spans) == piece.text


def test_an_aligned_rendering_has_no_difference_from_itself(root: Path) -> None:
    built = built_of(root, "tmall-shop")
    assert built.document is not None
    pieces = shown(pieces_of(built.document))
    goal = goal_of(pieces, pieces)
    assert differences(goal.aligned(pieces)) == []
    assert len(goal.untouched) == len(pieces)
