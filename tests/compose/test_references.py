"""References in square brackets."""

import pytest

from planforge.findings import Severity
from tests.plan_text import found, printed

UNIT = "组织机构: {机构: [{名称: 客服组, 职责: [负责回复。]}]}\n"


@pytest.mark.parametrize(
    ("reference", "shown"),
    [
        ("[[unit:客服组]]", "客服组"),
        ("[[机构:客服组]]", "客服组"),
        ("[[客服组]]", "客服组"),
        ("[[sec:organization]]", "“二、组织机构与职责”"),
        ("[[章节:组织机构]]", "“二、组织机构与职责”"),
    ],
)
def test_a_reference_prints_the_name_or_the_number_with_its_title(
    reference: str, shown: str
) -> None:
    assert f"¶ 由{shown}办。" in printed(UNIT + f'适用范围: "由{reference}办。"')


def test_an_annex_is_referenced_by_id_or_kind() -> None:
    text = "附件: [{标识: 甲, 标题: 表一, 正文: 无。}, {种类: 表单, 标题: 表二, 正文: 无。}]\n"
    text += '适用范围: "见[[annex:甲]]和[[附件:表单]]。"'
    assert "¶ 见附件1和附件2。" in printed(text)


def test_a_reference_that_names_nothing_is_an_error_at_its_place_and_stays_in_the_text() -> None:
    text = UNIT + '适用范围: "由[[unit:客户组]]办。"'
    (finding,) = [f for f in found(text) if f.code == "PF301"]
    assert finding.severity is Severity.ERROR
    assert finding.at == ("scope", "text")
    assert finding.message == "引用“[[unit:客户组]]”在预案里找不到，是不是“客服组”？"
    assert "由[[unit:客户组]]办。" in printed(text)


def test_an_ambiguous_reference_says_what_it_could_mean() -> None:
    text = UNIT + '术语和定义: [{术语: 客服组, 定义: 一个组。}]\n适用范围: "[[客服组]]"'
    (finding,) = [f for f in found(text) if f.code == "PF301"]
    assert "不明确" in finding.message
    assert "[[机构:客服组]]" in finding.message
    assert "[[术语:客服组]]" in finding.message


def test_an_unknown_kind_lists_the_kinds() -> None:
    (finding,) = [f for f in found('适用范围: "[[foo:客服组]]"') if f.code == "PF301"]
    assert "类别“foo”不认识" in finding.message
    assert "机构" in finding.message


def test_a_part_without_a_title_of_its_own_is_referenced_as_its_chapter() -> None:
    text = '应急响应: [{标题: 处置, 正文: 处置。}]\n适用范围: "按[[sec:response]]办。"'
    assert "¶ 按“二、应急响应”办。" in printed(text)


def test_a_reference_in_markdown_is_resolved() -> None:
    text = UNIT + '适用范围: {补充: "详见**[[unit:客服组]]**和[[sec:organization]]。"}'
    assert "详见客服组和“二、组织机构与职责”。" in printed(text).replace("**", "")


def test_a_dangling_reference_in_markdown_is_found() -> None:
    text = UNIT + '适用范围: {补充: "由[[unit:客户组]]办。"}'
    assert [f.code for f in found(text) if f.code == "PF301"] == ["PF301"]
