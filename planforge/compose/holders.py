"""Who holds a post, with the telephone, from wherever the plan says it."""

from typing import TYPE_CHECKING

from planforge.compose.words import Marked
from planforge.schema import Model, Plan
from planforge.schema.organization import Person, Position

if TYPE_CHECKING:
    from planforge.compose.scribe import Scribe

_Fact = tuple[Model, str]
"""An object of the plan, and its field that is to be printed."""


def serves(post: str | None, actor: str | None) -> bool:
    """Whether what an actor has to do is a post's: 仓库 does what 仓库主管 is there for."""
    if not post or not actor:
        return False
    return post == actor or (len(actor) > 1 and actor in post) or (len(post) > 1 and post in actor)


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
