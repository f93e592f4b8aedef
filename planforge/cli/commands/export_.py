"""``planforge export``: the lists of a plan as tables."""

from pathlib import Path

import click

from planforge.cli import options
from planforge.cli.usage import Command

_HELP = """把预案里的人员、外部联系、排班和物资写成表格，用 WPS 或 Excel 接着填。

写成 .xlsx 时每种一个工作表，写成 .csv 时每种一个文件。填好以后在预案里写
“人员: {来自: 通讯录.xlsx}”代替原来的列表，以后只改表格。
生成以后被人改过的表格不会被覆盖，除非加 --force。"""


@click.command(cls=Command, help=_HELP)
@click.argument("plan", metavar="预案文件", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(path_type=Path),
    metavar="表格文件",
    default=None,
    help="写到哪里，以 .xlsx 或 .csv 结尾；默认是预案旁边的 通讯录.xlsx。",
)
@options.force
def command(plan: Path, target: Path | None, *, force: bool) -> int:
    """Write the tables; the exit code is 3 where the plan cannot be read."""
    from planforge._build import load, refuse_classified
    from planforge.cli import guard
    from planforge.cli.report import shown
    from planforge.errors import UsageProblem
    from planforge.sheets import comma, lists_of, workbook

    path = target or plan.parent / "通讯录.xlsx"
    ending = path.suffix.lower()
    if ending not in (".xlsx", ".csv"):
        message = f"不能写成“{path.name}”。"
        raise UsageProblem(message, "表格文件要以 .xlsx 或 .csv 结尾，如 -o 通讯录.xlsx。")
    loaded = load(plan)
    if loaded.plan is None:
        shown(loaded.findings, err=True)
        return 3
    refuse_classified(loaded.plan)
    lists = lists_of(loaded.plan, empty=True)
    files = (
        {path: workbook(lists.sheets)}
        if ending == ".xlsx"
        else {path.with_stem(f"{path.stem}-{one.name}"): comma(one) for one in lists.sheets}
    )
    read = loaded.tree.files if loaded.tree is not None else ()
    guard.save(files, force=force, inputs=(plan, *map(Path, read)))
    for file in files:
        click.echo(str(file))
    for words in lists.lost:
        click.echo(f"提示：{words}", err=True)
    return 0
