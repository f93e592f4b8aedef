"""How the command line lists and shows the modules of the scenario library."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from planforge.errors import FileProblem
from planforge.profiles import load_profile, profile_names
from planforge.resources.wrap import columns
from planforge.scenarios import Head
from planforge.schema.module import Module
from planforge.schema.response import Step
from planforge.source import read_module


def listing(found: Iterable[Head]) -> str:
    """Modules by organisation type and group: what each is called, and who needs it."""
    lines: list[str] = []
    count = 0
    for kind, of_kind in groupby(found, key=lambda head: head.profile):
        lines.append(f"{_title(kind)}：")
        for group, heads in groupby(of_kind, key=lambda head: head.group):
            lines.append(f"  {group or '其他'}")
            rows = list(heads)
            count += len(rows)
            ids = max(columns(head.id) for head in rows) + 2
            names = max(columns(head.name) for head in rows) + 2
            for head in rows:
                tags = "、".join(head.suits)
                row = f"    {_wide(head.id, ids)}{_wide(head.name, names)}{tags}"
                lines.append(row.rstrip())
        lines.append("")
    if not count:
        return "这类单位还没有情景模块。\n"
    last = f"共 {count} 个模块。planforge scenarios 标识  看一个模块的参数和步骤。"
    return "\n".join([*lines, last, ""])


def page(head: Head) -> str:
    """One module: what it is for, what can be set, its steps, how a plan takes it.

    Raises:
        FileProblem: its file is broken.
    """
    module, findings = read_module(head.path)
    if module is None:
        first = next(iter(findings), None)
        message = f"情景模块文件 {head.path} 有误：{first.message if first else ''}"
        raise FileProblem(message)
    return "\n".join([*_told(head, module), *_taking(head, module), ""])


def _told(head: Head, module: Module) -> Iterator[str]:
    yield f"{head.id}  {head.name}（{_title(head.profile)}，{head.group}）"
    facts = (
        ("适用", "、".join(head.suits)),
        ("风险", module.risk),
        ("触发条件", module.trigger),
        ("牵头人", module.lead),
    )
    yield from (f"  {name}：{words}" for name, words in facts if words)
    yield from _block("提前备好", module.ready)
    yield from _block("步骤（改动时按标识对应）", map(_step, module.steps))
    settings = (
        f"{one.name}: {one.default}{f'    {one.note}' if one.note else ''}"
        for one in module.settings
    )
    yield from _block("参数和默认值", settings)
    yield from _block("要先核对的平台规则", module.platform_rules)


def _block(title: str, rows: Iterable[str]) -> Iterator[str]:
    lines = [f"    {row}" for row in rows]
    if lines:
        yield f"  {title}："
        yield from lines


def _step(step: Step) -> str:
    who = "，".join(str(fact) for fact in (step.actor, step.within) if fact)
    name = step.heading or step.action or ""
    return f"{step.id or '（没有标识）'}  {name}" + (f"（{who}）" if who else "")


def _taking(head: Head, module: Module) -> Iterator[str]:
    yield "  写进预案："
    yield "    应急响应:"
    yield "      分情景处置:"
    yield f"        - 模块: {head.id}"
    if module.settings:
        first = module.settings[0]
        yield f"          参数: {{{first.name}: {first.default}}}"


def _title(profile: str) -> str:
    return load_profile(profile).title if profile in profile_names().values() else "各类单位"


def _wide(words: str, width: int) -> str:
    return words + " " * (width - columns(words))
