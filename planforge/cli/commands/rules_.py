"""``planforge rules``: what the check looks for, and why."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from planforge.cli import options
from planforge.cli.usage import Command

if TYPE_CHECKING:
    from planforge.errors import UsageProblem
    from planforge.lint import Rule

_HELP = """列出检查规则，或者说明其中一条。

不带参数时按类列出全部规则；给出编号（PF401）或名称（repealed-law），就说明这一条：什么问题、为什么、怎么改、依据、反例和正例。"""


@click.command(cls=Command, help=_HELP)
@click.argument("codes", nargs=-1, metavar="[规则…]")
@options.form(("text", "markdown", "json"), "给人看的文字（默认）、规则手册的 Markdown，或 JSON。")
def command(codes: tuple[str, ...], form: str) -> None:
    """Print rules or their pages."""
    from planforge.laws import load_registry
    from planforge.lint.choice import meant
    from planforge.lint.page import listing, page_text, reference
    from planforge.lint.rules import RULES

    chosen = [one for one in RULES if any(meant(code, one.code, one.name) for code in codes)]
    for code in codes:
        if not any(meant(code, one.code, one.name) for one in RULES):
            raise _unknown(code)
    wanted = chosen if codes else list(RULES)
    laws = load_registry()
    if form == "json":
        click.echo(_json(wanted))
    elif form == "markdown":
        click.echo(reference(wanted, laws), nl=False)
    elif codes:
        click.echo("\n".join(page_text(one, laws) for one in wanted), nl=False)
    else:
        click.echo(listing(wanted), nl=False)


def _unknown(code: str) -> "UsageProblem":
    from planforge.errors import UsageProblem

    message = f"没有规则“{code}”。"
    return UsageProblem(message, "运行 planforge rules 查看全部规则。")


def _json(rules: "Sequence[Rule]") -> str:
    import json

    entries = [
        {
            "code": one.code,
            "name": one.name,
            "title": one.title,
            "severity": one.severity.name.lower(),
            "problem": one.page.problem,
            "why": one.page.why,
            "cure": one.page.cure,
        }
        for one in rules
    ]
    return json.dumps({"rules": entries}, ensure_ascii=False, indent=2)
