"""References in texts: resolved to nodes, and settled once the document is there."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from planforge.compose.index import Places, Resolved
from planforge.compose.text import NOTE, footnote
from planforge.document import (
    Block,
    Document,
    Footnote,
    Inline,
    Item,
    Paragraph,
    Ref,
    Rewriter,
    Section,
    Table,
    Text,
    blocks_of,
)
from planforge.findings import Finding, Path, Severity
from planforge.schema import Model


class References:
    """Resolves the references of one plan and keeps what is wrong with them."""

    def __init__(self, places: Places) -> None:
        self.findings: list[Finding] = []
        self.count = 0
        """How many references were resolved so far."""
        self._places = places
        self._targets: set[str] = set()
        self._aliases: dict[str, str] = {}
        self._names: dict[str, str] = {}

    def node(self, reference: str, path: Path) -> Ref | Text | Footnote:
        """The node of a reference; one that names nothing stays text, with a finding.

        What begins with ^ is a footnote.
        """
        if reference.startswith(NOTE):
            return footnote(reference, path)
        found = self._places.index.resolve(reference)
        if isinstance(found, Resolved):
            self.count += 1
            self._targets.add(found.anchor)
            return Ref(
                found.anchor, words=found.words or "", named=found.words is not None, origin=path
            )
        self.findings.append(
            Finding(
                "PF301",
                "dangling-reference",
                Severity.ERROR,
                found,
                "改成已有的标识或名称；只有写了标识的条目和唯一的名称可以引用。",
                path,
            )
        )
        return Text(f"[[{reference}]]", path)

    def alias(self, anchor: str, printed: str) -> None:
        """What would stand at an anchor is printed under another: a part without its own title."""
        self._aliases[anchor] = printed

    def settle(self, document: Document) -> Document:
        """The document where references to what is not printed are plain words."""
        if not self._targets:
            return document
        anchors = set(_anchors(document))
        if self._targets <= anchors:
            return document
        settler = _Settler(anchors, self._aliases, self.findings)
        return replace(document, body=settler.blocks(document.body))

    def named(
        self, blocks: tuple[Block, ...], name_of: Callable[[Path, Model], str]
    ) -> tuple[Block, ...]:
        """Blocks in which every reference is the name of what it leads to.

        Args:
            blocks: of a document that holds none of the plan's places.
            name_of: what an object of the plan is called that stands at a path.
        """
        if not self._names:
            self._names = {p.anchor: name_of(p.path, p.model) for p in self._places.paths}
        return _Namer(self._names).blocks(blocks)


def _anchors(document: Document) -> Iterator[str]:
    for block in blocks_of(document):
        if isinstance(block, Section | Item | Paragraph | Table):
            yield block.anchor
        if isinstance(block, Table):
            yield from (row.anchor for row in block.rows)


class _Namer(Rewriter):
    """Turns references into names: a thing by its name alone, a chapter or annex quoted."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names

    def ref(self, ref: Ref) -> Inline:
        """The name."""
        words = ref.words if ref.named else f"“{self._names.get(ref.target, ref.target)}”"
        return Text(words, ref.origin)


class _Settler(Rewriter):
    """Leads references to where their target is printed, or to plain words."""

    def __init__(
        self, anchors: set[str], aliases: Mapping[str, str], findings: list[Finding]
    ) -> None:
        self._anchors = anchors
        self._aliases = aliases
        self.findings = findings

    def ref(self, ref: Ref) -> Inline:
        """The reference to a printed place; else its words, with a finding where it needs one."""
        target = ref.target
        while target not in self._anchors and target in self._aliases:
            target = self._aliases[target]
        if target in self._anchors:
            return ref if target == ref.target else replace(ref, target=target)
        if ref.named:
            return Text(ref.words, ref.origin)
        self.findings.append(
            Finding(
                "PF306",
                "reference-not-printed",
                Severity.ERROR,
                f"引用指向的“{ref.target}”没有出现在输出的文件里。",
                "检查大纲是否包含它，或改为引用别处。",
                ref.origin,
            )
        )
        return Text(ref.target, ref.origin)
