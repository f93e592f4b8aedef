"""New values as YAML, written as the file writes its own."""

from dataclasses import dataclass

from planforge.schema.base import Model
from planforge.schema.fields import FieldSpec, fields_of
from planforge.source.rewrite.keys import Keys
from planforge.source.rewrite.orders import written_field
from planforge.source.rewrite.patches import Fragment, Kept, Patch
from planforge.source.rewrite.pieces import Mapped, Piece
from planforge.source.rewrite.spans import ScalarSpan, Span
from planforge.source.rewrite.wording import Slot, worded

_FLOW = 60
"""Lists of short texts up to so many characters stand on one line."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A value that stands in the file already, to be written where shorthand is spelt out.

    Attributes:
        span: where it stands.
        indent: columns that its parent is indented by.
        patches: changes in it.
    """

    span: Span
    indent: int
    patches: tuple[Patch, ...]


@dataclass(frozen=True, slots=True)
class Composed:
    """An object of standing and new values."""

    fields: tuple[tuple[str, "Value"], ...]


Value = Piece | Standing | Composed | tuple["Value", ...]


@dataclass(frozen=True, slots=True)
class Emitter:
    """Writes values.

    Attributes:
        keys: how the file writes its keys.
        eol: its line end.
        quote: the quotation mark it prefers.
        step: columns that a list is indented by under its key, 0 or more.
    """

    keys: Keys
    eol: str
    quote: str
    step: int

    def scalar(self, text: str, indent: int, *, flow: bool, whole: bool = False) -> str:
        """A text, for a parent indented by so many columns."""
        return worded(text, Slot(indent, flow, self.eol, whole, self.quote))

    def after_key(self, value: Value, spec: FieldSpec, indent: int) -> list[Fragment]:
        """What follows the colon of a block mapping indented by so many columns."""
        if isinstance(value, str):
            return [" ", self.scalar(value, indent, flow=False, whole=looks_short(spec.model))]
        if isinstance(value, Standing):
            return self._standing_after(value, indent)
        if isinstance(value, tuple):
            if self._short(value, spec):
                return [" ", *self.in_flow(value, spec)]
            column = indent + self.step
            return [self.eol, " " * column, *self.rows(value, spec, column)]
        column = indent + 2
        if spec.table:
            return [self.eol, " " * column, *self.table(value, spec, column)]
        if spec.model is None:
            message = f"{spec.name} takes no object"
            raise TypeError(message)
        return [self.eol, " " * column, *self.mapped(value, spec.model, column)]

    def _standing_after(self, value: Standing, indent: int) -> list[Fragment]:
        span = value.span
        if isinstance(span, ScalarSpan) or span.flow:
            return [" ", Kept(span.start, span.end, indent - value.indent, value.patches)]
        column = indent + self.step
        deeper = column - span.column
        return [self.eol, " " * column, Kept(span.start, span.end, deeper, value.patches)]

    def rows(self, values: "tuple[Value, ...]", spec: FieldSpec, column: int) -> list[Fragment]:
        """The elements of a block list whose dashes stand at a column."""
        out: list[Fragment] = []
        for number, value in enumerate(values):
            out += [self.eol, " " * column] if number else []
            out += ["- ", *self.item(value, spec, column)]
        return out

    def item(self, value: Value, spec: FieldSpec, column: int) -> list[Fragment]:
        """An element behind its dash, which stands at a column."""
        if isinstance(value, str):
            return [self.scalar(value, column, flow=False, whole=looks_short(spec.model))]
        if isinstance(value, Standing):
            span = value.span
            block = not isinstance(span, ScalarSpan) and not span.flow
            deeper = column + 2 - span.column if block else column - value.indent
            return [Kept(span.start, span.end, deeper, value.patches)]
        if isinstance(value, tuple):
            inner = _listed(spec)
            if self._short(value, inner):
                return self.in_flow(value, inner)
            return self.rows(value, inner, column + 2)
        return self.mapped(value, _model(spec), column + 2)

    def mapped(self, value: Mapped | Composed, model: type[Model], column: int) -> list[Fragment]:
        """The pairs of a block mapping whose keys stand at a column."""
        out: list[Fragment] = []
        for number, (name, inner) in enumerate(self.ordered(value, model)):
            out += [self.eol, " " * column] if number else []
            out += self.pair(name, inner, model, column, ())
        return out

    def table(self, value: Mapped | Composed, spec: FieldSpec, column: int) -> list[Fragment]:
        """The pairs of a block mapping of free keys whose keys stand at a column."""
        out: list[Fragment] = []
        for number, (name, held) in enumerate(value.fields):
            out += [self.eol, " " * column] if number else []
            out += self._free(name, held, spec, column, flow=False)
        return out

    def _free(
        self, name: str, held: Value, spec: FieldSpec, indent: int, *, flow: bool
    ) -> list[Fragment]:
        key = self.keys.part(name) if spec.name == "titles" else name
        words = held if isinstance(held, str) else ""
        text = self.scalar(words, indent, flow=flow)
        return [f"{self.scalar(key, 0, flow=True, whole=True)}: ", text]

    def ordered(self, value: Mapped | Composed, model: type[Model]) -> list[tuple[str, Value]]:
        """The fields in the order in which the file writes such objects."""
        fields: dict[str, Value] = dict(value.fields)
        return [(name, fields[name]) for name in self.keys.ordered(model, fields)]

    def pair(
        self, name: str, value: Value, model: type[Model], column: int, beside: tuple[str, ...]
    ) -> list[Fragment]:
        """One pair of a block mapping whose keys stand at a column."""
        spec = written_field(model, name)
        return [f"{self.keys.key(model, name, beside)}:", *self.after_key(value, spec, column)]

    def in_flow(
        self, value: Value, spec: FieldSpec | None, *, single: bool = False
    ) -> list[Fragment]:
        """A value in brackets."""
        if isinstance(value, str):
            whole = spec is not None and looks_short(spec.model)
            return [self.scalar(value, 0, flow=True, whole=whole)]
        if isinstance(value, Standing):
            return [Kept(value.span.start, value.span.end, 0, value.patches)]
        if isinstance(value, tuple):
            inner = _listed(spec) if single and spec is not None else spec
            out: list[Fragment] = ["["]
            for number, item in enumerate(value):
                out += [", "] if number else []
                out += self.in_flow(item, inner, single=True)
            return [*out, "]"]
        if spec is not None and spec.table:
            pairs = [self._free(*pair, spec, 0, flow=True) for pair in value.fields]
            inside = [part for pair in pairs for part in (", ", *pair)]
            return ["{", *inside[1:], "}"]
        model = _model(spec)
        out = ["{"]
        for number, (name, held) in enumerate(self.ordered(value, model)):
            out += [", "] if number else []
            out += self.flow_pair(name, held, model, ())
        return [*out, "}"]

    def flow_pair(
        self, name: str, value: Value, model: type[Model], beside: tuple[str, ...]
    ) -> list[Fragment]:
        """One pair of a mapping in brackets."""
        spec = written_field(model, name)
        lead = f"{self.keys.key(model, name, beside)}: "
        return [lead, *self.in_flow(value, spec, single=not spec.many)]

    def _short(self, values: "tuple[Value, ...]", spec: FieldSpec) -> bool:
        """The list stands on one line: its texts are short, or it is a row of cells."""
        texts = [value for value in values if isinstance(value, str)]
        if len(texts) < len(values) or any("\n" in text for text in texts):
            return False
        if not values or spec.name == "cells":
            return True
        return spec.model is None and sum(map(len, texts)) + 2 * len(texts) <= _FLOW


def looks_short(model: type[Model] | None) -> bool:
    """A text in place of such an object is a name, so that words with a colon look like a key."""
    return model is not None and model.SHORT != "text"


def _model(spec: FieldSpec | None) -> type[Model]:
    if spec is None or spec.model is None:
        message = "an object where none is due"
        raise TypeError(message)
    return spec.model


def _listed(spec: FieldSpec) -> FieldSpec:
    """The list that a list in place of an object is."""
    model = _model(spec)
    return fields_of(model)[model.LIST]
