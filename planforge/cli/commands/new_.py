"""``planforge new``: a plan from an interview, or a commented starting file."""

import sys
from pathlib import Path

import click

from planforge.cli.complete import complete_types
from planforge.cli.usage import Command

_HELP = """在终端里一问一答，写出一份预案。
不在终端里，或者加 --plain，写一份带注释的起始文件，照着改就能用。

单位类型有政府、平台、企业、天猫店铺、通用，用 planforge types 查看。
回答随时存在 --answers 的文件里，中断了用同样的命令接着答；--yes 把没答的都按默认处理，不提问。
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
@click.option("--drill", is_flag=True, help="写应急演练方案的起始文件。")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="写到哪个文件，如 plan.yaml。",
)
@click.option(
    "--answers",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="回答存在哪个文件；已有的接着答，改了可以重新生成。",
)
@click.option("-y", "--yes", is_flag=True, help="不提问，没答的按默认处理。")
@click.option("--plain", is_flag=True, help="不提问，写带注释的起始文件。")
@click.option("--force", is_flag=True, help="覆盖已有的文件。")
def command(
    type_: str,
    title: str | None,
    output: Path | None,
    answers: Path | None,
    *,
    drill: bool,
    yes: bool,
    plain: bool,
    force: bool,
) -> int:
    """Write a plan, or a starting file."""
    from planforge.cli import guard
    from planforge.cli.starters import checked_title, profile_named, starter
    from planforge.interview import interview_file

    profile = profile_named(type_)
    asks = bool(answers or yes or sys.stdin.isatty()) and not plain and not drill
    if not asks or (interview_file(profile.name, "interview.yaml") is None and not answers):
        text = starter(type_, title, drill=drill)
        return _write(text, output, force=force, then="改好内容，运行")
    from planforge.cli.interview import Wishes, plan_of

    if output is None and not yes:
        output = Path("plan.yaml")
    if output is not None:
        guard.fresh(output, force=force)
    wishes = Wishes(profile, checked_title(title), output, answers, yes=yes)
    built, left = plan_of(wishes)
    code = _write(built, output, force=force, then="检查一遍，运行")
    for words in left:
        click.echo(words, err=True)
    if output is not None:
        click.echo(f"填好、查好以后，做出全套打印件：planforge render {output} --family", err=True)
    return code


def _write(text: str, output: Path | None, *, force: bool, then: str) -> int:
    from planforge.cli import guard
    from planforge.resources import write_atomic

    if output is None:
        click.echo(text, nl=False)
        return 0
    guard.fresh(output, force=force)
    write_atomic(output, text.encode())
    click.echo(f"{output}")
    click.echo(f"接下来：{then} planforge check {output}", err=True)
    return 0
