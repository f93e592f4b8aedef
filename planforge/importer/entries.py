"""Numbered lines as typed items: steps, measures, sessions, with the facts that they say."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from planforge.document import Block, Figure, Item, Paragraph, Section, Table
from planforge.importer.facts import Known, is_name, limit_in
from planforge.importer.held import figure_data, no_file, pictures_in, table_data
from planforge.importer.labels import title_like
from planforge.importer.make import lines, make
from planforge.importer.markdown import paragraphs_as_markdown
from planforge.importer.marks import Marks
from planforge.importer.tree import Labelled, entries, paragraphs, words_of
from planforge.schema import Entry
from planforge.schema.base import Action
from planforge.schema.base import Item as ItemData
from planforge.schema.drills import Session, SlotAction
from planforge.schema.response import Measure, Phase, Step

_RUN_IN = re.compile(
    r"(?P<title>[^:：,，。；;！!？?]{1,30}?)(?P<colon>[:：])[ \t\u3000]*(?P<rest>.*)", re.S
)
_NO_TITLE = re.compile(
    r"(?:例如|比如|如|即|其中|如下|https?|.*\d|.*(?:电话|热线|手机|传真|邮箱|微信号?|号码))"
)


class Unfit(Exception):
    """A chapter has not the shape of the part that its title names; says why where it is known."""


SHAPE = "内容的样子与这一部分不合"
"""Why a chapter is unfit of which nobody knows more."""
MIXED = "条目之间夹着段落"
"""Why a chapter is unfit that has paragraphs among its entries."""


@dataclass(frozen=True, slots=True)
class RunIn:
    """A line that starts with a title and a colon; ``rest`` may be empty."""

    title: str
    colon: str
    rest: str


def run_in(words: str) -> RunIn | None:
    """The run-in title of a line, or None."""
    match = _RUN_IN.fullmatch(words)
    if match is None or _NO_TITLE.fullmatch(match["title"]) or match["rest"].startswith("//"):
        return None
    return RunIn(match["title"].strip(), match["colon"], match["rest"].strip())


@dataclass(frozen=True, slots=True)
class Shape:
    """What a line becomes.

    Attributes:
        model: its model.
        under: the field for what stands under it.
        actor: the field for who does it, or empty.
        limit: it has a field ``within``.
        inner: what the lines under it become; None for the same again.
    """

    model: type[Entry]
    under: str
    actor: str = ""
    limit: bool = False
    inner: "Shape | None" = None


BARE = Shape(ItemData, "items")
ITEM = Shape(ItemData, "items", "actor", limit=True)
STEP = Shape(Step, "steps", "actor", limit=True)
PHASE = Shape(Phase, "steps", inner=STEP)
MEASURE = Shape(Measure, "measures", "owner", limit=True)
SESSION = Shape(Session, "items", "owner", inner=ITEM)
ACT = Shape(SlotAction, "items", "actor", limit=True, inner=ITEM)


@dataclass(frozen=True, slots=True)
class Entries:
    """Makes typed items.

    Attributes:
        marks: the numbering of the source.
        colon: the colon that templates set after a run-in title.
        known: who can act.
        file_of: the name of a picture's file; empty where it has none.
    """

    marks: Marks
    colon: str
    known: Known
    file_of: Callable[[Figure], str] = no_file

    def of(self, block: Block, depth: int, shape: Shape) -> Entry:
        """The item of one line with what stands under it.

        Args:
            block: a section, an item or a paragraph.
            depth: at which it stands.
            shape: what it becomes.

        Raises:
            Unfit: what stands under it has no place in the shape.
        """
        inner, held = self.held(block.blocks if isinstance(block, Section | Item) else ())
        fields = {**self._start(block, shape), **held}
        if fields.get("text") is None:
            fields.update(self._below_title(inner, depth, shape))
        else:
            fields.update(self._below_text(str(fields["text"]), inner, depth, shape))
        return make(shape.model, **fields)

    def ended(self, blocks: Sequence[Block]) -> tuple[Sequence[Block], dict[str, object]]:
        """What stands under a chapter without what may follow its entries, and that.

        Paragraphs behind the last entry are its body; a table and a figure may end it.
        """
        rest, fields = self.held(blocks)
        last = max((i for i, b in enumerate(rest) if isinstance(b, Section | Item)), default=-1)
        tail = rest[last + 1 :]
        if last < 0 or not tail or paragraphs(tail) != list(tail):
            return rest, fields
        body = paragraphs_as_markdown([words_of(paragraph) for paragraph in tail])
        return rest[: last + 1], {"body": body, **fields}

    def held(self, blocks: Sequence[Block]) -> tuple[Sequence[Block], dict[str, object]]:
        """What stands under an entry without the table and the figure at its end, and these."""
        rest, fields = list(blocks), dict[str, object]()
        if rest and isinstance(rest[-1], Figure) and (file := self.file_of(rest[-1])):
            fields["figure"] = figure_data(rest[-1], file)
            del rest[-1]
        if rest and isinstance(rest[-1], Table) and not any(pictures_in(rest[-1])):
            fields["table"] = table_data(rest[-1])
            del rest[-1]
        return rest, fields

    def many(self, blocks: Sequence[Block], depth: int, shape: Shape) -> dict[str, object]:
        """The fields of a parent at ``depth`` for the lines under it: the list and its mark."""
        found = entries(blocks)
        made = tuple(self.of(block, depth + 1, shape) for block in found)
        return {"made": made, "mark": self.marks.own(depth, found)}

    def led(self, named: str, said: RunIn) -> str:
        """The text after a run-in title, which says the title itself where its colon differs."""
        if not said.rest:
            return f"[[.{named}]]{said.colon}"
        return said.rest if said.colon == self.colon else f"[[.{named}]]{said.colon}{said.rest}"

    def facts(self, text: str, shape: Shape) -> dict[str, object]:
        """The text with slots for the facts in it, and those facts."""
        found = self.known.actor(text) if shape.actor else None
        if found is None:
            return {"text": text, "actions": self.acts(text)}
        name, start = found
        slotted = f"{text[:start]}[[.{shape.actor}]]{text[start + len(name) :]}"
        fields: dict[str, object] = {shape.actor: name}
        limit = limit_in(text) if shape.limit else None
        if limit is not None:
            slotted = slotted.replace(limit, "[[.within]]", 1)
            fields["within"] = limit
        elif shape.limit:
            fields["actions"] = self.acts(text)
        return {**fields, "text": slotted}

    def acts(self, text: str, given: str = "") -> tuple[Action, ...]:
        """Who does what within which time, beside a text that tells several acts."""
        return tuple(
            make(Action, actor=actor, action=action, within=within)
            for actor, action, within in self.known.acts(text, given)
        )

    def _start(self, block: Block, shape: Shape) -> dict[str, object]:
        """Title, text and facts of a line of its own."""
        words = words_of(block)
        inner = block.blocks if isinstance(block, Section | Item) else ()
        if isinstance(block, Section) or (inner and title_like(words)):
            return {"title": words}
        said = run_in(words)
        if said is None:
            return self.facts(words, shape)
        if shape.actor and said.rest and said.title in self.known.names and is_name(said.title):
            text = f"[[.{shape.actor}]]{said.colon}{said.rest}"
            acts = self.acts(said.rest, said.title)
            return {shape.actor: said.title, "text": text, "actions": acts}
        if not said.rest:
            return {"title": said.title, "text": self.led("title", said)}
        text = self.led("title", said)
        return {
            "title": said.title,
            **(self.facts(text, shape) if text == said.rest else {"text": text}),
        }

    def _below_text(
        self, text: str, inner: Sequence[Block], depth: int, shape: Shape
    ) -> dict[str, object]:
        found = entries(inner)
        plain = paragraphs(inner)
        if list(inner) != [*plain, *found]:
            raise Unfit(_mixed(inner))
        text = "\n".join([text, *map(words_of, plain)])
        made = tuple(self.of(block, depth + 1, shape.inner or shape) for block in found)
        return {"text": text, shape.under: made, "mark": self.marks.own(depth, found)}

    def _below_title(self, inner: Sequence[Block], depth: int, shape: Shape) -> dict[str, object]:
        """What stands under a heading: an introduction, then entries with or without labels."""
        found = entries(inner)
        plain = paragraphs(inner)
        if list(inner) != [*plain, *found]:
            raise Unfit(_mixed(inner))
        if found:
            made = tuple(self.of(block, depth + 1, shape.inner or shape) for block in found)
            intro = lines([words_of(block) for block in plain])
            mark = self.marks.own(depth, found, titled=False)
            return {"intro": intro, shape.under: made, "mark": mark}
        first = next((i for i, block in enumerate(plain) if run_in(words_of(block))), len(plain))
        intro = lines([words_of(block) for block in plain[:first]])
        if first == len(plain):
            return {"intro": intro}
        made = tuple(self.of(block, depth + 1, shape.inner or shape) for block in plain[first:])
        return {"intro": intro, shape.under: made, "mark": self.marks.unlabelled(depth)}


def simple(blocks: Sequence[Block]) -> tuple[list[Paragraph], list[Labelled]]:
    """Paragraphs and then entries.

    Raises:
        Unfit: anything else, or in another order.
    """
    plain, found = paragraphs(blocks), entries(blocks)
    if list(blocks) != [*plain, *found]:
        raise Unfit(_mixed(blocks))
    return plain, found


def _mixed(blocks: Sequence[Block]) -> str:
    if any(isinstance(block, Table) for block in blocks):
        return "条目和表格混排，表格不在最后"
    if any(isinstance(block, Figure) for block in blocks):
        return "条目之间有图"
    return MIXED
