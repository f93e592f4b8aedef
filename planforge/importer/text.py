"""Plain text, Markdown among it, to plan files."""

from planforge.importer.chain import import_original
from planforge.importer.decode import read_lines
from planforge.importer.lines import classify, is_markdown
from planforge.importer.original import Imported, Original


def import_text(data: bytes, name: str, *, type_: str | None = None) -> Imported:
    """Make a plan file from a plan's text.

    Args:
        data: the text file, in UTF-8, GBK or UTF-16.
        name: what findings call it.
        type_: the profile, by any of its names; guessed from the words where None.

    Raises:
        LoadError: it is no text, or too large.
        UsageProblem: there is no such profile.
    """
    return import_original(original_of(data, name), type_=type_)


def original_of(data: bytes, name: str) -> Original:
    """A text file as a source.

    Raises:
        LoadError: it is no text, or too large.
    """
    source = read_lines(data, name)
    said = tuple(enumerate(source.lines, 1))
    return Original(
        name,
        tuple(classify(source.lines)),
        said,
        markdown=is_markdown(source.lines),
        findings=source.findings,
        quotes=dict(said),
    )
