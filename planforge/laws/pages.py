"""What the registry tells of a law: a line, a page, or data for programs."""

import datetime
from collections.abc import Iterator

from planforge.laws.law import Law, Status
from planforge.laws.registry import Registry


def line(law: Law, registry: Registry) -> str:
    """A law in one line: id, name with number, status."""
    number = f"（{law.number}）" if law.number else ""
    return f"{law.id}  {law.cited}{number}  {status(law, registry)}"


def status(law: Law, registry: Registry) -> str:
    """Whether it is in force: 现行，2024年修订; 2021年1月1日废止."""
    words = _status(law, registry.as_of)
    if law.own:
        return words
    if law.review:
        return f"{words}（效力待人工核对）"
    return words if law.confirmed else f"{words}（未核对）"


def _status(law: Law, day: datetime.date) -> str:
    if law.status is Status.REPEALED:
        return f"{_day(law.repealed_on)}废止" if law.repealed_on else "已经废止"
    if law.effective is not None and law.effective > day:
        return f"{_day(law.effective)}起施行，尚未施行"
    amended = law.amended
    if amended is None:
        return "现行"
    year = f"{amended.date.year}年" if amended.date else ""
    since = f"，{_day(amended.effective)}起施行" if amended.effective else ""
    return f"现行，{year}{amended.kind}{since}"


def page(law: Law, registry: Registry) -> str:
    """All that is known of a law; ends with a line end."""
    return "\n".join([f"{law.id}  {law.cited}", *(f"  {row}" for row in _rows(law, registry)), ""])


def _rows(law: Law, registry: Registry) -> Iterator[str]:
    yield f"状态：{status(law, registry)}"
    after = registry.by_id(law.replaced_by) if law.replaced_by else None
    facts = (
        ("代替它的", f"{after.numbered}（{after.id}）" if after else law.replaced_by),
        ("种类", law.kind),
        ("制定机关", law.issuer),
        ("文号", law.number),
        ("旧代号", "、".join(law.old_codes)),
        ("简称", "、".join(law.short_names)),
        ("误称", "、".join(law.wrong_titles)),
        ("公布", _day(law.promulgated)),
        ("最初施行", _day(law.effective)),
        ("下一版本", f"{_day(law.pending.effective)}起施行" if law.pending else ""),
        ("它代替的", "、".join(f"{one.numbered}" for one in registry.repeals(law))),
    )
    yield from (f"{name}：{value}" for name, value in facts if value)
    if law.articles:
        yield "条文要点（转述，以官方文本为准）："
        yield from (f"  {_article(number)}　{words}" for number, words in law.articles.items())
    yield from _moved(law)
    yield from (
        f"{name}：{value}" for name, value in (("说明", law.note), ("来源", law.source)) if value
    )
    if not law.own:
        yield f"核对：{'名称和状态见公开来源' if law.confirmed else '没有核对到公开来源，只作提示'}"


def _moved(law: Law) -> Iterator[str]:
    if law.shift is None:
        return
    told = "，新条号为推算" if law.shift.derived else ""
    since = _day(law.shift.since)
    yield f"条号变动（{law.shift.before}年文本 → {since}起施行的文本{told}）："
    for moved in law.shift.moved:
        yield f"  第{moved.old}条 → {moved.new}　{moved.what}"


def _article(number: str) -> str:
    return f"第{number}条" if number.isdecimal() else number


def _day(day: datetime.date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day is not None else ""


def entry(law: Law) -> dict[str, object]:
    """A law as data for programs, keys in a fixed order."""
    amended = law.amended
    return {
        "id": law.id,
        "title": law.title,
        "short_names": list(law.short_names),
        "kind": law.kind,
        "issuer": law.issuer or None,
        "number": law.number or None,
        "standard": law.standard or None,
        "status": law.status.value,
        "promulgated": _iso(law.promulgated),
        "effective": _iso(law.effective),
        "amended": _iso(amended.date) if amended else None,
        "amended_effective": _iso(amended.effective) if amended else None,
        "pending": _iso(law.pending.effective) if law.pending else None,
        "repealed_on": _iso(law.repealed_on),
        "replaced_by": law.replaced_by or None,
        "articles": dict(law.articles),
        "note": law.note or None,
        "source": law.source or None,
        "confirmed": law.confirmed,
        "review": law.review,
    }


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day is not None else None
