"""What the first pass meets and only the second can fill."""

from planforge.document import (
    Block,
    Contents,
    Figure,
    Footnote,
    Form,
    Inline,
    LineBreak,
    Paragraph,
    Ref,
    Text,
    children,
)


class Pending:
    """The blocks that hold a reference, a footnote or the contents, or hold such a block.

    The second pass leaves every other block alone; most plans are nearly all of that kind.

    Attributes:
        met: how many have been met so far; a block during which it grew is one to keep.
        refers: a reference that wants a number is among them.
    """

    def __init__(self) -> None:
        self.met = 0
        self.refers = False
        self._kept: set[int] = set()

    def __contains__(self, block: Block) -> bool:
        return id(block) in self._kept

    def keep(self, block: Block) -> None:
        """The second pass has to visit a block; it must be one that stays in the document."""
        self._kept.add(id(block))

    def words(self, content: tuple[Inline, ...]) -> None:
        """Look through inline content."""
        for node in content:
            if type(node) is Text:
                continue
            match node:
                case Ref():
                    self.met += not node.named
                    self.refers = self.refers or not node.named
                case Footnote():
                    self.met += 1
                    self._whole(node.blocks)
                case Text() | LineBreak():
                    pass
                case _:
                    self.words(node.content)

    def block(self, block: Block) -> None:
        """Look at a block that is neither an entry nor a table."""
        match block:
            case Paragraph():
                self.words(block.content)
            case Contents():
                self.met += 1
            case Figure():
                self.words(block.caption)
            case Form():
                self.words(block.title)
                for field in block.fields:
                    self.words(field.value)
            case _:
                pass

    def _whole(self, blocks: tuple[Block, ...]) -> None:
        """Keep blocks with all that is in them: the first pass does not walk through notes."""
        self.refers = self.refers or bool(blocks)
        for block in blocks:
            self.keep(block)
            self._whole(children(block))
