"""Comparing the text of a format's file with the text writer's, furniture left out."""

import difflib
import re

from planforge.document import Contents, Document, Figure, Form, Table, blocks_of, form_table
from planforge.writers.text import block_lines, document_lines
from tests.writers.extract import bare


def differences(document: Document, text: str) -> list[str]:
    """What a format says beside the text writer's words, but for furniture; and what it lacks."""
    lines = document_lines(document)
    notes = [line for line in lines if re.match(r"\[\d+\] ", line)]
    mine = _marks(bare("".join(line for line in lines if line not in notes)))
    theirs = bare(text)
    found: list[str] = []
    for note in notes:
        number, _, words = note[1:].partition("] ")
        theirs, times = re.subn(rf"\[?{number}\]?{re.escape(bare(words))}", "", theirs)
        if times != 1:
            found.append(f"the note {words} stands there {times} times")
    theirs = _without_pages(document, mine, _marks(theirs))
    furniture = _furniture(document)
    matcher = difflib.SequenceMatcher(None, mine, theirs, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal" or (kind == "insert" and _is_one_of(theirs[c:d], furniture)):
            continue
        found.append(f"{kind}: {mine[max(0, a - 9) : b]!r} -> {theirs[max(0, c - 9) : d]!r}")
    return found


def _marks(text: str) -> str:
    """A note's mark is a bare number where it stands above the line."""
    return re.sub(r"\[(\d+)\]", r"\1", text)


def _without_pages(document: Document, mine: str, text: str) -> str:
    """The text without the leaders and page numbers behind the entries of the contents."""
    at = end = 0
    for block in blocks_of(document):
        entries = block.entries if isinstance(block, Contents) else ()
        titles = [bare(f"{entry.label}{entry.gap}{entry.title}") for entry in entries]
        for index, title in enumerate(titles):
            end = mine.index(title, end) + len(title)
            after = re.escape([*titles, mine[end : end + 6]][index + 1])
            page = re.compile(rf"{re.escape(title)}([.·…]*\d*?)(?={after})").search(text, at)
            assert page is not None, title
            at = page.start(1)
            text = text[:at] + text[page.end() :]
    return text


def _furniture(document: Document) -> list[str]:
    """Headers of tables, which repeat, and the words of pictures that a format cannot show."""
    found: list[str] = []
    for block in blocks_of(document):
        if isinstance(block, Figure):
            found.append(bare(block.alt))
        if isinstance(block, Table | Form):
            table = form_table(block) if isinstance(block, Form) else block
            head = (cell.blocks for row in table.rows[: table.header_rows] for cell in row.cells)
            found.append(bare("".join(line for cell in head for line in block_lines(cell))))
    return found


def _is_one_of(text: str, furniture: list[str]) -> bool:
    """Whether text is one of them, turned round as a comparison may find it between likes."""
    return any(len(text) == len(words) and text in words + words for words in furniture)
