"""A plan file to be changed at some places."""

from planforge.findings import Path
from planforge.schema.plan import Plan
from planforge.source.rewrite.encoded import Encoded
from planforge.source.rewrite.find import find
from planforge.source.rewrite.patches import Patch, patched
from planforge.source.rewrite.pieces import Piece
from planforge.source.rewrite.spans import Text, spans
from planforge.source.rewrite.wording import Before, Slot, worded
from planforge.source.rewrite.written import written
from planforge.source.rewrite import written as w


class Rewriting:
    """Changes to one plan file; all paths are those of the plan as it was before the first.

    Everything that is not changed stays byte for byte as it was.

    Attributes:
        name: what messages call the file.
        at: the path of the object that the file holds; () for a plan's own file.
    """

    def __init__(self, data: bytes, name: str, *, at: Path = ()) -> None:
        """Take a file's bytes.

        Args:
            data: what the file holds.
            name: what messages call it.
            at: the plan path of what the file's root is, for an included file.

        Raises:
            LoadError: the file cannot be read.
        """
        self.name = name
        self.at = at
        self._encoded = Encoded.of(data, name)
        self._text = Text(self._encoded.text)
        root = spans(self._text)
        self._root = written(root, Plan)
        self._patches: list[Patch] = []

    def set(self, path: Path, text: str) -> None:
        """Write a single value; a key that is absent is added with what it needs around it.

        Raises:
            Elsewhere: the value stands in another file.
            CannotRewrite: it cannot be written there.
        """
        found = find(self._root, path)
        node = found.node
        if found.rest or not isinstance(node, w.Text):
            raise NotImplementedError
        span = node.span
        before = Before(span.style, self._text.whole[span.start : span.end])
        new = worded(text, Slot(0, False, self._text.eol), before)
        self._patches.append(Patch(span.start, span.end, (new,)))

    def remove(self, path: Path) -> None:
        """Take a key or a list's element out, an element with the comment lines above it."""
        raise NotImplementedError

    def insert(self, path: Path, index: int, value: Piece) -> None:
        """Put an element into the list at path, before the one that has the index now."""
        raise NotImplementedError

    def move(self, path: Path, start: int, to: int) -> None:
        """Move the element at start, with its comments, before the one at to; len for the end."""
        raise NotImplementedError

    def comment(self, path: Path, words: str) -> None:
        """Put a line of comment above a key or a list's element."""
        raise NotImplementedError

    def text(self) -> bytes:
        """The file with the changes, in its own encoding.

        Raises:
            CannotRewrite: changes contradict each other, or the file would not say what it should.
        """
        return self._encoded.bytes_of(patched(self._text.whole, tuple(self._patches)))
