"""``planforge new``: a commented starting file."""

from pathlib import Path

import click

from planforge.cli.complete import complete_types
from planforge.cli.usage import Command

_HELP = """写一份带注释的起始预案文件，照着改就能用。

单位类型有政府、平台、企业、天猫店铺、通用，用 planforge types 查看。不写 -o 时显示在屏幕上。
已有的文件不会被覆盖，除非加 --force。"""


@click.command(cls=Command, help=_HELP)
@click.option(
    "--type",
    "type_",
    required=True,
    metavar="单位类型",
    shell_complete=complete_types,
    help="政府、平台、企业、天猫店铺或通用。",
)
@click.option("--title", metavar="标题", help="预案的标题。")
@click.option("--drill", is_flag=True, help="写应急演练方案。")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="写到哪个文件，如 plan.yaml。",
)
@click.option("--force", is_flag=True, help="覆盖已有的文件。")
def command(type_: str, title: str | None, output: Path | None, *, drill: bool, force: bool) -> int:
    """Write a starting file."""
    from planforge.cli.starters import starter
    from planforge.errors import FileProblem
    from planforge.resources import write_atomic

    text = starter(type_, title, drill=drill)
    if output is None:
        click.echo(text, nl=False)
        return 0
    if output.exists() and not force:
        message = f"已经有文件 {output}，没有覆盖。"
        raise FileProblem(message, "请换一个文件名；确实要覆盖，加 --force。")
    write_atomic(output, text.encode())
    click.echo(f"{output}")
    click.echo(f"接下来：改好内容，运行 planforge check {output}", err=True)
    return 0
