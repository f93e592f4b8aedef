"""``planforge log``: the history of a plan in a plan's own terms."""

from pathlib import Path

import click

from planforge.cli import options
from planforge.cli.usage import Command, Count

_HELP = """显示一份预案的修订历史：每一版改了哪些要紧的内容。

给一个文件，就看它在 git 里的提交；给一个目录，就看里面的各版文件（终稿.docx、终稿_法务改2.docx、\
20260301版.docx、V1.1.docx……），按文件名里的日期或版本排列，没有就按 Word 文件属性里的修改日期。
最新的在最前面。"""


@click.command(cls=Command, help=_HELP)
@click.argument("path", metavar="文件|目录", type=click.Path(path_type=Path))
@options.form()
@click.option("-n", "limit", type=Count(), default=20, metavar="条数", help="最多几版，默认 20。")
@click.option("--all", "everything", is_flag=True, help="文字性修改也逐条列出。")
def command(path: Path, form: str, limit: int, *, everything: bool) -> int:
    """Tell the history."""
    from planforge.revision.history import history
    from planforge.revision.telling import history_json, history_text

    found = history(path, limit)
    if form == "json":
        click.echo(history_json(found), nl=False)
        return 0
    click.echo(history_text(found, everything=everything), nl=False)
    for note in (f"{found.order}。", *found.notes):
        click.echo(note, err=True)
    return 0
