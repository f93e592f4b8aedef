"""The file of the registry, read into laws."""

import datetime
import json
from collections.abc import Mapping

from planforge.laws.law import Amendment, Law, Moved, Pending, Shift, Status

_Entry = Mapping[str, object]


def read_registry(
    data: str,
) -> tuple[datetime.date, tuple[Law, ...], dict[str, tuple[str, ...]]]:
    """The day, the laws, and by kind the titles of which nothing else is known."""
    held = json.loads(data)
    only = {kind: tuple(titles) for kind, titles in held.get("titles_only", {}).items()}
    return (
        datetime.date.fromisoformat(held["as_of"]),
        tuple(_law(entry) for entry in held["laws"]),
        only,
    )


def _law(entry: _Entry) -> Law:
    articles = entry.get("key_articles")
    return Law(
        _text(entry, "id"),
        _text(entry, "title"),
        _texts(entry, "short_names"),
        _text(entry, "kind"),
        _text(entry, "issuer"),
        _text(entry, "doc_no"),
        _text(entry, "std_no"),
        _day(entry.get("promulgated")),
        _day(entry.get("effective")),
        _amendment(entry.get("latest_amendment")),
        Status(_text(entry, "status")),
        _day(entry.get("repealed_on")),
        _text(entry, "replaced_by"),
        articles if isinstance(articles, dict) else {},
        _text(entry, "note"),
        _text(entry, "source"),
        _text(entry, "confidence") == "confirmed",
        bool(entry.get("review_required")),
        _texts(entry, "wrong_titles"),
        _texts(entry, "old_codes"),
        _texts(entry, "amending_orders"),
        _shift(entry.get("article_shift")),
        _pending(entry.get("pending_revision")),
    )


def _amendment(value: object) -> Amendment | None:
    match value:
        case {**entry} if entry:
            kind = str(entry.get("type") or "修订")
            return Amendment(_day(entry.get("date")), _day(entry.get("effective")), kind)
        case _:
            return None


def _pending(value: object) -> Pending | None:
    match value:
        case {"effective": str(day), **entry}:
            promulgated = _day(entry.get("promulgated"))
            return Pending(promulgated, datetime.date.fromisoformat(day))
        case _:
            return None


def _shift(value: object) -> Shift | None:
    match value:
        case {"before": str(before), "since": str(since), "moved": list(moved), **entry}:
            day = datetime.date.fromisoformat(since)
            articles = tuple(_moved(one) for one in moved)
            source = str(entry.get("source") or "")
            return Shift(before, day, articles, bool(entry.get("derived")), source)
        case _:
            return None


def _moved(entry: _Entry) -> Moved:
    old = entry.get("old")
    return Moved(
        old if isinstance(old, int) else 0,
        _text(entry, "new"),
        _text(entry, "what"),
        _texts(entry, "words"),
        bool(entry.get("alone")),
    )


def _text(entry: _Entry, key: str) -> str:
    value = entry.get(key)
    return value if isinstance(value, str) else ""


def _texts(entry: _Entry, key: str) -> tuple[str, ...]:
    value = entry.get(key)
    return tuple(value) if isinstance(value, list) else ()


def _day(value: object) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
