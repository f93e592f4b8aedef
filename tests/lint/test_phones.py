"""Telephone numbers: what they are, and where a plan names them."""

import pytest

from planforge.lint.phones import PhoneKind, digits_of, kind_of, phones_of
from planforge.lint.prose import prose_of
from planforge.profiles import profile_names
from planforge.source import load_text


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("130 0000 0001", PhoneKind.MOBILE),
        ("+86 13900000000", PhoneKind.MOBILE),
        ("１３００００００００７", PhoneKind.MOBILE),
        ("1390000000", PhoneKind.WRONG),
        ("139000000000", PhoneKind.WRONG),
        ("12000000000", PhoneKind.WRONG),
        ("010-5555 0100", PhoneKind.LANDLINE),
        ("0571-5550 0123", PhoneKind.LANDLINE),
        ("（0571）55500123转801", PhoneKind.LANDLINE),
        ("0571-555001", PhoneKind.WRONG),
        ("010-555001", PhoneKind.WRONG),
        ("55500123", PhoneKind.LOCAL),
        ("400-000-0001", PhoneKind.SERVICE),
        ("400-000-001", PhoneKind.WRONG),
        ("110", PhoneKind.RESCUE),
        ("119", PhoneKind.RESCUE),
        ("12315", PhoneKind.SHORT),
        ("12345", PhoneKind.SHORT),
        ("95598", PhoneKind.SHORT),
        ("8001", PhoneKind.EXTENSION),
    ],
)
def test_a_number_is_told_by_its_digits(number: str, kind: PhoneKind) -> None:
    assert kind_of(digits_of(number)) is kind


def _numbers(fragment: str) -> list[str]:
    head = "类型: 企业\n预案种类: 综合应急预案\n标题: 示例预案\n"
    plan = load_text((head + fragment).encode(), "p.yaml", profiles=profile_names()).plan
    assert plan is not None
    return [phone.words for phone in phones_of(prose_of(plan))]


def test_a_field_may_hold_several_numbers() -> None:
    field = "组织机构:\n  外部联系:\n    - {单位: 报警, 电话: 119、120或110}\n"
    assert _numbers(field) == ["119", "120", "110"]


def test_sentences_name_numbers_behind_the_word_for_them() -> None:
    text = "信息报告: 立即拨打119，值守电话：010-5555 0100，投诉热线400-000-0001。\n"
    assert _numbers(text) == ["119", "010-5555 0100", "400-000-0001"]


def test_counts_and_times_behind_a_telephone_are_no_numbers() -> None:
    text = "信息报告: 电话10分钟内回复，热线24小时值守，手机30部，拨打电话3次。\n"
    assert _numbers(text) == []


def test_a_masked_number_of_a_public_edition_is_left_alone() -> None:
    assert _numbers("组织机构:\n  人员:\n    - {姓名: 王示例, 电话: 130****0001}\n") == []
