"""The registry of laws and standards, read from ``registry.json`` beside this file."""

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from planforge.laws.law import Amendment, Law, Status
from planforge.resources.data import read_data

_FILE = Path(__file__).with_name("registry.json")


@dataclass(frozen=True)
class Registry:
    """All known laws and standards.

    Attributes:
        as_of: the day of which the statuses hold.
        laws: in the order of the file.
    """

    as_of: datetime.date
    laws: tuple[Law, ...]

    @cached_property
    def _by_id(self) -> Mapping[str, Law]:
        return {law.id: law for law in self.laws}

    def by_id(self, law: str) -> Law | None:
        """The law of that id, or None."""
        return self._by_id.get(law)


@cache
def load_registry() -> Registry:
    """The registry that is shipped.

    Raises:
        FileProblem: the installation lacks it.
    """
    data = json.loads(read_data(_FILE))
    laws = tuple(_law(entry) for entry in data["laws"])
    return Registry(datetime.date.fromisoformat(data["as_of"]), laws)


def _law(entry: dict[str, object]) -> Law:
    def text(key: str) -> str:
        value = entry.get(key)
        return value if isinstance(value, str) else ""

    names = entry.get("short_names")
    articles = entry.get("key_articles")
    return Law(
        text("id"),
        text("title"),
        tuple(map(str, names)) if isinstance(names, list) else (),
        text("kind"),
        text("issuer"),
        text("doc_no"),
        text("std_no"),
        _day(entry.get("promulgated")),
        _day(entry.get("effective")),
        _amendment(entry.get("latest_amendment")),
        Status(text("status")),
        _day(entry.get("repealed_on")),
        text("replaced_by"),
        {str(key): str(value) for key, value in articles.items()}
        if isinstance(articles, dict)
        else {},
        text("note"),
        text("source"),
        text("confidence") == "confirmed",
        bool(entry.get("review_required")),
    )


def _amendment(value: object) -> Amendment | None:
    match value:
        case {**entry} if entry:
            kind = entry.get("type")
            return Amendment(
                _day(entry.get("date")), _day(entry.get("effective")), str(kind or "修订")
            )
        case _:
            return None


def _day(value: object) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
