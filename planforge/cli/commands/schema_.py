"""``planforge schema``: what a plan file may hold."""

from pathlib import Path
from typing import Literal

import click

from planforge.cli import options
from planforge.cli.usage import Choice, Command

_HELP = """显示预案文件可以写哪些内容。

json 是 JSON Schema，编辑器（如 VS Code 的 YAML 扩展）用它提示和检查；markdown 是参考页。"""


@click.command(cls=Command, help=_HELP)
@click.option(
    "--lang",
    type=Choice(["zh", "en"]),
    default="zh",
    metavar="zh|en",
    help="编辑器提示中文键（默认）还是英文键；两种都可以写。",
)
@options.form(("json", "markdown"), "JSON Schema（默认）或参考页。")
@options.output
@options.force
def command(lang: Literal["zh", "en"], form: str, output: Path | None, *, force: bool) -> int:
    """Show the schema."""
    import json

    from planforge.cli import guard
    from planforge.schema.jsonschema import json_schema, reference_page

    if form == "json":
        text = json.dumps(json_schema(lang), ensure_ascii=False, indent=2) + "\n"
    else:
        text = reference_page()
    if output is None:
        click.echo(text, nl=False)
    else:
        guard.save({output: text.encode()}, force=force)
    return 0
