"""``planforge verify``: files compared with the manifest that was written with them."""

from pathlib import Path

import click

from planforge.cli.usage import Command

_HELP = """核对生成的文件有没有被改过、少了、多了。

生成配套文件（render --family）或者加了 --manifest 时，会同时写出清单：“名称-清单.json”给程序核对，\
“名称-清单.txt”给人看，里面有每个文件的校验值（sha256）。
写目录就核对里面的全部清单，并列出清单以外的文件；写清单就只核对这一份；下一层目录另写。
退出码：0 全部相符；1 有改动、缺少或多出；6 清单读不了或者被改过。"""


@click.command(cls=Command, help=_HELP)
@click.argument("where", metavar="目录或清单", type=click.Path(path_type=Path))
def command(where: Path) -> int:
    """Verify; 1 where anything is not as it was written."""
    from planforge.cli.manifest import ENDING, extra, read_manifest, verify
    from planforge.errors import FileProblem

    whole = where.is_dir()
    paths = sorted(where.glob(f"*{ENDING}")) if whole else [where]
    deeper = sorted({path.parent for path in where.glob(f"*/*{ENDING}")}) if whole else []
    if not paths:
        message = f"目录 {where} 里没有清单。"
        below = f"下一层的 {'、'.join(map(str, deeper))} 里有，请写那个目录。" if deeper else ""
        hint = "清单在 render --family 或者 render --manifest 时写出。"
        raise FileProblem(message, below or hint)
    manifests = [read_manifest(path) for path in paths]
    code = 0
    for path, manifest in zip(paths, manifests, strict=True):
        verdict = verify(manifest, path.parent)
        for word, names in (("被改过", verdict.changed), ("缺少", verdict.missing)):
            for name in names:
                click.echo(f"{word}：{name}{_LINES if name in verdict.broken else ''}")
        click.echo(
            f"{manifest.plan}（{manifest.edition}）：{verdict.intact} 个文件相符，"
            f"{len(verdict.changed)} 个被改过，{len(verdict.missing)} 个缺少。"
        )
        code = max(code, 0 if verdict.right else 1)
    others = extra(where, manifests) if whole else ()
    for name in others:
        click.echo(f"多出：{name}（不在清单里）")
    if others:
        click.echo(_OTHERS, err=True)
    if deeper:
        click.echo(f"没有核对下一层的目录：{'、'.join(map(str, deeper))}。", err=True)
    return 1 if others else code


_OTHERS = (
    "多出的文件没有核对：可能是生成时没有写进清单的（单独生成预案、公开版要加 --manifest），"
    "可能是旧版留下的，也可能是别处放进来的。"
)
_LINES = "（字没有变，只是换行符不同，多半是传输或者编辑软件转的）"
