"""``planforge scenarios``: the library of incidents that plans take over by ``模块``."""

from typing import TYPE_CHECKING

import click

from planforge.cli import options
from planforge.cli.usage import Command

if TYPE_CHECKING:
    from planforge.errors import UsageProblem
    from planforge.scenarios import Head

_HELP = """列出情景库里的模块，或者说明其中一个。

不带参数时列出全部；给出单位类型就列出这一类的；给出模块的标识，就说明它：有什么参数、有哪些步骤、怎么写进预案。
预案里写“模块: 标识”就把它接过来；同时写的内容改动库里的，没有写的照库里的。"""


@click.command(cls=Command, help=_HELP)
@click.argument("wanted", nargs=-1, metavar="[单位类型或模块…]")
@options.form()
def command(wanted: tuple[str, ...], form: str) -> None:
    """List modules or show one."""
    from planforge.cli.modules import listing, page

    found, shown = _chosen(wanted)
    if form == "json":
        click.echo(_json(found))
    elif shown:
        click.echo("\n".join(page(head) for head in found), nl=False)
    else:
        click.echo(listing(found), nl=False)


def _chosen(wanted: tuple[str, ...]) -> "tuple[list[Head], bool]":
    """The modules meant, and whether each was named itself."""
    from planforge.profiles import profile_names
    from planforge.scenarios import heads

    names = profile_names()
    every = [head for kind in dict.fromkeys(names.values()) for head in heads(kind)]
    found: list[Head] = []
    named = False
    for word in wanted:
        of_type = heads(names[word]) if word in names else ()
        matching = [head for head in every if word in (head.id, head.name)]
        if word not in names and not matching:
            raise _unknown(word, every)
        found += of_type or matching
        named = named or bool(matching)
    return (found if wanted else every), named


def _unknown(word: str, every: "list[Head]") -> "UsageProblem":
    from planforge.cli.usage import like
    from planforge.errors import UsageProblem

    message = f"没有单位类型或模块“{word}”。"
    guess = like(word, [name for head in every for name in (head.id, head.name)])
    return UsageProblem(message, guess or "运行 planforge scenarios 查看全部模块。")


def _json(found: "list[Head]") -> str:
    import json

    entries = [
        {
            "id": head.id,
            "type": head.profile,
            "name": head.name,
            "group": head.group,
            "suits": list(head.suits),
            "fear": head.fear,
            "risk": head.risk,
            "parameters": [
                {"name": one.name, "default": one.default, "unit": one.unit, "note": one.note}
                for one in head.parameters
            ],
        }
        for head in found
    ]
    return json.dumps({"scenarios": entries}, ensure_ascii=False, indent=2)
