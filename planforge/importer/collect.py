"""Gathers what a reader finds on its way into the lines of an Original."""

from dataclasses import replace

from planforge.document import Table
from planforge.errors import LoadError
from planforge.findings import Finding, Severity
from planforge.importer.codes import told
from planforge.importer.decode import MOST_LINES
from planforge.importer.labels import Found, read_label
from planforge.importer.lines import Counted, Kind, Line
from planforge.importer.original import Original
from planforge.source.encoding import FORBIDDEN

_WHITE = " \t\n\u3000\u00a0\u2002\u2003"


class Collector:
    """Numbers what it is given, from 1, in order of reading; refuses what no plan has.

    Attributes:
        name: what findings call the source.
        findings: more may be added at any time.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.findings: list[Finding] = []
        self._lines: list[Line] = []
        self._said: list[tuple[int, str]] = []
        self._number = 0
        self._dropped = False

    @property
    def empty(self) -> bool:
        """Nothing was given so far."""
        return not self._said

    def words(self, raw: str) -> None:
        """A line of words; a label that it starts with is looked for."""
        words = self.cleaned(raw)
        if words:
            found = read_label(words)
            self._add(Line(self._next(words), Kind.WORDS, words, found=found))

    def entry(self, found: Found, counted: Counted) -> None:
        """A line whose label the source's program counted."""
        whole = f"{found.text}{found.gap}{found.words}"
        number = self._next(whole)
        self._add(Line(number, Kind.WORDS, whole, found=found, counted=counted))

    def heading(self, raw: str, level: int) -> None:
        """A heading, level from 1."""
        words = self.cleaned(raw)
        if words:
            number = self._next(words)
            self._add(Line(number, Kind.HEADING, words, level, found=read_label(words)))

    def title(self, raw: str) -> None:
        """The plan's title."""
        words = self.cleaned(raw)
        if words:
            self._add(Line(self._next(words), Kind.TITLE, words))

    def title_is_only_heading(self) -> None:
        """Take the heading of the first level for the title, where there is just one."""
        first = [at for at, line in enumerate(self._lines) if line.level == 1]
        if len(first) == 1:
            line = self._lines[first[0]]
            self._lines[first[0]] = replace(line, kind=Kind.TITLE, level=0, found=None)

    def next_number(self) -> int:
        """The number that comes next; tables need it for their origins."""
        return self._number + 1

    def table(self, table: Table, cells: list[str]) -> None:
        """A table, and the words of its cells, one by one."""
        number = self._next(*cells)
        self._add(Line(number, Kind.TABLE, "", block=table))

    def cleaned(self, raw: str) -> str:
        """Words without the white space around and without characters no document can hold."""
        words = FORBIDDEN.sub("", raw)
        self._dropped = self._dropped or words != raw
        return words.strip(_WHITE)

    def original(self, *, stem: str = "") -> Original:
        """All of it."""
        if self._dropped:
            message = "原文里有看不见的控制字符，已去掉。"
            self.findings.append(
                told("PF502", "dropped-character", message, severity=Severity.WARNING)
            )
        return Original(
            self.name,
            tuple(self._lines),
            tuple(self._said),
            unit="段",
            findings=tuple(self.findings),
            quotes=dict(reversed(self._said)),
            stem=stem,
        )

    def _next(self, *said: str) -> int:
        self._number += 1
        if len(self._said) + len(said) > MOST_LINES:
            message = f"文件 {self.name} 的段落和单元格超过 {MOST_LINES} 个，不像一份预案。"
            raise LoadError(message, "请检查文件内容是否正确；太长的预案请拆成几个文件。")
        self._said.extend((self._number, words) for words in said if words)
        return self._number

    def _add(self, line: Line) -> None:
        self._lines.append(line)
