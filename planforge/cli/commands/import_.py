"""``planforge import``: plan files from plans that are written already."""

from pathlib import Path

import click

from planforge.cli.complete import complete_types
from planforge.cli.usage import Command

_HELP = """把已有的预案文字（.txt）读成预案文件。

认得出的章节放进对应的部分，没有把握的原样保留为文字，一个字也不丢。
不写 -o 时显示在屏幕上。不是由 import 写的、或者写好以后改过的文件不会被覆盖，除非加 --force。"""


@click.command("import", cls=Command, help=_HELP)
@click.argument("source", metavar="文件", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="写到哪个文件，如 plan.yaml。",
)
@click.option(
    "--type",
    "type_",
    metavar="单位类型",
    shell_complete=complete_types,
    help="政府、平台、企业、天猫店铺或通用；不写则由内容判断。",
)
@click.option("--force", is_flag=True, help="覆盖被人改过的文件。")
def command(source: Path, output: Path | None, type_: str | None, *, force: bool) -> int:
    """Read a plan's text as a plan file."""
    from planforge.cli import guard
    from planforge.cli.report import shown
    from planforge.cli.starters import profile_named
    from planforge.importer import import_text
    from planforge.source.files import read_bytes

    wanted = profile_named(type_).name if type_ is not None else None
    imported = import_text(read_bytes(source), str(source), type_=wanted)
    if imported.findings:
        shown(imported.findings, err=True)
    if output is None:
        click.echo(imported.yaml, nl=False)
        return 0
    data = imported.yaml.encode()
    if not force and guard.edited(output, data):
        raise guard.refuse([output])
    guard.write(output, data)
    click.echo(str(output))
    type_title = profile_named(imported.profile).title
    click.echo(
        f"单位类型：{type_title}；{imported.coverage:.0%} 的文字认出了所属的部分，其余原样保留。"
        f"\n接下来：看一遍，运行 planforge check {output}",
        err=True,
    )
    return 0
