"""The report of a check, in the format asked for."""

import json
from collections.abc import Sequence

import click

from planforge.cli.checking import Checked
from planforge.cli.report import shown
from planforge.findings import Finding
from planforge.lint.coverage.applicable import applicable
from planforge.source.report import summary, to_json, to_text


def report(results: Sequence[Checked], form: str) -> str:
    """The report as text that ends with a line end; empty where there is nothing to tell.

    Args:
        results: of the plans, in the order asked for.
        form: text, json, sarif or github.
    """
    findings = _findings(results)
    match form:
        case "json":
            return _json(results)
        case "sarif":
            return _sarif(findings)
        case "github":
            from planforge.lint.report import to_github

            return to_github(findings)
        case _:
            return to_text(findings) + _asides(results)


def show(results: Sequence[Checked], form: str, *, clean: bool) -> None:
    """The same on the screen, in colour on a terminal; clean: every file could be read."""
    if form != "text":
        click.echo(report(results, form), nl=False)
        return
    findings = _findings(results)
    if findings:
        shown(findings)
    elif clean:
        click.echo(summary(findings))
    click.echo(_asides(results), nl=False)


def _findings(results: Sequence[Checked]) -> list[Finding]:
    return [finding for one in results for finding in one.findings]


def _asides(results: Sequence[Checked]) -> str:
    """What the reader should know of the check itself: what applies, rules that did not run."""
    lines = [line for one in results for line in applicable(one.regimes)]
    lines += [
        f"规则 {rule.code}（{rule.title}）没有运行：{rule.reason}。"
        for one in results
        for rule in one.skipped
    ]
    return "".join(f"{line}\n" for line in dict.fromkeys(lines))


def _json(results: Sequence[Checked]) -> str:
    data: dict[str, object] = json.loads(to_json(_findings(results)))
    data["regimes"] = [
        {
            "regime": one.regime.value,
            "title": one.title,
            "applies": one.applies,
            "inferred": one.inferred,
            "reason": one.reason,
        }
        for result in results
        for one in result.regimes
    ]
    data["skipped"] = [
        {"code": one.code, "title": one.title, "reason": one.reason}
        for result in results
        for one in result.skipped
    ]
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _sarif(findings: Sequence[Finding]) -> str:
    from importlib.metadata import version

    from planforge.lint.report import to_sarif
    from planforge.lint.rules import RULES

    return to_sarif(findings, RULES, version("planforge")) + "\n"
