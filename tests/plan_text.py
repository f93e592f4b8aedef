"""Plans written in a few lines, and what becomes of them."""

from textwrap import dedent

from planforge.compose import Composed, compose
from planforge.document import PRESETS, Document
from planforge.findings import Finding
from planforge.numbering import number
from planforge.profiles import load_layout, load_profile, profile_names
from planforge.schema import Plan
from planforge.source import load_text
from tests.outline import outline

HEAD = "类型: {type}\n预案种类: {kind}\n标题: 示例预案\n"


def plan(text: str, *, type_: str = "企业", kind: str = "综合") -> Plan:
    """The plan of a YAML text without its head; every problem in it fails the test."""
    whole = HEAD.format(type=type_, kind=kind) + dedent(text)
    loaded = load_text(whole.encode(), "plan.yaml", profiles=profile_names())
    assert loaded.plan is not None, [finding.message for finding in loaded.findings]
    return loaded.plan


def composed(
    text: str, *, type_: str = "企业", kind: str = "综合", layout: str = "gb9704"
) -> Composed:
    """The plan composed, without numbers."""
    made = plan(text, type_=type_, kind=kind)
    profile = load_profile(made.type).for_kind(made.kind)
    return compose(made, profile, load_layout(layout), PRESETS[profile.scheme])


def document(text: str, *, type_: str = "企业", kind: str = "综合") -> Document:
    """The plan composed and numbered."""
    return number(composed(text, type_=type_, kind=kind).document)


def printed(text: str, *, type_: str = "企业", kind: str = "综合") -> str:
    """The outline of the body, without the document's title."""
    return outline(document(text, type_=type_, kind=kind)).partition("\n")[2]


def found(text: str, *, type_: str = "企业", kind: str = "综合") -> list[Finding]:
    """What composing finds."""
    return list(composed(text, type_=type_, kind=kind).findings)
