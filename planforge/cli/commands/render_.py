"""``planforge render``: plans to documents."""

from dataclasses import replace
from pathlib import Path

import click

from planforge.cli import options
from planforge.cli.complete import (
    complete_formats,
)
from planforge.cli.usage import Choice, Command

_HELP = """把预案文件做成可以印发、归档的文件。

默认生成 Word（docx）和 PDF，放在 output 目录里。缺少部分内容不影响生成，用 planforge check 查看。
加 --family 生成配套文件（作战表、处置卡、检查清单等）：单写是全部，写上名称是其中一种；\
有哪些，用 planforge types 查看。
加 --drill 情景 生成这个情景的演练包，连同可以再改的演练方案文件（yaml）；几个情景写几次。
生成以后被人改过的文件不会被覆盖，除非加 --force。
加 --public 生成公开版：姓名写作职务，电话和内部阈值隐去，正文里重复的也隐去；\
文件名后面加“-公开版”。
生成 Word 时，预案当时的样子存在它旁边的 .planforge 目录里，planforge pull 靠它分清后来是谁改的；\
--watch、--public 时不存。"""


@click.command(cls=Command, help=_HELP)
@click.argument(
    "plans", nargs=-1, required=False, metavar="预案文件…", type=click.Path(path_type=Path)
)
@click.option(
    "-f",
    "--format",
    "formats",
    multiple=True,
    metavar="格式",
    shell_complete=complete_formats,
    help="docx、pdf、html、markdown、text 或 all；可以写几次或用逗号隔开，默认 docx,pdf。"
    "配套文件还有 png（手机长图）、csv，不写就按各自常用的格式。",
)
@options.family("不生成预案，生成它的配套文件；写名称只生成这一种，可以写几次。写在预案文件之后。")
@click.option(
    "--drill",
    "drills",
    multiple=True,
    metavar="情景",
    help="不生成预案，生成这个情景的演练包：方案、脚本、评估表、签到表、通知、总结和整改台账；"
    "写情景的名称、标识或者序号（planforge simulate 列出），可以写几次。",
)
@click.option(
    "--when",
    default="",
    metavar="日期和时刻",
    help="和 --drill 一起用：哪一天、几点开始，如 '2026-12-02 9:30'；"
    "不写照预案“演练安排”里的时间，预案也没有的，日期留空。",
)
@options.folder
@click.option("--name", metavar="名称", help="输出文件的名称，不带扩展名；默认同预案文件。")
@options.layout
@click.option(
    "--reference",
    type=click.Path(path_type=Path),
    metavar="Word文件",
    help="生成的 Word 照用这个文件的样式、页面设置、页眉和页脚；其他格式仍用预案的版式。",
)
@options.scheme
@click.option(
    "--engine",
    type=Choice(["typst", "weasyprint"]),
    default="typst",
    metavar="typst|weasyprint",
    help="生成 PDF 用的引擎，默认 typst。",
)
@click.option(
    "--pdf-standard",
    "standards",
    multiple=True,
    type=Choice(["a-2a", "a-2b", "ua-1"]),
    metavar="a-2a|a-2b|ua-1",
    help="让 PDF 符合 PDF/A-2a、PDF/A-2b 或 PDF/UA-1；可以写几次。",
)
@click.option(
    "--public", is_flag=True, help="公开版：隐去姓名、电话、内部阈值，不带内部标识和批注。"
)
@click.option(
    "--manifest",
    is_flag=True,
    help="另写清单（每个文件的校验值），供 planforge verify 核对；单写 --family 时总是写。",
)
@click.option(
    "--filing",
    is_flag=True,
    help="生成备案材料：按单位类型该报的各份文件和预案的正式文本，放在单独的目录里，附清单。",
)
@click.option("--gb2312", is_flag=True, help="Word 里的字体名用仿宋_GB2312、楷体_GB2312。")
@options.trust
@click.option("--watch", is_flag=True, help="预案一改就重新生成，按 Ctrl+C 结束。")
@options.force
def command(
    plans: tuple[Path, ...],
    formats: tuple[str, ...],
    family: tuple[str, ...],
    drills: tuple[str, ...],
    when: str,
    folder: Path,
    name: str | None,
    layout: str,
    reference: Path | None,
    scheme: str,
    engine: str,
    standards: tuple[str, ...],
    *,
    public: bool,
    manifest: bool,
    filing: bool,
    gb2312: bool,
    trust: bool,
    watch: bool,
    force: bool,
) -> int:
    """Render plans; the exit code tells the worst that happened."""
    from planforge._build import Settings
    from planforge.cli.produce import Drilled
    from planforge.cli.rendering import Job, Rendering, wanted
    from planforge.cli.watch import again
    from planforge.errors import UsageProblem
    from planforge.writers import Options

    plans, family = _sorted(plans, family)
    if when and not drills:
        raise UsageProblem(_WHEN, "如 --drill 价格设错 --when '2026-12-02 9:30'。")
    drill = Drilled(drills, when) if drills else None
    if filing and (drill or family or watch):
        raise UsageProblem(_ALONE, "先生成一种，再生成另一种。")
    if drill and family:
        raise UsageProblem(_ONE_OF_TWO, "先生成一种，再生成另一种。")
    options = Options(gb2312=gb2312, public=public, engine=engine, pdf_standards=standards)
    settings = Settings(layout=layout, scheme=scheme, reference=reference, options=options)
    jobs = Job.all(plans, folder, name)
    asked = wanted(formats, papers=bool(family or drill))
    names = None if not family else () if "" in family else tuple(family)
    rendering = Rendering(
        settings,
        asked,
        trusted=trust,
        force=force,
        keeps=not watch,
        family=names,
        manifest=manifest or names == (),
        drill=drill,
    )
    if filing:
        from planforge.cli.filing import file_packet

        chosen = asked if formats else ()
        return max(file_packet(job, replace(rendering, formats=chosen)) for job in jobs)
    if not watch:
        return max(rendering.run(job).code for job in jobs)
    return again(rendering, jobs)


_ALONE = "--filing 不能和 --family、--drill、--watch 一起用。"
_WHEN = "--when 只和 --drill 一起用。"
_ONE_OF_TWO = "--drill 和 --family 不能一起用。"


def _sorted(
    plans: tuple[Path, ...], family: tuple[str, ...]
) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """Plans and names of papers; an empty name is ``--family`` alone, which means all.

    A plan that stands right behind ``--family`` came in as a name.

    Raises:
        click.UsageError: there is no plan.
    """
    taken = [name for name in family if Path(name).suffix in (".yaml", ".yml")]
    found = (*plans, *map(Path, taken))
    if not found:
        message = "缺少参数 预案文件。"
        raise click.UsageError(message, click.get_current_context())
    return found, tuple("" if name in taken else name for name in family)
