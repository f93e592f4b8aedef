"""``planforge check``: every problem of a plan at once."""

from pathlib import Path

import click

from planforge.cli.usage import Choice, Command

_HELP = """检查预案文件，一次列出所有问题。

写法错误、缺少的部分、没有着落的引用、写了却不会印出来的内容都会列出，每个问题都指明文件、行、列和改法。
退出码：0 没有达到 --fail-on 的问题；1 有；3 预案读不进来。"""


@click.command(cls=Command, help=_HELP)
@click.argument(
    "plans", nargs=-1, required=True, metavar="预案文件…", type=click.Path(path_type=Path)
)
@click.option(
    "--format", "form", type=Choice(["text", "json"]), default="text", metavar="text|json",
    help="输出给人看的文字（默认），或给程序用的 JSON。",
)  # fmt: skip
@click.option(
    "--fail-on", type=Choice(["error", "warning", "info"]), default="error",
    metavar="error|warning|info", help="从哪一级起退出码为 1：错误（默认）、警告或提示。",
)  # fmt: skip
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="把结果写进文件，不显示在屏幕上。",
)
@click.option("--trust", is_flag=True, help="信任预案自带的模板（预案旁的 templates 目录）。")
def command(
    plans: tuple[Path, ...], form: str, fail_on: str, output: Path | None, *, trust: bool
) -> int:
    """Check plans; the exit code tells the worst that was found."""
    from planforge.cli.checking import checked
    from planforge.cli.report import SEVERITIES, failing, shown
    from planforge.cli.tell import tell
    from planforge.errors import PlanforgeError
    from planforge.findings import Finding
    from planforge.resources import write_atomic
    from planforge.source.report import summary, to_json, to_text

    findings: list[Finding] = []
    code = 0
    for plan in plans:
        try:
            result = checked(plan, trusted=trust)
        except PlanforgeError as error:
            tell(error)
            code = max(code, error.exit_code)
            continue
        findings += result.findings
        code = max(code, 0 if result.loaded else 3)
    code = max(code, 1 if failing(findings, SEVERITIES[fail_on]) else 0)
    report = f"{to_json(findings)}\n" if form == "json" else to_text(findings)
    if output is not None:
        write_atomic(output, report.encode("utf-8", "replace"))
    elif form == "json":
        click.echo(report, nl=False)
    elif findings:
        shown(findings)
    elif code == 0:
        click.echo(summary(findings))
    return code
