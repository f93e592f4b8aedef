"""A source as every reader hands it on, and what an import makes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from planforge.document import Figure
from planforge.findings import Finding, Place
from planforge.importer.gaps import Gaps
from planforge.importer.lines import Line


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that the plan file refers to: its name beside the plan file, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Original:
    """A source of one plan, whatever its format.

    Attributes:
        name: what findings call it.
        lines: what its tree is read from, in order of reading.
        said: the words that the plan must print, line by line, each with its number.
        unit: what its numbers count: 行 for texts, 段 for Word files.
        markdown: its words are Markdown.
        findings: what was mended or left out on reading.
        quotes: by number, the words that findings quote.
        aside: what stands in the source beside the plan, as comment lines for the plan file.
        assets: the files of its pictures, each once.
        notes: the words of its footnotes, each with the number of the line that calls it.
        head: fields of the plan's head that its lines name.
        plainly: the same source with all of that as words, which is taken where the plan would
            print something else; None where there is no such choice.
        stem: the file name that the plan should have, without extension; empty where nobody knows.
        context: the words of the whole file, where it holds more plans than this one.
        remarks: comments of reviewers, each with the number of the line that it is about.
    """

    name: str
    lines: tuple[Line, ...]
    said: tuple[tuple[int, str], ...]
    unit: str = "行"
    markdown: bool = False
    findings: tuple[Finding, ...] = ()
    quotes: Mapping[int, str] = field(default_factory=dict)
    aside: tuple[str, ...] = ()
    assets: tuple[Asset, ...] = ()
    notes: tuple[tuple[int, str], ...] = ()
    head: Mapping[str, object] = field(default_factory=dict)
    plainly: "Original | None" = None
    stem: str = ""
    context: str = ""
    remarks: tuple[tuple[int, str], ...] = ()

    @property
    def text(self) -> str:
        """All its words."""
        return "\n".join(words for _, words in self.said)

    def with_more(self, findings: tuple[Finding, ...], aside: tuple[str, ...]) -> "Original":
        """The source with other findings and comment lines."""
        plainly = self.plainly
        if plainly is not None:
            plainly = plainly.with_more(findings, aside)
        return replace(self, findings=findings, aside=aside, plainly=plainly)

    def within(self, context: str, remarks: tuple[tuple[int, str], ...]) -> "Original":
        """The source as one of a file with these words, and the comments that are about it."""
        plainly = self.plainly
        if plainly is not None:
            plainly = plainly.within(context, remarks)
        return replace(self, context=context, remarks=remarks, plainly=plainly)

    def file_of(self, figure: Figure) -> str:
        """The name of a picture's file beside the plan file; empty where it has none."""
        return next((a.name for a in self.assets if a.data == figure.data), "")

    def place(self, number: int) -> Place:
        """Where a line stands."""
        return Place(self.name, number, 1, self.quotes.get(number, "")[:200])

    def at(self, number: int) -> str:
        """A line in words: 第 3 行."""
        return f"第 {number} {self.unit}"


@dataclass(frozen=True, slots=True)
class Imported:
    """A plan file made from a source.

    Attributes:
        yaml: the plan file.
        findings: what the writer of the source should look at.
        coverage: the share of the characters that stand in typed parts, from 0 to 1.
        profile: the profile, as given or guessed.
        stem: the file name that the plan should have, without extension; empty where nobody knows.
        assets: the files that the plan file refers to.
        gaps: what was typed, what stayed text and why, what is doubtful.
    """

    yaml: str
    findings: tuple[Finding, ...]
    coverage: float
    profile: str
    stem: str = ""
    assets: tuple[Asset, ...] = ()
    gaps: Gaps | None = None
