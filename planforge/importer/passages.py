"""Parts of plain words: purpose, scope, supplies, supplementary provisions, and the like."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from planforge.document import Block, Paragraph, Section
from planforge.importer.entries import BARE, ITEM, MIXED, SESSION, Entries, Unfit, run_in, simple
from planforge.importer.facts import is_name, names_in
from planforge.importer.make import lines, make
from planforge.importer.tree import words_of
from planforge.schema import Passage
from planforge.schema.annexes import Supplementary
from planforge.schema.background import Basis, Citation, Definition, Scope, Terms
from planforge.schema.drills import Programme
from planforge.schema.resources import Category, Resource, Supplies

_PERIOD = re.compile(r"适用于(?P<fact>[^,，、。；;的]{2,10}期间)")
_PARTIES = re.compile(
    r"涉及(?:到)?(?P<fact>[^,，。；;：:]+?)等(?:相关|有关|各类|主体|单位|[。,，])"
)
_EVENTS = re.compile(
    r"(?:事件|事故|风险)[,，](?:主要)?包括(?:但不限于)?(?P<fact>[^,，。；;：:]+?)等"
)
_GROUNDS = re.compile(r"(?:依据|根据|按照)《[^。；;]+")
_TITLE = re.compile(r"《([^《》]{2,60})》")
_EXPLAINED = re.compile(r"由(?P<fact>[^,，。；;]{2,20})负责解释")
_EFFECT = re.compile(
    r"本(?:预案|方案|计划|办法)(?P<fact>自[^,，。；;]{2,14}(?:之日)?起)(?:实施|施行|执行|生效)"
)
_CONFLICT = re.compile(r"(?P<fact>[^。；;]*(?:抵触|不一致)[^。；;]*)")
_REVISION = re.compile(r"(?P<fact>[^。；;]*(?:修订|修改|调整)[^。；;]*)")
_SUPPLIES = re.compile(
    r"(?P<lead>包括|主要包括|配备|储备)(?P<fact>[^,，。；;：:]+?)等[^,，。；;、]{0,8}。?"
)

_NO_WORDS = "只有标题，没有内容"
_TERM = "有的行不是“术语：解释。”的样子"
_CATEGORY = "有的行不是“类别：物资”的样子"


@dataclass(frozen=True, slots=True)
class Passages:
    """Reads chapters of plain words."""

    entries: Entries

    def plain(self, block: Section, depth: int, model: type[Passage] = Passage) -> Passage:
        """A passage: paragraphs, then items.

        Raises:
            Unfit: it has another shape.
        """
        return make(model, **self._fields(block.blocks, depth))

    def _fields(self, blocks: Sequence[Block], depth: int) -> dict[str, object]:
        rest, held = self.entries.ended(blocks)
        plain, found = simple(rest)
        made = self.entries.many(found, depth, ITEM)
        text = lines([words_of(paragraph) for paragraph in plain])
        if text is None and not found and not held:
            raise Unfit(_NO_WORDS)
        return {"text": text, "items": made["made"], "mark": made["mark"], **held}

    def basis(self, block: Section, depth: int) -> Basis:
        """编制依据, with the laws and plans that the words name as grounds."""
        fields = self._fields(block.blocks, depth)
        text = fields.get("text")
        grounds = _GROUNDS.search(text) if isinstance(text, str) else None
        titles = _TITLE.findall(grounds[0]) if grounds is not None else []
        citations = tuple(Citation(title=title) for title in dict.fromkeys(titles))
        return make(Basis, citations=citations, said=True if citations else None, **fields)

    def terms(self, block: Section, depth: int) -> Terms:
        """名词术语: a term, then what it means.

        Raises:
            Unfit: a line is something else.
        """
        plain, found = simple(block.blocks)
        if plain and found:
            raise Unfit(MIXED)
        made = []
        for one in plain or found:
            said = run_in(words_of(one))
            inner = one.blocks if not isinstance(one, Paragraph) else ()
            if said is None or inner or said.colon != self.entries.colon or said.rest[-1:] != "。":
                raise Unfit(_TERM)
            made.append(Definition(term=said.title, definition=said.rest))
        marks = self.entries.marks
        mark = marks.own(depth, found) if found else marks.unlabelled(depth)
        return make(Terms, terms=tuple(made), mark=mark)

    def scope(self, block: Section, depth: int) -> Scope:
        """适用范围, with period, parties and events where the words name them."""
        fields = self._fields(block.blocks, depth)
        text = fields.get("text")
        if isinstance(text, str):
            fields.update(_scope_facts(text))
        return make(Scope, **fields)

    def supplementary(self, block: Section, depth: int) -> Supplementary:
        """附则, with who interprets and when it takes effect."""
        plain, found = simple(block.blocks)
        if not plain and not found:
            raise Unfit(_NO_WORDS)
        whole = "\n".join(map(words_of, [*plain, *found]))
        facts: dict[str, object] = {}
        made: list[str] = []
        for sentence in re.split(r"(?<=[。；;\n])", whole):
            made.append(_supplementary(sentence, facts))
        lines_made = "".join(made).split("\n")
        text = lines(lines_made[: len(plain)])
        slotted = zip(found, lines_made[len(plain) :], strict=True)
        items = tuple(
            self.entries.of(one, depth + 1, BARE).model_copy(update={"text": words})
            if words != words_of(one)
            else self.entries.of(one, depth + 1, ITEM)
            for one, words in slotted
        )
        mark = self.entries.marks.own(depth, found)
        return make(Supplementary, text=text, items=items, mark=mark, **facts)

    def supplies(self, block: Section, depth: int) -> Supplies:
        """应急物资: categories, each with what belongs to it."""
        plain, found = simple(block.blocks)
        made = []
        for one in found:
            said = run_in(words_of(one))
            if said is None or not said.rest or one.blocks:
                raise Unfit(_CATEGORY)
            words = self.entries.led("title", said)
            listed = _SUPPLIES.fullmatch(said.rest)
            names = names_in(listed["fact"]) if listed is not None else ()
            supplies = tuple(Resource(name=name) for name in names)
            made.append(
                make(
                    Category,
                    title=said.title,
                    text=words,
                    supplies=supplies,
                    said=True if names else None,
                )
            )
        text = lines([words_of(paragraph) for paragraph in plain])
        mark = self.entries.marks.own(depth, found)
        return make(Supplies, text=text, categories=tuple(made), mark=mark)

    def programme(self, block: Section, depth: int) -> Programme:
        """宣传, 培训: sessions, each with its points."""
        plain, found = simple(block.blocks)
        if not found:
            return make(Programme, text=lines([words_of(paragraph) for paragraph in plain]))
        made = self.entries.many(found, depth, SESSION)
        text = lines([words_of(paragraph) for paragraph in plain])
        return make(Programme, text=text, sessions=made["made"], mark=made["mark"])


def _scope_facts(text: str) -> dict[str, object]:
    fields: dict[str, object] = {}
    for name, pattern in (("period", _PERIOD), ("parties", _PARTIES), ("events", _EVENTS)):
        match = pattern.search(text)
        if match is None:
            continue
        fact = match["fact"]
        value: object = fact if name == "period" else names_in(fact)
        if value and (name != "period" or is_name(fact)):
            fields[name] = value
            text = text[: match.start("fact")] + f"[[.{name}]]" + text[match.end("fact") :]
    return {**fields, "text": text}


def _supplementary(sentence: str, facts: dict[str, object]) -> str:
    """The sentence with slots for the facts of the chapter, which are added."""
    for name, pattern in (("interpretation", _EXPLAINED), ("effect", _EFFECT)):
        match = pattern.search(sentence)
        if match is not None and name not in facts and is_name(match["fact"]):
            facts[name] = match["fact"]
            start, end = match.span("fact")
            sentence = f"{sentence[:start]}[[.{name}]]{sentence[end:]}"
    if "[[" in sentence:
        return sentence
    for name, pattern in (("conflict", _CONFLICT), ("revision", _REVISION)):
        match = pattern.match(sentence)
        if match is not None and name not in facts:
            fact = match["fact"].strip()
            facts[name] = fact
            return sentence.replace(fact, f"[[.{name}]]", 1)
    return sentence
