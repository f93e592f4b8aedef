"""``planforge doctor``: what this machine has and lacks."""

import click

from planforge.cli.usage import Command

_HELP = """检查本机的 Python、程序包和字体，说明缺什么、要不要紧、怎么补。

退出码：0 需要的都有；5 缺少必需的东西。"""


@click.command(cls=Command, help=_HELP)
def command() -> int:
    """Look, and tell."""
    from planforge.cli.doctor import State, examine

    code = 0
    for heading, results in examine():
        click.echo(f"{heading}：")
        for result in results:
            click.echo(f"  {result.state.value} {result.words}")
            if result.hint:
                click.echo(f"       {result.hint}")
            if result.state is State.BROKEN:
                code = 5
        click.echo()
    click.echo("需要的都有。" if code == 0 else "缺少必需的东西，见上面标“缺”的各项。")
    return code
