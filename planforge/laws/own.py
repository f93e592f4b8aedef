"""The laws that a plan adds to the registry."""

from collections.abc import Iterable, Iterator

from planforge.laws.law import Law, Status
from planforge.laws.names import bare_title, standard_key
from planforge.laws.registry import Registry
from planforge.schema.head import OwnLaw


def with_own(registry: Registry, added: Iterable[OwnLaw]) -> Registry:
    """The registry of one plan; the plan's own entries hold over those that are shipped."""
    laws = tuple(_laws(registry, added))
    return registry.joined(laws) if laws else registry


def _laws(registry: Registry, added: Iterable[OwnLaw]) -> Iterator[Law]:
    every = [one for one in added if one.title or one.id]
    ids = {bare_title(one.title or ""): _id(one, index) for index, one in enumerate(every)}
    for index, one in enumerate(every):
        successor = (one.successor or "").strip("《》")
        after = registry.by_title(successor) if successor else ()
        known = ids.get(bare_title(successor)) or (after[0].id if after else "")
        if successor and not known and registry.by_id(successor) is None:
            known = f"own.{index}.successor"
            yield _law(OwnLaw(title=successor), known, "")
        yield _law(one, _id(one, index), known or successor)


def _id(one: OwnLaw, index: int) -> str:
    return one.id or f"own.{index}"


def _law(one: OwnLaw, name: str, successor: str) -> Law:
    number = one.number or ""
    standard = number if standard_key(number)[0] else ""
    return Law(
        id=name,
        title=(one.title or name).strip("《》"),
        short_names=(),
        kind="本单位补充",
        issuer=one.issuer or "",
        number="" if standard else number,
        standard=standard,
        promulgated=None,
        effective=one.effective,
        amended=None,
        status=Status.REPEALED if one.repealed else Status.IN_FORCE,
        repealed_on=one.repealed,
        replaced_by=successor,
        articles={},
        note="",
        source=one.source or "",
        confirmed=True,
        review=False,
        own=True,
    )
