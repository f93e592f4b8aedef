"""Every rule: its page, its examples, its discipline."""

import re

import pytest

from planforge.laws import load_registry
from planforge.lint import Rule
from planforge.lint.rules import RULES
from tests.lint.checking import checked

_BAD = [(rule, text) for rule in RULES for text in rule.page.bad]
_GOOD = [(rule, text) for rule in RULES for text in rule.page.good]


def _named(value: object) -> str:
    return value.name if isinstance(value, Rule) else ""


@pytest.mark.parametrize("rule", RULES, ids=_named)
def test_a_rule_explains_itself_with_examples(rule: Rule) -> None:
    page = rule.page
    assert page.problem
    assert page.why
    assert page.cure
    assert page.bad
    assert page.good


@pytest.mark.parametrize(("rule", "text"), _BAD, ids=_named)
def test_a_rule_finds_something_in_each_bad_example(rule: Rule, text: str) -> None:
    found = checked(text, [rule])
    assert found
    assert all(finding.severity <= rule.severity for finding in found)


@pytest.mark.parametrize(("rule", "text"), _GOOD, ids=_named)
def test_a_rule_finds_nothing_in_each_good_example(rule: Rule, text: str) -> None:
    assert [finding.message for finding in checked(text, [rule])] == []


def test_codes_and_names_are_unique_and_well_formed() -> None:
    codes = [rule.code for rule in RULES]
    names = [rule.name for rule in RULES]
    assert len(set(codes)) == len(codes)
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"PF\d{3}", code) for code in codes)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in names)


@pytest.mark.parametrize("rule", RULES, ids=_named)
def test_a_rule_rests_on_a_law_that_the_registry_knows(rule: Rule) -> None:
    if rule.basis is not None:
        assert load_registry().by_id(rule.basis.law) is not None
        assert rule.severity <= rule.basis.cap
