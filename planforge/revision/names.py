"""The names of a plan that a comparison takes for one word each."""

from collections.abc import Iterable, Iterator

from planforge.schema import Plan
from planforge.schema.organization import Position, Unit

_LEAST, _MOST = 2, 30
"""Characters of a name: one alone is no name, a longer one is a sentence."""


def names_of(plan: Plan) -> tuple[str, ...]:
    """People, posts, units, terms, outside contacts and the organisation, each once, as found."""
    kept = (name.strip() for name in _names(plan) if name)
    return tuple(dict.fromkeys(name for name in kept if _LEAST <= len(name) <= _MOST))


def _names(plan: Plan) -> Iterator[str | None]:
    entity = plan.entity
    if entity is not None:
        yield from (entity.name, entity.short_name, entity.responsible)
    yield from plan.issuer
    if plan.terms is not None:
        yield from (term.term for term in plan.terms.terms)
    organization = plan.organization
    if organization is None:
        return
    if organization.units is not None:
        yield from _units(organization.units.units)
    if organization.positions is not None:
        yield from _posts(organization.positions.positions)
    if organization.people is not None:
        for person in organization.people.people:
            yield from (person.name, person.post, person.unit, person.backup)
    if organization.contacts is not None:
        for contact in organization.contacts.contacts:
            yield from (contact.name, contact.person)


def _units(units: Iterable[Unit]) -> Iterator[str | None]:
    for unit in units:
        yield from (unit.name, unit.leader, *unit.aliases, *unit.members)
        yield from _posts(unit.positions)
        yield from _units(unit.units)


def _posts(posts: Iterable[Position]) -> Iterator[str | None]:
    for post in posts:
        yield from (post.name, post.holder, post.backup, *post.deputies, *post.succession)
