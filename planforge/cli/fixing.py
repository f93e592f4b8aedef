"""Mending a plan file: what cannot change its meaning, and proposals that a person approves."""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath

import click

from planforge._build import load
from planforge.findings import Finding, Fix
from planforge.resources import write_atomic
from planforge.schema.paths import value_at
from planforge.source.files import read_bytes
from planforge.source.rewrite import CannotRewrite, Rewriting


@dataclass(frozen=True, slots=True)
class Mended:
    """A plan file as it would be.

    Attributes:
        path: the file.
        before, after: its bytes.
        refused: why some of the fixes cannot be made there, in Chinese.
    """

    path: FilePath
    before: bytes
    after: bytes
    refused: tuple[str, ...] = ()

    @property
    def diff(self) -> str:
        """A unified diff; empty where nothing changes."""
        old, new = (_lines(data) for data in (self.before, self.after))
        name = str(self.path)
        lines = difflib.unified_diff(old, new, name, f"{name}（改后）", lineterm="")
        return "".join(f"{line}\n" for line in lines)


def fix_all(path: FilePath, findings: Iterable[Finding], *, yes: bool, interactive: bool) -> bool:
    """Offer everything that can be mended without changing what the plan means, at once.

    Returns:
        True where the file was written.

    Raises:
        PlanforgeError: the file cannot be read or written.
    """
    fixes = [fix for finding in findings for fix in finding.fixes if fix.safe]
    if not fixes:
        click.echo(f"{path}：没有可以自动改的问题。", err=True)
        return False
    change = mended(path, tuple(dict.fromkeys(fixes)))
    return offer(change, question="写入这些改动吗？", yes=yes, interactive=interactive)


def propose(path: FilePath, findings: Iterable[Finding], *, interactive: bool) -> bool:
    """Offer what changes the plan's meaning, finding by finding; a person approves each.

    Returns:
        True where the file was written.

    Raises:
        PlanforgeError: the file cannot be read or written.
    """
    written = False
    proposed = [one for one in findings if any(not fix.safe for fix in one.fixes)]
    if not proposed:
        click.echo(f"{path}：没有需要审定的改法。", err=True)
    for finding in proposed:
        fixes = [fix for fix in finding.fixes if not fix.safe]
        click.echo(f"{finding.code} {finding.message}", err=True)
        change = mended(path, fixes)
        written |= offer(change, question="采用这一条吗？", yes=False, interactive=interactive)
    return written


def mended(path: FilePath, fixes: Sequence[Fix]) -> Mended:
    """A plan file with fixes made; everything else stays byte for byte.

    Raises:
        PlanforgeError: the file cannot be read.
    """
    data = read_bytes(path)
    plan = load(path).plan
    rewriting = Rewriting(data, str(path))
    refused: list[str] = []
    made = False
    for at in dict.fromkeys(fix.at for fix in fixes):
        value = value_at(plan, at) if plan is not None else None
        old = value if isinstance(value, str) else ""
        new = _mend(old, [fix for fix in fixes if fix.at == at])
        if old == new:
            continue
        try:
            rewriting.set(at, new)
            made = True
        except CannotRewrite as problem:
            refused.append(f"{problem.message}{problem.hint or ''}")
    try:
        after = rewriting.text() if made else data
    except CannotRewrite as problem:
        return Mended(path, data, data, (*refused, f"{problem.message}{problem.hint or ''}"))
    return Mended(path, data, after, tuple(refused))


def offer(change: Mended, *, question: str, yes: bool, interactive: bool) -> bool:
    """Show a change, and write it where it is approved.

    Args:
        change: the file as it would be.
        question: what is asked.
        yes: approved beforehand.
        interactive: somebody can answer.

    Returns:
        True where the file was written.
    """
    for reason in change.refused:
        click.echo(f"这一处没有改：{reason}", err=True)
    if not change.diff:
        return False
    click.echo(change.diff, nl=False, err=True)
    if not yes and not interactive:
        click.echo("只显示改动，没有写入；在终端里运行会先询问再写入。", err=True)
        return False
    if not yes and not click.confirm(question, prompt_suffix=" ", err=True):
        return False
    write_atomic(change.path, change.after)
    click.echo(f"已写入 {change.path}。", err=True)
    return True


def _mend(value: str, fixes: Sequence[Fix]) -> str:
    """Longer words first: one may stand in another."""
    for fix in sorted(fixes, key=lambda one: -len(one.old)):
        value = value.replace(fix.old, fix.new)
    return value


def _lines(data: bytes) -> list[str]:
    return data.decode("utf-8-sig", "replace").splitlines()
