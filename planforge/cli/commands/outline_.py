"""``planforge outline``: the numbered outline of a plan."""

from pathlib import Path

import click

from planforge.cli import options
from planforge.cli.usage import Command, Count

_HELP = """显示带序号的提纲：各章节的序号和标题，附件在最后。"""


@click.command(cls=Command, help=_HELP)
@click.argument("plan", metavar="预案文件", type=click.Path(path_type=Path))
@options.scheme
@click.option("--depth", type=Count(), default=9, metavar="层数", help="最多显示几层，默认全部。")
def command(plan: Path, scheme: str, depth: int) -> int:
    """Show the outline."""
    from planforge._build import Settings, build
    from planforge.cli.outline import outline
    from planforge.cli.report import shown

    built = build(plan, Settings(scheme=scheme))
    if built.document is None:
        shown(built.findings, err=True)
        return 3
    click.echo(built.document.meta.title)
    for line in outline(built.document, depth):
        click.echo(line)
    return 0
