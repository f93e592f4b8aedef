"""What is to be made of each row."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ask:
    """The outputs of a row.

    Attributes:
        formats: of the plan; none where only papers are wanted.
        paper_formats: of papers; each its usual ones where none is named.
        papers: by name, all where it is empty; None for no papers.
        layout: over the plan's own.
        scheme: over the plan's own.
    """

    formats: tuple[str, ...] = ("docx",)
    paper_formats: tuple[str, ...] = ()
    papers: tuple[str, ...] | None = None
    layout: str = ""
    scheme: str = ""
