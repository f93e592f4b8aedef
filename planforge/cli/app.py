"""The group of commands; a command's module is imported only when it is called."""

from importlib import import_module

import click

from planforge.cli.usage import Command, like

COMMANDS = {
    "new": "一问一答写出预案，或者写一份带注释的起始文件。",
    "check": "检查预案文件，一次列出所有问题。",
    "rules": "列出检查规则，说明每一条。",
    "simulate": "把一个情景从头演一遍：谁在什么时间之前做什么。",
    "scenarios": "列出情景库里的模块，说明每一个怎么用。",
    "laws": "查法规库：现行状态、替代、条文要点。",
    "render": "把预案文件做成 Word、PDF、网页、Markdown 和文本。",
    "verify": "核对生成的文件有没有被改过、少了、多了。",
    "batch": "一张表格，每行一家：按基础预案成批生成。",
    "export": "把人员、外部联系、排班和物资写成 Excel 或 CSV 表格。",
    "import": "把已有的预案（Word、文本、网页、PDF）读成预案文件。",
    "pull": "把在 Word 里改过的文件改回预案文件。",
    "diff": "比较两个版本，说明改了什么、要不要紧。",
    "log": "显示一份预案的修订历史。",
    "release": "定稿：升版本号，写日期，在修订记录里加一行。",
    "merge": "把两个人各自改过的预案合成一份。",
    "git-setup": "让 git 用 planforge 显示、比较和合并预案文件。",
    "convert": "把 GBK 或 UTF-16 编码的文件转成 UTF-8。",
    "outline": "显示带序号的提纲。",
    "schema": "显示预案文件可以写哪些内容。",
    "types": "列出单位类型、版式、序号方案和输出格式。",
    "doctor": "检查本机的 Python、程序包和字体。",
    "completion": "显示命令行补全的脚本。",
}
"""The commands in the order of the help page, each in planforge.cli.commands."""

_HELP = """planforge：把结构化的预案数据做成正式的应急预案文件。

常用的三步：
  planforge new --type 天猫店铺 -o plan.yaml
  planforge check plan.yaml
  planforge render plan.yaml -o output

退出码：0 正常；1 预案有问题；2 命令用法不对；3 预案读不进来；
        4 模板出错；5 生成文件或字体出错；6 文件读写出错。"""


class App(Command, click.Group):
    """The planforge command."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """The names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"planforge.cli.commands.{cmd_name.replace('-', '_')}_")
        command = module.command
        if not isinstance(command, click.Command):
            return None
        command.short_help = COMMANDS[cmd_name]
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name.

        Raises:
            click.UsageError: there is none; says which one may be meant.
        """
        if args and args[0] not in COMMANDS and not ctx.resilient_parsing:
            name = args[0]
            guess = like(name, COMMANDS) or f"可用的命令：{'、'.join(COMMANDS)}。"
            kind = "选项" if name.startswith("-") else "命令"
            ctx.fail(f"没有{kind} {name}。{guess}")
        return super().resolve_command(ctx, args)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """What follows the program's name in the usage line."""
        return ["命令", "[选项]"]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands, then the options."""
        with formatter.section("命令"):
            formatter.write_dl(list(COMMANDS.items()))
        Command.format_options(self, ctx, formatter)


def _version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"planforge {version('planforge')}")
        ctx.exit()


@click.pass_context
def _bare(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


app = App(
    name="planforge",
    help=_HELP,
    callback=_bare,
    invoke_without_command=True,
    params=[
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_version,
            help="显示版本号。",
        )
    ],
)
