"""``planforge import``: plan files from plans that are written already."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planforge.cli import options
from planforge.cli.complete import complete_types
from planforge.cli.usage import Choice, Command
from planforge.errors import UsageProblem

if TYPE_CHECKING:
    from planforge.cli.imported import Output
    from planforge.importer.original import Imported

_HELP = """把已有的预案读成预案文件。

可以读 Word 文件（.docx、.docm、.dotx，WPS 存的也可以）、文本和 Markdown、网页（.html、.mht），\
以及有文字层的 PDF。按文件的内容判断是哪一种，不看后缀。.doc、.wps、.rtf、.odt 要先另存为 .docx；\
本机装有 LibreOffice 时，加 --convert 就由它转换。宏不会运行，链接的图片不会下载。

认得出的章节放进对应的部分，没有把握的原样保留为文字，一个字也不丢；没有读入的页眉页脚、目录、\
批注等会逐条说明。一个文件里有几份预案时（综合、专项、现场处置），各写成一个文件。

不写 -o 时显示在屏幕上。不是由 import 写的、或者写好以后改过的文件不会被覆盖，除非加 --force。

例：
  planforge import 预案.docx -o plan.yaml
  planforge import 预案汇编.docx -o 预案/"""


_MOST_TODO = 3
"""Things to do that the summary names; the report has them all."""


@click.command("import", cls=Command, help=_HELP)
@click.argument("source", metavar="文件", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="文件或目录",
    help="写到哪个文件（如 plan.yaml）或目录；图片写在它旁边的“图片”目录里。",
)
@click.option(
    "--type",
    "type_",
    metavar="单位类型",
    shell_complete=complete_types,
    help="政府、平台、企业、天猫店铺或通用；不写则由内容判断。",
)
@click.option(
    "--revisions",
    type=Choice(["accept", "reject", "fail"]),
    default="accept",
    metavar="accept|reject|fail",
    help="Word 文件里没有处理的修订：当作接受（默认）、当作拒绝，或者停下来不导入。",
)
@click.option(
    "--hidden",
    type=Choice(["drop", "keep"]),
    default="drop",
    metavar="drop|keep",
    help="隐藏的文字：不读入并说明（默认），或者当作正文读入。",
)
@click.option(
    "--layout",
    type=Choice(["keep"]),
    metavar="keep",
    help="keep：保留 Word 文件的样式、页面设置、页眉和页脚，存成预案旁边的“….版式.docx”，"
    "以后生成 Word 时照用。",
)
@click.option(
    "--report",
    "report_",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="另写一份逐章的报告：哪些认出了、哪些原样保留、为什么；后缀 .txt、.md 或 .json。",
)
@click.option("--convert", is_flag=True, help="旧格式的文件先由本机的 LibreOffice 转成 .docx。")
@options.force
def command(
    source: Path,
    output: Path | None,
    type_: str | None,
    revisions: str,
    hidden: str,
    layout: str | None,
    report_: Path | None,
    *,
    convert: bool,
    force: bool,
) -> int:
    """Read a file as plan files."""
    from planforge.cli import imported
    from planforge.cli.report import shown
    from planforge.cli.starters import profile_named
    from planforge.importer.formats import import_file
    from planforge.importer.word import Reading, Tracked

    wanted = profile_named(type_).name if type_ is not None else None
    reading = Reading(Tracked(revisions), hidden == "keep")
    plans = import_file(source, type_=wanted, reading=reading, convert_old=convert)
    findings = [finding for plan in plans for finding in plan.findings]
    if findings:
        shown(findings, err=True)
    more = [imported.report(plans, report_)] if report_ is not None else []
    if output is None:
        if layout is not None:
            message = "--layout keep 要把版式写成文件。"
            raise UsageProblem(message, "请加 -o，如 -o plan.yaml。")
        plan = imported.only(plans, source)
        imported.write(more, source, force=force)
        _show(plan)
        return 0
    files = imported.outputs(plans, source, output)
    if layout is not None:
        from planforge.cli.keeping import with_look

        files, lost = with_look(files, source, reading)
        if lost:
            shown(lost, err=True)
    imported.write([*files, *more], source, force=force)
    for file in (*files, *more):
        click.echo(str(file.path))
    _sum_up(plans, files)
    return 0


def _show(plan: "Imported") -> None:
    click.echo(plan.yaml, nl=False)
    if plan.assets:
        message = f"另有 {len(plan.assets)} 张图片没有写出：请加 -o，图片会写在预案文件旁边。"
        click.echo(message, err=True)


def _sum_up(plans: "Sequence[Imported]", files: "Sequence[Output]") -> None:
    """What was understood, and what to do next."""
    from planforge.cli.starters import profile_named

    written = [file.path for file in files if file.plan is not None]
    for plan, path in zip(plans, written, strict=True):
        name = f"{path.name}：" if len(plans) > 1 else ""
        click.echo(
            f"{name}单位类型：{profile_named(plan.profile).title}；"
            f"{plan.coverage:.0%} 的文字认出了所属的部分，其余原样保留。",
            err=True,
        )
        todo = plan.gaps.todo if plan.gaps is not None else ()
        for words in todo[:_MOST_TODO]:
            click.echo(f"  {words}", err=True)
        if len(todo) > _MOST_TODO:
            click.echo(f"  另有 {len(todo) - _MOST_TODO} 件，加 --report 文件 查看。", err=True)
    shown = " ".join(map(str, written[:5]))
    more = f"（共 {len(written)} 个）" if len(written) > 5 else ""
    click.echo(f"接下来：看一遍，运行 planforge check {shown}{more}", err=True)
