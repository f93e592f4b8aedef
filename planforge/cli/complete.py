"""What the shell offers for a value."""

from collections.abc import Iterable

import click
from click.shell_completion import CompletionItem

FORMATS = ("docx", "pdf", "html", "markdown", "text", "all")


COMPARISONS = ("text", "json", "markdown", "html", "pdf", "docx", "table", "response")


def complete_comparisons(
    _ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Formats of a comparison, also after a comma."""
    return _listed(COMPARISONS, incomplete)


def complete_formats(
    _ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Output formats, also after a comma."""
    return _listed((*FORMATS, "png", "csv"), incomplete)


def _listed(names: Iterable[str], incomplete: str) -> list[CompletionItem]:
    head, comma, tail = incomplete.rpartition(",")
    return [CompletionItem(f"{head}{comma}{name}") for name in names if name.startswith(tail)]


def complete_layouts(
    _ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Layouts, and a layout's page presets after the slash."""
    from planforge.profiles import layout_names, load_layout

    names = []
    for name in layout_names():
        presets = load_layout(name).presets if incomplete.startswith(name) else ()
        names += [name, *(f"{name}/{preset}" for preset in presets)]
    return _starting(names, incomplete)


def complete_schemes(
    _ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The presets of numbering schemes."""
    from planforge.document import PRESETS

    return _starting(PRESETS, incomplete)


def complete_types(
    _ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Types of organisations: Chinese and English names."""
    from planforge.profiles import profile_names

    return _starting(profile_names(), incomplete)


def _starting(names: Iterable[str], incomplete: str) -> list[CompletionItem]:

    return [CompletionItem(name) for name in names if name.startswith(incomplete)]


def complete_papers(
    _ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The family documents of every type of organisation."""
    from planforge.family import family
    from planforge.profiles import profile_names

    profiles = dict.fromkeys(profile_names().values())
    names = dict.fromkeys(name for profile in profiles for name in family(profile))
    return _starting(names, incomplete)
