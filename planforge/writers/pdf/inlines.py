"""Inline content as runs for plan.typ.

A run is a string, 0 for a line break, 1 for a place where a line may break, or a list:
["face", style, runs], ["ref", anchor, runs], ["link", address, runs], ["lost", "", runs],
["whole", "", runs], ["change", kind, runs], ["note", number, [runs, …]].
"""

from collections.abc import Iterable

from planforge.document import (
    Change,
    ChangeKind,
    Footnote,
    Inline,
    Item,
    LineBreak,
    Link,
    Paragraph,
    Ref,
    Section,
    Strong,
    Text,
    children,
    kept_pieces,
)
from planforge.findings import Path
from planforge.writers.pdf.characters import joined, pieces
from planforge.writers.pdf.look import Json
from planforge.writers.pdf.styles import Styles

Runs = str | list[Json]
"""Runs, or a plain string where there is nothing but text."""

LONGEST = 24
"""ASCII characters that stand together on a whole line; longer runs may break anywhere."""

_LONGEST_ADDRESS = 2000
_KINDS = {
    ChangeKind.INSERTED: "inserted",
    ChangeKind.DELETED: "deleted",
    ChangeKind.MOVED_FROM: "left",
    ChangeKind.MOVED_TO: "moved",
}


class Inlines:
    """Turns inline content into runs and keeps what the references point at.

    Attributes:
        longest: ASCII characters that may stand together without a break, by the room there is.
        whole: how wide a limit, a telephone number or a short bracket may be that stays on a line,
            in characters; 0 where lines are long enough to break anywhere.
    """

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._references: list[list[Json]] = []
        self.longest = LONGEST
        self.whole = 0.0

    def runs(self, content: Iterable[Inline], style: str, origin: Path, label: str = "") -> Runs:
        """The runs of content set in a style, after a label that is plain text."""
        out: list[Json] = []
        said = label
        self._styles.note(style, label, origin)
        for node in content:
            if isinstance(node, Text) and node.change is None:
                self._styles.note(style, node.text, node.origin or origin)
                said += node.text
                continue
            self._text(out, said)
            said = ""
            self._inline(out, node, style, origin)
        self._text(out, said)
        if len(out) == 1 and isinstance(out[0], str):
            return out[0]
        return out

    def label(self, text: str, style: str, face: str, origin: Path) -> list[Json]:
        """A label in the face of another style than its paragraph's."""
        self._styles.note(face, text, origin)
        return [text] if self._styles.same(style, face) else [["face", face, text]]

    def changed(self, runs: Runs, change: Change | None) -> Runs:
        """The runs marked with what a revision did to them."""
        return runs if change is None else [["change", _KINDS[change.kind], runs]]

    def settle(self, anchors: set[str]) -> None:
        """Make references to places that are not in the document plain text."""
        for run in self._references:
            if run[1] not in anchors:
                run[0] = "lost"

    def _inline(self, out: list[Json], node: Inline, style: str, origin: Path) -> None:
        change = node.change
        if change is not None:
            inner: list[Json] = []
            self._bare(inner, node, style, node.origin or origin)
            out.append(["change", _KINDS[change.kind], inner])
        else:
            self._bare(out, node, style, node.origin or origin)

    def _bare(self, out: list[Json], node: Inline, style: str, origin: Path) -> None:
        match node:
            case Text():
                self._styles.note(style, node.text, origin)
                self._text(out, node.text)
            case Ref():
                self._reference(out, node, style, origin)
            case LineBreak():
                out.append(0)
            case Strong():
                bold = self._styles.bold(style)
                out.append(["face", bold, self.runs(node.content, bold, origin)])
            case Link():
                runs = self.runs(node.content, style, origin)
                fits = 0 < len(node.url) <= _LONGEST_ADDRESS
                out.append(["link" if fits else "lost", node.url if fits else "", runs])
            case Footnote():
                self._footnote(out, node, style, origin)
            case _:
                for inner in node.content:
                    self._inline(out, inner, style, origin)

    def _text(self, out: list[Json], text: str) -> None:
        for words, whole in kept_pieces(text, self.whole) if self.whole else ((text, False),):
            if whole:
                out.append(["whole", "", [joined(words)]])
            else:
                self._loose(out, words)

    def _loose(self, out: list[Json], text: str) -> None:
        # Typst sets a tab with no width.
        first, *more = pieces(text.replace("\t", " "), self.longest)
        if out and isinstance(out[-1], str):
            out[-1] += joined(first)
        elif first:
            out.append(joined(first))
        for piece in more:
            out += [1, joined(piece)]

    def _reference(self, out: list[Json], ref: Ref, style: str, origin: Path) -> None:
        self._styles.note(style, ref.text, origin)
        run: list[Json] = ["ref", ref.target, joined(ref.text)]
        self._references.append(run)
        out.append(run)

    def _footnote(self, out: list[Json], note: Footnote, style: str, origin: Path) -> None:
        number = str(note.number)
        self._styles.note(style, number, origin)
        own = self._styles.role("footnote")
        self._styles.note(own, number, origin)
        parts: list[Json] = []
        stack = list(reversed(note.blocks))
        while stack:
            block = stack.pop()
            if isinstance(block, Paragraph):
                parts.append(self.runs(block.content, own, block.origin or origin))
            elif isinstance(block, Section | Item):
                label = block.label.text + block.label.gap if block.label else ""
                words = block.title if isinstance(block, Section) else block.content
                parts.append(self.runs(words, own, block.origin or origin, label))
            stack.extend(reversed(children(block)))
        out.append(["note", number, parts])
