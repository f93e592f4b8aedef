"""Looking up laws by whatever a person remembers of them."""

from planforge.laws.law import Law, Status
from planforge.laws.names import bare_title, document_key, standard_key
from planforge.laws.registry import Registry


def exact(registry: Registry, query: str) -> tuple[Law, ...]:
    """The laws that a query names: an id, a title, a short name, the number of a document."""
    law = registry.by_id(query.strip()) or registry.misnamed(query)
    if law is not None:
        return (law,)
    if standard_key(query)[0]:
        return registry.by_standard(query)
    numbered = registry.by_number(query)
    return (numbered,) if numbered is not None else registry.by_title(query)


def search(registry: Registry, query: str) -> tuple[Law, ...]:
    """The laws that hold all words of a query, the likeliest first.

    A word in the title counts most, then one in a short name or number, then one in what is
    told of articles; among equals a law in force stands before one that is gone.
    """
    words = [bare_title(word) for word in query.split() if bare_title(word)]
    found = [(rank, law) for law in registry.laws if (rank := _rank(law, words)) is not None]
    order = sorted(found, key=lambda one: (one[0], one[1].status is Status.REPEALED))
    return tuple(law for _, law in order)


def titles(registry: Registry, query: str) -> tuple[str, ...]:
    """The titles that hold all words of a query and of which nothing else is known."""
    words = [bare_title(word) for word in query.split() if bare_title(word)]
    every = (title for group in registry.titles_only.values() for title in group)
    return tuple(title for title in every if all(word in title for word in words))


def _rank(law: Law, words: list[str]) -> int | None:
    """How far from the title the farthest word stands; None where one stands nowhere."""
    numbers = (document_key(law.number) or law.number, law.standard, *law.old_codes, law.id)
    names = (*law.short_names, *law.wrong_titles, *numbers)
    told = (law.issuer, law.kind, law.note, *law.articles.values())
    places = (bare_title(law.title), *("\n".join(map(bare_title, part)) for part in (names, told)))
    ranks = []
    for word in words:
        rank = next((i for i, place in enumerate(places) if _holds(place, word)), None)
        if rank is None:
            return None
        ranks.append(rank)
    return max(ranks, default=0)


def _holds(place: str, word: str) -> bool:
    return word.casefold() in place.casefold()
