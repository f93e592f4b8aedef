"""``planforge merge``: two revisions of a plan into one, by ids and names."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planforge.cli import options
from planforge.cli.usage import Command

if TYPE_CHECKING:  # loaded when called
    from planforge.findings import Finding

_HELP = """把两个人各自改过的预案合成一份，按标识和名称逐项合并。

原件是两边共同的起点，对方的改动合进本方的文件；对方没有改到的地方一个字节也不动。
两边改了同一处而改得不一样，就逐条列出，退出码为 1：那一处暂时保留本方的写法，\
上面的注释记着对方的写法；其余的照常合并。注释删去以前，planforge check 一直报错。
也是 git 的合并驱动程序：运行 planforge git-setup 以后，git merge 遇到预案文件时自动调用。"""


@click.command(cls=Command, help=_HELP)
@click.argument("base", metavar="原件", type=click.Path(path_type=Path))
@click.argument("ours", metavar="本方", type=click.Path(path_type=Path))
@click.argument("theirs", metavar="对方", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="合并的结果写到哪个文件；默认写进本方的文件。",
)
@click.option(
    "--path",
    "called",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="预案文件在仓库里的路径，git 调用时用。",
)
@options.form(words="冲突写成给人看的文字（默认），或给程序用的 JSON。")
@options.force_output
def command(
    base: Path,
    ours: Path,
    theirs: Path,
    output: Path | None,
    called: Path | None,
    form: str,
    *,
    force: bool,
) -> int:
    """Merge; the exit code tells whether a person must decide something."""
    from planforge.cli import guard
    from planforge.cli.report import shown
    from planforge.resources import write_atomic
    from planforge.revision.merge import Version, merge
    from planforge.source.files import read_bytes
    from planforge.source.report import to_json

    name = str(called or ours)
    folder = (called or ours).parent
    sides = (
        Version(read_bytes(base), f"{called}（原件）" if called else str(base)),
        Version(read_bytes(ours), name),
        Version(read_bytes(theirs), f"{called}（对方）" if called else str(theirs)),
    )
    merged = merge(*sides, folder)
    target = output or ours
    told = name if called else str(target)
    found = [_within(finding, name, told) for finding in (*merged.conflicts, *merged.notes)]
    if form == "json":
        click.echo(to_json(found))
    elif found:
        shown(found, err=True)
    if target.resolve() != ours.resolve():
        guard.save({target: merged.data}, force=force, inputs=(base, theirs))
    elif merged.data != sides[1].data:
        write_atomic(ours, merged.data)
    if merged.conflicts:
        click.echo(f"{told} 有 {len(merged.conflicts)} 处要商定，{_rest(merged.edits)}。", err=True)
        return 1
    if called is None:
        count = "" if merged.edits is None else f" {merged.edits} 处改动"
        click.echo(f"合并了{count or '两边的改动'}，已写入 {target}。", err=True)
    return 0


def _rest(edits: int | None) -> str:
    if edits is None:
        return "其余的已按行合并"
    return f"其余 {edits} 处改动已合并" if edits else "没有别的改动"


def _within(finding: "Finding", ours: str, merged: str) -> "Finding":
    """A finding with its place in the file that was written."""
    place = finding.place
    if place is None or place.file != ours:
        return finding
    return replace(finding, place=replace(place, file=merged))
