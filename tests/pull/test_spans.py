"""A changed sentence is laid over the spans that it was made of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planforge.pull.lines import Span, folded
from planforge.pull.spans import project, raw_of, swaps

WHO, WITHIN, WHAT = ("actor",), ("within",), ("action",)
SENTENCE = (
    Span("运营", WHO),
    Span("在"),
    Span("10分钟", WITHIN),
    Span("内"),
    Span("停售", WHAT),
    Span("。"),
)


@pytest.mark.parametrize(
    ("new", "texts"),
    [
        ("店主在10分钟内停售。", ["店主", "在", "10分钟", "内", "停售", "。"]),
        ("运营在15分钟内停售。", ["运营", "在", "15分钟", "内", "停售", "。"]),
        ("运营在10分钟内停售停播。", ["运营", "在", "10分钟", "内", "停售停播", "。"]),
        ("店主在半小时内停播。", ["店主", "在", "半小时", "内", "停播", "。"]),
    ],
)
def test_each_fact_gets_its_own_new_words(new: str, texts: list[str]) -> None:
    assert project(SENTENCE, new) == texts


def test_words_between_two_facts_go_to_either_side() -> None:
    spans = (Span("运营", WHO), Span("停售", WHAT))
    assert project(spans, "运营立即停售", left=True) == ["运营立即", "停售"]
    assert project(spans, "运营立即停售", left=False) == ["运营", "立即停售"]


def test_white_space_beside_chinese_is_no_change() -> None:
    assert project(SENTENCE, "运营在 10分钟内\n停售。") == [span.text for span in SENTENCE]
    assert folded("运营 在\u200b 10 分钟") == "运营在10分钟"


@given(st.text("甲乙丙12 。", max_size=12), st.text("甲乙丙12 。", max_size=12))
def test_the_changes_make_the_new_words_of_the_old(old: str, new: str) -> None:
    made = old
    for swap in reversed(swaps(old, new)):
        made = made[: swap.start] + swap.words + made[swap.end :]
    assert made == new


def test_a_word_beside_a_reference_changes_in_the_plan_text_alone() -> None:
    path = ("text",)
    raw = "按[[sec:额度]]办。规则要求的先付。"
    spans = (Span("按", path), Span("“三、额度”", path, "a"), Span("办。规则要求的先付。", path))
    assert raw_of(raw, spans, 2, "办理。规则要求的先付。") == "按[[sec:额度]]办理。规则要求的先付。"
    assert raw_of(raw, spans, 1, "店主的话") == "按店主的话办。规则要求的先付。"


def test_a_slot_stays_a_slot_when_the_words_around_it_change() -> None:
    path = ("text",)
    raw = "[[.负责人]]每天检查一次。"
    spans = (Span("运营", WHO), Span("每天检查一次。", path))
    assert raw_of(raw, spans, 1, "每天检查两次。") == "[[.负责人]]每天检查两次。"


def test_marks_of_markdown_stay_around_changed_words() -> None:
    path = ("body",)
    raw = "先**停止**销售，\n再说原因。"
    spans = (Span("先", path), Span("停止", path), Span("销售，再说原因。", path))
    assert raw_of(raw, spans, 2, "发货，再说原因。") == "先**停止**发货，\n再说原因。"
