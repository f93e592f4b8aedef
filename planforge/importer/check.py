"""The promise of an import, checked: what the plan prints is what the source says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from planforge.importer.labels import read_label
from planforge.importer.lines import is_markdown
from planforge.importer.marks import marks_from
from planforge.importer.printed import numbered, printed_lines
from planforge.schema import Plan

_WHITE = re.compile(r"\s+")
_LISTED = re.compile(r"附件[:：]")
_MARKUP = re.compile(r"\*\*|`|\\(?=[^\w\s])")
_LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]+\)")
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


def round_trip(source_text: str, plan: Plan) -> list[Difference]:
    """How the plan, printed as text, differs from its source; white space does not count.

    Of a source in Markdown the markup does not count either: it is meant, not said.
    """
    markdown = is_markdown(tuple(source_text.split("\n")))
    source = list(_source(source_text, markdown=markdown))
    document, _ = numbered(plan, marks_from(plan).scheme)
    lines = [
        _squeezed(f"{p.label}{p.words}", markdown=markdown) for p in printed_lines(document.body)
    ]
    printed = [line for line in lines if line]
    return list(compared(source, printed))


def compared(source: list[tuple[int, str]], printed: list[str]) -> Iterator[Difference]:
    """The differences between lines, which may be broken differently."""
    words = [text for _, text in source]
    if "".join(words) == "".join(printed):
        return
    matcher = SequenceMatcher(None, words, printed, autojunk=False)
    for kind, a, b, c, d in _opcodes(matcher, words, printed):
        if kind == "equal" or "".join(words[a:b]) == "".join(printed[c:d]):
            continue
        line = source[a][0] if a < len(source) else source[-1][0] if source else 0
        if b - a == d - c:
            for offset in range(b - a):
                one, two = words[a + offset], printed[c + offset]
                if one != two:
                    label = _bare(one) == _bare(two)
                    yield Difference(source[a + offset][0], one, two, label)
        else:
            yield Difference(line, "".join(words[a:b]), "".join(printed[c:d]))


_MOST_LINES = 3000


def _opcodes(
    matcher: "SequenceMatcher[str]", words: list[str], printed: list[str]
) -> list[tuple[str, int, int, int, int]]:
    """The opcodes; of long texts only what lies between the first and the last difference."""
    if len(words) <= _MOST_LINES and len(printed) <= _MOST_LINES:
        return list(matcher.get_opcodes())
    if len(words) == len(printed):
        return [
            ("equal" if one == two else "replace", at, at + 1, at, at + 1)
            for at, (one, two) in enumerate(zip(words, printed, strict=True))
        ]
    return [("replace", 0, len(words), 0, len(printed))]


def _source(text: str, *, markdown: bool) -> Iterator[tuple[int, str]]:
    code = False
    for number, raw in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        line = raw.strip()
        if markdown:
            if line.startswith(("```", "~~~")):
                code = not code
                continue
            if not code:
                line = _unmarked(line)
        squeezed = _squeezed(line, markdown=markdown)
        if squeezed:
            yield number, squeezed


def _unmarked(line: str) -> str:
    """A line of Markdown without what marks it as heading, quotation, rule or table."""
    if _RULE.fullmatch(line.replace(" ", "")):
        return ""
    line = re.sub(r"^#{1,6}\s+|^(?:>\s?)+", "", line)
    if line.startswith("|"):
        line = line.strip("|").replace("|", "")
    return _LINK.sub(r"\1", line)


def _squeezed(line: str, *, markdown: bool) -> str:
    line = _WHITE.sub("", line)
    return _MARKUP.sub("", line) if markdown else line


def _bare(line: str) -> str:
    """A line without its label, as far as it looks like one."""
    listed = _LISTED.match(line)
    found = read_label(line[listed.end() :] if listed else line)
    return found.words if found is not None else line
