"""The words of a plan as its templates print them, each with the path that it comes from."""

import re
from collections.abc import Iterable

from planforge.compose.listing import shown
from planforge.compose.paths import Paths
from planforge.compose.words import (
    END,
    SEP,
    START,
    STRONG,
    WEAK,
    Marked,
    Words,
    printed,
    slotted,
    words,
)
from planforge.errors import TemplateProblem
from planforge.findings import Path
from planforge.schema import Duration, Entry, Model, Plan
from planforge.schema.background import Citation
from planforge.schema.base import Listing
from planforge.schema.fields import fold, keys_of

_SLOT = re.compile(r"\[\[\.(\w+)\]\]")


class Wording:
    """Words for sentences: fields with their slots filled, limits, citations; notes what was said.

    Attributes:
        plan: whose words they are.
        paths: where its objects stand.
        words: the paths of the words said, in order; marks in the text count through them.
        printed: the paths of all that was said.
        slots: those that no field fills, with the path of the text that holds them.
        strong_titles: run-in titles and labels are set strong.
    """

    def __init__(self, plan: Plan, paths: Paths, *, strong_titles: bool) -> None:
        self.plan = plan
        self.paths = paths
        self.words: list[Path] = []
        self.printed: set[Path] = set()
        self.slots: list[tuple[Path, str]] = []
        self.strong_titles = strong_titles

    def say(self, value: str, path: Path) -> str:
        """A plan string marked with its path; noted as printed."""
        self.printed.add(path)
        self.words.append(path)
        return f"{START}{len(self.words) - 1}{SEP}{value}{END}"

    def finalize(self, value: object) -> str:
        """What Jinja prints for an expression's value.

        Raises:
            TemplateProblem: it is neither a string nor a number.
        """
        if isinstance(value, Words):
            return self.say(value, value.path)
        if isinstance(value, str):
            return value
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
        kind = "空值" if value is None else type(value).__name__
        message = f"模板要输出的不是文字或数字，而是{kind}。"
        raise TemplateProblem(message, "先用 {% if %} 判断有没有值，或检查字段名。")

    def attribute(self, model: Model, name: str, value: object) -> object:
        """A field of a plan object as templates see it: strings know their path."""
        place = self.paths.of(model)
        if place is None:
            return self._seen(model, name, value, ())
        known = place.seen.get(name)
        if known is None:
            known = place.seen[name] = self._seen(model, name, value, place.path)
        return known

    def _seen(self, model: Model, name: str, value: object, at: Path) -> object:
        if type(value) is tuple:
            if value and isinstance(model, Listing) and name == model.LIST:
                return shown(value)
            if not value or not isinstance(value[0], str):
                return value
            return tuple(words(str(inner), (*at, name, i)) for i, inner in enumerate(value))
        text = value if type(value) is str else printed(value)
        return value if text is None else words(text, (*at, name))

    def path(self, model: Model) -> Path:
        """The plan path of an object; empty for one that the plan does not hold."""
        place = self.paths.of(model)
        return place.path if place else ()

    def value(self, model: Model, field: str) -> str:
        """A field as a table cell shows it: a list joined, a limit worded as one."""
        value = getattr(model, field)
        path = (*self.path(model), field)
        if isinstance(value, Duration):
            return self.limit(model, field)
        if isinstance(model, Entry) and field in ("text", "title"):
            return self.fill(model, field)
        text = printed(value)
        if text is not None:
            return self.say(words(text, path), path)
        if type(value) is not tuple:
            return ""
        if value and isinstance(value[0], Entry):
            return "；".join(self.fill(inner).rstrip("。") for inner in value)
        said = (
            self.say(words(str(inner), (*path, i)), (*path, i)) for i, inner in enumerate(value)
        )
        return ("；" if any(len(str(inner)) > 10 for inner in value) else "、").join(said)

    def fill(self, entry: Entry, field: str = "text") -> Marked:
        """A text field of an entry with its slots filled."""
        value = getattr(entry, field)
        if not isinstance(value, str):
            return Marked("")
        base = self.path(entry)
        if "[[." not in value:
            return Marked(self.say(words(value, (*base, field)), (*base, field)))
        self.printed.add((*base, field))
        out: list[str] = []
        for index, piece in enumerate(_SLOT.split(words(value, (*base, field)))):
            if index % 2 == 0:
                if piece:
                    out.append(self.say(piece, (*base, field)))
            else:
                out.append(self._slot(entry, piece, (*base, field)))
        return Marked("".join(out))

    def _slot(self, entry: Entry, name: str, path: Path) -> str:
        own = keys_of(type(entry)).get(fold(name))
        found = (entry, own.name) if own else self.paths.owner(entry, fold(name))
        owner, field = found or (entry, "")
        value = getattr(owner, field, None) if field else None
        text = printed(value)
        if text is None and type(value) is tuple and value and isinstance(value[0], str):
            text = "、".join(value)
            self.printed.update((*self.path(owner), field, i) for i in range(len(value)))
        if text is None:
            self.slots.append((path, name))
            return ""
        return self.say(text, (*self.path(owner), field))

    def told(self, entry: Entry, field: str) -> bool:
        """The entry's own text, or that of one of its items, has a slot for the fact."""
        texts = (entry.text, *(item.text for item in entry.items))
        return any(text and slotted(text, type(entry), field) for text in texts)

    def title(self, entry: Entry) -> Marked:
        """The title or name of an entry, slots filled; empty where it has none."""
        if entry.title is not None:
            return self.fill(entry, "title")
        return self.fill(entry, entry.NAMED_BY)

    def lead(self, entry: Entry) -> Marked:
        """The run-in title with its colon, unless there is none or the text says it in a slot."""
        field = "title" if entry.title is not None else entry.NAMED_BY
        if entry.heading is None or (entry.text and slotted(entry.text, type(entry), field)):
            return Marked("")
        return self.label(self.title(entry))

    def label(self, *parts: str) -> Marked:
        """Words with a colon in front of a sentence, strong where the layout wants it."""
        said = f"{''.join(map(self.finalize, parts))}："
        return Marked(f"{STRONG}{said}{WEAK}" if self.strong_titles else said)

    def limit(self, model: Model, field: str = "within") -> Marked:
        """A duration worded as a limit: 10分钟内."""
        value = getattr(model, field)
        if not isinstance(value, Duration):
            return Marked("")
        path = (*self.path(model), field)
        said = self.say(value, path)
        return Marked(said if value.within == value else f"{said}内")

    def joined(self, values: Iterable[str], separator: str = "") -> Marked:
        """Strings joined with 、 or another mark, each keeping its path."""
        parts = [self.finalize(value) for value in values]
        return Marked((separator or "、").join(parts))

    def cite(self, citation: Citation) -> Marked:
        """A citation as a sentence names it: 《名称》（文号）第五条."""
        title = self.value(citation, "title") if citation.title else self._law(citation)
        bare = title == citation.id or title.startswith("《") or not title
        quoted = title if bare else f"《{title}》"
        number = f"（{self.value(citation, 'number')}）" if citation.number else ""
        return Marked(f"{quoted}{number}{self.value(citation, 'article')}")

    def _law(self, citation: Citation) -> str:
        """The title that the registry knows by the citation's id, else the id."""
        from planforge.laws import load_registry

        law = load_registry().by_id(citation.id) if citation.id else None
        if law is None:
            return self.value(citation, "id")
        path = (*self.path(citation), "id")
        return self.say(words(law.title, path), path)

    def ended(self, text: str) -> str:
        """The full stop, unless the text already ends in one of its own."""
        last = text.rstrip(END)[-1:]
        return "" if last and last in "。！？；…：:;!?" else "。"
