"""A failure as lines on standard error."""

import click

from planforge.errors import PlanforgeError


def tell(error: PlanforgeError) -> None:
    """Say what is wrong, and on a second line what to do."""
    click.echo(f"错误：{error.message}", err=True)
    if error.hint:
        click.echo(f"  改法：{error.hint}", err=True)
