"""``planforge git-setup``: git shows, compares and merges plans with planforge."""

import sys
from pathlib import Path

import click

from planforge.cli import options
from planforge.cli.usage import Command

_HELP = """让 git 用 planforge 显示、比较和合并预案文件。

在当前仓库的 .gitattributes 里登记预案文件，并写本仓库的 git 设置：
git diff 显示印出来的文字，git difftool -t planforge 显示改动清单，git merge 按标识合并。
先列出要写的内容，已有的不重复写。.gitattributes 可以提交，git 设置要每个人各自运行一次。"""


@click.command("git-setup", cls=Command, help=_HELP)
@click.argument("patterns", nargs=-1, metavar="[文件或通配…]")
@click.option("--remove", "removing", is_flag=True, help="撤销：删去登记的行和设置。")
@options.dry_run
@click.option("-y", "--yes", is_flag=True, help="不询问，直接写入。")
@click.option(
    "--as-text",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="供 git 调用：把一个文件显示成文字。",
)
def command(
    patterns: tuple[str, ...],
    as_text: Path | None,
    *,
    removing: bool,
    dry_run: bool,
    yes: bool,
) -> int:
    """Set up, or take it back."""
    from planforge.revision import git_setup
    from planforge.revision.git import Repository

    if as_text is not None:
        from planforge.revision.as_text import as_text as text_of

        click.echo(text_of(as_text), nl=False)
        return 0
    repository = Repository.at(Path())
    if removing:
        steps = git_setup.found(repository)
    else:
        steps = git_setup.steps(repository, patterns or git_setup.PATTERNS)
    open_ = [step for step in steps if not step.done]
    if not open_:
        click.echo("没有要撤销的。" if removing else "都已经设置好了。")
        return 0
    click.echo(f"在仓库 {repository.top} 里{'撤销' if removing else '写'}：")
    for step in open_:
        click.echo(f"  {step.words}")
    if dry_run:
        return 0
    if not yes and sys.stdin.isatty() and not click.confirm("继续吗？", default=True):
        return 0
    if removing:
        git_setup.remove(repository, steps)
    else:
        git_setup.set_up(repository, steps)
    click.echo("已撤销。" if removing else "已设置好。")
    return 0
