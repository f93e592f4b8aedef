"""``planforge simulate``: a response played through, who does what until when."""

from pathlib import Path

import click

from planforge.cli import options
from planforge.cli.usage import Command

_HELP = """把一个情景从头演一遍：谁在什么时间之前做什么。

列出每一步最迟的时间、关键路径、同一个人同时要做的几件事、没有替补的岗位、来不及的报告。
时限从发现算起；报告从报告人接到消息算起，一级一级加上去。不写 --scenario 就列出可以演的情景。
-f svg 和 -f png 是一张时间图，可以作为附件的图：附件里写“种类: 图”和“图: 文件名”；\
要在 Word 里显示，用 png（需要 typst）；svg 用于 PDF 和网页。
退出码：0 正常；2 没有这个情景或者级别；3 预案读不进来。"""


@click.command(cls=Command, help=_HELP)
@click.argument("plan", metavar="预案文件", type=click.Path(path_type=Path))
@click.option("--scenario", default="", metavar="情景", help="情景的标识、名称或者列出时的序号。")
@click.option("--level", default="", metavar="级别", help="响应级别，如 Ⅱ级、II、店主指挥。")
@options.form(
    ("text", "json", "svg", "png", "html"),
    "文字表格（默认）、JSON、时间图（矢量或图片）、网页。",
)
@options.output
@options.force
def command(
    plan: Path, scenario: str, level: str, form: str, output: Path | None, *, force: bool
) -> int:
    """Play a scenario through."""
    from planforge.cli.simulating import Simulating

    return Simulating(plan, scenario, level, form, output, force).run()
