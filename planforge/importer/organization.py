"""组织机构: units with their duties, posts with their holders."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from planforge.document import Item, Paragraph, Section
from planforge.importer.entries import BARE, Entries, RunIn, Unfit, run_in, simple
from planforge.importer.facts import (
    Known,
    is_crowd,
    is_holder,
    is_name,
    is_post,
    is_unit,
    names_in,
)
from planforge.importer.labels import title_like
from planforge.importer.make import lines, make
from planforge.importer.tree import Labelled, entries, words_of
from planforge.schema.base import Entry
from planforge.schema.base import Item as ItemData
from planforge.schema.organization import Organization, Position, Positions, Unit, Units

_FOUNDED = re.compile(
    r"(?P<verb>成立|设立|组建)(?P<name>[^,，、。；;：:]{2,20})(?P<rest>[,，].+)", re.S
)
_HELD = re.compile(r"由(?P<holder>[^,，、。；;：:]{2,20})担任(?P<rest>.*)", re.S)
_MADE_OF = re.compile(r"(?P<lead>由|成员包括)(?P<names>[^,，。；;：:]+?)(?P<rest>等组成|组成)")
_LED = re.compile(r"由(?P<leader>[^,，、。；;：:]{2,15})担任(?:总指挥|指挥长|组长|主任)")

_CALLED = re.compile(r"(?P<name>[^\s:：,，。；;]{2,20})(?P<rest>[ \u3000]+\S{2,8}[:：].+)", re.S)
"""抢险组 组长：某某 成员：某某."""
_HEADED = re.compile(
    r"(?:组长|负责人|主任|队长)[:：]\s*(?P<leader>[\u4e00-\u9fff·]{2,4})(?=[\s,，；;。]|$)"
)
_DOES = re.compile(r"负责|承担|组织|协助|配合|做好|指导|保障")

_NO_WORDS = "只有标题，没有内容"
_POSTS = "岗位和工作组混排"
_LINES = "不是“岗位：人员”这样的行，也没有分条"


@dataclass(frozen=True, slots=True)
class Organizations:
    """Reads chapters about the organisation.

    Attributes:
        entries: makes the items in them.
        text: the whole source, which shows how units are called for short.
    """

    entries: Entries
    text: str

    def of(self, block: Section, depth: int) -> Organization | Units:
        """The organisation of a chapter.

        Raises:
            Unfit: it has another shape.
        """
        rest, ended = self.entries.ended(block.blocks)
        plain, found = simple(rest)
        if found:
            text = lines([words_of(paragraph) for paragraph in plain])
            mark = self.entries.marks.own(depth, found)
            if all(_is_duty(inner) for inner in found):
                return make(Units, text=text, items=self._items(found, depth), mark=mark, **ended)
            units = tuple(self._unit(inner, depth + 1) for inner in found)
            return make(Units, text=text, units=units, mark=mark, **ended)
        if plain and not ended:
            return self._unlabelled(plain, depth)
        raise Unfit(_NO_WORDS)

    def _unit(self, block: Labelled, depth: int) -> Unit:
        inner, held = self.entries.held(block.blocks)
        plain, found = simple(inner)
        fields = {**self._named(words_of(block), bare=not block.blocks), **held}
        listed = _listed(plain) if not found and not held else []
        more = [words_of(paragraph) for paragraph in plain[: len(plain) - len(listed)]]
        if "text" in fields:
            fields["text"] = lines([str(fields["text"]), *more])
        else:
            fields["intro"] = lines(more)
        mark = self.entries.marks
        fields["mark"] = mark.unlabelled(depth) if listed else mark.own(depth, found)
        name = fields.get("name")
        short = short_name(name, self.text) if isinstance(name, str) else None
        fields["aliases"] = (short,) if short else ()
        if found and all(_is_duty(one) for one in found):
            fields["items"] = self._items(found, depth)
        elif listed:
            fields["units"] = tuple(make(Unit, **self._titled(one, bare=True)) for one in listed)
        else:
            fields.update(self._below(found, depth))
        return make(Unit, **fields)

    def _items(self, found: Sequence[Labelled], depth: int) -> tuple[Entry, ...]:
        return tuple(self.entries.of(one, depth + 1, BARE) for one in found)

    def _named(self, words: str, *, bare: bool) -> dict[str, object]:
        """Name and text of a unit's own line; ``bare``: nothing stands under it."""
        founded = _FOUNDED.fullmatch(words)
        if founded is not None and is_unit(founded["name"]):
            text = f"{founded['verb']}[[.name]]{founded['rest']}"
            return {"name": founded["name"], "text": text}
        called = _CALLED.fullmatch(words)
        if called is not None and is_unit(called["name"]):
            return {"name": called["name"], **_head_of(f"[[.name]]{called['rest']}")}
        said = run_in(words)
        if said is not None:
            return self._titled(said, bare=bare)
        if title_like(words) and not bare:
            return {"name" if is_unit(words) else "title": words}
        return {"text": words}

    def _titled(self, said: RunIn, *, bare: bool) -> dict[str, object]:
        named = "name" if is_unit(said.title) else "title"
        if not said.rest:
            if title_like(said.title) and not said.title.endswith(("以下工作组", "如下")):
                return {named: said.title, "text": self.entries.led(named, said)}
            return {"text": f"{said.title}{said.colon}"}
        if bare and said.colon == self.entries.colon and re.match(r"负责|承担", said.rest):
            facts = _unit_facts(said.rest)
            if len(facts) == 1:
                return {named: said.title, "duties": (ItemData(text=said.rest),)}
            return {named: said.title, **facts}
        return {named: said.title, **_unit_facts(self.entries.led(named, said))}

    def _below(self, found: Sequence[Labelled], depth: int) -> dict[str, object]:
        posts: list[Position] = []
        units: list[Unit] = []
        for block in found:
            said = run_in(words_of(block))
            if said is not None and (is_post(said.title) or is_crowd(said.title)):
                if units or entries(block.blocks):
                    raise Unfit(_POSTS)
                posts.append(self._position(said))
            else:
                units.append(self._unit(block, depth + 1))
        return {"positions": tuple(posts), "units": tuple(units)}

    def _position(self, said: RunIn) -> Position:
        held = _HELD.fullmatch(said.rest)
        rest, holder = said.rest, None
        if held is not None and is_holder(held["holder"]):
            holder, rest = held["holder"], f"由[[.holder]]担任{held['rest']}"
        elif not is_crowd(said.title) and is_holder(rest.rstrip("。")):
            holder = rest.rstrip("。")
            rest = "[[.holder]]" + rest[len(holder) :]
        text = self.entries.led("name", replace(said, rest=rest))
        return make(Position, name=said.title, holder=holder, text=text)

    # Lines without labels: 总指挥：公司总经理

    def _unlabelled(self, plain: Sequence[Paragraph], depth: int) -> Organization:
        mark = self.entries.marks.unlabelled(depth)
        inner = self.entries.marks.unlabelled(depth + 1)
        posts: list[Position] = []
        units: list[Unit] = []
        crowd: list[Position] | None = None
        said: RunIn | None = None

        def close() -> None:
            if crowd is not None and said is not None:
                units.append(_crowd_unit(said, tuple(crowd), inner))

        for block in plain:
            line = run_in(words_of(block))
            if line is not None and line.rest and is_post(line.title) and crowd is None:
                posts.append(self._position(line))
            elif line is not None and not line.rest and line.title.endswith("成员"):
                close()
                said, crowd = line, []
            elif line is None and crowd is not None and is_name(words_of(block)):
                crowd.append(Position(name=words_of(block), text="[[.name]]"))
            else:
                raise Unfit(_LINES)
        close()
        pieces = {
            "positions": make(Positions, title="", positions=tuple(posts)) if posts else None,
            "units": make(Units, title="", units=tuple(units)) if units else None,
        }
        return make(Organization, mark=mark, **pieces)


def _head_of(text: str) -> dict[str, object]:
    """The leader, where the words name one after the post: 组长：某某."""
    led = _HEADED.search(text)
    if led is None or not is_holder(led["leader"]):
        return {"text": text}
    slotted = f"{text[: led.start('leader')]}[[.leader]]{text[led.end('leader') :]}"
    return {"leader": led["leader"], "text": slotted}


def _is_duty(block: Labelled) -> bool:
    """An entry that says what is done, and names no unit and no post."""
    words = words_of(block)
    if not isinstance(block, Item) or _FOUNDED.fullmatch(words) or is_unit(words) or is_post(words):
        return False
    return run_in(words) is None and not (block.blocks and title_like(words))


def _listed(plain: Sequence[Paragraph]) -> list[RunIn]:
    """The last paragraphs, where they say unit by unit what each does: 县公安局：负责…"""
    out: list[RunIn] = []
    for paragraph in reversed(plain):
        said = run_in(words_of(paragraph))
        if said is None or not is_unit(said.title) or not _DOES.match(said.rest):
            break
        out.insert(0, said)
    return out if len(out) > 1 else []


def _crowd_unit(said: RunIn, crowd: tuple[Position, ...], mark: str | None) -> Unit:
    name = said.title.removesuffix("成员")
    if is_unit(name):
        return make(Unit, name=name, text=f"[[.name]]成员{said.colon}", positions=crowd, mark=mark)
    return make(Unit, text=f"{said.title}{said.colon}", positions=crowd, mark=mark)


def _unit_facts(text: str) -> dict[str, object]:
    """Members and leader, where the sentence names them."""
    fields: dict[str, object] = {}
    made_of = _MADE_OF.search(text)
    if made_of is not None and (names := names_in(made_of["names"])):
        fields["members"] = names
        text = text[: made_of.start("names")] + "[[.members]]" + text[made_of.end("names") :]
    led = _LED.search(text)
    if led is not None and is_holder(led["leader"]):
        fields["leader"] = led["leader"]
        text = text[: led.start("leader")] + "[[.leader]]" + text[led.end("leader") :]
    return {**fields, "text": text}


def learn(organization: Organization | Units, known: Known) -> None:
    """Note everybody whom a chapter names, with the short names that the text uses."""
    for unit in _units(organization):
        if unit.name:
            known.add(unit.name)
        for alias in unit.aliases:
            known.add(alias)
        for post in unit.positions:
            _learn_post(post, known)
    if isinstance(organization, Organization) and organization.positions:
        for post in organization.positions.positions:
            _learn_post(post, known)


def _learn_post(post: Position, known: Known) -> None:
    for name in (post.name, post.holder):
        if name and not is_crowd(name):
            known.add(name)
            if name.endswith("负责人") and is_unit(name.removesuffix("负责人")):
                known.add(name.removesuffix("负责人"))


def _units(organization: Organization | Units) -> Iterator[Unit]:
    units = organization if isinstance(organization, Units) else organization.units
    waiting = list(units.units) if units else []
    while waiting:
        unit = waiting.pop(0)
        yield unit
        waiting.extend(unit.units)


def short_name(name: str, text: str) -> str | None:
    """The longest end of a unit's name that the text uses by itself."""
    for cut in range(1, len(name) - 3):
        short = name[cut:]
        alone = re.search(f"(?<!{re.escape(name[cut - 1])}){re.escape(short)}", text)
        if alone is not None and is_unit(short):
            return short
    return None
