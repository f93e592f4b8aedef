"""Notes at the foot of a page that a person changed."""

from collections.abc import Iterable, Iterator

from planforge.document import (
    Block,
    CommentAnchor,
    Document,
    Footnote,
    Inline,
    Item,
    Link,
    Paragraph,
    Section,
    Strong,
    blocks_of,
    plain,
)
from planforge.findings import Finding, Severity
from planforge.importer.docx.model import WordBlock, WordFile, WordParagraph, WordTable
from planforge.pull.lines import folded
from planforge.pull.tell import short


def changed_notes(document: Document | None, seen: WordFile, name: str) -> list[Finding]:
    """A finding for each note that the plan does not print."""
    printed = list(_printed(document)) if document is not None else []
    own = [folded(words) for words in printed]
    found: list[Finding] = []
    for number, words in _seen(seen.blocks):
        if folded(words) in own:
            own.remove(folded(words))
            continue
        message = f"{name} 第 {number} 段的脚注“{short(words)}”在预案里没有，放不进去。"
        hint = "请把它写进预案的正文。"
        found.append(Finding("PF558", "note-changed", Severity.ERROR, message, hint))
    for words in own:
        message = f"脚注“{short(words)}”在 {name} 里删去了，预案里还有。"
        hint = "请在预案文件里删去它。"
        found.append(Finding("PF558", "note-changed", Severity.ERROR, message, hint))
    return found


def _printed(document: Document) -> Iterator[str]:
    for block in blocks_of(document):
        match block:
            case Paragraph() | Item():
                yield from _of(block.content)
            case Section():
                yield from _of(block.title)
            case _:
                pass


def _of(content: Iterable[Inline]) -> Iterator[str]:
    for node in content:
        match node:
            case Footnote():
                yield _words(node.blocks)
            case Strong() | Link() | CommentAnchor():
                yield from _of(node.content)
            case _:
                pass


def _words(blocks: Iterable[Block]) -> str:
    return "\n".join(plain(b.content) for b in blocks if isinstance(b, Paragraph | Item))


def _seen(blocks: Iterable[WordBlock]) -> Iterator[tuple[int, str]]:
    for block in blocks:
        if isinstance(block, WordParagraph):
            yield from ((block.number, words) for words in _of(block.content))
        elif isinstance(block, WordTable):
            for row in block.rows:
                for cell in row.cells:
                    yield from _seen(cell.blocks)
