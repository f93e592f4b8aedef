"""Finding the texts that hold given words."""

from planforge.lint.prose import Prose
from planforge.lint.texts import Texts
from planforge.schema.base import Entry


def _texts(*words: str) -> Texts:
    prose = [Prose(("items", at), one, "text", Entry(), "items") for at, one in enumerate(words)]
    return Texts(prose, "\n".join(words))


def test_texts_come_in_order_and_once() -> None:
    found = _texts("先停售，再停售", "无关", "停审单后停售").having(["停审单", "停售"])
    assert [text.at[1] for text in found] == [0, 2]


def test_words_across_the_border_of_two_texts_are_not_found() -> None:
    assert _texts("第一行", "2.第二行").having(["\n2."]) == ()


def test_line_ends_within_a_text_are_found() -> None:
    found = _texts("1.甲\n2.乙", "2.丙").having(["\n2."])
    assert [text.at[1] for text in found] == [0]


def test_a_plan_without_texts_holds_nothing() -> None:
    assert _texts().having(["停售"]) == ()
