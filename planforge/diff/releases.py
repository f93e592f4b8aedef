"""A release as one change: the version, the dates and the row of the record say the same thing."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from planforge.diff.model import Change, ChangeType, Side, Where
from planforge.schema import Plan

_FIELDS = frozenset({"version", "issued", "effective", "revisions"})


@dataclass(frozen=True, slots=True)
class Release:
    """One revision of a plan put in the place of another.

    Attributes:
        before, after: the two revisions in words: version, dates, and what the record says.
        said: versions and dates as the plans print them, without blanks.
    """

    before: str
    after: str
    said: tuple[str, ...]


def release_of(old: Side, new: Side) -> Release | None:
    """The release that two plans differ by; None where version, dates and record are the same."""
    one, other = old.plan, new.plan
    if one is None or other is None:
        return None
    recorded = other.revisions != one.revisions
    if not recorded and _facts(one) == _facts(other):
        return None
    known = set(one.revisions)
    rows = [row for row in other.revisions if row not in known]
    more = "；".join(row.summary for row in rows if row.summary)
    before, after = _called(one), _called(other)
    return Release(
        before,
        f"{after}：{more}" if after and more else after or more,
        tuple(dict.fromkeys((*_said(one), *_said(other)))),
    )


def of_release(change: Change, release: Release, old: Side, new: Side) -> bool:
    """Whether a change only says again that there is a new revision."""
    if change.type is not ChangeType.HEAD:
        return False
    places = ((change.old, old), (change.new, new))
    return all(_belongs(place, side, release) for place, side in places if place is not None)


def _belongs(place: Where, side: Side, release: Release) -> bool:
    if place.path:
        return place.path[0] in _FIELDS
    words = "".join(side.units[place.unit].words.split())
    return any(said in words for said in release.said)


def _facts(plan: Plan) -> tuple[object, ...]:
    return plan.version, plan.issued, plan.effective


def _called(plan: Plan) -> str:
    """V3.0（2026年11月6日发布，2026年11月10日实施）."""
    dates = "，".join(
        f"{_day(date)}{what}"
        for date, what in ((plan.issued, "发布"), (plan.effective, "实施"))
        if date is not None
    )
    version = plan.version or ""
    return f"{version}（{dates}）" if version and dates else version or dates


def _said(plan: Plan) -> Iterator[str]:
    if plan.version:
        yield plan.version
    for date in (plan.issued, plan.effective):
        if date is not None:
            yield _day(date)


def _day(date: datetime.date) -> str:
    return f"{date.year}年{date.month}月{date.day}日"
