"""A rule's page, and the reference of all rules as Markdown."""

from collections.abc import Mapping, Sequence

from planforge.laws import Registry
from planforge.lint.rule import Page, Rule

GROUPS: Mapping[str, str] = {
    "completeness": "内容完整",
    "law": "法规引用",
    "organisation": "组织机构",
    "procedure": "处置程序",
    "time": "时间",
    "resources": "应急资源",
    "drills": "演练",
    "trade": "行文与实际",
    "wording": "文字",
    "document": "文件",
}
"""The groups of rules by the name of their folder, in the order of the reference."""


def group_of(rule: Rule) -> str:
    """The Chinese name of the group that a rule belongs to."""
    return GROUPS[rule.body.__module__.split(".")[3]]


def basis_of(rule: Rule, laws: Registry) -> str:
    """What a rule rests on: the law with its clause; empty where it rests on the plan itself."""
    if rule.basis is None:
        return ""
    law = laws.by_id(rule.basis.law)
    named = f"{law.cited if law is not None else rule.basis.law}{rule.basis.clause}"
    return named if rule.basis.confirmed else f"{named}（条文待核实，只作提示）"


def page_text(rule: Rule, laws: Registry) -> str:
    """A rule's page for the terminal, ending with a line end."""
    page = rule.page
    lines = [
        f"{rule.code} {rule.title}（{rule.severity.words}，{rule.name}）",
        "",
        f"问题：{page.problem}",
        f"为什么：{page.why}",
        f"改法：{page.cure}",
    ]
    basis = basis_of(rule, laws)
    if basis:
        lines.append(f"依据：{basis}")
    for head, examples in (("反例", page.bad), ("正例", page.good)):
        for text in examples:
            lines += ["", f"{head}：", *(f"    {line}".rstrip() for line in text.split("\n"))]
    return "\n".join([*lines, ""])


def listing(rules: Sequence[Rule]) -> str:
    """All rules, a line each, by group; ending with a line end."""
    lines: list[str] = []
    for group in GROUPS.values():
        inside = [rule for rule in rules if group_of(rule) == group]
        if inside:
            lines += ["", group] if lines else [group]
            lines += [f"  {one.code} {one.severity.words} {one.title}" for one in inside]
    return "\n".join([*lines, ""])


def reference(rules: Sequence[Rule], laws: Registry) -> str:
    """The reference of all rules as Markdown."""
    lines = [
        "# 检查规则",
        "",
        "本页由 `planforge rules --format markdown` 生成，请勿手改。"
        "“错误”违反法律法规或自相矛盾，“警告”评审多半会退回，“提示”值得看一眼。",
    ]
    for group in GROUPS.values():
        inside = [rule for rule in rules if group_of(rule) == group]
        if inside:
            lines += ["", f"## {group}"]
        for rule in inside:
            lines += ["", *_entry(rule, laws)]
    return "\n".join([*lines, ""])


def _entry(rule: Rule, laws: Registry) -> list[str]:
    page = rule.page
    basis = basis_of(rule, laws)
    lines = [
        f"### {rule.code} {rule.title}",
        "",
        f"{rule.severity.words} · `{rule.name}`{f' · 依据：{basis}' if basis else ''}",
        "",
        f"{page.problem}{page.why}**改法**：{page.cure}",
    ]
    return [*lines, *_examples(page)]


def _examples(page: Page) -> list[str]:
    lines: list[str] = []
    for head, examples in (("反例", page.bad), ("正例", page.good)):
        for text in examples[:1]:
            lines += ["", f"{head}：", "", "```yaml", *text.split("\n"), "```"]
    return lines
