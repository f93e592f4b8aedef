"""Who holds a post, with the telephone, from wherever the plan says it."""

import re
from typing import TYPE_CHECKING

from planforge.compose.words import Marked
from planforge.schema import Entry, Model, Plan
from planforge.schema.organization import Person, Position, Unit

if TYPE_CHECKING:
    from planforge.compose.scribe import Scribe

_Fact = tuple[Model, str]
"""An object of the plan, and its field that is to be printed."""
_REFERENCE = re.compile(r"\[\[(?:[^\[\]:：]*[:：])?\s*([^\[\]]+?)\s*\]\]")


def serves(post: str | None, actor: str | None) -> bool:
    """Whether what an actor has to do is a post's: 仓库 does what 仓库主管 is there for."""
    if not post or not actor:
        return False
    return post == actor or (len(actor) > 1 and actor in post) or (len(post) > 1 and post in actor)


def acts_in(one: Entry, post: str | None, actor: str | None) -> bool:
    """Whether what an actor has to do is this post's, person's or unit's.

    A unit does what its leader and its members do. 应急指挥部 acts where 指挥部 does, and the
    office whose name only begins with it does not.

    Args:
        one: the post, person or unit.
        post: what it is called.
        actor: who acts, by name or as a reference: 技术保障组, [[unit:技术组]].
    """
    found = _REFERENCE.fullmatch(actor or "")
    if found is not None:
        return found[1] in (one.id, one.heading)
    if not isinstance(one, Unit):
        return serves(post, actor)
    if not post or not actor:
        return False
    own = (*one.aliases, one.leader, *one.members)
    return actor in own or post.endswith(actor) or actor.endswith(post)


class Holders:
    """Looks up the holders of one plan's posts, each once."""

    def __init__(self, scribe: "Scribe") -> None:
        """Take the scribe of the plan."""
        self._scribe = scribe
        self._posts, self._people = _listed(scribe.plan)
        self._known: dict[str, tuple[_Fact, ...]] = {}

    def said(self, post: str) -> Marked:
        """Name and telephone of whoever holds a post; empty where the plan names nobody.

        The post of exactly that name comes first, then one that it is part of, then the first
        of a unit of that name.
        """
        found = self._known.get(post)
        if found is None:
            found = self._known[str(post)] = self._found(post)
        return Marked(" ".join(self._scribe.value(model, field) for model, field in found))

    def phone(self, name: str) -> Marked:
        """The telephone of a person; empty where the plan has none."""
        fact = self._phone(name)
        return Marked(" ".join(self._scribe.value(model, field) for model, field in fact))

    def _found(self, post: str) -> tuple[_Fact, ...]:
        held = [one for one in self._posts if one.name == post]
        known = [one for one in self._people if one.post == post]
        if not held and not known:
            held = [one for one in self._posts if one.holder and serves(one.name, post)]
            known = [one for one in self._people if serves(one.post, post)]
        if not held and not known:
            known = [one for one in self._people if one.unit == post and one.phone]
        if held and held[0].holder:
            own: tuple[_Fact, ...] = ((held[0], "phone"),) if held[0].phone else ()
            return ((held[0], "holder"), *(own or self._phone(held[0].holder)))
        if known and known[0].name:
            return ((known[0], "name"), *(((known[0], "phone"),) if known[0].phone else ()))
        return ()

    def _phone(self, name: str) -> tuple[_Fact, ...]:
        return next((((p, "phone"),) for p in self._people if p.name == name and p.phone), ())


def _listed(plan: Plan) -> tuple[tuple[Position, ...], tuple[Person, ...]]:
    organization = plan.organization
    if organization is None:
        return (), ()
    posts = organization.positions.positions if organization.positions else ()
    return posts, organization.people.people if organization.people else ()
