"""A plan file to be changed at some places."""

from dataclasses import dataclass
from functools import lru_cache

import yaml

from planforge.errors import LoadError
from planforge.findings import Path
from planforge.schema.base import Model
from planforge.schema.fields import Base, FieldSpec
from planforge.schema.names import Name
from planforge.schema.plan import Plan
from planforge.source.rewrite.above import line_starter
from planforge.source.rewrite.emit import Emitter
from planforge.source.rewrite.encoded import Encoded
from planforge.source.rewrite.find import Found, Sole, find
from planforge.source.rewrite.keys import Keys
from planforge.source.rewrite.naming import where
from planforge.source.rewrite.patches import patched
from planforge.source.rewrite.pieces import Piece, refuse_forbidden
from planforge.source.rewrite.plan import Planner
from planforge.source.rewrite.problems import CannotRewrite
from planforge.source.rewrite.proof import Said, changed, full, said
from planforge.source.rewrite.spans import Span, Text, spans
from planforge.source.rewrite.style import nested, quote
from planforge.source.rewrite.wishes import Turn, Wishes
from planforge.source.rewrite.written import Part, Rows, written
from planforge.source.rewrite.written import Text as TextNode


class Rewriting:
    """Changes to one plan file; all paths are those of the plan as it was before the first.

    Everything that is not changed stays byte for byte as it was.

    Attributes:
        name: what messages call the file.
    """

    def __init__(
        self, data: bytes, name: str, *, model: type[Model] = Plan, sole: Sole | None = None
    ) -> None:
        """Take a file's bytes.

        Args:
            data: what the file holds.
            name: what messages call it.
            model: what its root is an object of; for an included file that of the place where
                it is included, and paths start there.
            sole: knows at which paths other files write nothing; without it every place that
                they might write is refused.

        Raises:
            LoadError: the file cannot be read.
        """
        self.name = name
        self._sole = sole
        self._model = model
        self._file = _read(data, name, model)
        self._wishes = Wishes()
        self._lost: tuple[str, ...] = ()

    def set(self, path: Path, value: Piece) -> None:
        """Write a value; a key that is absent is added with what it needs around it.

        Args:
            path: of a single value; or of anything that the file does not write yet.
            value: the words of a single value, else what to write there.

        Raises:
            Elsewhere: the value stands in another file.
            CannotRewrite: it cannot be written there.
        """
        refuse_forbidden(value)
        found = find(self._file.root, path, self._sole)
        base = path[: len(path) - len(found.rest)]
        if found.rest:
            self._wishes.add(base, found.rest, value)
            return
        node = found.node
        if isinstance(node, Part) and node.model.SHORT and isinstance(value, str):
            self.set((*path, node.model.SHORT), value)
        elif not isinstance(node, TextNode) or not isinstance(value, str):
            message = f"“{where(path)}”不是一个单独的值。"
            raise CannotRewrite(message, "请改其中的各项。")
        elif path in self._wishes.texts:
            message = f"“{where(path)}”改了两次。"
            raise CannotRewrite(message, "同一处只能改一次。")
        else:
            self._wishes.texts[path] = value

    def remove(self, path: Path) -> None:
        """Take a key or a list's element out, with the comment lines right above it.

        The last element of a list takes the list's key along.

        Raises:
            Elsewhere: the value stands in another file.
            CannotRewrite: it is not there, or was taken out before.
        """
        found = self._there(path)
        step = path[-1] if path else None
        if isinstance(step, int):
            self._turn(path[:-1], found.nodes[-2]).take(step, path[:-1])
        elif step is not None:
            self._wishes.gone.add(path)

    def insert(self, path: Path, index: int, value: Piece) -> None:
        """Put an element into the list at path, before the one that has the index now.

        Args:
            path: of a list, which may be absent as yet.
            index: counted from 0; the list's length for the end.
            value: the element.

        Raises:
            Elsewhere: the list stands in another file.
            CannotRewrite: the list is not that long.
        """
        refuse_forbidden(value)
        found = find(self._file.root, path, self._sole)
        if found.rest or isinstance(found.node, TextNode):
            self._wishes.add(path[: len(path) - len(found.rest)], (*found.rest, index), value)
        else:
            self._turn(path, found.node).put(index, value, path)

    def move(self, path: Path, start: int, to: int) -> None:
        """Move an element of a list with its comments, before the one that has the index `to` now.

        Args:
            path: of the list.
            start: which element, counted from 0.
            to: the element that is to follow it; the list's length for the end.

        Raises:
            Elsewhere: the list stands in another file.
            CannotRewrite: there is no such element, or it was moved or taken out before.
        """
        turn = self._turn(path, self._there(path).node)
        turn.take(start, path)
        turn.put(to, start, path)

    def comment(self, path: Path, words: str) -> None:
        """Put lines of comment above a key or a list's element.

        Raises:
            Elsewhere: the value stands in another file.
            CannotRewrite: nothing is written there.
        """
        refuse_forbidden(words)
        place = path[: line_starter(self._file.text, self._there(path).nodes, path)]
        self._wishes.comments.setdefault(place, []).extend(words.splitlines())

    def spelt(self, value: Piece, base: Base) -> str:
        """A value on lines of its own, as the file would write it.

        Args:
            value: a text, a list or an object.
            base: the type of one value.
        """
        if isinstance(value, str):
            return value
        emitter, spec = self._file.emitter, FieldSpec("", Name(""), base)
        if isinstance(value, tuple):
            return "".join(map(str, emitter.rows(value, spec, 0)))
        if spec.model is None:
            message = "an object where none is due"
            raise TypeError(message)
        return "".join(map(str, emitter.mapped(value, spec.model, 0)))

    @property
    def written(self) -> tuple[Part, Text]:
        """What the file writes, and its text."""
        return self._file.root, self._file.text

    @property
    def lost(self) -> tuple[str, ...]:
        """The comment lines that went with what was taken out, once the text was made."""
        return self._lost

    def text(self) -> bytes:
        """The file with the changes, in its own encoding.

        Raises:
            CannotRewrite: changes contradict each other, or the file would not say what it should.
        """
        planner = Planner(self._file.text, self._wishes, self._file.emitter)
        new = patched(self._file.text.whole, planner.root(self._file.root))
        self._lost = tuple(planner.lost)
        self._prove(new)
        return self._file.encoded.bytes_of(new)

    def _there(self, path: Path) -> Found:
        found = find(self._file.root, path, self._sole)
        if found.rest:
            message = f"文件 {self.name} 里没有写“{where(path)}”。"
            raise CannotRewrite(message, "请核对路径。")
        return found

    def _turn(self, path: Path, node: object) -> Turn:
        if not isinstance(node, Rows):
            message = f"“{where(path)}”不是列表。"
            raise CannotRewrite(message, "请核对路径。")
        return self._wishes.turns.setdefault(path, Turn(len(node.items)))

    def _prove(self, new: str) -> None:
        """Read the new text and compare it with what it should say.

        Raises:
            CannotRewrite: it says something else.
        """
        after = said(new, self._model)
        due = changed(self._file.said, self._wishes, self._model)
        if after is None or after[1] > self._file.errors or full(after[0]) != full(due):
            message = f"改写文件 {self.name} 之后读回来，与要改的不一样，所以没有改。"
            raise CannotRewrite(message, "请在文件里手工改这几处。")


@dataclass(frozen=True, slots=True)
class _File:
    """A file, taken apart once for all attempts to change it.

    Attributes:
        encoded: its text and its encoding.
        text: the text and its lines.
        root: what it writes.
        said: its values.
        errors: how many errors are told of it.
        emitter: writes new values as it writes its own.
    """

    encoded: Encoded
    text: Text
    root: Part
    said: Said
    errors: int
    emitter: Emitter


@lru_cache(maxsize=4)
def _read(data: bytes, name: str, model: type[Model]) -> _File:
    encoded = Encoded.of(data, name)
    text = Text(encoded.text)
    values = said(text.whole, model)
    root = _spans(text)
    if values is None or root is None:
        message = f"文件 {name} 读不下去，不能改写。"
        raise LoadError(message, "先运行 planforge check，把文件改好。")
    part = written(root, model)
    emitter = Emitter(Keys.of(part), text.eol, quote(text.whole), nested(root))
    return _File(encoded, text, part, values[0], values[1], emitter)


def _spans(text: Text) -> Span | None:
    try:
        return spans(text)
    except yaml.YAMLError:
        return None
