"""``planforge convert``: a file's encoding."""

from pathlib import Path

import click

from planforge.cli.usage import Command

_HELP = """把 GBK、UTF-16 编码的文件就地转成 UTF-8，内容不变。

已经是 UTF-8 的文件不动。"""


@click.command(cls=Command, help=_HELP)
@click.argument("files", nargs=-1, required=True, metavar="文件…", type=click.Path(path_type=Path))
def command(files: tuple[Path, ...]) -> int:
    """Rewrite files as UTF-8."""
    from planforge.cli.tell import tell
    from planforge.errors import PlanforgeError
    from planforge.source import convert_encoding

    code = 0
    for file in files:
        try:
            was = convert_encoding(file)
        except PlanforgeError as error:
            tell(error)
            code = max(code, error.exit_code)
            continue
        done = "本来就是 UTF-8，没有改动。" if was == "UTF-8" else f"已由 {was} 转成 UTF-8。"
        click.echo(f"{file}：{done}")
    return code
