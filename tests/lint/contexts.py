"""Contexts of fragments of plans, for what rules and simulation share."""

import textwrap

from planforge._build import Settings, build_plan
from planforge.lint import Context
from planforge.profiles import load_profile, profile_names
from planforge.source import load_text

_HEAD = {"类型": "企业", "预案种类": "综合应急预案", "标题": "示例公司综合应急预案"}


def context_of(fragment: str) -> Context:
    """The context of a plan; the head is added where the fragment has none."""
    text = textwrap.dedent(fragment)
    head = [f"{key}: {value}\n" for key, value in _HEAD.items() if f"\n{key}:" not in f"\n{text}"]
    loaded = load_text("".join([*head, text]).encode(), "plan.yaml", profiles=profile_names())
    assert loaded.plan is not None, [f.message for f in loaded.findings]
    built = build_plan(loaded, Settings())
    assert built.document is not None
    profile = load_profile(loaded.plan.type).for_kind(loaded.plan.kind)
    return Context(loaded.plan, profile, built.document)
