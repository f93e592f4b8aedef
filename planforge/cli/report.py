"""What a command says about findings, and which exit code they give."""

import os
import sys
from collections.abc import Iterable, Sequence

import click

from planforge.findings import Finding, Severity, worst
from planforge.source.report import summary, to_text

SEVERITIES = {
    "error": Severity.ERROR,
    "warning": Severity.WARNING,
    "info": Severity.INFO,
}


def shown(findings: Sequence[Finding], *, err: bool = False) -> None:
    """Findings in full, in colour on a terminal."""
    stream = sys.stderr if err else sys.stdout
    color = stream.isatty() and not os.environ.get("NO_COLOR")
    click.echo(to_text(findings, color=color), nl=False, err=err)


def failing(findings: Iterable[Finding], least: Severity) -> bool:
    """Any finding is at least that grave."""
    gravest = worst(findings)
    return gravest is not None and gravest >= least


def hinted(findings: Iterable[Finding], name: str) -> str:
    """One line that counts findings and says how to see them; empty for none."""
    lesser = [finding for finding in findings if finding.severity is not Severity.ERROR]
    if not lesser:
        return ""
    return f"{name}：{summary(lesser).rstrip('。')}，运行 planforge check {name} 查看。"
