"""The rules on law: cases, proposals, and the day by which laws are judged."""

import datetime
from pathlib import Path
from typing import TypedDict

import pytest
import yaml

from planforge._build import Settings, build_plan, examine
from planforge.findings import Finding, Fix, Severity
from planforge.lint import Choice
from planforge.lint.rules.law import RULES
from planforge.profiles import profile_names
from planforge.source import load_text
from tests.lint.checking import checked


class _Found(TypedDict, total=False):
    code: str
    severity: str
    words: str
    also: int


class _Case(TypedDict):
    case: str
    plan: str
    finds: list[_Found]


_CASES: list[_Case] = yaml.safe_load(
    Path(__file__).with_name("cases").joinpath("law.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["case"])
def test_the_rules_find_what_an_expert_would(case: _Case) -> None:
    found = checked(case["plan"], RULES)
    told = [(f.code, f.severity.name.lower(), f.words, len(f.also)) for f in found]
    expected = [
        (one["code"], one["severity"], one["words"], one.get("also", 0)) for one in case["finds"]
    ]
    assert told == expected


def _fixes(plan: str) -> list[Fix]:
    return [fix for finding in checked(plan, RULES) for fix in finding.fixes]


def test_a_repealed_law_is_a_proposal_and_never_a_safe_fix() -> None:
    fixes = _fixes("编制背景: {编制依据: 根据《侵权责任法》，制定本预案。}")
    assert [(fix.old, fix.new, fix.safe) for fix in fixes] == [
        ("《侵权责任法》", "《中华人民共和国民法典》", False)
    ]


def test_a_typed_law_is_proposed_with_its_id_and_number() -> None:
    fixes = _fixes(
        "编制背景:\n"
        "  编制依据:\n"
        "    依据:\n"
        "      - 标识: gb.29639-2013\n"
        "        名称: 生产经营单位生产安全事故应急预案编制导则\n"
        "        文号: GB/T 29639-2013\n"
    )
    at = ("background", "basis", "citations", 0)
    assert fixes == [
        Fix((*at, "number"), "GB/T 29639-2013", "GB/T 29639-2020", safe=False),
        Fix((*at, "id"), "gb.29639-2013", "gb.29639-2020", safe=False),
    ]


def test_article_numbers_of_a_repealed_law_are_a_persons_work() -> None:
    assert _fixes("编制背景: {编制依据: 根据《侵权责任法》第三条，制定本预案。}") == []


def test_a_name_without_brackets_is_not_replaced_by_a_machine() -> None:
    assert _fixes("后期处置: {正文: 按照侵权责任法承担赔偿责任。}") == []


def test_an_old_code_is_a_proposal() -> None:
    fixes = _fixes("应急演练: {说明: 演练按照AQ/T 9009-2015评估。}")
    assert [(fix.old, fix.new, fix.safe) for fix in fixes] == [
        ("AQ/T 9009-2015", "YJ/T 9009-2015", False)
    ]


def _as_of(plan: str, day: datetime.date) -> tuple[Finding, ...]:
    head = "类型: 企业\n预案种类: 综合应急预案\n标题: 示例公司综合应急预案\n"
    loaded = load_text((head + plan).encode(), "plan.yaml", profiles=profile_names())
    built = build_plan(loaded, Settings())
    choice = Choice(select=tuple(rule.code for rule in RULES))
    examined = examine(loaded, built, choice=choice, as_of=day)
    assert examined is not None
    return examined.findings


def test_the_day_that_is_asked_for_holds_over_the_day_of_the_plan() -> None:
    plan = "发布日期: 2026-09-01\n编制背景: {编制依据: 根据《环境保护法》，制定本预案。}\n"
    (before,) = _as_of(plan, datetime.date(2026, 8, 14))
    (after,) = _as_of(plan, datetime.date(2026, 8, 15))
    assert before.severity is Severity.INFO
    assert after.severity is Severity.ERROR


def test_a_repealed_law_names_its_day_and_its_successor() -> None:
    (found,) = checked("编制背景: {编制依据: 根据《侵权责任法》，制定本预案。}", RULES)
    assert found.message == (
        "《中华人民共和国侵权责任法》已于2021年1月1日废止，由《中华人民共和国民法典》代替。"
    )
    assert found.basis == "《中华人民共和国民法典》"


def test_a_successor_that_is_listed_already_is_not_proposed_as_new() -> None:
    (found,) = checked("编制背景: {编制依据: 根据《侵权责任法》《民法典》，制定本预案。}", RULES)
    assert found.hint is not None
    assert "已经列入" in found.hint
