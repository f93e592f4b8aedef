"""Options that several commands have: one name, one meaning, one wording."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import click

from planforge.cli.complete import complete_layouts, complete_papers, complete_schemes
from planforge.cli.usage import Choice

Decorated = TypeVar("Decorated", bound=Callable[..., object] | click.Command)

force = click.option("--force", is_flag=True, help="覆盖被人改过的文件。")
force_output = click.option("--force", is_flag=True, help="-o 的文件被人改过也覆盖。")
trust = click.option(
    "--trust", is_flag=True, help="信任预案自带的模板（预案旁的 templates 目录）。"
)
dry_run = click.option("--dry-run", is_flag=True, help="只显示改动，不写文件。")
fail_on = click.option(
    "--fail-on",
    type=Choice(["error", "warning", "info"]),
    default="error",
    metavar="error|warning|info",
    help="从哪一级起退出码为 1：错误（默认）、警告或提示。",
)
output = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="写进文件，不显示在屏幕上。",
)
folder = click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path),
    metavar="目录",
    default=Path("output"),
    help="输出目录，没有就新建；默认 output。",
)
layout = click.option(
    "--layout",
    default="",
    metavar="版式[/预设]",
    shell_complete=complete_layouts,
    help="版式，如 gb9704、corporate、shop；斜线后可以写页面预设。默认由预案和单位类型决定。",
)
scheme = click.option(
    "--scheme",
    default="",
    metavar="序号方案",
    shell_complete=complete_schemes,
    help="gongwen、compact、decimal、articles，或用空格隔开的各级样例，"
    '如 "一、 （一） 1."。默认由预案和单位类型决定。',
)


def family(words: str) -> Callable[[Decorated], Decorated]:
    """The option for the papers of a plan; written without a name it means all of them."""
    return click.option(
        "--family",
        "family",
        multiple=True,
        is_flag=False,
        flag_value="",
        metavar="[名称]",
        shell_complete=complete_papers,
        help=words,
    )


def form(
    choices: Sequence[str] = ("text", "json"),
    words: str = "给人看的文字（默认），或给程序用的 JSON。",
) -> Callable[[Decorated], Decorated]:
    """The option for how something is shown; the first choice is the default."""
    return click.option(
        "-f",
        "--format",
        "form",
        type=Choice(choices),
        default=choices[0],
        metavar="|".join(choices),
        help=words,
    )
