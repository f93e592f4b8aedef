"""What fields and values are called is unambiguous."""

import pytest

from planforge.schema import Choice, Model, Plan
from planforge.schema.fields import fields_of, fold, keys_of, members_of, models_under
from planforge.source.shape import EXTENDS, INCLUDE, ORDERS

MODELS = models_under(Plan)
CHOICES = sorted(
    {s.choice for m in MODELS for s in fields_of(m).values() if s.choice is not None},
    key=lambda choice: choice.__name__,
)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_no_two_fields_of_a_model_share_a_name(model: type[Model]) -> None:
    owners: dict[str, str] = {}
    for spec in fields_of(model).values():
        for key in spec.keys:
            assert owners.setdefault(fold(key), spec.name) == spec.name, key


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_no_field_takes_the_name_of_a_directive(model: type[Model]) -> None:
    assert not (ORDERS.keys() | INCLUDE | EXTENDS) & keys_of(model).keys()


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_model_and_field_has_a_chinese_name(model: type[Model]) -> None:
    assert model.zh
    for spec in fields_of(model).values():
        assert any("\u4e00" <= char <= "\u9fff" for char in spec.label.zh), spec.name


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_shorthand_sets_a_field_that_exists(model: type[Model]) -> None:
    fields = fields_of(model)
    assert not model.SHORT or not fields[model.SHORT].many
    assert not model.LIST or fields[model.LIST].many or fields[model.LIST].model is not None


@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: choice.__name__)
def test_no_two_values_of_a_choice_share_a_name(choice: type[Choice]) -> None:
    names = [
        fold(words)
        for member in choice
        for words in {member.zh, str(member.value), *member.synonyms}
    ]
    assert len(names) == len(set(names)) == len(members_of(choice))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Doc Number", "doc_number"),
        ("Ｂ岗", "b岗"),
        ("乡镇（街道）", "乡镇(街道)"),
        ("doc-number", "DOCNUMBER"),
    ],
)
def test_width_case_and_blanks_make_no_difference(one: str, other: str) -> None:
    assert fold(one) == fold(other)
