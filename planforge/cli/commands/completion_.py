"""``planforge completion``: the script that a shell needs."""

import click

from planforge.cli.usage import Choice, Command

_HELP = """显示命令行补全的脚本：命令、选项、单位类型、版式、格式都能按 Tab 补全。

bash：在 ~/.bashrc 里加一行  eval "$(planforge completion bash)"
zsh：在 ~/.zshrc 里加一行  eval "$(planforge completion zsh)"
fish：运行  planforge completion fish > ~/.config/fish/completions/planforge.fish
PowerShell：在 $PROFILE 里加一行
  planforge completion powershell | Out-String | Invoke-Expression"""


@click.command(cls=Command, help=_HELP)
@click.argument(
    "shell", type=Choice(["bash", "zsh", "fish", "powershell"]), metavar="bash|zsh|fish|powershell"
)
def command(shell: str) -> int:
    """Show the script."""
    from planforge.cli.app import app
    from planforge.cli.powershell import register

    register()
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    if found is None:
        return 2
    click.echo(found(app, {}, "planforge", "_PLANFORGE_COMPLETE").source())
    return 0
