"""A Word file as the pieces that a plan prints."""

from planforge.pull.lines import Piece, Sort
from planforge.pull.seen import untyped


def test_of_typed_labels_the_longest_is_taken() -> None:
    labels = ["1", "1.", "1.1", "1.1.", "1.1.1", "1.1.1.1"]
    base = [Piece(Sort.ITEM, "条目", label=label) for label in labels]
    (seen,) = untyped([Piece(Sort.BODY, "1.1.1 报告火情")], base)
    assert (seen.label, seen.text) == ("1.1.1", "报告火情")
