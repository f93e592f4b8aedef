"""``planforge types``: the words that other commands take."""

import click

from planforge.cli.usage import Command

_HELP = """列出单位类型、预案种类、版式、序号方案和输出格式。"""


@click.command(cls=Command, help=_HELP)
def command() -> int:
    """List them."""
    from planforge.cli.listing import listing

    for heading, rows in listing():
        click.echo(f"{heading}：")
        for name, words in rows:
            click.echo(f"  {name}  {words}".rstrip())
        click.echo()
    return 0
