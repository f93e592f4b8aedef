"""``planforge diff``: what changed between two revisions, and whether it matters."""

import datetime
import os
from pathlib import Path

import click

from planforge.cli import options
from planforge.cli.complete import complete_comparisons
from planforge.cli.usage import Choice, Command, Day

_HELP = """比较两个版本，说明改了什么、要不要紧。

旧版和新版可以是预案文件、git 里的版本（如 HEAD~3:plan.yaml）、Word、文本、网页或 PDF，随意搭配。
只给一个文件时，与 git 里最近一次提交的同一个文件比较。序号、目录、引用由 planforge 生成，不算改动。
格式：text 变更清单；json 全部细节；markdown 用于合并请求；html 左右对照；pdf 标出改动；\
docx 带真正的修订，可以在 Word 里逐条接受或拒绝；\
table 修订对照表；response 修改情况说明（要 --opinions）；这两种写成 Word 或 PDF，扩展名由 -o 定。
退出码：0 正常；加 --exit-code 时有改动为 1；3 文件读不进来；5 没有通过 --verify 的验证。"""


@click.command(cls=Command, help=_HELP)
@click.argument("old", metavar="旧版")
@click.argument("new", metavar="[新版]", required=False)
@click.option(
    "-f",
    "--format",
    "formats",
    multiple=True,
    metavar="格式",
    shell_complete=complete_comparisons,
    help="text、json、markdown、html、pdf、docx、table、response；可以写几次，默认 text。",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="文件|目录",
    help="写到哪个文件；几种格式一起写时是目录。text、json、markdown 默认显示在屏幕上。",
)
@click.option("--exit-code", "exit_code", is_flag=True, help="有改动时退出码为 1。")
@click.option("--material-only", "material", is_flag=True, help="只列实质改动。")
@click.option(
    "--verify", is_flag=True,
    help="验证结果：接受全部修订恰好是新版，拒绝全部恰好是旧版。",
)  # fmt: skip
@click.option("--author", default="planforge", metavar="姓名", help="修订的作者；默认 planforge。")
@click.option(
    "--date",
    type=Day(),
    metavar="日期",
    help="修订的日期，如 2026-03-01；默认用新版预案的日期。",
)
@click.option(
    "--moves",
    type=Choice(["native", "delins"]),
    default="native",
    metavar="native|delins",
    help="移动的段落在 Word 里显示成移动（默认），还是删除加插入。",
)
@click.option(
    "--reasons",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="各处修改的理由和依据（YAML 或 CSV：修改、理由、依据），填进修订对照表。",
)
@click.option(
    "--opinions",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="征求到的意见（YAML 或 CSV：提出单位、意见、采纳情况、理由、修改），做修改情况说明。",
)
@click.option(
    "--beside",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="供 git difftool 调用：两个临时文件原来是这个文件，引用的文件到它旁边找。",
)
@options.force
def command(
    old: str,
    new: str | None,
    formats: tuple[str, ...],
    output: Path | None,
    author: str,
    date: datetime.date | None,
    moves: str,
    reasons: Path | None,
    opinions: Path | None,
    beside: Path | None,
    *,
    exit_code: bool,
    material: bool,
    verify: bool,
    force: bool,
) -> int:
    """Compare; the exit code tells whether anything changed where that is asked for."""
    if beside is not None and os.devnull in (old, new):
        click.echo(f"{beside}：{'新增' if old == os.devnull else '删除'}的文件，没有可以比较的。")
        return 0
    from planforge.cli.comparing import Comparing, given, wanted
    from planforge.revision.outputs import Look

    given_ = given(reasons, opinions)
    look = Look(
        author=author,
        date=date,
        native=moves == "native",
        material=material,
        verify=verify,
        reasons=given_.reasons,
        opinions=given_.opinions,
    )
    comparing = Comparing(wanted(formats), look, output, force, beside)
    changed = comparing.run(old, new)
    return 1 if exit_code and changed else 0
