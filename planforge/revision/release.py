"""Freezing a revision: version, dates and a row of the revision table, in the plan file itself."""

import datetime
from dataclasses import dataclass

from planforge.errors import LoadError, UsageProblem
from planforge.revision.own import Own, own
from planforge.revision.versions import Bump, bumped
from planforge.schema import Plan
from planforge.source.rewrite import Mapped, Piece


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a caller says of a release.

    Attributes:
        bump: which part of the version counts up.
        date: the day of issue.
        summary: what the row says.
        author: who revised; as in the last row where empty.
        effective: from when it holds; as far behind the day of issue as before where None.
        to: the version, where it does not follow from the last.
    """

    bump: Bump
    date: datetime.date
    summary: str
    author: str = ""
    effective: datetime.date | None = None
    to: str = ""


@dataclass(frozen=True, slots=True)
class Released:
    """What a release writes.

    Attributes:
        data: the plan file.
        version: the new version.
        told: what was written, and what is left to do, each a line.
    """

    data: bytes
    version: str
    told: tuple[str, ...]


def release(plan: Own, wanted: Wanted) -> Released:
    """The plan file as released; comments and order stay.

    Raises:
        UsageProblem: nobody can tell the next version, or the revision table has it already.
        LoadError: the file cannot be rewritten there, or would have errors that it has not now.
    """
    before = plan.plan
    version = wanted.to or bumped(before.version, wanted.bump)
    fields = dict(_head(before, wanted, version))
    made = plan.rewriting()
    for name, value in fields.items():
        made.set((name,), value)
    again = _again(before, wanted, version)
    if again is not None:
        made.set(("revisions", again, "date"), str(wanted.date))
        made.set(("revisions", again, "summary"), wanted.summary)
    else:
        index, row = _row(before, wanted, version)
        made.insert(("revisions",), index, row)
    data = made.text()
    _prove(plan, data)
    told = [f"{_KEYS[name]}：{_shown(before, name)} → {value}" for name, value in fields.items()]
    told.append(f"修订记录：{wanted.date}，{version}，{wanted.summary}")
    told += _left(before, wanted, version)
    return Released(data, version, tuple(told))


_KEYS = {"version": "版本", "issued": "发布日期", "effective": "实施日期"}


def _head(plan: Plan, wanted: Wanted, version: str) -> list[tuple[str, str]]:
    """The fields of the head that a release changes, with their new words."""
    found = {"version": version, "issued": str(wanted.date)}
    effective = _effective(plan, wanted)
    if effective is not None:
        found["effective"] = str(effective)
    return [(name, words) for name, words in found.items() if str(getattr(plan, name)) != words]


def _effective(plan: Plan, wanted: Wanted) -> datetime.date | None:
    if wanted.effective is not None:
        if wanted.effective < wanted.date:
            message = f"实施日期 {wanted.effective} 早于发布日期 {wanted.date}。"
            raise UsageProblem(message, "请核对 --date 和 --effective。")
        return wanted.effective
    if plan.effective is None or plan.issued is None:
        return None
    return wanted.date + max(datetime.timedelta(0), plan.effective - plan.issued)


def _again(plan: Plan, wanted: Wanted, version: str) -> int | None:
    """The row of a version that is released once more; None where there is to be a new one."""
    same = [index for index, row in enumerate(plan.revisions) if row.version == version]
    return same[-1] if same and wanted.bump is Bump.NONE and not wanted.to else None


def _row(plan: Plan, wanted: Wanted, version: str) -> tuple[int, Piece]:
    """The new row and where it goes: behind the last, or before the first of a falling list."""
    rows = plan.revisions
    if any(row.version == version for row in rows):
        message = f"修订记录里已经有 {version} 了。"
        raise UsageProblem(message, "请用 --bump minor、--bump major 或 --to 换一个版本。")
    dates = [row.date for row in rows if row.date is not None]
    falling = len(dates) > 1 and dates[0] > dates[-1]
    last = (rows[0] if falling else rows[-1]) if rows else None
    author = wanted.author or (last.author if last is not None and last.author else "")
    fields: list[tuple[str, Piece]] = [
        ("version", version),
        ("date", str(wanted.date)),
        ("summary", wanted.summary),
    ]
    if author:
        fields.append(("author", author))
    return (0 if falling else len(rows)), Mapped(tuple(fields))


def _shown(plan: Plan, name: str) -> str:
    value = getattr(plan, name)
    return str(value) if value is not None else "（没有）"


def _left(plan: Plan, wanted: Wanted, version: str) -> list[str]:
    """What a person should look at, and what a release does not do by itself."""
    left: list[str] = []
    old = plan.version
    if plan.issued is not None and wanted.date < plan.issued:
        left.append(f"发布日期比原来的（{plan.issued}）早，请核对。")
    if old and old != version and plan.subtitle and old in plan.subtitle:
        left.append(f"副标题里还写着“{old}”，请核对：{plan.subtitle}")
    if plan.status is not None and plan.status.is_draft:
        left.append(f"状态仍是“{plan.status.zh}”，正式印发前请改成“印发稿”。")
    return left


def _prove(plan: Own, data: bytes) -> None:
    """Read the new file.

    Raises:
        LoadError: it has errors that the old one has not.
    """
    known = {(found.code, found.message) for found in plan.errors}
    new = [
        found for found in own(plan.path, data).errors if (found.code, found.message) not in known
    ]
    if new:
        message = f"写好以后的预案有错：{new[0].message}"
        raise LoadError(message, new[0].hint)
