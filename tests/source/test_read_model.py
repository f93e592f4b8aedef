"""Any model can be read from a marked tree."""

from typing import Annotated, ClassVar

from planforge.schema import Model, Name
from planforge.source import read_model
from planforge.source.nodes import Mapping, Mark, Scalar, Sequence, Source


class Pot(Model):
    """A model of its own."""

    zh: ClassVar[str] = "锅"
    SHORT: ClassVar[str] = "name"

    name: Annotated[str, Name("名称")]
    litres: Annotated[int | None, Name("升")] = None


class Kitchen(Model):
    """A model over another."""

    zh: ClassVar[str] = "厨房"

    pots: Annotated[tuple[Pot, ...], Name("锅具")] = ()


def _scalar(text: str) -> Scalar:
    return Scalar(text, True, Mark(Source("k.yaml", ""), 1, 1))


def _kitchen(*pots: Scalar | Mapping) -> Mapping:
    mark = _scalar("").mark
    return Mapping(mark, [(_scalar("锅具"), Sequence(mark, list(pots)))])


def test_a_model_is_read_by_its_own_names() -> None:
    big = Mapping(
        _scalar("").mark, [(_scalar("名称"), _scalar("大锅")), (_scalar("升"), _scalar("9"))]
    )
    kitchen, findings = read_model(_kitchen(_scalar("小锅"), big), Kitchen)
    assert findings == []
    assert kitchen == Kitchen(pots=(Pot(name="小锅"), Pot(name="大锅", litres=9)))


def test_what_is_wrong_is_told_in_the_models_words() -> None:
    pot = Mapping(_scalar("").mark, [(_scalar("升数"), _scalar("9"))])
    kitchen, findings = read_model(_kitchen(pot), Kitchen)
    assert kitchen is None
    assert {finding.message for finding in findings} == {
        "“锅”里没有“升数”这个键。",
        "“锅”缺少“名称”。",
    }
