"""Running rules over fragments of plans."""

import textwrap
from collections.abc import Sequence

from planforge._build import Settings, build_plan, examine
from planforge.findings import Finding
from planforge.lint import Choice, Rule
from planforge.lint.rules import RULES
from planforge.profiles import profile_names
from planforge.source import load_text

_HEAD = {"类型": "企业", "预案种类": "综合应急预案", "标题": "示例公司综合应急预案"}


def checked(fragment: str, rules: Sequence[Rule] = RULES) -> tuple[Finding, ...]:
    """What rules find in a plan; the head is added where the fragment has none.

    The fragment must load without errors.
    """
    text = textwrap.dedent(fragment)
    head = [f"{key}: {value}\n" for key, value in _HEAD.items() if f"\n{key}:" not in f"\n{text}"]
    loaded = load_text("".join([*head, text]).encode(), "plan.yaml", profiles=profile_names())
    assert loaded.plan is not None, [f.message for f in loaded.findings]
    built = build_plan(loaded, Settings())
    choice = Choice(select=tuple(rule.code for rule in rules))
    examined = examine(loaded, built, choice=choice)
    assert examined is not None
    assert not [one for one in examined.skipped if "出错" in one.reason]
    codes = {rule.code for rule in rules}
    return tuple(finding for finding in examined.findings if finding.code in codes)
