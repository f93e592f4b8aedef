"""The promise of an import, checked: what the plan prints is what the source says."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from planforge.document import Document
from planforge.findings import Path
from planforge.importer.labels import read_label
from planforge.importer.lines import is_markdown
from planforge.importer.marks import marks_from
from planforge.importer.printed import numbered, printed_lines
from planforge.schema import Plan

Said = Sequence[tuple[int, str]]
"""The lines of a source, each with its number."""

_WHITE = re.compile(r"\s+")
_LISTED = re.compile(r"附件[:：]")
_ANNEX = re.compile(r"(?:附件|附录)\s*(?:\d{1,2}|[一二三四五六七八九十])?\s*[:：]?")
_MARKUP = re.compile(r"[*`|]|\\(?=[^\w\s]|_)")
_LINK = re.compile(r"!?\[([^\[\]]+)\]\([^()\s]+\)")
_RULE = re.compile(r"(?:-{3,}|\*{3,}|_{3,})|\|?(?::?-+:?\|)+(?::?-+:?)?|```\w*|~~~\w*|<!--.*-->")


@dataclass(frozen=True, slots=True)
class Difference:
    """Where print and source differ.

    Attributes:
        line: of the source, from 1; that before which something is printed too much.
        source: the source's characters without white space.
        printed: the plan's.
        label: they differ in the label alone.
    """

    line: int
    source: str
    printed: str
    label: bool = False

    @property
    def width(self) -> bool:
        """They differ in the width of the label's signs alone: １．１ and 1.1."""
        wide, other = (
            unicodedata.normalize("NFKC", words) for words in (self.source, self.printed)
        )
        return self.label and wide == other


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without white space, whole and without its label."""

    number: int
    whole: str
    bare: str
    origin: Path = ()


def round_trip(
    source: str | Said,
    plan: Plan,
    *,
    markdown: bool | None = None,
    document: Document | None = None,
) -> list[Difference]:
    """How the plan, printed as text, differs from its source; white space does not count.

    Of a source in Markdown the markup does not count either: it is meant, not said.

    Args:
        source: a text, or the lines that it says with their numbers, in order.
        plan: what was made of it.
        markdown: whether the source is Markdown; seen in a text where None.
        document: what the plan prints, numbered; made here where None.
    """
    if isinstance(source, str):
        texts = source.removeprefix("\ufeff").split("\n")
        source = tuple(enumerate(texts, 1))
        if markdown is None:
            markdown = is_markdown(tuple(texts))
    if document is None:
        document, _ = numbered(plan, marks_from(plan).scheme)
    return _differences(source, document, markdown=bool(markdown))


def aligned(said: Said, document: Document, *, markdown: bool) -> Iterator[tuple[Path, int]]:
    """Which line of a source says what a numbered document prints.

    Yields:
        The plan path of each printed line that the source has too, and the number of its line.
    """
    source = list(_source(said, markdown=markdown))
    printed = list(_printed(document, markdown=markdown))
    for a, b, c, d in _opcodes(source, printed):
        for step in range(min(b - a, d - c)):
            yield printed[c + step].origin, source[a + step].number


def _differences(said: Said, document: Document, *, markdown: bool) -> list[Difference]:
    source = _merged(_source(said, markdown=markdown))
    printed = _merged(_printed(document, markdown=markdown))
    if "".join(line.whole for line in source) == "".join(line.whole for line in printed):
        return []
    return list(_compared(source, printed))


def _compared(source: list[_Line], printed: list[_Line]) -> Iterator[Difference]:
    """The differences between lines, which may be broken differently."""
    for a, b, c, d in _opcodes(source, printed):
        ours, theirs = source[a:b], printed[c:d]
        if "".join(line.whole for line in ours) == "".join(line.whole for line in theirs):
            continue
        if len(ours) == len(theirs):
            for one, two in zip(ours, theirs, strict=True):
                if one.whole != two.whole:
                    label = one.bare == two.bare
                    yield Difference(one.number, one.whole, two.whole, label)
        else:
            near = source[a] if a < len(source) else source[-1] if source else None
            said = "".join(line.whole for line in ours)
            shown = "".join(line.whole for line in theirs)
            yield Difference(near.number if near else 0, said, shown)


_MOST_LINES = 3000


def _opcodes(source: list[_Line], printed: list[_Line]) -> list[tuple[int, int, int, int]]:
    """Runs of lines that belong to each other; coarse for long texts, where it takes long."""
    if len(source) > _MOST_LINES or len(printed) > _MOST_LINES:
        if len(source) == len(printed):
            return [(at, at + 1, at, at + 1) for at in range(len(source))]
        return [(0, len(source), 0, len(printed))]
    ours, theirs = [line.bare for line in source], [line.bare for line in printed]
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    return [(a, b, c, d) for _, a, b, c, d in matcher.get_opcodes()]


def _printed(document: Document, *, markdown: bool) -> Iterator[_Line]:
    for line in printed_lines(document.body):
        whole = _squeezed(f"{line.label}{line.words}", markdown=markdown)
        own = line.words if line.label else _bare(line.words.strip())
        if whole:
            yield _Line(0, whole, _squeezed(own, markdown=markdown), line.origin)


def _source(said: Said, *, markdown: bool) -> Iterator[_Line]:
    code = False
    for number, raw in said:
        line = raw.strip()
        if markdown:
            if line.startswith(("```", "~~~")):
                code = not code
                continue
            if not code:
                line = _unmarked(line)
        whole = _squeezed(line, markdown=markdown)
        if whole:
            yield _Line(number, whole, _squeezed(_bare(line), markdown=markdown))


def _merged(lines: Iterable[_Line]) -> list[_Line]:
    """The lines, a label in a line of its own with the line after it."""
    out: list[_Line] = []
    label: _Line | None = None
    for line in lines:
        if label is not None:
            line = _Line(label.number, label.whole + line.whole, line.bare)
        label = line if not line.bare else None
        if label is None:
            out.append(line)
    return [*out, label] if label is not None else out


def _unmarked(line: str) -> str:
    """A line of Markdown without what marks it as heading, quotation, rule or table."""
    if _RULE.fullmatch(line.replace(" ", "")):
        return ""
    line = re.sub(r"^#{1,6}\s+|^(?:>\s?)+", "", line)
    return _LINK.sub(r"\1", line)


def _squeezed(line: str, *, markdown: bool) -> str:
    line = _WHITE.sub("", line)
    return _MARKUP.sub("", line) if markdown else line


def _bare(line: str) -> str:
    """A line without its label, as far as it looks like one."""
    if _ANNEX.fullmatch(line):
        return ""
    listed = _LISTED.match(line)
    found = read_label(line[listed.end() :] if listed else line)
    return found.words if found is not None else line
