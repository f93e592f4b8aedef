"""``planforge release``: freezes a revision of a plan."""

import datetime
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planforge.cli import options
from planforge.cli.usage import Choice, Command, Day

if TYPE_CHECKING:  # loaded when called
    from planforge.revision.own import Own

_HELP = """定稿：升版本号，写发布日期和实施日期，在修订记录里加一行。

修订内容不写 --summary 时，由与上一次定稿的比较起草。预案文件里的注释和顺序原样保留。
定稿以前先检查（同 planforge check，按发布日期判断法规）；有错误时不定稿，除非加 --force。
退出码：0 已定稿；1 预案有错误；2 用法不对；3 文件读不进来。"""


@click.command(cls=Command, help=_HELP)
@click.argument("plan", metavar="预案文件", type=click.Path(path_type=Path))
@click.option(
    "--bump",
    type=Choice(["minor", "major", "none"]),
    default="minor",
    metavar="minor|major|none",
    help="升哪一级：V1.2 升为 V1.3（minor，默认）或 V2.0（major）；none 不升。",
)
@click.option("--to", default="", metavar="版本", help="直接写出新的版本，如 第三版。")
@click.option("--summary", default="", metavar="文字", help="修订内容；不写就起草。")
@click.option("--date", type=Day(), metavar="日期", help="发布日期，如 2026-03-01。必填。")
@click.option(
    "--effective",
    type=Day(),
    metavar="日期",
    help="实施日期；不写时，原来有实施日期的，与发布日期的间隔不变。",
)
@click.option("--author", default="", metavar="姓名", help="修订人；不写就同上一行。")
@click.option(
    "--since",
    default="",
    metavar="版本|文件",
    help="与什么比较来起草：git 的版本（如 v1.2）或上一次定稿的文件；"
    "默认是 git 里升到现在这个版本的那一次提交。",
)
@options.dry_run
@click.option("--force", is_flag=True, help="预案有错误也定稿。")
def command(
    plan: Path,
    bump: str,
    to: str,
    summary: str,
    date: datetime.date | None,
    effective: datetime.date | None,
    author: str,
    since: str,
    *,
    dry_run: bool,
    force: bool,
) -> int:
    """Release; the exit code tells whether the plan was fit for it."""
    from planforge.cli.report import shown
    from planforge.errors import UsageProblem
    from planforge.resources import write_atomic
    from planforge.revision.own import own
    from planforge.revision.release import Wanted, release
    from planforge.revision.since import draft
    from planforge.revision.unloadable import Unloadable
    from planforge.revision.versions import Bump

    if date is None:
        message = "没有写发布日期。"
        raise UsageProblem(message, "请用 --date 写出，如 --date 2026-03-01。")
    try:
        mine = own(plan)
    except Unloadable as problem:
        shown(problem.findings, err=True)
        raise
    if mine.errors and not force:
        shown(mine.errors, err=True)
        click.echo(_UNFIT, err=True)
        return 1
    words = summary or draft(mine, since)
    made = release(mine, Wanted(Bump(bump), date, words, author, effective, to))
    if not _fit(mine, own(plan, made.data), date, force=force):
        return 1
    for line in made.told:
        click.echo(line)
    if dry_run:
        click.echo("（没有写文件。）", err=True)
        return 0
    write_atomic(plan, made.data)
    click.echo(f"已写入 {plan}，版本 {made.version}。", err=True)
    return 0


_UNFIT = "预案有错误，没有定稿。请先改好；确实要定稿，加 --force。"


def _fit(now: "Own", then: "Own", day: datetime.date, *, force: bool) -> bool:
    """The rules find no error in the plan as it will be; tells those that they find.

    They are told at their places in the file as it is: that is where they are mended.
    """
    from planforge.cli.report import shown
    from planforge.findings import Severity

    places = {(one.code, one.message): one for one in now.faults(day)}
    faults = [
        places.get((one.code, one.message)) or replace(one, place=None) for one in then.faults(day)
    ]
    errors = [one for one in faults if one.severity is Severity.ERROR]
    if errors:
        shown(errors, err=True)
    if errors and not force:
        click.echo(_UNFIT, err=True)
        return False
    if len(faults) > len(errors):
        count = len(faults) - len(errors)
        click.echo(f"另有 {count} 个警告，运行 planforge check {now.path} 查看。", err=True)
    return True
