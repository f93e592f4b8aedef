"""From what is asked for to replacements in the file's text."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from planforge.findings import Path
from planforge.schema.fields import FieldSpec
from planforge.schema.names import Name
from planforge.source.rewrite.blocks import (
    Arranging,
    Stretch,
    colon_end,
    comments_in,
    followed,
    stretches,
)
from planforge.source.rewrite.emit import Composed, Emitter, Standing, Value, looks_short
from planforge.source.rewrite.naming import where
from planforge.source.rewrite.patches import Fragment, Patch
from planforge.source.rewrite.pieces import Mapped, Piece
from planforge.source.rewrite.problems import CannotRewrite
from planforge.source.rewrite.spans import ListSpan, MapSpan, ScalarSpan, Span, Text
from planforge.source.rewrite.wishes import Turn, Wishes, piece
from planforge.source.rewrite.wording import Before, Slot, worded
from planforge.source.rewrite.written import Node, Part, Rows, Table, null
from planforge.source.rewrite.written import Text as TextNode

_Order = list[int | tuple[Fragment, ...]]


@dataclass(frozen=True, slots=True)
class Home:
    """Where a value stands.

    Attributes:
        indent: columns that its parent is indented by.
        flow: it stands in brackets.
        colon: the position after its key's colon; None for a list's element and the root.
        others: other files add to it.
        whole: it stands for an object, where words with a colon look like a key.
    """

    indent: int
    flow: bool
    colon: int | None
    others: bool
    whole: bool = False


@dataclass(slots=True)
class Planner:
    """Plans the replacements.

    Attributes:
        text: the file's.
        wishes: what is asked for.
        emitter: writes new values.
        lost: comment lines that go with what is taken out.
    """

    text: Text
    wishes: Wishes
    emitter: Emitter
    lost: list[str] = field(default_factory=list)
    _touched: frozenset[Path] = field(init=False)

    def __post_init__(self) -> None:
        self._touched = frozenset(
            wish[:length] for wish in self.wishes.under(()) for length in range(len(wish) + 1)
        )

    def root(self, part: Part) -> tuple[Patch, ...]:
        """All replacements.

        Raises:
            CannotRewrite: what is asked for cannot be written.
        """
        flow = not isinstance(part.span, ScalarSpan) and part.span.flow
        return self._node(part, (), Home(-2, flow, None, bool(part.others)))

    def _node(self, node: Node, at: Path, home: Home) -> tuple[Patch, ...]:
        if at not in self._touched:
            return ()
        if isinstance(node, TextNode):
            return self._text(node, at, home)
        if isinstance(node, Part):
            return self._short(node, at, home) if node.short else self._map(node, at, home)
        if isinstance(node, Rows):
            return self._rows(node, at, home)
        return self._table(node, at)

    def _text(self, node: TextNode, at: Path, home: Home) -> tuple[Patch, ...]:
        span = node.span
        if at in self.wishes.fresh:
            return self._filled(node, piece(self.wishes.fresh[at]), home)
        if at not in self.wishes.texts:
            return ()
        words = self.wishes.texts[at]
        old = self.text.whole[span.start : span.end]
        if span.start == span.end:
            return self._filled(node, words, home)
        style = span.style if isinstance(span, ScalarSpan) else None
        tight = style not in ("|", ">") and followed(self.text, span.end, home.indent)
        slot = Slot(home.indent, home.flow, self.text.eol, home.whole, self.emitter.quote, tight)
        new = worded(words, slot, Before(style, old))
        if style in ("|", ">") or not new.startswith(("|", ">")):
            return (Patch(span.start, span.end, (new,)),)
        rest = self.text.rest(span.end)  # a comment behind the value goes behind the block's mark
        head, _, body = new.partition(self.text.eol)
        return (Patch(span.start, span.end + len(rest), (head, rest, self.text.eol, body)),)

    def _filled(self, node: TextNode, value: Piece, home: Home) -> tuple[Patch, ...]:
        """A value where a key or a dash has none."""
        if home.colon is None or node.spec is None:
            message = "这里的空条目不能改写。"
            raise CannotRewrite(message, "请在文件里手工改这一处。")
        new = self._after(value, node.spec, home)
        return (Patch(home.colon, max(home.colon, node.span.end), tuple(new)),)

    def _after(self, value: Value, spec: FieldSpec, home: Home) -> list[Fragment]:
        if home.flow:
            return [" ", *self.emitter.in_flow(value, spec, single=not spec.many)]
        return self.emitter.after_key(value, spec, home.indent)

    def _short(self, part: Part, at: Path, home: Home) -> tuple[Patch, ...]:
        if not self._spelt(part, at):
            name, entry = next(iter(part.entries.items()))
            return self._node(
                entry.value, (*at, name), replace(home, whole=looks_short(part.model))
            )
        value = self._composed(part, at, home)
        span = part.span
        if home.flow:
            return (Patch(span.start, span.end, tuple(self.emitter.in_flow(value, _as(part)))),)
        if home.colon is not None:
            new = self.emitter.after_key(value, _as(part), home.indent)
            return (Patch(home.colon, span.end, tuple(new)),)
        new = self.emitter.mapped(value, part.model, span.column)
        return (Patch(span.start, span.end, tuple(new)),)

    def _spelt(self, part: Part, at: Path) -> bool:
        """The shorthand, or that inside it, has to be spelt out."""
        if at in self.wishes.fresh:
            return True
        name, entry = next(iter(part.entries.items()))
        inner = entry.value
        return isinstance(inner, Part) and inner.short and self._spelt(inner, (*at, name))

    def _composed(self, part: Part, at: Path, home: Home) -> Composed:
        name, entry = next(iter(part.entries.items()))
        path, inner = (*at, name), entry.value
        value: Value
        if isinstance(inner, Part) and inner.short and self._spelt(inner, path):
            value = self._composed(inner, path, home)
        else:
            value = Standing(inner.span, home.indent, self._node(inner, path, home))
        fresh = piece(self.wishes.fresh.get(at, {})) if at in self.wishes.fresh else Mapped(())
        added = fresh.fields if isinstance(fresh, Mapped) else ()
        return Composed(((name, value), *added))

    def _map(self, part: Part, at: Path, home: Home) -> tuple[Patch, ...]:
        span = part.span
        if not isinstance(span, MapSpan):
            raise TypeError
        elements = stretches(self.text, span, root=not at)
        inside = replace(home, others=home.others or bool(part.others))
        names = {id(entry.key): name for name, entry in part.entries.items()}
        inner: list[tuple[Patch, ...]] = []
        order: list[_Ranked] = []
        for number, (key, _value) in enumerate(span.pairs):
            name = names.get(id(key))
            path = (*at, name) if name is not None else at
            if name is not None and self._goes(part.entries[name].value, path, inside):
                self._lose(elements[number], span.pairs[number])
                inner.append(())
                continue
            patches = self._pair(part, name, at, home) if name is not None else ()
            inner.append((*self._commented(path, elements[number]), *patches) if name else ())
            order.append((name, number))
        if not order and at not in self.wishes.fresh:
            message = f"“{where(at)}”的各项全都要删去。"
            raise CannotRewrite(message, "请删去整个条目。")
        added = self._added(part, at)
        if len(order) == len(elements) and not added:
            return tuple(patch for patches in inner for patch in patches)
        names_due = [name for name, _ in (*order, *added) if name is not None]
        ranks = {n: rank for rank, n in enumerate(self.emitter.keys.ordered(part.model, names_due))}
        for name, new in added:
            order.insert(_position(order, ranks, name), (name, new))
        arranging = Arranging(self.text, span, elements, inner)
        return self._arranged(arranging, [what for _, what in order])

    def _arranged(self, arranging: Arranging, order: _Order) -> tuple[Patch, ...]:
        self.lost += arranging.lost(order)
        return (arranging.patch(order),)

    def _added(self, part: Part, at: Path) -> list[tuple[str, tuple[Fragment, ...]]]:
        """The new pairs of a mapping in their order, each with its field."""
        fresh = piece(self.wishes.fresh[at]) if at in self.wishes.fresh else Mapped(())
        span = part.span
        if not isinstance(fresh, Mapped) or not isinstance(span, MapSpan):
            raise TypeError
        beside = tuple(key.text for key, _ in span.pairs if isinstance(key, ScalarSpan))
        out: list[tuple[str, tuple[Fragment, ...]]] = []
        for name, value in self.emitter.ordered(fresh, part.model):
            if span.flow:
                new = self.emitter.flow_pair(name, value, part.model, beside)
            else:
                new = self.emitter.pair(name, value, part.model, span.column, beside)
            out.append((name, tuple(new)))
        return out

    def _pair(self, part: Part, name: str, at: Path, home: Home) -> tuple[Patch, ...]:
        entry = part.entries[name]
        span = part.span
        path = (*at, name)
        if entry.key is None or not isinstance(span, MapSpan):
            raise TypeError
        colon = colon_end(self.text, entry.key)
        inner = Home(span.column, span.flow, colon, home.others or bool(part.others))
        if isinstance(entry.value, Rows) and self._empties(entry.value, path):
            return (Patch(colon, max(colon, entry.value.span.end), (" []",)),)
        return self._node(entry.value, path, inner)

    def _goes(self, node: Node, at: Path, home: Home) -> bool:
        """The value goes with its key: it is to go, or nothing is left in it."""
        if at in self.wishes.gone:
            self._refuse_inside(at)
            return True
        if isinstance(node, Rows):
            return not home.others and self._empties(node, at)
        if isinstance(node, Part) and node.entries and at not in self.wishes.fresh:
            if isinstance(node.span, MapSpan) and len(node.span.pairs) > len(node.entries):
                return False
            inner = Home(0, False, None, home.others or bool(node.others))
            return all(
                self._goes(entry.value, (*at, name), inner) for name, entry in node.entries.items()
            )
        return False

    def _empties(self, rows: Rows, at: Path) -> bool:
        """Nothing is left of a list that held something."""
        turn = self.wishes.turns.get(at)
        if turn is None or not rows.items or self._order(turn, at):
            return False
        for index in range(len(rows.items)):
            self._refuse_inside((*at, index))
        return True

    def _order(self, turn: Turn, at: Path) -> list[int | Piece]:
        fresh = piece(self.wishes.fresh[at]) if at in self.wishes.fresh else ()
        if not isinstance(fresh, tuple):
            raise TypeError
        return [*turn.order(), *fresh]

    def _refuse_inside(self, at: Path) -> None:
        inside = [
            wish for wish in self.wishes.under(at) if wish != at or wish in self.wishes.comments
        ]
        if inside:
            message = f"“{where(at)}”要删去，可是“{where(inside[0])}”又要改。"
            raise CannotRewrite(message, "两处只能留一处。")

    def _lose(self, element: Stretch, held: Sequence[Span]) -> None:
        """Note the comments that go with an element."""
        self.lost += comments_in(self.text, element, held)

    def _commented(self, at: Path, element: Stretch) -> tuple[Patch, ...]:
        words = self.wishes.comments.get(at, ())
        line = self.text.line_of(element.mark)
        indent = " " * (element.mark - self.text.start_of(line))
        lines = tuple(f"# {word}{self.text.eol}{indent}" for word in words)
        return (Patch(element.mark, element.mark, lines),) if lines else ()

    def _rows(self, rows: Rows, at: Path, home: Home) -> tuple[Patch, ...]:
        turn = self.wishes.turns.get(at, Turn(len(rows.items)))
        order = self._order(turn, at)
        span = rows.span
        if rows.alone or not isinstance(span, ListSpan):
            return self._alone(rows, at, home, order)
        elements = stretches(self.text, span)
        if len(span.items) != len(rows.items):
            elements = [
                element
                for element, item in zip(elements, span.items, strict=True)
                if not null(item)
            ]
        inner = self._items(rows, at, home, elements, set(order))
        if order == list(range(len(rows.items))):
            return tuple(patch for patches in inner for patch in patches)
        new: _Order = [
            what if isinstance(what, int) else self._element(rows, span, what) for what in order
        ]
        return self._arranged(Arranging(self.text, span, elements, inner), new)

    def _items(
        self, rows: Rows, at: Path, home: Home, elements: list[Stretch], kept: set[int | Piece]
    ) -> list[tuple[Patch, ...]]:
        """The changes inside of each element; none may be in one that goes."""
        span = rows.span
        if not isinstance(span, ListSpan):
            raise TypeError
        inner = Home(span.column, span.flow, None, home.others)
        out: list[tuple[Patch, ...]] = []
        for index, (item, element) in enumerate(zip(rows.items, elements, strict=True)):
            path = (*at, index)
            if index not in kept:
                if path in self._touched:
                    self._refuse_inside((*at, index))
                self._lose(element, (item.span,))
                out.append(())
                continue
            out.append((*self._commented(path, element), *self._node(item, path, inner)))
        return out

    def _element(self, rows: Rows, span: ListSpan, value: Piece) -> tuple[Fragment, ...]:
        """A new element, written as its neighbours are."""
        if span.flow:
            return tuple(self.emitter.in_flow(value, rows.spec, single=True))
        flow = [isinstance(item.span, MapSpan) and item.span.flow for item in rows.items]
        if isinstance(value, Mapped) and flow and all(flow):
            return ("- ", *self.emitter.in_flow(value, rows.spec, single=True))
        return ("- ", *self.emitter.item(value, rows.spec, span.column))

    def _alone(
        self, rows: Rows, at: Path, home: Home, order: list[int | Piece]
    ) -> tuple[Patch, ...]:
        """A list whose one value is written without a dash."""
        item = rows.items[0]
        inner = self._node(item, (*at, 0), home)
        if order == [0]:
            return inner
        standing = Standing(item.span, home.indent, inner)
        values: tuple[Value, ...] = tuple(
            standing if isinstance(what, int) else what for what in order
        )
        new = self._after(values, rows.spec, home)
        if home.colon is None:
            message = f"“{where(at)}”的写法改不了。"
            raise CannotRewrite(message, "请在文件里手工改这一处。")
        return (Patch(home.colon, item.span.end, tuple(new)),)

    def _table(self, table: Table, at: Path) -> tuple[Patch, ...]:
        span = table.span
        if not isinstance(span, MapSpan):
            raise TypeError
        elements = stretches(self.text, span)
        names = {id(entry.key): name for name, entry in table.entries.items()}
        inner: list[tuple[Patch, ...]] = []
        order: _Order = []
        for number, (key, _value) in enumerate(span.pairs):
            name = names.get(id(key))
            path = (*at, name) if name is not None else at
            if name is not None and path in self.wishes.gone:
                self._lose(elements[number], span.pairs[number])
                inner.append(())
                continue
            colon = colon_end(self.text, key)
            home = Home(span.column, span.flow, colon, others=False)
            node = table.entries[name].value if name is not None else None
            inner.append(self._node(node, path, home) if node is not None else ())
            order.append(number)
        beside = [key.text for key, _ in span.pairs if isinstance(key, ScalarSpan)]
        for step, words in self.wishes.fresh.get(at, {}).items():
            written = self.emitter.keys.part(str(step), beside)
            text = self.emitter.scalar(str(words), span.column, flow=span.flow)
            order.append((f"{written}: {text}",))
        return self._arranged(Arranging(self.text, span, elements, inner), order)


_Ranked = tuple[str | None, int | tuple[Fragment, ...]]
"""A pair with its field, which is None where the schema does not know the key."""


def _position(order: list[_Ranked], ranks: dict[str, int], name: str) -> int:
    """Where a pair goes: behind the last one that is usually written before it."""
    known = [(index, other) for index, (other, _) in enumerate(order) if other is not None]
    lower = [index for index, other in known if ranks[other] < ranks[name]]
    if lower:
        return lower[-1] + 1
    return known[0][0] if known else len(order)


def _as(part: Part) -> FieldSpec:
    """A field that holds one such object."""
    return FieldSpec("", Name(part.model.zh), part.model)
