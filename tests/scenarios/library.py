"""The modules of the shipped library, and plans made of them."""

from pathlib import Path

from planforge.findings import Finding, Severity
from planforge.profiles import profile_names
from planforge.scenarios import module_names
from planforge.source import Loaded, load_text

TYPES = tuple(dict.fromkeys(profile_names().values()))
MODULES = tuple((kind, name) for kind in TYPES for name in module_names(kind))
"""Every module of every organisation type."""


def plan_of(kind: str, entries: str, *, more: str = "") -> bytes:
    """A small plan of a type whose scenarios are these lines."""
    inner = "\n".join(f"    {line}" for line in entries.strip("\n").split("\n"))
    return (
        f"类型: {kind}\n预案种类: 专项应急预案\n标题: 示例单位应急预案\n{more}"
        f"应急响应:\n  分情景处置:\n{inner}\n"
    ).encode()


def loaded(kind: str, entries: str, *, more: str = "", folder: Path | None = None) -> Loaded:
    """The plan read."""
    text = plan_of(kind, entries, more=more)
    return load_text(text, "plan.yaml", profiles=profile_names(), folder=folder)


def errors(findings: tuple[Finding, ...] | list[Finding]) -> list[str]:
    """The findings that are errors, each with its place."""
    return [
        f"{one.place.file if one.place else ''}:{one.place.line if one.place else ''} "
        f"{one.code} {one.message} {one.hint or ''}"
        for one in findings
        if one.severity is Severity.ERROR
    ]
