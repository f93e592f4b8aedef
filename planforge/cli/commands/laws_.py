"""``planforge laws``: the registry of laws and standards."""

from typing import TYPE_CHECKING

import click

from planforge.cli import options
from planforge.cli.usage import Command

if TYPE_CHECKING:
    from planforge.laws import Law, Registry

_HELP = """查法规库：法律、法规、规章、规范性文件和标准的现行状态。

可以按名称、简称、文号、标准号、标识或者内容里的词查，几个词用空格隔开；查到一部就显示详情，查到多部就列出。
不带参数时列出全部。法规库是研究资料，不是法律意见，条文以官方文本为准。"""


@click.command(cls=Command, help=_HELP)
@click.argument("query", nargs=-1, metavar="[名称或文号]")
@options.form()
def command(query: tuple[str, ...], form: str) -> None:
    """Search the registry, list what was found, show what is meant."""
    from planforge.laws import load_registry
    from planforge.laws.search import exact, search

    registry = load_registry()
    words = " ".join(query)
    named = exact(registry, words) if words.strip() else ()
    found = named or search(registry, words)
    if form == "json":
        click.echo(_json(registry, found))
    else:
        click.echo(_text(registry, words, found, full=bool(named) or len(found) == 1), nl=False)


def _text(registry: "Registry", query: str, found: "tuple[Law, ...]", *, full: bool) -> str:
    from planforge.laws.pages import line, page
    from planforge.laws.search import titles

    only = titles(registry, query) if query.strip() and not full else ()
    if not found and not only:
        from planforge.errors import UsageProblem

        message = f"法规库里没有查到“{query}”。"
        hint = "换一个词再查；本单位核对过的可以写进预案的“检查”的“自有法规”。"
        raise UsageProblem(message, hint)
    if full:
        return "\n".join(page(law, registry) for law in found)
    rows = [line(law, registry) for law in found]
    rows += [f"《{title}》  只收名称，没有核对是否现行" for title in only]
    day = registry.as_of
    return "\n".join([*rows, f"共 {len(rows)} 部，截至{day.year}年{day.month}月{day.day}日。", ""])


def _json(registry: "Registry", found: "tuple[Law, ...]") -> str:
    import json

    from planforge.laws.pages import entry

    data = {"as_of": registry.as_of.isoformat(), "laws": [entry(law) for law in found]}
    return json.dumps(data, ensure_ascii=False, indent=2)
