"""``planforge batch``: a plan for each row of a table."""

from pathlib import Path

import click

from planforge.cli import options
from planforge.cli.usage import Command, Count

_HELP = """按一张表格成批生成：每行一家，在基础预案上改几处，各做一份。

表头写改哪里：标题、单位.名称、地区、店主、店主电话、运营、运营电话，或者预案里的路径，\
如 组织机构.人员.店主.电话、应急响应.分情景处置.oversell.参数.缺口比例。
空格子照基础预案；写 ~ 是去掉这一项。
换了店名、人名、电话，预案别处提到的也跟着换。文件名用“文件名”一列，没有就用单位名称。
每行的结果和问题写在输出目录的 结果.csv 里；中断以后再运行一次会接着做，没有变的不重做。
表格里的公式不计算；预案自带的模板不用。"""


@click.command(cls=Command, help=_HELP)
@click.argument("plan", metavar="基础预案", type=click.Path(path_type=Path))
@click.argument("table", metavar="表格文件", type=click.Path(path_type=Path))
@options.folder
@click.option("--sheet", default="", metavar="工作表", help="表格里的哪个工作表，默认第一个。")
@click.option(
    "-f",
    "--format",
    "formats",
    multiple=True,
    metavar="格式",
    help="docx、pdf、html、markdown、text；可以写几次或用逗号隔开，默认 docx。",
)
@options.family("也生成配套文件；写名称只生成这一种，可以写几次。写在表格文件之后。")
@click.option("--only-family", is_flag=True, help="只生成配套文件，不生成预案。")
@options.layout
@options.scheme
@click.option("--jobs", type=Count(), default=None, metavar="个数",
              help="同时用几个进程，默认同处理器的个数，最多也这么多。")  # fmt: skip
@click.option("--cluster", default="", metavar="地址",
              help="Dask 调度器的地址，在几台机器上一起做；要装 planforge[cluster]。")  # fmt: skip
@options.force
def command(
    plan: Path,
    table: Path,
    folder: Path,
    sheet: str,
    formats: tuple[str, ...],
    family: tuple[str, ...],
    layout: str,
    scheme: str,
    jobs: int | None,
    cluster: str,
    *,
    only_family: bool,
    force: bool,
) -> int:
    """Make a plan for each row."""
    from planforge._build import refuse_classified
    from planforge.batch import Ask, check_papers, ready
    from planforge.cli import guard
    from planforge.cli.batching import RESULTS, batch, processes
    from planforge.cli.rendering import wanted
    from planforge.cli.report import shown
    from planforge.findings import Severity, worst
    from planforge.profiles import load_layout
    from planforge.writers import FORMATS

    papers = bool(family) or only_family
    asked = wanted(formats or (() if papers else ("docx",)), papers=papers)
    own = tuple(name for name in asked or ("docx",) if name in FORMATS)
    names = None if not papers else () if "" in family else tuple(family)
    ask = Ask(() if only_family else own, asked if papers else (), names, layout, scheme)
    if layout:
        load_layout(*_named(layout))  # one that there is not is told once, not for each row
    guard.check({folder / RESULTS: b""}, force=force, inputs=(plan, table))
    prepared = ready(plan, table, sheet)
    if worst(prepared.findings) is Severity.ERROR:
        shown(prepared.findings, err=True)
        return 3
    refuse_classified(prepared.base.loaded().plan)
    check_papers(prepared, ask)
    count = processes(jobs or 0)
    return batch(prepared, ask, folder, jobs=count, cluster=cluster, force=force)


def _named(layout: str) -> tuple[str, str]:
    name, _, preset = layout.partition("/")
    return name or "corporate", preset
