"""``planforge pull``: edits made in Word, back into the plan file."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from planforge.cli import options
from planforge.cli.usage import Command

if TYPE_CHECKING:  # loaded when called
    from planforge.pull.pull import Pulled

_HELP = """把在 Word 或 WPS 里改过的文件，改回到预案文件里。

Word 文件要由 planforge render 从这份预案生成。每处改动都指明改的是预案的哪一项；\
预案里的注释、顺序和没有改到的地方原样保留。放不进预案的改动逐条列出，不会悄悄丢掉。
修订和批注先列为建议，用 --list 查看，用 --accept 采纳。
退出码：0 都放进去了；1 有放不进去的改动；3 文件读不进来。"""


@click.command(cls=Command, help=_HELP)
@click.argument("docx", metavar="改过的.docx", type=click.Path(path_type=Path))
@click.argument("plan", metavar="预案文件", type=click.Path(path_type=Path))
@click.option("--list", "listing", is_flag=True, help="只列出修订和批注，什么也不改。")
@click.option(
    "--accept",
    default="",
    metavar="all|编号|作者",
    help="采纳哪些修订和批注：all、1,3-5 这样的编号，或作者的名字。",
)
@options.dry_run
@click.option(
    "--base",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="生成 Word 文件时的预案文件；预案后来又手工改过、.planforge 里又没有存档时要给出。",
)
@click.option(
    "--layout", default="", metavar="版式", help="生成 Word 文件时用的 --layout，如果用过。"
)
@click.option(
    "--scheme", default="", metavar="序号方案", help="生成 Word 文件时用的 --scheme，如果用过。"
)
@options.form()
@options.fail_on
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="改好的预案写到哪个文件；默认写回预案文件。",
)
@options.force_output
def command(
    docx: Path,
    plan: Path,
    accept: str,
    base: Path | None,
    layout: str,
    scheme: str,
    form: str,
    fail_on: str,
    output: Path | None,
    *,
    listing: bool,
    dry_run: bool,
    force: bool,
) -> int:
    """Pull edits; the exit code tells whether any found no place."""
    from planforge.cli.progress import Progress
    from planforge.cli.report import SEVERITIES, failing
    from planforge.errors import UsageProblem
    from planforge.importer.formats import bytes_of
    from planforge.pull.pull import PullOptions, pull

    if docx.suffix.lower() in (".yaml", ".yml"):
        message = f"{docx} 不是 Word 文件。"
        hint = "先写 Word 文件，再写预案文件，如 planforge pull 改过的.docx plan.yaml。"
        raise UsageProblem(message, hint)
    progress = Progress()

    def watch(count: int) -> None:
        progress.say(f"正在核对改动，还有 {count} 处…")

    options = PullOptions(accept, listing, base, layout, scheme, watch)
    try:
        pulled = pull(bytes_of(docx), str(docx), plan, options)
    finally:
        progress.clear()
    text = form == "text"
    _tell(pulled, listing=listing, text=text)
    if not listing and not dry_run and (output is not None or pulled.changes):
        target = output or plan
        _save(pulled, target, plan, docx, force=force)
        if text:
            click.echo(f"已写入 {target}。", err=True)
    return 1 if failing(pulled.findings, SEVERITIES[fail_on]) else 0


def _tell(pulled: "Pulled", *, listing: bool, text: bool) -> None:
    from planforge.cli.report import shown
    from planforge.pull.show import changes_text, proposals_text, pulled_json

    if not text:
        click.echo(pulled_json(pulled, listing=listing), nl=False)
        return
    if pulled.found:
        click.echo("预案后来改过；生成 Word 时的预案在 .planforge 里有存档，已用它比对。", err=True)
    said = proposals_text(pulled.proposals) if listing else changes_text(pulled.changes)
    click.echo(said, nl=False)
    if pulled.findings:
        shown(pulled.findings, err=True)


def _save(pulled: "Pulled", target: Path, plan: Path, docx: Path, *, force: bool) -> None:
    """Write the plan file where it is another than it was, or goes elsewhere."""
    from contextlib import suppress

    from planforge.cli import guard
    from planforge.errors import FileProblem
    from planforge.pull.bases import keep
    from planforge.resources import write_atomic
    from planforge.source.files import read_bytes

    if target == plan and pulled.yaml == read_bytes(plan):
        return
    if target != plan:
        guard.check({target: pulled.yaml}, force=force, inputs=(docx,))
    with suppress(FileProblem):  # the plan itself is what was asked for
        keep(target, pulled.bases)
    if target == plan:
        write_atomic(plan, pulled.yaml)
    else:
        guard.write(target, pulled.yaml)
