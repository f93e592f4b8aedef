"""A plan as YAML with Chinese keys, every string of it read back as it was."""

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from planforge.findings import Path
from planforge.schema import Choice, Model, Part
from planforge.schema.fields import fields_of

_PLAIN = re.compile(
    r"(?:[\u4e00-\u9fff（《“‘【〔①-⑳Ⅰ-ⅻA-Za-z]|[0-9]+(?=[\u4e00-\u9fff]))"
    r"[^\x00-\x1f\x7f-\x9f:#\"'{}\[\]`]*"
)
_ODD = re.compile(r"(?i)\A(?:true|false|yes|no|on|off|null|y|n)\Z|[ \t\u3000\u00a0]\Z")
_LEAD = ("text", "intro")
_TAIL = ("items", "body", "table", "figure", "note", "sections")
"""As they print: the entries, then what stands behind them, then the sections below."""
_FIRST = ("id", "name", "term", "title", "mark")
_ALONE = frozenset({"duties"})
"""Lists that are written without a dash where they hold one line."""
_FLOW = 60
"""Lists of short strings up to so many characters stand on one line."""


@dataclass(frozen=True, slots=True)
class Emitter:
    """Writes a plan.

    Attributes:
        comments: lines of comment by the path of what they stand above.
        words: scalars to write otherwise than the schema's own Chinese name, by path.
    """

    comments: Mapping[Path, str] = field(default_factory=dict)
    words: Mapping[Path, str] = field(default_factory=dict)

    def text(self, plan: Model, head: list[str]) -> str:
        """The whole file; ``head`` are the comment lines it begins with."""
        out = [f"# {line}" if line else "#" for line in head]
        out.extend(self._model(plan, (), 0))
        return "\n".join(out) + "\n"

    def _model(self, model: Model, at: Path, indent: int) -> Iterator[str]:
        fields = fields_of(type(model))
        for name in _ordered(model):
            spec = fields[name]
            yield from self._comment((*at, name), indent)
            yield from self._value(spec.label.zh, getattr(model, name), (*at, name), indent)

    def _comment(self, at: Path, indent: int) -> Iterator[str]:
        if at in self.comments:
            yield from (f"{' ' * indent}# {line}" for line in self.comments[at].split("\n"))

    def _value(self, key: str, value: object, at: Path, indent: int) -> Iterator[str]:
        lead = f"{' ' * indent}{key}:"
        if isinstance(value, Model):
            short = self._short(value, at)
            if short is not None:
                yield f"{lead} {short}"
            elif (listed := _listed(value, at)) is not None:
                yield from self._list(lead, listed[1], listed[0], indent)
            else:
                yield lead
                yield from self._model(value, at, indent + 2)
        elif isinstance(value, tuple):
            yield from self._list(lead, value, at, indent)
        elif isinstance(value, dict):
            yield lead
            for inner, words in value.items():
                yield f"{' ' * (indent + 2)}{scalar(inner)}: {scalar(words)}"
        else:
            yield from self._scalar(lead, value, at, indent)

    def _scalar(self, lead: str, value: object, at: Path, indent: int) -> Iterator[str]:
        words = self.words.get(at) or _words(value)
        if "\n" in words:
            yield f"{lead} {_block_head(words)}"
            yield from (f"{' ' * (indent + 2)}{line}" if line else "" for line in words.split("\n"))
        else:
            yield f"{lead} {scalar(words) if isinstance(value, str) else words}"

    def _list(self, lead: str, values: tuple[object, ...], at: Path, indent: int) -> Iterator[str]:
        flow = self._flow(values)
        if flow is not None:
            yield f"{lead} {flow}"
            return
        first = values[0] if len(values) == 1 and at[-1] in _ALONE else None
        short = self._short(first, (*at, 0)) if isinstance(first, Model) else None
        if short is not None:
            yield f"{lead} {short}"
            return
        yield lead
        for index, value in enumerate(values):
            yield from self._item(value, (*at, index), indent + 2)

    def _flow(self, values: tuple[object, ...]) -> str | None:
        if not all(isinstance(value, str) and "\n" not in value for value in values):
            return None
        words = [quoted(str(v)) if "," in str(v) else scalar(str(v)) for v in values]
        whole = f"[{', '.join(words)}]"
        return whole if len(whole) <= _FLOW else None

    def _item(self, value: object, at: Path, indent: int) -> Iterator[str]:
        yield from self._comment(at, indent)
        dash = f"{' ' * indent}-"
        if not isinstance(value, Model):
            yield from self._scalar(dash, value, at, indent)
            return
        short = self._short(value, at)
        if short is not None:
            yield f"{dash} {short}"
            return
        if type(value).LIST and _ordered(value) == [type(value).LIST]:
            flow = self._cells(value)
            if flow is not None:
                yield f"{dash} {flow}"
                return
        lines = list(self._model(value, at, indent + 2))
        yield f"{dash} {lines[0].lstrip()}" if lines else f"{dash} {{}}"
        yield from lines[1:]

    def _cells(self, value: Model) -> str | None:
        """A row of a table on one line."""
        cells = getattr(value, type(value).LIST)
        texts = [self._short(cell, ()) for cell in cells if isinstance(cell, Model)]
        if len(texts) != len(cells) or any(text is None for text in texts):
            return None
        return f"[{', '.join(quoted(str(cell.text or '')) for cell in cells)}]"

    def _short(self, value: Model, at: Path) -> str | None:
        """The scalar that stands for an object, where only that field is set."""
        name = type(value).SHORT
        if not name or _ordered(value) != [name] or (*at, name) in self.comments:
            return None
        words = getattr(value, name)
        if not isinstance(words, str) or "\n" in words or isinstance(words, Choice):
            return None
        return scalar(words) if words else None


def _listed(model: Model, at: Path) -> tuple[Path, tuple[object, ...]] | None:
    """The list that may stand for an object which holds nothing else, with its path."""
    name = type(model).LIST
    if not name or _ordered(model) != [name]:
        return None
    value = getattr(model, name)
    if isinstance(value, Model):
        return _listed(value, (*at, name))
    return (*at, name), value


def _ordered(model: Model) -> list[str]:
    """The fields that are set: name and title first, texts last, else as the schema has them."""
    names = [name for name in fields_of(type(model)) if name in model.model_fields_set]
    rest = [name for name in names if name not in (*_FIRST, *_LEAD, *_TAIL)]
    if any(name in fields_of(type(model)) for name in ("schema_version", "part")):
        return names
    texts = [name for name in _LEAD if name in names]
    tail = [name for name in _TAIL if name in names]
    facts = [n for n in rest if not isinstance(getattr(model, n), Model | tuple)]
    under = [n for n in rest if n not in facts]
    if isinstance(model, Part):
        under.sort(key=lambda n: model.PIECES.index(n) if n in model.PIECES else -1)
    return [*(n for n in _FIRST if n in names), *facts, *texts, *under, *tail]


def _words(value: object) -> str:
    if isinstance(value, Choice):
        return value.zh
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value)


def _block_head(words: str) -> str:
    """The head of a literal block: indentation where the first line is blank or indented."""
    lead = words.split("\n", 1)[0]
    odd = not lead or lead[0] in " \t" or words.startswith("\n")
    keep = "-" if not words.endswith("\n") else "+"
    return f"|{2 if odd else ''}{keep}"


def scalar(words: str) -> str:
    """One line of words as a YAML scalar, quoted where it must be."""
    plain = _PLAIN.fullmatch(words) is not None and _ODD.search(words) is None
    return words if plain else quoted(words)


def quoted(words: str) -> str:
    """One line of words in quotation marks."""
    if "'" not in words or '"' in words or "\\" in words:
        return "'" + words.replace("'", "''") + "'"
    return f'"{words}"'
